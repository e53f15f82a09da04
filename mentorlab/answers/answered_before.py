"""Has this process answered the very same question about the very same whole program before?

The reports of two hundred units each ask much about the whole program, with the same settings of the same tables: one
answer serves them all. Only where asked for (`keep`). An answer is handed out again while the program's files say the
same, and while no report has shown more of what it was held against; else the question is asked anew. Other reports of
the same batch do not count as more: each shows of its unit only what may stand beside this very answer (`one_unit`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.answers.result import Result
from mentorlab.tables.load import PUBLISHED
from mentorlab.tables.privacy.ledger import Lookup, listening

if TYPE_CHECKING:
    from mentorlab.answers.look import Picture
    from mentorlab.tables.program import Program

Ask = Callable[[], Result]
Key = tuple[object, ...]
PLAIN = (str, int, float, bool, type(None), dt.date)


@dataclass(frozen=True, eq=False)
class Kept:
    """An answer, and what it asked of earlier reports with what these said."""

    result: Result
    lookups: tuple[Lookup, ...]


_kept: dict[Key, Kept] = {}
_keeping = False


def keep() -> None:
    """From now on hold the answers about whole programs."""
    global _keeping
    _keeping = True


def answered_once(question: str, program: Program, settings: Mapping[str, Any], ask: Ask) -> Result:
    """`ask()`, or what it said before. `settings`: all that were given, in their own types."""
    if not _keeping or program.unit is not None or not all(map(_plain, settings.values())):
        return ask()
    key = (question, *_content(program), repr(sorted(settings.items())))
    if key in _kept and _holds(_kept[key], program):
        return _kept[key].result
    with listening() as lookups:
        result = ask()
    _kept[key] = Kept(dataclasses.replace(result, draw=_drawn_once(result.draw)), tuple(lookups))
    return _kept[key].result


def _plain(value: object) -> bool:
    return all(map(_plain, value)) if isinstance(value, list | tuple) else isinstance(value, PLAIN)


def _content(program: Program) -> Key:
    """What tells this program from any other: all that was read of it, and up to which day it speaks.

    Records of what was published are left out: what an answer asked of them is looked up again.
    """
    read = tuple((name, sha) for name, sha in program.inputs.items() if not name.startswith(PUBLISHED))
    wrong = (program.faults, program.notes)
    reported = program.publishing is not None
    return (str(program.folder), read, program.charter.model_dump_json(), wrong, program.day, reported)


def _holds(kept: Kept, program: Program) -> bool:
    if program.publishing is None:
        return True
    about, made_with = program.publishing.earlier.about, program.publishing.made_with
    for one in kept.lookups:
        now = about(one.measures, one.waves)
        news = [figure for figure in now if figure not in one.found]
        if len(now) - len(news) < len(one.found) or any(figure.record not in made_with for figure in news):
            return False
    return True


def _drawn_once(draw: Callable[[], Picture] | None) -> Callable[[], Picture] | None:
    if draw is None:
        return None
    drawn: list[Picture] = []

    def once() -> Picture:
        if not drawn:
            drawn.append(draw())
        return drawn[0]

    return once
