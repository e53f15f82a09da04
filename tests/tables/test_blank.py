"""Are the blank tables that ship those of the contracts, and can a program start from them?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mentorlab.shipped import shipped
from mentorlab.tables.blank import blank, write_blank_tables
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.load import load

CHARTER = 'program: Small\ncycle: "1"\nstarts_on: 2026-03-02\n'


def test_the_shipped_tables_are_true() -> None:
    there = {path.stem: path.read_bytes() for path in shipped("templates", "tables").iterdir()}
    assert there == {name: blank(name).encode() for name in TABLES}, (
        "run: python -m mentorlab.tables.blank templates/tables"
    )


def test_a_header_row() -> None:
    assert blank("attendance") == "meeting_id,person_id\n"


def test_a_program_of_blank_tables_has_no_faults(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text(CHARTER, encoding="utf-8")
    assert len(write_blank_tables(tmp_path / "tables")) == len(TABLES)
    program = load(tmp_path)
    assert set(program.tables) == set(TABLES)
    assert program.faults == ()
    assert set(program.rows.values()) == {0}


def test_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mentorlab.tables.blank"]
    subprocess.run([*command, str(tmp_path / "new")], check=True)
    assert len(list((tmp_path / "new").glob("*.csv"))) == len(TABLES)
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "say where" in refused.stderr
