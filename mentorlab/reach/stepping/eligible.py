"""Who could join in a role on the day, and since when?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Eligible:
    """`since`: person_id → the day on which the person became eligible (missing where not on record). `left_on`: their
    last day. `recorded`: whether people says who is eligible; where it does not, everybody on record for the role is
    there. `left_out`: how many others, by reason."""

    since: pd.Series
    left_on: pd.Series
    recorded: bool
    left_out: Mapping[str, int]


def eligible(program: Program, role: str, day: pd.Timestamp, found: Mapping[str, pd.Series]) -> Eligible:
    """Everybody who could join in `role`. `found`: who has which step on record, whether eligible or not.

    Left out and counted: who left before the program began, who becomes eligible (or is hired) after the day, and who
    has a step on record though people does not call them eligible.
    """
    people = _people(program)
    if "eligible_as" not in people:
        ids = pd.Index(sorted({one for days in found.values() for one in days.index}), dtype="object")
        return Eligible(_none(ids), _days(people.reindex(ids), "left_on"), False, {})
    could = people["eligible_as"].isin([role, "both"])
    gone = could & (_days(people, "left_on") < min(day, pd.Timestamp(program.charter.starts_on)))
    later = could & ~gone & ((_days(people, "eligible_on") > day) | (_days(people, "hired_on") > day))
    kept = people[could & ~gone & ~later]
    joined = {one for name in ("applied", "matched") for one in found.get(name, pd.Series()).index}
    known = set(people.index[could])
    left_out = {"left_before": int(gone.sum()), "later": int(later.sum()), "not_eligible": len(joined - known)}
    return Eligible(
        _days(kept, "eligible_on"),
        _days(kept, "left_on"),
        True,
        {reason: n for reason, n in left_out.items() if n},
    )


def _people(program: Program) -> pd.DataFrame:
    """People by person_id; without the table nothing is known of anybody."""
    if not program.has("people"):
        return pd.DataFrame(index=pd.Index([], dtype="object"))
    rows = program.table("people", coded=True).dropna(subset=["person_id"])
    return rows.set_index(pd.Index(rows["person_id"].to_numpy(dtype="object"), dtype="object"))


def _days(frame: pd.DataFrame, column: str) -> pd.Series:
    return pd.to_datetime(frame[column]) if column in frame else _none(frame.index)


def _none(ids: pd.Index) -> pd.Series:
    return pd.Series(pd.NaT, index=ids, dtype="datetime64[ns]")
