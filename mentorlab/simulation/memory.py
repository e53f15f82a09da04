"""Can a simulated program be asked questions without writing it to files? Opened as if it had been loaded."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from mentorlab.simulation.on_demand import OnDemand
from mentorlab.simulation.program import Simulated
from mentorlab.tables.cells import with_defaults
from mentorlab.tables.charter import Charter
from mentorlab.tables.contracts import TABLES, Table
from mentorlab.tables.on_record.decisions import as_sealed, is_decision
from mentorlab.tables.on_record.protocol import NAME, as_file
from mentorlab.tables.program import Program
from mentorlab.tables.read import FIRST_ROW

NOWHERE = Path(os.devnull) / "simulated"  # no folder can be there


def as_program(simulated: Simulated) -> Program:
    """The program that `load` would open from the folder that `files.write` writes; no file is read or written.

    Its `folder` is a place where nothing can be, and `inputs` is empty. Tables are not checked again;
    each is made when it is first asked for.
    """
    charter = Charter.model_validate(simulated.charter, by_alias=True, by_name=False)
    frames = OnDemand({(name,): partial(_one, name, simulated) for name in TABLES if name in simulated.tables})
    records = {name: as_bytes(name, record) for name, record in simulated.records.items()}
    return Program(NOWHERE, charter, (), {}, frames, records=MappingProxyType(records))


def _one(name: str, simulated: Simulated) -> dict[str, pd.DataFrame]:
    return {name: as_loaded(TABLES[name], simulated.tables[name])}


def as_bytes(name: str, record: dict[str, Any]) -> bytes:
    """A record as its file holds it: a protocol with its sum, a decision sealed, any other as JSON."""
    if NAME.fullmatch(name):
        return as_file(record)
    if is_decision(name):
        return as_sealed(record)
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def as_loaded(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns with the types that loading gives them, defaults filled in, indexed by row of the file."""
    columns = {name: _as_read(table, name, frame[name]) for name in frame.columns}
    typed = pd.DataFrame(columns, copy=False)
    typed.index = pd.RangeIndex(FIRST_ROW, FIRST_ROW + len(frame)).astype("int64")
    return with_defaults(table, typed)


def _as_read(table: Table, name: str, cells: pd.Series) -> pd.Series:
    contract = table.column(name)
    kind = contract.kind if contract else "guessed"
    if cells.dtype.kind == "M":
        return cells.astype("datetime64[us]")
    if cells.dtype.kind in "iuf" or str(cells.dtype) == "Int64":
        whole = kind == "integer" and bool(cells.notna().all()) and len(cells) > 0
        return cells.astype("int64" if whole else "float64")
    return cells.astype("str")
