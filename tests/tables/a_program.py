"""Small program folders for the tests of this floor."""

from __future__ import annotations

from pathlib import Path

CHARTER = """\
program: Northwind graduate mentoring
cycle: 2026-spring
starts_on: 2026-03-02
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
"""

SHARED = Path(__file__).resolve().parents[3] / "shared"


def a_program(folder: Path, charter: str = CHARTER, **tables: str) -> Path:
    """A program folder with these tables; each is CSV text, blanks around its lines are dropped."""
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "program.yaml").write_text(charter, encoding="utf-8")
    for name, text in tables.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / "tables" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
