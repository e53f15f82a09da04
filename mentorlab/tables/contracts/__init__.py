"""Which tables there are, and what each promises. The data dictionary (`data/README.md`) is written from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mentorlab.errors import did_you_mean
from mentorlab.tables.contracts import joining, measuring, mentoring
from mentorlab.tables.contracts.shape import Column, Kind, Table

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (*joining.TABLES, *mentoring.TABLES, *measuring.TABLES)}
)

STAKEHOLDERS = joining.STAKEHOLDERS


def contract(name: str) -> Table:
    """The contract of one table. A name that is no table raises ValueError with the nearest one."""
    if name not in TABLES:
        raise ValueError(f"{name!r} is no table; {did_you_mean(name, tuple(TABLES))}")
    return TABLES[name]


__all__ = ["STAKEHOLDERS", "TABLES", "Column", "Kind", "Table", "contract"]
