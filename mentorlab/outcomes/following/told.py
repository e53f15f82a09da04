"""How is it told how the two groups went over time?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.look import Course, Picture, courses
from mentorlab.answers.wording import catalogue, decimals, listed, number, p_value
from mentorlab.outcomes.compared import COMPARISON, PROGRAM
from mentorlab.outcomes.design import claim_verb

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.following.over_time import Followed
    from mentorlab.outcomes.telling import Words

COLUMNS = (
    *("wave", "measure", "n", "n_program", "n_comparison", "mean_program", "program_low", "program_high"),
    *("mean_comparison", "comparison_low", "comparison_high", "effect", "effect_low", "effect_high", "p"),
    *("worthwhile", "n_answers", "n_waves", "hidden"),
)


def table_of(one: Comparison, found: Followed, worthwhile: float) -> pd.DataFrame:
    """A row for each wave: answers and averages of both arms, and from the second on their difference."""
    rows = []
    for wave in found.waves:
        row: dict[str, Any] = {"wave": wave.replace("_", " ")}
        n = {arm: found.told(one, arm, wave) for arm in (PROGRAM, COMPARISON)}
        row |= {f"n_{arm}": k for arm, k in n.items()}
        row["n_answers"] = None if None in n.values() else sum(k or 0 for k in n.values())
        for arm in (PROGRAM, COMPARISON):
            if (mean := found.means.get((arm, wave))) is not None:
                row |= {f"mean_{arm}": mean.value, f"{arm}_low": mean.low, f"{arm}_high": mean.high}
        if (e := found.model.effects.get(wave)) is not None:
            row |= {"effect": e.value, "effect_low": e.low, "effect_high": e.high, "p": found.model.p[wave]}
        rows.append(row)
    everyone = None if rows[0]["n_answers"] is None else found.model.n_people
    rows[-1] |= {"n": everyone, "worthwhile": worthwhile, "n_waves": len(found.waves)}
    table = pd.DataFrame(rows).assign(measure=one.aim.measure, hidden=False).reindex(columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("n", "n_program", "n_comparison", "n_answers"), "Int64"))


def verb_of(one: Comparison, found: Followed) -> str:
    """The claim's verb at the last wave, by the same rule as that of the comparison."""
    last = found.waves[-1]
    return claim_verb(
        one.reading, shown=found.model.effects[last], judged=found.judged, attrition=one.lost.verdict, before=True,
        moved_along=_moved_along(found),
    )  # fmt: skip


def _moved_along(found: Followed) -> bool:
    """Whether the raw averages moved apart in the direction of the difference; unknown counts as not."""
    first, last = found.waves[0], found.waves[-1]
    ends = [found.means.get((arm, wave)) for arm in (PROGRAM, COMPARISON) for wave in (first, last)]
    if any(end is None for end in ends):
        return False
    a, b, c, d = (end.value for end in ends if end is not None)
    return ((b - a) - (d - c)) * found.model.effects[last].value > 0


def cells(found: Followed, table: pd.DataFrame, words: Words) -> dict[str, str]:
    """What the sentences say: all from cells of the table."""
    own, general = catalogue("outcomes_waves"), catalogue("outcomes")
    row = table.iloc[-1]
    places = decimals(found.model.effects[found.waves[-1]].se, row["effect"])
    change = row["mean_program"] - table["mean_program"].iloc[0]
    up, rising = row["effect"] >= 0, change > 0
    told = words.common() | {
        "size": words.points(abs(row["effect"]), places),
        **words.between(row["effect_low"], row["effect_high"], places),
        "p": p_value(row["p"]),
        "higher": "higher" if up else "lower",
        "moved": "rose" if rising else "fell",
        "more": "more" if up == rising else "less",
    }
    forms = general.EVIDENCE["compatible"] if words.verb.endswith("compatible") else general.EVIDENCE
    claim = words.claim(told)
    claim = claim if claim.split(" ")[0].isupper() else claim[:1].lower() + claim[1:]
    said = {"wave": row["wave"], "claim": claim}
    earlier = [
        own.EARLIER.format(
            wave=one["wave"], effect=words.points(one["effect"], places, sign=True),
            low=ends["low_signed"], high=ends["high_signed"],
        )
        for _, one in table.iloc[1:-1].iterrows()
        for ends in [words.between(one["effect_low"], one["effect_high"], places)]
    ]  # fmt: skip
    return {
        "headline": own.WHEN.format(**said, tested=""),
        "when": own.WHEN.format(**said, tested=forms["tested"].format_map(told)),
        "when_plain": own.WHEN.format(**said, tested=forms["plain"].format_map(told)),
        "earlier": "".join(earlier),
        "two": own.TWO if len(table) == 2 else "",
        "people": _people(table),
        "note": own.CHARTER_ANSWER,
        "caution": words.caution,
        "title": own.FIGURE.format_map(told),
    }


def _people(table: pd.DataFrame) -> str:
    """How many people and answers; where a count is hidden, who they are without a number."""
    own, row = catalogue("outcomes_waves"), table.iloc[-1]
    waves = {"waves": len(table), "list": listed(table["wave"])}
    if table[["n_answers"]].isna().any(axis=None) or pd.isna(row["n"]):
        return str(own.PEOPLE_UNCOUNTED.format_map(waves))
    return str(own.PEOPLE.format(n=f"{row['n']:,.0f}", answers=f"{table['n_answers'].sum():,}", **waves))


def picture(table: pd.DataFrame, words: Words, cells_: dict[str, str], alt: str) -> Picture:
    """Both groups' averages from wave to wave; under each later wave the difference there."""
    places = decimals((table["effect_high"].iloc[-1] - table["effect_low"].iloc[-1]) / 4, table["effect"].iloc[-1])
    notes = ["" if math.isnan(one) else number(one, places, sign=True) for one in table["effect"]]
    groups = [
        Course(side, list(table[f"mean_{arm}"]), list(table[f"{arm}_low"]), list(table[f"{arm}_high"]), strong=strong)
        for side, arm, strong in zip(words.sides, (PROGRAM, COMPARISON), (True, False), strict=True)
    ]
    return courses(list(table["wave"]), groups, notes=notes, title=cells_["title"], axis=words.axis(), alt=alt)
