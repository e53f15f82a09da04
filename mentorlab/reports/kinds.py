"""Which reports there are: one YAML page in templates/reports and one notebook each."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorlab.answers.question import questions
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.program import Program
from mentorlab.tables.strict_yaml import read_yaml


@dataclass(frozen=True)
class Kind:
    """A report that can be made: its name, title, notebook, and the questions it answers.

    `staff`: what makes its lists of persons, as `module:function` within mentorlab. `forms`: those it always has
    beside the page and the workbook. `slides`: the questions that make a slide; empty: all.
    """

    name: str
    title: str
    notebook: Path
    questions: tuple[str, ...]
    staff: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()

    def needed(self, program: Program) -> tuple[str, ...]:
        """The tables at hand that the report would be made from: they must be without fault."""
        asked = [question for question in questions() if question.id in self.questions]
        return tuple(dict.fromkeys(table for question in asked for table in question.needed(program)))


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """Every report by name, in the order of the story: that of their notebooks."""
    paths = sorted(shipped("templates", "reports").glob("*.yaml"))
    pages = [read_yaml(path.read_bytes(), path.name)[0] for path in paths]
    found = [
        Kind(
            *(page["report"], page["title"], shipped("notebooks", page["notebook"]), tuple(page["questions"])),
            staff=tuple(page.get("staff", ())),
            forms=tuple(page.get("forms", ())),
            slides=tuple(page.get("slides", ())),
        )
        for page in pages
    ]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.notebook.name)}


def kind_of(name: str) -> Kind:
    """The report of this name; an unknown one is refused with the nearest."""
    known = kinds()
    if name not in known:
        raise BadInput(Fault("report", "", f"there is no report {name!r}", did_you_mean(name, list(known))))
    return known[name]
