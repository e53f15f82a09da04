"""Is this file an instrument? Every setting checked, every fault named with its file and its path."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

from mentorlab.errors import Fault, did_you_mean
from mentorlab.measures.instruments import Instrument, Item, Response, least_answered
from mentorlab.tables.strict_yaml import read_yaml

KEYS = (
    "id",
    "title",
    "audience",
    "response",
    "items",
    "score",
    "min_answered",
    "validated",
    "source",
    "permission",
    "scales",
    "total",
    "to_complete",
)
RESPONSE_KEYS, ITEM_KEYS, SCORES = ("min", "max", "labels"), ("id", "text", "reverse"), ("mean", "sum")


def judge_instrument(content: bytes, file: str) -> tuple[Instrument | None, list[Fault]]:
    """The instrument that a YAML file holds, or None, and everything that is wrong with it.

    Left out: title = the id in words, audience = everyone, score = mean, min_answered = two thirds of the items,
    validated = false, source and permission = not stated, an item's text = its id, reverse = false, no scales,
    total = true. `response` may be left out only where the file says what is `to_complete`.
    """
    said, faults = read_yaml(content, file)
    if faults:
        return None, faults
    judge = _Judge(file)
    judge.known("", said, KEYS)
    name = judge.text("id", said.get("id"), needed=True)
    to_complete = judge.text("to_complete", said.get("to_complete"))
    response = _response(judge, said.get("response"), needed=not to_complete)
    items = _items(judge, said.get("items"))
    scales = _scales(judge, said.get("scales"), [item.id for item in items])
    instrument = Instrument(
        id=name,
        title=judge.text("title", said.get("title")) or name.replace("_", " ").capitalize(),
        audience=judge.text("audience", said.get("audience")) or "everyone",
        response=response,
        items=items,
        score=cast("Any", judge.one_of("score", said.get("score"), SCORES)),
        min_answered=_min_answered(judge, said.get("min_answered"), len(items)),
        validated=judge.truth("validated", said.get("validated")),
        source=judge.text("source", said.get("source")) or "not stated",
        permission=judge.text("permission", said.get("permission")) or "not stated",
        scales=scales,
        total=_total(judge, said.get("total"), bool(scales or to_complete)),
        to_complete=to_complete,
    )
    return (None if judge.faults else instrument), judge.faults


class _Judge:
    """Turns texts into values and remembers what could not be turned."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, path: str, what: str, do: str) -> None:
        self.faults.append(Fault(self.file, path, what, do))

    def known(self, path: str, said: Mapping[str, Any], keys: Sequence[str]) -> None:
        for key in said:
            if key not in keys:
                self.fault(f"{path}{key}", "is no setting of an instrument", did_you_mean(str(key), keys))

    def text(self, path: str, value: object, *, needed: bool = False) -> str:
        if isinstance(value, dict | list):
            self.fault(path, "is not a text", "write one line of text (in quotes where it holds `: `)")
            return ""
        text = "" if value is None else str(value).strip()
        if needed and not text:
            self.fault(path, "is missing", "write a word")
        return text

    def number(self, path: str, value: object) -> float:
        try:
            number = float(str(value))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.fault(path, "is missing" if value is None else f"{value!r} is not a number", "write a number")
        return number

    def truth(self, path: str, value: object) -> bool:
        if value is None or isinstance(value, bool):
            return bool(value)
        self.fault(path, f"{value!r} is neither true nor false", "write true or false")
        return False

    def one_of(self, path: str, value: object, words: Sequence[str]) -> str:
        if value is None:
            return words[0]
        if value not in words:
            self.fault(path, f"{value!r} is not known", did_you_mean(str(value), words))
        return str(value)


def _response(judge: _Judge, said: object, *, needed: bool) -> Response:
    if said is None and not needed:
        return Response(math.nan, math.nan, {})
    if not isinstance(said, dict):
        judge.fault("response", "is missing", "write `response: {min: 1, max: 5}`")
        return Response(math.nan, math.nan, {})
    judge.known("response.", said, RESPONSE_KEYS)
    low, high = (judge.number(f"response.{end}", said.get(end)) for end in ("min", "max"))
    if low >= high:
        judge.fault("response", f"min {low:g} is not below max {high:g}", "make min the smaller one")
    labels = said.get("labels") or {}
    if not isinstance(labels, dict):
        judge.fault("response.labels", "is no list of points and their names", "write `labels: {1: never, 5: always}`")
        labels = {}
    named = {judge.number(f"response.labels.{point}", point): str(label) for point, label in labels.items()}
    for point in named:
        if point < low or point > high:
            judge.fault(
                f"response.labels.{point:g}", f"is outside {low:g} to {high:g}", "correct the point or the ends"
            )
    return Response(low, high, named)


def _items(judge: _Judge, said: object) -> tuple[Item, ...]:
    if not isinstance(said, list) or not said:
        judge.fault("items", "is missing", "write a list of `- {id: …, text: …}`")
        return ()
    items = []
    for place, one in enumerate(said, start=1):
        if not isinstance(one, dict):
            judge.fault(f"items[{place}]", "is no item", "write `- {id: …, text: …}`")
            continue
        path = f"items[{one.get('id') or place}]."
        judge.known(path, one, ITEM_KEYS)
        name = judge.text(f"{path}id", one.get("id"), needed=True)
        text = judge.text(f"{path}text", one.get("text")) or name
        items.append(Item(name, text, judge.truth(f"{path}reverse", one.get("reverse"))))
    for name, times in Counter(item.id for item in items).items():
        if times > 1:
            judge.fault(f"items[{name}]", "stands twice", "give every item an id of its own")
    return tuple(items)


def _min_answered(judge: _Judge, said: object, n_items: int) -> int:
    if said is None:
        return least_answered(n_items)
    if not str(said).isdigit() or not 1 <= int(str(said)) <= max(n_items, 1):
        judge.fault("min_answered", f"{said!r} is not a number of items", f"write a whole number from 1 to {n_items}")
        return 1
    return int(str(said))


def _scales(judge: _Judge, said: object, items: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        judge.fault("scales", "is no list of scales and their items", "write `scales: {career: [C1, C2]}`")
        return {}
    scales = {}
    for name, members in said.items():
        path = f"scales.{name}"
        if not str(name).isidentifier():
            judge.fault(path, "is not a short word", "use letters, digits and _")
        if not isinstance(members, list) or not members:
            judge.fault(path, "has no items", "write their ids: `[C1, C2]`")
            continue
        scales[str(name)] = tuple(str(item) for item in members)
        for item in dict.fromkeys(scales[str(name)]):
            if item not in items:
                judge.fault(path, f"{item!r} is no item of this instrument", did_you_mean(item, items))
            if scales[str(name)].count(item) > 1:
                judge.fault(path, f"{item!r} stands twice", "name every item once")
    return scales


def _total(judge: _Judge, said: object, scales: bool) -> bool:
    total = said is None or judge.truth("total", said)
    if not total and not scales:
        judge.fault("total", "is false, and there are no scales: nothing would be scored", "write `scales:`")
    return total
