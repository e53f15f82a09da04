"""The register of questions: what can be asked, which tables it needs, which settings it takes.

A question is one function in a room, marked with `@question`. The mark checks its settings, says `not possible` with
what would make it possible where tables are missing, and refuses tables that have faults.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from mentorlab.answers import one_unit
from mentorlab.answers.answered_before import answered_once
from mentorlab.answers.one_core import one_core
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, sentence_case, sentences_for_every_audience
from mentorlab.errors import BadInput, CannotBeMet, Fault, NotComputable, did_you_mean

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

Asked = TypeVar("Asked", bound=Callable[..., Result])
ROOMS = ("needs", "planning", "reach", "matching", "engagement", "outcomes", "returns")
_REGISTER: dict[str, Question] = {}


@dataclass(frozen=True)
class Question:
    """A row of the register. `tables` lists what is needed; a tuple inside it means any one of these."""

    id: str
    asks: str
    tables: tuple[tuple[str, ...], ...]
    uses: Callable[[Program], Sequence[str]]
    settings: Mapping[str, inspect.Parameter]
    function: Callable[..., Result]

    @property
    def needs(self) -> str:
        """The tables needed, in words."""
        return "; ".join(" or ".join(choice) for choice in self.tables) or "nothing but the charter"

    def needed(self, program: Program) -> tuple[str, ...]:
        """The tables at hand that an answer would be read from: they must be without fault."""
        listed = [table for choice in self.tables for table in choice]
        return tuple(table for table in dict.fromkeys([*listed, *self.uses(program)]) if program.has(table))

    def missing(self, program: Program) -> list[str]:
        """The needs that the program's tables do not meet, in words."""
        return [" or ".join(choice) for choice in self.tables if not any(map(program.has, choice))]


def question(
    *,
    asks: str,
    tables: Sequence[str | tuple[str, ...]],
    uses: Callable[[Program], Sequence[str]] = lambda _: (),
) -> Callable[[Asked], Asked]:
    """Mark a function `f(program, *, settings…) -> Result` as a question that mentorlab answers.

    `tables`: what it cannot do without; `uses`: which tables more it reads from a program, if they are there.
    """
    needs = tuple((need,) if isinstance(need, str) else need for need in tables)

    def mark(function: Asked) -> Asked:
        room, name = function.__module__.split(".")[1], function.__name__
        settings = dict(list(inspect.signature(function).parameters.items())[1:])
        row = Question(f"{room}.{name}", asks, needs, uses, settings, function)

        @functools.wraps(function)
        def ask(program: Program, **given: Any) -> Result:
            with one_core():
                return _ask(row, program, given)

        _REGISTER[row.id] = dataclasses.replace(row, function=ask)
        return cast("Asked", ask)

    return mark


def _ask(row: Question, program: Program, given: Mapping[str, Any]) -> Result:
    settings = _checked(row, given)
    if settings.get("as_of") is not None:
        program = program.as_at(settings["as_of"])
    asking = program
    if program.unit is not None and one_unit.answered_for_all(row.id):
        program = program.whole or program
    missing = row.missing(program)
    if missing:
        reason = f"the program has no table {', and no table '.join(missing)}"
        result = not_possible(reason, f"add {' and '.join(missing)} to tables/{_how_to_get(missing)}")
    else:
        program.need(*row.needed(program))
        try:
            result = _answered(row, program, settings)
        except CannotBeMet:  # its counts are of few people, and an answer may be shown to anybody
            result = not_computable(catalogue().COLLIDE)
        except NotComputable as impossible:
            result = not_computable(str(impossible))
    if result.objective is None and result.measure is None and {"measure", "objective"} & row.settings.keys():
        asked, measure = _about(program, settings)
        result = dataclasses.replace(result, objective=asked, measure=measure)
    left_out = _dated_later(program)
    audience = str(settings.get("audience", "analyst"))
    result = dataclasses.replace(
        result, notes=result.notes + left_out, question=row.id, asks=row.asks, audience=audience
    )
    if program.unit is not None:
        reads = row.needed(program.whole or program)
        result = one_unit.of_the_unit(result, program, reads, lambda whole: _answered(row, whole, settings))
    elif asking.unit is not None:
        result = one_unit.of_the_whole(result, asking)
    if program.publishing is not None and result.shown:
        program.publishing.note(result.about, result.waves, result.shown, result.shown_as)
    return result


def _answered(row: Question, program: Program, settings: Mapping[str, Any]) -> Result:
    return answered_once(row.id, program, settings, lambda: row.function(program, **settings))


def _dated_later(program: Program) -> tuple[str, ...]:
    """Which rows a day has left out; few of them in words, for a row may be one person's."""
    smallest, said = program.charter.privacy.smallest_group, catalogue().DATED_LATER
    few = said["few"].format(smallest=smallest)
    return tuple(
        said["rows"].format(n=n if n >= smallest else few, table=table, day=program.day)
        for table, n in program.left_out.items()
    )


def _how_to_get(tables: Iterable[str]) -> str:
    """How one comes by a table that nobody has at hand; empty where the name says it."""
    said = [catalogue().HOW_TO_GET[name] for name in tables if name in catalogue().HOW_TO_GET]
    return f" ({'; '.join(said)})" if said else ""


def _about(program: Program, settings: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Which objective and measure were asked about, for an answer that could not be given."""
    named, measure, charter = settings.get("objective"), settings.get("measure"), program.charter
    if named is not None:
        chosen = next((one for one in charter.objectives if one.id == named), None)
    else:
        chosen = charter.objective_for(measure) if measure else charter.primary
    return (chosen.id, chosen.measure) if chosen else (named, measure)


def _checked(row: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings in their own types; every wrong one is named at once."""
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    any_type = ConfigDict(arbitrary_types_allowed=True)  # an answer may be handed to another question
    hints = get_type_hints(inspect.unwrap(row.function), include_extras=True)
    faults, settings = [], {}
    for name, value in given.items():
        if name not in row.settings:
            what = f"{row.id} has no setting {name!r}"
            faults.append(Fault("settings", name, what, did_you_mean(name, list(row.settings))))
            continue
        try:
            # An empty word in a notebook's parameters means: not set.
            settings[name] = None if value == "" else TypeAdapter(hints[name], config=any_type).validate_python(value)
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            faults.append(Fault("settings", name, f"{value!r} cannot be used: {problem}", f"see help({row.id})"))
    if faults:
        raise BadInput(faults)
    return settings


def not_possible(reason: str, remedy: str, *, design: str = "none", **more: Any) -> Result:
    """The answer that is given where there is none: why, and what would make it possible."""
    words = sentences_for_every_audience("not_possible", reason=reason, remedy=remedy)
    more.setdefault("next_steps", (f"{sentence_case(remedy)}.",))
    return _no_answer(reason, words, design=design, **more)


def not_computable(message: str) -> Result:
    """The answer where numbers do not allow one; the message says what is wrong and what to do."""
    reason = message.rstrip(".")
    if reason[:1].isupper() and reason[1:2].islower():
        reason = reason[0].lower() + reason[1:]
    return _no_answer(reason, sentences_for_every_audience("not_computable", reason=reason), design="none")


def _no_answer(reason: str, words: Mapping[str, str], **more: Any) -> Result:
    import pandas as pd

    more.setdefault("frame", pd.DataFrame(columns=["group", "measure", "n", "hidden"]))
    more.setdefault("limits", (catalogue().LIMITS["no_answer"],))
    return Result(sentences=words, status="not_possible", reason=reason, headline=words["analyst"], **more)


def questions() -> tuple[Question, ...]:
    """Every question mentorlab answers, in the order of the rooms."""
    for room in ROOMS:
        importlib.import_module(f"mentorlab.{room}")
    return tuple(_REGISTER.values())
