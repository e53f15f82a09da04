"""What does the program cost, and what is its effect worth? The table `costs` and the charter's `values`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import as_it_is, catalogue
from mentorlab.errors import CHARTER
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.tables.program import Program
from mentorlab.widgets.charter_form import CharterForm
from mentorlab.widgets.forms.shown import Forms
from mentorlab.widgets.forms.table_form import TableForm
from mentorlab.widgets.static import opened, plain_table


def costs_form(program: Program | str | Path, *, interactive: bool = True) -> Forms | Passage:
    """A form for what the program costs, line by line in the table `costs`, and for what one unit of a measure is
    worth, in the charter. All of it is written at once.

    program: a program, or its folder. interactive: without it, and in a report, both stand there as a table. Of the
    demo that ships nothing is written. Raises BadInput where table or charter cannot be read, or the table comes from a
    database.
    """
    folder, still = opened(program, interactive)
    keeper = TableKeeper(folder, "costs")
    if still:
        return _still(keeper)
    known = program if isinstance(program, Program) else None
    kinds = [one["kind"] for one in keeper.lines if one.get("kind")]
    form = TableForm(keeper, {"kind": tuple(dict.fromkeys([*kinds, *catalogue("forms").KINDS_OF_COST]))})
    return Forms([form, CharterForm(folder, known, ("values",))], lambda: _still(TableKeeper(folder, "costs")))


def _still(keeper: TableKeeper) -> Passage:
    words = catalogue("forms")
    rows: list[list[Any]] = [[line.get(name, "") for name in keeper.contract.names] for line in keeper.lines]
    told = [words.STATIC["costs"], *([] if rows else [words.NO_LINES]), *_worth(keeper.folder)]
    return plain_table(" ".join(told), words.COSTS, rows)


def _worth(folder: Path) -> list[str]:
    """What the charter says one unit of each measure is worth, a sentence each."""
    charter, _ = judge_charter((folder / CHARTER).read_bytes())
    words = catalogue("charter_lines")
    if charter is None:
        return []
    currency = charter.currency or words.NO_CURRENCY
    return [
        words.WORTH_TOLD.format(
            name=name.replace("_", " "), value=as_it_is(one.unit_value), currency=currency, per=words.PER[one.per]
        )
        for name, one in charter.values.items()
    ]
