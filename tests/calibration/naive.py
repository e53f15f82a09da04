"""What do others compute that the kit does not? The field's own naive analyses, to show how far they miss."""

from __future__ import annotations

from mentorlab.simulation.program import Simulated
from mentorlab.stats import two_groups
from mentorlab.stats.estimates import Estimate


def retention_gap(simulated: Simulated) -> Estimate:
    """Share still employed at the end among people who met a mentor at all, minus the share among all others.

    Whoever leaves early has had no time to meet a mentor, so the gap is there without any effect (Suissa 2008).
    """
    people = simulated.tables["people"].set_index("person_id")
    people = people[people["eligible_as"].isin(["mentee", "both"])]
    meetings, pairs = simulated.tables["meetings"], simulated.tables["pairs"]
    held = set(meetings.loc[meetings["status"] == "held", "pair_id"].dropna())
    met = people.index.isin(pairs.loc[pairs["pair_id"].isin(held), "mentee_id"])
    stayed = people["left_on"].isna().astype(float)
    return two_groups(stayed[met], stayed[~met]).difference
