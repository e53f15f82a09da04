"""Which pairs lasted as long as was agreed, and until when?"""

from __future__ import annotations

import pandas as pd

from mentorlab.measures.pairs_run import ended_as_meant
from mentorlab.tables.definitions import Definition


def lasted(pairs: pd.DataFrame, one: Definition, day: pd.Timestamp) -> pd.Series:
    """The day on which each pair had lasted; missing where it has not, or broke off early.

    `pairs`: the frame of `pairs_run`. A pair lasted that ended because it was done, that ended after the definition's
    share of the time agreed, or that goes on past its planned end.
    """
    planned, ended = pairs["planned_end_on"], pairs["ended_on"]
    agreed = (planned - pairs["began_on"]).dt.days
    stayed = (ended - pairs["began_on"]).dt.days >= one.settings["share_of_time"] * agreed
    done = ended.notna() & (stayed | ended_as_meant(pairs["ended_why"]))
    went_on = ended.isna() & (planned <= day)
    return ended.where(done).fillna(planned.where(went_on))


def planned_days_have_come(pairs: pd.DataFrame, day: pd.Timestamp) -> bool:
    """Has the planned end of any pair come? Before that nobody can have completed anything."""
    return bool((pairs["planned_end_on"] <= day).any())
