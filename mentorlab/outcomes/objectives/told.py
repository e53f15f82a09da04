"""How is it told what came of all the objectives: which are worth having, and which can nobody tell?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.look import Aimed, Picture, forest, nothing_to_draw
from mentorlab.answers.question import not_possible
from mentorlab.answers.wording import catalogue, decimals, listed, number, p_value, sentence_case
from mentorlab.outcomes.estimating.yes_no import SHARE

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.answers.result import Result
    from mentorlab.outcomes.objectives.rows import Answered

FORMS = ("tested", "interval", "plain")


def leading(ones: Sequence[Answered]) -> Answered | None:
    """The objective whose answer is told at length: the first that is compared, else the first that has any."""
    with_answer = [one for one in ones if one.first is not None]
    return next((one for one in with_answer if one.compared), with_answer[0] if with_answer else None)


def nothing(ones: Sequence[Answered]) -> Result:
    """The answer where no objective has any: the reasons, each once."""
    words = catalogue("outcomes_all_objectives")
    reasons = listed(dict.fromkeys(one.result.reason or one.says for one in ones))
    return not_possible(words.NOTHING.format(reasons=reasons), words.NOTHING_REMEDY)


def cells(ones: Sequence[Answered], table: pd.DataFrame, lead: Answered) -> dict[str, str]:
    """What the sentences say: all from cells of the table."""
    words = catalogue("outcomes_all_objectives")
    row = table.iloc[ones.index(lead)]
    return {
        **evidence(lead, row),
        "claim": lead.result.headline,
        "people": words.PEOPLE.format(n=f"{row['n']:,.0f}", n_assigned=f"{row['n_assigned']:,.0f}"),
        "all": by_what_it_says(ones, table),
        "doubt": _doubt(ones, table),
        "certainty": str(row["certain"]),
        "reason": str(row["reason"]),
    }


def evidence(one: Answered, row: pd.Series) -> dict[str, str]:
    """The interval and p of an objective with an answer, in the forms "tested", "interval" and "plain"."""
    low, high = (row["effect_low"], row["effect_high"]) if one.compared else (row["low"], row["high"])
    if one.first is None or math.isnan(low):
        return dict.fromkeys(FORMS, "")
    level, size, places = one.first.estimate.level, scale(one), fitting(one, row)
    told = {
        "low": number(size * low, places),
        "high": number(size * high, places),
        "level": f"{100 * level:g}",
        "p": p_value(row["p"]),
    }
    general = catalogue("outcomes").EVIDENCE
    forms = general["compatible"] if low <= 0 <= high else general
    return {kind: forms[kind].format_map(told) for kind in FORMS}


def scale(one: Answered) -> int:
    """By what a size is told: shares in percentage points, everything else as it is."""
    return 100 if one.first is not None and one.first.unit == SHARE else 1


def fitting(one: Answered, row: pd.Series) -> int:
    """How many decimals the size of an objective deserves."""
    assert one.first is not None
    value = row["effect"] if one.compared else row["change"]
    places = decimals(one.first.estimate.se, value)
    return max(places - 2, 0) if scale(one) == 100 else places


def by_what_it_says(ones: Sequence[Answered], table: pd.DataFrame) -> str:
    """The objectives under what is said of each, in a fixed order."""
    words = catalogue("outcomes_all_objectives")
    found: dict[str, list[str]] = {}
    for one, name in zip(ones, table["objective"], strict=True):
        found.setdefault(words.SAYS[one.says], []).append(name)
    known = list(dict.fromkeys(words.SAYS.values()))
    return " ".join(f"{sentence_case(says)}: {listed(found[says])}." for says in known if says in found)


def _doubt(ones: Sequence[Answered], table: pd.DataFrame) -> str:
    names = [name for one, name in zip(ones, table["objective"], strict=True) if one.doubtful]
    return str(catalogue("outcomes_all_objectives").DOUBT.format(names=listed(names))) if names else ""


def picture(ones: Sequence[Answered], table: pd.DataFrame, alt: str) -> Picture:
    """Effects in standard deviations on one axis, with the size worth having of each."""
    words = catalogue("outcomes_all_objectives")
    lines = []
    for one, (_, row) in zip(ones, table.iterrows(), strict=True):
        if not one.compared or math.isnan(row["effect_sd"]):
            continue
        sign = -1 if one.objective.direction == "decrease" else 1
        label = f"{sentence_case(row['objective'])}\n({row['says']})"
        worth = sign * row["worthwhile_sd"]
        note = number(row["effect_sd"], 2, sign=True)
        lines.append(
            Aimed(
                label, row["effect_sd"], row["effect_sd_low"], row["effect_sd_high"], note, one.objective.primary, worth
            )
        )
    if not lines:
        return nothing_to_draw(words.TITLE, alt)
    labels = catalogue("outcomes").LABELS
    return forest(
        lines, title=words.TITLE, axis=words.AXIS, alt=alt, zero=labels["no_difference"], worth=labels["worthwhile"]
    )
