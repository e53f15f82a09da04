"""What was decided, and what became of it? The register of decisions, read from `records/`.

A decision is a file `records/decision-<day>-<words>.yaml`, a word on what became of it `records/became-<day>-….yaml`.
Both are written once and then left alone: `sha256` in them is the fingerprint of everything else they say, so that a
record that was changed later is told from one that was not. A record that somebody wrote by hand has none: it counts,
and is said not to be sealed. Neither may hold anything about a single person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError, model_validator

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.as_text import as_yaml
from mentorlab.tables.charter.faults import faults_of
from mentorlab.tables.charter.parts import Count, Day, Part, Text
from mentorlab.tables.program import Program
from mentorlab.tables.strict_yaml import read_yaml

DECISION, BECAME, ENDING = "decision-", "became-", ".yaml"
SEAL = "sha256"
Fate = Literal["done", "dropped", "changed", "not_yet"]
Sealed = Literal["sealed", "not_sealed", "changed"]


class Finding(Part):
    """What a decision rests on. A bare text is its claim. `findings_sha256`: of the findings.json of that `run`."""

    claim: Text
    question: Text | None = None
    objective: Text | None = None
    measure: Text | None = None
    run: Text | None = None
    findings_sha256: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"claim": value} if isinstance(value, str) else value


class Tested(Part):
    """How it will be seen next cycle whether the decision was right. A bare text is a note."""

    objective: Text | None = None
    measure: Text | None = None
    question: Text | None = None
    design: Text | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"note": value} if isinstance(value, str) else value


class Decided(Part):
    """One decision as its record states it. `owner`: a role, not a person. `cycle`: in which it was taken."""

    id: Text | None = None
    cycle: Text | None = None
    decided_on: Day
    finding: Finding
    decision: Text
    owner: Text
    due_on: Day
    tested_by: Tested
    forgotten: Count = 0
    sha256: Text | None = None


class Became(Part):
    """What became of a decision, as a record states it. `decision`: the id of the decision."""

    decision: Text
    became: Fate
    on: Day
    note: Text | None = None
    forgotten: Count = 0
    sha256: Text | None = None


@dataclass(frozen=True)
class Decision:
    """A decision with the last word on it. `earlier`: it was taken in an earlier cycle. `file`: its record, from the
    program's folder.
    """

    id: str
    said: Decided
    file: str
    earlier: bool
    sealed: Sealed
    became: Became | None = None
    became_sealed: Sealed | None = None


@dataclass(frozen=True)
class Register:
    """All decisions, in the order of the days on which they were taken. `faults`: records that cannot be used."""

    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]


def fingerprint(said: Mapping[str, Any]) -> str:
    """The sha256 of what a record says, as read from YAML, its own `sha256` left out."""
    kept = {name: value for name, value in said.items() if name != SEAL}
    return hashlib.sha256(json.dumps(kept, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def seal_of(said: Mapping[str, Any]) -> Sealed:
    """Is the record sealed, and does it still say what was sealed?"""
    seal = said.get(SEAL)
    if not seal:
        return "not_sealed"
    return "sealed" if str(seal).lower() == fingerprint(said) else "changed"


def as_sealed(record: Mapping[str, Any]) -> bytes:
    """The file of a record, its seal last. `record`: plain values as `Decided` or `Became` take them; what is None is
    left out. The same record gives the same bytes.
    """
    said = {name: _without_none(value) for name, value in record.items() if value is not None and name != SEAL}
    read, faults = read_yaml(as_yaml(said).encode(), "record")
    if faults:
        raise BadInput(faults)
    return as_yaml({**said, SEAL: fingerprint(read)}).encode()


def _without_none(value: Any) -> Any:
    return {name: part for name, part in value.items() if part is not None} if isinstance(value, dict) else value


def is_decision(name: str) -> bool:
    """Is a file of records/ part of the register, by its name?"""
    return name.startswith((DECISION, BECAME)) and name.endswith((ENDING, ".yml"))


def decisions_of(program: Program) -> Register:
    """The register of a program: its own records and those of the cycles before, as far as they existed on its day.

    A decision is of an earlier cycle where it stands in the folder of one, where its `cycle` is another, or, where it
    names none, where it was taken before this cycle began. One that stands in both folders counts once.
    """
    by_place = {"": program.records, **program.earlier_records}
    decisions: dict[str, Decision] = {}
    words: list[tuple[date, str, Became, Sealed]] = []
    faults: list[Fault] = []
    for place, records in by_place.items():
        for name, content in sorted(records.items()):
            if not is_decision(name):
                continue
            file = f"{place}/records/{name}" if place else f"records/{name}"
            record, sealed, wrong = read_record(name, content, file)
            faults += wrong
            if isinstance(record, Became) and _is_past(record.on, program):
                words.append((record.on, file, record, sealed))
            elif isinstance(record, Decided) and _is_past(record.decided_on, program):
                one = Decision(id_of(record, name), record, file, bool(place) or _earlier(record, program), sealed)
                faults += _twice(decisions, one)
                decisions.setdefault(one.id, one)
    last = {word.decision: (word, sealed) for _, _, word, sealed in sorted(words, key=lambda one: one[:2])}
    told = [_with(one, *last[one.id]) if one.id in last else one for one in decisions.values()]
    faults += _of_nothing(words, decisions)
    return Register(tuple(sorted(told, key=lambda one: (one.said.decided_on, one.id))), tuple(faults))


def read_record(name: str, content: bytes, file: str) -> tuple[Decided | Became | None, Sealed, list[Fault]]:
    """One record, whether it is sealed, and what is wrong with it; None where it cannot be used."""
    said, faults = read_yaml(content, file)
    model: type[Decided | Became] = Decided if name.startswith(DECISION) else Became
    if faults:
        return None, "not_sealed", faults
    try:
        return model.model_validate(said), seal_of(said), []
    except ValidationError as error:
        return None, "not_sealed", faults_of(error, said, file, model)


def faults_in(said: dict[str, Any], model: type[Decided | Became], file: str) -> list[Fault]:
    """What is wrong with a record that is yet to be written."""
    try:
        model.model_validate(said)
    except ValidationError as error:
        return faults_of(error, said, file, model)
    return []


def broken_records(records: Mapping[str, bytes]) -> list[Fault]:
    """Every fault in the records of the register of one folder."""
    return [
        fault
        for name, content in sorted(records.items())
        if is_decision(name)
        for fault in read_record(name, content, f"records/{name}")[2]
    ]


def id_of(record: Decided, name: str) -> str:
    """The id of a decision: as stated, else its file's name without what all have."""
    return record.id or name.removeprefix(DECISION).rpartition(".")[0]


def _is_past(day: date, program: Program) -> bool:
    return program.day is None or day <= program.day


def _earlier(record: Decided, program: Program) -> bool:
    if record.cycle is not None:
        return record.cycle != program.charter.cycle
    return record.decided_on < program.charter.starts_on


def _with(one: Decision, word: Became, sealed: Sealed) -> Decision:
    return Decision(one.id, one.said, one.file, one.earlier, one.sealed, word, sealed)


def _twice(known: Mapping[str, Decision], one: Decision) -> Iterator[Fault]:
    """Two different decisions of one id; the same one in two folders is no fault."""
    if one.id in known and known[one.id].said != one.said:
        what = f"{one.id!r} is the id of another decision too ({known[one.id].file})"
        yield Fault(one.file, "id", what, "give one of them another id")


def _of_nothing(words: list[tuple[date, str, Became, Sealed]], known: Mapping[str, Decision]) -> Iterator[Fault]:
    for _, file, word, _ in words:
        if word.decision not in known:
            do = did_you_mean(word.decision, list(known)) if known else "record the decision first"
            yield Fault(file, "decision", f"{word.decision!r} is no decision on record", do)
