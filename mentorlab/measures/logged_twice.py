"""Which rows tell of the same meeting? A calendar that keeps another time zone, and a form that somebody filled in.

Two rows of a pair are one meeting where both say that it was held, on one day; where both say so on neighbouring days
and different sources tell of them; and where one source says that it was held and another only that it was planned
(a calendar does not know what became of it), on one day or on neighbouring ones. Two sources tell of no more than one
meeting each: three days in a row are two meetings. Two rows of one day that both say the same of a meeting not held
are one, unless the second replaces another. What a row lacks it takes from the other.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

NOT_TOLD = ("planned", "unknown")
BESIDE = (0, -1, 1)  # the same day first, then the one before, then the one after


def counted_once(rows: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """The rows (in the order of place, on and meeting_id; index 0, 1, 2 …) with each meeting once.

    Of two held ones the row of the earlier day stays, of one day that with minutes. `day`: what is planned after it is
    still to come and no second row of anything.
    """
    held = _held(rows)
    same = _on_one_day(held)
    days = held[same < 0]
    several = np.isin(days.index, same[same >= 0])
    next_day = _on_neighbouring_days(days, several)
    alone = days[(next_day < 0) & ~several & ~np.isin(days.index, next_day[next_day >= 0])]
    not_held = rows[rows["status"] != "held"].sort_values(["place", "on", "status", "meeting_id"], kind="stable")
    alike = _alike(not_held)
    first = not_held[alike < 0]
    planned = first[first["status"].isin(NOT_TOLD) & (first["on"] <= day) & first["source"].notna()]
    into = {
        **_linked(held, same),
        **_linked(days, next_day),
        **_linked(not_held, alike),
        **_linked(planned, _held_by_another(planned, alone)),
    }
    return _merged(rows, into) if into else rows


def _held(rows: pd.DataFrame) -> pd.DataFrame:
    held = rows.loc[rows["status"] == "held", ["place", "on", "source", "minutes"]]
    held["source"] = held["source"].astype("object").fillna("")
    return held.assign(none=held["minutes"].isna()).sort_values(["place", "on", "none"], kind="stable")


def _on_one_day(held: pd.DataFrame) -> np.ndarray:
    """For each row the index of the one that stands for its day, −1 for that one itself."""
    return _first_of_each(held, _starts(held["place"]) | _starts(held["on"]))


def _alike(rows: pd.DataFrame) -> np.ndarray:
    """For each row the index of the first that says the same of a meeting of that day, −1 for that one itself."""
    starts = _starts(rows["place"]) | _starts(rows["on"]) | _starts(rows["status"].astype("object"))
    return _first_of_each(rows, starts | rows["replaces"].notna().to_numpy())


def _first_of_each(rows: pd.DataFrame, first: np.ndarray) -> np.ndarray:
    stands = rows.index.to_numpy()[np.maximum.accumulate(np.where(first, np.arange(len(rows)), 0))]
    return np.where(first, -1, stands)


def _on_neighbouring_days(days: pd.DataFrame, several: np.ndarray) -> np.ndarray:
    """For each day the index of the row of the day before that tells of the same meeting, −1 for none.

    `several`: days that more than one row told of; they are whole.
    """
    source, on = days["source"].to_numpy(), days["on"].to_numpy()
    linked = ~_starts(days["place"])
    linked[1:] &= (on[1:] - on[:-1] == np.timedelta64(1, "D")) & (source[1:] != source[:-1])
    linked[1:] &= (source[1:] != "") & (source[:-1] != "") & ~several[1:] & ~several[:-1]
    place = np.arange(len(days))
    run = np.maximum.accumulate(np.where(linked, 0, place))  # where the row's run of such days begins
    second = (place - run) % 2 == 1
    before = np.append(-1, days.index.to_numpy()[:-1]) if len(days) else np.zeros(0, dtype=np.int64)
    return np.where(second, before, -1)


def _held_by_another(planned: pd.DataFrame, held: pd.DataFrame) -> np.ndarray:
    """For each planned row the index of a meeting that another source says was held, −1 for none; each only once."""
    found = np.full(len(planned), -1)
    known = held[held["source"] != ""]
    keys, wanted = pd.Index(_key(known)), _key(planned)
    free, source = np.ones(len(known), dtype=bool), known["source"].to_numpy()
    own = planned["source"].astype("object").to_numpy()
    for apart in BESIDE:
        at = keys.get_indexer(pd.Index(wanted + apart))
        rows = np.flatnonzero((at >= 0) & (found < 0))
        rows = rows[free[at[rows]] & (source[at[rows]] != own[rows])]
        rows = rows[np.unique(at[rows], return_index=True)[1]]
        found[rows] = known.index.to_numpy()[at[rows]]
        free[at[rows]] = False
    return found


def _key(rows: pd.DataFrame) -> np.ndarray:
    """One whole number for a pair and a day, so that neighbouring days are neighbouring numbers."""
    return np.asarray(rows["place"].to_numpy() * 1_000_000 + rows["on"].to_numpy().astype("datetime64[D]").astype(int))


def _starts(values: pd.Series) -> np.ndarray:
    """Where a value differs from the one before it; the first does."""
    given = values.to_numpy()
    return np.append(True, given[1:] != given[:-1])[: len(given)]


def _linked(rows: pd.DataFrame, target: np.ndarray) -> dict[int, int]:
    there = np.flatnonzero(target >= 0)
    return dict(zip(rows.index.to_numpy()[there].tolist(), target[there].tolist(), strict=True))


def _merged(rows: pd.DataFrame, into: dict[int, int]) -> pd.DataFrame:
    """Without the rows that others stand for; those take the plan, the chain and, of meetings held, the minutes."""
    pairs = into
    for _ in range(2):  # a row may stand for another until a third stands for both
        pairs = {row: into.get(target, target) for row, target in pairs.items()}
    gone, stay = list(pairs), list(pairs.values())
    rows = rows.copy()
    names = rows["meeting_id"].astype("object")
    chain = rows["replaces"].astype("object")
    one, other = names.loc[gone].to_numpy(), names.loc[stay].to_numpy()
    # Where the two rows name each other, nothing was put off: they are the same meeting.
    chain.loc[gone] = chain.loc[gone].where(chain.loc[gone].to_numpy() != other)
    chain.loc[stay] = chain.loc[stay].where(chain.loc[stay].to_numpy() != one)
    stands = chain.dropna().map(dict(zip(one, other, strict=True))).dropna()
    chain.loc[stands.index] = stands
    rows["replaces"] = chain.astype("category")
    held = (rows.loc[gone, "status"] == "held").to_numpy()
    for name, given in (
        ("planned_on", rows.loc[gone, "planned_on"]),
        ("replaces", rows.loc[gone, "replaces"]),
        ("minutes", rows.loc[gone, "minutes"].where(held)),
    ):
        news = given.set_axis(pd.Index(stay)).dropna()
        news = news[~news.index.duplicated()]
        rows[name] = rows[name].fillna(news)
    return rows.drop(index=gone).reset_index(drop=True)
