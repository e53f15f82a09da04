"""Who has a value at each wave? One number per person and wave, from a scale or from the measures table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean, nearest
from mentorlab.measures.instruments import Instrument, instruments
from mentorlab.measures.recorded import recorded, recorded_measures
from mentorlab.measures.scoring import scored
from mentorlab.tables.distinct import distinct
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

COLUMNS = ["person_id", "wave", "value"]


@dataclass(frozen=True, eq=False)
class Panel:
    """Values of one measure at two waves.

    `frame`: indexed by person_id, columns before and after in points, NaN where missing; everyone with at least one of
    the two. `items`: the answers behind them, under the same two names (people × items, all pointing the same way), or
    None where the measure is not a scale. `before_wave`, `after_wave`: the charter's names of the waves.
    """

    measure: str
    frame: pd.DataFrame
    items: Mapping[str, pd.DataFrame] | None
    instrument: Instrument | None
    before_wave: str
    after_wave: str
    notes: tuple[str, ...] = ()
    unit: str = "points"

    @property
    def title(self) -> str:
        """The measure's name for readers."""
        return self.instrument.title if self.instrument else self.measure.replace("_", " ").capitalize()


@dataclass(frozen=True, eq=False)
class _Found:
    values: pd.DataFrame
    items: pd.DataFrame | None
    instrument: Instrument | None
    notes: tuple[str, ...]


def known_measures(program: Program) -> tuple[str, ...]:
    """The measures that the tables hold, in alphabetical order: scales that were answered, and those in `measures`.

    A scale counts as answered when `responses` hold as many of its items as a score needs.
    """
    return tuple(sorted({*_answered_scales(program), *recorded_measures(program)}))


def values(program: Program, measure: str) -> pd.DataFrame:
    """One number per person and wave: person_id, wave, value, in the order of the charter's waves; none is missing.

    From the scale of that name where it was answered, else from the measures table (one source of it: records, self,
    manager, mentor, the first of these that is there). Raises BadInput for a measure that nothing holds, answers
    outside their range, and values that stand twice.
    """
    return _found(program, measure).values


def two_waves(program: Program, measure: str, before: str, after: str) -> Panel:
    """The values of one measure at two waves, by person.

    Nobody at `after` raises NotComputable with the waves that have values. Nobody at `before` is told in a note, since
    a program can be judged by its end alone. A wave that neither the charter nor the tables know raises BadInput.
    """
    found = _found(program, measure)
    have = [str(wave) for wave in found.values["wave"].unique()]
    faults = [_no_wave(wave, program, have) for wave in (before, after) if wave not in _waves(program, have)]
    if faults:
        raise BadInput(faults)
    if after not in have:
        raise NotComputable(f"nobody has a value of {measure} at the wave {after!r}; {_there_are(have)}")
    notes = list(found.notes)
    if before not in have:
        notes.append(f"Nobody has a value of {measure} at the wave {before!r}; {_there_are(have)}.")
    by_wave = {name: _at(found.values, wave) for name, wave in (("before", before), ("after", after))}
    frame = pd.DataFrame(by_wave, dtype=float).rename_axis(index="person_id").sort_index()
    items = None
    if found.items is not None:
        items = {name: _items_at(found.items, wave) for name, wave in (("before", before), ("after", after))}
    return Panel(measure, frame, items, found.instrument, before, after, tuple(notes))


def answers_at(program: Program, measure: str, wave: str | None) -> tuple[Instrument, pd.DataFrame, str]:
    """The scale, the answers to its items (people × items, all pointing the same way, NaN = not answered), the wave.

    No wave is the last one that has answers. Raises BadInput for a measure or a wave that nothing knows, NotComputable
    for a measure that is no scale and for a wave without answers.
    """
    found = _found(program, measure)
    if found.instrument is None or found.items is None:
        raise NotComputable(f"{measure} is one number a person, not a scale: it has no items")
    answered = found.items[found.items.notna().any(axis=1)]
    there = set(answered.index.get_level_values("wave").unique())
    have = [one for one in _waves(program, sorted(there)) if one in there]
    if wave is not None and wave not in _waves(program, have):
        raise BadInput(_no_wave(wave, program, have))
    chosen = wave or (have[-1] if have else "")
    if chosen not in have:
        raise NotComputable(f"nobody answered {measure} at the wave {chosen!r}; {_there_are(have)}")
    return found.instrument, _items_at(answered, chosen), chosen


def _answered_scales(program: Program) -> dict[str, Instrument]:
    if not program.has("responses"):
        return {}
    asked = set(distinct(program.table("responses", coded=True)["item"]).texts)
    at_hand = instruments(program.folder)
    return {name: one for name, one in at_hand.items() if len(asked & set(one.item_ids)) >= one.min_answered}


@once
def _found(program: Program, measure: str) -> _Found:
    scales, numbers = _answered_scales(program), recorded_measures(program)
    if measure in scales:
        more = (f"{measure} stands in the table measures too; the answers are used.",) if measure in numbers else ()
        return _from_answers(program, scales[measure], more)
    if measure in numbers:
        frame, notes = recorded(program, measure)
        return _Found(_in_order(program, frame), None, None, notes)
    known = tuple(sorted({*scales, *numbers}))
    do = did_you_mean(measure, known) if known else "add tables/responses.csv or tables/measures.csv"
    near = nearest(measure, known)
    if near and len(known) > 1:
        do += f" The other measures at hand: {', '.join(name for name in known if name != near)}"
    raise BadInput(Fault("settings", "measure", f"neither an answered scale nor a table holds {measure!r}", do))


def _from_answers(program: Program, instrument: Instrument, notes: tuple[str, ...]) -> _Found:
    responses = program.table("responses", coded=True)
    said = responses["wave"].notna() & responses["person_id"].notna()
    scores, items = scored(responses if said.all() else responses[said], instrument)
    few = scores[scores["value"].isna()]
    told = [
        f"{len(rows)} {'person' if len(rows) == 1 else 'people'} answered fewer than {instrument.min_answered} of "
        f"{len(instrument.items)} items at the wave {wave!r} and {'has' if len(rows) == 1 else 'have'} no score."
        for wave, rows in few.groupby("wave")
    ]
    frame = _in_order(program, scores.dropna(subset=["value"])[COLUMNS])
    return _Found(frame, items, instrument, (*notes, *told))


def _in_order(program: Program, frame: pd.DataFrame) -> pd.DataFrame:
    place = {wave: number for number, wave in enumerate(program.charter.known_waves)}
    order = frame["wave"].map(place).fillna(len(place))
    return frame.assign(order=order).sort_values(["order", "wave", "person_id"], ignore_index=True)[COLUMNS]


def _waves(program: Program, have: list[str]) -> list[str]:
    return list(dict.fromkeys([*program.charter.known_waves, *have]))


def _no_wave(wave: str, program: Program, have: list[str]) -> Fault:
    return Fault("settings", "wave", f"{wave!r} is no wave of this program", did_you_mean(wave, _waves(program, have)))


def _there_are(have: list[str]) -> str:
    return f"there are values at: {', '.join(have)}" if have else "there are no values at all"


def _at(frame: pd.DataFrame, wave: str) -> pd.Series:
    return frame[frame["wave"] == wave].set_index("person_id")["value"]


def _items_at(items: pd.DataFrame, wave: str) -> pd.DataFrame:
    return items[items.index.get_level_values("wave") == wave].droplevel("wave")
