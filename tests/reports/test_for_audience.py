"""Does a report hold only what is for its readers?"""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from mentorlab.answers.wording import AUDIENCES
from mentorlab.reports.for_audience import MARK, only_for
from mentorlab.reports.kinds import kinds


def _notebook() -> Any:
    cells = [
        nbformat.v4.new_markdown_cell("for all"),
        nbformat.v4.new_code_cell("for_some", metadata={"tags": ["for:mentors", "for:staff"]}),
    ]
    return nbformat.v4.new_notebook(cells=cells)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [("mentors", 2), ("staff", 2), ("analyst", 2), ("leadership", 1), ("mentees", 1), ("managers", 1)],
)
def test_a_cell_that_is_marked_stands_only_in_the_reports_for_those(audience: str, seen: int) -> None:
    notebook = _notebook()
    assert len(only_for(notebook, audience).cells) == seen
    assert len(notebook.cells) == 2


def test_every_mark_names_an_audience() -> None:
    for kind in kinds().values():
        for cell in nbformat.read(kind.notebook, as_version=4).cells:
            marks = [tag for tag in cell.metadata.get("tags", []) if tag.startswith(MARK)]
            assert {mark.removeprefix(MARK) for mark in marks} <= set(AUDIENCES)


def test_money_and_the_whole_list_of_objectives_are_not_for_mentors_and_mentees() -> None:
    notebook = nbformat.read(kinds()["program"].notebook, as_version=4)
    for audience in ("mentors", "mentees"):
        shown = {cell.source for cell in only_for(notebook, audience).cells}
        assert not shown & {"worth", "stakes", "every", "voices", "decided", "helped"}
        assert shown >= {"met", "goals", "answer"}
