"""Is it said who is told what, who answers for the plan, and when its results are read?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorlab.planning.chain.breaks import Break

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter

OUTCOMES = ("outcomes", "program")  # the reports that say what became of the objectives


def broken_audiences(charter: Charter) -> Iterator[Break]:
    """Objectives for people whom the charter does not mention among its audiences, or has nothing to tell."""
    for one in charter.objectives:
        told = charter.audiences.get(one.for_whom)
        cells = {"objective": one.id, "for_whom": one.for_whom.replace("_", " ")}
        if told is None:
            yield Break("not_told", "audience", "broken", one.id, f"audiences.{one.for_whom}", cells)
        elif not told.message or not told.benefits:
            lacks = "message" if not told.message else "benefits"
            at = f"audiences.{one.for_whom}.{lacks}"
            yield Break(f"without_{lacks}", "audience", "weak", one.id, at, cells)


def broken_reports(charter: Charter) -> Iterator[Break]:
    """No day from which on results are told, nobody who answers for them, no report that is due."""
    if charter.evaluation.final_on is None:
        yield Break("no_final_day", "report", "weak", None, "evaluation.final_on")
    if charter.evaluation.responsible is None:
        yield Break("nobody_responsible", "report", "weak", None, "evaluation.responsible")
    if not any(entry.report in OUTCOMES for entry in charter.schedule):
        yield Break("not_scheduled", "report", "weak", None, "schedule")
