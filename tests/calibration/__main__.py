"""Does the kit find the truth, and where can no analysis? Ask thousands of simulated programs: `make calibrate`.

    python -m tests.calibration [--seeds 0:2000] [--workers 2] [--rows NAME …] [--page]

Blocks of 10 seeds that are at hand in `.calibration/` are not asked again. The page docs/calibration.md and its figure
are then written from everything at hand for the present rows and the present source code. Exit status: 0 done, 1 some
programs could not be asked, or a row did not do what was expected of it, 2 a wrong argument, 130 stopped (start again).
"""

from __future__ import annotations

import argparse
import sys

from tests.calibration.blocks import ROOT, SIZE, read
from tests.calibration.page import page
from tests.calibration.picture import draw
from tests.calibration.rows import ROWS, SEEDS, named
from tests.calibration.running import run
from tests.calibration.summary import summarise

PAGE, PICTURE = ROOT / "docs" / "calibration.md", ROOT / "docs" / "calibration.png"


def main(arguments: list[str]) -> int:
    """Ask what is not at hand, write the page, say what does not do what it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.calibration", description="Does the kit find the truth?")
    parser.add_argument("--seeds", type=_seeds, default=SEEDS, help=f"from:to, both multiples of {SIZE}")
    parser.add_argument("--workers", type=int, default=2, help="processes side by side (default 2)")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME", help="rows whose names begin so (default all)")
    parser.add_argument("--page", action="store_true", help="write the page from what is at hand, and ask nothing")
    given = parser.parse_args(arguments)
    try:
        rows = named(given.rows) if given.rows else ROWS
    except KeyError as unknown:
        parser.error(str(unknown.args[0]))
    failed = [] if given.page else run(rows, given.seeds, given.workers, _say)
    asked = {row.name: read(row, given.seeds) for row in ROWS}
    PAGE.write_text(page(ROWS, asked), encoding="utf-8")
    draw(ROWS, asked, PICTURE)
    unexpected = [
        f"not as expected, or not beyond chance: {row.name}, {line.estimate}"
        for row in ROWS
        for line in row.lines
        if asked[row.name] and not summarise(line, asked[row.name]).as_expected
    ]
    for line in [*failed, *unexpected]:
        _say(line)
    print(PAGE)
    return 1 if failed or unexpected else 0


def _seeds(text: str) -> range:
    first, _, last = text.partition(":")
    if not (first.isdigit() and last.isdigit()) or int(first) % SIZE or int(last) % SIZE or int(first) >= int(last):
        raise argparse.ArgumentTypeError(f"{text!r}: write from:to, both multiples of {SIZE}")
    return range(int(first), int(last))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _say("stopped; start again to go on")
        sys.exit(130)
