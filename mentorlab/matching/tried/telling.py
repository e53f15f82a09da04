"""How is it told what each way of matching would give? The table, the sentence, the figure; small counts hidden."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.look.panels import Panel, panels
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, listed, number, p_value, percent, sentences_for_every_audience
from mentorlab.matching.tried.cohorts import LOTTERIES
from mentorlab.matching.tried.measured import TOLD
from mentorlab.matching.tried.veiled import Veil

if TYPE_CHECKING:
    from mentorlab.answers.look import Picture
    from mentorlab.matching.pool import Pool
    from mentorlab.matching.tried.cohorts import Tried

JUDGED = {"mean_fit": "fit", "share_first": "first"}
UNITS = {"mean_fit": "points of fit", "share_first": "share"}
FEWEST = 10  # people; fewer are described and not compared
SHOWN = ("mean_fit", "fit_tenth", "share_matched", "share_first", "share_choice", "envy")


def told(pool: Pool, results: Tried, whose: str, *, level: float, smallest: int) -> Result:
    """The whole answer. The first policy of the results is the one that the others are held against."""
    veil = Veil(pool.market, results, smallest)
    table = _table(pool, results, veil)
    compared = _compared(results, table, veil, level)
    for (name, measure), one in compared.items():
        at, short = table.index[table["group"] == _said(name)], JUDGED[measure]
        table.loc[at, [f"{short}_more", f"{short}_more_low", f"{short}_more_high"]] = (
            one.difference.value, one.difference.low, one.difference.high,
        )  # fmt: skip
        table.loc[at, f"{short}_p"] = one.p_adjusted
    table = table.sort_values(["mean_fit", "group"], ascending=[False, True], kind="stable", ignore_index=True)
    words = catalogue("matching_experiment")
    cells = _cells(table, compared, results, veil, words.WHOSE[whose], level)
    sentences = sentences_for_every_audience("matching_experiment.experiment", **cells)
    hidden = int(table["hidden"].sum())
    notes = (words.SHARES_HIDDEN.format(smallest=smallest),) if hidden else ()
    notes += (words.FEW_ALONE.format(smallest=smallest),) if any(map(veil.alone, results.policies)) else ()
    whom = words.OF_WHOM["all" if veil.of_all else "named"].removeprefix("Of ")
    notes += (words.OF_ALL,) if veil.of_all else ()
    notes += () if compared else (words.NOT_COMPARED.format(fewest=FEWEST),)
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, results.policies[0], level, whom, sentences["analyst"]),
        headline=f"{cells['claim']}{cells['short']}.",
        estimates=_estimates(table, compared),
        hidden=hidden,
        facts=_facts(pool, results),
        notes=(*pool.notes, *notes),
        limits=words.LIMITS_HERE,
        next_steps=tuple(words.NEXT_HERE.values()),
        terms=("fit", "policy", "blocking pair", "paired bootstrap", "interval"),
    )


def _said(policy: str) -> str:
    return policy.replace("_", " ")


def _table(pool: Pool, results: Tried, veil: Veil) -> pd.DataFrame:
    """A row for each policy, small counts gone; the differences are filled in later."""
    n = len(pool.market.mentees)
    rows: list[dict[str, Any]] = []
    for name in results.policies:
        told = veil.told(name)
        known = [measure for measure in TOLD if not math.isnan(results.of(name, measure)[0])]
        hidden = any(math.isnan(told[measure]) for measure in known)
        rows.append({"group": _said(name), "n": n, **told, "hidden": hidden})
    columns = [f"{short}_{end}" for short in JUDGED.values() for end in ("more", "more_low", "more_high", "p")]
    table = pd.DataFrame(rows).assign(**dict.fromkeys(columns, math.nan))
    return table[["group", "n", *TOLD, *columns, "hidden"]]


def _compared(results: Tried, table: pd.DataFrame, veil: Veil, level: float) -> dict[tuple[str, str], stats.Beside]:
    """Each policy beside the first, for each judged measure that is shown for both: one family."""
    n = int(table["n"].iloc[0])
    reference, *others = results.policies
    shown = table.set_index("group")
    pairs = [
        (name, measure)
        for measure in JUDGED
        for name in others
        if not shown.loc[[_said(name), _said(reference)], measure].isna().any()
    ]
    if n < FEWEST or not pairs:
        return {}

    def cohorts(name: str, measure: str) -> np.ndarray:
        found = results.of(name, veil.fit(name) if measure == "mean_fit" else measure)[1]
        return found * veil.scale if measure == "share_first" else found

    mine, theirs = [cohorts(*pair) for pair in pairs], [cohorts(reference, measure) for _, measure in pairs]
    found = stats.beside(
        np.array([shown.loc[_said(name), measure] for name, measure in pairs]),
        np.stack(mine, axis=1),
        np.array([shown.loc[_said(reference), measure] for _, measure in pairs]),
        np.stack(theirs, axis=1),
        n=n,
        level=level,
    )
    return dict(zip(pairs, found, strict=True))


def _cells(
    table: pd.DataFrame, compared: dict[tuple[str, str], stats.Beside], results: Tried, veil: Veil, whose: str,
    level: float,
) -> dict[str, str]:  # fmt: skip
    words, reference = catalogue("matching_experiment"), _said(results.policies[0])
    rows = {row["group"]: row for row in table.to_dict("records")}
    theirs, best = rows[reference], table.to_dict("records")[0]
    best = best if best["mean_fit"] > theirs["mean_fit"] else theirs
    tied = [name for name, row in rows.items() if row["mean_fit"] == best["mean_fit"] and name != best["group"]]
    cells = {
        "n": f"{theirs['n']:,}",
        "best": str(best["group"]),
        "fit": number(best["mean_fit"], 1),
        "tied": words.TIED.format(others=listed(tied)) if tied else "",
        "reference": reference,
        "reference_fit": number(theirs["mean_fit"], 1),
        "whose": whose,
        "lots": words.LOTS.format(lotteries=LOTTERIES) if results.policies[0] in results.by_lot else "",
    }
    beside = short = words.BESIDE["not_compared"]
    said = {(_said(other), measure): one for (other, measure), one in compared.items()}
    if (one := said.get((best["group"], "mean_fit"))) is not None:
        d = one.difference
        size = {"more": number(d.value, 1), "low": number(d.low, 1), "high": number(d.high, 1), "level": percent(level)}
        beside = words.BESIDE["clear" if one.clear else "unclear"].format(**size, p=p_value(one.p_adjusted))
        short = words.BESIDE["short"].format(**size)
    claim = words.CLAIMS["same" if best is theirs else "other"].format_map(cells)
    first = _first_choices(best, theirs, veil)
    return {"claim": claim, "beside": beside, "short": short, "first": first, "honest": words.HONEST}


def _first_choices(best: dict[Hashable, Any], theirs: dict[Hashable, Any], veil: Veil) -> str:
    """Who gets their first choice, under the best by fit and under the way it is held against; nothing without both."""
    words = catalogue("matching_experiment")

    def told(row: dict[Hashable, Any]) -> str:
        if not math.isnan(row["share_first"]):
            return percent(row["share_first"])
        return str(words.NEARLY.get(veil.few_have_first(str(row["group"]).replace(" ", "_")), ""))

    said = [told(row) for row in (best, theirs)]
    if not all(said):
        return ""
    cells = {"best": best["group"], "first": said[0], "reference": theirs["group"], "reference_first": said[1]}
    whom = words.OF_WHOM["all" if veil.of_all else "named"]
    return str(words.FIRST["one" if best is theirs else "both"].format(whom=whom, **cells))


def _estimates(table: pd.DataFrame, compared: dict[tuple[str, str], stats.Beside]) -> tuple[Reported, ...]:
    """The differences, in the order of the table, fit before choices."""
    order = {name: at for at, name in enumerate(table["group"])}
    found = sorted(compared.items(), key=lambda item: (list(JUDGED).index(item[0][1]), order[_said(item[0][0])]))
    return tuple(
        Reported(
            f"{JUDGED[measure]}_difference", one.difference, UNITS[measure], one.p, p_adjusted=one.p_adjusted,
            group=_said(name),
        )
        for (name, measure), one in found
    )  # fmt: skip


def _facts(pool: Pool, results: Tried) -> tuple[tuple[str, str], ...]:
    words, market = catalogue("matching_experiment"), pool.market
    cells = {
        "n": f"{len(market.mentees):,}",
        "mentors": f"{len(market.mentors):,}",
        "places": f"{int(market.capacity.sum()):,}",
        "cohorts": f"{len(results.cohorts):,}",
        "lotteries": f"{LOTTERIES}",
    }
    facts = [(words.FACTS[name], words.FACT[name].format_map(cells)) for name in words.FACT]
    return tuple((label, text[0].upper() + text[1:]) for label, text in facts)


def _figure(table: pd.DataFrame, reference: str, level: float, whom: str, alt: str) -> Picture:
    words = catalogue("matching_experiment").FIGURE
    marked = table["group"].tolist().index(_said(reference))
    things = []
    for name in SHOWN:
        values = table[name].tolist()
        low, high = [], []
        if (short := JUDGED.get(name)) is not None:
            low, high = ((values[marked] + table[f"{short}_more_{end}"]).tolist() for end in ("low", "high"))
        things.append(Panel(words[name].format(whom=whom), values, low, high, share=name.startswith("share")))
    foot = words["foot"].format(reference=_said(reference), level=percent(level))
    return panels(table["group"].tolist(), things, marked=marked, title=words["title"], alt=alt, foot=foot)
