"""Which pairs does the board show: with what fit, which flags, and in which order?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.matching.judged.load import load
from mentorlab.matching.judged.ranks import NOT_NAMED, ranks
from mentorlab.matching.why import why_list

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.board import Board

TENTH = 0.1
FLAGS = ("no_mentor", "locked", "vetoed", "moved", "not_wished", "low_fit", "below_minimum")
LOADS = ("full", "has_places")
SORTS: Mapping[str, tuple[list[str], list[bool]]] = {
    "mentee": (["mentee_id"], [True]),
    "mentor": (["mentor_id", "mentee_id"], [True, True]),
    "lowest_fit": (["score", "mentee_id"], [True, True]),
    "highest_fit": (["score", "mentee_id"], [False, True]),
    "load": (["load", "mentor_id", "mentee_id"], [False, True, True]),
    "flags": (["n_flags", "score", "mentee_id"], [False, True, True]),
}


@dataclass(frozen=True)
class Wanted:
    """Which rows. person: part of an id of either; at_least, at_most: of the fit (0–100; with a limit, mentees without
    a mentor are left out); load: one of `LOADS`; flag: one of `FLAGS`; sort: one of `SORTS`. Empty: all.
    """

    person: str = ""
    at_least: float = 0.0
    at_most: float = 100.0
    load: str = ""
    flag: str = ""
    sort: str = "mentee"


def listed(board: Board) -> pd.DataFrame:
    """Every mentee with the pair that the board proposes now.

    Columns as `why_list`, and `load` (mentees of the mentor), `places`, `flags` (names of `FLAGS`) and `n_flags`.
    Flags: locked; vetoed: some pair of this mentee is; moved: has another mentor than without locks and vetoes;
    not_wished: named mentors, and has none of them; low_fit: in the lowest tenth of the fits; below_minimum: the mentor
    asked for more mentees.
    """
    solved, mentor_of = board.solved, np.asarray(board.solved.match.mentor_of)
    rows = why_list(solved.market, solved.match, solved.policy)
    work, made = load(solved.market, mentor_of), mentor_of >= 0
    at = np.where(made, mentor_of, 0)
    rows["load"] = pd.Series(work.used[at]).where(made).astype("Int64")
    rows["places"] = pd.Series(work.offered[at]).where(made).astype("Int64")
    low = rows["score"].quantile(TENTH) if made.any() else 0.0
    of = {kind: {one.mentee for one in board.holds if one.kind == kind} for kind in ("lock", "veto")}
    marks = {
        "no_mentor": ~made,
        "locked": rows["mentee_id"].isin(of["lock"]).to_numpy(),
        "vetoed": rows["mentee_id"].isin(of["veto"]).to_numpy(),
        "moved": mentor_of != np.asarray(board.free.match.mentor_of),
        "not_wished": ranks(solved.market, mentor_of) == NOT_NAMED,
        "low_fit": (rows["score"] <= low).to_numpy() & (rows["score"].max() > low),
        "below_minimum": made & (work.used < work.minimum)[at],
    }
    rows["flags"] = [tuple(flag for flag in FLAGS if marks[flag][i]) for i in range(len(rows))]
    locked = {one.mentee: one.said for one in board.holds if one.kind == "lock"}
    rows["reason"] = rows["mentee_id"].map(locked).fillna(rows["reason"])
    rows["n_flags"] = rows["flags"].map(len)
    return rows


def picked(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """The rows that are wanted, in the order that is wanted."""
    keep = pd.Series(True, index=rows.index)
    if asked := wanted.person.strip().casefold():
        ids = rows[["mentee_id", "mentor_id"]].fillna("").astype(str)
        keep &= ids.apply(lambda one: one.str.casefold().str.contains(asked, regex=False)).any(axis=1)
    if wanted.at_least > 0:
        keep &= rows["score"] >= wanted.at_least
    if wanted.at_most < 100:
        keep &= rows["score"] <= wanted.at_most
    if wanted.load:
        full = (rows["load"] >= rows["places"]).fillna(False).astype(bool)
        keep &= (full if wanted.load == "full" else ~full) & rows["mentor_id"].notna()
    if wanted.flag:
        keep &= rows["flags"].map(lambda flags: wanted.flag in flags)
    by, ascending = SORTS[wanted.sort]
    return rows[keep].sort_values(by, ascending=ascending, na_position="first", kind="stable")
