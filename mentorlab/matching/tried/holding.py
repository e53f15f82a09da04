"""How is it told whether the pairs hold? Weights first, then who could gain; small counts hidden."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import ShareLine, shares
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, percent, sentences_for_every_audience
from mentorlab.matching.tried.few import few

if TYPE_CHECKING:
    from mentorlab.answers.look import Picture
    from mentorlab.matching.pool import Pool
    from mentorlab.matching.tried.gaming import Gamed
    from mentorlab.matching.tried.weighed import Weighed

RANGE = (0.05, 0.95)
COLUMNS = (
    "group", "n", "share_stay", "stay_low", "stay_high", "fit_lost", "n_tried", "share_gain", "gain_low", "gain_high",
    "hidden",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Held:
    """What was found: of which policy, among whom, by which weights, and who could gain under which policies."""

    policy: str
    pool: Pool
    changes: Weighed
    could: Sequence[Gamed]


def held(found: Held, *, level: float, smallest: int) -> Result:
    """The whole answer."""
    words = catalogue("matching_robustness")
    gains = {one.policy: stats.wilson(one.gained, one.tried, level=level) for one in found.could if one.tried}
    table = pd.DataFrame(_rows(found, gains, smallest)).reindex(columns=list(COLUMNS))
    table["hidden"] = table["hidden"].astype(bool)
    cells = _cells(found, table, level)
    sentences = sentences_for_every_audience("matching_robustness.robustness", **cells)
    shown = {name: gain for name, gain in gains.items() if not few(gain.value * gain.n, gain.n, smallest)}
    estimates = tuple(
        Reported("share_who_could_gain", gain, "share", group=name.replace("_", " ")) for name, gain in shown.items()
    )
    hidden = int(table["hidden"].sum())
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, sentences["analyst"]),
        headline=f"{cells['weights']}.",
        estimates=estimates,
        hidden=hidden,
        facts=_facts(found),
        notes=(*found.pool.notes, *((words.SHARES_HIDDEN.format(smallest=smallest),) if hidden else ())),
        limits=words.LIMITS_HERE,
        next_steps=words.NEXT_HERE,
        terms=("fit", "policy", "misreporting", "interval"),
    )


def _rows(found: Held, gains: dict[str, stats.Estimate], smallest: int) -> list[dict[str, Any]]:
    words, n = catalogue("matching_robustness").ROWS, len(found.pool.market.mentees)
    rows = []
    for change in found.changes.each:
        name = words[change.how].format(weight=change.weight.replace("_", " "))
        hide = few(change.stays * n, n, smallest)
        stay = {"share_stay": math.nan if hide else change.stays, "fit_lost": math.nan if hide else change.lost}
        rows.append({"group": name, "n": n, **stay, "hidden": hide})
    never = found.changes.never_changes
    hide = few(never * n, n, smallest)
    rows.append({"group": words["never"], "n": n, "share_stay": math.nan if hide else never, "hidden": hide})
    rows.append({"group": words["drawn"], "n": n, "hidden": False, **_drawn(found)})
    for one in found.could:
        row = {"group": words["gain"].format(policy=one.policy.replace("_", " ")), "n": n, "n_tried": one.tried}
        gain = gains.get(one.policy)
        hide = gain is not None and few(gain.value * gain.n, gain.n, smallest)
        if gain is not None and not hide:
            row |= {"share_gain": gain.value, "gain_low": gain.low, "gain_high": gain.high}
        rows.append({**row, "hidden": hide})
    return rows


def _drawn(found: Held) -> dict[str, float]:
    """Averages over all drawn weights: of so many matches none is anybody's."""
    stays = np.array([change.stays for change in found.changes.drawn])
    lost = np.array([change.lost for change in found.changes.drawn])
    low, high = np.quantile(stays, RANGE)
    return {"share_stay": stays.mean(), "stay_low": float(low), "stay_high": float(high), "fit_lost": lost.mean()}


def _cells(found: Held, table: pd.DataFrame, level: float) -> dict[str, str]:
    words = catalogue("matching_robustness")
    rows = table.set_index("group")
    never, drawn = rows.loc[words.ROWS["never"]], rows.loc[words.ROWS["drawn"]]
    single = table.head(len(found.changes.each))
    told = single[single["share_stay"].notna()].sort_values("share_stay", kind="stable")
    worst = None if told.empty else told.iloc[0]
    mine = rows.loc[words.ROWS["gain"].format(policy=found.policy.replace("_", " "))]
    stay = found.changes.never_changes
    weights = words.WEIGHTS["all" if stay == 1 else "hidden" if never["hidden"] else "some"].format(
        never=percent(never["share_stay"]) if not never["hidden"] else words.NEARLY[stay > 0.5],
    )
    if worst is not None and stay < 1 and worst["share_stay"] < 1:
        weights += words.WORST.format(
            change=worst["group"], stay=percent(worst["share_stay"]), lost=percent(max(worst["fit_lost"], 0.0))
        )
    gain = {"policy": found.policy.replace("_", " "), "tried": f"{mine['n_tried']:.0f}", "level": percent(level)}
    form = "nobody_named" if not mine["n_tried"] else "hidden" if mine["hidden"] else "some"
    if form == "some":
        gain |= {
            "share": percent(mine["share_gain"]),
            "low": percent(mine["gain_low"]),
            "high": percent(mine["gain_high"]),
        }
        form = "none" if mine["share_gain"] == 0 else "some"
    return {
        "weights": weights,
        "drawn": words.DRAWN.format(
            stay=percent(drawn["share_stay"]), low=percent(drawn["stay_low"]), high=percent(drawn["stay_high"])
        ),
        "gain": words.GAIN[form].format_map(gain),
        "honest": words.HONEST,
    }


def _facts(found: Held) -> tuple[tuple[str, str], ...]:
    words = catalogue("matching_robustness")
    cells = {"policy": found.policy.replace("_", " "), "draws": f"{len(found.changes.drawn):,}"}
    return tuple((words.FACTS[name], text.format_map(cells)) for name, text in words.FACT.items())


def _figure(table: pd.DataFrame, alt: str) -> Picture:
    words = catalogue("matching_robustness").FIGURE
    weights = [
        ShareLine(row["group"], row["share_stay"], row["stay_low"], row["stay_high"], percent(row["share_stay"]))
        for _, row in table[table["share_stay"].notna()].iterrows()
    ]
    gains = [
        ShareLine(row["group"], row["share_gain"], row["gain_low"], row["gain_high"], percent(row["share_gain"]))
        for _, row in table[table["share_gain"].notna()].iterrows()
    ]
    groups = [(heading, lines) for heading, lines in ((words["stay"], weights), (words["gain"], gains)) if lines]
    return shares(groups, title=words["title"], axis=words["axis"], alt=alt)
