"""How many people are there in each group that places are drawn in, and what may be shown of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.tables.privacy import hide_cells

if TYPE_CHECKING:
    from mentorlab.tables.charter import Evaluation
    from mentorlab.tables.program import Program

BY_LOT = ("lottery", "waitlist", "randomised", "stepped")
ONE_GROUP = ("after_only", "before_after")


def by_group(
    program: Program, groups: pd.Series, given: pd.Series | None, smallest: int, chance: float | None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The table: everybody, then each group, and notes. `given`: who has a place; None before the draw.

    A group is hidden where it, or one side of it, is too small, with those that would give it away. Groups that are
    named after persons are not shown at all.
    """
    arms = pd.Series("n", index=groups.index) if given is None else given.map({True: "n_places", False: "n_waiting"})
    sides = ["n"] if given is None else ["n_places", "n_waiting"]
    counts = pd.crosstab(groups, arms).reindex(columns=sides, fill_value=0)
    total = counts.sum()
    notes: tuple[str, ...] = ()
    shown = counts
    if _persons(program, groups):
        shown, notes = counts.iloc[:0], (catalogue("planning_places").NOTES_HERE["ids"],)
    elif set(groups) == {""} or len(counts) < 2:
        shown = counts.iloc[:0]
    starts = len(shown) > 0 and bool((shown.max(axis=1) == shown.sum(axis=1)).all())  # a group is all in one arm
    sized = shown.sum(axis=1).to_frame() if starts else shown
    hidden = hide_cells(sized, smallest) if len(shown) else pd.Series(dtype=bool)
    everyone = catalogue().LABELS["everyone"]
    rows = [_row(everyone, total, chance, hidden=bool((total < smallest).any()))]
    rows += [_row(str(name), shown.loc[name], chance, hidden=bool(hidden[name])) for name in shown.index]
    return pd.DataFrame(rows), notes


def _row(group: str, counts: pd.Series, chance: float | None, *, hidden: bool) -> dict[str, object]:
    n = int(counts.sum())
    sides = {name: int(counts[name]) if name in counts and not hidden else None for name in ("n_places", "n_waiting")}
    return {"group": group, "n": None if hidden else n, **sides, "chance": chance, "hidden": hidden}


def _persons(program: Program, groups: pd.Series) -> bool:
    if not program.has("people"):
        return False
    people = program.table("people")
    known = pd.concat([people[name] for name in ("person_id", "manager_id") if name in people])
    return bool(groups[groups != ""].isin(known).any())


ON_ITS_WORD = ("lottery", "randomised")  # an order of those who wait has to be shown


def claims(evaluation: Evaluation, *, drawn: bool, waits: bool = True, on_its_word: bool = False) -> str:
    """What this way of giving places lets a report say: a key of ALLOWS. `waits`: is there anybody without a place?
    `on_its_word`: the list names no record, and the charter's word is all there is (see `outcomes.design`).
    """
    if not waits:
        return "one_group"
    if evaluation.design is None:
        return "unsaid"
    if evaluation.design in ONE_GROUP:
        return "one_group"
    by_lot = evaluation.design in BY_LOT and evaluation.places_by in ("lottery", "unknown")
    if by_lot and on_its_word and evaluation.design in ON_ITS_WORD:
        return "on_its_word"
    return "drawn" if by_lot and drawn else "not_drawn"


def hidden_answer(table: pd.DataFrame, smallest: int) -> Result:
    """Too few people to show anything, not even how few."""
    words = sentences_for_every_audience("hidden", what="one of the groups", smallest=smallest)
    frame = table.iloc[:1].assign(n=None, n_places=None, n_waiting=None, chance=None, hidden=True)
    limits = (catalogue().LIMITS["no_answer"],)
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=limits,
    )  # fmt: skip
