"""Which numbers of two runs differ, and how? Each with both values, and the place where a person finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

NAMES = ("question", "objective", "measure", "name", "group")  # what a finding or an estimate is called by
NOTHING = object()


def differing(first: bytes, again: bytes) -> Iterator[str]:
    """A line for each place in which two findings.json differ; none if they are the same byte for byte."""
    if first == again:
        return
    lines = list(_between("", json.loads(first), json.loads(again)))
    yield from lines or ["the same content is written otherwise"]


def _between(place: str, first: Any, again: Any) -> Iterator[str]:
    if isinstance(first, dict) and isinstance(again, dict):
        for key in [*first, *(one for one in again if one not in first)]:
            yield from _between(_below(place, str(key)), first.get(key, NOTHING), again.get(key, NOTHING))
    elif isinstance(first, list) and isinstance(again, list):
        for number in range(max(len(first), len(again))):
            one, other = (each[number] if number < len(each) else NOTHING for each in (first, again))
            yield from _between(_below(place, _called(one, other, number)), one, other)
    elif first is NOTHING or again is NOTHING or first != again or type(first) is not type(again):
        yield f"{place}: {_said(first)}, now {_said(again)}"


def _below(place: str, name: str) -> str:
    return f"{place} · {name}" if place else name


def _called(one: Any, other: Any, number: int) -> str:
    named = one if isinstance(one, dict) else other
    words = [str(named[name]) for name in NAMES if named.get(name)] if isinstance(named, dict) else []
    return " ".join(words) or str(number + 1)


def _said(value: Any) -> str:
    return "nothing" if value is NOTHING else json.dumps(value, ensure_ascii=False)
