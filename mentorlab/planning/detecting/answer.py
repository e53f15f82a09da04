"""How is it told? Rows by number of people and by lever, the sentence, the figure, where each number comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Mark, Picture, curve
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, number, percent, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.measures.assumed import Assumed
from mentorlab.planning.detecting.crowd import Crowd
from mentorlab.planning.detecting.facts import facts
from mentorlab.planning.detecting.levers import Lever, doubts, levers
from mentorlab.stats.estimates import Estimate

MOST_COHORTS = 5
DRAWS, POOLED_DRAWS, SEED = 2000, 1000, 20
SIMULATED_UP_TO = 5000  # people; beyond, the normal theory of the formula is safe
TOLERANCE = 0.02
THIS = 1  # the row of this program


@dataclass(frozen=True)
class Aimed:
    """What is to be found, and how surely. `worthwhile` in SDs, or None; the charter may have it in points."""

    objective: str | None
    measure: str | None
    design: str
    worthwhile: float | None
    worthwhile_points: float | None
    power: float
    size_from: str
    clustered_by: str | None
    charters: bool = True  # is the worthwhile size the charter's, or a setting


def answered(aimed: Aimed, study: stats.Study, who: Crowd, numbers: Assumed) -> Result:
    """The whole answer. Raises NotComputable where this program itself leaves nothing to test with."""
    now = stats.detectable(study, power=aimed.power)
    changes = levers(study, numbers)
    table = _table(aimed, study, numbers, [*changes, *doubts(study, numbers)])
    words, row = catalogue("planning_power"), table.iloc[THIS]
    one = study.groups == "one"
    cells = _cells(aimed, table, numbers)
    claim = words.CLAIMS[study.groups].format_map(cells)
    judged = words.JUDGED[_form(aimed, table)].format_map(cells)
    caution = words.NO_EFFECT if one else words.HONEST
    limit = f"{words.NO_EFFECT}." if one else words.LIMITS["design"]
    sentences = sentences_for_every_audience("planning_power.power", claim=claim, judged=judged, caution=caution)
    method = f"{aimed.design}, noncentral t, power {aimed.power:g}"
    smallest = Estimate(now, math.nan, math.nan, 0.95, math.nan, round(study.answering), method)
    n_program, n_comparison = int(row["n_program"]), int(row["n_comparison"])
    reported = Reported("smallest_detectable", smallest, "sd", None, n_program, n_comparison, round(study.n))
    verdict = None if aimed.worthwhile is None else "enough" if row["power"] >= aimed.power else "too_small"
    return Result(
        design=aimed.design,
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(aimed, study, table, cells, sentences["analyst"]),
        objective=aimed.objective,
        measure=aimed.measure,
        headline=claim,
        verdict=verdict,
        estimates=(reported,),
        checks=_checks(row),
        box=((words.LABELS["verdict"], f"{judged}."),),
        facts=facts(aimed, study, who, numbers, now),
        limits=(limit, words.LIMITS["assumptions"], words.LIMITS["pooled"]),
        next_steps=_next(table, [change.name for change in changes], verdict, one),
        terms=("power", "smallest detectable effect", "standard deviation", "pooling", "reliability"),
        worthwhile=aimed.worthwhile,
    )  # fmt: skip


def _table(aimed: Aimed, study: stats.Study, numbers: Assumed, options: list[Lever]) -> pd.DataFrame:
    words = catalogue("planning_power").ROWS
    sizes: list[tuple[str, int | None, float]] = [
        (words["half"], None, round(study.n / 2)),
        (words["this"], 1, study.n),
    ]
    sizes += [(words["cohorts"].format(k=k), k, k * study.n) for k in range(2, MOST_COHORTS + 1)]
    if (needed := _needed(aimed, study)) is not None:
        sizes.append((words["needed"], None, needed))
    rows = []
    for name, cohorts, n in sizes:
        row = _row(aimed, Lever(name, replace(study, n=n)), numbers.sd)
        draws = DRAWS if cohorts == 1 else POOLED_DRAWS
        rows.append(row | {"cohorts": cohorts} | _simulated(aimed, replace(study, n=n), draws))
    rows += [_row(aimed, option, numbers.sd) for option in options]
    table = pd.DataFrame(rows)
    order = [
        *("group", "cohorts", "n", "n_program", "n_comparison", "n_answering", "detectable", "detectable_points"),
        *("worthwhile", "power", "power_wanted", "power_simulated", "power_low", "power_high", "enough"),
    ]
    return table[[name for name in order if name in table]]


def _needed(aimed: Aimed, study: stats.Study) -> int | None:
    if aimed.worthwhile is None:
        return None
    try:
        return stats.people_needed(study, aimed.worthwhile, power=aimed.power)
    except NotComputable:
        return None


def _row(aimed: Aimed, lever: Lever, sd: float | None) -> dict[str, Any]:
    """One plan. Where so few people leave nothing to test with, its numbers are missing and it is too small."""
    study, words = lever.study, catalogue("planning_power").ENOUGH
    one = study.groups == "one"
    n_program = round(study.n) if one else round(study.n * study.share_treated)
    row: dict[str, Any] = {
        "group": lever.name,
        "n": round(study.n),
        "n_program": n_program,
        "n_comparison": round(study.n) - n_program,
        "n_answering": round(study.answering),
        "worthwhile": aimed.worthwhile,
        "power_wanted": aimed.power,
    }
    try:
        smallest = stats.detectable(study, power=aimed.power) * lever.unit
    except NotComputable:
        return row | {"detectable": math.nan, "power": math.nan, "enough": words["no"]}
    row["detectable"] = smallest
    if sd is not None:
        row["detectable_points"] = smallest * sd
    if aimed.worthwhile is None:
        return row
    chance = stats.power_at(study, aimed.worthwhile / lever.unit)
    return row | {"power": chance, "enough": words["yes" if chance >= aimed.power else "no"]}


def _simulated(aimed: Aimed, study: stats.Study, draws: int) -> dict[str, float]:
    if aimed.worthwhile is None or study.n > SIMULATED_UP_TO:
        return {}
    try:
        found = stats.simulated_power(study, aimed.worthwhile, draws=draws, seed=SEED)
    except NotComputable:
        return {}
    return {"power_simulated": found.value, "power_low": found.low, "power_high": found.high}


def _form(aimed: Aimed, table: pd.DataFrame) -> str:
    if aimed.worthwhile is None:
        return "unstated" if aimed.worthwhile_points is None else "points"
    if table["power"].iloc[THIS] >= aimed.power:
        return "enough"
    return "pooled" if (_cohorts(table)["power"] >= aimed.power).any() else "far"


def _cohorts(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["cohorts"] > 1]


def _cells(aimed: Aimed, table: pd.DataFrame, numbers: Assumed) -> dict[str, str]:
    words, row, pooled = catalogue("planning_power"), table.iloc[THIS], _cohorts(table)
    if aimed.worthwhile is not None and (pooled["power"] >= aimed.power).any():
        pooled = pooled[pooled["power"] >= aimed.power].head(1)
    best = pooled.iloc[0] if len(pooled) == 1 else pooled.iloc[-1]
    points = words.POINTS.format(points=number(row["detectable_points"], 2)) if numbers.sd is not None else ""
    return {
        "n": f"{row['n']:,}",
        "n_program": f"{row['n_program']:,}",
        "n_comparison": f"{row['n_comparison']:,}",
        "design": words.DESIGNS[aimed.design],
        "detectable": number(row["detectable"], 2),
        "points": points,
        "power_wanted": percent(aimed.power),
        "worthwhile": number(aimed.worthwhile, 2),
        "whose": words.WHOSE["charter" if aimed.charters else "setting"],
        "in_points": f"{aimed.worthwhile_points or 0:g}",
        "power": percent(row["power"]) if aimed.worthwhile is not None else "",
        "cohorts": f"{best['cohorts']:.0f}",
        "pooled": percent(best["power"]) if aimed.worthwhile is not None else "",
    }


def _checks(row: pd.Series) -> tuple[Check, ...]:
    if math.isnan(row.get("power_simulated", math.nan)):
        return ()
    agree = abs(row["power_simulated"] - row["power"]) <= TOLERANCE + (row["power_high"] - row["power_low"]) / 2
    cells = {"draws": f"{DRAWS:,}", "simulated": percent(row["power_simulated"], 1), "power": percent(row["power"], 1)}
    result = "passed" if agree else "failed"
    return (Check("simulation", result, catalogue("planning_power").CHECKS[result].format_map(cells)),)  # type: ignore[arg-type]


def _next(table: pd.DataFrame, changes: list[str], verdict: str | None, one: bool) -> tuple[str, ...]:
    words = catalogue("planning_power").NEXT
    steps = [words["design"]] if one else []
    if verdict is None:
        steps.append(words["worthwhile"])
    open_to_us = table[table["group"].isin(changes)]
    if verdict != "enough" and open_to_us["detectable"].notna().any():
        best = open_to_us.sort_values("detectable").iloc[0]
        now = number(table["detectable"].iloc[THIS], 2)
        steps.append(words["lever"].format(lever=best["group"], detectable=number(best["detectable"], 2), now=now))
    if verdict == "too_small":
        steps.append(words["pool"])
    return tuple(steps)


def _figure(aimed: Aimed, study: stats.Study, table: pd.DataFrame, cells: dict[str, str], alt: str) -> Picture:
    words, one = catalogue("planning_power").FIGURE, study.groups == "one"
    marks = [
        Mark(row["n"], row["detectable"], words["cohorts"].format(k=f"{row['cohorts']:.0f}"))
        for _, row in _cohorts(table).iterrows()
    ]
    this = table.iloc[THIS]
    marks.append(Mark(this["n"], this["detectable"], words["this"].format_map(cells), strong=True))
    points = []
    for step in range(81):
        n = study.n / 4 * (4.2 * MOST_COHORTS) ** (step / 80)  # from a quarter of this program on
        try:
            points.append((n, stats.detectable(replace(study, n=n), power=aimed.power)))
        except NotComputable:
            continue
    return curve(
        points,
        marks,
        title=words["title_one" if one else "title"],
        x_axis=words["x"],
        y_axis=words["y_one" if one else "y"].format_map(cells),
        alt=alt,
        target=aimed.worthwhile,
        target_label=words["target"].format_map(cells) if aimed.worthwhile is not None else "",
    )  # fmt: skip
