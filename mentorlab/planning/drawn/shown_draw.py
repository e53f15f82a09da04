"""Can it be shown that the list was drawn, once, and as its record says?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.wording import catalogue
from mentorlab.measures.repeated_draw import names_in, repeats
from mentorlab.tables.on_record.draw import drawn_again, how_drawn
from mentorlab.tables.on_record.draw_record import BY_CHANCE, DrawRecord, draw_records

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class ShownDraw:
    """`on_record`: does a record vouch for the list; `repeated`: does drawing again give it. `groups`: person_id → the
    block, or for whole groups their start.
    """

    on_record: CheckResult
    repeated: CheckResult
    groups: pd.Series
    checks: tuple[Check, ...]
    deviations: tuple[str, ...]
    notes: tuple[str, ...]
    seed_named: tuple[str, ...] = ()


def shown_draw(program: Program, rows: pd.DataFrame) -> ShownDraw:
    """What records and list together show of a draw."""
    drawn, notes = how_drawn(program.records, rows, whole="assignments" not in program.left_out)
    results: dict[str | None, CheckResult] = {"record": "passed", "contradicted": "failed"}
    on_record = results.get(drawn, "not_checked")
    again = drawn_again(program.records, rows)
    named = [one for one in draw_records(program.records) if one.name in names_in(rows)]
    record = named[0] if len(named) == 1 else None
    repeated = _repeated(program, record, rows)
    said = {"record": record.name if record else "", "why": " ".join([*again, *notes])}
    once: CheckResult = "not_checked" if not named else "failed" if again or drawn == "contradicted" else "passed"
    checks = [_check("on_record", on_record, said), _check("repeats", repeated, said)]
    checks += [_check("drawn_once", once, said)] if named else []
    checks += [_shares(rows)] if "block" in rows and record is not None and not record.forgotten else []
    return ShownDraw(on_record, repeated, _groups(rows), tuple(checks), again, tuple(notes), _seed_named(record))


def _seed_named(record: DrawRecord | None) -> tuple[str, ...]:
    """Whether somebody chose the seed; nothing where the record does not say where it is from."""
    seed_from = record.said.get("seed_from") if record is not None else None
    if record is None or seed_from in (None, BY_CHANCE):
        return ()
    return (catalogue("planning_places").NOTES_HERE["seed"].format(record=record.name, seed_from=seed_from),)


def _repeated(program: Program, record: DrawRecord | None, rows: pd.DataFrame) -> CheckResult:
    same = repeats(record, rows, program.charter.evaluation.design) if record is not None else None
    return "not_checked" if same is None else "passed" if same else "failed"


def _check(name: str, result: CheckResult, said: dict[str, str]) -> Check:
    return Check(name, result, catalogue("planning_places").CHECKS[f"{name}_{result}"].format_map(said))


def _shares(rows: pd.DataFrame) -> Check:
    given = rows["arm"] == "program"
    blocks = rows["block"].fillna("")
    off = given.groupby(blocks).sum() - given.mean() * blocks.value_counts()
    return _check("shares", "passed" if (off.abs() < 1).all() else "failed", {})


def _groups(rows: pd.DataFrame) -> pd.Series:
    labels, ids = catalogue("planning_places").LABELS, rows["person_id"].to_numpy()
    if "cluster" in rows and rows["cluster"].notna().any():
        on = rows["starts_on"] if "starts_on" in rows else pd.Series(pd.NaT, index=rows.index)
        named = [labels["wait"] if pd.isna(day) else labels["begin"].format(on=day.date()) for day in on]
        return pd.Series(named, index=ids)
    block = rows["block"].fillna("") if "block" in rows else pd.Series("", index=rows.index)
    return pd.Series(block.to_numpy(), index=ids)
