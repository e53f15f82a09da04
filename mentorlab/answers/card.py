"""An answer as a reader meets it: one box, then how we know, with the detail folded away."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.answers.columns import COLUMNS
from mentorlab.answers.look import strip
from mentorlab.answers.markup import Passage, bullets, definitions, escape, table
from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.wording import as_it_is, catalogue, decimals, glossary, number, p_value, percent, sentence_case

if TYPE_CHECKING:
    from mentorlab.answers.result import Result

AGAINST_ZERO = ("change", "effect", "difference", "gap", "slope")


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
    if lead is None or result.status != "ok" or not _differs(lead.name):
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
    key = f"{sentence_case(size)} ({_level(e.level)}). Solid line: {zero}{goal}."
    return f'{strip(e.value, e.low, e.high, result.worthwhile, key)}<p class="ml-key">{escape(key)}</p>'


def _differs(name: str) -> bool:
    """Whether zero means "no difference" for an estimate: an average or a share differs from nothing."""
    return name in AGAINST_ZERO or name.endswith("_difference")


def _level(level: float) -> str:
    """The level of an interval, with as many decimals as keep it from "100 %"."""
    return next(said for places in range(6) if not (said := percent(level, places)).startswith("100"))


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
    frame = result.table.dropna(axis="columns", how="all")
    columns = [name for name in frame.columns if name not in ("measure", "hidden")]
    places = _places(result)
    rows = [[_cell(name, row.get(name), row.get("hidden"), places) for name in columns] for row in result.rows()]
    return table([COLUMNS[name].heading for name in columns], rows) if rows else ""


def _places(result: Result) -> int:
    if not result.estimates:
        return 2
    lead = result.estimates[0].estimate
    return decimals(lead.se, lead.value)


def _cell(name: str, value: Any, hidden: Any, places: int) -> str:
    if value is None:
        return catalogue().LABELS["hidden"] if hidden is True and name != "group" else ""
    if isinstance(value, str):
        return value
    column = COLUMNS[name]
    if column.kind == "as_it_is":
        return as_it_is(value)
    if column.kind == "p":
        return p_value(value)
    if column.kind == "share":
        return percent(value)
    if column.places is not None:
        places = column.places
    return number(value, 0 if column.kind in ("count", "money") else places)


def _estimates(reported: Sequence[Reported]) -> str:
    rows = []
    for one in reported:
        e = one.estimate
        counted = not math.isfinite(e.low) and float(e.value).is_integer()
        places = 0 if counted else decimals(e.se, e.value)
        spread = f"{number(e.low, places)} to {number(e.high, places)}" if math.isfinite(e.low) else ""
        name = f"{one.name} ({one.group})" if one.group else one.name
        rows.append([name, number(e.value, places), spread, p_value(one.p) if one.p is not None else "", e.n, e.method])
    return table(["Estimate", "Value", "Interval", "p", "People", "Method"], rows) if rows else ""


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
