"""Is the analysis plan frozen, since when, and does the charter still say the same?"""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any, Literal

import pandas as pd

from mentorlab.answers.changes import all_in_words, item_in_words, items_in_words, value_in_words
from mentorlab.answers.look import Day, Picture, in_order
from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.measures.instruments import instruments
from mentorlab.measures.plan import Beforehand, beforehand, plan_of
from mentorlab.planning.frozen.worth_freezing import lacking
from mentorlab.tables.answered import answered_at
from mentorlab.tables.on_record.protocol import Protocol, as_read
from mentorlab.tables.program import Program

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]
NAMED = 3  # so many changes are named in a sentence


@question(asks="Is the plan frozen, and is it still the same?", tables=[])
def protocol(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Is the plan frozen, and is it still the same?

    *Reads*: the protocols in records/, the charter, the questionnaires, and at which wave answers are there.

    *Settings*
        as_of: the plan as it stood on a day (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for the frozen plan and one for each `item` of it: what was `frozen`, what charter
    and questionnaires say `now`, and whether they are the `same` (yes, or since when not). All are texts; how a scale
    is scored is told by the first signs of the fingerprint of its key.

    *Method*: the sha256 of the file's bytes up to its last line is held against that line. A plan counts as made
    beforehand if no answer at the later wave of its contrast was there, by its own word and by the dates of answers.

    *Read with care*: who changes the file and its sum leaves no trace in it; a copy that was given away would show it.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.planning.protocol(mentorlab.load("demo"))
    >>> plan.table.loc[0, "frozen"]
    '2026-02-13 (protocol-2026-02-13.yaml)'
    """
    known = beforehand(program)
    now = as_read(plan_of(program.charter, instruments(program.folder)))
    lacks = lacking(program.charter)
    words, section = catalogue("planning_protocol"), _section(known)
    first = (known.early or known.frozen or (None,))[0]
    table = _table(known, first, now)
    cells = {
        "when": table.loc[0, "frozen"],
        "wave": first.wave if first else program.charter.contrast_waves[1],
        "state": _state(known),
        "lacks": words.LACKS.format(lacks="; ".join(lacks)) if lacks else words.WHOLE,
        "broken": _not_as_written(known),
    }
    sentences = sentences_for_every_audience(f"planning_protocol.{section}", **cells)
    return Result(
        design=program.charter.evaluation.design or "none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(program, known, sentences["analyst"]),
        headline=sentences["analyst"],
        checks=_checks(known, lacks, cells),
        deviations=all_in_words(known.changes),
        notes=_elsewhere(known),
        facts=((words.LABELS["frozen"], sentences["analyst"]),),
        limits=words.LIMITS_HERE,
        next_steps=_next(section, known, lacks),
        terms=("protocol", "fingerprint", "worthwhile"),
    )


def _not_as_written(known: Beforehand) -> str:
    """The protocols that do not count, or are not there although a later one amends them."""
    words = catalogue("planning_protocol").NOT_AS_WRITTEN
    said = [words["broken"].format(name=name) for name in known.broken]
    return "; ".join([*said, *(words["missing"].format(name=name) for name in known.missing)])


def _elsewhere(known: Beforehand) -> tuple[str, ...]:
    words = catalogue("frozen_plan").PLANNED["elsewhere"]
    return tuple(words.format(cycle=one.cycle, on=one.frozen_on, name=one.name) for one in known.elsewhere)


def _section(known: Beforehand) -> str:
    if known.plan is None:
        return "broken" if known.broken else "none"
    return "early" if known.before_data else "late"


def _state(known: Beforehand) -> str:
    words = catalogue("planning_protocol").STATES
    if not known.changes:
        return str(words["same"])
    named = items_in_words(known.changes)
    more = words["more"] if len(named) > NAMED else ""
    return str(words["changed"].format(items="; ".join(named[:NAMED]) + more))


def _table(known: Beforehand, first: Protocol | None, now: dict[str, str]) -> pd.DataFrame:
    words = catalogue("planning_protocol")
    changes = {one.item: one for one in known.changes}
    when = f"{first.frozen_on} ({first.name})" if first else words.NEVER
    rows = [{"item": words.LABELS["plan"], "frozen": when, "now": "", "same": ""}]
    for item in dict.fromkeys((*(first.plan if first else ()), *now)):
        change = changes.get(item)
        if not now.get(item) and not (first and first.plan.get(item)):
            continue
        frozen = change.frozen if change else first.plan.get(item, "") if first else ""
        same = words.SAME[change.when].format(on=change.on) if change else words.SAME["yes"] if first else ""
        rows.append(
            {
                "item": item_in_words(item),
                "frozen": value_in_words(item, frozen) if first else "",
                "now": value_in_words(item, now.get(item, "")),
                "same": same,
            }
        )
    return pd.DataFrame(rows)


def _checks(known: Beforehand, lacks: tuple[str, ...], cells: dict[str, str]) -> tuple[Check, ...]:
    words, there = catalogue("planning_protocol").CHECKS, known.plan is not None
    kept = all(one.when == "before" for one in known.changes)
    intact: CheckResult = "failed" if known.broken or known.missing else "passed" if there else "not_checked"
    early: CheckResult = "not_checked" if not there else "passed" if known.before_data else "failed"
    same: CheckResult = "not_checked" if not there else "passed" if kept else "failed"
    whole: CheckResult = "failed" if lacks else "passed"
    results: dict[str, CheckResult] = {"as_written": intact, "before_data": early, "kept": same, "whole": whole}
    texts = {name: words[f"{name}_{result}"].format_map(cells) for name, result in results.items()}
    return tuple(Check(name, result, texts[name]) for name, result in results.items())


def _next(section: str, known: Beforehand, lacks: tuple[str, ...]) -> tuple[str, ...]:
    words = catalogue("planning_protocol").NEXT_HERE
    steps = [words["fill"]] if lacks and section == "none" else []
    steps += [words["freeze"]] if section == "none" else [words["restore"]] if known.broken or known.missing else []
    steps += [words["amend"]] if any(one.when == "unrecorded" for one in known.changes) else []
    return tuple(steps) or (words["keep"],)


def _figure(program: Program, known: Beforehand, alt: str) -> Picture:
    words, charter = catalogue("planning_protocol").FIGURE, program.charter
    days = [Day(words["starts"], charter.starts_on)]
    for place, one in enumerate(known.frozen):
        days.append(Day(words["amended" if place else "frozen"], one.frozen_on, strong=True))
    wave = charter.contrast_waves[1]
    first: dt.date | None = answered_at(program, wave).first_on
    planned: Any = next((one.on for one in charter.waves if one.id == wave), None)
    if first or planned:
        days.append(Day(words["first" if first else "asked"].format(wave=wave), first or planned))
    return in_order(days, title=words["title"], alt=alt)
