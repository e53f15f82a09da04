"""Who has a value at each wave, and what is said when nobody has."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlab.errors import BadInput, NotComputable
from mentorlab.measures.panel import known_measures, two_waves, values
from tests.measures.program_at_hand import program

RESPONSES = """person_id,wave,item,value
b,after,G1,4
b,after,G2,5
a,before,G1,2
a,before,G2,3
a,before,G3,4
a,after,G1,3
a,after,G2,4
a,after,G3,5
c,after,G1,6
"""
MEASURES = """person_id,measure,wave,source,value
a,sales,before,records,10
a,sales,after,records,12
b,sales,after,manager,40
b,sales,before,records,
a,rating,after,manager,3
"""


def test_a_scale_at_two_waves(tmp_path: Path) -> None:
    panel = two_waves(program(tmp_path, responses=RESPONSES), "engagement_pulse", "before", "after")
    assert panel.frame.loc["a"].tolist() == [3.0, 4.0]
    assert panel.frame["before"].isna().tolist() == [False, True]
    assert panel.frame.loc["b", "after"] == 4.5
    assert panel.instrument is not None
    assert panel.title == "Engagement pulse"
    assert panel.unit == "points"
    assert panel.items is not None
    assert panel.items["after"].loc["a"].tolist() == [3.0, 4.0, 5.0]
    assert panel.items["before"].index.tolist() == ["a"]
    assert panel.notes == ("1 person answered fewer than 2 of 3 items at the wave 'after' and has no score.",)


def test_values_are_in_the_order_of_the_waves(tmp_path: Path) -> None:
    found = values(program(tmp_path, responses=RESPONSES), "engagement_pulse")
    assert found.to_numpy().tolist() == [["a", "before", 3.0], ["a", "after", 4.0], ["b", "after", 4.5]]


def test_a_measure_from_records_before_other_sources(tmp_path: Path) -> None:
    panel = two_waves(program(tmp_path, measures=MEASURES), "sales", "before", "after")
    assert panel.frame.to_dict("index") == {"a": {"before": 10.0, "after": 12.0}}
    assert panel.items is None
    assert panel.instrument is None
    assert panel.title == "Sales"
    assert panel.notes == ("sales comes from records, manager; the values from 'records' are used.",)


def test_the_only_source_is_taken_without_a_word(tmp_path: Path) -> None:
    found = values(program(tmp_path, measures=MEASURES), "rating")
    assert found.to_numpy().tolist() == [["a", "after", 3.0]]


def test_known_measures(tmp_path: Path) -> None:
    assert known_measures(program(tmp_path, measures=MEASURES, responses=RESPONSES)) == (
        "engagement_pulse",
        "rating",
        "sales",
    )


def test_answers_win_over_numbers_of_the_same_name(tmp_path: Path) -> None:
    both = MEASURES + "a,engagement_pulse,after,records,1\n"
    panel = two_waves(program(tmp_path, measures=both, responses=RESPONSES), "engagement_pulse", "before", "after")
    assert panel.frame.loc["a", "after"] == 4.0
    assert "engagement_pulse stands in the table measures too; the answers are used." in panel.notes


def test_one_item_alone_is_no_scale(tmp_path: Path) -> None:
    assert known_measures(program(tmp_path, responses="person_id,wave,item,value\na,after,Q1,4\n")) == ()


def test_a_scale_and_the_whole_are_scored(tmp_path: Path) -> None:
    given = {"C1": 1, "C2": 2, "C3": 3, "P1": 5, "P2": 5, "P3": 5}
    rows = "".join(f"a,after,{item},{value}\n" for item, value in given.items())
    small = program(tmp_path, responses=f"person_id,wave,item,value\n{rows}")
    assert values(small, "support_received")["value"].tolist() == [21 / 6]
    assert values(small, "support_received.career")["value"].tolist() == [2.0]
    assert known_measures(small) == ("support_received", "support_received.career", "support_received.personal")


def test_an_own_instrument(tmp_path: Path) -> None:
    own = {"mine.yaml": "id: mine\nresponse: {min: 0, max: 10}\nitems: [{id: Q1, reverse: true}]\n"}
    small = program(tmp_path, own, responses="person_id,wave,item,value\na,after,Q1,4\n")
    assert values(small, "mine")["value"].tolist() == [6.0]


def test_an_unknown_measure_names_the_nearest_and_all(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        values(program(tmp_path, measures=MEASURES, responses=RESPONSES), "engagment_pulse")
    text = str(caught.value)
    assert "did you mean 'engagement_pulse'?" in text
    assert "The other measures at hand: rating, sales" in text
    assert text.count("'engagement_pulse'") == text.count("rating") == text.count("sales") == 1


def test_a_program_without_numbers(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"add tables/responses.csv or tables/measures.csv"):
        values(program(tmp_path), "sales")


def test_nobody_after(tmp_path: Path) -> None:
    with pytest.raises(NotComputable, match=r"at the wave 'middle'; there are values at: before, after"):
        two_waves(program(tmp_path, responses=RESPONSES), "engagement_pulse", "before", "middle")


def test_nobody_before_is_told(tmp_path: Path) -> None:
    panel = two_waves(program(tmp_path, responses=RESPONSES), "engagement_pulse", "middle", "after")
    assert panel.frame["before"].isna().all()
    assert len(panel.frame) == 2
    assert (
        "Nobody has a value of engagement_pulse at the wave 'middle'; there are values at: before, after."
        in panel.notes
    )


def test_a_wave_that_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"'aftr' is no wave of this program; did you mean 'after'\?"):
        two_waves(program(tmp_path, responses=RESPONSES), "engagement_pulse", "before", "aftr")


def test_a_value_that_stands_twice_is_refused(tmp_path: Path) -> None:
    twice = MEASURES + "a,sales,after,records,13\n"
    with pytest.raises(BadInput, match=r"measures.person_id row 7: the same person, wave and source stand twice"):
        values(program(tmp_path, measures=twice), "sales")
