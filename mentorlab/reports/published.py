"""Is it on record whose averages a report shows, so that later reports can be held against it?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.answers.result import FINDING
from mentorlab.errors import MadeMeanwhile
from mentorlab.measures.kin import kin
from mentorlab.shipped import shipped
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.ledger import Figure, Ledger, read_ledger, to_bytes, write_record

if TYPE_CHECKING:
    from mentorlab.tables.privacy.publishing import Publishing
    from mentorlab.tables.program import Program

NOTHING_SHOWN = "no average is shown"


@dataclass(frozen=True)
class Record:
    """The record of one report, or why there is none."""

    path: Path | None = None
    why_not: str = ""

    def told(self) -> dict[str, Any]:
        """As the manifest says it."""
        return {"record": self.path and f"{self.path.parent.name}/{self.path.name}", "why_not": self.why_not or None}

    @property
    def notice(self) -> str:
        """The line that a run says where later reports will not know of it; else nothing."""
        if not self.why_not or self.why_not == NOTHING_SHOWN:
            return ""
        return f"Later reports will not know of this one: {self.why_not}."

    def withdraw(self) -> None:
        """Take the record back, because the report was not finished after all."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def figures_in(notebook: Any, publishing: Publishing) -> list[Figure]:
    """Whose averages an executed notebook shows: of every answer that was asked for, unless it was shown as hidden."""
    statuses: dict[str, set[str]] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for one in output.get("data", {}).get(FINDING, {}).get("findings", []):
                statuses.setdefault(_about(one["finding"]), set()).add(one["finding"]["status"])
    return [
        figure
        for about, figures in publishing.noted()
        for figure in figures
        if statuses.get(_about(about), {"ok"}) & {"ok"}
    ]


def _about(finding: Mapping[str, Any]) -> str:
    return json.dumps([finding[name] for name in ("question", "objective", "measure", "scope")])


def put_on_record(
    program: Program,
    run: str,
    report: str,
    figures: Sequence[Figure],
    earlier: Ledger,
    intend: Callable[[str], None] | None = None,
) -> Record:
    """Write the record of a report, before anybody sees it; a folder that cannot be written is said, and no failure.

    Two reports may be made at once: each writes its record first and looks for others then, so that at least one of
    them sees the other. Raises MadeMeanwhile where both together would tell about too few people.
    `intend`: as of `write_record`.
    """
    if not figures:
        return Record(why_not=NOTHING_SHOWN)
    if program.folder == shipped("data", "demo"):
        return Record(why_not="the program that ships is nobody's to write in")
    try:
        record = Record(write_record(program.folder, run, to_bytes(report, figures), intend))
    except OSError as error:
        return Record(why_not=f"records/ cannot be written: {error.strerror or error}")
    try:
        _refuse_beside_new_ones(program, record, figures, earlier)
    except BaseException:
        record.withdraw()
        raise
    return record


def _refuse_beside_new_ones(program: Program, record: Record, figures: Sequence[Figure], earlier: Ledger) -> None:
    known = {one.record for one in earlier.figures}
    own = record.told()["record"]
    now = read_ledger(program.folder)
    new = [one for one in now.figures if one.record not in known and one.record != own]
    smallest = program.charter.privacy.smallest_group
    for measure, waves in dict.fromkeys((one.measure, one.waves) for one in figures if new):
        mine = [one.members for one in figures if (one.measure, one.waves) == (measure, waves)]
        others = [one.members for one in Ledger((*earlier.figures, *new)).about(kin(program.folder, measure), waves)]
        if newly_told(others, mine, smallest):
            names = ", ".join(sorted({one.record for one in new}))
            raise MadeMeanwhile(
                f"another report about nearly the same people was made meanwhile ({names}); run it again"
            )
