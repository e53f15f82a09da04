"""The table of an answer about flags: what stands now, and what earlier cycles say of each flag."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.wording import catalogue
from mentorlab.engagement.flagging.accuracy import Accuracy
from mentorlab.engagement.flagging.replay import ANY
from mentorlab.engagement.flagging.rules import RULES
from mentorlab.engagement.flagging.tested import FIRST, LATELY, MODEL, RANDOM, Tested
from mentorlab.engagement.flagging.told_now import ToldNow
from mentorlab.measures.counted import FEWEST
from mentorlab.stats.estimates import Estimate

Row = dict[str, Any]
ORDER = (RANDOM, ANY, FIRST, LATELY, *(rule.id for rule in RULES), MODEL)
TOLD_OF = {
    RANDOM: ("predictive", ("n_calls", "n_right")),
    FIRST: ("predictive", ("n_calls", "n_right")),
    LATELY: ("sensitivity", ("n_right", "n_stopped")),
}
NAMES = ("sensitivity", "specificity", "predictive")  # in the order of Accuracy.behind


def table(now: ToldNow, tested: Tested, smallest: int) -> pd.DataFrame:
    """All rows, in the one vocabulary of columns. What is hidden holds no number."""
    rows = [*_now(now), *_replayed(tested, "replayed"), *_replayed(tested, "without_help"), *_against(tested)]
    rows += _not_tested(tested, now, smallest)
    known = ["topic", *(name for name in COLUMNS if name != "topic")]
    return pd.DataFrame(rows).reindex(columns=[name for name in known if any(name in row for row in rows)])


def group_of(name: str) -> str:
    """What a flag is called in the table."""
    words = catalogue("engagement_health")
    return str(words.GROUPS.get(name) or words.RULES[name])


def rates(one: Accuracy) -> dict[str, tuple[float, float, float]]:
    """Each rate with its interval, which is missing where fewer than ten pairs are behind it."""
    found = {}
    for name, estimate, behind in zip(
        NAMES, (one.sensitivity, one.specificity, one.predictive), one.behind, strict=True
    ):
        if estimate is not None:
            found[name] = (estimate.value, *_ends(estimate, behind))
    return found


def _ends(estimate: Estimate, behind: int) -> tuple[float, float]:
    return (estimate.low, estimate.high) if behind >= FEWEST else (math.nan, math.nan)


def _row(topic: str, group: str, *, hidden: bool = False, **cells: Any) -> Row:
    return {"topic": catalogue("engagement_health").TOPICS[topic], "group": group, **cells, "hidden": hidden}


def _now(now: ToldNow) -> list[Row]:
    counts = {ANY: now.called, **{name: now.by_rule[name] for name in now.by_rule}, "helped": now.helped}
    if now.has_model:
        counts["agrees"] = now.agrees
    rows = [_row("now", group_of("running"), n=now.n, hidden=now.n is None)]
    if not now.any_running:
        return rows
    for name, k in counts.items():
        cells = {} if k is None else {"n": now.n, "n_flagged": k}
        rows.append(_row("now", group_of(name), **cells, hidden=k is None))
    return rows


def _replayed(tested: Tested, topic: str) -> list[Row]:
    figures = tested.figures if topic == "replayed" else tested.without_help
    rows = []
    for name in (one for one in ORDER if one in figures):
        one, rounded = figures[name], topic == "without_help" and name in tested.rounded
        cells: Row = {}
        for rate, (value, low, high) in rates(one).items():
            ends = {rate: value, f"{rate}_low": low, f"{rate}_high": high}
            cells |= {key: round(end, 2) if rounded else end for key, end in ends.items()}
        counts: Row = {"n_calls": one.calls, "n_right": one.found, "n_stopped": one.stopped}
        counts |= {"n_went_on": one.went_on, "n_spared": one.spared}
        if name in TOLD_OF:  # the other rates of part of the rows say nothing
            rate, kept = TOLD_OF[name]
            cells = {key: cell for key, cell in cells.items() if key.startswith(rate)}
            counts = {key: counts[key] for key in kept}
        counts = {} if rounded else counts
        rows.append(_row(topic, group_of(name), **counts, **cells))
    return rows


def _against(tested: Tested) -> list[Row]:
    if tested.model is None:
        return []
    more = tested.model.more
    return [_row("against", group_of("difference"), more=more.value, more_low=more.low, more_high=more.high)]


def _not_tested(tested: Tested, now: ToldNow, smallest: int) -> list[Row]:
    """A flag without figures says why: nobody shall take it for one that has stood the test."""
    words, rows = catalogue("engagement_health").STATE, []
    for rule in RULES:
        if rule.id in tested.figures:
            continue
        if not rule.replayed:
            why = words["no_plans"] if rule.id in now.by_rule else words["no_plans_now"]
        else:
            key = {"none": "no_cycle", "unjudged": "unjudged"}.get(tested.state, "few")
            why = words[key].format(smallest=smallest)
        rows.append(_row("not_tested", rule.name, tested=why, hidden=rule.replayed and tested.replayed is not None))
    return rows
