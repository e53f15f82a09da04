"""How is the program meant to work? Needs, objectives, and what goes in and comes out, as the charter holds them."""

from __future__ import annotations

from pathlib import Path

from mentorlab.answers.markup import Passage
from mentorlab.tables.program import Program
from mentorlab.widgets.charter_form import CharterForm, charter_form
from mentorlab.widgets.static import opened


def logic_model_form(program: Program | str | Path, *, interactive: bool = True) -> CharterForm | Passage:
    """A form for the logic model: needs, objectives with their measures, inputs, activities, outputs, assumptions.

    program: a program, or its folder. What is changed is written to `program.yaml` at once; the button shows the chain
    and where it breaks. interactive: without it, and in a report, what the charter says stands there as words. Of the
    demo that ships nothing is written. Raises BadInput where the charter cannot be read.
    """
    folder, still = opened(program, interactive)
    if still:
        return charter_form(folder, interactive=False)
    known = program if isinstance(program, Program) else None
    return CharterForm(folder, known, ("needs", "objectives", "logic"))
