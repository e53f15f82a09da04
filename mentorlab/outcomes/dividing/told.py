"""How is it told whether it worked alike for all groups?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.wording import catalogue, decimals, number, p_value

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.answers.result import Result
    from mentorlab.outcomes.dividing.effects import Parted
    from mentorlab.outcomes.telling import Words


def finding(found: Parted) -> str:
    """Which of the three things can be said."""
    if found.model is None or math.isnan(found.model.p):
        return "untested"
    return "apart" if found.model.p < 0.05 else "alike"


def places_of(table: pd.DataFrame) -> int:
    """Decimals for all sizes of the answer: those that the effect for everyone deserves."""
    row = table.iloc[0]
    return decimals((row["effect_high"] - row["effect_low"]) / 4, row["effect"])


def cells(table: pd.DataFrame, found: Parted, whole: Result, words: Words, column: str) -> dict[str, str]:
    """What the sentences say: all from cells of the table."""
    own, row, kind = catalogue("outcomes_by_group"), table.iloc[0], finding(found)
    places = places_of(table)
    hidden = int(table["hidden"].sum())
    shown = len(table) - 1 - hidden
    two = len(found.tested) == 2
    ends = table.dropna(subset=["apart"]).iloc[:1] if two else table
    forms = own.EVIDENCE_OF_TWO if two else own.EVIDENCE
    told = {
        **words.common(),
        "column": column.replace("_", " "),
        "low": number(ends["apart_low"].min(), places),
        "high": number(ends["apart_high"].max(), places),
        "p": p_value(row["p_apart"]),
        "found": words.points(table["apart_found"].max(), places),
        "level": f"{100 * words.level:g}",
    }
    groups = own.GROUPS["none" if not shown else "some" if hidden else "all"].format(shown=shown, hidden=hidden)
    counted = {name: f"{row[name]:,.0f}" for name in ("n", "n_program", "n_comparison")}
    tested = kind != "untested"
    return {
        "claim": own.FOUND[kind].format_map(told),
        **{name: forms[name].format_map(told) if tested else "" for name in forms},
        "could": own.COULD["seen" if kind == "alike" else "none"].format_map(told),
        "people": own.PEOPLE.format(groups=groups, **counted),
        "whole": whole.headline[:1].lower() + whole.headline[1:],
        "title": own.FIGURE.format(Measure=words.title, column=told["column"]),
    }


def picture(table: pd.DataFrame, words: Words, cells_: dict[str, str], alt: str) -> Picture:
    """Everyone first, then the groups in alphabetical order, each with its interval."""
    own, labels, forms = catalogue("outcomes_by_group"), catalogue("outcomes").LABELS, catalogue("outcomes").FIGURES
    lines, places = [], places_of(table)
    for place, row in table[~table["hidden"].astype(bool)].iterrows():
        name = labels["everyone"] if place == 0 else str(row["group"])
        of = own.OF.format(program=f"{row['n_program']:,.0f}", comparison=f"{row['n_comparison']:,.0f}")
        few = own.FEW_IN_FIGURE if math.isnan(row["effect_low"]) else ""
        note = number(row["effect"], places, sign=True)
        lines.append(
            Whisker(
                f"{name}\n({of}{few})", row["effect"], row["effect_low"], row["effect_high"], note, strong=place == 0
            )
        )
    target = words.target(float(table["worthwhile"].iloc[0]))
    return intervals(
        lines, title=cells_["title"], axis=words.axis(), alt=alt, zero=labels["no_difference"], target=target,
        target_label="" if target is None else forms["target"].format(target=words.points(target, places)),
    )  # fmt: skip
