"""What was decided, and what became of it?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.look import Picture
from mentorlab.answers.look.deadlines import Due, State, deadlines
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import AUDIENCES, catalogue
from mentorlab.planning.register.states import Stands, in_order, stands, tested_by
from mentorlab.tables.on_record.decisions import Register, decisions_of
from mentorlab.tables.program import Program

ASKS = "What was decided, and what became of it?"
COLUMNS = ("decision", "state", "finding", "owner", "decided_on", "due_on", "tested_by")


@question(asks=ASKS, tables=[])
def next(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What was decided, and what became of it?

    *Reads*: `records/decision-….yaml` and `records/became-….yaml` of this program and of the folders that the charter
    names in `earlier_cycles`; the objectives of the charter.

    *Settings*
        as_of: the day by which a decision is overdue; what was recorded later is left out (default: the latest date in
            the tables).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each decision: `decision`, `state`, `finding`, `owner`, `decided_on`, `due_on`,
    `tested_by`. First those of earlier cycles of which nobody has said what became of them, then what is overdue, what
    is open, and what is settled.

    *Method*: a decision is overdue from the day after its due date on, until the last word on it is done, changed or
    dropped. Where `tested_by` names an objective or a measure of this cycle's charter, that objective is named. A
    record whose fingerprint no longer agrees with what it says was changed after it was recorded; that is said.

    *Read with care*: a decision that was carried out need not have been right. Records must not hold anything about a
    single person; the owner is a role.

    *Example*

    >>> import mentorlab
    >>> decided = mentorlab.planning.next(mentorlab.load("demo"))
    >>> list(decided.table["state"])
    ['no word on what became of it, and overdue', 'done']
    """
    register = decisions_of(program)
    rows = in_order([stands(one, program.as_of) for one in register.decisions])
    sentences = _sentences(rows)
    return Result(
        design="none",
        sentences=sentences,
        frame=_table(program, rows),
        draw=(lambda: _figure(rows, program.as_of, sentences["analyst"])) if rows else None,
        headline=sentences["leadership"].strip(),
        notes=_notes(register, rows),
        box=_box(rows),
        facts=_facts(program, rows),
        limits=tuple(catalogue("planning_next").LIMITS[name] for name in ("register", "works")),
        next_steps=_next_steps(rows),
        terms=("sealed record",),
    )


def _table(program: Program, rows: list[Stands]) -> pd.DataFrame:
    states = catalogue("planning_next").STATES
    cells = [
        {
            "decision": one.decision.said.decision,
            "state": states[one.state],
            "finding": one.decision.said.finding.claim,
            "owner": one.decision.said.owner,
            "decided_on": one.decision.said.decided_on.isoformat(),
            "due_on": one.decision.said.due_on.isoformat(),
            "tested_by": tested_by(one.decision, program.charter),
        }
        for one in rows
    ]
    return pd.DataFrame(cells, columns=list(COLUMNS))


def _sentences(rows: list[Stands]) -> dict[str, str]:
    words = catalogue("planning_next")
    if not rows:
        return dict.fromkeys(AUDIENCES, f"{words.NONE}.")
    silent = [one for one in rows if one.silent]
    overdue = [one for one in rows if one.overdue and not one.silent]
    changed = [one for one in rows if "changed" in (one.decision.sealed, one.decision.became_sealed)]
    cells = {
        "stands": _counted(words.STANDS, rows),
        "silent": _counted(words.SILENT, silent),
        "overdue": _counted(words.OVERDUE, overdue),
        "settled": _settled(rows),
        "seals": _counted(words.SEALS, changed),
    }
    return {audience: words.NEXT_DECISIONS[audience].format_map(cells) for audience in AUDIENCES}


def _counted(forms: dict[str, str], those: list[Stands], **more: Any) -> str:
    form = "none" if not those else "one" if len(those) == 1 else "several"
    first = those[0].decision.said if those else None
    cells = {"first": first.decision.rstrip("."), "owner": first.owner} if first else {}
    return forms[form].format(n=len(those), **cells, **more)


def _settled(rows: list[Stands]) -> str:
    words = catalogue("planning_next")
    settled = [one for one in rows if one.settled]
    how = [words.STATES[state] for state in words.SETTLED_STATES if any(one.state == state for one in settled)]
    if settled and len(settled) == len(rows) > 1:
        return str(words.SETTLED["all"].format(words=", ".join(how)))
    return _counted(words.SETTLED, settled, words=", ".join(how))


def _box(rows: list[Stands]) -> tuple[tuple[str, str], ...]:
    labels = catalogue("planning_next").LABELS
    silent = [one for one in rows if one.silent]
    kinds = {"silent": silent, "overdue": [one for one in rows if one.overdue and one not in silent]}
    return tuple((labels[kind], " · ".join(_named(one) for one in those)) for kind, those in kinds.items() if those)


def _named(one: Stands) -> str:
    return f"{one.decision.said.decision.rstrip('.')} ({one.decision.said.owner}, {one.decision.said.due_on})"


def _facts(program: Program, rows: list[Stands]) -> tuple[tuple[str, str], ...]:
    words = catalogue("planning_next")
    labels, facts = words.LABELS, words.FACTS
    if not rows:
        return ()
    sealed = sum(one.decision.sealed == "sealed" and one.decision.became_sealed in (None, "sealed") for one in rows)
    return (
        (labels["as_of"], f"{program.as_of or facts['no_day']}."),
        (labels["notes"], " ".join(_became(one) for one in rows if one.decision.became) or f"{facts['nothing']}."),
        (labels["sealed"], f"{facts['sealed'].format(sealed=sealed, n=len(rows))}."),
    )


def _became(one: Stands) -> str:
    words, became = catalogue("planning_next"), one.decision.became
    assert became is not None
    note = f": {became.note.rstrip('.')}" if became.note else ""
    decision = one.decision.said.decision.rstrip(".")
    told = words.FACTS["became"].format(decision=decision, state=words.STATES[became.became], on=became.on, note=note)
    return f"{told}."


def _notes(register: Register, rows: list[Stands]) -> tuple[str, ...]:
    facts = catalogue("planning_next").FACTS
    notes = [facts["broken"].format(fault=fault) for fault in register.faults]
    for one in rows:
        if one.decision.sealed != "sealed":
            notes.append(facts[one.decision.sealed].format(file=one.decision.file))
    return tuple(notes)


def _next_steps(rows: list[Stands]) -> tuple[str, ...]:
    words = catalogue("planning_next").NEXT
    steps = []
    for one in rows:
        cells = {
            "id": one.decision.id,
            "decision": one.decision.said.decision.rstrip("."),
            "owner": one.decision.said.owner,
        }
        if one.silent or one.overdue:
            steps.append(words["silent" if one.silent else "overdue"].format_map(cells))
    return (*steps, words["record"])


def _figure(rows: list[Stands], as_of: date | None, alt: str) -> Picture:
    words = catalogue("planning_next").FIGURE
    names = {state: words[state] for state in ("overdue", "open", "settled")}
    lines = [_line(one) for one in rows]
    told = words["as_of"].format(as_of=as_of) if as_of else ""
    return deadlines(lines, title=ASKS, axis=words["axis"], alt=alt, names=names, as_of=as_of, as_of_words=told)


def _line(one: Stands) -> Due:
    state: State = "settled" if one.settled else "overdue" if one.overdue or one.silent else "open"
    return Due(one.decision.said.decision, one.decision.said.decided_on, one.decision.said.due_on, state)
