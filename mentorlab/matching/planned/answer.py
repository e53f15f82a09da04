"""How is a planned trial told? Rows by sites and cycles, the sentence, the figure, where each number comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Mark, Picture, curve
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, number, percent, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.stats.estimates import Estimate
from mentorlab.stats.site_trial import sizes_repeated

if TYPE_CHECKING:
    from mentorlab.measures.assumed import Assumed, Number

DRAWS, SEED, ALPHA = 1000, 20, 0.05
CYCLES = (2, 3, 4)
SITES = (8, 12, 20, 40)
MOST_SITES = 200
SHARED = 1.5  # mentees who share a mentor, as one of them counts, in pools of people: an assumption
FEWEST_SITES = 2


@dataclass(frozen=True)
class Asked:
    """The trial asked about. sizes: mentees at the start, site by site; worthwhile: in SDs, or None."""

    objective: str | None
    measure: str | None
    column: str | None
    sizes: tuple[int, ...]
    left_out: bool
    worthwhile: float | None
    power: float
    correlation: float


def answered(asked: Asked, numbers: Assumed) -> Result:
    """The whole answer. Raises NotComputable for fewer than two sites, or more than 200."""
    words = catalogue("matching_trial")
    if not FEWEST_SITES <= len(asked.sizes) <= MOST_SITES:
        raise NotComputable(words.SITES_NEEDED.format(n=len(asked.sizes), most=MOST_SITES))
    table = _table(asked, numbers)
    now = table.iloc[0]
    impossible = now["smallest_p"] >= ALPHA
    reached = asked.worthwhile is not None and now["power"] >= asked.power
    verdict = "impossible" if impossible else None if asked.worthwhile is None else "enough" if reached else "too_small"
    cells = _cells(asked, table)
    claim = words.CLAIMS["impossible" if impossible else "possible"].format_map(cells)
    judged = words.JUDGED[_form(asked, impossible)].format_map(cells)
    more = _more(asked, table, enough=bool(reached))
    sentences = sentences_for_every_audience(
        "matching_trial.trial", claim=claim, judged=judged, more=more, caution=words.CAUTION
    )
    detectable = now["detectable"]
    estimates: tuple[Reported, ...] = ()
    if math.isfinite(detectable):
        how = f"randomisation test of sites, {DRAWS:,} simulated trials, power {asked.power:g}"
        smallest = Estimate(float(detectable), math.nan, math.nan, 0.95, math.nan, int(now["n"]), how)
        estimates = (Reported("smallest_detectable", smallest, "sd"),)
    return Result(
        design="randomised",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(asked, table, sentences["analyst"]),
        objective=asked.objective,
        measure=asked.measure,
        headline=f"{claim}{judged}",
        verdict=verdict,
        estimates=estimates,
        facts=_facts(asked, numbers),
        notes=(words.NO_SITE,) if asked.left_out else (),
        limits=words.LIMITS_HERE,
        next_steps=words.NEXT_HERE,
        terms=("randomisation test", "power", "smallest detectable effect", "fit"),
        worthwhile=asked.worthwhile,
    )


def _table(asked: Asked, numbers: Assumed) -> pd.DataFrame:
    words = catalogue("matching_trial").ROWS
    answering = tuple(max(1.0, size * (1 - numbers.lost.value)) for size in asked.sizes)
    own = stats.SiteTrial(answering, icc=numbers.icc.value, correlation=asked.correlation)
    rows = [_row(asked, numbers, words["this"], own)]
    rows += [_row(asked, numbers, words["cycles"].format(k=k), replace(own, cycles=k)) for k in CYCLES]
    rows += [
        _row(asked, numbers, words["sites"].format(k=k), replace(own, sizes=sizes_repeated(answering, k)))
        for k in SITES
        if k > len(asked.sizes)
    ]
    rows.append(_pools(asked, numbers))
    table = pd.DataFrame(rows)
    order = [
        *("group", "n_sites", "cycles", "n", "ways", "smallest_p", "detectable", "detectable_points", "worthwhile"),
        *("power_wanted", "power", "power_low", "power_high", "enough"),
    ]
    return table[[name for name in order if name in table]]


def _row(asked: Asked, numbers: Assumed, name: str, plan: stats.SiteTrial) -> dict[str, Any]:
    row: dict[str, Any] = {
        "group": name,
        "n_sites": len(plan.sizes),
        "cycles": plan.cycles,
        "n": round(plan.cycles * sum(plan.sizes) / (1 - numbers.lost.value)),
        "ways": plan.ways if plan.ways < 1e15 else math.nan,
        "smallest_p": plan.smallest_p,
        "power_wanted": asked.power,
        "worthwhile": asked.worthwhile,
    }
    smallest = stats.smallest_difference_of_sites(plan, power=asked.power, draws=DRAWS, seed=SEED)
    found = stats.power_of_sites(plan, asked.worthwhile, draws=DRAWS, seed=SEED) if asked.worthwhile else None
    return row | _judged(asked, numbers, smallest, found)


def _pools(asked: Asked, numbers: Assumed) -> dict[str, Any]:
    """The same people drawn into two pools, mentees and mentors alike, each pool matched in one way."""
    n = sum(asked.sizes)
    row: dict[str, Any] = {
        "group": catalogue("matching_trial").ROWS["pools"],
        "cycles": 1,
        "n": n,
        "power_wanted": asked.power,
        "worthwhile": asked.worthwhile,
    }
    study = stats.Study(
        n, start="adjusted" if asked.correlation else "unused", correlation=asked.correlation, clusters="both",
        icc=numbers.icc.value, cluster_size=SHARED, lost=numbers.lost.value,
    )  # fmt: skip
    try:
        smallest = stats.detectable(study, power=asked.power)
        chance = stats.power_at(study, asked.worthwhile) if asked.worthwhile else None
    except NotComputable:
        return row | {"enough": catalogue("matching_trial").ENOUGH["no"]}
    found = None if chance is None else Estimate(chance, math.nan, math.nan, 0.95, math.nan, n, "noncentral t")
    return row | _judged(asked, numbers, smallest, found)


def _judged(asked: Asked, numbers: Assumed, smallest: float, found: Estimate | None) -> dict[str, Any]:
    words = catalogue("matching_trial").ENOUGH
    row: dict[str, Any] = {"detectable": smallest if math.isfinite(smallest) else math.nan}
    if numbers.sd is not None:
        row["detectable_points"] = row["detectable"] * numbers.sd
    if found is None:
        return row
    row |= {"power": found.value, "power_low": found.low, "power_high": found.high}
    return row | {"enough": words["yes" if found.value >= asked.power else "no"]}


def _form(asked: Asked, impossible: bool) -> str:
    if impossible:
        return "impossible"
    return "unstated" if asked.worthwhile is None else "stated"


def _cells(asked: Asked, table: pd.DataFrame) -> dict[str, str]:
    now, pools = table.iloc[0], table.iloc[-1]
    return {
        "sites": f"{now['n_sites']:.0f}",
        "n": f"{now['n']:,.0f}",
        "ways": "" if math.isnan(now["ways"]) else f"{now['ways']:,.0f}",
        "smallest_p": number(now["smallest_p"], 2),
        "detectable": number(now["detectable"], 2),
        "pools": number(pools["detectable"], 2),
        "worthwhile": number(asked.worthwhile, 2),
        "power": percent(now["power"]) if asked.worthwhile is not None else "",
        "power_wanted": percent(asked.power),
    }


def _more(asked: Asked, table: pd.DataFrame, *, enough: bool) -> str:
    """What would do: the first plan that finds the worthwhile size as surely as wanted, else what the largest finds."""
    words = catalogue("matching_trial").MORE
    if enough:
        return ""
    others = table.iloc[1:]
    if asked.worthwhile is not None and (others["power"] >= asked.power).any():
        row = others[others["power"] >= asked.power].iloc[0]
        return str(words["would"].format(plan=row["group"], power=percent(row["power"])))
    found = others[others["detectable"].notna()]
    if found.empty:
        return ""
    row = found.sort_values("detectable", kind="stable").iloc[0]
    return str(words["best"].format(plan=row["group"], detectable=number(row["detectable"], 2)))


def _facts(asked: Asked, numbers: Assumed) -> tuple[tuple[str, str], ...]:
    words = catalogue("matching_trial")
    column = words.COLUMN["stated" if asked.column is None else "column"].format(
        column=(asked.column or "").replace("_", " ")
    )
    start = numbers.correlation if asked.correlation else None
    told = {
        "sites": column,
        "measure": (asked.measure or "the measure").replace("_", " "),
        "icc": _from(numbers.icc, "icc"),
        "start": words.UNUSED if start is None else _from(start, "start"),
        "lost": _from(numbers.lost, "lost"),
        "pools": words.POOLS.format(shared=number(SHARED, 1)),
    }
    return tuple((words.FACTS[name], f"{text[:1].upper()}{text[1:]}.") for name, text in told.items())


def _from(one: Number, name: str) -> str:
    words = catalogue("matching_trial")
    value = percent(one.value) if name == "lost" else number(one.value, 2)
    return (
        f"{words.VALUES[name].format(value=value)} ({words.SOURCES[one.source].format(waves=' and '.join(one.waves))})"
    )


def _figure(asked: Asked, table: pd.DataFrame, alt: str) -> Picture:
    """The smallest difference by the number of sites in one cycle; more cycles of this program beside it."""
    words = catalogue("matching_trial").FIGURE
    found = table[table["detectable"].notna() & table["n_sites"].notna()]
    one = found[found["cycles"] == 1].sort_values("n_sites")
    marks = [
        Mark(row["n_sites"], row["detectable"], words["cycles"].format(k=f"{row['cycles']:.0f}"))
        for _, row in found[found["cycles"] > 1].iterrows()
    ]
    own = one[one["n_sites"] == len(asked.sizes)]
    marks += [Mark(row["n_sites"], row["detectable"], words["this"], strong=True) for _, row in own.iterrows()]
    return curve(
        list(zip(one["n_sites"], one["detectable"], strict=True)), marks, title=words["title"], x_axis=words["x"],
        y_axis=words["y"].format(power=percent(asked.power)), alt=alt, target=asked.worthwhile,
        target_label=words["target"].format(worthwhile=number(asked.worthwhile, 2)) if asked.worthwhile else "",
    )  # fmt: skip
