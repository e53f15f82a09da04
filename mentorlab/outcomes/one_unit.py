"""What may be said of one unit beside the whole program, in the unit's own report?

Its people are counted and described, and its effect is drawn toward those of all units as far as chance explains how
far it lies from them. The verdict stays that of the program.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, number

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.telling import Words
    from mentorlab.tables.units import Unit


RAW, POOLED = ("effect", "effect_low", "effect_high"), ("pooled", "pooled_low", "pooled_high")
APART = ("apart", "apart_low", "apart_high", "apart_found")


def of_everyone(claim: str) -> str:
    """A claim about everyone, told as such."""
    return str(catalogue("one_unit").WHOLE.format(said=claim))


def rows_of(table: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Everyone, and the unit; a hidden row where nobody of it is in the table.

    Its effect stands there as drawn toward all units, and in no other way: by itself it is mostly chance.
    """
    kept = table[(table.index == 0) | (table["group"] == unit.value)].reset_index(drop=True)
    if len(kept) < 2:
        kept.loc[1, ["group", "measure", "hidden"]] = [unit.value, table["measure"].iloc[0], True]
        kept["hidden"] = kept["hidden"].astype(bool)
    kept.loc[1, [*RAW, *APART]] = math.nan
    return kept


def change_in(unit: Unit, table: pd.DataFrame, words: Words, places: int) -> str:
    """How those of the unit who have a place changed, from the second row of a table of `outcomes.change`."""
    said = catalogue("one_unit")
    if len(table) < 2 or table["hidden"].iloc[1]:
        return str(said.CHANGE["hidden"].format(unit=unit.value))
    row = table.iloc[1]
    known = not math.isnan(row["low"])
    interval = said.CHANGE_INTERVAL.format(low=number(row["low"], places), high=number(row["high"], places))
    return str(
        said.CHANGE["shown"].format(
            unit=unit.value,
            n=f"{row['n']:,.0f}",
            before=number(row["mean_before"], places),
            after=number(row["mean_after"], places),
            change=words.points(row["change"], places),
            interval=interval if known else "",
        )
    )


def effect_in(unit: Unit, table: pd.DataFrame, words: Words, places: int) -> dict[str, str]:
    """The unit's effect drawn toward all units, beside the program's, from the rows of `outcomes.by_group`."""
    said = catalogue("one_unit")
    row, everyone = table.iloc[1], table.iloc[0]
    kind = "hidden" if row["hidden"] else "described" if math.isnan(row["pooled"]) else "pooled"
    told = said.EFFECT[kind].format(
        unit=unit.value,
        n_program=f"{row['n_program']:,.0f}",
        n_comparison=f"{row['n_comparison']:,.0f}",
        pooled=words.points(row["pooled"], places),
        low=number(row["pooled_low"], places),
        high=number(row["pooled_high"], places),
        level=f"{100 * words.level:g}",
        effect=words.points(everyone["effect"], places),
    )
    n = {name: f"{everyone[name]:,.0f}" for name in ("n", "n_program", "n_comparison")}
    alone = said.ALONE["hidden" if row["hidden"] else "shown"].format(unit=unit.value)
    counted = catalogue("outcomes_by_group").PEOPLE.format(groups=alone, **n)
    return {"people": f"{told}{said.VERDICT.format(unit=unit.value)}{counted}", "counted": counted, "could": ""}


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows for a figure: the unit's effect as drawn toward all units."""
    table = table.copy()
    table.loc[1, list(RAW)] = table.loc[1, list(POOLED)].to_numpy()
    return table
