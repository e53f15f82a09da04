"""Programs whose invitations are known to the last person: who was sent what, and who applied."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.opening import load
from mentorlab.reach import draw_variants
from mentorlab.tables.program import Program
from tests.programs import write_program

DRAWN_ON, SENT_ON, APPLIED_ON = dt.date(2026, 1, 2), "2026-01-05", "2026-01-09"
LATE = pd.DataFrame({"person_id": ["p000"], "happened_on": ["2026-06-01"], "event": ["move"]})  # the tables reach June


def ids(n: int) -> list[str]:
    """So many ids."""
    return [f"p{number:03d}" for number in range(n)]


def outreach(people: list[str], campaign: str = "invitation", **more: Any) -> pd.DataFrame:
    """The same message to each."""
    said = {"campaign": campaign, "sent_on": SENT_ON, "channel": "email", "audience": "mentees", **more}
    return pd.DataFrame({"person_id": people, **said})


def applying(people: list[str], on: str = APPLIED_ON) -> pd.DataFrame:
    """Applications of these people."""
    return pd.DataFrame({"person_id": people, "role": "mentee", "applied_on": on})


def program(folder: Path, charter: dict[str, Any] | None = None, **tables: pd.DataFrame) -> Program:
    """A program whose tables reach to June, so that all days have passed."""
    tables.setdefault("events", LATE)
    return load(write_program(folder, charter, **tables))


def drawn(
    folder: Path, shares: dict[str, float], n: int, seed: int, *, by: tuple[str, ...] = (), never_sent: int = 0
) -> Program:
    """A trial that `draw_variants` drew; people apply with the share of their variant, each by their own luck.

    The first `never_sent` people drawn were never sent anything. With `by`, the share also depends on the unit.
    """
    rng = np.random.default_rng(seed)
    units = rng.choice(["Harbour", "Mill", "Tower"], n)
    people = pd.DataFrame({"person_id": ids(n), "eligible_as": "mentee", "unit": units})
    write_program(folder, None, people=people)
    done = draw_variants(folder, "invitation", list(shares), seed=seed, stratify_by=by, today=DRAWN_ON)
    chance = done.list["variant"].map(shares) + (units == "Mill") * (0.2 if by else 0.0)
    applied = rng.random(n) < chance.to_numpy()
    sent = done.list.iloc[never_sent:]
    (folder / "tables" / "events.csv").write_text(LATE.to_csv(index=False))
    mails = outreach(list(sent["person_id"]), variant=list(sent["variant"]))
    mails.to_csv(folder / "tables" / "outreach.csv", index=False)
    applying(list(done.list["person_id"][applied])).to_csv(folder / "tables" / "applications.csv", index=False)
    return load(folder)
