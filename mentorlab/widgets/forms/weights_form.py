"""How are people matched? The charter's way, weights and rules, and who is to be matched or kept apart in any case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import catalogue
from mentorlab.errors import CHARTER
from mentorlab.tables.charter import read_charter
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.tables.program import Program
from mentorlab.widgets.charter_form import CharterForm
from mentorlab.widgets.forms.shown import Forms
from mentorlab.widgets.forms.table_form import TableForm
from mentorlab.widgets.static import opened, plain_table


def weights_form(program: Program | str | Path, *, interactive: bool = True) -> Forms | Passage:
    """A form for the way of matching, its weights and its rules, written to `program.yaml` at once; and for the table
    `arranged`, which says who must be matched and who never.

    program: a program, or its folder. interactive: without it, and in a report, what the charter says stands there as a
    table (never the table `arranged`: that two people are kept apart is theirs alone). Of the demo that ships nothing
    is written. Raises BadInput where charter or table cannot be read.
    """
    folder, still = opened(program, interactive)
    if still:
        return _still(folder)
    known = program if isinstance(program, Program) else None
    form = CharterForm(folder, known, ("matching", "weights", "rules"))
    return Forms([form, TableForm(TableKeeper(folder, "arranged"), {})], lambda: _still(folder))


def _still(folder: Path) -> Passage:
    matching, words = read_charter(folder / CHARTER).matching, catalogue("charter_form")
    fields = words.MATCHING_FIELDS
    rows: list[list[Any]] = [
        [fields["policy"][0], words.POLICIES[matching.policy]],
        [fields["form"][0], words.FORMS[matching.form]],
        [fields["choices"][0], matching.choices],
        *([words.WEIGHTS[name][0], f"{weight:g}"] for name, weight in matching.weights.items()),
        *([words.PARTS["rules"], words.RULES.get(rule.kind, (rule.text,))[0]] for rule in matching.rules),
    ]
    told = catalogue("forms").STATIC
    return plain_table(told["matching"], (told["setting"], told["said"]), rows)
