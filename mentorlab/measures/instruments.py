"""Which questionnaires are there, and how are they scored? One YAML each: those that ship, and a program's own."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from mentorlab.errors import BadInput, Fault
from mentorlab.shipped import shipped

SHARE_ANSWERED = 2 / 3  # of the items, unless the instrument says otherwise


@dataclass(frozen=True)
class Response:
    """The points that an answer may have, both ends included, and what some of them are called."""

    min: float
    max: float
    labels: dict[float, str]


@dataclass(frozen=True)
class Item:
    """One statement or question. `reverse`: agreeing means less of what the scale measures."""

    id: str
    text: str
    reverse: bool = False


@dataclass(frozen=True)
class Instrument:
    """A questionnaire and the key to it.

    `score`: mean of the items answered, or that mean times the number of items (sum); a person who answered fewer than
    `min_answered` items has no score. `validated`: whether there is published evidence (`source`) that it works.
    `scales`: name → the ids of its items, for parts that are scored too; `total`: whether all items together are.
    `to_complete`: what the key lacks before anything can be scored; empty = nothing. `part_of`: the id of the
    questionnaire, where this is one of its scales.
    """

    id: str
    title: str
    audience: str
    response: Response
    items: tuple[Item, ...]
    score: Literal["mean", "sum"]
    min_answered: int
    validated: bool
    source: str
    permission: str
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    total: bool = True
    to_complete: str = ""
    part_of: str | None = None

    @property
    def scored(self) -> tuple[Instrument, ...]:
        """What a person can have a score of: the whole and each of its scales, called `<id>.<scale>`."""
        if self.to_complete:
            return ()
        return (*((self,) if self.total else ()), *(self._scale(name) for name in self.scales))

    def _scale(self, name: str) -> Instrument:
        items = tuple(item for item in self.items if item.id in self.scales[name])
        return replace(
            self,
            id=f"{self.id}.{name}",
            title=f"{self.title}: {name.replace('_', ' ')}",
            items=items,
            min_answered=least_answered(len(items)),
            scales={},
            total=True,
            part_of=self.id,
        )

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the items, in their order."""
        return tuple(item.id for item in self.items)

    @property
    def reversed_ids(self) -> tuple[str, ...]:
        """The ids of the items that are scored the other way round."""
        return tuple(item.id for item in self.items if item.reverse)


def least_answered(n_items: int) -> int:
    """How many of so many items must be answered for a score: at least two thirds."""
    return math.ceil(SHARE_ANSWERED * n_items - 1e-9)


def instruments(program_folder: Path | None) -> dict[str, Instrument]:
    """Everything at hand that can be scored, by id: questionnaires and their scales (`support_received.career`).

    Those that ship, and those in the program's folder `instruments/`. The program's own win: one with the id of a
    shipped one replaces it, and a shipped one that shares an item with one of the program's own is left out, because an
    answer names only its item. Keys that are still `to_complete` are no scale yet. Raises BadInput with every fault in
    the program's files.
    """
    own = read_folder(program_folder / "instruments") if program_folder is not None else {}
    claimed = {item for one in own.values() for item in one.item_ids}
    kept = {name: one for name, one in shipped_instruments().items() if not claimed & set(one.item_ids)}
    return {scale.id: scale for one in {**kept, **own}.values() for scale in one.scored}


@functools.cache
def shipped_instruments() -> Mapping[str, Instrument]:
    """The questionnaires that ship by id, read once: every question about a program asks for them."""
    return MappingProxyType(read_folder(shipped("templates", "instruments")))


def read_folder(folder: Path) -> dict[str, Instrument]:
    """The questionnaires in a folder by id, files in the order of their names. No folder is no questionnaire."""
    from mentorlab.measures.reading import judge_instrument

    found: dict[str, Instrument] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        instrument, wrong = judge_instrument(path.read_bytes(), path.name)
        faults += wrong
        if instrument is not None and instrument.id in found:
            faults.append(Fault(path.name, "id", f"{instrument.id!r} is the id of another file too", "rename one"))
        elif instrument is not None:
            found[instrument.id] = instrument
    if faults:
        raise BadInput(faults)
    return found
