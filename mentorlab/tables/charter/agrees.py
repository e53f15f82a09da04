"""Does the charter agree with itself? Settings that are each right but cannot stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.tables.charter import RECALLED, Charter
from mentorlab.tables.charter.weighed import weight_faults
from mentorlab.tables.database.reading import judge_source
from mentorlab.tables.definitions import RHYTHM, definition_faults

LANGUAGES = ("en",)
SMALLEST_GROUP = 3


def disagreements(charter: Charter) -> list[Fault]:
    """Every contradiction in a charter whose settings are each well formed."""
    questions: tuple[Callable[[Charter], Iterator[Fault]], ...] = (
        _time,
        _waves,
        _contrast,
        _shared_columns,
        _places,
        _matching,
        _objectives,
        _letters,
        _money,
        _schedule,
        _weights,
        _definitions,
        _privacy,
        _not_yet,
        _source,
    )
    return [fault for question in questions for fault in question(charter)]


def _say(path: str, what: str, do: str) -> Fault:
    return Fault(CHARTER, path, what, do)


def _twice(ids: Iterable[str]) -> list[str]:
    return [one for one, times in Counter(ids).items() if times > 1]


def _weights(charter: Charter) -> Iterator[Fault]:
    yield from weight_faults(charter.matching.weights)


def _definitions(charter: Charter) -> Iterator[Fault]:
    yield from definition_faults(charter.definitions)
    agreed, own = charter.rhythm.meetings_every_days, charter.definitions.get(RHYTHM, {}).get("days")
    if agreed is not None and own is not None and own != agreed:
        what = f"{own:g} is not the {agreed:g} of rhythm.meetings_every_days, which is the one that counts"
        yield _say(f"definitions.{RHYTHM}.days", what, "take it out")


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


def _after_the_start(charter: Charter, name: str) -> bool:
    """Does the name of a column say that it was known only later: how somebody left, a value at a later wave?"""
    first, known = charter.contrast_waves[0], charter.wave_ids
    later = known[known.index(first) + 1 :] if first in known else ()
    words = name.lower()
    at_wave = any(words.endswith(f"_{wave.lower()}") or words.startswith(f"{wave.lower()}_") for wave in later)
    return words in ("left_on", "left_why") or at_wave


def _shared_columns(charter: Charter) -> Iterator[Fault]:
    evaluation = charter.evaluation
    for name in _twice(evaluation.adjust_for):
        yield _say("evaluation.adjust_for", f"{name!r} stands twice", "name it once")
    for name in evaluation.adjust_for:
        if _after_the_start(charter, name):
            what = f"{name!r} tells of the time after the start, when the program may have changed it"
            do = "adjust only for what was known before the start, or the effect is adjusted away"
            yield _say("evaluation.adjust_for", what, do)
    asked = {
        "units": (charter.units,),
        "evaluation.clustered_by": (evaluation.clustered_by,),
        "evaluation.adjust_for": evaluation.adjust_for,
        "places.stratify_by": charter.places.stratify_by,
        "places.steps_by": (charter.places.steps_by,),
    }
    for path, names in asked.items():
        if (name := "person_id") in names:
            yield _say(path, f"{name!r} is different for everybody", "name a column whose values people share")


def _places(charter: Charter) -> Iterator[Fault]:
    """What is said of drawing places, against itself, the design and the way in which places are given."""
    places, evaluation = charter.places, charter.evaluation
    for name in _twice(places.stratify_by):
        yield _say("places.stratify_by", f"{name!r} stands twice", "name it once")
    if bool(places.steps) != (places.steps_by is not None):
        lacks, has = ("steps_by", "steps") if places.steps else ("steps", "steps_by")
        do = "name the column whose values begin together" if places.steps else "list the days: {on: …, number: …}"
        yield _say(f"places.{lacks}", f"is missing, though {has} is given", do)
    for first, second in pairwise(places.steps):
        if second.on <= first.on:
            yield _say("places.steps", f"{second.on} does not come after {first.on}", "list the steps by their days")
    stepped = places.steps or places.steps_by
    if stepped and places.number is not None:
        yield _say("places.number", "is given, and steps too", "keep the one that you mean: people, or whole steps")
    if stepped and places.stratify_by:
        what = "is given, and steps too: wholes are drawn in one line"
        yield _say("places.stratify_by", what, "take one of the two out")
    if stepped and evaluation.design not in (None, "stepped"):
        what = f"are given, but the design is {evaluation.design}"
        yield _say("places.steps", what, "write design: stepped, or take the steps out")
    if evaluation.design == "stepped" and places.drawn and not stepped:
        yield _say("places.steps", "are missing: the design is stepped", "say steps and steps_by")
    if places.drawn and evaluation.places_by not in ("lottery", "unknown"):
        what = f"says how lots are drawn, but places go by {evaluation.places_by}"
        yield _say("places", what, "write places_by: lottery, or keep only places.number")


def _matching(charter: Charter) -> Iterator[Fault]:
    """Rules that say the same twice or the opposite, and sizes that belong to another form of the match."""
    matching = charter.matching
    for text in _twice(rule.text for rule in matching.rules):
        yield _say("matching.rules", f"{text!r} stands twice", "keep it once")
    columns = {kind: [rule.column for rule in matching.rules if rule.kind == kind] for kind in ("same", "different")}
    for name in columns["same"]:
        if name in columns["different"]:
            what = f"{name!r} is to be the same and different, so that nobody could be matched"
            yield _say("matching.rules", what, "keep the one that you mean")
    for part, form in (("circle", "circles"), ("shortlist", "shortlists")):
        if part in matching.model_fields_set and matching.form != form:
            do = f"write form: {form}, or take {part} out"
            yield _say(f"matching.{part}", f"is given, but the form is {matching.form}", do)
    yield from _sizes("matching.circle", matching.circle.smallest, matching.circle.largest)
    yield from _sizes("matching.shortlist.mentees", *matching.shortlist.mentees)


def _sizes(path: str, low: int | None, high: int | None) -> Iterator[Fault]:
    if low is not None and high is not None and low > high:
        yield _say(path, f"{low} is more than {high}", "name the smaller number first")


def _objectives(charter: Charter) -> Iterator[Fault]:
    for one in _twice(objective.id for objective in charter.objectives):
        yield _say(f"objectives[{one}]", "stands twice", "give every objective an id of its own")
    for objective in charter.objectives:
        if objective.worthwhile is not None and objective.worthwhile_points is not None:
            what = "worthwhile and worthwhile_points are both given"
            yield _say(f"objectives[{objective.id}]", what, "keep the one that you mean")


def _letters(charter: Charter) -> Iterator[Fault]:
    turn_on = charter.letters.turn_on
    if turn_on and turn_on < charter.starts_on:
        what = f"{turn_on} lies before starts_on {charter.starts_on}"
        yield _say("letters.turn_on", what, "name the day from which those on the waiting list have their turn")


def _money(charter: Charter) -> Iterator[Fault]:
    for name, stake in charter.stakes.items():
        yield from _range(f"stakes.{name}", stake.low, stake.value, stake.high)
        yield from _range(f"stakes.{name}", stake.each_low, stake.each, stake.each_high, "each_")
        yield from _per(name, stake.per, charter)
    for name, worth in charter.values.items():
        yield from _range(f"values.{name}", worth.low, worth.unit_value, worth.high)
        yield from _separate(name, worth.separate_from, [one for one in charter.values if one != name])


def _separate(name: str, separate: Iterable[str], others: list[str]) -> Iterator[Fault]:
    for other in separate:
        if other not in others:
            advice = did_you_mean(other, others or ["none: it is the only one"])
            yield _say(f"values.{name}.separate_from", f"{other!r} is no other measure with a worth", advice)


def _range(path: str, low: float | None, value: float | None, high: float | None, of: str = "") -> Iterator[Fault]:
    given = [number for number in (low, value, high) if number is not None]
    if given != sorted(given):
        names = f"{of}low, {of.rstrip('_') or 'value'} and {of}high"
        yield _say(path, f"{names} are not in this order", f"make {of}low the smallest and {of}high the largest")


def _per(name: str, per: str | None, charter: Charter) -> Iterator[Fault]:
    """A stake may count by the units of another one, which counts by the year."""
    path, others = f"stakes.{name}.per", [one for one in charter.stakes if one != name]
    if per is None:
        return
    if per not in others:
        yield _say(path, f"{per!r} is no other stake", did_you_mean(per, others or ["none: it is the only stake"]))
    elif charter.stakes[per].per is not None:
        yield _say(path, f"{per!r} itself counts per {charter.stakes[per].per!r}", "name a stake that has no per")


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
