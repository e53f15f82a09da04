"""Who gets which variant, for a given seed? The lots of a campaign, as they are drawn and as a record keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mentorlab.stats.lots import DEALT, dealt_in_blocks
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import DrawRecord


@dataclass(frozen=True)
class VariantLots:
    """What is drawn and how: everything but the people. `by`: the columns of people whose groups are the blocks."""

    variants: tuple[str, ...]
    by: tuple[str, ...]
    seed: int

    @property
    def method(self) -> str:
        """How to draw, in words that another program can follow."""
        return DEALT

    def drawn(self, groups: pd.Series) -> pd.DataFrame:
        """Everybody's variant and the chance of it. `groups`: person_id (sorted) → block, empty texts without any."""
        dealt = dealt_in_blocks(list(groups), len(self.variants), self.seed)
        frame = pd.DataFrame({"person_id": list(groups.index), "arm": [self.variants[hand] for hand in dealt]})
        if self.by:
            frame["block"] = list(groups)
        return frame.assign(chance=round(1 / len(self.variants), 6))

    def told(self) -> dict[str, Any]:
        """As a record keeps it."""
        return {"variants": list(self.variants), "drawn_by": list(self.by)}


def variant_lots_of(said: Mapping[str, Any]) -> VariantLots:
    """The lots that a record keeps. Raises ValueError, KeyError or TypeError where it lacks what a draw needs."""
    variants = tuple(str(name) for name in said["variants"])
    if len(variants) < 2 or said.get("method") != DEALT:
        raise ValueError("the record does not say how it was drawn")
    return VariantLots(variants, tuple(str(name) for name in said.get("drawn_by", ())), int(said["seed"]))


def variants_repeat(record: DrawRecord, rows: pd.DataFrame) -> bool | None:
    """Does drawing again among the people of these rows give the same variants?

    None where the record does not say how, where it names another method than ours, or where people were forgotten.
    """
    if record.forgotten:
        return None
    try:
        lots = variant_lots_of(record.said)
        groups = rows.set_index("person_id")["block"] if lots.by else pd.Series("", index=rows["person_id"])
        return arms_sha256(lots.drawn(groups.sort_index())) == arms_sha256(rows)
    except (ValueError, KeyError, TypeError):
        return None
