"""How do answers become the table responses? One row an answer, as asked: reversed items are the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.days import Days
from mentorlab.simulation.staff import Array, Staff, words

WAVES = ("earlier", "before", "middle", "after", "recalled_before", "launch_before", "launch_after", "launch_later")
SKIPS_AN_ITEM = 0.015


@dataclass(frozen=True, eq=False)
class Answers:
    """What some people answered to the items of one scale at one wave.

    `people`, `about`: positions of who answers and who is described; `values`: people × items, as asked; `on`: days.
    """

    wave: str
    items: tuple[str, ...]
    people: Array
    about: Array
    values: Array
    on: Days


def as_asked(values: Array, items: Sequence[str], reverse: frozenset[str], ends: float) -> Array:
    """Answers with reversed items turned round. `ends`: the smallest and the largest answer together."""
    turned = np.array([item in reverse for item in items])
    return np.where(turned, ends - values, values)


def responses(staff: Staff, parts: Sequence[Answers], rng: Generator) -> pd.DataFrame:
    """The table, sorted by wave, person, item. Now and then one item of a scale is left out, never more of them."""
    items = sorted({item for part in parts for item in part.items})
    code = {item: place for place, item in enumerate(items)}
    columns: list[list[Array]] = [[], [], [], [], [], []]
    for part in parts:
        n, k = part.values.shape
        given = np.ones((n, k), dtype=bool)
        skipped = rng.integers(0, k, size=n)
        if k > 2:
            given[np.arange(n), skipped] = rng.random(n) >= SKIPS_AN_ITEM
        who = np.nonzero(given)[0]
        rows = (
            np.full(len(who), WAVES.index(part.wave)),
            part.people[who],
            np.tile([code[item] for item in part.items], n)[given.ravel()],
            part.about[who],
            part.values[given],
            part.on[who],
        )
        for column, values in zip(columns, rows, strict=True):
            column.append(values)
    wave, person, item, about, value, on = (np.concatenate(column) for column in columns)
    order = np.lexsort((about, item, person, wave))
    wave, person, item, about = wave[order], person[order], item[order], about[order]
    return pd.DataFrame(
        {
            "person_id": pd.Series(staff.ids[person], dtype="str"),
            "wave": words(WAVES, wave),
            "item": words(items, item),
            "about_id": pd.Series(np.where(about == person, None, staff.ids[about]), dtype="str"),
            "value": value[order].astype(np.int64),
            "answered_on": on[order],
        }
    )
