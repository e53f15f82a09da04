"""How is the program meant to work? What goes in, what is done and what comes of it, from charter and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, listed
from mentorlab.planning.chain.concerned import drawn
from mentorlab.planning.chain.judged import ONE_GROUP
from mentorlab.planning.drafts.letter_blanks import name_of
from mentorlab.tables.on_record.draw_record import of_places

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Logic:
    """The parts of a logic model that no objective holds, in words. What the charter states comes first."""

    inputs: tuple[str, ...]
    activities: tuple[str, ...]
    outputs: tuple[str, ...]
    assumptions: tuple[str, ...]


def logic_of(program: Program) -> Logic:
    """What the charter's `logic` states; beside it, what charter and tables tell of themselves."""
    stated = program.charter.logic
    unsaid = (catalogue("planning_strategy").MODEL["unsaid"],)
    return Logic(
        inputs=(*stated.inputs, *_inputs(program)) or unsaid,
        activities=(*stated.activities, *_activities(program)) or unsaid,
        outputs=(*stated.outputs, *_outputs(program)) or unsaid,
        assumptions=stated.assumptions or _assumptions(program),
    )


def _said(kind: str, **cells: object) -> str:
    words: str = catalogue("planning_strategy").MODEL[kind]
    return words.format_map(cells)


def _number(program: Program, n: int) -> str:
    smallest = program.charter.privacy.smallest_group
    return f"{n:,}" if n >= smallest else _said("few", smallest=smallest)


def _meetings(program: Program) -> int | None:
    """How many meetings a pair has if it keeps to its rhythm from the first to the last day."""
    charter = program.charter
    if charter.ends_on is None or charter.rhythm.meetings_every_days is None:
        return None
    return int((charter.ends_on - charter.starts_on).days // charter.rhythm.meetings_every_days) + 1


def _hours(program: Program) -> str | None:
    meetings, minutes = _meetings(program), program.charter.rhythm.minutes
    return f"{meetings * minutes / 60:.0f}" if meetings is not None and minutes is not None else None


def _inputs(program: Program) -> list[str]:
    mentors, hours = _mentors(program), _hours(program)
    told = [_said("mentors", n=_number(program, mentors))] if mentors else []
    told += [_said("hours", hours=hours)] if hours else []
    if program.has("costs"):
        total = float(program.table("costs")["amount"].sum())
        told += [_said("costs", total=f"{total:,.0f}")] if total else []
    responsible = program.charter.evaluation.responsible
    told += [_said("office", responsible=responsible)] if responsible else []
    return told


def _mentors(program: Program) -> int:
    """Mentors in pairs; before there are any, those who applied."""
    if program.has("pairs") and len(pairs := program.table("pairs")):
        return int(pairs["mentor_id"].nunique())
    if not program.has("applications"):
        return 0
    rows = program.table("applications")
    return int((rows["role"] == "mentor").sum())


def _activities(program: Program) -> list[str]:
    charter = program.charter
    told = []
    if charter.evaluation.places_by != "unknown":
        told.append(_said("places", places_by=charter.evaluation.places_by.replace("_", " ")))
    if charter.matching.model_fields_set:  # what nobody has said is no part of the picture
        kind = "matching_choices" if charter.matching.choices else "matching"
        policy = charter.matching.policy.replace("_", " ")
        told.append(_said(kind, policy=policy, choices=charter.matching.choices))
    told += [_said("training")] if _trained(program) else []
    rhythm = charter.rhythm
    if rhythm.minutes and rhythm.meetings_every_days:
        told.append(_said("meetings", minutes=f"{rhythm.minutes:g}", days=f"{rhythm.meetings_every_days:g}"))
    if charter.audiences:
        told.append(_said("telling", audiences=listed([name_of(name) for name in charter.audiences])))
    return told


def _outputs(program: Program) -> list[str]:
    told = []
    pairs = len(program.table("pairs")) if program.has("pairs") else 0
    places = 0
    if program.has("assignments"):
        places = int((of_places(program.table("assignments"))["arm"] == "program").sum())
    if pairs:
        told.append(_said("pairs", n=_number(program, pairs)))
    elif places:
        told.append(_said("pairs_to_make", n=_number(program, places)))
    meetings, trained = _meetings(program), _trained(program)
    told += [_said("meetings_of_a_pair", n=meetings)] if meetings else []
    told += [_said("trained", n=_number(program, trained))] if trained else []
    return told


def _trained(program: Program) -> int:
    if not program.has("applications") or "trained_on" not in program.table("applications"):
        return 0
    rows = program.table("applications")
    return int((rows["trained_on"].notna() & (rows["role"] == "mentor")).sum())


def _assumptions(program: Program) -> tuple[str, ...]:
    """What is taken for granted wherever nothing else is said."""
    charter, hours, told = program.charter, _hours(program), []
    if hours and charter.ends_on:
        told.append(_said("time", hours=hours, weeks=(charter.ends_on - charter.starts_on).days // 7))
    rhythm = charter.rhythm
    if rhythm.minutes and rhythm.meetings_every_days:
        told.append(_said("rhythm", minutes=f"{rhythm.minutes:g}", days=f"{rhythm.meetings_every_days:g}"))
    compared = charter.evaluation.design not in (None, *ONE_GROUP) or bool(drawn(program))
    return (*told, _said("answers" if compared else "answers_one"), _said("relation"))
