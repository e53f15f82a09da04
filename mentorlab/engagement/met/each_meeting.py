"""What became of each planned meeting, who called it off and why? A circle's meeting is one meeting here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.engagement.met.reasons import NOT_SAID, OTHER, sorted_reasons
from mentorlab.measures.theme_files import Theme

Array = np.ndarray[Any, Any]
STATES = ("held", "cancelled", "postponed", "no_show", "not_known")
CALLED_OFF = ("cancelled", "postponed")
TO_COME = "to_come"
SIDES = ("mentor", "mentee", OTHER, NOT_SAID)


@dataclass(frozen=True, eq=False)
class Meetings:
    """`frame`: one row a meeting: meeting_id, meets (a number for its circle or pair), pair (place of its first pair),
    on (a day, as a number), replaces, minutes, and as categories: state (of STATES, or to_come), side and kind (of
    those called off and of no-shows, else missing).
    `rows`: one row a meeting and pair: meeting (place in `frame`), pair, mentor and mentee as numbers.
    `by_attendance`: no-shows whose side attendance tells.
    """

    frame: pd.DataFrame
    rows: pd.DataFrame
    by_attendance: int

    def those(self, column: str, *names: str) -> Array:
        """Which meetings have one of these states, sides or kinds."""
        cells = self.frame[column].array
        wanted = np.append(cells.categories.isin(names), False)  # the last is that of missing ones, −1
        found: Array = wanted[cells.codes]
        return found


def each_meeting(
    pairs: pd.DataFrame, rows: pd.DataFrame, kinds: Mapping[str, Theme], attendance: pd.DataFrame | None = None
) -> Meetings:
    """The meetings of `rows` (of `measures.meetings_read`), each once. A meeting still marked as planned whose day has
    passed is one of which nothing is known. Who did not come is the side that is not in attendance, where one is.
    """
    meeting, ids = pd.factorize(rows["meeting_id"])
    place = rows["place"].to_numpy()
    people = {whom: pd.factorize(pairs[f"{whom}_id"])[0][place] for whom in ("mentor", "mentee")}
    first = np.unique(meeting, return_index=True)[1]
    one, pair = rows.iloc[first], place[first]
    in_circle = np.bincount(meeting, minlength=len(ids)) > 1
    circle = pd.factorize(pairs["group_id"])[0][pair]
    state = pd.Index([*STATES, TO_COME]).get_indexer(pd.Index(one["status"].astype("object")))
    state[state < 0] = STATES.index("not_known")
    state[one["to_come"].to_numpy(dtype=bool)] = len(STATES)
    gone = np.isin(state, [STATES.index(name) for name in (*CALLED_OFF, "no_show")])
    missed = (state == STATES.index("no_show")) & ~in_circle
    side, by_attendance = _sides(one, missed, pairs, pair, attendance)
    names, kind = sorted_reasons(one["reason"], kinds)
    frame = pd.DataFrame(
        {
            "meeting_id": np.asarray(ids, dtype=object),
            "meets": np.where(in_circle & (circle >= 0), len(pairs) + circle, pair),
            "pair": pair,
            "on": one["on"].to_numpy(dtype="datetime64[D]").astype(np.int64),
            "state": _named(state, [*STATES, TO_COME]),
            "side": _named(np.where(gone, side, -1), SIDES),
            "kind": _named(np.where(gone, kind, -1), names),
            "replaces": pd.Series(one["replaces"].to_numpy(dtype=object), dtype=object),
            "minutes": one["minutes"].to_numpy(dtype=float),
        }
    )
    return Meetings(frame, pd.DataFrame({"meeting": meeting, "pair": place, **people}), by_attendance)


def _named(codes: Array, names: Sequence[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes.astype(np.int64), categories=pd.Index(list(names), dtype="str"))


def _sides(
    one: pd.DataFrame, missed: Array, pairs: pd.DataFrame, pair: Array, attendance: pd.DataFrame | None
) -> tuple[Array, int]:
    """Who called each meeting off or did not come, as a place in SIDES, and of how many attendance tells it."""
    said = one["called_off_by"]
    side = pd.Categorical(said, categories=list(SIDES)).codes.astype(np.int64)
    side[side < 0] = SIDES.index(OTHER)
    side[said.isna().to_numpy()] = SIDES.index(NOT_SAID)
    which = np.flatnonzero(missed & (side == SIDES.index(NOT_SAID)))
    if attendance is None or not len(which):
        return side, 0
    ids = one["meeting_id"].iloc[which].astype(object)
    mine = attendance.loc[attendance["meeting_id"].isin(set(ids)), ["meeting_id", "person_id"]]
    came = pd.MultiIndex.from_frame(mine.astype(object))
    there = {
        whom: pd.MultiIndex.from_arrays([ids, pairs[f"{whom}_id"].iloc[pair[which]].astype(object)]).isin(came)
        for whom in ("mentor", "mentee")
    }
    alone = there["mentor"] != there["mentee"]
    side[which[alone]] = np.where(there["mentor"], SIDES.index("mentee"), SIDES.index("mentor"))[alone]
    return side, int(alone.sum())
