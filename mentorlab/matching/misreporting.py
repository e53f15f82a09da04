"""How many mentees could get a mentor they like better by stating other choices than the true ones?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator, default_rng

from mentorlab.errors import NotComputable
from mentorlab.matching.completing import allowed_rows, arcs_of, fit_rows
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.tastes import FIT
from mentorlab.stats import Estimate, wilson

SURE = 1.645  # one-sided 95 %: what a gain that differs from draw to draw must exceed, in standard errors
SEARCH = 4  # one draw in so many serves to look for the best misreport, the others to see whether it holds


@dataclass(frozen=True)
class Misreporting:
    """share: of the mentees asked, those who could gain (Wilson interval); gained, asked: how many; draws: seeds used
    (1 where the policy does not depend on its lots in this market)."""

    share: Estimate
    gained: int
    asked: int
    draws: int


def misreporting(
    market: Market,
    policy: Callable[[Market, Generator], Match],
    rng: Generator,
    *,
    most: int = 100,
    others: int = 5,
    draws: int = 20,
) -> Misreporting:
    """The share of mentees who would gain by stating something untrue, while everybody else states the truth.

    What a mentee truly wants is taken to be what the market says: the stated choices, then everybody allowed by fit. Of
    at most `most` mentees, drawn without replacement (those whose pair is made anyway are left out), each tries: two
    choices swapped, one left out, only the first few, and one of the `others` next best mentors put first, or last.
    It is a lower bound: who gains by nothing of this might by something else.

    Policies that draw lots: truth and untruth are compared under the same seeds (common random numbers), by the mean
    place on the true list (no mentor: one place behind the last). A quarter of the `draws` looks for the best untruth;
    the gain must then show in the others, above 1.645 standard errors, so that of those who cannot gain at most 5 %
    are counted. Where all draws give the same truthful match, one is used.

    Raises NotComputable for shortlists, for nobody to ask, and for most < 1, others < 0 or draws < 8.
    """
    if most < 1 or others < 0 or draws < 2 * SEARCH:
        raise NotComputable(
            f"most must be 1, others 0 and draws {2 * SEARCH} at least, not {most}, {others} and {draws}"
        )
    free = np.setdiff1d(np.arange(len(market.mentees)), market.must[:, 0])
    if not len(free):
        raise NotComputable("there is no mentee whose choices could matter; leave this market out")
    asked = np.sort(rng.choice(free, size=min(most, len(free)), replace=False))
    seeds = rng.integers(0, 2**63, size=draws)
    truth = np.array([_mentor_of(policy, market, seed) for seed in seeds])
    if (truth == truth[0]).all():
        seeds, truth = seeds[:1], truth[:1]
    gained = sum(_gains(market, policy, int(mentee), truth[:, mentee], seeds, others) for mentee in asked)
    return Misreporting(wilson(gained, len(asked)), gained, len(asked), len(seeds))


def true_places(market: Market, mentee: int) -> Array:
    """The place of every mentor on a mentee's true list (0 = best; equal fits share one), and of no mentor, last.

    int64, M + 1: the last entry, which position −1 finds, is that of no mentor; so is the place of who is not allowed.
    """
    row = np.array([mentee])
    worth = fit_rows(market, row)[0].astype(np.int64)
    _, arc = arcs_of(market.choices, row)
    worth[market.choices.whom[arc]] = (2 << FIT) - market.choices.rank[arc]
    worth[~allowed_rows(market, row)[0]] = UNMATCHED
    worth = np.append(worth, UNMATCHED)
    above = np.sort(-worth)
    return np.searchsorted(above, -worth)


def untruths(stated: Array, true: Array, others: int) -> Iterator[Array]:
    """What a mentee may state instead. true: the places of `true_places`."""
    n = len(stated)
    for a in range(n):
        for b in range(a + 1, n):
            swapped = stated.copy()
            swapped[[a, b]] = stated[[b, a]]
            yield swapped
    for a in range(n - 1):
        yield np.delete(stated, a)
    for kept in range(n):
        yield stated[:kept]
    unstated = np.setdiff1d(np.flatnonzero(true[:-1] < true[-1]), stated)
    for other in unstated[np.argsort(true[unstated], kind="stable")][:others]:
        yield np.concatenate([[other], stated[: max(0, n - 1)]])
        if n > 1:
            yield np.concatenate([stated[:-1], [other]])


def _gains(market: Market, policy: Callable[..., Match], mentee: int, truth: Array, seeds: Array, others: int) -> bool:
    place = true_places(market, mentee)
    had = place[truth]
    if not had.any():
        return False  # always the best there is
    look = slice(0, max(1, len(seeds) // SEARCH))
    best, most = None, 0.0
    for untruth in untruths(market.choices.of(mentee), place, others):
        other = _restated(market, mentee, untruth)
        gain = (had[look] - place[[_mentor_of(policy, other, seed)[mentee] for seed in seeds[look]]]).mean()
        if gain > most:
            best, most = other, gain
    if best is None or len(seeds) == 1:
        return best is not None
    seen = slice(look.stop, None)
    gains = had[seen] - place[[_mentor_of(policy, best, seed)[mentee] for seed in seeds[seen]]]
    return bool(gains.mean() > SURE * gains.std(ddof=1) / np.sqrt(len(gains)))


def _restated(market: Market, mentee: int, untruth: Array) -> Market:
    """The market in which one mentee states something else."""
    now = market.choices
    first, last = now.start[mentee], now.start[mentee + 1]
    start = now.start.copy()
    start[mentee + 1 :] += len(untruth) - (last - first)
    whom = np.concatenate([now.whom[:first], untruth, now.whom[last:]])
    rank = np.concatenate([now.rank[:first], np.arange(len(untruth)), now.rank[last:]])
    return replace(market, choices=Lists(start, whom, rank))


def _mentor_of(policy: Callable[..., Match], market: Market, seed: int) -> Array:
    found = np.asarray(policy(market, default_rng(seed)).mentor_of)
    if found.ndim != 1:
        raise NotComputable(
            "misreports are tried where each mentee has one mentor; ask it of a policy without shortlists"
        )
    return found
