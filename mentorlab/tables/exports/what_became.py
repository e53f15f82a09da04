"""What became of a meeting? What people have entered about it stays where a calendar knows no more."""

from __future__ import annotations

import numpy as np
import pandas as pd

BECAME = ("held", "no_show", "postponed", "cancelled")
ENTERED = ("status", "held_on", "called_off_by", "minutes")


def keeping_what_is_known(new: pd.DataFrame, old: pd.DataFrame) -> pd.DataFrame:
    """The meetings of a calendar, where those that it calls `unknown` keep what is entered about them already.

    `old`: the table `meetings`, typed.
    """
    if "status" not in old or "meeting_id" not in old or new.empty:
        return new
    before = old.drop_duplicates("meeting_id").set_index("meeting_id").reindex(new["meeting_id"].astype("str"))
    known = (new["status"] == "unknown").to_numpy() & before["status"].isin(BECAME).to_numpy()
    if not known.any():
        return new
    kept = {}
    for name in ENTERED:
        if name not in before:
            continue
        held = before[name]
        if pd.api.types.is_datetime64_any_dtype(held):
            held = held.dt.strftime("%Y-%m-%d")
        cells = held.astype(object).to_numpy()
        ours = new[name].astype(object).to_numpy() if name in new else np.full(len(new), None, dtype=object)
        taken = np.where(known & ~pd.isna(cells), cells, ours)
        kept[name] = pd.Series(taken, index=new.index).astype("float64" if name == "minutes" else "str")
    return new.assign(**kept)


def only_time_passed(new: pd.DataFrame, old: pd.DataFrame, differs: dict[str, np.ndarray]) -> np.ndarray:
    """Which meetings differ in nothing but that a planned one lies in the past now (row by row, both frames alike).

    `differs`: which rows differ in each column.
    """
    passed = np.zeros(len(new), dtype=bool)
    if "status" not in differs or "status" not in old:
        return passed
    passed |= (old["status"] == "planned").to_numpy() & new["status"].isin(["unknown", "held"]).to_numpy()
    for name, rows in differs.items():
        if name not in ("status", "held_on"):
            passed &= ~rows
    return passed
