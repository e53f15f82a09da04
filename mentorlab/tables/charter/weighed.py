"""Which parts of a match may the charter give weights to, and which weights? (`matching.weights`)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorlab.errors import CHARTER, Fault, did_you_mean

PARTS_OF_FIT = ("skills", "goals", "meaning", "seniority", "interests", "meeting_times", "language")
CHOICES = ("choice", "mentor_choice")
WEIGHED = (*PARTS_OF_FIT, *CHOICES)


def weight_faults(weights: Mapping[str, float]) -> Iterator[Fault]:
    """Every weight of something unknown, and every one below 0 or not finite."""
    for name, weight in weights.items():
        where = f"matching.weights.{name}"
        if name not in WEIGHED:
            yield Fault(CHARTER, where, "is no part of a match", did_you_mean(name, WEIGHED))
        elif not 0 <= weight < float("inf"):
            yield Fault(CHARTER, where, f"{weight:g} is no weight", "write a number, 0 or more")
