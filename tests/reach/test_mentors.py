"""Which mentors to look for, and what draws or keeps them: numbers by hand, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.wording import AUDIENCES
from mentorlab.matching import compatibility
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.reach import mentors
from mentorlab.reach.recruiting.in_use import in_use
from mentorlab.reach.recruiting.rows import to_find
from mentorlab.reach.recruiting.said import recognised, said_by_mentors
from mentorlab.tables.program import Program
from tests.reach.joining import smallest

Make = Callable[..., Program]
DAY = "2026-03-01"


def _twelve() -> dict[str, pd.DataFrame]:
    """Seven mentees e0 to e6, five mentors m0 to m4, of whom m4 is a mentee too (so twelve people, thirteen roles).

    Wanted: data 5 (e0–e4), writing 3 (e4–e6); m4 wants law. Offered: data by m0, m1 with 1 + 1 places; writing by m2,
    m3 and m4 with 2 + 2 + 1. On the day m0 has 2 mentees for 1 place, m2 has 2 for 2, m3 has 1 of 2, m1 and m4 none.
    m5 declined.
    """
    wanted = ["data"] * 4 + ["data;writing"] + ["writing"] * 2 + ["law"]
    mentees = pd.DataFrame(
        {"person_id": [f"e{n}" for n in range(7)] + ["m4"], "role": "mentee", "skills_wanted": wanted}
    )
    offering = pd.DataFrame(
        {
            "person_id": [f"m{n}" for n in range(6)],
            "role": "mentor",
            "skills_offered": ["data", "data", "writing", "Writing", "writing", "data"],
            "capacity": [1, 1, 2, 2, None, 9],
            "declined_on": [None] * 5 + ["2026-01-08"],
            "declined_why": [None] * 5 + ["No time"],
        }
    )
    rows = [("m0", "e0"), ("m0", "e1"), ("m2", "e2"), ("m2", "e3"), ("m3", "e4"), ("m1", "e5")]
    pairs = pd.DataFrame(rows, columns=["mentor_id", "mentee_id"])
    pairs.insert(0, "pair_id", [f"p{n}" for n in range(6)])
    pairs["matched_on"], pairs["ended_on"] = "2026-01-15", [None] * 5 + ["2026-02-10"]
    events = pd.DataFrame({"person_id": ["m0", "m2", "m4", "e0"], "happened_on": "2026-02-01", "event": "recognition"})
    later = pd.DataFrame({"person_id": ["m1"], "happened_on": ["2026-03-02"], "event": ["recognition"]})
    applied = pd.concat([mentees, offering]).assign(applied_on="2026-01-05")
    return {"applications": applied, "pairs": pairs, "events": pd.concat([events, later])}


def _row(table: pd.DataFrame, line: str) -> pd.Series:
    return table[table["line"] == line].iloc[0]


def test_twelve_people_by_hand(make: Make) -> None:
    program = smallest(make(**_twelve()), 2).as_at(date.fromisoformat(DAY))
    table = mentors(program).table
    pool, data, writing = (_row(table, name) for name in ("everything", "data", "writing"))
    counts = ["n_wanting", "n_offering", "n_offered", "shortfall"]
    assert pool[counts].tolist() == [8, 5, 7, 1]  # a capacity that is not stated is one place
    assert data[counts].tolist() == [5, 2, 2, 3]
    assert writing[counts].tolist() == [3, 3, 5, 0]
    # A mentor has 7/5 = 1.4 places on average: 3 places are 2.14, so three mentors; 1 place is one mentor.
    assert (data["n_to_find"], pool["n_to_find"], writing["n_to_find"]) == (3, 1, 0)
    assert pool["per_mentee"] == pytest.approx(7 / 8)
    assert _row(table, "other skills")["hidden"]  # law: one person wants it
    assert "law" not in " ".join(table["line"])
    # Running: 5 mentees in 7 places; but the funnel tells a step to which one more or one fewer came.
    assert _row(table, "all places")["hidden"]
    # One full, one with places left, one over are hidden, and the two idle ones with them: three ones in five.
    assert _row(table, "mentors without a mentee")["hidden"]


def test_mentors_by_their_mentees_are_parts_of_all(make: Make) -> None:
    """Everything twice, so that two of each may be told: idle m1 m4, free m3, full m2, over m0."""
    pairs = _twelve()["pairs"]
    twins = pairs.replace({"^m": "n", "^e": "f", "^p": "q"}, regex=True)
    run = pairs_run(make(pairs=pd.concat([pairs, twins])).as_at(date.fromisoformat(DAY)))
    names, capacity = [f"{one}{n}" for one in "mn" for n in range(5)], np.array([1, 1, 2, 2, 1] * 2)
    found = in_use(run, names, capacity, [14], 2)
    assert found.mentors == {"idle": 4, "free": 2, "full": 2, "over": 2}
    assert (found.active, found.places, found.elsewhere) == (10, 14, 0)
    # Two, two and two of three hidden groups could be told to be just that, so the four idle ones hide with them.
    assert set(in_use(run, names, capacity, [14], 3).mentors.values()) == {None}
    assert in_use(run, names[1:], capacity[1:], [14], 2).elsewhere == 2  # m0 has no application that counts
    assert in_use(run, names, capacity, [11], 2).active is None  # 11 in the pool less 10: one has no mentor


def test_a_mentee_who_left_a_mentor_and_came_back_is_one_mentee(make: Make) -> None:
    tables = _twelve()
    again = tables["pairs"].iloc[[5]].assign(pair_id="p9", matched_on="2026-02-15", ended_on=None)
    program = make(**{**tables, "pairs": pd.concat([tables["pairs"], again, again.assign(pair_id="p10")])})
    run = pairs_run(program.as_at(date.fromisoformat(DAY)))
    assert run.frame["running"].sum() == 7  # two rows of the same two people
    found = in_use(run, ["m1", "m2"], np.array([1, 2]), [9], 2)
    assert (found.active, found.mentors) == (3, {"full": 2})


def test_recognition_counts_mentors_of_pairs_up_to_the_day(make: Make) -> None:
    """m0 and m2 of m0 to m3; m4 has no pair, e0 is no mentor, m1 is thanked a day later."""
    program = make(**_twelve())
    assert recognised(program.as_at(date.fromisoformat(DAY))) == (2, 4)
    assert recognised(program.as_at(date(2026, 3, 2))) == (3, 4)


def test_mentors_to_find_close_the_shortfall_with_as_many_places_as_the_others() -> None:
    assert to_find(5, 67, 175) == 2  # 2.6 places each: 5 places are 1.9 mentors
    assert to_find(0, 5, 7) == 0
    assert np.isnan(to_find(3, 5, 0))


def test_skills_are_counted_as_matching_counts_them(make: Make) -> None:
    """Two answers over the same people must not differ by a few: the pool and the skills are those of matching."""
    program = smallest(make(**_twelve()), 2)
    ours, theirs = mentors(program), compatibility(program)
    columns = ["n_wanting", "n_offering", "n_offered", "shortfall"]
    skills = ours.table[ours.table["topic"].isin(["the pool", "skills"])]
    assert len(skills) == 4
    assert skills[columns].astype(float).to_numpy() == pytest.approx(
        theirs.table[columns].astype(float).to_numpy(), nan_ok=True
    )
    assert (ours.shown, ours.shown_as, ours.waves) == (theirs.shown, theirs.shown_as, theirs.waves)


def test_nearly_all_offering_a_skill_is_not_few(make: Make) -> None:
    """Of six mentors one offers law and five offer data: neither may be counted, and only law is looked for."""
    mentees = pd.DataFrame({"person_id": [f"e{n}" for n in range(9)], "role": "mentee"})
    mentees["skills_wanted"] = ["law", "law", "law", "data", "data", "data", "cooking", "cooking", "cooking"]
    offering = pd.DataFrame({"person_id": [f"m{n}" for n in range(6)], "role": "mentor", "capacity": 2})
    offering["skills_offered"] = ["law", *["data"] * 5]
    applied = pd.concat([mentees, offering]).assign(applied_on="2026-01-05")
    found = mentors(smallest(make(applications=applied), 3))
    states = found.table.set_index("line")["state"]
    assert states[["law", "data", "cooking"]].tolist() == [
        "few or none offer it",
        "how many offer it cannot be shown",
        "few or none offer it",
    ]
    assert "cooking" in found.headline
    assert "data" not in found.headline


def test_of_few_people_nothing_is_named(make: Make) -> None:
    """With groups of five hidden: five mentors, a skill that two offer, one mentor over, one who declined and why."""
    found = mentors(make(**_twelve()), as_of=date.fromisoformat(DAY))
    table = found.table
    shown = table[~table["hidden"]]
    assert list(shown["line"]) == ["everything"]  # five of eight want data, so that three do not
    assert not {"data", "writing", "law"} & set(table["line"])
    assert _row(table, "all places")["hidden"]  # 8 mentees less 5 with a mentor: three have none
    words = " ".join([found.sentence(), found.headline, *found.notes, *(check.text for check in found.checks)])
    assert not {f"m{n}" for n in range(6)} & set(words.split())
    assert "no time" not in words.lower()


def test_reasons_of_many_are_read_by_themes(make: Make) -> None:
    """Nine mentors declined: six for want of time in their own words, three for their manager: three is too few."""
    tables = _twelve()
    gone = pd.DataFrame({"person_id": [f"d{n}" for n in range(9)], "role": "mentor", "applied_on": "2026-01-05"})
    said = ["I have no time.", "Too busy"] * 3 + ["My manager did not agree"] * 3
    gone = gone.assign(declined_on="2026-01-09", declined_why=said)
    program = make(applications=pd.concat([tables["applications"], gone]))
    counted = said_by_mentors(smallest(program, 3)).counted["declined"]
    assert counted.n == 10  # with m5, who had no time either
    assert counted.themes.to_dict() == {"time": 7, "managers_support": 3}
    assert said_by_mentors(program).counted["declined"].themes.to_dict() in ({}, {"time": 7})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_audience_reads_whole_sentences(make: Make, audience: Any) -> None:
    tables = _twelve()
    for given in (tables, {"applications": tables["applications"]}):
        said = mentors(smallest(make(**given), 2)).sentence(audience)
        assert said.endswith(".")
        assert "{" not in said
        assert "nan" not in said
        assert ".." not in said
