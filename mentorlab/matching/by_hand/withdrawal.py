"""How is a publication that was a mistake taken back, before anybody was told and before anything came of it?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.matching.proposing import pair_id
from mentorlab.matching.publishing import PAIRS, PUBLISHES
from mentorlab.measures.opening import load
from mentorlab.tables.load import changed_since
from mentorlab.tables.named import fields_naming_persons
from mentorlab.tables.on_record.adding import add_rows, refuse_database
from mentorlab.tables.on_record.decisions import BECAME, ENDING, Decision, as_sealed, decisions_of
from mentorlab.tables.on_record.kept_once import keep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from mentorlab.matching.by_hand.board import Board
    from mentorlab.tables.program import Program

BEGUN = ("accepted_on", "started_on", "ended_on", "ended_why")  # what a pair has that has begun
NAMED_IN = ("meetings", "goals", "support")  # tables that may name a pair


def withdraw_publication(board: Board, *, why: str, owner: str, on: dt.date | None = None) -> Path:
    """Take the published pairs of this cycle out of the table again; returns the table. The decision to publish stays
    on record, with the word that it was dropped; why, and by whom, stands in the log of the board.

    why: the reason. owner: the role that answers for it, never a name. Raises BadInput, with nothing changed, where
    there are no pairs, where some were not published by mentorlab or have begun, where another table names one, and
    where anything changed meanwhile.
    """
    program, day = board.program, on or dt.date.today()
    if board.keeper.changed_elsewhere():
        raise BadInput(board.reread())
    faults = [*_unsaid(program, why, owner), *_against(program)]
    published = _publication(program)
    if published is None:
        faults.append(_fault(PAIRS, "not_published"))
    if faults or published is None:
        raise BadInput(faults)
    rows = program.in_file(PAIRS)
    said = catalogue("match_board").WITHDRAWN
    record = {"decision": published.id, "became": "dropped", "on": day, "note": said}
    keep(program.folder / "records" / f"{BECAME}{day.isoformat()}-{published.id}{ENDING}", as_sealed(record))
    again = "the word on the decision is on record; make it writable, or close it, and take the rows out by hand"
    table = add_rows(program, PAIRS, rows.iloc[:0], rows.index, again)
    board.note("withdraw", owner.strip(), why=why.strip())
    board.program = load(program.folder)
    return table


def _unsaid(program: Program, why: str, owner: str) -> Iterator[Fault]:
    for name, text in (("why", why), ("by", owner)):
        if not text.strip():
            yield _fault("board", name)
    if fields_naming_persons(program, {"owner": owner}):
        yield Fault("board", "owner", "names a person", "write the role, and nothing about a single person")


def _against(program: Program) -> Iterator[Fault]:
    """What speaks for leaving the pairs where they are."""
    if changed := changed_since(program):
        yield _fault("board", "changed_before_withdrawal", files=", ".join(changed))
        return
    if not program.has(PAIRS) or not program.rows[PAIRS]:
        yield _fault(PAIRS, "none_published")
        return
    refuse_database(program, PAIRS)
    rows = program.table(PAIRS)
    sides = zip(rows["mentee_id"].astype(str), rows["mentor_id"].astype(str), strict=True)
    ours = [one == pair_id(program, *side) for one, side in zip(rows["pair_id"], sides, strict=True)]
    if n := len(rows) - sum(ours):
        yield _fault(PAIRS, "not_ours", n=n)
    if n := int(rows[[name for name in BEGUN if name in rows]].notna().any(axis=1).sum()):
        yield _fault(PAIRS, "begun", n=n)
    for table in NAMED_IN:
        if n := _naming(program, table, rows["pair_id"]):
            yield _fault(table, "named_in", n=n)


def _naming(program: Program, table: str, pairs: pd.Series) -> int:
    held = program.table(table) if program.has(table) else None
    return 0 if held is None or "pair_id" not in held else int(held["pair_id"].isin(set(pairs)).sum())


def _publication(program: Program) -> Decision | None:
    """The decision to publish that still stands, of this cycle."""
    standing = [
        one
        for one in decisions_of(program).decisions
        if one.said.decision == PUBLISHES and not one.earlier and (one.became is None or one.became.became != "dropped")
    ]
    return standing[-1] if standing else None


def _fault(where: str, name: str, **cells: object) -> Fault:
    what, do = catalogue("match_board").CLASHES[name]
    return Fault(where, "reason" if name == "why" else "", what.format(**cells), do)
