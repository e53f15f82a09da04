"""For how many would luck decide, were ties broken by lot, and what could that show? An answer before the pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.look import Picture, Room, room
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, number, percent, sentences_for_every_audience
from mentorlab.errors import NotComputable
from mentorlab.matching.luck.draws import chances, draw_once, drawable
from mentorlab.stats.by_chance import strata_of
from mentorlab.stats.power import detectable
from mentorlab.stats.studies import Study

if TYPE_CHECKING:
    from mentorlab.matching.luck.treatment import Treatment
    from mentorlab.matching.market import Market

POWER = 0.8
LADDER: tuple[int | None, ...] = (None, 10, 5, 3, 1)  # classes of fit, the fewest last
CORRELATION, ICC = 0.5, 0.1  # of start and end; between the mentees of different mentors: as planning assumes
COLUMNS = (
    *(
        "group",
        "kind",
        "n",
        "n_at_risk",
        "n_as_drawn",
        "chance_error",
        "fit_average",
        "detectable",
        "power_wanted",
        "hidden",
    ),
)


@dataclass(frozen=True)
class Asked:
    """What the answer was asked with. `lost`: share without an answer at the end."""

    classes: int
    draws: int
    seed: int
    lost: float
    smallest: int


def planned(market: Market, treatment: Treatment, asked: Asked, why: str, notes: Sequence[str]) -> Result:
    """The answer where no lottery is on record. `why`: what is missing, in words."""
    words = catalogue("matching_lottery")
    table = _table(market, treatment, asked)
    row = table[table["group"] == class_words(asked.classes)].iloc[0]
    cells = _cells(table, row, treatment, why)
    section = "few" if row["hidden"] else "undetectable" if pd.isna(row["detectable"]) else "planned"
    sentences = sentences_for_every_audience(f"matching_lottery.{section}", **cells)
    return Result(
        design="lottery_planned",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, treatment, sentences["analyst"]),
        headline=words.HEADLINE[section].format_map(cells),
        hidden=int(table["hidden"].sum()),
        notes=tuple(notes),
        facts=(
            (words.LABELS["how"], words.FACTS["how"].format(draws=f"{asked.draws:,}")),
            (words.LABELS["assumed"], words.FACTS["assumed"].format(
                correlation=CORRELATION, icc=ICC, lost=percent(asked.lost))),
        ),
        limits=words.LIMITS_PLANNED,
        next_steps=words.NEXT_PLANNED,
        terms=("match by lot", "chance strata"),
    )  # fmt: skip


def class_words(classes: int | None) -> str:
    """So many classes of fit, in words."""
    words = catalogue("matching_lottery").CLASSES
    return str(words.get(classes, words["many"].format(classes=classes)))


def _table(market: Market, treatment: Treatment, asked: Asked) -> pd.DataFrame:
    rungs = sorted({*(one for one in LADDER if one), asked.classes}, reverse=True)
    rows = [_row(market, treatment, classes, asked) for classes in (None, *rungs)]
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS))


def _row(market: Market, treatment: Treatment, classes: int | None, asked: Asked) -> dict[str, Any]:
    n, m = market.size
    rng = np.random.default_rng(asked.seed)
    lottery = drawable(market, classes, rng.permutation(m))
    found = chances(lottery, treatment.counts, market.fit_table(), draws=asked.draws, seed=asked.seed)
    risk = strata_of(found.given) >= 0
    at_risk = int(risk.sum())
    row = {
        "group": class_words(classes),
        "kind": treatment.label,
        "n": n,
        "fit_average": round(100 * found.average / market.best, 1),  # more digits would tell of how many pairs
    }
    if min(at_risk, n - at_risk) < asked.smallest and at_risk < n:
        return row | {"hidden": True}
    worth = float(4 * found.information[risk].sum())
    sharing = _sharing(draw_once(lottery, rng.permutation(n))[risk])
    return row | {
        "n_at_risk": at_risk,
        "n_as_drawn": round(worth),
        "chance_error": found.error,
        "detectable": _detectable(worth, sharing, asked.lost),
        "power_wanted": POWER,
        "hidden": False,
    }


def _sharing(mentor: np.ndarray[Any, Any]) -> float:
    """How many share a mentor, as a mentee counts it."""
    of_each = np.bincount(mentor[mentor >= 0]).astype(float)
    return float((of_each**2).sum() / of_each.sum()) if of_each.sum() else 1.0


def _detectable(worth: float, sharing: float, lost: float) -> float:
    try:
        study = Study(
            worth, start="adjusted", correlation=CORRELATION, clusters="both", icc=ICC, cluster_size=sharing, lost=lost
        )
        return detectable(study, power=POWER)
    except NotComputable:
        return float("nan")


def _cells(table: pd.DataFrame, row: pd.Series[Any], treatment: Treatment, why: str) -> dict[str, str]:
    whole, lots = table.iloc[0], table.iloc[-1]
    return {
        "why": why,
        "label": treatment.label,
        "classes": str(row["group"]),
        "n": f"{row['n']:,.0f}",
        "n_at_risk": "" if row["hidden"] else f"{row['n_at_risk']:,.0f}",
        "n_as_drawn": "" if row["hidden"] else f"{row['n_as_drawn']:,.0f}",
        "detectable": number(row["detectable"], 2),
        "power": percent(POWER),
        "fit": number(row["fit_average"], 1),
        "fit_whole": number(whole["fit_average"], 1),
        "fit_lots": number(lots["fit_average"], 1),
    }


def _figure(table: pd.DataFrame, treatment: Treatment, alt: str) -> Picture:
    words = catalogue("matching_lottery").FIGURE
    rows = [
        Room(str(one["group"]), one["n"], one["n_at_risk"])
        for _, one in table[~table["hidden"].astype(bool)].iterrows()
    ]
    return room(
        rows, title=words["planned"].format(label=treatment.label), axis=words["people"], alt=alt,
        people=words["pool"], places=words["luck"],
    )  # fmt: skip
