"""How is it told what anonymous surveys show?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.wording import catalogue, decimals, number, p_value, sentence_case
from mentorlab.outcomes.anonymous.compared import excludes_zero
from mentorlab.outcomes.design import Reading, claim_verb

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.anonymous.compared import Moved
    from mentorlab.outcomes.anonymous.reading import Units


def verb_of(units: Units, found: Moved, table: pd.DataFrame) -> str:
    """The claim's verb: never a causal one, and none that another way of counting would not bear out."""
    lead = found.lead.estimate
    if not units.arms:
        if excludes_zero(found.judged) and found.check.result != "failed":
            return "rose"
        return "change_not_settled" if excludes_zero(lead) else "change_compatible"
    if found.check.result == "failed":
        return "compatible"
    reading = Reading("comparison", random=False, record=False, how="")
    more = (table["change"].iloc[0] - table["change"].iloc[1]) * lead.value > 0
    return claim_verb(reading, shown=lead, judged=found.judged, attrition="high", before=True, moved_along=more)


def cells(units: Units, found: Moved, table: pd.DataFrame, verdict: str, level: float) -> dict[str, str]:
    """What the sentences say: all from cells of the table."""
    words, general = catalogue("outcomes_units"), catalogue("outcomes")
    row, lead = table.iloc[0], found.lead.estimate
    places = decimals(lead.se, lead.value)
    verb = verb_of(units, found, table)
    up, rising = lead.value >= 0, row["change"] > 0
    name = units.measure.replace("_", " ")
    told = {
        "measured": name, "measure": name, "Measure": sentence_case(name), "charter": "", "start": "",
        "before": units.before.replace("_", " "), "after": units.after.replace("_", " "),
        "them": words.SIDES[0], "others": words.SIDES[1], "group": words.GROUP, "level": f"{100 * level:g}",
        "size": f"{number(abs(lead.value), places)} points", "p": p_value(found.lead.p),
        "low": number(lead.low, places), "high": number(lead.high, places),
        "low_signed": number(lead.low, places, sign=True), "high_signed": number(lead.high, places, sign=True),
        "higher": "higher" if up else "lower", "moved": "rose" if rising else "fell",
        "more": "more" if up == rising else "less",
        "worthwhile": f"{number(row['worthwhile'], places)} points",
        "found": f"{number(found.found_from, places)} points",
    }  # fmt: skip
    forms = general.EVIDENCE["compatible"] if verb.endswith("compatible") else general.EVIDENCE
    return {
        **told,
        "claim": general.CLAIMS[verb].format_map(told),
        **{key: forms[key].format_map(told) for key in ("tested", "interval", "plain")},
        "people": _people(units, table, told),
        "could": (words.COULD if units.arms else words.COULD_ONE).format_map(told),
        "verdict": general.VERDICTS[_verdict_key(units, row, verdict)].format_map(told),
        "caution": words.CAUTION if units.arms else words.CAUTION_ONE,
        "title": words.FIGURE.format_map(told),
    }


def _verdict_key(units: Units, row: pd.Series, verdict: str) -> str:
    if not units.arms:
        return "change"
    return "unstated" if math.isnan(row["worthwhile"]) else verdict


def _people(units: Units, table: pd.DataFrame, told: dict[str, str]) -> str:
    words = catalogue("outcomes_units")
    n = [f"{one:,}" for one in table["n_units"]]
    many = f"{table['n_units'].sum():,}"
    counted = (
        words.UNITS["arms"].format(units=many, program=n[0], comparison=n[1])
        if units.arms
        else words.UNITS["one"].format(units=many)
    )
    known = "n_people" in table and table["n_people"].notna().all()
    of_all = words.OF_ALL.format(headcount=f"{table['n_people'].sum():,.0f}") if known else ""
    return str(
        words.PEOPLE.format(
            units=counted, n_before=f"{table['n_before'].sum():,}", n=f"{table['n'].sum():,}", of_all=of_all,
            before=told["before"], after=told["after"],
        )
    )  # fmt: skip


def beside(found: Moved) -> tuple[tuple[str, str], ...]:
    """The same counted otherwise, in a line each."""
    facts = catalogue("outcomes_units").FACTS
    lines = []
    for one in found.beside:
        e = one.estimate
        places = decimals(e.se, e.value)
        told = {"value": number(e.value, places, sign=True), "p": p_value(one.p)}
        told |= {"low": number(e.low, places, sign=True), "high": number(e.high, places, sign=True)}
        kind = "once" if one.name == "difference_unweighted" else "chance"
        lines.append((facts[kind], f"{facts[f'{kind}_text'].format_map(told)}."))
    return tuple(lines)


def picture(units: Units, table: pd.DataFrame, cells_: dict[str, str], alt: str) -> Picture:
    """The change of each kind of units, and the difference between them."""
    words, labels = catalogue("outcomes_units"), catalogue("outcomes").LABELS
    names = [sentence_case(side) for side in words.SIDES] if units.arms else [labels["everyone"]]
    lines = [
        Whisker(f"{name}\n({words.CHANGE_OF.format(units=row['n_units'])})", row["change"], row["low"], row["high"])
        for name, (_, row) in zip(names, table.iterrows(), strict=True)
    ]
    row = table.iloc[0]
    zero = labels["no_difference"] if units.arms else labels["no_change"]
    target = None if math.isnan(row["worthwhile"]) else float(row["worthwhile"])
    if units.arms:
        note = number(row["effect"], decimals((row["effect_high"] - row["effect_low"]) / 4, row["effect"]), sign=True)
        lines.append(Whisker(labels["effect"], row["effect"], row["effect_low"], row["effect_high"], note, strong=True))
    return intervals(
        lines, title=cells_["title"], axis="points", alt=alt, zero=zero, target=target,
        target_label=labels["worthwhile"] if target is not None else "",
    )  # fmt: skip
