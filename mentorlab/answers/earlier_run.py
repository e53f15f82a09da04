"""Which earlier report is this one held against, and what did it find?

A run counts only if it is whole, and its `findings.json` is what its manifest says that it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.errors import BadInput, Fault, did_you_mean

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

LAST, FIRST = "last", "first"
FINDINGS, MANIFEST = "findings.json", "manifest.json"
PART, FAILED = ".part", ".failed"
SETTING = "compare_with"
ANOTHER = "name another run, or leave it out"


@dataclass(frozen=True, eq=False)
class EarlierRun:
    """A whole run. `name`: its folder's, without the way to it. `as_of`: the day up to which its tables spoke.
    `content`: findings.json byte for byte.
    """

    name: str
    report: str
    as_of: dt.date | None
    findings: tuple[Mapping[str, Any], ...] = field(repr=False)
    content: bytes = field(repr=False)
    manifest: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Of findings.json, as the manifest of a later run names it."""
        return hashlib.sha256(self.content).hexdigest()

    def finding(self, question: str) -> Mapping[str, Any] | None:
        """What it found on a question; None where it did not ask it or had no answer."""
        asked = (one for one in self.findings if one.get("question") == question and one.get("status") == "ok")
        return next(asked, None)


def earlier_run(
    program: Program, said: str, report: str, *, runs: Path | None = None, day: dt.date | None = None
) -> EarlierRun | None:
    """The run that `said` means; None for "first", and for "last" where there is no run yet.

    `said`: a run's folder, or its name in `runs` (default: the program's), or "last": the newest whole run of this
    report about this program and cycle that speaks of no later day than `day`. "first": there is none, which a report
    says that asked for "last" and found none. Raises BadInput, with what is wrong, where and what to do, for anything
    else than a whole run of this report, program and cycle.
    """
    folder = program.folder / "runs" if runs is None else runs
    if said == FIRST:
        return None
    if said == LAST:
        return _newest(program, folder, report, day)
    place = Path(said)
    if not place.is_dir() and place.name == said and (folder / said).is_dir():
        place = folder / said
    found = _whole(place, folder, report)
    if faults := [*_of_others(program, found, report), *_of_later(found, day)]:
        raise BadInput(faults)
    return found


def _newest(program: Program, folder: Path, report: str, day: dt.date | None) -> EarlierRun | None:
    """The newest run that may be compared; those of other programs that stand beside it are passed over."""
    for name in reversed(_names(folder, report)):
        found = _whole(folder / name, folder, report)
        if not [*_of_others(program, found, report), *_of_later(found, day)]:
            return found
    return None


def _names(folder: Path, report: str) -> list[str]:
    """The whole runs of a report in a folder, oldest first: a run's name begins with its time."""
    if not folder.is_dir():
        return []
    names = [path.name for path in folder.iterdir() if path.is_dir() and not path.name.endswith((PART, FAILED))]
    return sorted(name for name in names if _report_in(name) == report)


def _report_in(name: str) -> str:
    """`engagement` of `2026-05-04T06-00-00Z_engagement_Sales_2`; empty for a folder that is named otherwise.

    So are those of one report for each unit, `…_engagement_by_site`, which hold runs and are none.
    """
    time, _, rest = name.partition("_")
    report, _, more = rest.partition("_")
    return report if time.endswith("Z") and not more.startswith("by_") else ""


def _whole(place: Path, folder: Path, report: str) -> EarlierRun:
    if not place.is_dir():
        known = _names(folder, report)
        raise _bad(f"{place.name!r} is no folder of a run", did_you_mean(place.name, known) if known else ANOTHER)
    if place.name.endswith((PART, FAILED)):
        why = "did not come to its end" if place.name.endswith(PART) else "failed"
        raise _bad(f"{place.name!r} is a run that {why}", ANOTHER)
    try:
        content, manifest = (place / FINDINGS).read_bytes(), (place / MANIFEST).read_bytes()
        found, made = json.loads(content), json.loads(manifest)
        as_of = dt.date.fromisoformat(found["as_of"]) if found["as_of"] else None
        told = tuple(dict(one) for one in found["findings"])
        run = EarlierRun(place.name, str(found["report"]), as_of, told, content, manifest)
        sha = made["findings"]["sha256"]
        done = made["status"] == "done" and made["report"] == run.report
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        what = f"{place.name!r} holds no {FINDINGS} and {MANIFEST} that can be read"
        raise _bad(what, ANOTHER) from None
    if sha != run.sha256 or not done:
        what = f"the {FINDINGS} in {place.name!r} is not the one that its {MANIFEST} tells of"
        raise _bad(what, "put it back from a copy, or compare with another run")
    return run


def _of_others(program: Program, run: EarlierRun, report: str) -> Iterator[Fault]:
    """What the run is about, where that is something else."""
    found = json.loads(run.content)
    for word, theirs, ours in (
        ("report", run.report, report),
        ("program", found.get("program"), program.charter.program),
        ("cycle", found.get("cycle"), program.charter.cycle),
        ("unit", *_units(found, program)),
    ):
        if theirs != ours:
            yield _fault(f"{run.name!r} is of the {word} {theirs!r}, this is {ours!r}", f"name a run of {ours!r}")


def _units(found: Mapping[str, Any], program: Program) -> tuple[str, str]:
    """Of which unit the earlier run and this program are, in the words of `--unit`."""
    theirs = (found.get("parameters") or {}).get("unit") or ""
    column = "" if program.unit is None or program.unit.column == program.charter.units else f"{program.unit.column}="
    return str(theirs), f"{column}{program.unit.value}" if program.unit else ""


def _of_later(run: EarlierRun, day: dt.date | None) -> Iterator[Fault]:
    if run.as_of is None:
        yield _fault(f"{run.name!r} says of no day how things stood", ANOTHER)
    elif day is not None and run.as_of > day:
        yield _fault(f"{run.name!r} speaks of {run.as_of}, this report of {day}", "name a run of an earlier day")


def _fault(what: str, do: str) -> Fault:
    return Fault("parameters", SETTING, what, do)


def _bad(what: str, do: str) -> BadInput:
    return BadInput(_fault(what, do))
