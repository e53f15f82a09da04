"""Which analysis plans were frozen, when, and are they still as they were written?

A protocol is a YAML file in records/ (`protocol-<day>.yaml`, later ones of a day `_2`, `_3` …). Its last line,
`sha256: …`, is the sha256 of every byte before that line (line ends as LF). Whoever changes the file and the sum with
it leaves no trace in it: the sum guards against slips and careless hands, a copy given away guards against the rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from mentorlab.tables.strict_yaml import read_yaml

NAME = re.compile(r"protocol-(\d{4}-\d{2}-\d{2})(?:_(\d+))?\.yaml")
LAST_LINE = re.compile(rb"^sha256: ([0-9a-f]{64})\n*\Z", re.MULTILINE)
HEAD = "# The analysis plan as it was frozen. Do not change this file: freeze again, and both plans stay on record.\n"


@dataclass(frozen=True)
class Protocol:
    """One frozen plan. `plan`: item (`objectives.belonging.measure`, `design`) → what it says, as text; empty: nothing.

    `answers_then`: how many answers at `wave`, the later one of its contrast, were there already. `amends`: the name of
    the protocol before it; empty: it is the first.
    """

    name: str
    intact: bool
    frozen_on: dt.date
    cycle: str
    wave: str
    answers_then: int
    plan: Mapping[str, str]
    amends: str = ""


@dataclass(frozen=True)
class Difference:
    """One item of two plans that say something else about it."""

    item: str
    was: str
    now: str


def as_file(said: Mapping[str, Any]) -> bytes:
    """The bytes of a protocol that says this, with their own sum in the last line."""
    text = HEAD + yaml.safe_dump(dict(said), sort_keys=False, allow_unicode=True, width=110)
    content = text.encode()
    return content + f"sha256: {hashlib.sha256(content).hexdigest()}\n".encode()


def sum_of(content: bytes) -> tuple[str, str]:
    """The sum that a protocol says, and the one that it has; both empty where it says none."""
    content = content.replace(b"\r\n", b"\n")
    said = LAST_LINE.search(content)
    if said is None:
        return "", ""
    return said[1].decode(), hashlib.sha256(content[: said.start()]).hexdigest()


def summed_again(before: bytes, after: bytes) -> bytes:
    """A protocol from which a name was taken, with a new sum; one that did not agree with its sum still does not."""
    stated, has = sum_of(before)
    if after == before or not stated or stated != has:
        return after
    content = LAST_LINE.sub(b"", after.replace(b"\r\n", b"\n"))
    return content + f"sha256: {hashlib.sha256(content).hexdigest()}\n".encode()


def protocols(records: Mapping[str, bytes], cycle: str, until: dt.date | None = None) -> tuple[Protocol, ...]:
    """The protocols of a cycle, the oldest first; those frozen after `until` had not been written yet.

    One that cannot be read is not intact and has no plan.
    """
    found = []
    for name, content in records.items():
        if (meant := NAME.fullmatch(name)) is None:
            continue
        one = _read(name, dt.date.fromisoformat(meant[1]), content, cycle)
        if (one.cycle == cycle or not one.intact) and (until is None or one.frozen_on <= until):
            found.append((one.frozen_on, int(meant[2] or 1), one))
    return tuple(one for *_, one in sorted(found, key=lambda three: three[:2]))


def _read(name: str, day: dt.date, content: bytes, cycle: str) -> Protocol:
    said, faults = read_yaml(content, name)
    stated, has = sum_of(content)
    try:
        plan, then = dict(said["plan"]), dict(said["at_freezing"])
        answers, frozen_on = int(str(then["answers"])), dt.date.fromisoformat(str(said["frozen_on"]))
        about, wave, amends = str(said["cycle"]), str(then["wave"]), str(said.get("amends") or "")
    except (KeyError, TypeError, ValueError):
        return Protocol(name, False, day, cycle, "", 0, {})
    intact = not faults and bool(stated) and stated == has and frozen_on == day
    return Protocol(name, intact, frozen_on, about, wave, answers, items_of(plan) if intact else {}, amends)


def of_other_cycles(records: Mapping[str, bytes], cycle: str, until: dt.date | None = None) -> tuple[Protocol, ...]:
    """The intact protocols in these records that are of another cycle, the oldest first."""
    days = {name: meant[1] for name in records if (meant := NAME.fullmatch(name))}
    found = (_read(name, dt.date.fromisoformat(day), records[name], cycle) for name, day in days.items())
    others = (one for one in found if one.intact and one.cycle != cycle and (until is None or one.frozen_on <= until))
    return tuple(sorted(others, key=lambda one: (one.frozen_on, one.name)))


def items_of(plan: Mapping[str, Any], path: str = "") -> dict[str, str]:
    """A plan as read from YAML, one text for each item; lists with commas, true and false as yes and no."""
    found: dict[str, str] = {}
    for name, value in plan.items():
        if isinstance(value, Mapping):
            found |= items_of(value, f"{path}{name}.")
        else:
            found[f"{path}{name}"] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def as_read(plan: Mapping[str, Any]) -> dict[str, str]:
    """The items of a plan that is not written yet, as they would be read from its file."""
    return items_of(read_yaml(yaml.safe_dump(dict(plan), sort_keys=False, allow_unicode=True).encode(), "plan")[0])


def differences(was: Mapping[str, str], now: Mapping[str, str]) -> list[Difference]:
    """The items that say something else, in the order of the first plan, those that are new behind them."""
    items = dict.fromkeys((*was, *now))
    return [
        Difference(item, was.get(item, ""), now.get(item, ""))
        for item in items
        if was.get(item, "") != now.get(item, "")
    ]
