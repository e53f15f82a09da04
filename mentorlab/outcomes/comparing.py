"""Everything that one comparison rests on: asked once, and guarded once, for every question about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.errors import CannotBeMet, NotComputable
from mentorlab.outcomes import grade, telling, withheld
from mentorlab.outcomes.aim import Aim, aim_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, Compared, compared
from mentorlab.outcomes.design import Reading, read_design
from mentorlab.outcomes.estimating import Effect, effect_of

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

ARMS = [PROGRAM, COMPARISON]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Who is compared, by which design, with which effect. `about`: what identifies answers made of it."""

    program: Program
    aim: Aim
    data: Compared
    reading: Reading
    effect: Effect
    lost: grade.Losses
    about: dict[str, Any]


def comparison_of(
    program: Program,
    *,
    measure: str | None,
    objective: str | None,
    worthwhile: float | None = None,
    level: float = 0.95,
) -> Comparison | Result:
    """The comparison that the charter asks for; or an answer without numbers, where none may be shown.

    Arms that are too small, results before their day, people who could be recognised, nobody to compare with: each
    gives the answer that says so, to be handed on as it is. Worked out once for each program and asking: eight
    questions of one report rest on it. Nobody may change its frames.
    """
    which = ("comparison", measure, objective, worthwhile, level)
    if which not in program.asked:
        program.asked[which] = _compared(program, aim_of(program, measure, objective, worthwhile, level), level)
    return cast("Comparison | Result", program.asked[which])


def _compared(program: Program, aim: Aim, level: float) -> Comparison | Result:
    about = telling.about(aim)
    data = _people(program, aim)
    both = all(len(data.of(arm)) for arm in ARMS)
    reading = read_design(program.charter.evaluation, data.who, compared=both, before=data.has_before)
    smallest = program.charter.privacy.smallest_group
    if reading.compares and min(len(data.of(arm)) for arm in ARMS) < smallest:
        return withheld.hidden("one of the two groups", smallest, reading.name, about)
    if withheld.too_early(program):
        return withheld.waiting(program, len(data.answered), data.n_assigned(), smallest, reading.name, about)
    if not reading.compares:
        return _nobody_to_compare(reading, data, about)
    if (kept_back := withheld.recognisable(program, data, ARMS, smallest, reading.name, about)) is not None:
        return kept_back
    try:
        effect = _effect(program, data, reading, level)
    except CannotBeMet:
        raise
    except NotComputable as why:
        return withheld.not_compared(why, reading.name, about)
    return Comparison(program, aim, data, reading, effect, grade.losses(data), about)


def _people(program: Program, aim: Aim) -> Compared:
    """Who is compared: the same whatever is worth having and whatever the level, which a panel moves step by step."""
    which = ("compared", aim.measure, aim.objective, aim.for_whom)
    if which not in program.asked:
        program.asked[which] = compared(program, aim)
    return cast("Compared", program.asked[which])


def _effect(program: Program, data: Compared, reading: Reading, level: float) -> Effect:
    """The effect: the same whatever is worth having."""
    which = ("effect", data, level)
    if which not in program.asked:
        program.asked[which] = effect_of(data, reading, level)
    return cast("Effect", program.asked[which])


def _nobody_to_compare(reading: Reading, data: Compared, about: dict[str, Any]) -> Result:
    words = catalogue("outcomes")
    return not_possible(
        f"there is nobody to compare with ({reading.how[0].lower()}{reading.how[1:]})",
        "measure people who were not offered a place at the same times, list both groups in tables/assignments, and "
        "name the design in program.yaml",
        design=reading.name,
        limits=(words.LIMITS["one_group"], words.LIMITS["no_answer"]),
        notes=data.notes,
        **about,
    )
