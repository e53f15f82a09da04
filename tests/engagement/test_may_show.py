"""May averages of both sides stand together? Random answers, and reports that follow each other."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab import engagement
from mentorlab.engagement.views.may_show import MENTEE, MENTOR, Seen, Told, sides
from mentorlab.tables.privacy import newly_told
from mentorlab.tables.privacy.ledger import Figure, Ledger
from mentorlab.tables.privacy.publishing import Publishing
from tests.engagement.nine_pairs import MIDDLE, dozen, said

SMALLEST = 4


def seen(side: str, who: np.ndarray, rng: np.random.Generator) -> Seen:
    units = pd.Index([f"e{number}" for number in who], dtype="object")
    mentors = pd.Series([f"m{number // 2}" for number in who], index=units)
    return Seen(
        side, pd.DataFrame({"middle": rng.integers(2, 5, len(who)) + rng.random(len(who))}, index=units), mentors
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_two_sets_shown_differ_by_few_pairs_or_mentors(seed: int) -> None:
    rng = np.random.default_rng(seed)
    of = [np.flatnonzero(rng.random(24) < share) for share in rng.uniform(0.4, 1.0, 2)]
    mentee, mentor = seen(MENTEE, of[0], rng), seen(MENTOR, of[1], rng)
    found = sides(Told(SMALLEST, {}), mentee, mentor)
    for side in (MENTEE, MENTOR):
        shown = [one for one in found.told.shown if one.side == side]
        assert not newly_told([], [one.members for one in shown], SMALLEST)
        for one in shown:
            for other in shown:
                left = one.mentor[~one.mentor.index.isin(other.mentor.index)]
                assert not len(left) or (len(left) >= SMALLEST and left.nunique() >= SMALLEST)
    both = set(of[0]) & set(of[1])
    if all(len(set(one) - both) >= 2 * SMALLEST or set(one) == both for one in of) and len(both) >= 2 * SMALLEST:
        assert found.both is not None  # what may be shown is shown
        assert found.mentee is mentee
        assert found.mentor is mentor


def test_what_an_earlier_report_showed_of_nearly_the_same_hides(tmp_path: Path) -> None:
    program = dozen(tmp_path, said(*MIDDLE))
    whole = engagement.relationship(program)
    by_name = dict(zip(whole.shown_as, whole.shown, strict=True))
    assert by_name["relationship_quality"] == frozenset("defghX")
    assert by_name["relationship_quality: mentors"] == frozenset("defghX")
    # Outcomes has shown the same answers of all but h: beside that, h's would follow.
    earlier = Ledger((Figure("relationship_quality", ("middle",), frozenset("defgX"), "published-1.json"),))
    place = tmp_path / "place"
    place.mkdir()
    beside = engagement.relationship(dataclasses.replace(program, publishing=Publishing(earlier, place)))
    rows = beside.table[beside.table["group"] == "everyone"].set_index("view")
    assert rows["hidden"].to_dict() == {"mentees": True, "mentors": False, "mentor − mentee": True}
    assert any("earlier report" in note for note in beside.notes)
    assert not any("earlier report" in note for note in whole.notes)
    assert (place / "shown.jsonl").exists()  # what is shown is noted for the next report
