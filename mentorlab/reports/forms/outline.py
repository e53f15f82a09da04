"""What stands on which slide? The answers of one report for leadership: one question a slide, without its drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mentorlab.answers.cells import readable
from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.estimated import row_of, size_of
from mentorlab.answers.wording import catalogue, people, sentence_case
from mentorlab.reports.forms import Told
from mentorlab.reports.forms.shown_figures import Shown, figures_of, key_of

NUMBERS_IN_NOTES = 12
_NEW_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“−+])")
Row = Sequence[str]


@dataclass(frozen=True)
class Slide:
    """One slide. `title`: one sentence, on no other slide; `above`: what was asked; `lines`: labels and words beside a
    figure or a table; `points`: a list in place of both; `notes`: what a speaker may want to know.
    """

    title: str
    above: str
    notes: tuple[str, ...]
    lines: tuple[tuple[str, str], ...] = ()
    figure: Shown | None = None
    headings: Row = ()
    rows: tuple[Row, ...] = ()
    points: tuple[str, ...] = ()


def slides_of(told: Told) -> list[Slide]:
    """The slides of a report: its answers, what could not be answered, what it cannot tell, what to do next."""
    words, figures = catalogue("slides"), figures_of(told.notebook, told.pictures)
    asked = [one for one in told.found if one["finding"]["question"] in (told.kind.slides or told.kind.questions)]
    charter, unit = told.program.charter, told.program.unit
    report = f"{told.kind.title} {f'{unit.value}, ' if unit else ''}{charter.program}, {charter.cycle}"
    slides: list[Slide] = []
    titles = {words.NOT_ANSWERED, words.CANNOT_TELL, words.WHAT_NEXT}
    for one in asked:
        if one["finding"]["status"] == "ok":
            slides.append(_answer(one, figures.get(key_of(one), ()), titles, "" if slides else report))
            titles.add(slides[-1].title)
    unanswered = [_unanswered(one) for one in asked if one["finding"]["status"] != "ok"]
    if unanswered:
        rows = tuple((question, why) for question, why, _ in unanswered)
        notes = tuple(f"{question}: {said}" for question, _, said in unanswered)
        slides.append(Slide(words.NOT_ANSWERED, report, notes, headings=words.NOT_ANSWERED_HEADINGS, rows=rows))
    slides += _list(words.CANNOT_TELL, report, [one["said"]["limits"] for one in asked])
    slides += _list(words.WHAT_NEXT, report, [one["said"]["next_steps"] for one in asked])
    return slides


def _answer(one: Mapping[str, Any], figures: Sequence[Shown], titles: set[str], report: str) -> Slide:
    finding, said = one["finding"], one["said"]
    about = " · ".join(
        str(part).replace("_", " ") for part in (said["asks"], finding["measure"], finding["objective"]) if part
    )
    bare = Slide(
        _title(finding, said["leadership"], titles),
        f"{report} · {said['asks']}" if report else about,
        tuple(_notes(finding, said, len(figures))),
        tuple(_lines(finding, said["box"])),
    )
    if figures:
        return replace(bare, figure=figures[0])
    # A notebook's file sorts the names of columns: back into the order in which the house reads them.
    table = [{name: row[name] for name in COLUMNS if name in row} for row in one["table"]]
    headings, rows = readable(table, finding["estimates"][:1])
    return replace(bare, headings=headings, rows=tuple(rows))


def _title(finding: Mapping[str, Any], leadership: str, taken: set[str]) -> str:
    """The first sentence for leadership; where another slide has it, the headline, and then the measure with it."""
    first = _NEW_SENTENCE.split(leadership.strip())[0].rstrip(".")
    headline = str(finding["headline"]).rstrip(".")
    about = (finding["measure"] or finding["objective"] or finding["question"]).replace("_", " ")
    choices = [title for title in (first, headline, f"{sentence_case(about)}: {headline}") if title]
    free = next((title for title in choices if title not in taken), None)
    numbered = (catalogue("slides").AGAIN.format(title=choices[-1], number=number) for number in range(2, 1000))
    return free or next(title for title in numbered if title not in taken)


def _lines(finding: Mapping[str, Any], box: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The size of the first estimate with its interval, what the page's box says, the certainty with its reason."""
    labels, lead = catalogue().LABELS, next(iter(finding["estimates"]), None)
    if lead is not None and not lead.get("group"):
        yield catalogue("slides").SIZE, size_of(lead)
    yield from ((label, said) for label, said in box)
    there = {label for label, _ in box}
    if labels["people"] not in there and lead is not None and lead["n"] and not lead.get("group"):
        yield labels["people"], people(lead["n"])
    if labels["certainty"] not in there and finding["certainty"]:
        grade, why = finding["certainty"].replace("_", " "), finding["certainty_reason"]
        yield labels["certainty"], sentence_case(f"{grade}: {why}" if why else grade)


def _notes(finding: Mapping[str, Any], said: Mapping[str, Any], figures: int) -> Iterator[str]:
    words, numbers = catalogue("slides"), [" · ".join(filter(None, row_of(one))) for one in finding["estimates"]]
    yield said["leadership"]
    yield words.NOTE_ASKED.format(asks=said["asks"])
    if said["facts"]:
        yield words.NOTE_KNOWN
        yield from (f"{label}: {fact}" for label, fact in said["facts"])
    if numbers:
        yield words.NOTE_NUMBERS
        yield from numbers[:NUMBERS_IN_NOTES]
    if len(numbers) > NUMBERS_IN_NOTES:
        yield words.NOTE_MORE.format(n=len(numbers) - NUMBERS_IN_NOTES)
    if figures > 1:
        yield words.NOTE_FIGURES.format(n=figures - 1)


def _unanswered(one: Mapping[str, Any]) -> tuple[str, str, str]:
    finding, said = one["finding"], one["said"]
    about = finding["measure"] or finding["objective"]
    question = f"{said['asks']} ({about.replace('_', ' ')})" if about else said["asks"]
    return question, sentence_case(finding["reason"] or finding["headline"]), said["leadership"]


def _list(title: str, above: str, said: Sequence[Sequence[str]]) -> list[Slide]:
    """What the first answer that says something says; in the notes what the others add."""
    first = list(next((each for each in said if each), ()))
    rest = [sentence for sentence in _once(said) if sentence not in first]
    notes = (*first, *([catalogue("slides").NOTE_REST, *rest] if rest else []))
    return [Slide(title, above, notes, points=tuple(first))] if first else []


def _once(said: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(sentence for each in said for sentence in each))
