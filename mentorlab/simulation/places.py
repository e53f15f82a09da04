"""Who is offered a place now, and who waits? A lottery within units, recorded so that anyone can draw again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import pandas as pd
from numpy.random import default_rng

from mentorlab.simulation.days import DRAWN_ON, STARTS_ON, WAITLIST_STARTS_ON

RECORD = f"draw-{DRAWN_ON.isoformat()}.json"
METHOD = (
    "One generator, numpy.random.default_rng(seed), goes through the blocks in alphabetical order, shuffles each "
    "block's sorted person ids with permutation and puts them in one line; then it draws a start u, a whole number "
    "below the number of applicants n. The person at position i of the line (from 0) gets one of the k places when "
    "(u + (i + 1) k) // n is larger than (u + i k) // n. Everybody has the same chance, k in n, and a block's places "
    "differ from its share by less than one."
)


@dataclass(frozen=True, eq=False)
class Draw:
    """The assignments table and the record of the lottery that made it."""

    assignments: pd.DataFrame
    record: dict[str, Any]

    @property
    def offered(self) -> pd.Index:
        """The person ids that got a place."""
        table = self.assignments.set_index("arm")
        offered: pd.Index = pd.Index(table.loc[["program"], "person_id"].to_numpy())
        return offered


def draw(program: str, cycle: str, blocks: pd.Series, places: int, seed: int) -> Draw:
    """Draw `places` people out of `blocks` (person_id → block) with a seed that the record names."""
    arms = draw_arms(blocks, places, seed)
    starts = arms.map({"program": STARTS_ON, "waitlist": WAITLIST_STARTS_ON})
    table = pd.DataFrame(
        {
            "person_id": arms.index,
            "arm": arms.to_numpy(),
            "block": blocks[arms.index].to_numpy(),
            "chance": round(places / len(blocks), 6),
            "assigned_on": pd.Timestamp(DRAWN_ON),
            "starts_on": pd.to_datetime(starts.to_numpy()),
            "drawn_with": RECORD,
        }
    )
    record = {
        "program": program,
        "cycle": cycle,
        "drawn_on": DRAWN_ON.isoformat(),
        "seed": seed,
        "method": METHOD,
        "applicants": len(blocks),
        "places": places,
        "places_by_block": blocks[arms == "program"].value_counts().sort_index().to_dict(),
        "arms_sha256": arms_sha256(arms),
    }
    return Draw(table, record)


def draw_arms(blocks: pd.Series, places: int, seed: int) -> pd.Series:
    """The arm of every person (sorted by id), by the method that the record describes."""
    rng = default_rng(seed)
    line = [
        person for block in sorted(set(blocks)) for person in rng.permutation(sorted(blocks.index[blocks == block]))
    ]
    n, start = len(line), int(rng.integers(len(line)))
    lucky = {person for i, person in enumerate(line) if (start + (i + 1) * places) // n > (start + i * places) // n}
    ids = sorted(line)
    return pd.Series(["program" if person in lucky else "waitlist" for person in ids], index=ids)


def arms_sha256(arms: pd.Series) -> str:
    """The fingerprint of a draw: sha256 of the sorted lines `person_id,arm` (each ended by a newline, UTF-8)."""
    lines = sorted(f"{person},{arm}\n" for person, arm in arms.items())
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()
