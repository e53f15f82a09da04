"""How are places drawn so that anyone can draw again? A lottery within blocks, or of whole teams, and its record."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab.simulation.days import DRAWN_ON
from mentorlab.stats.lots import drawn_in_blocks, drawn_order
from mentorlab.tables.on_record.draw import arms_sha256

RECORD = f"draw-{DRAWN_ON.isoformat()}.json"
OF_TEAMS = (
    "One generator, numpy.random.default_rng(seed), shuffles the sorted ids of the teams with permutation. The first "
    "{first} begin with the first step, the next {second} with the second; the others wait."
)


def draw_people(blocks: pd.Series, places: int, seed: int, arms: tuple[str, str]) -> pd.Series:
    """The arm of every person (sorted by id), by the method that the record describes. `arms`: given, not given."""
    ids = sorted(blocks.index)
    lucky = drawn_in_blocks(list(blocks.loc[ids]), places, seed)
    return pd.Series(np.where(lucky, *arms).tolist(), index=ids)


def draw_teams(teams: pd.Series, first: int, second: int, seed: int) -> pd.Series:
    """The step of every person (0, 1, or 2 = waits), by the method of the record. `teams`: person → team."""
    names = sorted(set(teams))
    turn = dict(zip(names, drawn_order(len(names), seed).tolist(), strict=True))
    return teams.map({team: 0 if turn[team] < first else 1 if turn[team] < first + second else 2 for team in names})


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
