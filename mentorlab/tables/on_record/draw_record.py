"""Which draws are on record, and which of them stands? One that was drawn again names the one before it, and why.

A record is a JSON file in records/ with a `seed` and an `arms_sha256`. It holds no person: who was in the draw is told
by `list_sha256`, the sha256 of the sorted lines `person_id,group` (each ended by a line end, in UTF-8; the group is the
block or the whole that was drawn, empty where there were none).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

TRIAL = "program"  # the trial of the charter's own places
BY_CHANCE = "the operating system"  # where a seed is from that nobody chose


@dataclass(frozen=True)
class DrawRecord:
    """One record of a draw: its file's name in records/, and what it says."""

    name: str
    said: Mapping[str, Any]

    @property
    def about(self) -> tuple[str, str]:
        """The cycle and the trial whose places were drawn."""
        return str(self.said.get("cycle", "")), str(self.said.get("trial", TRIAL))

    @property
    def drawn_on(self) -> dt.date | None:
        """The day of the draw, if the record says one."""
        try:
            return dt.date.fromisoformat(str(self.said.get("drawn_on")))
        except ValueError:
            return None

    @property
    def before(self) -> str | None:
        """The name of the record whose draw this one took the place of."""
        again = self.said.get("again")
        return str(again.get("record")) if isinstance(again, Mapping) else None

    @property
    def reason(self) -> str:
        """Why it was drawn again; empty where nobody said."""
        again = self.said.get("again")
        return str(again.get("reason") or "").strip() if isinstance(again, Mapping) else ""

    @property
    def forgotten(self) -> bool:
        """Have people been forgotten since, so that the draw can no longer be repeated?"""
        return bool(self.said.get("forgotten"))


def draw_records(records: Mapping[str, bytes], cycle: str | None = None, trial: str = TRIAL) -> tuple[DrawRecord, ...]:
    """The records of draws in records/, by name; those of one cycle and trial, or (without a cycle) all."""
    found = []
    for name in sorted(records):
        if not name.endswith(".json"):
            continue
        try:
            said = json.loads(records[name])
        except ValueError:
            continue
        if isinstance(said, dict) and "seed" in said and "arms_sha256" in said:
            found.append(DrawRecord(name, said))
    return tuple(one for one in found if cycle is None or one.about in ((cycle, trial), ("", trial)))


def chain(records: tuple[DrawRecord, ...], last: DrawRecord) -> tuple[DrawRecord, ...]:
    """The draw and those before it that it took the place of, the newest first."""
    by_name, found = {one.name: one for one in records}, [last]
    while (before := found[-1].before) in by_name and by_name[str(before)] not in found:
        found.append(by_name[str(before)])
    return tuple(found)


def standing(records: tuple[DrawRecord, ...]) -> tuple[DrawRecord, ...]:
    """The draws that no other took the place of: one, unless somebody drew twice without saying so."""
    replaced = {one.before for one in records}
    return tuple(one for one in records if one.name not in replaced)


def of_places(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of assignments that give places; those of other trials (who got which invitation) are left out."""
    return rows[rows["trial"] == TRIAL] if "trial" in rows else rows


def list_sha256(groups: pd.Series) -> str:
    """The fingerprint of who is in a draw. `groups`: person_id → block or whole (empty: none)."""
    lines = sorted(f"{person},{group}\n" for person, group in groups.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()
