"""What does an empty table look like? Header rows, written by `python -m mentorlab.tables.blank DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorlab.tables.contracts import TABLES, contract


def blank(name: str) -> str:
    """The header row of one table as CSV: every column of its contract, in its order, and nothing below."""
    return ",".join(contract(name).names) + "\n"


def write_blank_tables(folder: Path) -> list[Path]:
    """One CSV file per table in `folder`, which is made if need be; files of these names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.csv" for name in TABLES]
    for path in paths:
        path.write_bytes(blank(path.stem).encode())
    return paths


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("say where: python -m mentorlab.tables.blank templates/tables")
    write_blank_tables(Path(sys.argv[1]))
