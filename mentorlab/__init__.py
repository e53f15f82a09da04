"""mentorlab: design, run and judge workplace mentoring programs, with evidence that is honest about what it can claim.

Everything here is loaded when it is first used, so that `import mentorlab` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorlab import engagement, matching, needs, outcomes, planning, reach, returns, stats
    from mentorlab.answers.altogether import altogether
    from mentorlab.answers.one_page import on_one_page
    from mentorlab.answers.question import questions
    from mentorlab.answers.scope import scope
    from mentorlab.answers.since_then import since_then
    from mentorlab.answers.together import by_objective
    from mentorlab.answers.wording import glossary
    from mentorlab.measures.opening import load
    from mentorlab.measures.reliable import reliability
    from mentorlab.planning.register.deciding import became, decide
    from mentorlab.reports.batch.making import batch
    from mentorlab.reports.saved_drafts import save_drafts
    from mentorlab.tables.pseudonyms import pseudonyms
    from mentorlab.widgets.board.group_board import group_board
    from mentorlab.widgets.board.match_board import match_board
    from mentorlab.widgets.charter_form import charter_form
    from mentorlab.widgets.data_room.room import data_room
    from mentorlab.widgets.exploring.explore import explore
    from mentorlab.widgets.forms.costs_form import costs_form
    from mentorlab.widgets.forms.logic_model_form import logic_model_form
    from mentorlab.widgets.forms.needs_form import needs_form
    from mentorlab.widgets.forms.weights_form import weights_form
    from mentorlab.widgets.starting.start_here import start_here

__version__ = "0.1.0"
__all__ = [
    "altogether",
    "batch",
    "became",
    "by_objective",
    "charter_form",
    "costs_form",
    "data_room",
    "decide",
    "engagement",
    "explore",
    "glossary",
    "group_board",
    "load",
    "logic_model_form",
    "match_board",
    "matching",
    "needs",
    "needs_form",
    "on_one_page",
    "outcomes",
    "planning",
    "pseudonyms",
    "questions",
    "reach",
    "reliability",
    "returns",
    "save_drafts",
    "scope",
    "since_then",
    "start_here",
    "stats",
    "weights_form",
]

_ROOMS = ("engagement", "matching", "needs", "outcomes", "planning", "reach", "returns", "stats")
_HOME = {
    "altogether": "answers.altogether",
    "batch": "reports.batch.making",
    "became": "planning.register.deciding",
    "decide": "planning.register.deciding",
    "load": "measures.opening",
    "on_one_page": "answers.one_page",
    "pseudonyms": "tables.pseudonyms",
    "questions": "answers.question",
    "reliability": "measures.reliable",
    "by_objective": "answers.together",
    "charter_form": "widgets.charter_form",
    "group_board": "widgets.board.group_board",
    "match_board": "widgets.board.match_board",
    "data_room": "widgets.data_room.room",
    "costs_form": "widgets.forms.costs_form",
    "logic_model_form": "widgets.forms.logic_model_form",
    "needs_form": "widgets.forms.needs_form",
    "weights_form": "widgets.forms.weights_form",
    "explore": "widgets.exploring.explore",
    "glossary": "answers.wording",
    "save_drafts": "reports.saved_drafts",
    "scope": "answers.scope",
    "since_then": "answers.since_then",
    "start_here": "widgets.starting.start_here",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"mentorlab.{name}")
    if name in _HOME:
        return getattr(importlib.import_module(f"mentorlab.{_HOME[name]}"), name)
    raise AttributeError(f"mentorlab has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
