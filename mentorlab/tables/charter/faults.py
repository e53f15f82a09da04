"""What is wrong with the charter? Every fault at once, in words, with the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.tables.charter import Charter
from mentorlab.tables.charter.agrees import disagreements
from mentorlab.tables.strict_yaml import read_yaml

# Stand-ins for a required setting that is missing, so that the rest of the charter can be judged all the same.
_STAND_INS = {"program": "(not given)", "cycle": "(not given)", "starts_on": "1900-01-01"}

Path = tuple[int | str, ...]


def judge_charter(content: bytes) -> tuple[Charter | None, list[Fault]]:
    """The charter in these bytes and all its faults.

    Where there are faults the charter is what remains of it without the faulty settings, good for judging the tables
    against it and for nothing else; None where nothing remains.
    """
    said, faults = read_yaml(content, CHARTER)
    if faults and not said:
        return None, faults
    charter, more = _read_what_can_be_read(said)
    faults += more
    if charter is not None:
        faults += disagreements(charter)
    return charter, list(dict.fromkeys(faults))


def _read_what_can_be_read(said: dict[str, Any]) -> tuple[Charter | None, list[Fault]]:
    faults: list[Fault] = []
    rest = deepcopy(said)
    for round_ in range(4):  # each round removes what is faulty; there is never much left to find
        try:
            return Charter.model_validate(rest, by_alias=True, by_name=False), faults
        except ValidationError as error:
            errors = error.errors(include_url=False)
            # What is missing later on is only missing because its faulty value was removed here.
            faults += [_fault(one, rest) for one in errors if round_ == 0 or one["type"] != "missing"]
            _remove(rest, [_within(one["loc"], rest) for one in errors if one["type"] != "missing"])
            _remove(rest, [one["loc"][:-1] for one in errors if one["type"] == "missing" and len(one["loc"]) > 1])
            for name, stand_in in _STAND_INS.items():
                rest.setdefault(name, stand_in)
    return None, faults


def _within(location: Path, said: Any) -> Path:
    """The part of a location that exists in what was said (pydantic may add steps of its own)."""
    there: list[int | str] = []
    for step in location:
        known = step in said if isinstance(said, dict) else isinstance(step, int) and isinstance(said, list | tuple)
        if not known:
            break
        there.append(step)
        said = said[step]
    return tuple(there)


def _remove(said: Any, locations: Sequence[Path]) -> None:
    # Later items of a list first, so that the earlier ones keep their places.
    for location in sorted(set(locations), key=str, reverse=True):
        holder = said
        for step in location[:-1]:
            try:
                holder = holder[step]
            except (KeyError, IndexError, TypeError):
                break
        else:
            if location and (isinstance(holder, dict) or (isinstance(holder, list) and location[-1] < len(holder))):  # type: ignore[operator]
                holder.pop(*((location[-1], None) if isinstance(holder, dict) else (location[-1],)))


def path_in_words(location: Path, said: Any) -> str:
    """A dotted path: items of a list by their id, or by their place counted from 1."""
    words = ""
    for step in location:
        item = said[step] if isinstance(said, list) and isinstance(step, int) and step < len(said) else None
        if isinstance(step, int):
            name = item.get("id") if isinstance(item, dict) else None
            words += f"[{name if isinstance(name, str) else step + 1}]"
            said = item
        else:
            words += f".{step}" if words else step
            said = said.get(step) if isinstance(said, dict) else None
    return words


def faults_of(error: ValidationError, said: dict[str, Any], file: str, model: type[BaseModel]) -> list[Fault]:
    """What is wrong in another file of settings, in the same words."""
    return [_fault(one, said, file, model) for one in error.errors(include_url=False)]


def _fault(error: Any, said: dict[str, Any], file: str = CHARTER, model: type[BaseModel] = Charter) -> Fault:
    location: Path = error["loc"]
    what, do = _in_words(error, location, model)
    shown = location if error["type"] == "missing" else (_within(location, said) or location)
    return Fault(file, path_in_words(shown, said), what, do)


def _in_words(error: Any, location: Path, model: type[BaseModel]) -> tuple[str, str]:
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "mentorlab":
        return context["what"], context["do"]
    if kind == "missing":
        return "is missing", "add it"
    if kind == "extra_forbidden":
        return f"is no setting called {str(location[-1])!r}", did_you_mean(
            str(location[-1]), _known_at(location[:-1], model)
        )
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", context["expected"])
        return f"{given!r} is not known", did_you_mean(str(given), known)
    if kind.startswith(("int_", "float_", "finite_")):
        whole = "a whole number" if kind.startswith("int_") else "a number"
        return f"{given!r} is not {whole}", f"write {whole}, with a point before decimals"
    if kind.startswith("bool_"):
        return f"{given!r} is neither true nor false", "write true or false"
    if kind in ("greater_than", "greater_than_equal"):
        least = f"above {context['gt']:g}" if kind == "greater_than" else f"{context['ge']:g} or more"
        return f"{given} is too small", f"give a number {least}"
    if kind.startswith(("tuple_", "list_")):
        return "is not a list", "write it as a list: [first, second]"
    if kind.startswith(("dict_", "model_")):
        return "is not a group of settings", "write `name: value` lines below it"
    if kind.startswith("string_"):
        return "is not a text" if given is not None else "is empty", "write a word or two"
    if kind.startswith("date_"):
        return "is empty" if given is None else "is not a date", "write it as YYYY-MM-DD, e.g. 2026-03-02"
    return str(error["msg"]).lower(), "correct it"


def _known_at(location: Path, model: type[BaseModel]) -> list[str]:
    """The settings that exist at a place of the charter, or of another model."""
    found: Any = model
    for step in location:
        if isinstance(found, type) and issubclass(found, BaseModel):
            fields = {(field.alias or name): field for name, field in found.model_fields.items()}
            found = fields[str(step)].annotation
        else:  # an item of a list, or a name in a free mapping
            found = next(_models_in(found))
    part: type[BaseModel] = found
    return [field.alias or name for name, field in part.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
