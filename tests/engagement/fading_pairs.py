"""Cycles of pairs with planted fading: from a day on, a pair hardly meets any more. Tables as files would hold them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.engagement.flagging.history import History, history
from mentorlab.engagement.flagging.replay import Replayed, replay
from mentorlab.engagement.flagging.rules import RULES
from mentorlab.tables.definitions import shipped_definitions
from tests.programs import write_program

STARTS = np.datetime64("2025-01-06")
EVERY, LENGTH = 21, 270
LATER = ("ended_on", "ended_why")


def cycle(
    n: int = 200,
    *,
    seed: int = 1,
    fading: float = 0.3,
    chance: float = 0.8,
    uneven: float = 0.1,
    helped: float = 0.1,
    every: int = EVERY,
) -> tuple[dict[str, pd.DataFrame], np.ndarray[Any, Any]]:
    """pairs, meetings and support of a cycle of n pairs; and the day (from the start) from which each fades, or −1.

    `chance`: that a planned meeting is held, `uneven`: its SD over pairs; of pairs that fade only a twentieth of that.
    `helped`: chance that staff are in touch after a meeting that was not held.
    """
    rng = np.random.default_rng(seed)
    faded = np.where(rng.random(n) < fading, rng.integers(30, 220, n), -1)
    matched = rng.integers(0, 8, n)
    number = np.arange(LENGTH // every + 1)
    on = matched[:, None] + 7 + every * number + rng.integers(-3, 4, (n, len(number)))
    pair, which = np.nonzero(on < LENGTH)
    day = on[pair, which]
    gone = (faded[pair] >= 0) & (day >= faded[pair])
    usual = np.clip(chance + uneven * rng.normal(size=n), 0.05, 0.98)[pair]
    held = rng.random(len(day)) < np.where(gone, usual / 20, usual)
    listed = held | (
        rng.random(len(day)) < np.where(gone, 0.6, 0.9)
    )  # not every meeting that fell out was ever planned
    status = np.where(held, "held", rng.choice(["cancelled", "postponed", "no_show"], len(day), p=[0.5, 0.35, 0.15]))
    pair, day, status = pair[listed], day[listed], status[listed]
    ids = np.array([f"q{place:05d}" for place in range(n)])
    meetings = pd.DataFrame(
        {
            "meeting_id": [f"m{place:06d}" for place in range(len(day))],
            "pair_id": ids[pair],
            "planned_on": STARTS + day,
            "held_on": np.where(status == "held", STARTS + day, np.datetime64("NaT", "D")),
            "status": status,
        }
    )
    pairs = pd.DataFrame(
        {
            "pair_id": ids,
            "mentor_id": [f"o{place // 2:05d}" for place in range(n)],
            "mentee_id": [f"e{place:05d}" for place in range(n)],
            "matched_on": STARTS + matched,
            "planned_end_on": STARTS + LENGTH,
        }
    )
    troubled = np.flatnonzero((status != "held") & (rng.random(len(day)) < helped))
    support = pd.DataFrame({"pair_id": ids[pair[troubled]], "on": STARTS + day[troubled] + 3})
    support["resolved_on"] = support["on"] + pd.Timedelta(days=10)
    return {"pairs": pairs, "meetings": meetings, "support": support}, faded


CHARTER: dict[str, Any] = {
    "cycle": "2025",
    "starts_on": "2025-01-06",
    "ends_on": "2025-10-03",
    "rhythm": {"meetings_every_days": EVERY, "minutes": 60},
}


def history_of(tables: dict[str, pd.DataFrame], *, day: Any = None, every: int = EVERY) -> History:
    """The history of such tables as `reading.read` makes it of a program, without writing files.

    `day`: as the tables stood on it: nothing that came later is in them.
    """
    last = np.datetime64(STARTS + LENGTH if day is None else day)
    pairs = tables["pairs"].set_index("pair_id")
    pairs = pairs.reindex(columns=[*pairs.columns, *(name for name in LATER if name not in pairs)])
    began = pairs["matched_on"]
    pairs = pairs.assign(began_on=began, ended_on=pd.to_datetime(pairs["ended_on"]), group_id=None)
    on = tables["meetings"]["held_on"].fillna(tables["meetings"]["planned_on"])
    rows = tables["meetings"].assign(on=on, place=pairs.index.get_indexer(tables["meetings"]["pair_id"]))
    rows = rows[rows["on"] <= last].assign(to_come=False)
    support = tables["support"][tables["support"]["on"] <= last]
    return history(pairs, rows, support, interval=every, day=pd.Timestamp(last))


SETTINGS = {rule.id: shipped_definitions()[rule.definition].settings for rule in RULES}
HORIZON = shipped_definitions()["engagement.disengaged"].settings


def replayed(*cycles: dict[str, pd.DataFrame], every: int = EVERY) -> Replayed:
    """These cycles replayed by the shipped definitions."""
    found = replay([history_of(one, every=every) for one in cycles], SETTINGS, HORIZON)
    assert found is not None
    return found


def a_year_before(folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    """Write the cycle as it would have been 52 weeks before."""
    moved = {
        name: table.assign(
            **{
                day: pd.to_datetime(table[day]) - pd.Timedelta(weeks=52)
                for day in table
                if day.endswith("_on") or day == "on"
            }
        )
        for name, table in tables.items()
    }
    charter = {**CHARTER, "cycle": "2024", "starts_on": "2024-01-08", "ends_on": "2024-10-04"}
    write_program(folder, charter, **moved)
