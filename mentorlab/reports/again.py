"""Does a run give the same numbers once more? Repeated from its manifest, after every input was compared by its hash.

The repeated run stands beside the first, named `…_again_…`: it is never taken for the last run of a report. It is held
against the same records of earlier reports as the first was, and its own record names the same people, so that it
counts for nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.answers.earlier_run import FINDINGS, FIRST, SETTING
from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.reports.execution import How
from mentorlab.reports.manifest import versions
from mentorlab.reports.numbers import differing
from mentorlab.reports.runner import Run, run
from mentorlab.reports.whole_run import WholeRun, sha256, whole_run
from mentorlab.tables.load import PUBLISHED
from mentorlab.tables.program import Program

CANNOT = "the run cannot be repeated"


@dataclass(frozen=True, eq=False)
class Again:
    """A repeated run. `differing`: what is not the same in findings.json, a line each; `otherwise`: what it was made
    with that has another version now.
    """

    run: Run
    differing: tuple[str, ...]
    otherwise: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Is every number, and every word about it, the same?"""
        return not self.differing

    def lines(self) -> list[str]:
        """What is to be said."""
        made = [f"Made with others: {'; '.join(self.otherwise)}."] if self.otherwise else []
        if self.same:
            return [*made, f"Every number is the same: {FINDINGS} is the same byte for byte."]
        return [*made, f"Not the same in {len(self.differing)} places:", *self.differing]


def rerun(
    folder: Path,
    program: str | Path = "",
    out: Path | None = None,
    *,
    how: How = How(),  # noqa: B008  # frozen
    log: str = "",
) -> Again:
    """Repeat the run in `folder`, beside it or in `out`, and compare what both found.

    `program`: the program's folder, where the run does not stand in it. Raises BadInput, before anything is written,
    where the run is not whole, its manifest is damaged or was changed, or an input is not what it was made from;
    ReportFailed where the repeated run fails.
    """
    first = whole_run(folder)
    place = program or _program_of(first)
    opened = load(place, unit=first.unit)
    compare_with = _earlier(first, opened)
    if faults := [*_of_others(first, opened), *_changed(first, opened)]:
        raise BadInput(faults)
    given = {name: value for name, value in first.parameters.items() if name not in ("unit", SETTING)}
    given |= {SETTING: compare_with} if SETTING in first.parameters else {}
    known = [name for name in first.inputs if name.startswith(PUBLISHED)]
    to = out or first.folder.parent
    made = run(first.report, place, given, to, unit=first.unit, forms=first.forms, how=how, log=log, known=known)
    lines = tuple(differing(first.findings, (made.folder / FINDINGS).read_bytes()))
    return Again(made, lines, tuple(_otherwise(first, made)))


def _program_of(first: WholeRun) -> Path:
    found = next((one for one in first.folder.parents if (one / CHARTER).is_file()), None)
    if found is None:
        raise _cannot("the run does not stand in the folder of its program", "name it with --program DIR")
    return found


def _earlier(first: WholeRun, program: Program) -> str:
    """The run that this one was compared with, as a folder; it must be the very same."""
    said = str(first.parameters.get(SETTING) or "")
    if said in ("", FIRST):
        return said
    if Path(said).name != said:
        raise _cannot(f"{SETTING} {said!r} is no name of a run", "put the manifest back from a copy")
    for runs in (first.folder.parent, program.folder / "runs"):
        findings = runs / said / FINDINGS
        if findings.is_file():
            if sha256(findings.read_bytes()) != first.inputs.get(f"{said}/{FINDINGS}"):
                raise _cannot(f"{FINDINGS} of {said!r}, which it was compared with, has changed", "put it back")
            return str(runs / said)
    raise _cannot(f"{said!r}, which it was compared with, is not there", f"put it into {first.folder.parent.name}/")


def _of_others(first: WholeRun, program: Program) -> Iterator[Fault]:
    for word, theirs, ours in (
        ("program", first.program, program.charter.program),
        ("cycle", first.cycle, program.charter.cycle),
    ):
        if theirs != ours:
            yield Fault(first.folder.name, "", f"is of the {word} {theirs!r}, not of {ours!r}", "name its --program")


def _changed(first: WholeRun, program: Program) -> Iterator[Fault]:
    """Every input that is not what it was. Records of reports made since are none of its inputs."""
    said = str(first.parameters.get(SETTING) or "")
    then = {name: sha for name, sha in first.inputs.items() if name != f"{said}/{FINDINGS}"}
    now = {name: sha for name, sha in program.inputs.items() if name in then or not name.startswith(PUBLISHED)}
    for name in sorted(then.keys() | now.keys()):
        if then.get(name) != now.get(name):
            what = "has changed" if name in then and name in now else "is gone" if name in then else "was not there"
            do = "take it out" if name not in then else "put it back from a copy"
            yield Fault(name, "", f"{what} since the report was made, so that {CANNOT}", do)


def _otherwise(first: WholeRun, made: Run) -> Iterator[str]:
    now: Mapping[str, Any] = {**versions(), **whole_run(made.folder).notebook}
    for name, then in {**first.versions, **first.notebook}.items():
        if now.get(name) != then:
            word = "is another" if name in first.notebook else f"was {then}, is {now.get(name, 'not installed')}"
            yield f"{name} {word}"


def _cannot(what: str, do: str) -> BadInput:
    return BadInput(Fault("rerun", "", what, do))
