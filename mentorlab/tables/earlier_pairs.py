"""Who has been a pair before? Pairs of other cycles in the tables, and of the folders of earlier cycles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.errors import BadInput

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

BOTH = ["mentor_id", "mentee_id"]


def earlier_pairs(program: Program) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Mentor_id and mentee_id of every pair of an earlier cycle, each once, and which folders cannot be read.

    Rows where one of the two is missing stand with what there is.
    """
    found, unread = [_other_cycles(program)], []
    for place in program.charter.earlier_cycles:
        try:
            found.append(_in_folder(program.folder / place))
        except (BadInput, OSError):
            unread.append(place)
    return pd.concat(found).drop_duplicates(ignore_index=True), tuple(unread)


def _other_cycles(program: Program) -> pd.DataFrame:
    return _both(program.earlier("pairs")) if program.has("pairs") else _both(pd.DataFrame())


def _in_folder(folder: Path) -> pd.DataFrame:
    from mentorlab.tables.load import check

    faults, before = check(folder, earlier=False)
    if before is None:
        raise BadInput(faults)
    own = _both(before.table("pairs")) if before.has("pairs") else _both(pd.DataFrame())
    return pd.concat([own, _other_cycles(before)])


def _both(pairs: pd.DataFrame) -> pd.DataFrame:
    return pairs.reindex(columns=BOTH).astype("str")
