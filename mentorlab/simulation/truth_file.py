"""What does `truth.yaml` say? Read with every fault at once, and written again as it was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.simulation.truth import FILE, Truth, fault
from mentorlab.tables.strict_yaml import read_yaml

WHOLE = ("people", "mentors", "seed")
FLAT = ("effects", "dose", "match_value", "in_units", "switches")
PLANTED = ("by_group", "dose", "match_value", "in_units", "switches")
KNOWN = ("people", "mentors", "design", "seed", "starts_on", "effects", *PLANTED, "earlier")


def read_truth(path: str | Path) -> Truth:
    """The truth in a file; what is left out has its default. Raises BadInput: unknown, ill-typed or impossible."""
    path = Path(path)
    if not path.is_file():
        raise BadInput(Fault(str(path), "", "there is no such file", f"name a {FILE}, or leave the truth out"))
    said, faults = read_yaml(path.read_bytes(), FILE)
    truth = _truth(said, faults)
    if truth is None or faults:
        raise BadInput(faults)
    return truth


def _truth(said: Mapping[str, object], faults: list[Fault]) -> Truth | None:
    """The truth that was said; None, with faults, where there can be none."""
    faults += [fault(key, "is no setting of a truth", did_you_mean(key, KNOWN)) for key in said if key not in KNOWN]
    settings: dict[str, Any] = {}
    for name in WHOLE:
        number = _number(name, said.get(name), whole=True, faults=faults)
        if number is not None:
            settings[name] = number
    if said.get("design") is not None:
        settings["design"] = str(said["design"])
    for name in FLAT:
        settings[name] = _numbers(name, said.get(name), faults)
    settings["by_group"] = _groups(said.get("by_group"), faults)
    settings["starts_on"] = _day("starts_on", said.get("starts_on"), faults)
    if said.get("earlier") is not None:
        inner: list[Fault] = []
        settings["earlier"] = _truth(_mapping("earlier", said["earlier"], "setting: value", faults), inner)
        faults += [replace(one, column=f"earlier.{one.column}") for one in inner]
    try:
        return Truth(**settings)
    except BadInput as bad:
        faults += bad.faults
        return None


def truth_settings(truth: Truth) -> dict[str, Any]:
    """The truth as plain values, in the order in which the file states them; what plants nothing is left out."""
    numbers = {"people": truth.people, "mentors": truth.n_mentors, "design": truth.design, "seed": truth.seed}
    planted: dict[str, Any] = {name: dict(getattr(truth, name)) for name in FLAT}
    planted["by_group"] = {
        measure: {column: dict(groups) for column, groups in columns.items()}
        for measure, columns in truth.by_group.items()
    }
    begins = {} if truth.starts_on is None else {"starts_on": truth.starts_on}
    before = {} if truth.earlier is None else {"earlier": truth_settings(truth.earlier)}
    more = {name: planted[name] for name in PLANTED if planted[name]}
    return {**numbers, **begins, "effects": planted["effects"], **more, **before}


def _mapping(path: str, said: object, line: str, faults: list[Fault]) -> Mapping[str, object]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        faults.append(fault(path, "is no list of settings", f"write one `{line}` a line"))
        return {}
    return said


def _numbers(path: str, said: object, faults: list[Fault]) -> dict[str, float]:
    line = "name: strength" if path == "switches" else "name: points"
    found = _mapping(path, said, line, faults)
    numbers = {name: _number(f"{path}.{name}", one, whole=False, faults=faults) for name, one in found.items()}
    return {name: number for name, number in numbers.items() if number is not None}


def _groups(said: object, faults: list[Fault]) -> dict[str, dict[str, dict[str, float]]]:
    return {
        measure: {
            column: _numbers(f"by_group.{measure}.{column}", groups, faults)
            for column, groups in _mapping(f"by_group.{measure}", columns, "column: {value: points}", faults).items()
        }
        for measure, columns in _mapping("by_group", said, "measure: {column: {value: points}}", faults).items()
    }


def _day(path: str, value: object, faults: list[Fault]) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        faults.append(fault(path, f"{value!r} is no day", "write a day as 2026-03-02"))
        return None


def _number(path: str, value: object, *, whole: bool, faults: list[Fault]) -> Any:
    """The number that was written; None where nothing was, or no number (then a fault says so)."""
    if value is None:
        return None
    try:
        return int(str(value)) if whole else float(str(value))
    except ValueError:
        kind = "a whole number" if whole else "a number"
        faults.append(fault(path, f"{value!r} is not {kind}", f"write {kind}"))
        return None
