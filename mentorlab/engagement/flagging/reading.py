"""From a program to what the flags need: its history, those of its earlier cycles, and the definitions that count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from mentorlab.answers.wording import catalogue, listed
from mentorlab.engagement.flagging.history import History, history
from mentorlab.engagement.flagging.rules import RULES
from mentorlab.measures.earlier_cycles import earlier_cycles
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.pairs_run import PairsRun, pairs_run
from mentorlab.tables.definitions import RHYTHM, Definition, definition
from mentorlab.tables.program import Program

STOPPED = "engagement.disengaged"
NEEDED = ("pairs", "meetings")
READ = (*NEEDED, "support")


@dataclass(frozen=True, eq=False)
class Read:
    """The cycle asked about and those before it. `settings`: of each rule by its id; `stated`: whether the interval is
    the charter's; `cycles`: the names of the earlier ones that could be read.
    """

    pairs: PairsRun
    now: History
    before: tuple[History, ...]
    cycles: tuple[str, ...]
    settings: Mapping[str, Mapping[str, float]]
    horizon: Mapping[str, float]
    stated: bool
    definitions: tuple[Definition, ...]
    notes: tuple[str, ...]


def read(program: Program) -> Read:
    """Everything that flags are made from. Earlier cycles are counted by this program's thresholds, and by the interval
    that they had agreed themselves.
    """
    rules = {rule.id: definition(program, rule.definition) for rule in RULES}
    rhythm, stopped = definition(program, RHYTHM), definition(program, STOPPED)
    pairs, now, notes = history_from(program)
    words, before, cycles = catalogue("engagement_health").NOTES_HERE, [], []
    found = earlier_cycles(program)
    unread = list(found.unread)
    for one in found.programs:
        earlier = one
        if not all(map(earlier.has, NEEDED)) or earlier.faults_of(*filter(earlier.has, READ)):
            unread.append(earlier.charter.cycle)
            continue
        if program.as_of and earlier.as_of and earlier.as_of > program.as_of:
            earlier = earlier.as_at(program.as_of)  # cycles overlap: what came later is not known today
        made = history_from(earlier)[1]
        if made.last_on_record < 0:
            unread.append(earlier.charter.cycle)
            continue
        # Later than this no meeting was put on record: that none was held is not known.
        before.append(replace(made, day=min(made.day, made.last_on_record)))
        cycles.append(earlier.charter.cycle)
    if unread:
        notes = (*notes, words["unread"].format(cycles=listed(unread)))
    return Read(
        pairs=pairs,
        now=now,
        before=tuple(before),
        cycles=tuple(cycles),
        settings={name: one.settings for name, one in rules.items()},
        horizon=stopped.settings,
        stated=program.charter.rhythm.meetings_every_days is not None,
        definitions=(rhythm, stopped, *rules.values()),
        notes=notes,
    )


def history_from(program: Program) -> tuple[PairsRun, History, tuple[str, ...]]:
    """The pairs of one cycle, their history, and what was left out of it or read otherwise, in words."""
    pairs = pairs_run(program)
    meetings = meetings_read(program, pairs)
    support = program.table("support", coded=True) if program.has("support") else None
    every = definition(program, RHYTHM).settings["days"]
    rows = meetings.rows.assign(to_come=_still_planned(program, meetings.rows))
    made = history(pairs.frame, rows, support, interval=float(every), day=pd.Timestamp(pairs.day))
    return pairs, made, (*pairs.notes, *meetings.notes)


def _still_planned(program: Program, rows: pd.DataFrame) -> pd.Series:
    """Which meetings to come still stood on the day: none that has been called off before its time.

    Where the tables reach beyond the day nobody knows: meetings that were held later are gone from them, and those that
    were called off later are not, so that only pairs in trouble would have something planned.
    """
    if program.left_out.get("meetings"):
        return pd.Series(False, index=rows.index)
    said = program.table("meetings", coded=True)
    planned = said.loc[said["status"] == "planned", "meeting_id"]
    return rows["to_come"] & rows["meeting_id"].isin(planned)
