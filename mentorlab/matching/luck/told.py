"""How is an effect by luck told? Claim, verdict, checks, certainty, the table and the figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import (
    catalogue,
    decimals,
    number,
    p_value,
    sentence_case,
    sentences_for_every_audience,
)
from mentorlab.matching.luck.checked import certainty, checks
from mentorlab.matching.luck.planned import class_words
from mentorlab.tables.on_record.draw_record import BY_CHANCE

if TYPE_CHECKING:
    from mentorlab.matching.luck.aimed import Aimed
    from mentorlab.matching.luck.found import Compared
    from mentorlab.matching.luck.on_record import MatchRecord, Redrawn
    from mentorlab.matching.luck.treatment import Treatment
    from mentorlab.tables.program import Program

COLUMNS = (
    *("group", "kind", "measure", "n_pool", "n_assigned", "n", "mean_before", "mean_after", "effect", "effect_low"),
    *("effect_high", "p", "naive", "naive_low", "naive_high", "worthwhile", "chance_error", "hidden"),
)


def told(
    program: Program,
    record: MatchRecord,
    records: Sequence[MatchRecord],
    kind: Treatment,
    aim: Aimed,
    data: Compared,
    again: Redrawn,
) -> Result:
    """The whole answer where luck decided for enough people."""
    words = catalogue("matching_lottery")
    table, estimate = _table(kind, aim, data), data.estimate.effect
    row = table.iloc[0]
    checked, attrition = checks(program, record, data, again, aim)
    sure, reason = certainty(checked, attrition)
    clear = estimate.low > 0 or estimate.high < 0
    verb = "compatible" if not clear else "led_to" if attrition == "low" else "was_higher"
    verdict = _verdict(aim, data, float(row["worthwhile"]))
    cells = _cells(table, kind, aim, data)
    claim = words.CLAIMS[verb].format_map(cells)
    tested = words.TESTED["compatible" if verb == "compatible" else "other"].format_map(cells)
    unstated = math.isnan(row["worthwhile"]) and verdict == "cannot_tell"
    judged = words.VERDICTS["unstated" if unstated else verdict].format_map(cells)
    more = {"certainty": words.CERTAINTIES[sure], "reason": reason}
    sentences = sentences_for_every_audience(
        "matching_lottery.found", claim=claim, tested=tested, verdict=judged, **more, **cells
    )
    several = [words.NOTES_HERE["several"].format(n=len(records), record=record.name)] if len(records) > 1 else []
    by_hand = record.said.get("seed_from") != BY_CHANCE
    deviations = [*several, *([words.NOTES_HERE["by_hand"].format(record=record.name)] if by_hand else [])]
    said = f"{sentence_case(more['certainty'])}: {reason}."
    return Result(
        design="lottery",
        objective=aim.objective,
        measure=aim.measure,
        estimand="offered",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, cells, sentences["analyst"]),
        headline=claim,
        verdict=verdict,
        certainty=sure,
        certainty_reason=reason,
        estimates=_estimates(data),
        checks=checked,
        deviations=tuple(deviations),
        notes=(*again.pool.notes, *kind.notes, *aim.panel.notes),
        box=((words.LABELS["verdict"], f"{judged}."), (words.LABELS["certainty"], said)),
        facts=(
            (words.LABELS["lottery"], words.FACTS["lottery"].format(
                classes=class_words(record.classes), day=record.day, record=record.name)),
            (words.LABELS["how"], words.FACTS["how"].format(draws=f"{data.chances.draws:,}")),
            (words.LABELS["strata"], words.FACTS["strata"].format(n_strata=data.estimate.n_strata)),
        ),
        limits=words.LIMITS_FOUND,
        next_steps=words.NEXT_FOUND,
        terms=("match by lot", "chance strata", "interval", "certainty", "worthwhile", "p", "ANCOVA", "clusters"),
        worthwhile=None if math.isnan(row["worthwhile"]) else float(row["worthwhile"]),
        shown=tuple(frozenset(data.side(given).index) for given in (True, False)),
        waves=aim.waves,
        averaged=pd.concat([data.side(given)[data.needed] for given in (True, False)]),
    )  # fmt: skip


def _table(kind: Treatment, aim: Aimed, data: Compared) -> pd.DataFrame:
    words = catalogue("matching_lottery").ROWS
    rows = [
        {
            "group": words["with" if given else "without"],
            "kind": kind.label,
            "measure": aim.measure,
            "n_assigned": len(data.side(given, answered=False)),
            "n": len(data.side(given)),
            "mean_before": data.side(given)["before"].mean(),
            "mean_after": data.side(given)["after"].mean(),
            "hidden": False,
        }
        for given in (True, False)
    ]
    effect, naive = data.estimate.effect, data.naive
    rows[0] |= {
        "n_pool": len(data.frame), "effect": effect.value, "effect_low": effect.low, "effect_high": effect.high,
        "p": data.estimate.p, "naive": naive.value, "naive_low": naive.low, "naive_high": naive.high,
        "worthwhile": aim.size_in_points(_sd(data)), "chance_error": data.chances.error,
    }  # fmt: skip
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS))


def _sd(data: Compared) -> float:
    """The SD before (after, where nothing was measured before) of those who did not get such a mentor."""
    return float(data.side(False)[data.needed[0]].std())


def _verdict(aim: Aimed, data: Compared, worthwhile: float) -> str:
    estimate = data.estimate.effect
    if math.isnan(worthwhile):
        harm = estimate.high < 0 if aim.direction == "increase" else estimate.low > 0
        return "harmful" if harm else "cannot_tell"
    return stats.decide(estimate, worthwhile, direction=aim.direction)


def _cells(table: pd.DataFrame, kind: Treatment, aim: Aimed, data: Compared) -> dict[str, str]:
    row, other, words = table.iloc[0], table.iloc[1], catalogue("matching_lottery")
    estimate, title = data.estimate.effect, aim.panel.title
    places = decimals(estimate.se, estimate.value)
    lower = title if title.isupper() else title[:1].lower() + title[1:]
    instead = "another" if (data.chances.matched[data.frame["at_risk"].to_numpy()] == 1).all() else "or_none"
    return {
        "label": kind.label,
        "instead": words.INSTEAD[instead],
        "measure": lower,
        "Measure": title,
        "size": f"{number(abs(estimate.value), places)} points",
        "higher": "higher" if estimate.value >= 0 else "lower",
        "low": number(estimate.low, places),
        "high": number(estimate.high, places),
        "low_signed": number(estimate.low, places, sign=True),
        "high_signed": number(estimate.high, places, sign=True),
        "level": f"{100 * estimate.level:g}",
        "p": p_value(data.estimate.p),
        "worthwhile": "size" if math.isnan(row["worthwhile"]) else f"{number(row['worthwhile'], places)} points",
        "n_pool": f"{row['n_pool']:,.0f}",
        "n_at_risk": f"{row['n_assigned'] + other['n_assigned']:,.0f}",
        "n": f"{row['n'] + other['n']:,.0f}",
        "n_program": f"{row['n']:,.0f}",
        "n_comparison": f"{other['n']:,.0f}",
        "effect": number(estimate.value, places, sign=True),
        "naive": number(row["naive"], places, sign=True),
        "naive_low": number(row["naive_low"], places, sign=True),
        "naive_high": number(row["naive_high"], places, sign=True),
    }


def _estimates(data: Compared) -> tuple[Reported, ...]:
    found = data.estimate
    effect = Reported(
        "effect", found.effect, p=found.p, n_program=found.n_treated, n_comparison=found.n_untreated,
        n_assigned=found.n_at_risk,
    )  # fmt: skip
    return effect, Reported("difference", data.naive)


def _figure(table: pd.DataFrame, cells: dict[str, str], alt: str) -> Picture:
    words, row = catalogue("matching_lottery"), table.iloc[0]
    rows = [
        Whisker(words.LABELS["naive"], row["naive"], row["naive_low"], row["naive_high"], cells["naive"]),
        Whisker(
            words.LABELS["by_luck"], row["effect"], row["effect_low"], row["effect_high"], cells["effect"], strong=True
        ),
    ]
    return intervals(
        rows, title=words.FIGURE["found"].format_map(cells), axis=words.FIGURE["axis"].format(measure=cells["Measure"]),
        alt=alt, zero=words.LABELS["no_difference"],
    )  # fmt: skip
