"""What is wrong with a match or its certificate, by name and in words? Rows of the list of pairs, never people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mentorlab.errors import ROWS_SHOWN

WORDS = {
    "unknown_person": "{n} of the pairs name somebody who is not in the pool as that ({where})",
    "matched_twice": "{n} of the pairs give a mentee a second mentor ({where})",
    "barred": "{n} of the pairs break the rule {rule} ({where})",
    "over_capacity": "{n} mentors have more mentees than places",
    "below_minimum": "{n} mentors have fewer mentees than the least they must have",
    "must_not_made": "{n} pairs that must be made are not made",
    "total": "the {criterion} of the pairs add up to {found:,}, and the certificate says {said:,}",
    "no_proof": "nothing in the certificate shows that no match is better: {why}",
    "not_the_most": "{found:,} are matched, and by the prices it could be {bound:,}",
    "not_the_best": "{criterion} adds up to {found:,}, and by the prices it could be {bound:,}; {n} mentees would gain "
    "elsewhere at these prices",
    "not_the_fairest": "the lowest fit of a pair is {found:,}, and {why}",
    "blocking": "{n} pairs would rather have each other than what they have",
    "lots": "the lots are not those that the seed gives",
    "policy": "the certificate is of the policy {found}, and the run was asked for {said}",
    "seed": "the certificate is of the seed {found}, and the run was asked for {said}",
    "weights": "the weights of the certificate are not those of the charter and the run",
    "rules": "the rules of the certificate are not those of the charter and the run",
    "problem": "{what} of the certificate are not what the program's tables give",
    "altered": "{what} of the certificate are not those that it was written with",
}


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong. `name`: a key of WORDS; `what`: in words."""

    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"


def wrong(name: str, *, pairs: Sequence[int] = (), **more: Any) -> Wrong:
    """What is wrong, told with its numbers. `pairs`: which of the pairs, as the certificate lists them from 1."""
    if len(pairs):
        rest = " …" if len(pairs) > ROWS_SHOWN else ""
        more |= {"n": len(pairs), "where": f"pairs {', '.join(str(one) for one in pairs[:ROWS_SHOWN])}{rest}"}
    return Wrong(name, WORDS[name].format(**more))
