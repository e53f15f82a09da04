"""Does a new folder hold what was asked for, without a fault, or nothing at all?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.measures.opening import check
from mentorlab.shipped import shipped
from mentorlab.tables.blank import blank
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.starting import EVERYDAY, next_first, start, tables_meant

DAY = date(2026, 12, 1)


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_folder_holds_only_what_there_is_and_has_no_fault(tmp_path: Path) -> None:
    folder = start(tmp_path / "spring-27", starts_on=DAY, have=["pairs", "survey"])
    assert tree(folder) == [
        *(".gitignore", "README.md", "instruments/.gitkeep", "program.yaml", "records/.gitkeep"),
        *("tables/.gitkeep", "tables/pairs.csv", "tables/responses.csv"),
    ]
    faults, program = check(folder)
    assert faults == []
    assert program is not None
    assert program.charter.program == "Spring 27"
    assert program.charter.starts_on == DAY
    assert (folder / "tables" / "pairs.csv").read_text() == blank("pairs")
    assert {"keys/", "runs/"} <= set((folder / ".gitignore").read_text().splitlines())


@pytest.mark.parametrize("name", ["2026", "null", "no: way", "a_b", "Über uns", "x #1"])
def test_whatever_the_folder_is_called_the_charter_reads_it_as_a_name(name: str, tmp_path: Path) -> None:
    faults, program = check(start(tmp_path / name, starts_on=DAY))
    assert faults == []
    assert program is not None
    assert program.charter.program.casefold() == name.replace("_", " ").casefold()


def test_every_everyday_word_means_a_table() -> None:
    assert set(EVERYDAY.values()) <= set(TABLES)
    assert not set(EVERYDAY) & set(TABLES)
    assert tables_meant(["Survey", " staff ", "calendar", "costs"]) == ("people", "meetings", "responses", "costs")


def test_every_unknown_word_is_named_with_the_nearest_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as bad:
        start(tmp_path / "x", starts_on=DAY, have=["surwey", "pairs", "qqq"])
    assert [fault.what for fault in bad.value.faults] == ["'surwey' is no table", "'qqq' is no table"]
    assert bad.value.faults[0].do == "did you mean 'survey'?"
    assert list(tmp_path.iterdir()) == []


def test_like_the_demo_brings_its_charter_and_only_the_rows_of_what_there_is(tmp_path: Path) -> None:
    folder = start(tmp_path / "x", starts_on=DAY, have=["pairs", "lottery"], like="demo")
    demo = shipped("data", "demo")
    assert (folder / "tables" / "pairs.csv").read_bytes() == (demo / "tables" / "pairs.csv").read_bytes()
    assert sorted(path.name for path in (folder / "tables").glob("*.csv")) == ["assignments.csv", "pairs.csv"]
    assert check(folder)[0] == []
    assert "earlier_cycles" in (demo / "program.yaml").read_text(encoding="utf-8")
    assert "earlier_cycles" not in (folder / "program.yaml").read_text(encoding="utf-8")
    assert (folder / "program.yaml").read_text(encoding="utf-8").splitlines()[0].startswith("# An example")
    with pytest.raises(BadInput, match="is no example"):
        start(tmp_path / "y", starts_on=DAY, like="dmo")
    assert not (tmp_path / "y").exists()


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        start(tmp_path / "x", starts_on=DAY)
    assert tree(tmp_path) == ["x/letter.txt"]
    (tmp_path / "empty").mkdir()
    assert check(start(tmp_path / "empty", starts_on=DAY))[0] == []


def test_nothing_is_left_where_it_fails_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr("mentorlab.tables.starting.blank", full)
    with pytest.raises(OSError, match="full"):
        start(tmp_path / "x", starts_on=DAY, have=["pairs"])
    assert list(tmp_path.iterdir()) == []


def test_the_first_day_is_that_of_the_next_month() -> None:
    assert next_first(date(2026, 11, 22)) == date(2026, 12, 1)
    assert next_first(date(2026, 12, 31)) == date(2027, 1, 1)
    assert next_first(date(2028, 1, 31)) == date(2028, 2, 1)


def test_the_command_makes_a_folder_that_check_finds_green(tmp_path: Path) -> None:
    folder = str(tmp_path / "spring")
    made = CliRunner().invoke(main, ["new", folder, "--have", "pairs,survey", "--starts-on", "2027-01-04"])
    assert made.exit_code == 0
    assert made.output.splitlines()[-1] == folder
    assert CliRunner().invoke(main, ["check", folder]).exit_code == 0
    again = CliRunner().invoke(main, ["new", folder])
    assert again.exit_code == 2
    assert "holds a program already" in again.output
