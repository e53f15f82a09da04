"""Who asked for help, who got an answer, and how fast? Counted by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from mentorlab import engagement
from mentorlab.engagement.asking_help.contacts import contacts
from mentorlab.engagement.asking_help.rows import kind_rows
from mentorlab.engagement.support import open_requests
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.tables.program import Program
from tests.engagement.nine_pairs import AFTER, dozen, said
from tests.programs import demo

DAY = said(*AFTER)  # the last of which is dated 10 July
ASKED = pd.DataFrame(
    [
        ("p1", "", "2026-02-01", "No reply ", "2026-02-06"),  # 5 days
        ("p1", "", "2026-03-01", "no reply", "2026-03-04"),  # 3 days
        ("", "A", "2026-03-05", "", ""),  # a mentor of two pairs: nobody knows which
        ("", "f", "2026-03-10", "no reply", "2026-03-20"),  # p3, the mentee; 10 days
        ("p2", "A", "2026-04-01", "", ""),  # the mentor; open for 100 days
        ("", "n", "2026-05-01", "", "2026-05-02"),  # in no pair; 1 day
    ],
    columns=["pair_id", "person_id", "on", "reason", "resolved_on"],
)


def asked(folder: Path, rows: pd.DataFrame = ASKED, charter: dict[str, object] | None = None) -> Program:
    return dozen(folder, DAY, charter, support=rows)


def test_each_contact_has_its_pair_and_side(tmp_path: Path) -> None:
    program = asked(tmp_path)
    found = contacts(program, pairs_run(program))
    frame = found.frame
    assert frame["asker"].to_list() == ["p1", "p1", "A", "p3", "p2", "n"]
    assert frame["pair_id"].isna().to_list() == [False, False, True, False, False, True]
    assert frame["side"].to_list() == ["not said", "not said", "not said", "mentees", "mentors", "not said"]
    assert frame["days"].to_list() == [5, 3, 127, 10, 100, 1]
    assert found.is_open.sum() == 2
    assert "2 contacts are of people in no pair, or in several" in found.notes[0]


def test_counts_by_hand(tmp_path: Path) -> None:
    result = engagement.support(asked(tmp_path))
    table = result.table
    # Six contacts; those of A and p2 are open, both for more than 14 days.
    assert tuple(table.loc[0, ["n_contacts", "n_settled", "n_open", "n_long"]]) == (6, 4, 2, 2)
    pairs = table[table["topic"] == "pairs"].iloc[0]
    assert (pairs["n_helped"], pairs["n_pairs"]) == (3, 9)  # p1, p2, p3
    # Of those that run (p1 p3 p5 p6 p8) p1 and p3; of the four that ended p2 alone: so that neither is told.
    assert "running pairs" not in set(table["topic"])
    why = table[table["topic"] == "reason"].set_index("group")["n_contacts"]
    assert why.to_dict() == {"no reply": 3, "no reason given": 3}
    assert "There were 6 contacts with the program's staff: 4 were settled and 2 are open" in result.sentence()


def test_days_to_an_answer_keep_those_who_wait(tmp_path: Path) -> None:
    # After 5, 3 and 1 days three of six were settled; then one alone (p3, 10 days), whose week is not told.
    table = engagement.support(asked(tmp_path)).table
    within = table[table["topic"] == "settled within"]
    assert within["weeks"].to_list() == [1]
    assert within["share"].to_list() == pytest.approx([0.5])
    assert table.loc[0, "half_weeks"] == 1
    early = ASKED.assign(on=["2026-07-05"] * 6, resolved_on=["2026-07-06"] * 2 + [""] * 4)
    # On 10 July four have waited five days: censored there, they were not settled within the week.
    found = engagement.support(asked(tmp_path / "b", early)).table
    assert found[found["topic"] == "settled within"]["share"].to_list() == []


def test_a_request_settled_later_is_open_on_the_day(tmp_path: Path) -> None:
    program = asked(tmp_path).as_at(pd.Timestamp("2026-03-15").date())
    found = contacts(program, pairs_run(program))
    assert found.frame["asker"].to_list() == ["p1", "p1", "A", "p3"]
    assert found.is_open.to_list() == [False, False, True, True]
    assert found.frame["days"].to_list()[2:] == [10, 5]


def test_sides_are_told_where_enough_say_so(tmp_path: Path) -> None:
    more = pd.DataFrame(
        [("p1", "A", "2026-06-01", "", ""), ("p6", "h", "2026-06-01", "", ""), ("", "g", "2026-06-02", "", "")],
        columns=ASKED.columns,
    )
    program = asked(tmp_path, pd.concat([ASKED, more]))
    rows = {
        row["group"]: row["n_contacts"]
        for row in kind_rows(contacts(program, pairs_run(program)), 2)
        if row["topic"] == "side"
    }
    assert rows == {"mentors": 2, "mentees": 3, "not said": 4}


def test_contacts_of_one_pair_are_not_shown(tmp_path: Path) -> None:
    result = engagement.support(asked(tmp_path, pd.concat([ASKED.iloc[:2]] * 3)))
    assert result.status == "hidden"
    assert result.table["n_contacts"].isna().all()


def test_nobody_asked_is_said(tmp_path: Path) -> None:
    result = engagement.support(asked(tmp_path, ASKED.iloc[:0]))
    assert result.status == "ok"
    assert "Silence is not the absence of trouble" in result.sentence("staff")
    assert result.figure().alt == result.sentence()


def test_the_list_of_open_requests_needs_an_agreement(tmp_path: Path) -> None:
    program = asked(tmp_path)
    assert open_requests(program, {}) == {}
    privacy = program.charter.privacy.model_copy(
        update={
            "individual_flags": True,
            "agreed_with": "works council",
            "agreed_on": pd.Timestamp("2026-01-01").date(),
        }
    )
    agreed = dataclasses.replace(program, charter=program.charter.model_copy(update={"privacy": privacy}))
    rows = open_requests(agreed, {})["open_requests.csv"]
    assert rows["pair_or_person"].to_list() == ["A", "p2"]
    assert rows["days_open"].to_list() == [127, 100]
    assert set(rows) == {"asked_on", "pair_or_person", "days_open", "open_for_long"}
    before = agreed.as_at(pd.Timestamp("2025-12-31").date())  # the agreement was still to come
    assert open_requests(before, {}) == {}


def test_other_reasons_alone_are_no_reason() -> None:
    result = engagement.support(demo(), as_of="2026-07-27")
    assert "other reasons" not in result.sentence()
    assert any(note.startswith("What it was about is not shown") for note in result.notes)
