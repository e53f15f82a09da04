"""A small program folder, written for one test."""

from __future__ import annotations

from pathlib import Path

from mentorlab.tables.load import load
from mentorlab.tables.program import Program

CHARTER = """program: Small
cycle: "1"
starts_on: 2026-03-02
waves: [before, middle, after]
"""


def program(folder: Path, instruments: dict[str, str] | None = None, **tables: str) -> Program:
    """The program with these tables (name → CSV text) and instruments (file name → YAML text)."""
    (folder / "program.yaml").write_text(CHARTER, encoding="utf-8")
    for part in ("tables", "instruments"):
        (folder / part).mkdir()
    for name, text in tables.items():
        (folder / "tables" / f"{name}.csv").write_text(text, encoding="utf-8")
    for name, text in (instruments or {}).items():
        (folder / "instruments" / name).write_text(text, encoding="utf-8")
    return load(folder)
