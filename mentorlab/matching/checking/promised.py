"""Does a match reach what its policy promises? Held against the ceilings that the certificate's prices give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mentorlab.matching.certificate import Certificate, Proof
from mentorlab.matching.checking.ceiling import Ceiling, ceiling
from mentorlab.matching.checking.criteria import aims
from mentorlab.matching.checking.recount import values_of_pairs
from mentorlab.matching.checking.wrong import Wrong, wrong
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market


def reached(certificate: Certificate, market: Market, mentor_of: Array, found: Mapping[str, int]) -> list[Wrong]:
    """What speaks against the promise of a policy that maximises something. `found`: what the pairs add up to."""
    proofs, wanted = list(certificate.proofs), aims(certificate.policy, market)
    if certificate.policy != "fairest":
        return _best(market, mentor_of, found, proofs[0] if len(proofs) == 1 else None, wanted, None)
    if len(proofs) != 3:
        return [wrong("no_proof", why="three proofs are needed, of the number, of the lowest and of the sum")]
    most, above, best = proofs
    if found["free"] and found["lowest"] != best.least:
        why = f"the proofs are of {best.least:,}" if best.least is not None else "the proofs are of none"
        return [wrong("not_the_fairest", found=found["lowest"], why=why)]
    return [
        *_best(market, mentor_of, found, most, ("matched",), None),
        *_fairest(market, found, above),
        *_best(market, mentor_of, found, best, wanted, best.least),
    ]


def _best(
    market: Market,
    mentor_of: Array,
    found: Mapping[str, int],
    proof: Proof | None,
    wanted: Sequence[str],
    least: int | None,
) -> list[Wrong]:
    """No match with pairs of at least this fit reaches more, aim before aim."""
    if why := _unfit(market, proof, wanted, least):
        return [wrong("no_proof", why=why)]
    assert proof is not None
    top = ceiling(market, proof.levels, proof.prices, least=least)
    if not _in_order(proof, top, len(market.mentees)):
        return [wrong("no_proof", why="one aim does not come before the next by enough")]
    for at, level in enumerate(proof.levels):
        reached = sum(weight * found[name] for name, weight in level.items())
        if reached != top.bound[at]:
            n = _who_would_gain(market, mentor_of, proof, top)
            name = "not_the_most" if tuple(level) == ("matched",) else "not_the_best"
            criterion = " and ".join(level)
            return [wrong(name, criterion=criterion, found=reached, bound=top.bound[at], n=n)]
    return []


def _fairest(market: Market, found: Mapping[str, int], proof: Proof) -> list[Wrong]:
    """As many as are matched cannot all have more than the lowest fit."""
    if not found["free"]:
        return []  # every pair had to be made
    if why := _unfit(market, proof, ("matched",), found["lowest"] + 1):
        return [wrong("no_proof", why=why)]
    top = ceiling(market, proof.levels, proof.prices, least=found["lowest"] + 1)
    bound = top.bound[0] // proof.levels[0]["matched"]
    if bound < found["matched"]:
        return []
    return [wrong("not_the_fairest", found=found["lowest"], why=f"by the prices {bound:,} could have more")]


def _unfit(market: Market, proof: Proof | None, wanted: Sequence[str], least: int | None) -> str:
    """Why prices do not speak about this market and these aims; empty where they do."""
    if proof is None:
        return "there are no prices"
    if proof.prices.shape != (len(proof.levels), len(market.mentors)):
        return "the prices are not one for each mentor and aim"
    told = [name for level in proof.levels for name in level]
    if told != list(wanted) or any(weight < 1 for level in proof.levels for weight in level.values()):
        return "the prices are for other aims"
    return "the prices are for pairs of another least fit" if proof.least != least else ""


def _in_order(proof: Proof, top: Ceiling, n_mentees: int) -> bool:
    """Where one level holds several aims: does each outweigh all that the later ones could ever add up to?"""
    for level in proof.levels:
        later = 0
        for name, weight in reversed(list(level.items())):
            if weight <= later:
                return False
            later += n_mentees * weight * top.spread.get(name, 0)
    return True


def _who_would_gain(market: Market, mentor_of: Array, proof: Proof, top: Ceiling) -> int:
    """How many mentees are worth more at these prices than what they have."""
    own = np.zeros_like(top.worth)
    i = np.flatnonzero(mentor_of >= 0)
    for at, level in enumerate(proof.levels):
        for name, weight in level.items():
            own[i, at] += weight * np.array(values_of_pairs(market, i, mentor_of[i], name), dtype=np.float64)
        own[i, at] -= proof.prices[at, mentor_of[i]]
    return int((own != top.worth).any(axis=1).sum())
