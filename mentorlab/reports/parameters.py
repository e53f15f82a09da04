"""Which parameters does a notebook take, and may these values go in?

papermill pastes names into the notebook as code, lets unknown names pass with a warning, and checks no type. So all of
it is checked here, before a kernel starts: a name must be one the notebook declares, a value must be of its type.
"""

from __future__ import annotations

import ast
import io
import math
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput, Fault, MentorlabError, did_you_mean
from mentorlab.measures.panel import known_measures
from mentorlab.reports.execution import notebook_format
from mentorlab.tables.charter.matching import MatchedBy
from mentorlab.tables.privacy.splits import no_groups

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

TYPES = {"str": str, "int": int, "float": float, "bool": bool}
TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
# Set by the runner and nobody else: which program to load, and where to note whose averages are shown.
PROGRAM, PUBLISHING = "folder", "publishing"
PANELS = "interactive"  # declared by a notebook that holds a panel: in a report it stands still


@dataclass(frozen=True)
class Parameter:
    """One line `name: type = value  # help` of a notebook's parameters cell."""

    name: str
    type: str
    default: Any
    help: str


def parameters_of(notebook: Path) -> dict[str, Parameter]:
    """The parameters that a notebook declares, in its one cell tagged `parameters`."""
    try:
        cells = notebook_format().read(notebook, as_version=4).cells
    except (OSError, ValueError) as error:
        raise MentorlabError(f"{notebook.name} cannot be read as a notebook ({type(error).__name__})") from None
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise MentorlabError(f"{notebook.name} has {len(tagged)} cells tagged 'parameters'; it needs exactly one")
    source = str(tagged[0].source)
    helps = _comments(source)
    found = [_parameter(notebook, line, helps.get(line.lineno, "")) for line in ast.parse(source).body]
    return {parameter.name: parameter for parameter in found}


def _parameter(notebook: Path, line: ast.stmt, help: str) -> Parameter:
    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None:
        kind = ast.unparse(line.annotation)
        if kind in TYPES and help:
            return Parameter(line.target.id, kind, ast.literal_eval(line.value), help)
    raise MentorlabError(
        f"{notebook.name}, parameters cell, line {line.lineno}: write `name: type = value  # help` "
        f"with a type among {', '.join(TYPES)}"
    )


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def panels_still(notebook: Path) -> dict[str, bool]:
    """What makes the panels of a notebook still answers; nothing for a notebook that holds none."""
    return {PANELS: False} if PANELS in parameters_of(notebook) else {}


def checked(notebook: Path, given: Mapping[str, Any], program: Program) -> dict[str, Any]:
    """The values in the notebook's types, defaults filled in; every fault is named at once.

    Text is read as the type wanted (a command line gives only text); other values must have the type already.
    """
    declared = parameters_of(notebook)
    values = {
        name: parameter.default for name, parameter in declared.items() if name not in (PROGRAM, PUBLISHING, PANELS)
    }
    faults = []
    for name, value in given.items():
        if name not in values:
            faults.append(_fault(name, f"the notebook has no parameter {name!r}", did_you_mean(name, list(values))))
            continue
        try:
            values[name] = _typed(declared[name].type, value)
        except ValueError as error:
            faults.append(_fault(name, str(error), f"give a {declared[name].type}: {declared[name].help}"))
    faults += _out_of_range(values, program) if not faults else []
    if faults:
        raise BadInput(faults)
    return values


def _fault(name: str, what: str, do: str) -> Fault:
    return Fault("parameters", name, what, do)


def _typed(kind: str, value: Any) -> Any:
    wanted: type = TYPES[kind]
    if kind == "bool" and isinstance(value, str) and value.lower() in TRUTHS:
        return TRUTHS[value.lower()]
    if kind in ("int", "float") and isinstance(value, str):
        value = _number(value, wanted)
    if kind == "float" and type(value) is int:
        value = float(value)
    if kind == "str" and isinstance(value, date):
        value = value.isoformat()
    if type(value) is not wanted or (isinstance(value, float) and not math.isfinite(value)):
        raise ValueError(f"{value!r} is not a {kind}")
    return value


def _number(text: str, wanted: type) -> Any:
    try:
        return wanted(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a {wanted.__name__}") from None


def _out_of_range(values: Mapping[str, Any], program: Program) -> list[Fault]:
    """The parameters that mean the same in every report, held against what they may be."""
    faults = []
    audience, level = values.get("audience", "analyst"), values.get("level", 0.95)
    measure, as_of = values.get("measure", ""), values.get("as_of", "")
    if audience not in AUDIENCES:
        faults.append(_fault("audience", f"{audience!r} is no audience", did_you_mean(audience, AUDIENCES)))
    if not 0.8 <= level <= 0.999:
        faults.append(_fault("level", f"{level} is outside 0.8 to 0.999", "give the level of the intervals, e.g. 0.95"))
    if measure and measure not in (known := list(dict.fromkeys([*known_measures(program), *_planned(program)]))):
        faults.append(_fault("measure", f"no table and no instrument holds {measure!r}", did_you_mean(measure, known)))
    if values.get("people", 0) < 0:
        what = f"{values['people']} is no number of people"
        faults.append(_fault("people", what, "give how many would take part, or 0 for those in the tables"))
    policy, by = values.get("policy", ""), values.get("by", "")
    if policy and policy not in (ways := list(get_args(MatchedBy))):
        faults.append(_fault("policy", f"there is no way of matching called {policy!r}", did_you_mean(policy, ways)))
    if by and by not in (columns := _columns(program)):
        faults.append(_fault("by", f"people has no column {by!r}", did_you_mean(by, columns)))
    elif by and (why := no_groups(by, program.table("people")[by])):  # not one question later, in a report that fails
        faults.append(_fault("by", f"{by!r} makes no groups: {why}", "name another column"))
    if values.get("seed", 0) < 0:
        faults.append(_fault("seed", f"{values['seed']} is no seed", "give a whole number from 0"))
    if as_of and not _is_day(as_of):
        faults.append(_fault("as_of", f"{as_of!r} is no day", "write it as 2026-12-31"))
    return faults


def _planned(program: Program) -> list[str]:
    return [cast("str", objective.measure) for objective in program.charter.objectives]


def _columns(program: Program) -> list[str]:
    """The columns of people that figures could be split by."""
    if not program.has("people"):
        return ["no column: add people"]
    return [str(name) for name in program.table("people") if name != "person_id"]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
