"""Who is in which circle, or on whose shortlist? Lists of persons, for the program's own staff and nobody else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.match import UNMATCHED
from mentorlab.matching.proposing import listed_pairs
from mentorlab.matching.why import not_in_a_report, rank_of
from mentorlab.shipped import shipped
from mentorlab.tables.on_record.kept_once import free_name
from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlab.matching.forms import Circles, Shortlists
    from mentorlab.matching.market import Market
    from mentorlab.tables.program import Program

HUNDRED, PLACES, STAFF = 100, 2, "staff"


def in_circles(program: Program, market: Market, match: Circles) -> pd.DataFrame:
    """One row for each mentee who has a seat, circle by circle, in the columns of the table `pairs` (`kind` is circle,
    `group_id` the same for all of one mentor), so that the rows can be copied there. `score`: the fit, 0–100.

    Raises BadInput within a report: the list is about persons.
    """
    not_in_a_report(program.publishing is not None, "in_circles", "the folder staff")
    rows = listed_pairs(program, market, match.mentor_of, "circles")
    group = "circle_" + rows["mentor_id"].rank(method="dense").astype(int).astype(str).str.zfill(3)
    rows = rows.assign(kind="circle", group_id=group).sort_values(["group_id", "mentee_id"], kind="stable")
    return rows[["pair_id", "mentor_id", "mentee_id", "matched_on", "kind", "group_id", "score"]].reset_index(drop=True)


def on_shortlists(program: Program, market: Market, match: Shortlists) -> pd.DataFrame:
    """One row for each mentee and each mentor they could meet, best first; one without a mentor for who meets nobody.

    Columns: mentee_id, place (1 = best), mentor_id, fit (0–100), rank (of the mentor among the mentee's choices, 1 =
    first; missing = not named). Raises BadInput within a report: the list is about persons.
    """
    not_in_a_report(program.publishing is not None, "on_shortlists", "the folder staff")
    table = np.asarray(match.mentor_of).reshape(len(market.mentees), -1)
    mentee, place = np.nonzero(table != UNMATCHED)
    mentor = table[mentee, place]
    fit = HUNDRED * market.fit(mentee, mentor) / market.best
    ranks = [rank_of(market, int(i), int(j)) for i, j in zip(mentee, mentor, strict=True)]
    found = pd.DataFrame(
        {
            "mentee_id": [market.mentees[i] for i in mentee],
            "place": place + 1,
            "mentor_id": [market.mentors[j] for j in mentor],
            "fit": np.round(fit.astype(float), PLACES),
            "rank": pd.array(ranks, dtype="Int64"),
        }
    )
    return pd.DataFrame({"mentee_id": market.mentees}).merge(found, how="left").astype({"place": "Int64"})


def save(program: Program, rows: pd.DataFrame, name: str, *, on: dt.date | None = None) -> Path:
    """Put a list into the program's `staff/`, for its owner only; an earlier one stays. Returns the file.

    name: what it lists, such as circles. on: the day in its name (default: today). Raises BadInput where the program
    ships with mentorlab, or the file cannot be written.
    """
    if program.folder.resolve().is_relative_to(shipped("data").resolve()):
        what = "is the program that ships"
        raise BadInput(Fault(program.folder.name, "", what, "copy it, and save in the copy"))
    folder = program.folder / STAFF
    taken = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    path = folder / free_name(taken, name, on or dt.date.today(), "csv")
    try:
        write_whole({path: rows.to_csv(index=False).encode()}, mode=FOR_THE_OWNER)
    except OSError as error:
        what = f"cannot be written ({error.strerror}); nothing was saved"
        raise BadInput(Fault(STAFF, "", what, "make the folder staff/ writable")) from error
    return path
