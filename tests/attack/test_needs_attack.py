"""Can a rating of few people be worked out from all that is published of needs, in one report and in two?

Everything that can be asked of random needs tables is put before a linear program that knows who stands in which group
and who rated which need. A cell is pinned when its sum can have one value only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mentorlab
from mentorlab.needs.rated import shown
from mentorlab.needs.rated.ratings import EVERYONE, Ratings, ratings
from mentorlab.tables.privacy import Settled, hide_small
from mentorlab.tables.privacy.ledger import read_ledger, to_bytes, write_record
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.attack.attacker import Published, sums
from tests.needs.asking import opened

NEEDS = ("advice", "time")
CODES = ("mentees", "mentors", "managers", "leaders")
LOW, HIGH = 1.0, 5.0
FEW, ALL = range(3), range(120)
Row = tuple[str, str, pd.Series]  # need, group, what is shown


def random_needs(rng: np.random.Generator) -> pd.DataFrame:
    """A few dozen people: stakeholders of very different sizes, words that overlap, missing and extreme ratings."""
    n = int(rng.integers(14, 60))
    code = rng.choice(CODES, n, p=rng.dirichlet([3, 1.5, 1, 0.7]))
    unit = rng.choice(["North", "South", "East"], n, p=rng.dirichlet([2, 1, 1]))
    night = np.where(rng.random(n) < rng.choice([0.1, 0.5, 0.9]), ";night", "")
    lead = np.where((code == "leaders") | (rng.random(n) < 0.05), ";board", "")
    steep = rng.choice([0.6, 2.5])  # the steeper, the more ratings lie at the ends
    rows = [
        {
            "respondent_id": f"p{k:02d}", "need": need, "stakeholder": code[k],
            "importance": float(np.clip(np.rint(3.8 + steep * rng.normal()), 1, 5)),
            "current": float(np.clip(np.rint(3 + steep * rng.normal()), 1, 5)),
            "groups": f"{unit[k]}{night[k]}{lead[k]}",
        }
        for k in range(n)
        for need in NEEDS
        if rng.random() > 0.06
    ]  # fmt: skip
    return pd.DataFrame(rows)


def changed(needs: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Some withdraw a rating or all, some move, some are new; who stays says the same."""
    later = needs[rng.random(len(needs)) > rng.choice([0.0, 0.04])].copy()
    ids = later["respondent_id"].unique()
    gone = rng.choice(ids, int(rng.integers(0, 3)), replace=False)
    later = later[~later["respondent_id"].isin(gone)]
    moved = rng.choice(ids, int(rng.integers(0, 4)), replace=False)
    later.loc[later["respondent_id"].isin(moved), "groups"] = "South;night"
    new = random_needs(rng)
    some = rng.choice(new["respondent_id"].unique(), int(rng.integers(0, 8)), replace=False)
    new = new[new["respondent_id"].isin(some)]
    return pd.concat([later, new.assign(respondent_id="q" + new["respondent_id"])], ignore_index=True)


def asked(program: Program, found: Ratings) -> list[Row]:
    """Every average of every group that some answer shows."""
    rows: dict[tuple[str, str], pd.Series] = {}
    questions = [
        mentorlab.needs.gaps(program, group=EVERYONE, split=split, draws=200) for split in ("stakeholder", "groups")
    ]
    for group in (EVERYONE, *found.groups.columns):
        questions.append(mentorlab.needs.priorities(program, group=str(group), draws=200))
    for answer in questions:
        table = answer.table
        for _, row in table[~table["hidden"].astype(bool)].iterrows():
            before = rows.setdefault((row["need"], row["group"]), row)
            assert (before["n"], before["importance"]) == (row["n"], row["importance"])
    return [(need, group, row) for (need, group), row in rows.items()]


class World:
    """Those who rated one need in one report or two, sorted into kinds that no row tells apart."""

    def __init__(self, need: str, times: Sequence[Ratings]) -> None:
        self.need, self.times = need, times
        self.people = sorted(set().union(*(map(str, one.importance.index) for one in times)))
        parts = []
        for one in times:
            rated = one.importance[need].notna() if need in one.importance else pd.Series(False, index=one.groups.index)
            parts.append(one.groups.astype(bool).mul(rated, axis=0).assign(**{EVERYONE: rated}))
        self.inside = [part.reindex(self.people, fill_value=False).astype(bool) for part in parts]
        signs = pd.concat(self.inside, axis=1).to_numpy()
        _, kind = np.unique(signs, axis=0, return_inverse=True)
        self.kind, self.n_kinds = kind.ravel(), int(kind.max()) + 1
        self.size = np.bincount(self.kind, minlength=self.n_kinds)
        self.somewhere = np.zeros(self.n_kinds, dtype=bool)
        self.somewhere[self.kind[signs.any(axis=1)]] = True

    def kinds(self, time: int, group: str) -> np.ndarray:
        inside = np.zeros(self.n_kinds, dtype=bool)
        inside[self.kind[self.inside[time][group].to_numpy()]] = True
        return inside


def pinned(need: str, times: Sequence[Ratings], told: Sequence[list[Row]], smallest: int) -> list[str]:
    """The hidden groups, and kinds of few people, whose sum of ratings of a need can have one value only."""
    world = World(need, times)
    cells, names, sets = [], [], []
    rows = [(time, group, row) for time, one in enumerate(told) for what, group, row in one if what == need]
    sets = [world.kinds(time, group) for time, group, _ in rows]
    for time, found in enumerate(times):
        for group in found.groups.columns if rows else ():
            inside = world.kinds(time, str(group))
            n = int(world.size[inside].sum())
            if not 0 < n < int(world.inside[time][EVERYONE].sum()) or any((inside == one).all() for one in sets):
                continue
            if n < smallest or time == len(times) - 1:  # what the first report hid the second may show
                cells.append(inside)
                names.append(f"{group} {time}")
    for kind in np.flatnonzero(world.somewhere & (world.size < smallest)) if rows else ():
        cells.append(np.eye(world.n_kinds, dtype=bool)[kind])
        names.append(f"kind {kind}")
    if not cells:
        return []
    out = []
    for value in ("importance", "current"):
        published = [Published(one, row["n"], row[value]) for one, (_, _, row) in zip(sets, rows, strict=True)]
        known = sums(published, world.size, LOW, HIGH)
        places = np.flatnonzero(known.pinned(np.array(cells, dtype=float)))
        out += [f"{need} {value} {names[place]}" for place in places]
    return out


def attacked(folder: Path, seed: int, *, twice: bool) -> tuple[list[str], int]:
    """What the attacker pins, and how many averages were shown."""
    rng = np.random.default_rng(seed)
    smallest, needs = int(rng.integers(3, 7)), random_needs(rng)
    found, told = [], []
    for time, table in enumerate([needs, changed(needs, rng)] if twice else [needs]):
        program = opened(folder / "program", table, privacy={"smallest_group": smallest})
        (place := folder / f"{time}").mkdir()
        program = replace(program, publishing=Publishing(read_ledger(program.folder), place))
        found.append(ratings(program))
        told.append(asked(program, found[-1]))
        assert program.publishing is not None
        figures = [figure for _, shown_here in program.publishing.noted() for figure in shown_here]
        if figures:
            write_record(program.folder, f"{time}", to_bytes("needs", figures))
    broken = [one for need in NEEDS for one in pinned(need, found, told, smallest)]
    return broken, sum(map(len, told))


def _small_alone(labels: pd.DataFrame, values: pd.DataFrame, smallest: int, *_: object, **__: object) -> Settled:
    counts = {name: labels.loc[values.index, name].value_counts() for name in labels}
    groups = {name: one.reindex(sorted(labels[name].dropna().unique()), fill_value=0) for name, one in counts.items()}
    return Settled({str(name): hide_small(one, smallest, total_shown=False) for name, one in groups.items()})


@pytest.mark.parametrize("twice", [pytest.param(False, marks=pytest.mark.long), True])
def test_no_rating_of_few_is_pinned(tmp_path: Path, *, twice: bool) -> None:
    found = {seed: attacked(tmp_path / f"{seed}", seed, twice=twice) for seed in FEW}
    assert {seed: broken for seed, (broken, _) in found.items() if broken} == {}
    assert sum(n for _, n in found.values()) > 5 * len(FEW)  # were all hidden, nothing could be pinned


@pytest.mark.long
@pytest.mark.parametrize("twice", [False, True])
def test_no_rating_of_few_is_pinned_in_many_programs(tmp_path: Path, *, twice: bool) -> None:
    found = {seed: attacked(tmp_path / f"{seed}", seed, twice=twice)[0] for seed in ALL}
    assert {seed: broken for seed, broken in found.items() if broken} == {}


def test_the_attack_succeeds_where_the_protection_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "settle", _small_alone)
    assert any(attacked(tmp_path / f"{seed}", seed, twice=False)[0] for seed in FEW)
