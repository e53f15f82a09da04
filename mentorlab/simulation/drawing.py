"""How are places drawn so that anyone can draw again? A lottery within blocks, or of whole teams, and its record."""

from __future__ import annotations

from typing import Any

import pandas as pd
from numpy.random import default_rng

from mentorlab.simulation.days import DRAWN_ON
from mentorlab.tables.draw import arms_sha256

RECORD = f"draw-{DRAWN_ON.isoformat()}.json"
OF_PEOPLE = (
    "One generator, numpy.random.default_rng(seed), goes through the blocks in alphabetical order, shuffles each "
    "block's sorted person ids with permutation and puts them in one line; then it draws a start u, a whole number "
    "below the number of people n. The person at position i of the line (from 0) gets one of the k places when "
    "(u + (i + 1) k) // n is larger than (u + i k) // n. Everybody has the same chance, k in n, and a block's places "
    "differ from its share by less than one."
)
OF_TEAMS = (
    "One generator, numpy.random.default_rng(seed), shuffles the sorted ids of the teams with permutation. The first "
    "{first} begin with the first step, the next {second} with the second; the others wait."
)


def draw_people(blocks: pd.Series, places: int, seed: int, arms: tuple[str, str]) -> pd.Series:
    """The arm of every person (sorted by id), by the method that the record describes. `arms`: given, not given."""
    rng = default_rng(seed)
    line = [person for _, block in blocks.groupby(blocks, sort=True) for person in rng.permutation(sorted(block.index))]
    n, start = len(line), int(rng.integers(len(line)))
    lucky = {person for i, person in enumerate(line) if (start + (i + 1) * places) // n > (start + i * places) // n}
    ids = sorted(line)
    return pd.Series([arms[person not in lucky] for person in ids], index=ids)


def draw_teams(teams: pd.Series, first: int, second: int, seed: int) -> pd.Series:
    """The step of every person (0, 1, or 2 = waits), by the method of the record. `teams`: person → team."""
    order = default_rng(seed).permutation(sorted(set(teams)))
    step = {team: 0 if place < first else 1 if place < first + second else 2 for place, team in enumerate(order)}
    return teams.map(step)


def record_of(program: str, cycle: str, seed: int, method: str, arms: pd.Series, **more: Any) -> dict[str, Any]:
    """What the file in records/ says of a draw. `arms`: person_id → arm."""
    drawn = pd.DataFrame({"person_id": arms.index, "arm": arms.to_numpy()})
    return {
        "program": program,
        "cycle": cycle,
        "drawn_on": DRAWN_ON.isoformat(),
        "seed": seed,
        "method": method,
        "people": len(arms),
        "places": int((arms == "program").sum()),
        **more,
        "arms_sha256": arms_sha256(drawn),
    }
