"""When exactly was each answer given? To the second, so that of two answers on one day the later is known."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.days import SERIAL, days_meant
from mentorlab.tables.exports.fields import Sources
from mentorlab.tables.exports.formats import FORMATS
from mentorlab.tables.exports.leaving_out import lookup
from mentorlab.tables.exports.mapping import Mapping
from mentorlab.tables.exports.opened import Export

CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.,][0-9]+)?))?(?: ?([AaPp])\.?[Mm]\.?)?")
OFFSET = re.compile(r" ?(?:GMT|UTC)?([+-])([0-9]{1,2}):?([0-9]{2})?")
A_DAY = 86_400


def moments(export: Export, mapping: Mapping, asked: Sources, rows: pd.Index) -> pd.Series:
    """Seconds since 1970 by the clock of the export, for these rows of it; NaN where no day is known.

    Where a cell says how far its clock is from UTC, in UTC: on the night on which clocks are put back, the later answer
    can show the earlier time.
    Told by the column that fills the table's day, else by the tool's own (the best first).
    """
    mapped = asked.columns.get(TABLES[mapping.table].dated or "", [])
    own = export.naming.first(FORMATS[export.format].when)
    found = pd.Series(np.nan, index=rows)
    for column in mapped or ([own] if own is not None else []):
        cells = export.cells.loc[rows, column.place]
        stated = mapping.date_order if mapping.date_order != "year_first" else None
        days = days_meant("", "", cells.astype("str"), stated).values
        since = days.to_numpy().astype("datetime64[s]").astype("int64").astype(float)
        clock = lookup(cells, [_seconds(str(word)) for word in cells.cat.categories], 0.0)
        found = found.fillna(pd.Series(since, index=rows).mask(days.isna()) + clock)
    return found


def _seconds(word: str) -> float:
    """Seconds since midnight; 0 where no time of day is said."""
    if SERIAL.fullmatch(word):
        return float(word.replace(",", ".")) % 1 * A_DAY
    clock = CLOCK.search(word)
    if clock is None:
        return 0.0
    hours = int(clock[1]) % 12 + 12 * (clock[4] in ("P", "p")) if clock[4] else int(clock[1])
    shown = hours * 3600 + int(clock[2]) * 60 + float((clock[3] or "0").replace(",", "."))
    offset = OFFSET.match(word, clock.end())
    if offset is None:
        return shown
    ahead = int(offset[2]) * 3600 + int(offset[3] or 0) * 60
    return shown - (ahead if offset[1] == "+" else -ahead)
