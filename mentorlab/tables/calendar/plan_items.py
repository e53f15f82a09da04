"""Is this file a calendar of messages? Its items as rules, every fault named; those that ship and a program's own."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.strict_yaml import read_yaml

FILE = "calendar.yaml"
KINDS = ("message", "tip", "training", "survey", "report")
AUDIENCES = ("leadership", "mentors", "mentees", "managers", "non_participants", "staff")
ANCHORS = ("starts_on", "midway", "ends_on", "matched_on", "results_on", "each_wave")
WAVE = "wave:"
EVERY = ("rhythm", "week", "month", "quarter")
TRAINED, ANSWERS = "trained_on", "answers"
TEXTS = ("id", "kind", "title", "content", "channel", "on", "until", "every", "record")
KEYS = (*TEXTS, "audience", "days", "share", "campaigns", "skip")


@dataclass(frozen=True)
class PlanItem:
    """One thing that is told or held, as a rule: `days` after `on`; or a `share` of the way from there to `until`, or
    again and again (`every`) until then. `channel`: empty = that of the audience. `campaigns`: its names in outreach;
    `record`: where else one sees it.
    """

    id: str
    kind: str
    audiences: tuple[str, ...]
    title: str
    content: str
    channel: str
    on: str
    days: int = 0
    until: str = ""
    share: float = math.nan
    every: str = ""
    campaigns: tuple[str, ...] = ()
    record: str = ""


def plan_items(folder: Path, audiences: Iterable[str] = ()) -> tuple[PlanItem, ...]:
    """The items that hold for a program: those that ship, replaced and added to by its own calendar.yaml.

    `audiences`: those of the charter, which the program's own items may address too. Raises BadInput with every fault
    of the program's file.
    """
    own, skipped, faults = own_items(folder, audiences)
    if faults:
        raise BadInput(faults)
    kept = {**shipped_items(), **own}
    return tuple(item for name, item in kept.items() if name not in skipped)


def own_items(folder: Path, audiences: Iterable[str] = ()) -> tuple[dict[str, PlanItem], set[str], list[Fault]]:
    """The items of a program's own calendar.yaml by id, the ids that it takes out, and what is wrong with it."""
    path = folder / FILE
    if not path.is_file():
        return {}, set(), []
    return judge_calendar(path.read_bytes(), FILE, (*AUDIENCES, *audiences), shipped_items())


@functools.cache
def shipped_items() -> Mapping[str, PlanItem]:
    """The items that ship, read once."""
    content = shipped("templates", "canvases", FILE).read_bytes()
    items, _, faults = judge_calendar(content, FILE, AUDIENCES, {})
    if faults:
        raise BadInput(faults)
    return MappingProxyType(items)


def judge_calendar(
    content: bytes, file: str, audiences: Iterable[str], known: Mapping[str, PlanItem]
) -> tuple[dict[str, PlanItem], set[str], list[Fault]]:
    """What a calendar file says: items by id, ids to skip (of those `known`), faults."""
    said, faults = read_yaml(content, file)
    listed = said.get("items")
    for key in said:
        if key != "items":
            faults.append(Fault(file, key, "is no setting of a calendar", did_you_mean(key, ("items",))))
    if not faults and not isinstance(listed, list):
        faults.append(Fault(file, "items", "is no list", "write `items:` and below it `- id: …` for each"))
    items: dict[str, PlanItem] = {}
    skipped: set[str] = set()
    for place, one in enumerate(listed if isinstance(listed, list) else [], start=1):
        judge = _Judge(file, place, one)
        name = judge.text("id")
        if name and (name in items or name in skipped):
            judge.fault("", "stands twice", "give every item an id of its own")
        if judge.skips(name, known):
            skipped.add(name)
        else:
            items[name] = judge.item(tuple(audiences))
        faults += judge.found
    return items, skipped, faults


class _Judge:
    """Reads one item and remembers what is wrong with it."""

    def __init__(self, file: str, place: int, said: Any) -> None:
        self.file, self.found = file, list[Fault]()
        self.said: dict[str, Any] = said if isinstance(said, dict) else {}
        self.path = f"items[{self.said.get('id') or place}]"
        if not isinstance(said, dict):
            self.fault("", "is no item", "write `- id: …` and its settings below")
        for key in self.said:
            if key not in KEYS:
                self.fault(key, "is no setting of an item", did_you_mean(key, KEYS))

    def fault(self, key: str, what: str, do: str) -> None:
        self.found.append(Fault(self.file, f"{self.path}.{key}".rstrip("."), what, do))

    def skips(self, name: str, known: Mapping[str, PlanItem]) -> bool:
        skip = self.said.get("skip")
        if skip is not None and not isinstance(skip, bool):
            self.fault("skip", f"{skip!r} is neither true nor false", "write true, or take the line out")
        if skip is not True:
            return False
        if name not in known:
            self.fault("skip", "takes out an item that is not there", did_you_mean(name, tuple(known) or ("none",)))
        return True

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self.said.get(key)
        if isinstance(value, dict | list | bool):
            self.fault(key, "is not a text", "write one line of text")
            return ""
        words = "" if value is None else str(value).strip()
        if needed and not words:
            self.fault(key, "is missing", "write it")
        return words

    def number(self, key: str, default: float) -> float:
        value = self.said.get(key)
        if value is None:
            return default
        try:
            number = float(str(value))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.fault(key, f"{value!r} is not a number", "write a number")
        return number

    def words(self, key: str) -> tuple[str, ...]:
        value = self.said.get(key)
        if isinstance(value, dict | bool):
            self.fault(key, "is no list", "write one word, or `[word, word]`")
            return ()
        return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)

    def one_of(self, key: str, words: tuple[str, ...], *, needed: bool = False) -> str:
        value = self.text(key, needed=needed)
        if value and value not in words and not (WAVE in words and value.startswith(WAVE)):
            self.fault(key, f"{value!r} is not known", did_you_mean(value, words))
        return value

    def item(self, audiences: tuple[str, ...]) -> PlanItem:
        whom = self.words("audience")
        for one in whom:
            if one not in audiences:
                self.fault("audience", f"{one!r} is no audience", did_you_mean(one, audiences))
        if not whom:
            self.fault("audience", "is missing", f"write one of: {', '.join(audiences)}")
        days, share = self.number("days", 0.0), self.number("share", math.nan)
        if math.isfinite(days) and days != round(days):
            self.fault("days", f"{days:g} is no whole number", "write whole days")
        until, every = self.one_of("until", (*ANCHORS[:-1], WAVE)), self.one_of("every", EVERY)
        spread = self.said.get("share") is not None
        if bool(until) != (spread != bool(every)) or (spread and every):
            self.fault("until", "goes with either `share` or `every`", "write `until:` and one of the two, or none")
        if share < 0 or share > 1:
            self.fault("share", f"{share:g} is no share", "write a number from 0 to 1")
        name, record = self.text("id", needed=True), self.text("record")
        if record not in ("", TRAINED, ANSWERS) and not record.startswith(f"{ANSWERS}:"):
            self.fault("record", f"{record!r} is not known", f"write {TRAINED}, {ANSWERS} or {ANSWERS}:<wave>")
        return PlanItem(
            name,
            self.one_of("kind", KINDS, needed=True),
            whom,
            self.text("title", needed=True),
            self.text("content", needed=True),
            self.text("channel"),
            self.one_of("on", (*ANCHORS, WAVE), needed=True),
            int(days) if math.isfinite(days) else 0,
            until,
            share,
            every,
            self.words("campaigns") or (name,),
            record,
        )
