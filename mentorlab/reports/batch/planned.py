"""Which reports make up a batch, and of what are they made? Settled before the first begins, and written down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mentorlab.answers.earlier_run import FIRST, LAST, SETTING
from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.progress import Watch
from mentorlab.reports.execution import How
from mentorlab.reports.forms import checked_forms
from mentorlab.reports.job import Job
from mentorlab.reports.kinds import Kind, kind_of
from mentorlab.reports.manifest import versions
from mentorlab.reports.parameters import checked
from mentorlab.reports.warm.rehearsing import Rehearsal
from mentorlab.tables.load import PUBLISHED
from mentorlab.tables.program import Program
from mentorlab.tables.units import Unit, units_of

SAME = {  # what must be the same for a batch to be gone on with, and what is said where it is not
    "program": "it is of another program",
    "cycle": "it is of another cycle",
    "parameters": "the parameters are others",
    "forms": "other forms are asked for",
    "inputs": "the data have changed",
    "notebook": "the report's notebook has changed",
    "versions": "mentorlab or one of its libraries has changed",
    "units": "other units may be reported",
}


@dataclass(frozen=True, eq=False)
class Planned:
    """A batch as it was asked for, checked. `given`: the parameters as text, by name."""

    kind: Kind
    program: Program
    column: str
    given: Mapping[str, str]
    forms: tuple[str, ...]
    units: tuple[Unit, ...]

    def said(self) -> dict[str, Any]:
        """What the batch is made of, as its file says it; the same for the same batch."""
        inputs = {name: sha for name, sha in self.program.inputs.items() if not name.startswith(PUBLISHED)}
        return {
            "report": self.kind.name,
            "column": self.column,
            "program": self.program.charter.program,
            "cycle": self.program.charter.cycle,
            "parameters": dict(sorted(self.given.items())),
            "forms": list(self.forms),
            "inputs": inputs,
            "notebook": hashlib.sha256(self.kind.notebook.read_bytes()).hexdigest(),
            "versions": versions(),
            "units": [{"unit": unit.value, "may_be_reported": unit.may_be_reported} for unit in self.units],
        }

    def said_of(self, unit: Unit) -> str:
        """A unit as `load` and every report's parameter name it: with its column where that is not the charter's."""
        first, equals, _ = unit.value.partition("=")
        own = self.column == self.program.charter.units and not (equals and first in self.program.table("people"))
        return unit.value if own else f"{self.column}={unit.value}"

    def named(self, said: str) -> str:
        """The unit's own name, of what `said_of` says."""
        return said.removeprefix(f"{self.column}=")

    def jobs(self, folder: Path, before: Mapping[str, Path], how: How) -> list[Job]:
        """The reports to be made into `folder`: of the whole program first, then of every unit that may have one.

        `before`: the runs of the batch before, with which "last" means to compare, by unit.
        """
        asked = ["", *(self.said_of(unit) for unit in self.units if unit.may_be_reported)]
        return [
            Job(self.kind.name, str(self.program.folder), self._given(unit, before), unit, str(folder), self.forms, how)
            for unit in asked
        ]

    def rehearsal(self) -> Rehearsal:
        """The report that most are like: of the unit with most people, beside no other."""
        given = {name: value for name, value in self.given.items() if name != SETTING}
        most = max((unit for unit in self.units if unit.may_be_reported), key=lambda unit: unit.n, default=None)
        parameters = checked(self.kind.notebook, given | ({"unit": self.said_of(most)} if most else {}), self.program)
        return Rehearsal(str(self.kind.notebook), str(self.program.folder.resolve()), parameters)

    def _given(self, unit: str, before: Mapping[str, Path]) -> tuple[tuple[str, str], ...]:
        given = dict(self.given)
        if given.get(SETTING) == LAST:
            given[SETTING] = str(before[unit].resolve()) if unit in before else FIRST
        return tuple(given.items())


def planned(report: str, place: str | Path, column: str, given: Mapping[str, str], forms: Sequence[str]) -> Planned:
    """Open the program and check what was asked for. Raises BadInput as `run` does, and where there is no unit."""
    kind = kind_of(report)
    asked = checked_forms([*kind.forms, *forms])
    with Watch(f"opening {place}") as watch:
        program = load(place, tell=watch.tell)
    checked(kind.notebook, given, program)
    if "unit" in given:
        raise BadInput(Fault("parameters", "unit", "a batch makes every unit", "leave it out, or use mentorlab run"))
    program.need(*dict.fromkeys(["people", *kind.needed(program)]))
    column = column or program.charter.units or ""
    if not column:
        what, do = "the charter names no column of units", "name one in it, or with --by"
        raise BadInput(Fault(CHARTER, "units", what, do))
    try:
        units = units_of(program, column)
    except BadInput as bad:
        raise BadInput(replace(fault, table="--by") for fault in bad.faults) from None
    if not units:
        raise BadInput(Fault("people", column, "nobody has a unit here", "fill the column, or name another with --by"))
    return Planned(kind, program, column, dict(given), asked, units)


def differences(said: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    """Why a batch that stands cannot be gone on with, in words; empty where it can."""
    found = []
    for name, words in SAME.items():
        then, now = _plain(said.get(name)), _plain(wanted[name])
        if then != now:
            found.append(f"{words}{_which(then, now) if name in ('inputs', 'versions') else ''}")
    return found


def _which(then: Any, now: Any) -> str:
    then = then if isinstance(then, dict) else {}
    names = sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name))
    return f" ({', '.join(names[:3])}{' …' if len(names) > 3 else ''})"


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))
