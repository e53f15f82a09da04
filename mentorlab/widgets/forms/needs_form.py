"""What do people need, and what is in it for them? The charter's needs and audiences, ratings, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import catalogue
from mentorlab.errors import CHARTER
from mentorlab.tables.charter import Charter, read_charter
from mentorlab.tables.contracts import STAKEHOLDERS
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.tables.program import Program
from mentorlab.widgets.charter_form import CharterForm
from mentorlab.widgets.forms.shown import Forms
from mentorlab.widgets.forms.table_form import TableForm
from mentorlab.widgets.static import opened, plain_table


def needs_form(program: Program | str | Path, *, interactive: bool = True) -> Forms | Passage:
    """A form for needs, for what is in it for each audience, and for what is at stake: in the charter, and line by line
    in the tables `needs` (ratings) and `voices` (what was said).

    program: a program, or its folder. Everything is written at once. interactive: without it, and in a report, what the
    charter says stands there as a table; ratings and voices are individual and are only counted. Of the demo that ships
    nothing is written. Raises BadInput where charter or tables cannot be read.
    """
    folder, still = opened(program, interactive)
    if still:
        return _still(folder)
    known = program if isinstance(program, Program) else None
    form = CharterForm(folder, known, ("needs", "audiences", "stakes"))
    charter = form.keeper.charter
    speaks = tuple(dict.fromkeys([*STAKEHOLDERS, *(charter.audiences if charter is not None else ())]))
    needs, voices = TableKeeper(folder, "needs"), TableKeeper(folder, "voices")
    named = [*(charter.needs if charter is not None else ()), *_held(needs, "need")]
    ratings = TableForm(needs, {"stakeholder": speaks, "need": tuple(dict.fromkeys(named))})
    said = TableForm(voices, {"stakeholder": speaks, "code": _held(voices, "code")})
    return Forms([form, ratings, said], lambda: _still(folder))


def _held(keeper: TableKeeper, column: str) -> Sequence[str]:
    return tuple(dict.fromkeys(line[column] for line in keeper.lines if line.get(column)))


def _still(folder: Path) -> Passage:
    charter, words = read_charter(folder / CHARTER), catalogue("forms")
    told = words.STATIC
    lines = [
        told["wiifm"],
        told["needs"].format(needs="; ".join(charter.needs) or told["none"]),
        *(told["held"].format(table=name, n=_counted(folder, name, charter)) for name in ("needs", "voices")),
    ]
    rows = [
        [name.replace("_", " "), "; ".join(one.concerns), "; ".join(one.benefits), one.message or "", one.channel or ""]
        for name, one in charter.audiences.items()
    ]
    return plain_table(" ".join(lines), words.WIIFM, rows)


def _counted(folder: Path, table: str, charter: Charter) -> str:
    """How many lines there are; of a few, only that they are few."""
    n, told, smallest = len(TableKeeper(folder, table).lines), catalogue("forms").STATIC, charter.privacy.smallest_group
    if n == 0:
        return str(told["none"])
    return str(n) if n >= smallest else str(told["few"].format(n=smallest))
