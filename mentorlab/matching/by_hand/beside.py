"""What would other policies give around the same locks and vetoes?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import BadInput
from mentorlab.matching.by_hand.solved import solve
from mentorlab.matching.judged.judging import fit_of
from mentorlab.matching.judged.ranks import NAMED_NONE, ranks

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.held import Hold
    from mentorlab.matching.market import Market

COMPARED = ("optimal", "optimal_with_choice", "stable", "fairest", "serial_dictatorship", "first_come", "random")


@dataclass(frozen=True)
class Way:
    """What one policy gives. fit, worst: the mean and the lowest fit of those with a mentor (0–100, missing without
    any); unmatched: mentees without a mentor; unwished: mentees who named somebody and have none of them (without a
    mentor included); first: mentees with their first choice; same: mentees with the mentor that the board proposes;
    refused: why there is no match, empty where there is one.
    """

    policy: str
    fit: float = float("nan")
    worst: float = float("nan")
    unmatched: int = 0
    unwished: int = 0
    first: int = 0
    same: int = 0
    refused: str = ""


def ways(
    market: Market, holds: Sequence[Hold], board: np.ndarray, policies: Sequence[str] = COMPARED, *, seed: int = 0
) -> Iterator[Way]:
    """One after the other, as they are solved. `board`: the match that the board proposes; lots from `seed`."""
    for policy in policies:
        try:
            solved = solve(market, holds, policy, seed=seed)
        except BadInput as bad:
            yield Way(policy, refused=" ".join(fault.what for fault in bad.faults))
            continue
        mentor_of = np.asarray(solved.match.mentor_of)
        fit, rank = fit_of(market, mentor_of), ranks(market, mentor_of)
        made = fit[mentor_of >= 0]
        named = np.diff(market.choices.start) > 0
        yield Way(
            policy,
            round(float(made.mean()), 1) if len(made) else float("nan"),
            round(float(made.min()), 1) if len(made) else float("nan"),
            int((mentor_of < 0).sum()),
            int((named & (rank <= 0) & (rank != NAMED_NONE)).sum()),
            int((rank == 1).sum()),
            int((mentor_of == board).sum()),
        )
