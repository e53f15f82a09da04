"""What would somebody need who does not believe that a match is the best there is?

Two files: `certificate.json` for people (what was promised, the pairs, what each place costs, what all adds up to), and
`certificate.npz` beside it with the arrays of the market, each vouched for by its SHA-256. `mentorlab.matching.verify`
reads them.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.packed_market import arrays_of, described, market_from

FORMAT = 1
TEXT, ARRAYS = "certificate.json", "certificate.npz"


@dataclass(frozen=True, eq=False)
class Proof:
    """Prices of places, and what is maximised where they hold.

    levels: the aims in order, each a sum of criteria with weights. prices: of each aim, the price of a place with each
    mentor (levels × M, int64). least: only pairs of at least this fit count; None = all that the rules allow.
    """

    levels: tuple[Mapping[str, int], ...]
    prices: Array = field(repr=False)
    least: int | None = None


@dataclass(frozen=True, eq=False)
class Certificate:
    """A match with all that shows what it promises.

    pairs: ids of mentee and mentor. totals: what they add up to, by criterion. proofs: what shows that there is nothing
    better; none where nothing is maximised. lots: the numbers drawn, where lots decided between equals; seed: of them.
    weights, rules: what the market was made with. altered: what is not as the text vouches for it.
    """

    policy: str
    market: Market = field(repr=False)
    pairs: tuple[tuple[str, str], ...] = field(repr=False)
    totals: Mapping[str, int]
    proofs: tuple[Proof, ...] = ()
    lots: Mapping[str, Array] = field(default_factory=dict, repr=False)
    seed: int | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    def files(self) -> dict[str, dict[str, Any] | bytes]:
        """The two files: file name → what stands in it (a dict is written as JSON)."""
        arrays = {**arrays_of(self.market), **{f"lots_{name}": held for name, held in self.lots.items()}}
        return {TEXT: self._text(arrays), ARRAYS: _packed(arrays)}

    def _text(self, arrays: Mapping[str, Array]) -> dict[str, Any]:
        market = self.market
        return {
            "format": FORMAT,
            "policy": self.policy,
            "seed": self.seed,
            "weights": dict(self.weights),
            "rules": list(self.rules),
            "mentees": len(market.mentees),
            "totals": dict(self.totals),
            "proofs": [
                {
                    "least": proof.least,
                    "aims": [[list(aim) for aim in level.items()] for level in proof.levels],
                    "prices": np.asarray(proof.prices).tolist(),
                }
                for proof in self.proofs
            ],
            "mentors": list(market.mentors),
            "places": market.capacity.tolist(),
            "pairs": [list(pair) for pair in self.pairs],
            "best": market.best,
            "parts": {name: [part.start, part.stop] for name, part in market.parts.items()},
            "bars": [described(bar) for bar in market.bars],
            "arrays": {name: fingerprint(held) for name, held in sorted(arrays.items())},
        }


def fingerprint(array: Array) -> str:
    """SHA-256 of an array's kind, shape and bytes."""
    held = np.ascontiguousarray(array)
    return hashlib.sha256(f"{held.dtype.str}{held.shape}".encode() + held.tobytes()).hexdigest()


def read(folder: Path) -> Certificate:
    """The certificate that stands in a folder. Raises BadInput where there is none or it cannot be read."""
    try:
        text = json.loads((folder / TEXT).read_text(encoding="utf-8"))
        with np.load(folder / ARRAYS, allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
    except FileNotFoundError as missing:
        name = Path(missing.filename).name
        raise BadInput(Fault(name, "", "it is not there", "run the matching report again")) from missing
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as unreadable:
        raise BadInput(Fault(TEXT, "", "it or its arrays cannot be read", "make the report again")) from unreadable
    if not isinstance(text, dict) or text.get("format") != FORMAT:
        raise BadInput(Fault(TEXT, "format", "it is of another format", f"use a certificate of format {FORMAT}"))
    try:
        return _certificate(text, arrays)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError) as broken:
        raise BadInput(Fault(TEXT, "", "something is missing in it or ill-formed", "make the report again")) from broken


def _certificate(text: Mapping[str, Any], arrays: Mapping[str, Array]) -> Certificate:
    market = market_from(text, arrays)
    said = {str(name) for name, digest in text["arrays"].items() if fingerprint(arrays[name]) != digest}
    if text["mentors"] != list(market.mentors) or text["mentees"] != len(market.mentees):
        said.add("people")
    if text["places"] != market.capacity.tolist():
        said.add("places")
    return Certificate(
        policy=str(text["policy"]),
        market=market,
        pairs=tuple((str(mentee), str(mentor)) for mentee, mentor in text["pairs"]),
        totals={str(name): int(value) for name, value in text["totals"].items()},
        proofs=tuple(map(_proof, text["proofs"])),
        lots={name.removeprefix("lots_"): held for name, held in arrays.items() if name.startswith("lots_")},
        seed=text["seed"],
        weights=dict(text["weights"]),
        rules=tuple(text["rules"]),
        altered=tuple(sorted(said | (set(arrays) - set(text["arrays"])))),
    )


def _proof(told: Mapping[str, Any]) -> Proof:
    levels = tuple({str(name): int(weight) for name, weight in level} for level in told["aims"])
    least = None if told["least"] is None else int(told["least"])
    return Proof(levels, np.array(told["prices"], dtype=np.int64), least)


def _packed(arrays: Mapping[str, Array]) -> bytes:
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **dict(sorted(arrays.items())))
    return packed.getvalue()


def paired(market: Market, mentor_of: Array) -> tuple[tuple[str, str], ...]:
    """The pairs of a match by id, in the order of the mentees."""
    made: Sequence[int] = np.flatnonzero(mentor_of >= 0).tolist()
    return tuple((market.mentees[i], market.mentors[int(mentor_of[i])]) for i in made)
