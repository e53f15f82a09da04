"""Chains, circles of them, reasons and weeks: counted by hand, and against plain loops on random programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.engagement import rhythm
from mentorlab.engagement.met.each_meeting import STATES, Meetings
from mentorlab.engagement.met.reasons import kinds_of_reasons, sorted_reasons
from mentorlab.engagement.met.replacing import NEVER, chains, held_instead
from mentorlab.engagement.met.weeks import agreed_in, told_together, weeks_of
from mentorlab.errors import BadInput
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.tables.program import Program
from tests.engagement.dozen import dozen


def _links(**replaces: str | None) -> pd.DataFrame:
    ids = list(replaces)
    return pd.DataFrame({"meeting_id": ids, "replaces": list(replaces.values()), "meets": 0})


def test_a_chain_by_hand() -> None:
    found = chains(_links(a=None, b="a", c="b", d=None, e="d", f=None))
    assert found.replaced.tolist() == [-1, 0, 1, -1, 3, -1]
    assert found.moves.tolist() == [0, 1, 2, 0, 1, 0]
    assert found.moves_of_chain.to_dict() == {0: 2, 3: 1}  # a was moved twice, d once, f never
    held = np.array([NEVER, NEVER, 30, NEVER, 12, 5])
    assert held_instead(found, held).tolist() == [30, 30, NEVER, 12, NEVER, NEVER]


def test_two_that_replace_one_are_branches_of_its_chain() -> None:
    found = chains(_links(a=None, b="a", c="a", d="c"))
    assert found.moves_of_chain.to_dict() == {0: 2}
    assert held_instead(found, np.array([NEVER, 9, NEVER, 20])).tolist() == [9, NEVER, 20, NEVER]


def test_circles_and_links_to_nothing_are_no_chains() -> None:
    found = chains(_links(a="b", b="a", c="b", d="nowhere", e="d"))
    assert found.circular.tolist() == [True, True, True, False, False]  # c leads into the circle
    assert found.broken.tolist() == [False, False, False, True, False]
    assert found.moves_of_chain.to_dict() == {3: 1}
    itself = chains(_links(a="a"))
    assert itself.circular.tolist() == [True]


def test_a_link_to_a_meeting_of_another_pair_is_broken() -> None:
    links = _links(a=None, b="a")
    links["meets"] = [0, 1]
    assert chains(links).broken.tolist() == [False, True]


@pytest.mark.parametrize("seed", range(3))
def test_chains_agree_with_following_them_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    ids = [f"m{number}" for number in range(60)]
    replaces = {one: str(rng.choice(ids)) if rng.random() < 0.7 else None for one in ids}
    found = chains(_links(**replaces))
    for place, one in enumerate(ids):
        seen, at = [one], replaces[one]
        while at is not None and at not in seen:
            seen.append(at)
            at = replaces[at]
        assert found.circular[place] == (at is not None)
        if at is None:
            assert found.moves[place] == len(seen) - 1
            assert ids[found.first[place]] == seen[-1]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Month-end CLOSING", "workload"),
        ("project deadline", "workload"),
        ("Travelling to a client", "travel"),  # the first kind in the file whose words stand in it
        ("annual_leave", "leave"),
        ("sick leave", "illness"),
        ("had to leave early for my daughter", "family"),
        ("Another meeting", "another_meeting"),
        ("no agenda", "nothing_to_discuss"),
        ("xyz", "other"),
        ("   ", "not_said"),
        (None, "not_said"),
    ],
)
def test_reasons_are_sorted_by_plain_words(said: str | None, kind: str) -> None:
    names, place = sorted_reasons(pd.Series([said], dtype=object), kinds_of_reasons(None))
    assert [names[one] for one in place] == [kind]


def test_every_kind_of_reason_has_a_title_and_is_reached() -> None:
    kinds = kinds_of_reasons(None)
    assert len(kinds) == 12
    for code, kind in kinds.items():
        first = next(word for word in kind.words if "*" not in word)
        assert sorted_reasons(pd.Series([first]), {code: kind})[1].tolist() == [0]
        assert kind.title


def test_a_programs_own_kinds_come_first(tmp_path: Path) -> None:
    (tmp_path / "reasons").mkdir()
    own = "kinds: [called_off]\nthemes:\n  harvest: {title: the harvest, words: [harvest, deadline]}\n"
    (tmp_path / "reasons" / "own.yaml").write_text(own, encoding="utf-8")
    told = rhythm(dozen(tmp_path, 5))
    assert "because of the harvest" in set(told.table["metric"])
    (tmp_path / "reasons" / "own.yaml").write_text(own.replace("called_off", "calledoff"), encoding="utf-8")
    with pytest.raises(BadInput, match="did you mean 'called_off'"):
        rhythm(dozen(tmp_path, 5))


def _random(seed: int, weeks: int = 30) -> tuple[Meetings, pd.DataFrame, int]:
    """Meetings of some pairs, of which now and then one has a bad week."""
    rng = np.random.default_rng(seed)
    n_pairs, n = int(rng.integers(8, 40)), int(rng.integers(50, 600))
    pair = rng.integers(0, n_pairs, n)
    mentor = rng.integers(0, max(3, n_pairs // 2), n_pairs)
    day = 20_000 + rng.integers(0, 7 * weeks, n)
    state = rng.choice(STATES, n, p=[0.7, 0.1, 0.1, 0.06, 0.04])
    frame = pd.DataFrame({"on": day, "state": pd.Categorical(state, categories=STATES)})
    rows = pd.DataFrame({"meeting": np.arange(n), "pair": pair, "mentor": mentor[pair], "mentee": pair})
    start = pd.Timestamp("1970-01-01") + pd.Timedelta(days=20_000)
    pairs = pd.DataFrame({"began_on": [start] * n_pairs, "until": start + pd.Timedelta(days=7 * weeks)})
    return Meetings(frame, rows, 0), pairs, 20_000 + 7 * weeks


@pytest.mark.parametrize("seed", range(12))
def test_no_span_of_weeks_tells_of_fewer_than_the_smallest_group(seed: int) -> None:
    meetings, pairs, day = _random(seed)
    weeks = weeks_of(pairs, meetings, day)
    state = meetings.frame["state"].cat.codes.to_numpy()
    fine = told_together(weeks, meetings, (state > 0).astype(int), 2, 5)
    coarse = told_together(weeks, meetings, state, len(STATES), 5, fine)
    assert set(coarse) <= set(fine)  # no difference of two strips is shorter than a span of the finer one
    for ends, cells in ((fine, (state > 0).astype(int)), (coarse, state)):
        assert not ends or ends[-1] == weeks.n
        for start, end in zip([0, *ends], ends, strict=False):
            inside = (weeks.of >= start) & (weeks.of < end)
            for cell in np.unique(cells[inside]):
                mine = meetings.rows[inside & (cells == cell)]
                assert min(mine["mentor"].nunique(), mine["mentee"].nunique()) >= 5


def test_the_agreed_line_counts_the_days_that_pairs_ran() -> None:
    # Ten pairs from a Monday on, of which five end after 14 days: 10 · 14 and 5 · 14 days in two spans of two weeks.
    start = pd.Timestamp("2024-10-07")
    pairs = pd.DataFrame(
        {"began_on": [start] * 10, "until": [start + pd.Timedelta(days=14 if one < 5 else 28) for one in range(10)]}
    )
    first = (start - pd.Timestamp("1970-01-01")).days
    frame = pd.DataFrame({"on": [first, first + 27], "state": pd.Categorical(["held"] * 2)})
    weeks = weeks_of(pairs, Meetings(frame, pd.DataFrame(), 0), first + 27)
    assert agreed_in(pairs, weeks, [2, 4], every=7, smallest=5).tolist() == [20, 10]
    # One pair more or less is not seen: the number of pairs is told to the nearest five.
    assert agreed_in(pairs[:9], weeks, [2, 4], every=7, smallest=5).tolist() == [20, 10]


@pytest.fixture
def two(make: Callable[..., Program]) -> Callable[[list[dict[str, Any]]], pd.DataFrame]:
    """The meetings of one pair as they are read."""

    def read(meetings: list[dict[str, Any]]) -> pd.DataFrame:
        pairs = pd.DataFrame({"pair_id": ["p"], "mentor_id": ["a"], "mentee_id": ["b"], "matched_on": ["2026-02-01"]})
        rows = pd.DataFrame([{"pair_id": "p", **one} for one in meetings])
        return meetings_read(make(pairs=pairs, people=pd.DataFrame({"person_id": ["a", "b"]}), meetings=rows)).rows

    return read


def test_what_only_one_of_two_rows_knows_is_kept(two: Callable[[list[dict[str, Any]]], pd.DataFrame]) -> None:
    held = {"status": "held", "planned_on": "2026-03-02"}
    rows = two(
        [
            {"meeting_id": "calendar", **held, "held_on": "2026-03-02", "source": "calendar"},
            {"meeting_id": "form", **held, "held_on": "2026-03-03", "source": "form", "minutes": 50},
            {
                "meeting_id": "next",
                **held,
                "held_on": "2026-03-20",
                "source": "form",
                "replaces": "form",
                "minutes": 10,
            },
        ]
    )
    assert rows["meeting_id"].tolist() == ["calendar", "next"]
    assert rows["minutes"].tolist() == [50, 10]
    assert rows["replaces"].tolist()[1] == "calendar"  # the link to the row that is not kept leads to the other


def test_what_was_called_off_and_logged_twice_is_called_off_once(
    two: Callable[[list[dict[str, Any]]], pd.DataFrame],
) -> None:
    off = {"status": "cancelled", "planned_on": "2026-03-02"}
    rows = two(
        [
            {"meeting_id": "m1", **off, "source": "calendar"},
            {"meeting_id": "m2", **off, "source": "form", "replaces": None},
            {"meeting_id": "m3", "status": "postponed", "planned_on": "2026-03-02"},
            {
                "meeting_id": "m4",
                "status": "postponed",
                "planned_on": "2026-03-02",
                "replaces": "m3",
            },  # to the afternoon
        ]
    )
    assert rows["meeting_id"].tolist() == ["m1", "m3", "m4"]
