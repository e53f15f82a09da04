"""How is it told what came of all the objectives: which are worth having, and which can nobody tell?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.look import Aimed, Picture, forest, nothing_to_draw
from mentorlab.answers.wording import catalogue, decimals, listed, number, p_value, sentence_case

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.objectives.rows import Answered


def leading(ones: Sequence[Answered]) -> Answered | None:
    """The objective whose answer is told at length: the first that is compared, else the first that has any."""
    with_answer = [one for one in ones if one.first is not None]
    return next((one for one in with_answer if one.compared), with_answer[0] if with_answer else None)


def cells(ones: Sequence[Answered], table: pd.DataFrame, lead: Answered) -> dict[str, str]:
    """What the sentences say: all from cells of the table."""
    words, general = catalogue("outcomes_all_objectives"), catalogue("outcomes")
    row = table.iloc[ones.index(lead)]
    name = "effect" if lead.compared else "change"
    low, high = (row["effect_low"], row["effect_high"]) if lead.compared else (row["low"], row["high"])
    assert lead.first is not None
    e = lead.first.estimate
    places = decimals(e.se, row[name])
    told = {
        "low": number(low, places),
        "high": number(high, places),
        "level": f"{100 * e.level:g}",
        "p": p_value(row["p"]),
    }
    if math.isnan(low):
        evidence = dict.fromkeys(("tested", "interval", "plain"), "")
    else:
        forms = general.EVIDENCE["compatible"] if low <= 0 <= high else general.EVIDENCE
        evidence = {kind: forms[kind].format_map(told) for kind in ("tested", "interval", "plain")}
    return {
        **evidence,
        "claim": lead.result.headline,
        "people": words.PEOPLE.format(n=f"{row['n']:,.0f}", n_assigned=f"{row['n_assigned']:,.0f}"),
        "all": by_what_it_says(ones, table),
        "doubt": _doubt(ones, table),
        "certainty": str(row["certain"]),
        "reason": str(row["reason"]),
    }


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
