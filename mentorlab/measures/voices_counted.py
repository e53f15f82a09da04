"""Who named which theme, beside what earlier reports said of the same people?

On record is, for each kind by itself and for each stakeholder group, who was counted: averages of one kind say nothing
of another. Every question that counts voices counts them here, so that no two of them can be subtracted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.measures.heard import Heard
from mentorlab.measures.themes_shown import Counted, count

if TYPE_CHECKING:
    from mentorlab.tables.privacy.ledger import Figure
    from mentorlab.tables.program import Program


def counted_voices(
    program: Program, asked: Sequence[Heard], question: str, told_in: str = "voices"
) -> tuple[list[Counted], list[Heard]]:
    """Every group and kind counted; and those hidden only because of earlier reports.

    `question`: who asks, by id. `told_in`: the table; what was said in one is no part of what was said in another.
    """
    privacy = program.charter.privacy
    found, beside = [], []
    for one in asked:
        measure, waves = f"{told_in}: {one.kind}", (one.stakeholder,)
        known: tuple[Figure, ...] = ()
        if program.publishing is not None:
            known = program.publishing.earlier.about(measure, waves)
        earlier = [figure.members for figure in known]
        counted = count(one, privacy.smallest_group, privacy.smallest_comment_group, earlier)
        found.append(counted)
        if counted.n is None and len(one.people) >= privacy.smallest_group:
            beside.append(one)
        elif counted.n is not None and program.publishing is not None:
            about = {
                "question": question,
                "objective": None,
                "measure": measure,
                "scope": {"group": one.stakeholder},
            }
            program.publishing.note(about, waves, [one.people])
    return found, beside
