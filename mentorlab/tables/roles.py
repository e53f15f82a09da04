"""Who is a mentor, and who a mentee? What pairs and applications say, else people themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

AUDIENCE_OF = {"mentor": "mentors", "mentee": "mentees"}


def roles(program: Program) -> pd.DataFrame:
    """Person_id and audience (mentors or mentees), each pair of them once. Who is both stands in two rows.

    Whom neither pairs nor applications know is what the person's own voice says (the form of the launch).
    """
    parts = []
    if program.has("pairs"):
        pairs = program.table("pairs")
        parts += [pd.DataFrame({"person_id": pairs[f"{role}_id"], "role": role}) for role in AUDIENCE_OF]
    if program.has("applications"):
        parts.append(program.table("applications")[["person_id", "role"]])
    known = pd.concat(parts) if parts else pd.DataFrame({"person_id": [], "role": []}, dtype="str")
    known = known.assign(audience=known["role"].map(AUDIENCE_OF)).dropna()[["person_id", "audience"]]
    if program.has("voices") and "person_id" in (voices := program.table("voices")):
        said = voices.rename(columns={"stakeholder": "audience"})[["person_id", "audience"]].dropna()
        said = said[said["audience"].isin(AUDIENCE_OF.values()) & ~said["person_id"].isin(known["person_id"])]
        known = pd.concat([known, said])
    return known.drop_duplicates(ignore_index=True)
