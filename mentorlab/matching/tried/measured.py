"""What did a match give its people? One number for each thing that matters, fit from 0 to 100.

Who has no mentor counts as a fit of 0: otherwise a policy would look better for leaving out those hard to serve.
"""

from __future__ import annotations

import numpy as np

from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED
from mentorlab.matching.tried.tabled import NOT_CHOSEN, Tabled

TOLD = ("share_matched", "mean_fit", "fit_tenth", "fit_worst", "share_first", "share_choice", "envy", "share_idle")
# Looked at to see which of those may be told, and told to nobody.
UNTOLD = ("fit_matched", "share_second", "share_third", "share_later", "share_named_alone", "share_full")
MEASURES = (*TOLD, *UNTOLD)
HUNDRED = 100.0


def measured(market: Tabled, mentor_of: Array) -> Array:
    """The measures in the order of `MEASURES`. `mentor_of`: int64, −1 = unmatched.

    share_first, share_choice: of the mentees who named somebody; missing where nobody did. envy: blocking pairs a
    mentee, that is, pairs that the rules allow and who would both rather have each other. share_idle: of the mentors
    who offer a place. fit_matched: mean fit of those with a mentor. share_second, share_third, share_later: as
    share_first. share_named_alone: of the mentees, those who named somebody and have nobody. share_full: as share_idle.
    """
    mentees = np.flatnonzero(mentor_of != UNMATCHED)
    mentors = mentor_of[mentees]
    fit = np.zeros(len(mentor_of))
    fit[mentees] = HUNDRED * market.fits[mentees, mentors] / market.best
    rank = market.chosen[mentees, mentors]
    later = (rank > 2) & (rank < NOT_CHOSEN)
    named = np.diff(market.choices.start) > 0
    asked = int(named.sum())
    load = np.bincount(mentors, minlength=len(market.mentors))
    offers = market.capacity > 0
    return np.array(
        [
            len(mentees) / len(fit),
            fit.mean(),
            np.quantile(fit, 0.1),
            fit.min(),
            (rank == 0).sum() / asked if asked else np.nan,
            (rank < NOT_CHOSEN).sum() / asked if asked else np.nan,
            _blocking(market, mentor_of, load) / len(fit),
            (load[offers] == 0).mean() if offers.any() else np.nan,
            fit[mentees].mean() if len(mentees) else np.nan,
            *((among.sum() / asked if asked else np.nan) for among in (rank == 1, rank == 2, later)),
            (named & (mentor_of == UNMATCHED)).sum() / len(fit),
            (load >= market.capacity)[offers].mean() if offers.any() else np.nan,
        ]
    )


def _blocking(market: Tabled, mentor_of: Array, load: Array) -> int:
    """How many pairs would both rather have each other (Gale and Shapley 1962). Pairs that had to be made stay."""
    mentees = np.flatnonzero(mentor_of != UNMATCHED)
    mentors = mentor_of[mentees]
    most = np.iinfo(np.int64).max
    have = np.full(len(mentor_of), -1, dtype=np.int64)
    have[mentees] = market.appeal[mentees, mentors]
    worth = market.merit[mentees, mentors].copy()
    if len(market.must):
        kept = np.zeros(len(mentor_of), dtype=bool)
        kept[market.must[mentor_of[market.must[:, 0]] == market.must[:, 1], 0]] = True
        have[kept], worth[kept[mentees]] = most, most
    least = np.full(len(load), most)
    np.minimum.at(least, mentors, worth)
    least[load < market.capacity] = -1
    return int(((market.appeal > have[:, None]) & (market.merit > least) & market.may).sum())
