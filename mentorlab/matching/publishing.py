"""How does a match become the program's pairs? Once, whole, and with a decision on record."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.judged.broken import broken_rules, not_made
from mentorlab.matching.judged.judging import fit_of
from mentorlab.matching.judged.load import load
from mentorlab.matching.pool import pool
from mentorlab.matching.proposing import listed_pairs
from mentorlab.shipped import shipped
from mentorlab.tables.load import changed_since
from mentorlab.tables.named import fields_naming_persons
from mentorlab.tables.on_record.adding import add_rows, refuse_database
from mentorlab.tables.on_record.decisions import Decided, as_sealed, faults_in
from mentorlab.tables.on_record.kept_once import keep
from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.matching.match import Match
    from mentorlab.tables.program import Program

Beside = Mapping[str, bytes]
PUBLISHES = "Publish these pairs"
PAIRS, A_CYCLE = "pairs", dt.timedelta(days=270)
COLUMNS = ["pair_id", "mentor_id", "mentee_id", "matched_on", "kind", "policy", "score"]


def publish(
    program: Program, match: Match, *, policy: str | None = None, owner: str = "program lead",
    on: dt.date | None = None, by_hand: str = "", beside: Beside | None = None,
) -> Path:  # fmt: skip
    """Write a match into the program's table `pairs`, and the decision for it into `records/`. Returns the table.

    match: of everybody in `matching.pool(program)`, as a policy gives it, changed by hand or not. policy: how it was
    made (default: the charter's). owner: the role that answers for it, never a name. on: the day of the match (default:
    today). by_hand: what to add to the record where pairs were decided by hand. beside: lists of persons that are put
    into the program's `staff/` with it (file name → content).

    The lists come first, then the record, which is never overwritten; then the table, whole or not at all, below the
    rows of earlier cycles. Raises BadInput, with nothing written, where the program ships with mentorlab or was changed
    since it was opened, where there are pairs of this cycle already, and where the match breaks a rule or goes beyond
    the places.
    """
    refuse_database(program, PAIRS)
    market = pool(program).market
    mentor_of = _checked(program, market, match)
    day, name = on or dt.date.today(), policy or program.charter.matching.policy
    rows = listed_pairs(program, market, mentor_of, name)[COLUMNS]
    rows = rows.assign(matched_on=pd.Series([pd.Timestamp(day)] * len(rows), dtype="datetime64[ns]"))
    record = _record(program, rows, float(np.nanmean(fit_of(market, mentor_of))), name, owner, day, by_hand)
    faults = faults_in(record, Decided, "decision")
    if fields_naming_persons(program, {"owner": owner}):
        faults.append(Fault("decision", "owner", "names a person", "write the role, and nothing about a single person"))
    if faults:
        raise BadInput(faults)
    path = program.folder / "records" / f"decision-{record['id']}.yaml"
    again = f"the decision is on record; make it writable, or close it, take {path.name} out, and publish again"
    with _put_beside(program.folder / "staff", record["id"], beside or {}):
        keep(path, as_sealed(record))
        return add_rows(program, PAIRS, rows, rows.index[:0], again)


@contextmanager
def _put_beside(staff: Path, name: str, files: Beside) -> Iterator[None]:
    """The files in a folder of their own; it goes again where what follows fails."""
    taken = {one.name for one in staff.iterdir()} if staff.is_dir() else set()
    folder = staff / next(
        free for n in range(1, len(taken) + 2) if (free := f"{name}_{n}" if n > 1 else name) not in taken
    )
    try:
        if files:
            write_whole({folder / file: content for file, content in files.items()}, mode=FOR_THE_OWNER)
        yield
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            what = f"cannot be written ({error.strerror}); nothing was published"
            raise BadInput(Fault("staff", "", what, "make the folder staff/ writable")) from error
        raise


def _checked(program: Program, market: Market, match: Match) -> Array:
    """The match as positions; everything that speaks against writing it is named at once."""
    mentor_of, (mentees, mentors) = np.asarray(match.mentor_of), market.size
    faults = _state(program)
    if mentor_of.shape != (mentees,) or mentor_of.dtype.kind != "i" or not _within(mentor_of, mentors):
        what = f"is not one mentor (0 to {mentors - 1}, or −1) for each of the {mentees} mentees in the pool"
        faults.append(Fault("match", "mentor_of", what, "give a match of everybody in matching.pool(program)"))
        raise BadInput(faults)
    counted = {
        "pairs break the rule {rule}": {rule: len(people) for rule, people in broken_rules(market, mentor_of).items()},
        "mentors have more mentees than places": {"": load(market, mentor_of).counts["over"]},
        "pairs that must be made are not": {"": not_made(market, mentor_of)},
    }
    for what, found in counted.items():
        faults += [_against(what.format(rule=rule), n) for rule, n in found.items() if n]
    if not (mentor_of >= 0).any():
        faults.append(Fault("match", "", "matches nobody", "ask for another policy, or loosen a rule"))
    if faults:
        raise BadInput(faults)
    return mentor_of.astype(np.int64)


def _within(mentor_of: Array, mentors: int) -> bool:
    return bool(((mentor_of >= -1) & (mentor_of < mentors)).all())


def _against(what: str, n: int) -> Fault:
    return Fault("match", "", f"{n:,} {what}", "change the match, or the charter and the applications")


def _state(program: Program) -> list[Fault]:
    """What in the program's folder speaks against writing to it."""
    if program.folder.is_relative_to(shipped("data").resolve()):
        return [Fault(str(program.folder.name), "", "is the program that ships", "copy it, and publish in the copy")]
    faults = []
    if changed := changed_since(program):
        what = f"changed since the program was opened: {', '.join(changed)}"
        faults.append(Fault("match", "", what, "load the program again, and make the match anew"))
    if program.has(PAIRS):
        # That no row is of this cycle yet is what is to be changed.
        faults += [fault for fault in program.faults_of(PAIRS) if fault.column != "cycle"]
        if n := program.rows[PAIRS]:
            do = "take them out first if they were never told to anybody; else add single rows by hand"
            faults.append(Fault(PAIRS, "", f"{n:,} pairs of this cycle are there already", do))
    return faults


def _record(
    program: Program, rows: pd.DataFrame, fit: float, policy: str, owner: str, day: dt.date, by_hand: str
) -> dict[str, Any]:  # fmt: skip
    charter = program.charter
    claim = f"{len(rows):,} pairs by the policy {policy.replace('_', ' ')}, with a fit of {fit:.1f} of 100 on average"
    claim += f"; {by_hand}" if by_hand else ""
    due = charter.ends_on or charter.starts_on + A_CYCLE
    return {
        "id": _free_id(program, f"{day.isoformat()}-publish-pairs"),
        "cycle": charter.cycle,
        "decided_on": day,
        "finding": {"claim": claim, "question": "matching.quality", "measure": f"fit: {policy}"},
        "decision": PUBLISHES,
        "owner": owner,
        "due_on": max(day, due),
        "tested_by": {"question": "matching.validation", "note": "Does the fit predict how pairs get on?"},
    }


def _free_id(program: Program, wanted: str) -> str:
    """The id, or one with a number where a publication of that day is on record and was taken back. Only what was there
    when the program was opened counts: who publishes at the same time comes to the same name, and is refused.
    """
    taken, found, n = program.records, wanted, 1
    while f"decision-{found}.yaml" in taken:
        n += 1
        found = f"{wanted}_{n}"
    return found
