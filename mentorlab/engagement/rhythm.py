"""Do pairs meet as agreed?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.engagement.met.each_meeting import each_meeting
from mentorlab.engagement.met.each_pair import Agreed, each_pair
from mentorlab.engagement.met.everyone import Read, everyone
from mentorlab.engagement.met.first_meeting import median_wait
from mentorlab.engagement.met.groups import Groups, by_group, groups_of
from mentorlab.engagement.met.picture import picture
from mentorlab.engagement.met.reasons import kinds_of_reasons
from mentorlab.engagement.met.recovery import recovery
from mentorlab.engagement.met.replacing import chains
from mentorlab.engagement.met.spoken import facts, lead, next_steps, noted, sentences
from mentorlab.engagement.met.told import Told, estimates, table_of
from mentorlab.engagement.met.told_weeks import told_weeks
from mentorlab.engagement.met.which_pairs import of_one_unit
from mentorlab.measures.meetings_read import MeetingsRead, meetings_read
from mentorlab.measures.pairs_run import PairsRun, pairs_run
from mentorlab.tables.definitions import Definition, definition
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

DEFINED = (
    *("rhythm", "running", "first_meeting", "cadence", "as_agreed", "regularity", "longest_gap", "active", "hours"),
    *("meetings", "called_off", "postponed", "recovery"),
)


@question(asks="Do pairs meet as agreed?", tables=["pairs", "meetings"], uses=lambda _: ("people", "attendance"))
def rhythm(
    program: Program,
    *,
    by: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Do pairs meet as agreed: how soon, how often, how evenly; and what is called off, by whom, why, and made good?

    *Reads*: `pairs` and `meetings`; `people` for groups of mentees; `attendance` for who missed a meeting; the
    charter's `rhythm` and `definitions`; kinds of reasons from `templates/reasons/` and the program's own folder
    `reasons/`.

    *Settings*
        by: a column of people by which pairs are grouped, as their mentees are (default: the charter's `units`).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: the day up to which things are counted (default: the last day in the tables).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row per `metric` and `group`: `n_counted` of `n_of` (what: `of_what`), their `share`
    with `share_low` and `share_high`, and where the metric has one a `typical` value (median, average or ratio, in
    `unit`) with `typical_low` and `typical_high`; then rows for spans of weeks from `from_on` to `to_on`. `hidden` rows
    hold no number. Estimates: `share_as_agreed`, `cadence`, `share_held`, `share_active`, `share_made_good`,
    `first_meeting` (days).

    *Method*: a meeting is expected for each agreed interval that a pair has completed. Waits by Kaplan and Meier.
    Shares and ratios have intervals over mentors as clusters (`stats.share_of_clusters`, `stats.ratio_of_clusters`),
    none below ten. A circle's meeting counts once, and for each of its pairs that ran where pairs are counted. A number
    is told where at least the smallest group of mentors and of mentees is behind it, and behind the rest.

    *Read with care*: a meeting that nobody logged was not held, here; and to meet is not to benefit.

    *Example*

    >>> import mentorlab
    >>> rhythm = mentorlab.engagement.rhythm(mentorlab.load("demo"))
    >>> 0 < rhythm.estimate("share_held").estimate.value < 1
    True
    """
    defined = {name: definition(program, f"engagement.{name}") for name in DEFINED}
    pairs = pairs_run(program)
    meetings = meetings_read(program, pairs)
    begun = (pairs.frame["began_on"] <= pairs.day).to_numpy(dtype=bool)
    if not begun.any():
        return not_possible(*catalogue("engagement_rhythm").NOBODY, defined=tuple(defined.values()))
    read = _read(program, pairs, meetings, defined, level)
    if read.of_pairs.behind(begun) < read.smallest:
        return _hidden(read.smallest, tuple(defined.values()))
    groups = groups_of(program, read, by)
    waits = _waits(read, groups)
    lines = [*everyone(read, waits[None]), *by_group(read, groups, waits)]
    if program.whole is not None:
        of_all = pairs_run(program.whole)
        whole = _read(program.whole, of_all, meetings_read(program.whole, of_all), defined, level)
        lines = list(of_one_unit(lines, program, whole))
    shown = [str(line.group) for line in lines if line.group and line.metric == "held" and not line.hidden]
    strips = told_weeks(read, groups, shown, pairs.day.date())
    told = Told(read, defined, groups, tuple(lines), tuple(strips))
    return _answer(told, (*pairs.notes, *meetings.notes), program.charter.rhythm.meetings_every_days is not None)


def _read(
    program: Program, pairs: PairsRun, meetings: MeetingsRead, defined: dict[str, Definition], level: float
) -> Read:
    every = defined["rhythm"].settings["days"]
    agreed = Agreed(
        every=every,
        as_agreed=defined["as_agreed"].settings["share"],
        active_days=defined["active"].settings["days"],
        regular_meetings=defined["regularity"].settings["meetings"],
        gap_times=defined["longest_gap"].settings["intervals"],
    )
    kinds = kinds_of_reasons(program.folder)
    attendance = program.table("attendance", coded=True) if program.has("attendance") else None
    single = each_meeting(pairs.frame, meetings.rows, kinds, attendance)
    found = chains(single.frame)
    day = int(pairs.day.to_datetime64().astype("datetime64[D]").astype("int64"))
    return Read(
        pairs=pairs.frame,
        each=each_pair(pairs.frame, meetings.rows, pairs.day, agreed),
        begun=(pairs.frame["began_on"] <= pairs.day).to_numpy(dtype=bool),
        meetings=single,
        chains=found,
        recovery=recovery(single, meetings.rows, found, day, defined["recovery"].settings["days"]),
        kinds=kinds,
        every=float(every),
        level=level,
        smallest=program.charter.privacy.smallest_group,
    )


def _waits(read: Read, groups: Groups) -> dict[str | None, Estimate | None]:
    """The median wait for a first meeting, of everyone (None) and of each group; of a pair's first time only."""
    first = read.begun & (read.pairs["spell"] == 1).to_numpy()
    waited, met = (read.each[name].to_numpy() for name in ("waited", "met"))
    found: dict[str | None, Estimate | None] = {}
    found[None] = median_wait(waited[first], met[first], read.level, read.smallest)
    for place, name in enumerate(groups.names):
        mine = first & (groups.of_pair == place)
        found[name] = median_wait(waited[mine], met[mine], read.level, read.smallest)
    return found


def _hidden(smallest: int, defined: tuple[Definition, ...]) -> Result:
    words = sentences_for_every_audience("hidden", what="the program's pairs", smallest=smallest)
    return Result(
        design="none",
        sentences=words,
        frame=pd.DataFrame({"group": [catalogue("engagement_rhythm").EVERYONE], "n_of": [None], "hidden": [True]}),
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=1,
        limits=(catalogue().LIMITS["no_answer"],),
        defined=defined,
    )


def _answer(told: Told, notes: tuple[str, ...], agreed_in_charter: bool) -> Result:
    spoken = sentences(told, agreed_in_charter)
    table = table_of(told)
    return Result(
        design="none",
        sentences=spoken,
        frame=table,
        draw=(lambda: picture(told.strips, spoken["analyst"])) if told.strips else None,
        headline=lead(told),
        estimates=estimates(told),
        hidden=int(table["hidden"].sum()),
        notes=(*notes, *noted(told)),
        facts=facts(told, agreed_in_charter),
        limits=catalogue("engagement_rhythm").LIMITS_RHYTHM,
        next_steps=next_steps(told, agreed_in_charter),
        terms=("interval", "Kaplan-Meier", "clusters of meetings", "median"),
        defined=tuple(told.defined.values()),
    )
