"""How is it told how far people came with their goals?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import (
    catalogue,
    listed,
    number,
    p_value,
    percent,
    sentence_case,
    sentences_for_every_audience,
)
from mentorlab.measures.counted import in_words
from mentorlab.stats.goal_scaling import CENTRE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlab.outcomes.attaining.attained import Agreement, Side
    from mentorlab.outcomes.attaining.rated import Rated
    from mentorlab.tables.program import Program

WORDS, WAVE = "outcomes_goals", "goals_rated"
COLUMNS = (
    *("group", "n", "n_goals", "t_score", "low", "high", "t_expected", "share", "share_low", "share_high"),
    *("t_apart", "t_apart_low", "t_apart_high", "p", "t_agreement", "t_agreement_low", "t_agreement_high", "hidden"),
)
AGREED = 0.7  # of an ICC: from here on two sides may stand for each other


def told(
    program: Program, rated: Rated, sides: Sequence[Side], agree: Agreement | None, level: float, about: dict[str, Any]
) -> Result:
    """The answer, for every audience."""
    said, smallest = catalogue(WORDS), program.charter.privacy.smallest_group
    shown = [side for side in sides if side.mean is not None]
    table, claim = _table(sides, agree), _claim(shown, level)
    reason, certainty = said.REASON, catalogue("outcomes").CERTAINTIES["very_low"]
    sentences = sentences_for_every_audience(
        f"{WORDS}.goals", claim=claim, claim_plain=_claim(shown, None), apart=_apart(agree, level),
        reached=_reached(shown[0]),
        people=said.PEOPLE.format(n=f"{len(shown[0].scores):,}", goals=f"{shown[0].n_goals:,}"),
        certainty=certainty, reason=reason,
    )  # fmt: skip
    hidden = [side for side in sides if side.mean is None]
    notes = [said.HIDDEN_SIDE.format(side=said.BY[side.name], smallest=smallest) for side in hidden]
    return Result(
        design="after_only",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(shown, sentences["analyst"]),
        headline=claim,
        verdict="cannot_tell",
        certainty="very_low",
        certainty_reason=reason,
        estimates=_estimates(shown, agree),
        checks=(_agreement(agree),),
        hidden=int(table["hidden"].sum()),
        notes=(*notes, *_about_ratings(rated, smallest)),
        facts=_facts(rated, smallest),
        limits=said.LIMITS_HERE,
        next_steps=(said.NEXT_HERE,),
        terms=("interval", "goal attainment", "certainty", "p"),
        shown=(
            *(frozenset(side.scores.index) for side in shown),
            *([frozenset(agree.scores.index)] if agree else []),
        ),
        waves=(WAVE,),
        averaged=shown[0].scores.to_frame("t"),
        **about,
    )


def _table(sides: Sequence[Side], agree: Agreement | None) -> pd.DataFrame:
    said = catalogue(WORDS)
    rows: list[dict[str, Any]] = []
    for side in sides:
        row: dict[str, Any] = {"group": said.BY[side.name], "hidden": side.mean is None}
        if side.mean is not None:
            row |= {"n": side.mean.n, "n_goals": side.n_goals, "t_score": side.mean.value, "t_expected": CENTRE}
            row |= {"low": side.mean.low, "high": side.mean.high}
        if side.reached is not None:
            row |= {"share": side.reached.value, "share_low": side.reached.low, "share_high": side.reached.high}
        rows.append(row)
    if agree is not None:
        row = {"group": _both(agree), "n": len(agree.scores), "n_goals": agree.n_goals, "hidden": False, "p": agree.p}
        row |= {"t_apart": agree.apart.value, "t_apart_low": agree.apart.low, "t_apart_high": agree.apart.high}
        if agree.icc is not None:
            row |= {"t_agreement": agree.icc.value, "t_agreement_low": agree.icc.low}
            row["t_agreement_high"] = agree.icc.high
        rows.append(row)
    frame = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    return frame.astype({"n": "Int64", "n_goals": "Int64", "hidden": bool})


def _both(agree: Agreement) -> str:
    said = catalogue(WORDS)
    return str(said.BOTH.format(first=said.WHO[agree.first], second=said.WHO[agree.second]))


def _claim(shown: Sequence[Side], level: float | None) -> str:
    """The averages of each side; with their intervals where a level is given."""
    said = catalogue(WORDS)
    parts = []
    for side in shown:
        e = side.mean
        if e is None:
            continue
        form = "plain" if level is None or math.isnan(e.low) else "interval"
        cells = {"by": said.BY[side.name], "t": number(e.value, 1), "low": number(e.low, 1), "high": number(e.high, 1)}
        parts.append(said.SCORE[form].format(**cells, level=f"{100 * (level or 0):g}"))
    return str(said.CLAIM.format(scores=listed(parts)))


def _apart(agree: Agreement | None, level: float) -> str:
    said = catalogue(WORDS)
    if agree is None:
        return str(said.APART["none"])
    e = agree.apart
    cells = {
        "first": said.WHO[agree.first],
        "second": said.WHO[agree.second],
        "size": number(abs(e.value), 1),
        "higher": "higher" if e.value >= 0 else "lower",
        "low": number(e.low, 1),
        "high": number(e.high, 1),
        "p": p_value(agree.p),
        "level": f"{100 * level:g}",
    }
    text = str(said.APART["told"].format_map(cells))
    if agree.icc is None:
        return text
    icc = {"icc": agree.icc.value, "low": agree.icc.low, "high": agree.icc.high}
    return text + str(said.APART["icc"].format(**{name: number(value, 2) for name, value in icc.items()}))


def _reached(side: Side) -> str:
    said = catalogue(WORDS)
    if side.reached is None:
        return ""
    cells = {"share": percent(side.reached.value), "by": said.BY[side.name]}
    return str(said.REACHED.format_map(cells))


def _agreement(agree: Agreement | None) -> Check:
    said = catalogue(WORDS)
    if agree is None or agree.icc is None:
        return Check("rater_agreement", "not_checked", said.AGREEMENT["not_checked"])
    result = "passed" if agree.icc.value >= AGREED else "failed"
    text = said.AGREEMENT[result].format(icc=number(agree.icc.value, 2))
    return Check("rater_agreement", "passed" if result == "passed" else "failed", text)


def _estimates(shown: Sequence[Side], agree: Agreement | None) -> tuple[Reported, ...]:
    found = []
    for side in shown:
        if side.mean is not None:
            found.append(Reported("t_score", side.mean, "T points", group=side.name))
        if side.reached is not None:
            found.append(Reported("share_reached", side.reached, "share", group=side.name))
    if agree is not None:
        found.append(Reported("t_apart", agree.apart, "T points", agree.p))
        if agree.icc is not None:
            found.append(Reported("rater_agreement", agree.icc, "ICC"))
    return tuple(found)


def _about_ratings(rated: Rated, smallest: int) -> list[str]:
    """What was done with ratings that stand more than once, and with goals without a weight; few of them in words."""
    said = catalogue(WORDS)
    counts = {"replaced": rated.n_replaced, "same_day": rated.n_same_day, "unweighted": rated.n_unweighted}
    few = said.FEWER.format(smallest=smallest)
    return [said.RATINGS[name].format(n=f"{n:,}" if n >= smallest else few) for name, n in counts.items() if n]


def _facts(rated: Rated, smallest: int) -> tuple[tuple[str, str], ...]:
    """Of how many people every goal was rated, written in levels, and set before it was rated."""
    said, goals = catalogue(WORDS), rated.goals
    people = goals["person_id"].nunique()
    of_goal = {
        "rated": rated.levels.notna().any(axis=1),
        "written": goals["written"],
        "in_time": goals["in_time"].fillna(value=False).astype(bool) | rated.levels.isna().all(axis=1),
    }
    told = []
    for name, yes in of_goal.items():
        k = int(yes.groupby(goals["person_id"]).all().sum())
        told.append(
            (said.FACTS[name], sentence_case(said.ALL_GOALS[name].format(people=in_words(k, people, smallest))))
        )
    return tuple(told)


def _figure(shown: Sequence[Side], alt: str) -> Picture:
    said = catalogue(WORDS)
    lines = [
        Whisker(
            said.FIGURE["line"].format(by=said.BY[side.name], n=f"{e.n:,}"),
            e.value - CENTRE,
            e.low - CENTRE,
            e.high - CENTRE,
            number(e.value, 1),
            strong=place == 0,
        )
        for place, side in enumerate(shown)
        if (e := side.mean) is not None
    ]
    return intervals(lines, title=said.FIGURE["title"], axis=said.FIGURE["axis"], alt=alt, zero=said.FIGURE["zero"])
