"""How does a market become arrays with names, and such arrays a market?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mentorlab.matching.bars import Bar, CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

BETWEEN = "\x1f"  # the sign that parts units
KINDS = ("same", "different", "within", "overlap")


def arrays_of(market: Market) -> dict[str, Array]:
    """The arrays of a market by name; the rules are `bar0_a`, `bar0_b` and so on, beside what `described` says."""
    arrays = {
        "mentees": _as_bytes(market.mentees),
        "mentors": _as_bytes(market.mentors),
        "bonus": np.array(market.bonus, dtype=np.int64),
        "mentor_bonus": np.array(market.mentor_bonus, dtype=np.int64),
        **{name: getattr(market, name) for name in ("mentee_side", "mentor_side", "capacity", "minimum", "must")},
        "applied": market.applied,
    }
    for name in ("choices", "mentor_choices"):
        lists = getattr(market, name)
        arrays |= {f"{name}_start": lists.start, f"{name}_whom": lists.whom, f"{name}_rank": lists.rank}
    for at, bar in enumerate(market.bars):
        held = (bar.mentees, bar.mentors) if isinstance(bar, CodeBar) else (bar.pairs.start, bar.pairs.whom)
        arrays |= {f"bar{at}_a": held[0], f"bar{at}_b": held[1]}
    return arrays


def _as_bytes(ids: Sequence[str]) -> Array:
    """Ids as text, so that a search for a person (`mentorlab forget`) finds them in the packed file too."""
    return np.frombuffer(BETWEEN.join(ids).encode(), dtype=np.uint8)


def market_from(text: Mapping[str, Any], arrays: Mapping[str, Array]) -> Market:
    """The market of these arrays. `text`: `parts`, `best` and, as `described`, `bars`. KeyError, ValueError and the
    like where something is missing or does not fit.
    """
    mentees, mentors = (bytes(arrays[side]).decode().split(BETWEEN) for side in ("mentees", "mentors"))
    n, m = len(mentees), len(mentors)
    shapes = {"mentee_side": (n, arrays["mentor_side"].shape[1]), "capacity": (m,), "minimum": (m,), "applied": (n,)}
    for name, shape in {**shapes, "mentor_side": (m, arrays["mentee_side"].shape[1])}.items():
        if arrays[name].shape != shape:
            raise ValueError(name)
    return Market(
        mentees=tuple(mentees),
        mentors=tuple(mentors),
        parts={str(name): slice(*map(int, ends)) for name, ends in text["parts"].items()},
        best=int(text["best"]),
        bars=tuple(_bar(told, arrays, at, n, m) for at, told in enumerate(text["bars"])),
        choices=_lists(arrays, "choices", n, m),
        mentor_choices=_lists(arrays, "mentor_choices", m, n),
        bonus=tuple(map(int, arrays["bonus"])),
        mentor_bonus=tuple(map(int, arrays["mentor_bonus"])),
        must=arrays["must"].reshape(-1, 2),
        mentee_side=arrays["mentee_side"],
        mentor_side=arrays["mentor_side"],
        capacity=arrays["capacity"],
        minimum=arrays["minimum"],
        applied=arrays["applied"],
    )


def described(bar: Bar) -> dict[str, Any]:
    """What of a rule is no array."""
    return {"rule": bar.rule} if isinstance(bar, PairBar) else {"rule": bar.rule, "kind": bar.kind, "reach": bar.reach}


def _bar(told: Mapping[str, Any], arrays: Mapping[str, Array], at: int, n: int, m: int) -> Bar:
    one, other = arrays[f"bar{at}_a"], arrays[f"bar{at}_b"]
    if "kind" not in told:
        return PairBar(str(told["rule"]), _fitting(Lists(one, other, np.zeros_like(other)), n, m), m)
    if told["kind"] not in KINDS or one.shape != (n,) or other.shape != (m,):
        raise ValueError(told["rule"])
    return CodeBar(str(told["rule"]), told["kind"], one, other, int(told["reach"]))


def _lists(arrays: Mapping[str, Array], name: str, n: int, m: int) -> Lists:
    start, whom, rank = (arrays[f"{name}_{part}"] for part in ("start", "whom", "rank"))
    return _fitting(Lists(start, whom, rank), n, m)


def _fitting(lists: Lists, n: int, m: int) -> Lists:
    start, whom = lists.start, lists.whom
    fits = start.shape == (n + 1,) and start[0] == 0 and start[-1] == len(whom) and (np.diff(start) >= 0).all()
    known = fits and (not len(whom) or 0 <= whom.min() <= whom.max() < m)
    if not known or lists.rank.shape != whom.shape or lists.rank.min(initial=0) < 0:
        raise ValueError("lists")
    return lists
