"""Which answer leads a report: the comparison where the design has one, else the change in one group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.outcomes.change import change
from mentorlab.outcomes.contrast import contrast
from mentorlab.outcomes.design import ONE_GROUP

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.program import Program


def headline(program: Program, **settings: Any) -> Result:
    """The strongest answer the design allows about one objective (default: the primary one).

    Takes the settings of `outcomes.contrast`. Where nobody can be compared it gives `outcomes.change`, unless that
    cannot be told either: then the reason why nobody can be compared stands. Where two groups are at hand and cannot be
    compared, the sentences say why.
    """
    compared = contrast(program, **settings)
    if compared.status != "not_possible":
        return compared
    settings.pop("worthwhile", None)
    changed = change(program, **settings)
    if changed.status != "ok":
        return compared
    return changed if compared.design in ("none", *ONE_GROUP) else _beside_the_reason(changed, compared.reason)


def _beside_the_reason(changed: Result, reason: str) -> Result:
    """The change in one group, where another is at hand: nobody may take it for all that could be asked."""
    words = catalogue("outcomes").NOT_COMPARED
    added = words["text"].format(reason=reason)
    return replace(
        changed,
        sentences={audience: f"{sentence} {added}" for audience, sentence in changed.sentences.items()},
        deviations=(*changed.deviations, added),
        box=(*changed.box, (words["label"], f"{sentence_case(reason)}.")),
    )
