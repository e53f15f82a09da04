"""How is an estimate of findings.json written for readers? The same digits on the page, in slides and in notes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from mentorlab.answers.wording import catalogue, decimals, number, p_value, percent

AGAINST_ZERO = ("change", "effect", "difference", "gap", "slope")


def differs(name: str) -> bool:
    """Whether zero means "no difference" for an estimate: an average or a share differs from nothing."""
    return name in AGAINST_ZERO or name.endswith("_difference")


def row_of(one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Name (with its group), value, interval and p, in the estimate's own unit; empty where there is none."""
    value, low, high = one["value"], one["low"], one["high"]
    bounded = _known(low)
    places = 0 if not bounded and _known(value) and float(value).is_integer() else decimals(one["se"], value or 0.0)
    spread = f"{number(low, places)} to {number(high, places)}" if bounded else ""
    name = f"{one['name']} ({one['group']})" if one.get("group") else one["name"]
    return name, number(value, places), spread, p_value(one["p"]) if one["p"] is not None else ""


def size_of(one: Mapping[str, Any]) -> str:
    """The size in one line as readers say it: "+0.38 points, interval 0.15 to 0.60 (95 %)"; shares in percent."""
    value, low, high = one["value"], one["low"], one["high"]
    if not _known(value):
        return number(None)
    share = one["unit"] == "share"
    difference = differs(one["name"]) or one["name"].startswith(AGAINST_ZERO)
    times = 100 if share else 1
    places = decimals(times * (one["se"] or 0.0), times * value)
    labels = catalogue().LABELS
    unit = (labels["percentage_points"] if difference else "%") if share else labels.get(one["unit"], one["unit"])
    size = f"{number(times * value, places, sign=difference)} {unit}".rstrip()
    if not (_known(low) and _known(high)):
        return size
    between = labels["interval"].format(low=number(times * low, places), high=number(times * high, places))
    return f"{size}, {between} ({level_of(one['level'])})"


def level_of(level: float) -> str:
    """The level of an interval, with as many decimals as keep it from "100 %"."""
    return next(said for places in range(6) if not (said := percent(level, places)).startswith("100"))


def _known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)
