"""Who could be recognised in what is shown? One question a module.

`small`: in one table. `jointly`: whichever split of the same people is asked for, by the columns that `splits` lets
through. `determined`: what do sums tell about others? `ledger`, `publishing`: in one report beside earlier ones.
"""

from __future__ import annotations

from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import Settled, all_alike, settle
from mentorlab.tables.privacy.ledger import Ledger
from mentorlab.tables.privacy.small import hidden_rows, hide_cells, hide_small, may_show_total, stay_hidden

__all__ = [
    "Ledger",
    "Settled",
    "all_alike",
    "hidden_rows",
    "hide_cells",
    "hide_small",
    "may_show_total",
    "newly_told",
    "settle",
    "stay_hidden",
]
