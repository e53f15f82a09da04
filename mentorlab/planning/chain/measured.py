"""Is every objective measured: by something that is collected, from the people it is for, before and after?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.errors import did_you_mean
from mentorlab.measures.instruments import Instrument, instruments, read_folder, shipped_instruments
from mentorlab.measures.panel import known_measures, values
from mentorlab.planning.chain.breaks import Break
from mentorlab.planning.chain.concerned import people_for
from mentorlab.tables.charter import RECALLED, Objective

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TABLES = ("responses", "measures", "summaries")


@dataclass(frozen=True, eq=False)
class Collected:
    """What is known of one measure: its questionnaire, if it is one, the values by person and wave, the waves held.

    `values`: person_id, wave, value; empty where nothing is there yet. `waves` may hold more: those of anonymous
    summaries. `unready`: the questionnaire's key lacks something, in the words of its file.
    """

    instrument: Instrument | None
    values: pd.DataFrame
    waves: frozenset[str]
    unready: str = ""

    @property
    def known(self) -> bool:
        """Is there a questionnaire of that name, or a number in a table?"""
        return self.instrument is not None or bool(self.waves) or bool(self.unready)


def collected(program: Program, measure: str) -> Collected:
    """What is known of a measure."""
    frame = pd.DataFrame({"person_id": [], "wave": [], "value": []})
    if measure in known_measures(program):
        frame = values(program, measure)
    waves = {str(wave) for wave in frame["wave"].unique()}
    if program.has("summaries"):
        rows = program.table("summaries")
        waves |= set(rows.loc[rows["measure"] == measure, "wave"].dropna().astype(str))
    return Collected(instruments(program.folder).get(measure), frame, frozenset(waves), _unready(program, measure))


def _unready(program: Program, measure: str) -> str:
    known = {**shipped_instruments(), **read_folder(program.folder / "instruments")}
    return known[measure].to_complete if measure in known else ""


def broken_measures(program: Program) -> Iterator[Break]:
    """What is missing in the measuring of the plan, objective by objective, and then its waves."""
    for one in program.charter.objectives:
        if one.measure is None:
            yield _of(one, "no_measure")
        else:
            yield from _of_a_measure(program, one, collected(program, one.measure))
    yield from _waves(program)


def _of(one: Objective, kind: str, state: Literal["weak", "broken"] = "broken", **cells: str) -> Break:
    told = {"objective": one.id, "measure": one.measure or "", "for_whom": one.for_whom.replace("_", " "), **cells}
    return Break(kind, "measure", state, one.id, f"objectives[{one.id}].measure", told)


def _of_a_measure(program: Program, one: Objective, held: Collected) -> Iterator[Break]:
    if held.unready:
        yield _of(one, "unready", lacks=held.unready)
        return
    if not held.known:
        at_hand = tuple(sorted({*known_measures(program), *instruments(program.folder)}))
        yield _of(one, "not_collected", advice=did_you_mean(str(one.measure), at_hand).rstrip("?"))
        return
    if held.instrument is not None and not held.instrument.validated:
        yield _of(one, "not_validated", "weak")
    meant = people_for(program, one.for_whom)
    if meant and len(held.values) and not meant & set(held.values["person_id"]):
        yield _of(one, "of_others")
        return
    about = held.values[held.values["person_id"].isin(meant)] if meant else held.values
    there = {str(wave) for wave in about["wave"].unique()} | (held.waves - set(held.values["wave"].unique()))
    yield from _at_both_waves(program, one, there)


def _at_both_waves(program: Program, one: Objective, there: set[str]) -> Iterator[Break]:
    """A wave whose day has passed, or that a later one has followed, and that has no value."""
    if program.charter.evaluation.design == "after_only":
        return
    before, after = program.charter.contrast_waves
    missed = [wave for wave in (before, after) if wave not in there and _over(program, wave, there)]
    if len(missed) == 2:
        yield _of(one, "never_asked", waves=f"{before} and {after}")
    elif missed:
        yield _of(one, "one_wave", missed=missed[0])


def _over(program: Program, wave: str, there: set[str]) -> bool:
    order = list(program.charter.known_waves)
    later = set(order[order.index(wave) + 1 :]) if wave in order and wave != RECALLED else set()
    on = next((one.on for one in program.charter.waves if one.id == wave), None)
    passed = on is not None and program.as_of is not None and on < program.as_of
    return bool(later & there) or passed


def _waves(program: Program) -> Iterator[Break]:
    """Is it said when is measured, before the start and after?"""
    charter = program.charter
    if not charter.objectives or charter.evaluation.design == "after_only":
        return
    before, after = charter.contrast_waves
    listed = {wave.id: wave.on for wave in charter.waves}
    if not listed:
        yield Break("no_waves", "measure", "broken", None, "waves")
        return
    for name, kind in ((before, "no_wave_before"), (after, "no_wave_after")):
        if name not in listed and name != RECALLED:
            yield Break(kind, "measure", "broken", None, "waves", {"wave": name})
    if before == RECALLED:
        yield Break("recalled", "measure", "weak", None, "waves", {"after": after})
        return
    undated = [name for name in (before, after) if name in listed and listed[name] is None]
    if undated:
        yield Break("undated_waves", "measure", "weak", None, "waves", {"waves": " and ".join(undated)})
    first = listed.get(before)
    if first is not None and first > charter.starts_on:
        cells = {"wave": before, "on": str(first), "starts_on": str(charter.starts_on)}
        yield Break("before_too_late", "measure", "weak", None, "waves", cells)
    last = listed.get(after)
    if last is not None and last <= charter.starts_on:
        cells = {"wave": after, "on": str(last), "starts_on": str(charter.starts_on)}
        yield Break("after_too_early", "measure", "broken", None, "waves", cells)
