"""What of it may everybody see? Small numbers, and those that would give them away, are gone from here on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mentorlab.answers.wording import catalogue, listed, percent
from mentorlab.matching.barring.telling import said
from mentorlab.matching.colliding.demands import Lack
from mentorlab.matching.colliding.found import Found

OF_RULES = ("n", "n_places", "n_matched", "n_barred", "share_barred", "n_only", "n_without")
NUMBERS = (*OF_RULES, "collides", "n_more", "n_filled")


@dataclass(frozen=True, eq=False)
class Shown:
    """table: as the question hands it out; section, cells: the sentence that fits, and what stands in it."""

    table: pd.DataFrame
    section: str
    cells: dict[str, str]
    n_pairs: int


def shown(found: Found, smallest: int) -> Shown:
    """The table and the words for it, with nothing in them about fewer than `smallest` people or pairs."""
    n, m = found.demands.market.size
    veil = _Veil(smallest)
    together, each = _together(found, veil), {name: _one(found, name, veil) for name in found.demands.names}
    if any(each[rule]["n_barred"] is None for rule in found.each):
        # A total would tell what is hidden, and so would the pairs that only one of the other rules forbids.
        together |= {"n_barred": None, "share_barred": None, "hidden": True}
        each = {name: {**row, "n_only": None} for name, row in each.items()}
    two = [_row(listed(map(said, pair)), _gained(gain, found, veil)) for pair, gain in found.two.items()]
    table = pd.DataFrame([together, *each.values(), *two])
    section, cells = _worded(found, table, smallest)
    return Shown(table, section, cells, n * m)


@dataclass(frozen=True)
class _Veil:
    smallest: int

    def small(self, number: int) -> bool:
        return 0 < number < self.smallest

    def part(self, number: int, of: int) -> int | None:
        """A number that is part of another, or None where it or the rest is small."""
        return None if self.small(number) or (number and self.small(of - number)) else number


def _row(rule: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """A row; a cell that was given and is None is hidden, one that was not given is empty."""
    return {"rule": rule, **{name: cells.get(name) for name in NUMBERS}, "hidden": None in cells.values()}


def _together(found: Found, veil: _Veil) -> dict[str, Any]:
    (n, m), counted = found.demands.market.size, found.together
    barred = None if veil.small(counted.barred) else counted.barred
    cells = {
        "n": n,
        "n_places": int(found.demands.market.capacity.sum()),
        "n_matched": veil.part(n - found.lack.mentees, n),
        "n_barred": barred,
        "share_barred": None if barred is None else barred / (n * m),
        "n_without": veil.part(counted.without, n),
    }
    return _row(catalogue("matching_rules").LABELS["together"], cells)


def _one(found: Found, name: str, veil: _Veil) -> dict[str, Any]:
    way = name in found.for_mentees, name in found.for_minimum
    cells: dict[str, Any] = {"collides": catalogue("matching_rules").IN_THE_WAY[way]}
    cells |= _gained(found.one[name], found, veil)
    if name in found.each:
        (n, m), counted = found.demands.market.size, found.each[name]
        barred = None if veil.small(counted.barred) else counted.barred
        without = veil.part(counted.without, n)
        cells |= {
            "n_barred": barred,
            "share_barred": None if barred is None else barred / (n * m),
            "n_only": None if barred is None else veil.part(counted.only, counted.barred),
            "n_without": None if veil.small(found.together.without - counted.without) else without,
        }
    return _row(said(name), cells)


def _gained(gain: Lack, found: Found, veil: _Veil) -> dict[str, int | None]:
    return {
        "n_more": veil.part(gain.mentees, found.lack.mentees),
        "n_filled": veil.part(gain.minimum, found.lack.minimum),
    }


def _worded(found: Found, table: pd.DataFrame, smallest: int) -> tuple[str, dict[str, str]]:
    words, first = catalogue("matching_rules"), table.iloc[0]
    few = words.FACTS["all_but_few"].format(smallest=smallest)
    share = words.FACTS["some"]
    if not pd.isna(first["share_barred"]):
        share = words.FACTS["share" if first["n_barred"] else "none"].format(share=percent(first["share_barred"], 1))
    section = "fits" if found.each else "free"
    if found.lack:
        section = "collides" if found.lack.mentees else "minimum"
    cells = {
        "n": f"{first['n']:,.0f}",
        "n_mentors": f"{found.demands.market.size[1]:,}",
        "n_places": f"{first['n_places']:,.0f}",
        "n_matched": few if pd.isna(first["n_matched"]) else f"{first['n_matched']:,.0f}",
        "forbid": share,
        "colliding": listed(map(said, found.for_mentees or found.for_minimum)),
        "gain": _gain(found, table),
    }
    return section, cells


def _gain(found: Found, table: pd.DataFrame) -> str:
    """What gains most when it is loosened, in words: mentees, or places of minimums where nobody lacks a mentor."""
    words, whom = catalogue("matching_rules").GAIN, "mentees" if found.lack.mentees else "minimum"
    gains: dict[tuple[str, ...], int] = {(name,): getattr(gain, whom) for name, gain in found.one.items()}
    gains |= {pair: getattr(gain, whom) for pair, gain in found.two.items()}
    if not any(gains.values()):
        return str(words["none"])
    best = max(gains, key=lambda names: gains[names])
    rule = listed(map(said, best))
    if gains[best] == getattr(found.lack, whom):
        return str(words[f"all_{whom}"].format(rule=rule))
    cell = table.loc[table["rule"] == rule, "n_more" if whom == "mentees" else "n_filled"].iloc[0]
    return str(words["few" if pd.isna(cell) else "some"].format(rule=rule, n=cell))
