"""What changed since an earlier report, and why: in the program, in what is known of that day, or in what is counted?

then (as printed) ── data that came later ──▶ that day, counted from today's tables by the definitions of then
                  ── the program ──────────▶ today, by the definitions of then
                  ── the definition ───────▶ today, by the definitions of today
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from mentorlab.answers.counted_otherwise import Changed
from mentorlab.answers.earlier_run import EarlierRun
from mentorlab.engagement.pulsing.counting import Counted, Number, counts
from mentorlab.engagement.pulsing.reading import Read, as_days
from mentorlab.engagement.pulsing.stand import Settings
from mentorlab.engagement.pulsing.telling import NOT_BEFORE, Already
from mentorlab.errors import BadInput, Fault

QUESTION = "engagement.pulse"
OF = "_of"  # behind the name of a number: of how many


@dataclass(frozen=True)
class Before:
    """What an earlier report told: `numbers` by name, how many of how many, None where it did not say; `definitions` by
    id, as it counted.
    """

    name: str
    day: pd.Timestamp
    numbers: Mapping[str, Already] = field(repr=False)
    definitions: Mapping[str, Mapping[str, Any]] = field(repr=False)


def before(run: EarlierRun) -> Before | None:
    """The weekly state in an earlier report; None where it had no answer. Raises BadInput where it did not ask.

    A job that runs every week begins before there are pairs: that first report must not stop those that follow it.
    """
    found = run.finding(QUESTION)
    if found is None and any(one.get("question") == QUESTION for one in run.findings):
        return None
    if found is None or run.as_of is None:
        what = f"{run.name!r} has no answer of {QUESTION}"
        raise BadInput(Fault("parameters", "compare_with", what, "name a run that holds one"))
    told = {str(one["name"]): int(one["value"]) for one in found["estimates"]}
    numbers = {name: (told.get(name), told.get(f"{name}{OF}")) for name in {one.removesuffix(OF) for one in told}}
    definitions = {str(one["id"]): one for one in found.get("definitions", [])}
    return Before(run.name, pd.Timestamp(run.as_of), numbers, definitions)


@dataclass(frozen=True)
class Split:
    """The parts of a difference, and the counts that they lead to: of that day as known today (`data`), and of today by
    the definitions of then (`definition`).
    """

    parts: Mapping[str, int]
    counts: Mapping[str, Counted]


def split(
    read: Read,
    numbers: tuple[Number, ...],
    now: Mapping[str, Counted],
    settings: Settings,
    earlier: Before,
    others: Sequence[Changed],
) -> dict[str, Split]:
    """How much of each number's difference lies in the program, in the data of that day, and in the definition.

    They add up to the difference. A number whose way of counting changed has no part in the data: nobody can tell it
    from that of the definition. One that the earlier report did not tell has a part in the definition alone.
    """
    then = {**settings, **{name: {**settings[name], **one["settings"]} for name, one in _known(earlier, settings)}}
    day = int(as_days(pd.Series([earlier.day]))[0])
    same_day, same_way = counts(read, numbers, day, then), counts(read, numbers, read.day, then)
    anew = counts(read, numbers, day, settings)
    another = {one.id for one in others if one.text}
    found = {}
    for number in numbers:
        name, k = number.name, now[number.name][0]
        printed = earlier.numbers.get(name, NOT_BEFORE)[0]
        parts = {"definition": k - same_way[name][0]}
        led = {"definition": same_way[name]}
        if another & set(number.definitions):
            if printed is None:
                continue
            parts = {"program": k - anew[name][0], "definition": anew[name][0] - printed}
            led = {"definition": anew[name]}
        elif printed is not None:
            parts |= {"program": same_way[name][0] - same_day[name][0], "data": same_day[name][0] - printed}
            led |= {"data": same_day[name]}
        found[name] = Split(parts, led)
    return found


def _known(earlier: Before, settings: Settings) -> list[tuple[str, Mapping[str, Any]]]:
    return [(name, one) for name, one in earlier.definitions.items() if name in settings]
