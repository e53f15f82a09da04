"""What happened to the pairs of one cycle, and when could one have known it? Days as whole numbers, sorted by pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

NEVER = 1 << 19  # a day that does not come, in days since 1970
SPAN = 1 << 20  # more days than there are
CALLED_OFF = ("cancelled", "postponed", "no_show")


@dataclass(frozen=True, eq=False)
class Happened:
    """Days on which something happened to pairs, in the order of pairs and days; `key`: pair × SPAN + day."""

    key: Array
    start: Array

    def until(self, pair: Array, day: Array) -> Array:
        """How often it had happened to the pair by the end of the day."""
        found: Array = np.searchsorted(self.key, pair * SPAN + np.clip(day, 0, NEVER), side="right") - self.start[pair]
        return found

    def last(self, pair: Array, day: Array) -> Array:
        """The last day on which it had happened by then; −1 for never."""
        n = self.until(pair, day)
        place = np.maximum(self.start[pair] + n - 1, 0)
        if not len(self.key):
            return np.full(len(pair), -1)
        return np.where(n > 0, self.key[place] - pair * SPAN, -1)


@dataclass(frozen=True, eq=False)
class History:
    """A cycle as it went, one place a pair. Days are whole numbers since 1970, NEVER where there is none.

    matched, began, planned_end, ended: by pair. `cluster`, `mentor`: which circle (or pair), and which mentor. `why`:
    why it ended, as written. `held`, `called_off`, `no_show`: meetings, each from the day on which it was known;
    `to_come`: pairs with a meeting planned after `day`. `asked`: contacts with the program's staff; `settled`: by
    contact, in the order of `asked`. `interval`: the agreed one, in days; `day`: up to when the tables speak.
    """

    ids: Array
    matched: Array
    began: Array
    planned_end: Array
    ended: Array
    why: Array
    cluster: Array
    mentor: Array
    held: Happened
    called_off: Happened
    no_show: Happened
    asked: Happened
    settled: Happened
    to_come: Array
    plans_known: bool
    interval: float
    day: int

    @property
    def last_on_record(self) -> int:
        """The last day on which any meeting was held or called off; −1 where none is on record."""
        keys = np.concatenate([self.held.key, self.called_off.key])
        return int((keys % SPAN).max()) if len(keys) else -1

    def running(self) -> Array:
        """The places of pairs that have begun by the last day and not ended."""
        return np.flatnonzero((np.maximum(self.matched, self.began) <= self.day) & (self.ended > self.day))


def days_of(cells: pd.Series) -> Array:
    """Days since 1970; NEVER where there is none."""
    days = cells.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return np.where(cells.isna().to_numpy(), NEVER, days)


def history(
    pairs: pd.DataFrame, meetings: pd.DataFrame, support: pd.DataFrame | None, *, interval: float, day: pd.Timestamp
) -> History:
    """The history of pairs (`pairs_run(…).frame`) with their meetings (`meetings_read(…).rows`) and the table support.

    `to_come` in the meetings: what still stands in the calendar. A meeting that was called off counts from the day for
    which it was planned, since no table says when that was done; one of which nobody knows what became of it counts as
    nothing. Contacts about a person are contacts about each of their pairs.
    """
    today, many = int(days_of(pd.Series([day]))[0]), len(pairs)
    of, on, to_come = meetings["place"].to_numpy(), days_of(meetings["on"]), meetings["to_come"].to_numpy(dtype=bool)
    status = meetings["status"].astype("category")
    known = {name: (status == name).to_numpy() & (on <= today) for name in ("held", *CALLED_OFF)}
    held, missed = known["held"], known["no_show"]
    off = missed | known["cancelled"] | known["postponed"]
    ended = days_of(pairs["ended_on"])
    pair, asked, settled = _contacts(pairs, support, today)
    return History(
        ids=pairs.index.astype(str).to_numpy(),
        matched=days_of(pairs["matched_on"]),
        began=days_of(pairs["began_on"]),
        planned_end=days_of(pairs["planned_end_on"]),
        ended=np.where(ended > today, NEVER, ended),
        why=pairs["ended_why"].astype("object").fillna("").astype(str).to_numpy(),
        cluster=clusters_of(pairs),
        mentor=pd.factorize(pairs["mentor_id"])[0],
        held=_happened(of[held], on[held], many),
        called_off=_happened(of[off], on[off], many),
        no_show=_happened(of[missed], on[missed], many),
        asked=_happened(pair, asked, many),
        settled=_happened(pair, settled, many),
        to_come=np.bincount(of[to_come], minlength=many) > 0,
        plans_known=bool(to_come.any()),
        interval=float(interval),
        day=today,
    )


def _happened(pair: Array, day: Array, many: int) -> Happened:
    key = np.sort(pair.astype(np.int64) * SPAN + day)
    return Happened(key, np.searchsorted(key, np.arange(many) * SPAN))


def clusters_of(pairs: pd.DataFrame) -> Array:
    """Pairs of one circle meet together and are one cluster."""
    own = pd.Series(pairs.index.astype(str), index=pairs.index)
    circle = pairs["group_id"].astype("object") if "group_id" in pairs else pd.Series(None, index=pairs.index)
    return np.asarray(pd.factorize(("circle " + circle.astype(str)).where(circle.notna(), "pair " + own))[0])


def _contacts(pairs: pd.DataFrame, support: pd.DataFrame | None, today: int) -> tuple[Array, Array, Array]:
    """Pair, day and day of settling of each contact up to today."""
    if support is None or support.empty:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    rows = pd.DataFrame({"on": days_of(support["on"])}, index=support.index)
    rows["settled"] = days_of(support["resolved_on"]) if "resolved_on" in support else NEVER
    found = []
    if "pair_id" in support:
        found.append(rows.assign(pair=pairs.index.get_indexer(pd.Index(support["pair_id"].astype("object")))))
    if "person_id" in support:
        alone = support["pair_id"].isna() if "pair_id" in support else support["person_id"].notna()
        for role in ("mentor_id", "mentee_id"):
            theirs = pd.DataFrame({"person": pairs[role].astype(str).to_numpy(), "pair": np.arange(len(pairs))})
            about = rows.assign(person=support["person_id"].astype("object"))[alone]
            found.append(about.dropna(subset=["person"]).merge(theirs, on="person")[["on", "settled", "pair"]])
    told = pd.concat(found, ignore_index=True)
    told = told[(told["pair"] >= 0) & (told["on"] <= today)]
    return tuple(told[name].to_numpy(dtype=np.int64) for name in ("pair", "on", "settled"))  # type: ignore[return-value]
