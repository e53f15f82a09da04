"""Where starts are stepped: who had begun by the later wave, and who had not yet?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.measures.counted import in_words

if TYPE_CHECKING:
    import datetime as dt

    from mentorlab.tables.arms import Arms
    from mentorlab.tables.program import Program


def begun(program: Program, who: Arms, before: str, after: str) -> Arms:
    """The arms as they stood between the two waves that are compared, for a stepped start; all others unchanged.

    Who had begun by the later wave is compared with who had not yet. Whoever began before the earlier wave has no start
    to adjust for, and is left out and counted. The table's arms stay where no day is known: of the wave, or of a start.
    """
    until, since = _day(program, after), _day(program, before)
    if program.charter.evaluation.design != "stepped" or "starts_on" not in who.people or until is None:
        return who
    words, smallest = catalogue("outcomes_drawn").BEGUN, program.charter.privacy.smallest_group
    starts = pd.to_datetime(who.people["starts_on"])
    known = starts.notna()
    arm = who.people["arm"].mask(known & (starts < until), "program").mask(known & (starts >= until), "comparison")
    notes, people = list(who.notes), who.people.assign(arm=arm)
    if (moved := int((arm != who.people["arm"]).sum())) > 0:
        notes.append(words["moved"].format(people=in_words(moved, len(arm), smallest), after=after))
    early = known & (starts < since) if since is not None else known & False
    if early.any() and not early.all():
        notes.append(words["early"].format(people=in_words(int(early.sum()), len(arm), smallest), before=before))
        people = people[~early]
    return replace(who, people=people, notes=tuple(notes))


def _day(program: Program, wave: str) -> pd.Timestamp | None:
    on: dt.date | None = next((one.on for one in program.charter.waves if one.id == wave), None)
    return None if on is None else pd.Timestamp(on)
