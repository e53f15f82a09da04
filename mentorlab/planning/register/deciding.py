"""How is a decision put on record, and later what became of it? Written once, sealed, never overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.planning.register.findings_of_runs import finding_in_run
from mentorlab.shipped import shipped
from mentorlab.tables.load import load, program_folder
from mentorlab.tables.named import fields_naming_persons
from mentorlab.tables.on_record.decisions import (
    BECAME,
    DECISION,
    ENDING,
    Became,
    Decided,
    as_sealed,
    decisions_of,
    faults_in,
    read_record,
)
from mentorlab.tables.program import Program
from mentorlab.tables.whole_files import write_new

RECORDS = "records"
WORDS = 6  # of a decision, in the name of its file


def decide(
    folder: str | Path,
    *,
    finding: str | Mapping[str, Any] | Result,
    decision: str,
    owner: str,
    due_on: date | str,
    tested_by: str | Mapping[str, Any],
    decided_on: date | str | None = None,
    id: str | None = None,
) -> Decided:
    """Put a decision on record: `records/decision-<day>-<words>.yaml` of a program's folder. Returns the record.

    finding: what it rests on: a sentence; an answer (`Result`); or {claim, question, objective, measure}; or {run} with
        as many of question, objective and measure as tell the finding from the others of that run folder: its claim and
        the fingerprint of its findings.json are taken from there.
    owner: a role ("program lead"), never a person's name. due_on, decided_on: dates or texts YYYY-MM-DD; decided_on
        left out = today.
    tested_by: how it will be seen next cycle whether it was right: a sentence, or {objective, measure, question,
        design, note}.
    id: what it is called later; left out = its day and first words.

    A record must not hold anything about a single person: an id, name or e-mail address of somebody of this program is
    refused. Raises BadInput with everything that is wrong, and where there is a record of that name already; then
    nothing is written. Nothing is ever overwritten.
    """
    program = _own_program(folder)
    day = decided_on if decided_on is not None else date.today()
    found, faults = _finding(program, finding)
    words = id or f"{day}-{_slug(str(decision))}"
    said = {
        "id": words,
        "cycle": program.charter.cycle,
        "decided_on": day,
        "finding": found,
        "decision": decision,
        "owner": owner,
        "due_on": due_on,
        "tested_by": dict(tested_by) if isinstance(tested_by, Mapping) else tested_by,
    }
    faults += faults_in(said, Decided, "decision")
    faults += _persons(program, said, "decision")
    if not faults:
        right = Decided.model_validate(said)
        if right.due_on < right.decided_on:
            what = f"{right.due_on} lies before decided_on {right.decided_on}"
            faults.append(Fault("decision", "due_on", what, "correct one of the two"))
        if words in {one.id for one in decisions_of(program).decisions}:
            faults.append(Fault("decision", "id", f"{words!r} is on record already", "give it another id"))
    if faults:
        raise BadInput(faults)
    record = _put(program, f"{DECISION}{_slug(words, None)}{ENDING}", said)
    assert isinstance(record, Decided)
    return record


def became(
    folder: str | Path,
    decision_id: str,
    *,
    became: str,
    on: date | str | None = None,
    note: str | None = None,
) -> Became:
    """Put on record what became of a decision: `records/became-<day>-<id>.yaml`. Returns the record.

    decision_id: its id, as `mentorlab.planning.next` and the name of its file say it; also one of an earlier cycle.
    became: done, dropped, changed, or not_yet. on: the day (left out = today). note: a sentence, about nobody.

    The last word counts, and the earlier ones stay. Raises BadInput with everything that is wrong; then nothing is
    written.
    """
    program = _own_program(folder)
    known = {one.id: one for one in decisions_of(program).decisions}
    said = {
        "decision": decision_id,
        "became": became,
        "on": on if on is not None else date.today(),
        "note": note,
    }
    faults = faults_in(said, Became, "became")
    if decision_id not in known:
        do = did_you_mean(decision_id, list(known)) if known else "record it with mentorlab.decide"
        faults.append(Fault("became", "decision_id", f"{decision_id!r} is no decision on record", do))
    faults += _persons(program, {"note": note}, "became")
    if not faults:
        word = Became.model_validate(said)
        if word.on < known[decision_id].said.decided_on:
            what = f"{word.on} lies before the decision of {known[decision_id].said.decided_on}"
            faults.append(Fault("became", "on", what, "correct the date"))
    if faults:
        raise BadInput(faults)
    words = re.sub(r"^\d{4}-\d\d-\d\d-", "", decision_id)
    record = _put(program, f"{BECAME}{said['on']}-{_slug(words, None)}{ENDING}", said)
    assert isinstance(record, Became)
    return record


def _finding(program: Program, finding: object) -> tuple[Any, list[Fault]]:
    if isinstance(finding, Result):
        about = {name: finding.about[name] for name in ("question", "objective", "measure")}
        return {"claim": finding.claim, **about}, []
    if isinstance(finding, Mapping):
        said = dict(finding)
        return finding_in_run(program.folder, said) if "run" in said and "claim" not in said else (said, [])
    return finding, []


def _own_program(folder: str | Path) -> Program:
    place = program_folder(folder)
    if place == shipped("data", "demo"):
        what = "the program that ships is nobody's to write in"
        raise BadInput(Fault("decision", "folder", what, "name the folder of your own program"))
    return load(place)


def _persons(program: Program, said: Mapping[str, Any], kind: str) -> list[Fault]:
    """Fields that name somebody: a record is about the program and nobody in it."""
    do = "write the role, and nothing about a single person"
    fields = fields_naming_persons(program, dict(_texts("", said)))
    return [Fault(kind, field, "names a person", do) for field in fields]


def _texts(path: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, Mapping):
        return [pair for name, part in value.items() for pair in _texts(f"{path}.{name}".lstrip("."), part)]
    return [(path, value)] if isinstance(value, str) else []


def _slug(text: str, words: int | None = WORDS) -> str:
    """Lower case letters, digits and hyphens, of the first words."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:words]) or "decision"


def _put(program: Program, name: str, said: Mapping[str, Any]) -> Decided | Became:
    """Write the sealed record; raises BadInput where there is one of that name."""
    content = as_sealed(said)
    record, _, faults = read_record(name, content, f"{RECORDS}/{name}")
    if faults or record is None:
        raise BadInput(faults)
    try:
        write_new(program.folder / RECORDS / name, content)
    except FileExistsError:
        what, do = "is there already, and records are never overwritten", "give another day or id"
        raise BadInput(Fault(f"{RECORDS}/{name}", "", what, do)) from None
    return record
