"""What stands on a canvas? What the charter of a program says already, and room to write for all the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.documents import Document
from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.planning.chain.logic import logic_of
from mentorlab.planning.drafts.filling import Ready, fill
from mentorlab.planning.drafts.letter_blanks import half_way, name_of
from mentorlab.planning.drafts.spoken import day, time_asked
from mentorlab.reports.handouts.read_sheets import read

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter, Objective
    from mentorlab.tables.program import Program

CANVASES = {  # file in templates/canvases: what it is called
    "one_sentence_why": "Why mentoring? One sentence",
    "needs_matrix": "Who needs what? Stakeholders and needs",
    "wiifm": "What is in it for me?",
    "logic_model": "How is it meant to work? Logic model",
    "measures_list": "How will we know? Measures",
    "match_by_hand": "Match by hand: the cards",
    "expectations_contract": "What do we expect of each other?",
    "evaluation_plan": "What would convince us? Evaluation plan on a page",
    "leadership_pitch": "Two minutes for leadership: the pitch",
    "returns_range": "Was it worth it? Returns as a range",
}
EMPTY = Ready("")
LINE = Ready("\\_" * 28)
EVERYBODY = ("mentees", "mentors", "managers", "leadership", "non_participants")
NEEDS, OBJECTIVES, ASSUMPTIONS = 8, 5, 5  # lines on the sheet, whatever the charter holds


def canvases(program: Program | None = None) -> tuple[Document, ...]:
    """Every canvas, blank or filled from a program's charter; what the charter does not say stays free."""
    blanks = _blanks(program)
    return tuple(Document(name, title, "participants", fill(f"{name}.md", blanks)) for name, title in CANVASES.items())


def cards() -> dict[str, list[dict[str, Any]]]:
    """The mentees and mentors that are matched by hand, as `templates/canvases/cards.yaml` has them."""
    return dict(read("canvases", "cards.yaml"))


def _blanks(program: Program | None) -> dict[str, Any]:
    charter = program.charter if program else None
    said = {**_of_the_cards(), **_of_the_charter(charter), **_of_the_logic(program)}
    return {name: EMPTY if value in (None, "") else value for name, value in said.items()} | {"line": LINE}


def _of_the_cards() -> dict[str, Any]:
    return {
        who: [{**one, "skills": ", ".join(one["wants" if who == "mentees" else "has"])} for one in some]
        for who, some in cards().items()
    }


def _of_the_charter(charter: Charter | None) -> dict[str, Any]:
    words, needs = catalogue("charter_form"), list(charter.needs) if charter else []
    objectives = [_objective(one, charter) for one in charter.objectives] if charter else []
    primary, plan = (charter.primary, charter.evaluation) if charter else (None, None)
    half = half_way(charter) if charter else None
    return {
        "program": charter and charter.program,
        "cycle": charter and charter.cycle,
        "purpose": charter and charter.purpose,
        "needs": needs,
        "needs_left": max(NEEDS - len(needs), 2),
        "audiences": _audiences(charter),
        "objectives": objectives,
        "objectives_left": max(OBJECTIVES - len(objectives), 1),
        "rhythm": charter and time_asked(charter.rhythm),
        "half_way": half and day(half),
        "contact": charter and charter.letters.contact,
        "question": primary and primary.statement,
        "primary": primary and ", ".join(filter(None, [_named(primary.measure), _worthwhile(primary)])),
        "compared": plan and plan.design and words.DESIGNS.get(plan.design),
        "places": (plan and plan.places_by != "unknown" and words.PLACES.get(plan.places_by)) or "",
        "when": charter and ", ".join(f"{one.id}: {day(one.on)}" if one.on else one.id for one in charter.waves),
        "responsible": plan and plan.responsible,
        "currency": charter and charter.currency,
        "stakes": charter and "; ".join(_stake(name, charter) for name in charter.stakes),
    }


def _of_the_logic(program: Program | None) -> dict[str, Any]:
    logic = logic_of(program) if program else None
    assumptions = list(logic.assumptions) if logic else []
    soon = [one.statement for one in program.charter.objectives if one.statement] if program else []
    return {
        "filled": logic is not None,
        "inputs": logic and _joined(logic.inputs),
        "activities": logic and _joined(logic.activities),
        "outputs": logic and _joined(logic.outputs),
        "soon": _joined(soon),
        "assumptions": [sentence_case(one) for one in assumptions],
        "assumptions_left": max(ASSUMPTIONS - len(assumptions), 0),
    }


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(part.rstrip(".") for part in parts)


def _named(measure: str | None) -> str:
    return (measure or "").replace("_", " ")


def _worthwhile(one: Objective) -> str:
    if one.worthwhile_points is not None:
        return f"{one.worthwhile_points:g} points"
    return f"{one.worthwhile:g} standard deviations" if one.worthwhile is not None else ""


def _objective(one: Objective, charter: Charter) -> dict[str, Any]:
    first, last = charter.contrast_waves
    said = {
        "statement": one.statement or one.id.replace("_", " "),
        "measure": _named(one.measure),
        "when": f"{first} and {last}",
        "worthwhile": _worthwhile(one),
        "primary": "yes" if one is charter.primary else "no",
    }
    return {name: value or EMPTY for name, value in said.items()}


def _audiences(charter: Charter | None) -> list[dict[str, Any]]:
    told = charter.audiences if charter else {}
    rows = []
    for name in dict.fromkeys((*EVERYBODY, *told)):
        one = told.get(name)
        said = {
            "concerns": one and _joined(one.concerns),
            "benefits": one and _joined(one.benefits),
            "message": one and one.message,
            "channel": one and one.channel,
        }
        rows.append({"name": sentence_case(name_of(name)), **{key: value or EMPTY for key, value in said.items()}})
    return rows


def _stake(name: str, charter: Charter) -> str:
    stake = charter.stakes[name]
    if stake.low is not None and stake.high is not None:
        return f"{name.replace('_', ' ')}: {stake.low:g} to {stake.high:g} {stake.unit or ''}".strip()
    return f"{name.replace('_', ' ')}: {stake.value:g} {stake.unit or ''}".strip() if stake.value is not None else name
