"""Does the question say by skill what places are worth, and nothing of one mentor?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

import mentorlab
from mentorlab.matching.place_worth import price_list
from mentorlab.tables.program import Program
from tests.programs import demo


def _applications(n_mentees: int, skills: list[str], capacity: int, offers: dict[str, int]) -> pd.DataFrame:
    mentees = [
        {"person_id": f"e{i}", "role": "mentee", "skills_wanted": skills[i % len(skills)]} for i in range(n_mentees)
    ]
    mentors = [
        {"person_id": f"o_{skill}{k}", "role": "mentor", "skills_offered": skill, "capacity": capacity}
        for skill, n in offers.items()
        for k in range(n)
    ]
    rows = pd.DataFrame([*mentees, *mentors])
    return rows.assign(applied_on="2026-01-05", completed_on="2026-01-06")


def _asked(make: Callable[..., Program], applications: pd.DataFrame) -> Any:
    people = pd.DataFrame({"person_id": applications["person_id"], "eligible_as": applications["role"]})
    return mentorlab.matching.bottlenecks(
        make({"matching": {"weights": {"skills": 1}}}, people=people, applications=applications)
    )


def test_the_planted_bottleneck_is_found(make: Callable[..., Program]) -> None:
    """24 want law and 24 want sales; 6 mentors with 2 places offer law, 6 with 2 offer sales … and 12 sing, free.

    By hand: 12 of each are served by their skill, 24 by singers (fit 0). One more place with law or sales takes one out
    of there: 100 points. One more with a singer: nothing. No place matches another person: all 48 have one.
    """
    offers = {"law": 6, "sales": 6, "singing": 12}
    table = _asked(make, _applications(48, ["law", "sales"], 2, offers)).table.set_index("skill")
    assert table.loc["law", ["n_offering", "worth", "gives"]].tolist() == [6.0, 100.0, "a better fit"]
    assert table.loc["sales", "worth"] == 100.0
    assert table.loc["singing", "gives"] == "nothing: places are enough"
    assert table["worth"].iloc[0] == 50.0  # the median of twelve at 100 and twelve at 0


def test_where_places_are_short_another_person_is_matched(make: Callable[..., Program]) -> None:
    """60 mentees, 48 places: any place more matches another person; with law they fit in full."""
    offers = {"law": 6, "sales": 6, "singing": 12}
    result = _asked(make, _applications(60, ["law", "sales"], 2, offers))
    table = result.table.set_index("skill")
    assert (table["gives"] == "another person matched").all()
    assert table.loc["law", "worth"] == 100.0
    assert table.loc["singing", "worth"] == 0.0
    assert "another person matched" in result.sentence("leadership")


def test_what_few_mentors_offer_is_not_named_and_few_full_ones_are_not_counted(make: Callable[..., Program]) -> None:
    offers = {"law": 4, "sales": 8, "singing": 8}
    result = _asked(make, _applications(24, ["law", "sales"], 2, offers))
    assert "law" not in set(result.table["skill"])
    assert "law" not in " ".join(result.sentence(one) for one in ("analyst", "staff", "mentees"))
    row = result.table.iloc[0]
    assert np.isnan(row["n_full"]) == np.isnan(row["n_free"])
    tiny = _asked(make, _applications(24, ["law"], 2, {"law": 3}))
    assert tiny.status == "hidden"


def test_nothing_shared_names_a_mentor_and_the_staff_list_names_all() -> None:
    program = demo()
    result = mentorlab.matching.bottlenecks(program)
    market = mentorlab.matching.pool(program).market
    shared = f"{result.to_dict()} {result.rows()} {result.figure().svg()} {result._repr_html_()}"
    assert not [mentor for mentor in market.mentors if mentor in shared]
    prices = price_list(market)
    assert set(prices["mentor_id"]) == set(market.mentors)
    assert (prices.loc[prices["taken"] < prices["places"], "one_more_place_points"] == 0).all()
