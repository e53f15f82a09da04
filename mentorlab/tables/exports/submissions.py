"""Who answered more than once? The last finished answer counts, unless the mapping says otherwise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from mentorlab.errors import ROWS_SHOWN, Fault
from mentorlab.tables.exports.long import LONG, identity
from mentorlab.tables.exports.mapping import Mapping

AGAIN = "another answer of somebody who answered more than once"


def others(
    mapping: Mapping, file: str, raw: pd.DataFrame, moments: Callable[[], pd.Series], finished: pd.Series
) -> tuple[pd.Series, str, list[Fault]]:
    """Which rows are not the one that counts, the reason in words, and the fault if the mapping wants one.

    Finished answers come before others, then the time decides (`moments`), then the place in the file.
    """
    keys = [name for name in LONG[mapping.table].one_per if name in raw] if mapping.items else []
    if not mapping.items:
        keys = [name for name in identity(mapping.table, tuple(raw.columns)) if name in raw]
    nobody = pd.Series(False, index=raw.index)
    if not keys or not raw.duplicated(keys).any():
        return nobody, "", []
    reason = AGAIN if "person_id" in keys or "respondent_id" in keys else f"another row of the same {', '.join(keys)}"
    if mapping.duplicates == "fault":
        twice = raw.duplicated(keys, keep=False)
        rows = tuple(int(row) for row in raw.index[twice][:ROWS_SHOWN])
        do = "write `duplicates: last` or `first` into the mapping, or take rows out"
        fault = Fault(file, " + ".join(keys), "stands more than once", do, rows, int(twice.sum()))
        return nobody, reason, [fault]
    last = mapping.duplicates == "last"
    times = moments().fillna(-np.inf).to_numpy()
    done = finished.to_numpy()
    order = np.lexsort((np.arange(len(raw)), times, done if last else ~done))
    counts = raw.iloc[order].duplicated(keys, keep="last" if last else "first")
    return nobody | counts.reindex(raw.index), reason, []
