"""What of the draw enters the analysis: who was drawn beside whom, and with which chance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.compared import Compared

_ALIKE = 1e-5  # chances are noted with six decimals


@dataclass(frozen=True, eq=False)
class ByLot:
    """Of those analysed: `blocks` of the draw, `weights` for chances that differ; None where nothing enters.

    `told`: what a reader must know about both.
    """

    blocks: pd.Series | None
    weights: pd.Series | None
    told: tuple[str, ...]


NO_LOTS = ByLot(None, None, ())


def by_lot(data: Compared) -> ByLot:
    """Blocks as columns; where chances differ, one over the chance of the arm that was drawn as weight.

    With an arm too small to be tested neither: nothing may then tell one person from another.
    """
    words, known = catalogue("outcomes_drawn").DRAW, data.who.people.reindex(data.answered.index)
    if data.few:
        return NO_LOTS
    told: list[str] = []
    blocks = known.get("block")
    if blocks is not None and (blocks.isna().any() or blocks.nunique() < 2):
        told += [words["no_block"]] if blocks.isna().any() and blocks.notna().any() else []
        blocks = None
    weights = _weights(known, data.answered["arm"] == "program", told)
    if blocks is not None:
        whole = int((data.answered["arm"].groupby(blocks).nunique() < 2).sum())
        if whole == blocks.nunique():
            told.append(words["blocks_whole"])
            return ByLot(None, weights, tuple(told))
        told.append(words["blocks"].format(n=blocks.nunique()))
        told += [words["blocks_one_sided"].format(n=whole)] if whole else []
    return ByLot(blocks, weights, tuple(told))


def of_everyone(data: Compared, lots: ByLot) -> ByLot:
    """What of the draw enters, of everyone concerned, answered or not; missing where it is not known."""
    known = data.who.people.reindex(data.assigned.index)
    weights = None
    if lots.weights is not None:
        chance = known["chance"].astype(float)
        chance = chance.where(chance.between(0, 1, inclusive="neither"))
        weights = 1 / chance.where(data.assigned["arm"] == "program", 1 - chance)
    return ByLot(None if lots.blocks is None else known["block"], weights, lots.told)


def _weights(known: pd.DataFrame, treated: pd.Series, told: list[str]) -> pd.Series | None:
    words = catalogue("outcomes_drawn").DRAW
    if "chance" not in known or not known["chance"].notna().any():
        return None
    chance = known["chance"].astype(float)
    if float(chance.max() - chance.min()) < _ALIKE and chance.notna().all():
        return None
    if chance.isna().any() or not chance.between(0, 1, inclusive="neither").all():
        told.append(words["no_chance"])
        return None
    told.append(words["chances"])
    return 1 / chance.where(treated, 1 - chance)
