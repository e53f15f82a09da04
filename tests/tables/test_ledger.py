"""Is what a report showed on record: whole, readable, without a value, and refused where it is broken?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.ledger import Figure, Ledger, broken_records, read_ledger, to_bytes, without, write_record
from mentorlab.tables.privacy.publishing import opened, prepare

WAVES = ("before", "after")
PEOPLE = [f"p{k:02d}" for k in range(11)]
FIGURES = [Figure("skill", WAVES, frozenset(PEOPLE)), Figure("skill", WAVES, frozenset(PEOPLE[3:]))]


def _record(folder: Path, content: Any, name: str = "published-x.json") -> Path:
    (folder / "records").mkdir(exist_ok=True)
    path = folder / "records" / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = write_record(tmp_path, "now_outcomes", to_bytes("outcomes", FIGURES))
    assert path.name == "published-now_outcomes.json"
    read = read_ledger(tmp_path).figures
    assert {(one.measure, one.waves, one.members) for one in read} == {("skill", WAVES, one.members) for one in FIGURES}
    assert {one.record for one in read} == {"records/published-now_outcomes.json"}


def test_the_same_figures_give_the_same_bytes_and_no_order_of_ids() -> None:
    content = to_bytes("outcomes", FIGURES)
    assert content == to_bytes("outcomes", [*reversed(FIGURES), FIGURES[0]])
    held = json.loads(content)
    assert set(held) == {"schema", "report", "people", "figures"}
    assert held["people"] != sorted(held["people"])
    assert all(set(one) == {"measure", "waves", "members"} for one in held["figures"])


def test_no_record_ever_replaces_another(tmp_path: Path) -> None:
    names = [write_record(tmp_path, "r", to_bytes("outcomes", [one])).name for one in (*FIGURES, FIGURES[0])]
    assert names == ["published-r.json", "published-r_2.json", "published-r_3.json"]
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == sorted(names)


def test_who_was_forgotten_still_counts_as_somebody(tmp_path: Path) -> None:
    path = write_record(tmp_path, "r", to_bytes("outcomes", FIGURES[:1]))
    held = json.loads(path.read_bytes())
    held["people"][held["people"].index("p00")] = None
    _record(tmp_path, held, path.name)
    (figure,) = read_ledger(tmp_path).about("skill", ["after"])
    assert len(figure.members) == 11
    assert newly_told([figure.members], [PEOPLE[1:]], 3)  # the one who was forgotten


def test_a_ledger_is_asked_about_a_measure_and_its_waves() -> None:
    twice = Figure("skill", ("before", "later"), FIGURES[0].members, "records/other.json")
    ledger = Ledger((*FIGURES, twice, Figure("pulse", WAVES, frozenset("xyz"))))
    assert ledger.about("skill", ["after"]) == tuple(FIGURES)
    assert ledger.about("skill", ["later"]) == (twice,)
    assert len(ledger.about("skill", ["before"])) == 2  # one set of people, once
    assert ledger.about("skill", ["middle"]) == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "cannot be read"),
        ("[]", "schema is not 1"),
        ({"schema": 2}, "schema is not 1"),
        ({"schema": 1, "report": "x"}, "cannot be read"),
        ({"schema": 1, "people": [1], "figures": []}, "not a list of ids"),
        ({"schema": 1, "people": ["a", "a"], "figures": []}, "somebody is in its people twice"),
        ({"schema": 1, "people": ["a"], "figures": {}}, "has no figures"),
        ({"schema": 1, "people": ["a"], "figures": []}, "has no figures"),
        ({"schema": 1, "people": ["a"], "figures": [{"measure": "m", "waves": ["w"], "members": "?"}]}, "cannot be"),
        (
            {"schema": 1, "people": ["a"], "figures": [{"measure": "m", "waves": ["w"], "members": "/w=="}]},
            "do not fit",
        ),
        ({"schema": 1, "people": ["a"], "figures": [{"measure": 1, "waves": ["w"], "members": "gA=="}]}, "lacks its"),
    ],
)
def test_a_broken_record_is_a_fault_that_names_the_file(tmp_path: Path, content: Any, why: str) -> None:
    _record(tmp_path, content)
    assert [fault.table for fault in broken_records(tmp_path)] == ["records/published-x.json"]
    with pytest.raises(BadInput, match=why):
        read_ledger(tmp_path)


def test_every_broken_record_is_named_at_once_and_others_are_left_alone(tmp_path: Path) -> None:
    for name in ("published-a.json", "published-b.json", "draw-2026.json"):
        _record(tmp_path, "nonsense", name)
    assert len(broken_records(tmp_path)) == 2


def test_only_the_runner_opens_a_program_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="leave it empty"):
        opened(tmp_path)
    (tmp_path / "private").mkdir()
    made = prepare(tmp_path, tmp_path / "private")
    made.note({"question": "q", "measure": "skill"}, WAVES, [FIGURES[0].members])
    (about, figures) = made.noted()[0]
    assert about["question"] == "q"
    assert figures == [Figure("skill", WAVES, FIGURES[0].members)]


def test_a_gap_does_not_tell_where_somebody_stood_who_was_forgotten(tmp_path: Path) -> None:
    content = json.loads(to_bytes("outcomes", FIGURES))
    gone = content["people"][2]
    left = without(without(content, gone), content["people"][5])
    assert left["people"][-2:] == [None, None]
    assert None not in left["people"][:-2]
    _record(tmp_path, left)
    found = read_ledger(tmp_path).figures
    assert sorted(len(one.members) for one in found) == sorted(len(one.members) for one in FIGURES)
    named = [sorted(one for one in figure.members if "\0" not in one) for figure in found]
    forgotten = {gone, content["people"][5]}
    assert sorted(named) == sorted(sorted(one.members - forgotten) for one in FIGURES)
