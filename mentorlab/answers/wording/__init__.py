"""What is said, in which words: a catalogue for each language, and how numbers are written in sentences."""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

LANGUAGES = ("en",)
AUDIENCES = ("analyst", "leadership", "mentors", "mentees", "managers", "staff")


def catalogue(part: str = "every_room", language: str = "en") -> ModuleType:
    """The words of one part of the house, e.g. of a room: `catalogue("outcomes")`; without one, what all rooms say."""
    return importlib.import_module(f"mentorlab.answers.wording.{language}.{part}")


def parts_of(language: str = "en") -> tuple[str, ...]:
    """The parts of the house that have words of their own."""
    package = importlib.import_module(f"mentorlab.answers.wording.{language}")
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def sentences_for_every_audience(section: str, language: str = "en", **cells: Any) -> dict[str, str]:
    """One sentence for each audience from a section of the catalogue; `cells` fill the braces.

    `section`: "not_possible" for what all rooms say, "outcomes.change" for a section of one part.
    """
    part, _, name = section.rpartition(".")
    frames: Mapping[str, str] = getattr(catalogue(part or "every_room", language), name.upper())
    return {audience: frames[audience].format_map(cells) for audience in AUDIENCES}


def glossary(*terms: str, language: str = "en") -> dict[str, str]:
    """What the words in a report mean, in plain language. Without arguments: all of them."""
    words: dict[str, str] = {}
    for part in parts_of(language):
        words |= getattr(catalogue(part, language), "GLOSSARY", {})
    return {term: words[term] for term in (terms or words)}


def decimals(se: float | None, value: float) -> int:
    """How many decimals a number deserves: those of two digits of its standard error; from the third on, of one."""
    scale = se if se and math.isfinite(se) else abs(value) / 20
    if not scale or not math.isfinite(scale):
        return 2
    leading = -math.floor(math.log10(scale))
    return max(0, leading + 1) if leading < 2 else min(leading, 6)


def number(value: float | None, places: int = 2, *, sign: bool = False) -> str:
    """A number as a reader expects it: thousands marked, a true minus sign, no "−0.00"."""
    if value is None or not math.isfinite(value):
        return "not available"
    rounded = round(value, places) + 0.0
    text = f"{abs(rounded):,.{places}f}"
    return f"{'−' if rounded < 0 else '+' if sign and rounded > 0 else ''}{text}"


def as_it_is(value: float) -> str:
    """A number that was rounded before, with the digits that it has."""
    text = f"{abs(value):,.10f}".rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 else text


def p_value(p: float | None) -> str:
    """p with three decimals and its relation, e.g. "= .016" or "< .001"."""
    if p is None or not math.isfinite(p):
        return "not available"
    return "< .001" if p < 0.001 else "= " + f"{p:.3f}".removeprefix("0")


def sentence_case(text: str) -> str:
    """The text with a capital at its beginning and nothing else changed."""
    return text[:1].upper() + text[1:]


def people(n: int) -> str:
    """So many people, in words."""
    return "1 person" if n == 1 else f"{n:,} people"


def percent(share: float, places: int = 0) -> str:
    """A share as a percentage."""
    return f"{number(100 * share, places)} %"


def listed(items: Iterable[str], last: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"; with semicolons where one holds a comma itself."""
    words = [" ".join(str(item).split()).rstrip(" .,;") for item in items]
    if len(words) < 2:
        return "".join(words)
    mark, before = ("; ", ";") if any(re.search("[,;]", word) for word in words) else (", ", "")
    return f"{mark.join(words[:-1])}{before} {last} {words[-1]}"
