"""Which earlier run is a report compared with? Settled before anything is written, and read from a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.answers.counted_otherwise import counted_otherwise
from mentorlab.answers.earlier_run import FINDINGS, FIRST, MANIFEST, SETTING, EarlierRun, earlier_run
from mentorlab.reports.findings import definitions_in

if TYPE_CHECKING:
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Compared:
    """`run`: the earlier run, or None. `said`: what stands in the files of the report: the run's name, "first" where
    there is none yet, empty where none was asked for. `place`: where the notebook reads it.
    """

    said: str = ""
    place: str = ""
    run: EarlierRun | None = None

    @property
    def inputs(self) -> dict[str, str]:
        """As an input of the report: by the name of the run's folder, never by the way to it."""
        return {f"{self.run.name}/{FINDINGS}": self.run.sha256} if self.run else {}

    @property
    def set_here(self) -> dict[str, str]:
        """The parameter as the notebook gets it; nothing for a notebook without it."""
        return {SETTING: self.place} if self.said else {}

    @property
    def told(self) -> dict[str, str]:
        """The parameter as everything that is handed on says it."""
        return {SETTING: self.said} if self.said else {}

    def counted_otherwise(self, found: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
        """The definitions of these findings that are others than those of the earlier run, a sentence each."""
        if self.run is None:
            return ()
        then = definitions_in([{"finding": one} for one in self.run.findings])
        return tuple(f"{one.says()}." for one in counted_otherwise(definitions_in(found), then))


def compared(program: Program, report: str, parameters: Mapping[str, Any], runs: Path, private: Path) -> Compared:
    """Find the run that the parameter `compare_with` names and copy what it found into the runner's own folder.

    `runs`: where the report will be written; there "last" is looked for. Raises BadInput as `earlier_run`.
    """
    asked = str(parameters.get(SETTING) or "")
    if not asked:
        return Compared()
    said = parameters.get("as_of")
    day = date.fromisoformat(said) if said else program.as_of
    run = earlier_run(program, asked, report, runs=runs, day=day)
    if run is None:
        return Compared(FIRST, FIRST)
    copy = private / "compared" / run.name
    copy.mkdir(parents=True)
    (copy / FINDINGS).write_bytes(run.content)
    (copy / MANIFEST).write_bytes(run.manifest)
    return Compared(run.name, str(copy), run)
