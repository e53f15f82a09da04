"""Was this match drawn by lot, and does its record give it again? The record holds a seed and a fingerprint, nobody."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.matching.luck.draws import Drawable, draw_once, drawable
from mentorlab.matching.pool import Pool, pool
from mentorlab.tables.on_record.draw_record import BY_CHANCE
from mentorlab.tables.on_record.kept_once import free_name, keep

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlab.matching.lists import Array
    from mentorlab.tables.program import Program

POLICY = "stable"
KIND = "match"


@dataclass(frozen=True)
class MatchRecord:
    """A record of a match whose ties lots broke: its file's name in records/, and what it says."""

    name: str
    said: Mapping[str, Any]

    @property
    def classes(self) -> int | None:
        """Into how many classes the fit was cut for mentors; None: not at all."""
        return None if self.said["classes"] is None else int(self.said["classes"])

    @property
    def day(self) -> dt.date:
        """The day of the match."""
        return dt.date.fromisoformat(str(self.said["matched_on"]))


@dataclass(frozen=True, eq=False)
class DrawnMatch:
    """A match in which lots broke the ties. `pairs`: rows for the table pairs; `record`: what is kept in records/."""

    pairs: pd.DataFrame = field(repr=False)
    record: Mapping[str, Any]
    folder: Path = field(repr=False)

    def keep(self) -> Path:
        """Write the record into the program's records/, beside those that are there. Returns its path."""
        place = self.folder / "records"
        taken = {path.name for path in place.glob("*.json")}
        path = place / free_name(taken, KIND, dt.date.fromisoformat(str(self.record["matched_on"])), "json")
        keep(path, json.dumps(self.record, indent=1, ensure_ascii=False).encode())
        return path


@dataclass(frozen=True, eq=False)
class Redrawn:
    """The pool as it was on the day of the match, its lottery, and the mentor that each mentee drew (−1: none)."""

    pool: Pool
    lottery: Drawable
    mentor_of: Array


def drawn_match(
    program: Program, *, on: dt.date, classes: int | None = 3, seed: int | None = None
) -> DrawnMatch:  # fmt: skip
    """Match the program's pool as it is on that day, ties among mentees broken by lot, so that the lottery can be read.

    classes: how many classes of fit mentors tell apart (the fewer, the more luck decides, and the lower the fit); None
    leaves the fit as it is. seed: of the lots; None takes one from the operating system. Nothing is written: give the
    pairs a place in tables/pairs, and `keep()` the record on the same day.
    """
    chosen = secrets.randbits(32) if seed is None else seed
    matching = program.charter.matching
    said: dict[str, Any] = {
        "match": POLICY,
        "cycle": program.charter.cycle,
        "matched_on": on.isoformat(),
        "classes": classes,
        "weights": dict(matching.weights),
        "rules": json.loads(json.dumps(list(matching.rules), default=str)),
        "seed": chosen,
        "seed_from": BY_CHANCE if seed is None else "named by hand",
    }
    found = _drawn(program, said, stated=False)
    market, mate = found.pool.market, found.mentor_of
    paired = np.flatnonzero(mate >= 0)
    said |= {"n_mentees": len(mate), "n_matched": len(paired), "pairs_sha256": _fingerprint(found)}
    fit = 100 * market.fit(paired, mate[paired]) / market.best
    pairs = pd.DataFrame(
        {
            "pair_id": [f"pair{number:04d}" for number in range(1, len(paired) + 1)],
            "mentor_id": [market.mentors[j] for j in mate[paired]],
            "mentee_id": [market.mentees[i] for i in paired],
            "matched_on": pd.Timestamp(on),
            "kind": "one_to_one",
            "policy": POLICY,
            "score": np.round(fit, 2),
        }
    )
    return DrawnMatch(pairs, said, program.folder)


def records_of(program: Program) -> tuple[MatchRecord, ...]:
    """The records of matches of this cycle, the newest last; files that say something else are passed over."""
    found = []
    for name, content in program.records.items():
        try:
            said = json.loads(content) if name.endswith(".json") else None
        except ValueError:
            continue
        if isinstance(said, dict) and _is_ours(said, program.charter.cycle):
            found.append(MatchRecord(name, said))
    return tuple(sorted(found, key=lambda one: (one.day, one.name)))


def _is_ours(said: Mapping[str, Any], cycle: str) -> bool:
    return said.get("match") == POLICY and "pairs_sha256" in said and str(said.get("cycle", "")) == cycle


def redrawn(program: Program, record: MatchRecord) -> Redrawn:
    """The match that the record's seed gives. Raises NotComputable where it is not the one that was put on record."""
    try:
        found = _drawn(program, record.said, stated=True)
        again = _fingerprint(found) == record.said["pairs_sha256"]
    except (KeyError, TypeError, ValueError):
        again = False
    if not again:
        raise NotComputable(
            f"the seed of {record.name} gives another match than the one it vouches for: applications, choices, people "
            "or the ways of scoring changed since, somebody was forgotten, or the record was. With what the tables "
            "said on the day of the match, the chances could be found"
        )
    return found


def _drawn(program: Program, said: Mapping[str, Any], *, stated: bool) -> Redrawn:
    then = program.as_at(dt.date.fromisoformat(str(said["matched_on"])))
    at_hand = pool(then, weights=said["weights"], rules=said["rules"]) if stated else pool(then)
    n, m = at_hand.market.size
    lots = np.random.default_rng(int(said["seed"]))
    mentor_lots, mentee_lots = lots.permutation(m), lots.permutation(n)
    lottery = drawable(at_hand.market, said["classes"], mentor_lots)
    return Redrawn(at_hand, lottery, draw_once(lottery, mentee_lots))


def _fingerprint(found: Redrawn) -> str:
    market = found.pool.market
    lines = (f"{market.mentees[i]},{market.mentors[j] if j >= 0 else ''}\n" for i, j in enumerate(found.mentor_of))
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
