"""Which answer leads a report: the comparison where the design has one, else the change in one group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlab.outcomes.change import change
from mentorlab.outcomes.contrast import contrast

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.program import Program


def headline(program: Program, **settings: Any) -> Result:
    """The strongest answer the design allows about one objective (default: the primary one).

    Takes the settings of `outcomes.contrast`. Where nobody can be compared it gives `outcomes.change`, unless that
    cannot be told either: then the reason why nobody can be compared stands.
    """
    compared = contrast(program, **settings)
    if compared.status != "not_possible":
        return compared
    settings.pop("worthwhile", None)
    changed = change(program, **settings)
    return changed if changed.status == "ok" else compared
