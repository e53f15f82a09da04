"""An answer as a reader meets it: one box, then how we know, with the detail folded away."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlab.answers.cells import readable
from mentorlab.answers.estimated import differs, level_of, row_of
from mentorlab.answers.look import strip
from mentorlab.answers.markup import Passage, bullets, definitions, escape, table
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.wording import catalogue, decimals, glossary, number, sentence_case

if TYPE_CHECKING:
    from mentorlab.answers.result import Result


@functools.cache
def css() -> str:
    """The style of answers, used in notebooks and in reports alike."""
    return (Path(__file__).parent / "card.css").read_text(encoding="utf-8")


def card(result: Result, *, with_figure: bool = False) -> str:
    """The answer in one box: claim, size with its interval drawn, verdict, certainty and why, how many people."""
    figure = result.figure()._repr_html_() if with_figure else ""
    claim = result.headline if result.headline.endswith(".") else f"{result.headline}."
    return (
        f'<style>{css()}</style><section class="ml-answer ml-{result.status}">'
        f'<p class="ml-asks">{escape(_scope(result))}</p><p class="ml-claim">{escape(claim)}</p>'
        f"{drawn(result)}{definitions(result.box)}</section>{figure}"
    )


def _scope(result: Result) -> str:
    about = result.measure.replace("_", " ") if result.measure else ""
    objective = f"objective: {result.objective.replace('_', ' ')}" if result.objective else ""
    return " · ".join(part for part in (result.asks, about, objective) if part)


def drawn(result: Result) -> str:
    """The interval of the leading estimate as a strip, with its key in words."""
    lead = result.estimates[0] if result.estimates else None
    if lead is None or result.status != "ok" or not differs(lead.name):
        return ""
    e = lead.estimate
    if not (math.isfinite(e.low) and math.isfinite(e.high)):
        return ""
    labels = catalogue().LABELS
    times, unit = (100, f" {labels['percentage_points']}") if lead.unit == "share" else (1, "")
    value, low, high = (times * end for end in (e.value, e.low, e.high))
    places = decimals(times * e.se, value)
    size = f"{number(value, places, sign=True)}{unit}, interval {number(low, places)} to {number(high, places)}"
    zero = labels["no_change"] if lead.name == "change" else labels["no_difference"]
    goal = ""
    if result.worthwhile is not None:
        goal = f"; broken line: {labels['worthwhile'].lower()} {number(times * result.worthwhile, places)}"
    whose = f"{lead.group.replace('_', ' ')}: " if lead.group else ""
    key = f"{sentence_case(whose + size)} ({level_of(e.level)}). Solid line: {zero}{goal}."
    return f'{strip(e.value, e.low, e.high, result.worthwhile, key)}<p class="ml-key">{escape(key)}</p>'


def how_we_know(result: Result) -> Passage:
    """The facts behind the claim in a few lines; methods, all checks and the table folded below."""
    labels = catalogue().LABELS
    detail = "".join(
        [
            _estimates(result.estimates),
            _checks(result.checks),
            table_of(result),
            bullets([*result.notes, *result.deviations]),
        ]
    )
    folded = f'<details class="ml-details"><summary>{labels["details"]}</summary>{detail}</details>' if detail else ""
    folded += _counted(result)
    text = "\n".join(f"{label}: {words}" for label, words in result.facts)
    return Passage(text, f"<style>{css()}</style>{definitions(result.facts)}{folded}")


def _counted(result: Result) -> str:
    """How everything was counted: the definitions behind the numbers, folded away."""
    if not result.defined:
        return ""
    lines = definitions([(one.name, f"{one.says()}.") for one in result.defined])
    return f'<details class="ml-details"><summary>{catalogue().LABELS["counted"]}</summary>{lines}</details>'


def table_of(result: Result) -> str:
    """The result's table for readers: numbers rounded to what they deserve, hidden cells said to be hidden."""
    headings, rows = readable(result.rows(), [one.to_dict() for one in result.estimates[:1]])
    return table(headings, rows, _scope(result)) if rows else ""


def _estimates(reported: Sequence[Reported]) -> str:
    rows = [[*row_of(one.to_dict()), one.estimate.n, one.estimate.method] for one in reported]
    headings = ["Estimate", "Value", "Interval", "p", "People", "Method"]
    return table(headings, rows, catalogue().LABELS["estimates"]) if rows else ""


def _checks(checks: Sequence[Check]) -> str:
    words = catalogue().CHECK_RESULTS
    return definitions([(f"{check.name.replace('_', ' ')}: {words[check.result]}", check.text) for check in checks])


def listed(sentences: Sequence[str]) -> Passage:
    """Sentences one below the other."""
    return Passage("\n".join(f"- {sentence}" for sentence in sentences), bullets(sentences))


def explained(terms: Sequence[str]) -> Passage:
    """Words of art with what they mean."""
    words = glossary(*terms) if terms else {}
    text = "\n".join(f"{term}: {meaning}" for term, meaning in words.items())
    return Passage(text, f"<style>{css()}</style>{definitions(words)}")
