"""How is the analysis plan frozen before the data, so that every later deviation can be told?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mentorlab
from mentorlab.errors import BadInput, Fault, NotComputable
from mentorlab.measures.instruments import instruments
from mentorlab.measures.opening import load
from mentorlab.measures.plan import beforehand, plan_of, protocol_of
from mentorlab.planning.drawn.applicants import applicants
from mentorlab.planning.frozen.worth_freezing import lacking
from mentorlab.shipped import shipped
from mentorlab.tables.answered import Answered, answered_at
from mentorlab.tables.on_record.assigning import assigned_rows
from mentorlab.tables.on_record.kept_once import free_name, keep
from mentorlab.tables.on_record.protocol import as_file, as_read, differences, sum_of

if TYPE_CHECKING:
    from mentorlab.measures.plan import Beforehand
    from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Frozen:
    """The file with the plan, and what is told about it."""

    path: Path
    told: tuple[str, ...]


def freeze(place: str | Path, *, late: bool = False, today: dt.date | None = None) -> Frozen:
    """Write the plan that charter and questionnaires state into records/, or say that it is frozen already.

    `late`: although answers at the later wave are there; the file says so. `today`: the day (default: the clock's).
    Raises BadInput, with nothing written, where there is no plan to freeze, or answers are there and not `late`.
    """
    program = load(place)
    if program.folder.is_relative_to(shipped("data").resolve()):
        raise BadInput(Fault(str(place), "", "is the program that ships", "copy it, and freeze the copy's plan"))
    if not any(one.measure for one in program.charter.objectives):
        what = "no objective names a measure: there is no plan to freeze"
        raise BadInput(Fault("program.yaml", "objectives", what, "say what should become better, and its measure"))
    known, day = beforehand(program), today or dt.date.today()
    now = as_read(plan_of(program.charter, instruments(program.folder)))
    last = known.frozen[-1] if known.frozen else None
    changed = differences(last.plan, now) if last else []
    if last is not None and not changed:
        path = program.folder / "records" / last.name
        return Frozen(path, (f"The plan was frozen on {last.frozen_on}, and nothing in it has changed.",))
    answered = answered_at(program, program.charter.contrast_waves[1])
    if answered.rows and not late:
        what = f"there are {answered.rows:,} answers at {answered.wave!r} already: a plan frozen now is not beforehand"
        raise BadInput(Fault("freeze", "", what, "add --late to put it on record all the same; reports will say so"))
    said = protocol_of(program.charter, instruments(program.folder), day, **_then(program, known, answered, day))
    if last is not None:
        said["changed"] = {one.item: {"was": one.was, "now": one.now} for one in changed}
    content = as_file(said)
    path = program.folder / "records" / free_name(program.records, "protocol", day, "yaml")
    keep(path, content)
    return Frozen(path, _told(program, known, answered, [one.item for one in changed], sum_of(content)[0]))


def _then(program: Program, known: Beforehand, answered: Answered, day: dt.date) -> dict[str, Any]:
    """What was at hand when the plan was frozen."""
    assigned = len(assigned_rows(program))
    then = {
        "wave": answered.wave,
        "answers": answered.rows,
        "late": bool(answered.rows),
        "applicants": _applicants(program, day),
        "assigned": assigned or None,
    }
    amends = {"amends": known.frozen[-1].name} if known.frozen else {}
    broken = {"no_longer_as_written": list(known.broken)} if known.broken else {}
    return {"mentorlab": mentorlab.__version__, "at_freezing": then, **amends, **broken}


def _applicants(program: Program, day: dt.date) -> int | None:
    try:
        return len(applicants(program, day).groups)
    except (BadInput, NotComputable):
        return None


def _told(program: Program, known: Beforehand, answered: Answered, changed: list[str], sha256: str) -> tuple[str, ...]:
    data = f"{answered.rows:,} answers" if answered.rows else "no answer"
    said = [f"Frozen with {data} at {answered.wave!r} on hand."]
    if known.frozen:
        said.append(f"It amends {known.frozen[-1].name}: {', '.join(changed)}.")
    said += [f"{name} is no longer as it was written; it counts as none." for name in known.broken]
    said += [f"Not in the plan: {text}." for text in lacking(program.charter)]
    return (*said, f"sha256 {sha256} (send it to somebody: it shows that the plan was not changed later)")
