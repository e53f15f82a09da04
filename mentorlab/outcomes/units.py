"""What do anonymous surveys show, by unit?"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentence_case, sentences_for_every_audience
from mentorlab.outcomes.anonymous import told
from mentorlab.outcomes.anonymous.compared import Moved, change_of, moved
from mentorlab.outcomes.anonymous.reading import Units, measure_of, units_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.withheld import too_early
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.answers.parts import Certainty
    from mentorlab.tables.charter import Objective

COLUMNS = (
    *("group", "measure", "n_units", "n_before", "n", "n_people", "mean_before", "mean_after", "change", "low", "high"),
    *("effect", "effect_low", "effect_high", "p", "found_from", "worthwhile", "hidden"),
)
ALIKE = 0.25  # standard deviations apart at the start (What Works Clearinghouse 4.1)


@question(asks="What do anonymous surveys show, by unit?", tables=["summaries"])
def units(
    program: Program,
    *,
    measure: str | None = None,
    objective: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What do anonymous surveys show, where only averages of units are known and waves cannot be linked?

    *Reads*: `summaries`; `people` for how many work in each unit, where a column of it names the units.

    *Settings*
        measure: a measure of `summaries` (default: that of the charter's primary objective, else the only one).
        objective: an objective of the charter, where two share a measure.
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: averages have no day of their own, so that this decides only whether results are final.
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each kind of units (`program`, `comparison`; `everyone` where the table names
    no arms): `n_units`, people answering before (`n_before`) and after (`n`), how many work there (`n_people`, where
    known), averages of units in points, `change` with its interval, and in the first row `effect` with its interval,
    `p`, and `found_from`, the smallest difference that these units would have shown four times in five.

    *Method*: one row a unit, its average after less before, weighted by the answers behind both; HC2 errors over units
    (MacKinnon and White 1985). Beside it each unit counted once (Welch), and a permutation of the arms over units
    (Rosenbaum 2002). Never a paired test of persons. At least six units, three in each arm; units in which fewer
    people answered than the smallest group are left out and counted.

    *Read with care*: other people may have answered the second time, and `summaries` do not say how units were chosen.

    *Example*

    >>> import mentorlab
    >>> climate = mentorlab.outcomes.units(mentorlab.load("demo"))
    >>> climate.measure, climate.design
    ('speaking_up', 'comparison')
    """
    words = catalogue("outcomes_units")
    chosen = measure_of(program, measure, objective)
    aim = program.charter.objective_for(chosen)
    about: dict[str, Any] = {"objective": aim.id if aim else None, "measure": chosen}
    if too_early(program):
        return not_possible(words.NEEDS_DAY, words.NEEDS_DAY_REMEDY, **about)
    found = units_of(program, chosen)
    return _answer(program, found, aim, level, about)


def _answer(program: Program, found: Units, aim: Objective | None, level: float, about: dict[str, Any]) -> Result:
    words, general = catalogue("outcomes_units"), catalogue("outcomes")
    result = moved(found, level)
    worthwhile = _worthwhile(found, aim)
    table = _table(found, result, level, worthwhile)
    verdict = _verdict(result, worthwhile, aim)
    certainty, reason = _certainty(found, result)
    cells = told.cells(found, result, table, verdict, level)
    sure = {"certainty": general.CERTAINTIES[certainty], "reason": reason}
    sentences = sentences_for_every_audience("outcomes_units.frames", **cells, **sure)
    smallest = program.charter.privacy.smallest_group
    left = words.FACTS["left_out_text"].format(few=found.few, smallest=smallest, once=found.once)
    return Result(
        design="comparison" if found.arms else "before_after",
        sentences=sentences,
        frame=table,
        draw=lambda: told.picture(found, table, cells, sentences["analyst"]),
        headline=cells["claim"],
        verdict=verdict,
        certainty=certainty,
        certainty_reason=reason,
        estimates=(result.lead, *result.beside),
        checks=(result.check,),
        notes=found.notes,
        box=(
            (general.LABELS["verdict"], f"{cells['verdict']}."),
            (general.LABELS["certainty"], f"{sentence_case(sure['certainty'])}: {reason}."),
            (general.LABELS["people"], f"{cells['people']}."),
        ),
        facts=(
            (words.FACTS["how"], f"{words.FACTS['how_text']}."),
            *told.beside(result),
            (words.FACTS["left_out"], f"{left}."),
        ),
        limits=(
            words.LIMITS["persons"],
            words.LIMITS["chosen" if found.arms else "one_group"],
            words.LIMITS["units"],
        ),
        next_steps=(words.NEXT["link"], words.NEXT["draw"]),
        terms=("interval", "certainty", "unit", "p"),
        worthwhile=None if math.isnan(worthwhile) else worthwhile * (-1 if aim and aim.direction == "decrease" else 1),
        **about,
    )


def _worthwhile(found: Units, aim: Objective | None) -> float:
    """In points; of a size in SDs those of single answers, where the table has them."""
    if aim is None:
        return math.nan
    if aim.worthwhile_points is not None:
        return float(aim.worthwhile_points)
    return math.nan if aim.worthwhile is None else float(aim.worthwhile) * found.sd


def _verdict(result: Moved, worthwhile: float, aim: Objective | None) -> str:
    if result.lead.name != "effect" or math.isnan(worthwhile) or result.check.result == "failed":
        return "cannot_tell"
    return stats.decide(result.judged, worthwhile, direction=aim.direction if aim else "increase")


def _certainty(found: Units, result: Moved) -> tuple[Certainty, str]:
    words = catalogue("outcomes_units").REASONS
    if not found.arms:
        return "very_low", words["one_group"]
    alike = result.apart is not None and result.apart <= ALIKE
    reason = words["balanced" if alike else "weak"]
    if result.check.result == "failed":
        return "very_low", reason + words["by_chance"]
    return ("low" if alike else "very_low"), reason


def _table(found: Units, result: Moved, level: float, worthwhile: float) -> pd.DataFrame:
    parts = {arm: found.rows[found.rows["arm"] == arm] for arm in (PROGRAM, COMPARISON)}
    parts = parts if found.arms else {"everyone": found.rows}
    rows = []
    for name, part in parts.items():
        change, low, high = change_of(part, level)
        rows.append(
            {
                "group": name,
                "n_units": len(part),
                "n_before": int(part["n_before"].sum()),
                "n": int(part["n_after"].sum()),
                "n_people": part["headcount"].sum(min_count=len(part)),
                "mean_before": (part["mean_before"] * part["weight"]).sum() / part["weight"].sum(),
                "mean_after": (part["mean_after"] * part["weight"]).sum() / part["weight"].sum(),
                "change": change,
                "low": low,
                "high": high,
            }
        )
    first = {"p": result.lead.p, "found_from": result.found_from, "worthwhile": worthwhile}
    if found.arms:
        e = replace(result.lead.estimate)
        first |= {"effect": e.value, "effect_low": e.low, "effect_high": e.high}
    rows[0] |= first
    table = pd.DataFrame(rows).assign(measure=found.measure, hidden=False).reindex(columns=list(COLUMNS))
    return table if table["n_people"].notna().any() else table.drop(columns="n_people")
