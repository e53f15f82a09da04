"""What does the logic model show? One row for each objective, between what goes in and what all of it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.look import Picture
from mentorlab.answers.look.chain import Box, Row, chain
from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.planning.chain.breaks import Break, Link, state_of
from mentorlab.planning.chain.logic import logic_of
from mentorlab.planning.chain.needed import served

if TYPE_CHECKING:
    from mentorlab.tables.charter import Objective
    from mentorlab.tables.program import Program


def drawn_model(program: Program, breaks: Sequence[Break], needs: Sequence[str], alt: str) -> Picture:
    """The logic model of a program with what is broken in it."""
    words, charter, logic = catalogue("planning_strategy"), program.charter, logic_of(program)
    heads, model = words.HEADINGS, words.MODEL
    ways = [_listed(part) for part in (logic.inputs, logic.activities, logic.outputs)]
    rows = [Row(tuple(ways), tuple(heads[name] for name in ("inputs", "activities", "outputs")), below=True)]
    middle: list[tuple[Box, ...]] = [_of_an_objective(one, breaks, program, needs) for one in charter.objectives]
    middle += [_unserved(one) for one in breaks if one.kind == "unserved"]
    if not charter.objectives:
        middle.insert(0, (_box(("",), _plan(breaks, "objective")),))
    for place, boxes in enumerate(middle):
        three = tuple(heads[name] for name in ("objective", "measure", "need"))[: len(boxes)] if not place else ()
        rows.append(Row(boxes, three, below=place == len(middle) - 1))
    purpose = _box((charter.purpose or "",), _plan(breaks, "need", "no_purpose"), strong=bool(charter.purpose))
    rows.append(Row((purpose,), (heads["purpose"],)))
    evaluation = charter.evaluation
    design = [] if evaluation.design is None else [model["design"].format(
        design=sentence_case(evaluation.design.replace("_", " ")), places_by=evaluation.places_by.replace("_", " ")
    )]  # fmt: skip
    before, after = charter.contrast_waves
    design += [sentence_case(model["waves"].format(before=before, after=after)) + "."] if charter.waves else []
    rest = _plan(breaks, "design") + _plan(breaks, "measure")
    rows.append(Row((_box(tuple(design), rest), _listed(logic.assumptions)),
                    (heads["design"], heads["assumptions"]), joined=False))  # fmt: skip
    also = [one for one in breaks if one.objective is None and one.link in ("objective", "report", "need")]
    also = [one for one in also if one.kind not in ("unserved", "no_purpose", "no_objectives")]
    if also:
        rows.append(Row((_box((), also),), (heads["elsewhere"],), joined=False))
    return chain(rows, title=words.FIGURE, alt=alt)


def _of_an_objective(
    one: Objective, breaks: Sequence[Break], program: Program, needs: Sequence[str]
) -> tuple[Box, Box, Box]:
    """What shall become better, by what it is seen, what it serves."""
    model = catalogue("planning_strategy").MODEL
    mine = [found for found in breaks if found.objective == one.id]
    who = sentence_case(model["for"].format(for_whom=one.for_whom.replace("_", " "))) + "."
    stated = [one.statement or one.id.replace("_", " "), who, *([model["primary"]] if one.primary else [])]
    named = [sentence_case(one.measure.replace("_", " ")) + "."] if one.measure else []
    size = one.worthwhile_points or one.worthwhile
    kind = "points" if one.worthwhile_points else "sds"
    target = [sentence_case(model[kind].format(size=f"{size:g}")) + "."] if size else []
    target += [sentence_case(model["fewer"]) + "."] if one.direction == "decrease" else []
    return (
        _box(tuple(stated), _at(mine, "objective", "audience", "design"), strong=True),
        _box((*named, *target), _at(mine, "measure", "target"), strong=True),
        _box(_what_it_serves(one, program, needs), _at(mine, "need"), strong=True),
    )


def _what_it_serves(one: Objective, program: Program, needs: Sequence[str]) -> tuple[str, ...]:
    """The need or purpose that an objective names; below a purpose, the needs that belong to it."""
    if one.need is None:
        return ()
    named = sentence_case(one.need.replace("_", " "))
    belonging = [need for need in needs if need != one.need and one.id in served(program.charter, need)]
    return (f"{named}:", f"{', '.join(belonging)}.") if belonging else (f"{named}.",)


def _unserved(found: Break) -> tuple[Box, Box, Box]:
    nothing = catalogue("planning_strategy").MODEL["nothing_serves"]
    empty = Box((f"{nothing}.",), "broken")
    return empty, Box(("–",), "broken"), _box((found.cells["need"],), [found], strong=True)


def _at(breaks: Sequence[Break], *links: Link) -> list[Break]:
    return [one for one in breaks if one.link in links]


def _plan(breaks: Sequence[Break], link: Link, kind: str | None = None) -> list[Break]:
    """The breaks of the plan as a whole at one link."""
    return [one for one in breaks if one.objective is None and one.link == link and kind in (None, one.kind)]


def _box(lines: tuple[str, ...], breaks: Sequence[Break], *, strong: bool = False) -> Box:
    frames = catalogue("planning_strategy").STATE_WORDS
    by_state = {state: [one.brief for one in breaks if one.state == state] for state in ("broken", "weak")}
    told = [frames[state].format(brief="; ".join(briefs)) for state, briefs in by_state.items() if briefs]
    return Box(tuple(line for line in lines if line), state_of(breaks), " ".join(told), strong)


def _listed(lines: Sequence[str]) -> Box:
    return Box(tuple(f"• {sentence_case(line)}" for line in lines))
