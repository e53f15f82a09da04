"""What does the program cost? The lines of the table `costs`, which returns reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import catalogue
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.tables.program import Program
from mentorlab.widgets.forms.shown import Forms
from mentorlab.widgets.forms.table_form import TableForm
from mentorlab.widgets.static import opened, plain_table


def costs_form(program: Program | str | Path, *, interactive: bool = True) -> Forms | Passage:
    """A form for what the program costs; each line is written to the table `costs` at once.

    program: a program, or its folder. interactive: without it, and in a report, the lines stand there as a table. Of
    the demo that ships nothing is written. Raises BadInput where the table cannot be read or comes from a database.
    """
    folder, still = opened(program, interactive)
    keeper = TableKeeper(folder, "costs")
    if still:
        return _still(keeper)
    kinds = [one["kind"] for one in keeper.lines if one.get("kind")]
    form = TableForm(keeper, {"kind": tuple(dict.fromkeys([*kinds, *catalogue("forms").KINDS_OF_COST]))})
    return Forms([form], lambda: _still(TableKeeper(folder, "costs")))


def _still(keeper: TableKeeper) -> Passage:
    words = catalogue("forms")
    rows: list[list[Any]] = [[line.get(name, "") for name in keeper.contract.names] for line in keeper.lines]
    head = words.STATIC["costs"] if rows else f"{words.STATIC['costs']} {words.NO_LINES}"
    return plain_table(head, words.COSTS, rows)
