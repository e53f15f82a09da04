"""Who takes part, by group: numbers from the literature and by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.reach import representation
from mentorlab.reach.compared.rates import corrected, rate
from mentorlab.tables.program import Program
from tests.reach.joining import applications, people, smallest

Make = Callable[..., Program]


def _row(table: pd.DataFrame, group: str) -> pd.Series:
    return table[table["group"] == group].iloc[0]


def test_the_golden_impact_ratio_with_numerators_and_denominators(make: Make) -> None:
    """12 of 40 against 30 of 60: ratio 0.60, Fisher's p 0.063 (a published worked example)."""
    who, applied = people({"a": (12, 40), "b": (30, 60)})
    found = representation(make(people=who, applications=applied), by="unit")
    everyone, a, b = (_row(found.table, name) for name in ("everyone eligible", "a", "b"))
    assert [(one["n_taking"], one["n"]) for one in (everyone, a, b)] == [(42, 100), (12, 40), (30, 60)]
    assert (a["share"], a["share_others"], a["ratio"]) == pytest.approx((0.30, 0.50, 0.60))
    assert a["fisher"] == pytest.approx(0.063, abs=5e-4)
    assert a["index"] == pytest.approx((12 / 42) / (40 / 100))
    assert a["n_missing"] == 8  # 20 of 40 is the 50 % of everyone else
    assert (a["state"], b["state"]) == ("look closer", "not below")
    assert b["n_missing"] == 0
    # Wilson 1927: center (p + z²/2n)/(1 + z²/n), half z √(p(1 − p)/n + z²/4n²)/(1 + z²/n), with z = 1.959964.
    z2 = 1.959964**2
    center, half = (0.3 + z2 / 80) / (1 + z2 / 40), math.sqrt(z2) * math.sqrt(0.21 / 40 + z2 / 6400) / (1 + z2 / 40)
    assert (a["share_low"], a["share_high"]) == pytest.approx((center - half, center + half), abs=1e-6)
    assert "unit a: 12 of 40 (30 %), 0.60 times everyone else's rate" in found.sentence()
    assert "p = .063" in found.sentence()
    assert "8 people more of unit a would have to apply" in found.sentence("leadership")
    assert found.checks[0].result == "failed"


def test_twelve_people_by_hand(make: Make) -> None:
    """Six in each unit; two apply in one, four in the other: too few people for intervals and p."""
    who, applied = people({"north": (2, 6), "south": (4, 6)})
    found = representation(smallest(make(people=who, applications=applied), 2))
    everyone, north, south = (_row(found.table, name) for name in ("everyone eligible", "north", "south"))
    assert [(one["n_taking"], one["n"]) for one in (everyone, north, south)] == [(6, 12), (2, 6), (4, 6)]
    assert (north["ratio"], south["ratio"]) == pytest.approx((0.5, 2.0))
    assert (north["index"], south["index"]) == pytest.approx((2 / 3, 4 / 3))
    assert (north["n_missing"], south["n_missing"]) == (2, 0)
    assert found.table[["ratio_low", "fisher", "p_holm"]].isna().all(axis=None)
    assert north[["share_low", "share_high"]].isna().all()
    assert (everyone["share_low"], everyone["share_high"]) == pytest.approx((0.2538, 0.7462), abs=5e-5)  # Wilson
    assert north["state"] == "too few people to compare"
    assert "No group can be compared" in found.sentence()
    assert not [one for one in found.estimates if one.name == "impact_ratio"]


def test_people_missing_are_the_fewest_that_reach_the_rate_of_everyone_else() -> None:
    """By hand: 3 of 10 against 10 of 30 (a third): 3.33 people, so one is missing; 4 of 12 needs none."""
    assert rate("", "", 3, 10, 10, 30, level=0.95).missing == 1
    assert rate("", "", 4, 12, 10, 30, level=0.95).missing == 0
    for k, n, k_others, n_others in ((3, 17, 9, 21), (0, 13, 5, 6), (11, 40, 29, 60)):
        missing = rate("", "", k, n, k_others, n_others, level=0.95).missing
        assert (k + missing) / n >= k_others / n_others > (k + missing - 1) / n


def test_p_is_corrected_for_all_groups_and_once_for_two_halves() -> None:
    """Holm 1979: the smallest p times 3, the next times 2; two groups that make up everyone are one comparison."""
    counts = {"a": (10, 40), "b": (20, 40), "c": (30, 40)}
    three = [rate("u", name, k, n, 60 - k, 120 - n, level=0.95) for name, (k, n) in counts.items()]
    p = [one.compared.p for one in three if one.compared]
    low, high = sorted([p[0], p[2]])
    assert low < 0.001
    order = {p[0]: 3 * low if p[0] == low else max(3 * low, 2 * high), p[1]: min(1.0, p[1])}
    assert [one.holm for one in corrected(three)][:2] == pytest.approx([order[p[0]], order[p[1]]])
    two = [rate("g", "x", 12, 40, 30, 60, level=0.95), rate("g", "y", 30, 60, 12, 40, level=0.95)]
    assert [one.holm for one in corrected(two)] == pytest.approx([two[0].compared.p] * 2)  # type: ignore[union-attr]


def test_who_has_two_roles_counts_in_each_of_them(make: Make) -> None:
    who, applied = people({"a": (10, 20), "b": (10, 20)})
    who.loc[who["person_id"].isin(["a0", "a1", "b19"]), "eligible_as"] = "both"
    mentors = pd.DataFrame([{"person_id": f"m{n}", "eligible_as": "mentor", "unit": "ab"[n % 2]} for n in range(17)])
    also = applications(["a0", "b19", *(f"m{n}" for n in range(6))], "mentor")
    program = make(people=pd.concat([who, mentors]), applications=pd.concat([applied, also]))
    as_mentee, as_mentor = (
        representation(program, by="unit", role=role).table.iloc[0] for role in ("mentee", "mentor")
    )
    assert (as_mentee["n_taking"], as_mentee["n"]) == (20, 40)  # b19 applied as a mentor only
    assert (as_mentor["n_taking"], as_mentor["n"]) == (8, 20)  # a0, b19 and six more, of 17 and three in two roles


def test_who_has_no_value_is_a_group_and_nobody_eligible_is_said(make: Make) -> None:
    who, applied = people({"a": (10, 20), "b": (10, 20), "": (6, 14)})
    who.loc[who["unit"] == "", "unit"] = None
    extra = pd.DataFrame([{"person_id": "x", "eligible_as": "none", "unit": "archive"}])
    found = representation(make(people=pd.concat([who, extra]), applications=applied), by="unit")
    unknown = _row(found.table, "not stated")
    assert (unknown["n_taking"], unknown["n"]) == (6, 14)
    assert any("nobody is eligible in archive" in note for note in found.notes)


def test_applicants_who_are_not_eligible_are_left_out_and_counted(make: Make) -> None:
    who, applied = people({"a": (10, 20), "b": (10, 20)})
    who.loc[who["person_id"].isin([f"a{n}" for n in range(6)]), "eligible_as"] = "none"
    found = representation(make(people=who, applications=applied), by="unit")
    assert (found.table.loc[0, "n_taking"], found.table.loc[0, "n"]) == (14, 34)
    assert any(note.startswith("6 people applied or were matched without being eligible") for note in found.notes)


def test_without_a_column_every_fitting_one_has_a_block_the_units_first(make: Make) -> None:
    who, applied = people({"a": (10, 20), "b": (12, 24)})
    who["site"] = ["s1", "s2"] * 22
    who["company"] = "one"
    who["hired_on"] = "2020-01-01"
    who["pay"] = [1000 + 7 * number for number in range(44)]
    table = representation(make({"units": "unit"}, people=who, applications=applied)).table
    assert list(table["split"].unique()) == ["", "unit", "site"]
    with pytest.raises(BadInput, match="did you mean 'unit'"):
        representation(make(people=who, applications=applied), by="units")
    for column, why in (("company", "same group"), ("hired_on", "does not describe them"), ("pay", "many values")):
        refused = representation(make(people=who, applications=applied), by=column)
        assert refused.status == "not_possible"
        assert why in refused.sentence()


def test_where_all_take_part_there_is_nothing_to_compare(make: Make) -> None:
    who, applied = people({"a": (20, 20), "b": (24, 24)})
    found = representation(make(people=who, applications=applied))
    assert len(found.table) == 1
    assert found.sentence().startswith("Of 44 people eligible as mentees, 44 applied (100 %")


def test_it_says_what_would_make_it_possible(make: Make) -> None:
    who, applied = people({"a": (10, 20), "b": (12, 24)})
    no_role = representation(make(people=who.drop(columns="eligible_as"), applications=applied))
    assert "people.eligible_as" in no_role.sentence()
    no_pairs = representation(make(people=who, applications=applied), stage="matched")
    assert "pairs" in no_pairs.sentence()
    assert {no_role.status, no_pairs.status} == {"not_possible"}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("counts", [{"a": (12, 40), "b": (30, 60)}, {"a": (20, 40), "b": (30, 60)}, {"a": (9, 20)}])
def test_every_audience_reads_a_whole_sentence(make: Make, audience: Any, counts: dict[str, tuple[int, int]]) -> None:
    who, applied = people(counts)
    said = representation(make(people=who, applications=applied)).sentence(audience)
    assert said.endswith(".")
    assert not {"{", "nan", ".."} & {part for part in ("{", "nan", "..") if part in said}


def test_the_charter_sets_when_to_look_closer(make: Make) -> None:
    who, applied = people({"a": (12, 40), "b": (30, 60)})
    own = {"definitions": {"reach.impact_ratio": {"look_closer_below": 0.5}}}
    found = representation(make(own, people=who, applications=applied), by="unit")
    assert _row(found.table, "a")["state"] == "not below"
    said = next(one for one in found.to_dict()["definitions"] if one["id"] == "reach.impact_ratio")
    assert said["settings"] == {"look_closer_below": 0.5}


def test_the_headline_says_no_more_than_the_interval(make: Make) -> None:
    """9 of 16 against 223 of 293: 0.74, interval over 1, so not "well below"; 12 of 80 against 60 of 80 is below."""
    who, applied = people({"a": (9, 16), "b": (223, 293)})
    found = representation(make(people=who, applications=applied), by="unit")
    assert found.headline == "Unit a: a lower rate, which may be chance."
    assert "which chance alone may bring about" in found.sentence()
    assert "may be chance" in found.sentence("leadership")
    who, applied = people({"a": (12, 80), "b": (60, 80)})
    found = representation(make(people=who, applications=applied), by="unit")
    assert found.headline == "Unit a: a clearly lower rate than everyone else's."
    assert "chance" not in found.sentence("leadership")
