"""How does each unit meet? The metrics of rhythm that are told of groups of pairs, by a column of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.engagement.met.each_meeting import TO_COME
from mentorlab.engagement.met.everyone import Read, cadence
from mentorlab.engagement.met.lines import Events, Line, clustered_share
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.privacy import hide_cells, hide_small
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate
    from mentorlab.tables.program import Program

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Groups:
    """`of_pair`: by pair, the number of its mentee's group; `names`: of the groups, in alphabetical order; `hidden`: by
    name, whether the group is too small. `refused`: why the column makes no groups.
    """

    column: str | None = None
    of_pair: Array | None = None
    names: tuple[str, ...] = ()
    hidden: pd.Series | None = None
    refused: str = ""


def column_asked(program: Program, by: str | None) -> str | None:
    """The column to split by: as asked, else the charter's `units`. Raises BadInput for one that people has not."""
    columns = [str(name) for name in program.table("people", coded=True)] if program.has("people") else []
    if by is None:
        return program.charter.units if program.charter.units in columns and program.unit is None else None
    if by not in columns:
        known = [name for name in columns if name != "person_id"] or ["no column: add people"]
        raise BadInput(Fault("settings", "by", f"people has no column {by!r}", did_you_mean(by, known)))
    return by


def groups_of(program: Program, read: Read, by: str | None) -> Groups:
    """The groups of the pairs that had begun, by what people says of their mentees."""
    column = column_asked(program, by)
    if column is None:
        return Groups()
    if program.unit is not None:  # counts of a part of a unit would tell of the same part of others
        return Groups(column, refused=catalogue("one_unit").NO_PARTS)
    mentees = read.pairs["mentee_id"].astype(object)
    concerned = pd.Index(mentees[read.begun].unique(), dtype=object)
    splits = splits_of(program, concerned, concerned, read.smallest)
    if column not in splits.labels:
        return Groups(column, refused=splits.refused.get(column, ""))
    labels = splits.labels[column].reindex(mentees).to_numpy(dtype=object)
    names = tuple(sorted({str(label) for label in labels[read.begun]}))
    of_pair = pd.Index(names).get_indexer(pd.Index(labels, dtype=object))
    of_pair = np.where(read.begun, of_pair, -1)
    people = pd.Series([read.of_pairs.behind(of_pair == place) for place in range(len(names))], index=list(names))
    return Groups(column, of_pair, names, hide_small(people, read.smallest))


def by_group(read: Read, groups: Groups, waits: Mapping[str | None, Estimate | None]) -> list[Line]:
    """Pairs that meet as agreed, held over agreed, the wait for a first meeting, and meetings held, of every group."""
    if groups.of_pair is None or groups.hidden is None:
        return []
    due = read.begun & (read.each["expected"].to_numpy() > 0)
    agreed = read.each["as_agreed"].to_numpy() == 1
    lines = _shares(read, groups, "as_agreed", "pairs", read.of_pairs, groups.of_pair, agreed, due)
    hidden = {line.group for line in lines if line.n is None}
    for place, name in enumerate(groups.names):
        mine = groups.of_pair == place
        found = Line("cadence", hidden=True) if name in hidden else cadence(read, due & mine, read.begun & mine)
        lines.append(replace(found, group=name))
    lines += [_wait(name, None if name in hidden else waits[name]) for name in groups.names]
    events, group, held = of_groups(read, groups)
    past = np.ones(events.n, dtype=bool)
    return [*lines, *_shares(read, groups, "held", "meetings", events, group, held, past)]


def _wait(name: str, wait: Estimate | None) -> Line:
    return Line("first_meeting", name, typical=wait, unit="days" if wait else "", hidden=wait is None)


def of_groups(read: Read, groups: Groups) -> tuple[Events, Array, Array]:
    """Meetings whose day has come, once for each group with a pair in them: the events, their group, held or not."""
    assert groups.of_pair is not None
    rows = read.meetings.rows
    meeting, pair = rows["meeting"].to_numpy(), rows["pair"].to_numpy()
    group = groups.of_pair[pair]
    past = ~read.meetings.those("state", TO_COME)[meeting] & (group >= 0)
    key, event = np.unique(meeting[past] * len(groups.names) + group[past], return_inverse=True)
    mentor, mentee = (rows[name].to_numpy()[past] for name in ("mentor", "mentee"))
    held = read.meetings.those("state", "held")[key // len(groups.names)]
    return Events(event, mentor, mentee, len(key)), key % len(groups.names), held


def _shares(
    read: Read, groups: Groups, metric: str, what: str, events: Events, group: Array, part: Array, whole: Array
) -> list[Line]:
    """One share for every group: hidden where too few people are in it, have it, or have it not."""
    assert groups.hidden is not None
    inside = [whole & (group == place) for place in range(len(groups.names))]
    cells = pd.DataFrame(
        {
            "yes": [events.behind(mine & part) for mine in inside],
            "no": [events.behind(mine & ~part) for mine in inside],
        },
        index=list(groups.names),
    )
    people = pd.Series([events.behind(mine) for mine in inside], index=list(groups.names))
    out = groups.hidden | hide_small(people, read.smallest)
    hidden = out | hide_cells(cells, read.smallest)
    found = []
    for name, mine in zip(groups.names, inside, strict=True):
        if hidden[name]:
            found.append(Line(metric, name, what, n=None if out[name] else int(mine.sum()), hidden=True))
            continue
        share = clustered_share(part[mine], events.cluster[mine], read.level)
        found.append(Line(metric, name, what, k=int((mine & part).sum()), n=int(mine.sum()), share=share))
    return found
