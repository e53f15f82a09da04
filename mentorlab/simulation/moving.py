"""When else could the same program have been? Every day of it moved by whole weeks, so that weekdays stay.

The seasons in which meetings give way to other work move with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.simulation.days import CYCLE, STARTS_ON, cycle_of
from mentorlab.simulation.deciding import BEFORE
from mentorlab.simulation.on_demand import Made, OnDemand

if TYPE_CHECKING:
    from mentorlab.simulation.program import Simulated

A_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
A_YEAR = timedelta(weeks=52)


def moved(simulated: Simulated, starts_on: date) -> Simulated:
    """The same program as if it had begun on this day, whole weeks earlier or later."""
    by = starts_on - STARTS_ON
    if not by:
        return simulated
    cycles = {CYCLE: cycle_of(starts_on), BEFORE: cycle_of(starts_on - A_YEAR)}
    tables = OnDemand({(name,): partial(_table, name, simulated.tables, by) for name in simulated.tables})
    return replace(
        simulated,
        charter=_said(simulated.charter, by, cycles),
        tables=tables,
        records=_said(simulated.records, by, cycles),
        fading=_frame(simulated.fading, by),
    )


def _table(name: str, tables: Mapping[str, pd.DataFrame], by: timedelta) -> Made:
    return {name: _frame(tables[name], by)}


def _frame(frame: pd.DataFrame, by: timedelta) -> pd.DataFrame:
    columns = [str(name) for name in frame]
    days = {name: frame[name] + np.timedelta64(by.days, "D") for name in columns if frame[name].dtype.kind == "M"}
    if "drawn_with" in frame:
        records = frame["drawn_with"].map(lambda name: _text(name, by), na_action="ignore").astype("str")
        frame = frame.assign(drawn_with=records)
    return frame.assign(**days)


def _said(value: Any, by: timedelta, cycles: Mapping[str, str]) -> Any:
    """Plain values with every day moved, also those within texts and names."""
    if isinstance(value, dict):
        return {_said(key, by, cycles): _said(one, by, cycles) for key, one in value.items()}
    if isinstance(value, list):
        return [_said(one, by, cycles) for one in value]
    if isinstance(value, date):
        return value + by
    return cycles.get(value, _text(value, by)) if isinstance(value, str) else value


def _text(text: str, by: timedelta) -> str:
    return A_DAY.sub(lambda found: (date.fromisoformat(found[0]) + by).isoformat(), text)
