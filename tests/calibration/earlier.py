"""What did the code before the last change of the analyses give, in more programs than could be asked since?

    python -m tests.calibration.earlier STORE SOURCE

keeps the lines of the blocks of an earlier state of the code in `earlier.json`, which the page tells apart from the
present ones. A line whose estimates are the same today, program by program, is said to be.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.calibration.asking import Asked, ask
from tests.calibration.blocks import ROOT, parsed
from tests.calibration.row import Row
from tests.calibration.rows import ROWS
from tests.calibration.summary import summarise

KEPT = Path(__file__).with_name("earlier.json")
ASKED_AGAIN = (7,)  # seeds
NUMBERS = ("n", "truth", "bias", "bias_se", "covered")


def kept() -> dict[str, Any]:
    """The lines that were kept, with the fingerprint of the code that gave them; empty where none are."""
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.is_file() else {}


def keep(rows: Sequence[Row], store: Path, source: str, path: Path = KEPT) -> int:
    """Write the lines of every row that stands in an earlier store; returns how many."""
    lines = [line for row in rows for line in _lines(row, store)]
    path.write_text(json.dumps({"source": source, "lines": lines}, indent=1) + "\n", encoding="utf-8")
    return len(lines)


def _lines(row: Row, store: Path) -> Iterator[dict[str, Any]]:
    name = "".join(c if c.isalnum() else "-" for c in row.name)
    files = sorted(store.glob(f"{name}-{'?' * 16}/*.json"))
    programs = [one for path in files for one in parsed(json.loads(path.read_text(encoding="utf-8")))]
    if not programs:
        return
    again = [ask(row, seed) for seed in ASKED_AGAIN]
    before = [one for one in programs if one.seed in ASKED_AGAIN]
    for line in row.lines:
        told = summarise(line, programs)
        if told.n:
            same = _found(before, line.estimate) == _found(again, line.estimate)
            yield {"row": row.name, "estimate": line.estimate, "of": line.truth, "same": same} | {
                number: getattr(told, number) for number in NUMBERS
            }


def _found(programs: Sequence[Asked], name: str) -> list[tuple[float, ...]]:
    found = [answer.estimates[name] for one in programs for answer in one.answers.values() if name in answer.estimates]
    return [tuple(_rounded(end) for end in ends) for ends in found[: len(programs)]]


def _rounded(end: float) -> float:
    return float(f"{end:.9g}") if math.isfinite(end) else 0.0


if __name__ == "__main__":
    print(keep(ROWS, Path(sys.argv[1]), sys.argv[2]), KEPT.relative_to(ROOT))
