"""Simulate a program into a folder, from the truth that it holds: `python -m mentorlab.simulation DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorlab.errors import MentorlabError
from mentorlab.simulation.files import write
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import FILE, Truth
from mentorlab.simulation.truth_file import read_truth


def main(arguments: list[str]) -> int:
    """Exit status 0 when done, 2 for bad input; prints the folder. Without truth.yaml: the default truth."""
    if len(arguments) != 1:
        print("usage: python -m mentorlab.simulation DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        truth = read_truth(folder / FILE) if (folder / FILE).exists() else Truth()
        print(write(simulate(truth), folder, replace=True))
    except MentorlabError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
