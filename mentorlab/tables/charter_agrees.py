"""Does the charter agree with itself? Settings that are each right but cannot stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.tables.charter import RECALLED, Charter
from mentorlab.tables.database.reading import judge_source

LANGUAGES = ("en",)
SMALLEST_GROUP = 3


def disagreements(charter: Charter) -> list[Fault]:
    """Every contradiction in a charter whose settings are each well formed."""
    questions: tuple[Callable[[Charter], Iterator[Fault]], ...] = (
        _time,
        _waves,
        _contrast,
        _shared_columns,
        _objectives,
        _money,
        _schedule,
        _privacy,
        _not_yet,
        _source,
    )
    return [fault for question in questions for fault in question(charter)]


def _say(path: str, what: str, do: str) -> Fault:
    return Fault(CHARTER, path, what, do)


def _twice(ids: Iterable[str]) -> list[str]:
    return [one for one, times in Counter(ids).items() if times > 1]


def _time(charter: Charter) -> Iterator[Fault]:
    if charter.ends_on and charter.ends_on < charter.starts_on:
        yield _say("ends_on", f"{charter.ends_on} lies before starts_on {charter.starts_on}", "correct one of the two")


def _waves(charter: Charter) -> Iterator[Fault]:
    for wave in _twice(wave.id for wave in charter.waves):
        yield _say(f"waves[{wave}]", "stands twice", "give every wave an id of its own")
    dated = [wave for wave in charter.waves if wave.on]
    for first, second in pairwise(dated):
        if first.on and second.on and second.on < first.on:
            what = f"{second.on} lies before the wave {first.id!r} on {first.on}"
            yield _say(f"waves[{second.id}].on", what, "list the waves in the order of their dates")


def _contrast(charter: Charter) -> Iterator[Fault]:
    stated, known = charter.evaluation.waves, charter.known_waves
    unknown = [wave for wave in stated if wave not in known]
    for wave in unknown:
        yield _say("evaluation.waves", f"{wave!r} is no wave of this charter", did_you_mean(wave, known))
    if not stated or unknown:
        return
    if len(stated) != 2 or stated[0] == stated[1]:
        yield _say("evaluation.waves", f"{', '.join(stated)} is no contrast", "name two different waves, earlier first")
    elif stated[1] == RECALLED:
        what = f"{RECALLED!r} tells of the time before {stated[0]!r}"
        yield _say("evaluation.waves", what, "name it first")
    elif stated[0] != RECALLED and known.index(stated[0]) > known.index(stated[1]):
        yield _say("evaluation.waves", f"{stated[0]!r} comes after {stated[1]!r}", "name the earlier wave first")


def _shared_columns(charter: Charter) -> Iterator[Fault]:
    evaluation = charter.evaluation
    for name in _twice(evaluation.adjust_for):
        yield _say("evaluation.adjust_for", f"{name!r} stands twice", "name it once")
    asked = {
        "units": (charter.units,),
        "evaluation.clustered_by": (evaluation.clustered_by,),
        "evaluation.adjust_for": evaluation.adjust_for,
    }
    for path, names in asked.items():
        if (name := "person_id") in names:
            yield _say(path, f"{name!r} is different for everybody", "name a column whose values people share")


def _objectives(charter: Charter) -> Iterator[Fault]:
    for one in _twice(objective.id for objective in charter.objectives):
        yield _say(f"objectives[{one}]", "stands twice", "give every objective an id of its own")
    for objective in charter.objectives:
        if objective.worthwhile is not None and objective.worthwhile_points is not None:
            what = "worthwhile and worthwhile_points are both given"
            yield _say(f"objectives[{objective.id}]", what, "keep the one that you mean")


def _money(charter: Charter) -> Iterator[Fault]:
    for name, stake in charter.stakes.items():
        yield from _range(f"stakes.{name}", stake.low, stake.value, stake.high)
    for name, worth in charter.values.items():
        yield from _range(f"values.{name}", worth.low, worth.unit_value, worth.high)


def _range(path: str, low: float | None, value: float | None, high: float | None) -> Iterator[Fault]:
    given = [number for number in (low, value, high) if number is not None]
    if given != sorted(given):
        yield _say(path, "low, value and high are not in this order", "make low the smallest and high the largest")


def _schedule(charter: Charter) -> Iterator[Fault]:
    for place, entry in enumerate(charter.schedule, start=1):
        if (entry.every is None) == (entry.on is None):
            yield _say(
                f"schedule[{place}]", f"{entry.report!r} needs either every or on", "give exactly one of the two"
            )


def _privacy(charter: Charter) -> Iterator[Fault]:
    for name in ("smallest_group", "smallest_comment_group"):
        size = getattr(charter.privacy, name)
        if size < SMALLEST_GROUP:
            what = f"{size} is too small to protect anyone"
            yield _say(f"privacy.{name}", what, f"use {SMALLEST_GROUP} or more")


def _not_yet(charter: Charter) -> Iterator[Fault]:
    if charter.language not in LANGUAGES:
        what = f"there are no words yet in {charter.language!r}"
        yield _say("language", what, f"use one of: {', '.join(LANGUAGES)}")


def _source(charter: Charter) -> Iterator[Fault]:
    yield from judge_source(charter.source, charter.queries)
