"""Are variants drawn once, on record, so that anyone can draw again and places stay as they are?"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.reach import draw_variants
from mentorlab.reports.forgetting import carry_out, plan
from mentorlab.tables.arms import arms
from mentorlab.tables.definitions import shipped_definitions
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import list_sha256
from tests.programs import demo, write_program
from tests.reach.inviting import DRAWN_ON, applying, ids, outreach

TWO = ["plain", "warm"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty people in two units; p000 has left, p001 has applied, p002 may only be a mentor: 37 can be asked."""
    people = pd.DataFrame({"person_id": ids(40), "eligible_as": "mentee", "unit": ["Harbour", "Mill"] * 20})
    people["left_on"] = ["2025-12-01", *[None] * 39]
    people.loc[2, "eligible_as"] = "mentor"
    return write_program(tmp_path / "p", None, people=people, applications=applying(["p001"], "2025-12-20"))


def _draw(folder: Path, **more: Any) -> Any:
    return draw_variants(folder, "invitation", TWO, **{"today": DRAWN_ON, **more})


def _table(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "tables" / "assignments.csv", dtype="str", keep_default_na=False)


def _record(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "records").glob("variants-*.json")
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_those_who_can_be_asked_are_drawn_and_the_record_says_how(folder: Path) -> None:
    done = _draw(folder, stratify_by=["unit"])
    table, record = _table(folder), _record(folder)
    assert set(table["person_id"]) == set(ids(40)[3:])
    assert set(table["trial"]) == {"invitation"}
    assert sorted(table["arm"].value_counts()) == [18, 19]
    by_block = pd.crosstab(table["block"], table["arm"])
    assert (by_block["plain"] - by_block["warm"]).abs().max() <= 1
    assert set(table["chance"]) == {"0.5"}
    assert record["arms_sha256"] == arms_sha256(table)
    assert record["list_sha256"] == list_sha256(table.set_index("person_id")["block"])
    assert (record["trial"], record["variants"], record["people"]) == ("invitation", TWO, 37)
    assert record["left_out"] == {"not eligible": 1, "left": 1, "applied": 1}
    assert record["seed_from"] == "the operating system"
    assert record["counted"]["fingerprint"] == shipped_definitions()["reach.applied_in_trial"].fingerprint
    assert not set(table["person_id"]) & set(json.dumps(record).replace('"', " ").split())
    assert dict(done.list.itertuples(index=False)) == dict(table[["person_id", "arm"]].itertuples(index=False))
    assert not load(folder).faults
    assert (arms(load(folder)).source, len(arms(load(folder)).people)) == ("none", 0)  # a letter is no place


def test_drawing_again_gives_the_same_list_and_writes_nothing(folder: Path) -> None:
    first = _draw(folder)
    before = _files(folder)
    again = _draw(load(folder), today=dt.date(2026, 3, 1))
    assert again.list.equals(first.list)
    assert "The same draw again, 37 people" in again.told[0]
    assert _files(folder) == before


def test_a_list_that_was_lost_comes_back_byte_for_byte(folder: Path) -> None:
    """Also where somebody applied since: on the day of the draw that had not happened."""
    _draw(folder)
    table = folder / "tables" / "assignments.csv"
    before = table.read_bytes()
    table.unlink()
    late = pd.concat([applying(["p001"], "2025-12-20"), applying(["p009"], "2026-01-20")])
    late.to_csv(folder / "tables" / "applications.csv", index=False)
    assert "written again" in _draw(folder).told[-1]
    assert table.read_bytes() == before


def test_a_new_draw_needs_a_reason_and_reports_tell_it(folder: Path) -> None:
    _draw(folder, seed=1)
    for changed in ({"seed": 2}, {"stratify_by": ["unit"]}):
        with pytest.raises(BadInput, match="to give that draw up"):
            _draw(folder, **changed)
    with pytest.raises(BadInput, match="variants"):
        draw_variants(folder, "invitation", ["plain", "other"], today=DRAWN_ON)
    _draw(folder, seed=2, again="a variant named a manager", today=dt.date(2026, 1, 3))
    assert set(_table(folder)["drawn_with"]) == {"variants-2026-01-03.json"}
    people = list(_table(folder)["person_id"])
    mails = outreach(people, variant=list(_table(folder)["arm"]))
    mails.to_csv(folder / "tables" / "outreach.csv", index=False)
    told = mentorlab.reach.campaigns(load(folder))
    assert told.deviations[0].endswith("in place of the draw of 2026-01-02: a variant named a manager.")
    assert told.design == "drawn_variants"


def test_interrupted_between_record_and_list_it_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("mentorlab.reach.invited.drawing.write_assignments", stopped)
        with pytest.raises(KeyboardInterrupt):
            _draw(folder, seed=6)
    assert not (folder / "tables" / "assignments.csv").exists()
    _draw(folder)
    assert arms_sha256(_table(folder)) == _record(folder)["arms_sha256"]


def test_what_was_sent_is_not_drawn_afterwards(folder: Path) -> None:
    outreach(ids(5)).to_csv(folder / "tables" / "outreach.csv", index=False)
    before = _files(folder)
    with pytest.raises(BadInput, match="has been sent already"):
        _draw(folder)
    assert _files(folder) == before


@pytest.mark.parametrize(
    ("campaign", "variants", "said"),
    [
        ("program", TWO, "cannot be the name of a campaign"),
        (" ", TWO, "cannot be the name of a campaign"),
        ("letter", ["plain"], "name at least two variants"),
        ("letter", ["plain", "plain"], "name at least two variants"),
        ("letter", ["plain", ""], "name at least two variants"),
    ],
)
def test_what_cannot_be_drawn_is_refused(folder: Path, campaign: str, variants: list[str], said: str) -> None:
    before = _files(folder)
    with pytest.raises(BadInput, match=said):
        draw_variants(folder, campaign, variants, today=DRAWN_ON)
    assert _files(folder) == before


def test_one_word_is_not_drawn_by_its_letters(folder: Path) -> None:
    with pytest.raises(BadInput, match="name at least two variants"):
        draw_variants(folder, "invitation", "ab", today=DRAWN_ON)
    assert not (folder / "records").exists()


def test_an_unknown_column_and_too_few_people_are_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match=r"people\.site"):
        _draw(folder, stratify_by=["site"])
    with pytest.raises(BadInput, match="1 person can still be asked"):
        _draw(folder, whom="mentors")
    with pytest.raises(BadInput, match="the program that ships"):
        draw_variants(demo(), "letter", TWO)


def test_a_changed_list_is_refused(folder: Path) -> None:
    _draw(folder)
    rows = _table(folder)
    rows.loc[0, "arm"] = "warm" if rows.loc[0, "arm"] == "plain" else "plain"
    rows.to_csv(folder / "tables" / "assignments.csv", index=False)
    with pytest.raises(BadInput, match="is not the one that"):
        _draw(folder)


def test_places_that_stand_in_the_table_stay_as_they_are(folder: Path) -> None:
    """The table had no column trial: its rows are those of the places, before and after."""
    places = pd.DataFrame({"person_id": ids(40)[10:20], "arm": ["program", "comparison"] * 5})
    places.to_csv(folder / "tables" / "assignments.csv", index=False)
    before = arms(load(folder))
    _draw(folder)
    after = arms(load(folder))
    assert after.people["arm"].equals(before.people["arm"])
    assert (after.drawn, after.notes) == (before.drawn, before.notes)
    assert len(_table(folder)) == 47
    assert _draw(folder).told[0].startswith("The same draw again")


def test_a_person_drawn_is_forgotten_and_the_draw_still_counts(folder: Path) -> None:
    """Its record stays with one person fewer; drawing again is no longer possible, and nobody is told how many went."""
    _draw(folder)
    rows = _table(folder)
    mails = outreach(list(rows["person_id"]), variant=list(rows["arm"]))
    mails.to_csv(folder / "tables" / "outreach.csv", index=False)
    forgotten = rows["person_id"].iloc[3]
    carry_out(plan(forgotten, folder))
    assert forgotten not in _table(folder)["person_id"].to_list()
    assert _record(folder)["forgotten"] == 1
    result = mentorlab.reach.campaigns(load(folder))
    assert result.design == "drawn_variants"
    assert {check.name: check.result for check in result.checks}["drawn"] == "not_checked"
    assert "The same draw again" in _draw(folder).told[0]
