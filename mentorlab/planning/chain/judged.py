"""Is it said what will count as success, and can the design tell whether it was the program?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.planning.chain.breaks import Break
from mentorlab.planning.chain.concerned import drawn, people_for
from mentorlab.planning.chain.measured import Collected, collected

if TYPE_CHECKING:
    from mentorlab.measures.instruments import Instrument
    from mentorlab.tables.charter import Charter, Objective
    from mentorlab.tables.program import Program

DRAWN = ("lottery", "waitlist", "randomised", "stepped")
ONE_GROUP = ("after_only", "before_after")


def broken_targets(program: Program) -> Iterator[Break]:
    """Objectives without a worthwhile size, or with one that the measure cannot have."""
    for one in program.charter.objectives:
        at = f"objectives[{one.id}]"
        cells = {"objective": one.id, "measure": one.measure or ""}
        if one.worthwhile is None and one.worthwhile_points is None:
            yield Break("no_target", "target", "broken", one.id, f"{at}.worthwhile", cells)
        elif one.measure is not None:
            held = collected(program, one.measure)
            width = _width(held.instrument)
            if one.worthwhile is not None and _is_share(held):
                yield Break("sds_of_a_share", "target", "weak", one.id, f"{at}.worthwhile_points", cells)
            if one.worthwhile_points is not None and width is not None and one.worthwhile_points >= width:
                told = cells | {"points": f"{one.worthwhile_points:g}", "width": f"{width:g}"}
                yield Break("beyond_the_scale", "target", "broken", one.id, f"{at}.worthwhile_points", told)


def _is_share(held: Collected) -> bool:
    """Is it a yes or no, or a share between none and all?"""
    if held.instrument is not None:
        return held.instrument.response.max - held.instrument.response.min <= 1
    found = pd.to_numeric(held.values["value"])
    return len(found) > 0 and bool(found.between(0, 1).all())


def _width(instrument: Instrument | None) -> float | None:
    """From the lowest score that a scale can have to the highest."""
    if instrument is None:
        return None
    width = instrument.response.max - instrument.response.min
    return width * len(instrument.items) if instrument.score == "sum" else width


def broken_objectives(charter: Charter) -> Iterator[Break]:
    """No objective at all, objectives without words, and none or several on which the program is to be judged."""
    if not charter.objectives:
        yield Break("no_objectives", "objective", "broken", None, "objectives")
        return
    for one in charter.objectives:
        if not one.statement:
            cells = {"objective": one.id}
            yield Break("no_statement", "objective", "weak", one.id, f"objectives[{one.id}].statement", cells)
    primary = [one.id for one in charter.objectives if one.primary]
    if not primary:
        yield Break("no_primary", "objective", "broken", None, "objectives")
    elif len(primary) > 1:
        yield Break("several_primary", "objective", "broken", None, "objectives", {"primary": ", ".join(primary)})


def broken_designs(program: Program) -> Iterator[Break]:
    """No design, one that cannot tell, one that contradicts how places are given, one that is about other people."""
    evaluation = program.charter.evaluation
    design, by = evaluation.design, evaluation.places_by
    cells = {"design": str(design).replace("_", " "), "places_by": by.replace("_", " ")}
    if design is None:
        yield Break("no_design", "design", "broken", None, "evaluation.design")
        return
    if design == "after_only":
        yield Break("after_only", "design", "broken", None, "evaluation.design")
    elif design == "before_after":
        yield Break("change_only", "design", "weak", None, "evaluation.design")
    asked = "lottery" if design in DRAWN else "cutoff_score" if design == "cutoff" else None
    if asked is not None and by != asked:
        told = cells | {"asked": asked.replace("_", " ")}
        if by == "unknown":
            yield Break("places_not_said", "design", "weak", None, "evaluation.places_by", told)
        else:
            yield Break("places_otherwise", "design", "broken", None, "evaluation.places_by", told)
    if design not in ONE_GROUP:
        yield from (_about_others(one, design) for one in program.charter.objectives if _others(program, one))


def _others(program: Program, one: Objective) -> bool:
    """Is the objective for people among whom no places are given out?"""
    return one.for_whom != "mentees" and not drawn(program) & people_for(program, one.for_whom)


def _about_others(one: Objective, design: str) -> Break:
    cells = {"objective": one.id, "for_whom": one.for_whom.replace("_", " "), "design": design.replace("_", " ")}
    return Break("design_of_others", "design", "weak", one.id, "evaluation.design", cells)
