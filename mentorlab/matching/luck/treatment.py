"""Which mentors count as the kind asked about? `grade >= 4`, `site = Harbour`, or another unit than one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.tables.contracts import contract

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

FORM = re.compile(r"\s*(?P<column>\w+)\s*(?:(?P<sign>>=|=)\s*(?P<value>.+?)|(?P<own>differs|same))\s*")
SENIORITY = "grade"


@dataclass(frozen=True, eq=False)
class Treatment:
    """text: as one writes it; label: "a mentor with …"; counts: mentees × mentors, bool.

    of_mentor: whether it is alike for all mentees; notes: whose value is not known, counted.
    """

    text: str
    label: str
    counts: Array
    of_mentor: bool
    notes: tuple[str, ...]

    def too_few(self, smallest: int) -> bool:
        """Would the answer be one about a handful of mentors?"""
        with_it = int(self.counts.any(axis=0).sum())
        return self.of_mentor and min(with_it, self.counts.shape[1] - with_it) < smallest


def treatment_of(program: Program, market: Market, text: str | None) -> Treatment:
    """The kind of mentor that the text names; without one, the upper part by grade, else another unit than one's own.

    Raises BadInput for a text that cannot be read and a column that `people` does not have or that holds persons or
    days; NotComputable where nothing is named and the tables have neither a grade nor units.
    """
    if not program.has("people"):
        raise NotComputable("which mentors are of which kind stands in the table people; add it")
    people = program.table("people").dropna(subset=["person_id"]).drop_duplicates("person_id").set_index("person_id")
    text = text or _usual(program, people, market)
    found = FORM.fullmatch(text)
    if found is None:
        do = "write a column and what it must be: 'grade >= 4', 'site = Harbour', 'business_unit differs'"
        raise BadInput(Fault("settings", "treatment", f"{text!r} cannot be read", do))
    column = found["column"]
    _refuse(column, people)
    theirs, ours = people[column].reindex(market.mentors), people[column].reindex(market.mentees)
    words, name = catalogue("matching_lottery").KINDS, column.replace("_", " ")
    if found["own"]:
        known = theirs.notna().to_numpy() & ours.notna().to_numpy()[:, None]
        same = theirs.astype(str).to_numpy() == ours.astype(str).to_numpy()[:, None]
        counts, label = known & (same if found["own"] == "same" else ~same), words[found["own"]].format(column=name)
    else:
        row = _at_least(theirs, found["value"]) if found["sign"] == ">=" else _equal(theirs, found["value"])
        counts = np.broadcast_to(row, (len(ours), len(theirs)))
        label = words[found["sign"]].format(column=name, value=found["value"])
    unknown = int(theirs.isna().sum()) + (int(ours.isna().sum()) if found["own"] else 0)
    notes = (words["unknown"].format(n=unknown, column=name),) if unknown else ()
    return Treatment(text, label, counts, not found["own"], notes)


def _usual(program: Program, people: pd.DataFrame, market: Market) -> str:
    grades = people[SENIORITY].reindex(market.mentors).dropna() if SENIORITY in people else pd.Series(dtype=float)
    if pd.api.types.is_numeric_dtype(grades) and len(grades.unique()) > 1:
        shares = {value: float((grades >= value).mean()) for value in sorted(grades.unique())[1:]}
        nearest = min(shares, key=lambda value: (abs(shares[value] - 0.5), value))
        return f"{SENIORITY} >= {nearest:g}"
    units = program.charter.units
    if units and units in people:
        return f"{units} differs"
    raise NotComputable("no kind of mentor is named, and people has neither a grade nor the charter's units; name one "
                        "with treatment='grade >= 4'")  # fmt: skip


def _refuse(column: str, people: pd.DataFrame) -> None:
    kinds = {one.name: one.kind for one in contract("people").columns}
    usable = [str(name) for name in people if kinds.get(str(name)) not in ("id", "date")]
    if column not in usable:
        what = f"people has no column {column!r} that says of what kind somebody is"
        raise BadInput(Fault("settings", "treatment", what, did_you_mean(column, usable or ["none: add one"])))


def _at_least(values: pd.Series, least: str) -> Array:
    try:
        number = float(least)
    except ValueError:
        what = f"{least!r} is no number to be reached"
        raise BadInput(Fault("settings", "treatment", what, "write a number after >=")) from None
    if not pd.api.types.is_numeric_dtype(values):
        raise BadInput(Fault("settings", "treatment", f"{values.name} holds no numbers", "use = with a value of it"))
    return np.asarray((values >= number).to_numpy(dtype=bool, na_value=False))


def _equal(values: pd.Series, wanted: str) -> Array:
    known = sorted({_text(value) for value in values.dropna()})
    if wanted not in known:
        what = f"no mentor in the pool has {values.name} {wanted!r}"
        raise BadInput(Fault("settings", "treatment", what, did_you_mean(wanted, known or ["none: it is empty"])))
    return np.array([pd.notna(value) and _text(value) == wanted for value in values])


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
