"""What draws mentors, keeps them away, and would thank them, by their own words; and which thanks were given?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.heard import NO_THEME, Heard, Known, hear
from mentorlab.measures.theme_files import themes
from mentorlab.measures.themes import about
from mentorlab.measures.themes_shown import Counted, count
from mentorlab.measures.voices_counted import counted_voices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlab.tables.program import Program

KINDS = ("hurdle", "benefit", "recognition")
DECLINED, VOICED = "declined", "mentors"
RECOGNITION = "recognition"  # as events call it


@dataclass(frozen=True, eq=False)
class Said:
    """`counted`: kind → who named which theme ("declined": why mentors said no); `known`: kind → theme → its title."""

    counted: Mapping[str, Counted]
    known: Mapping[str, Mapping[str, Known]]
    beside: tuple[str, ...] = ()

    def title(self, kind: str, theme: str) -> str:
        """How a theme is called."""
        return self.known[kind][theme].title


def said_by_mentors(program: Program) -> Said:
    """What mentors said for themselves, and why mentors who applied said no by the program's day."""
    found: dict[str, Counted] = {}
    known: dict[str, Mapping[str, Known]] = {}
    beside: tuple[str, ...] = ()
    if program.has("voices"):
        voices = hear(program)
        asked = [one for one in voices.heard if one.stakeholder == VOICED and one.kind in KINDS]
        counted, hidden = counted_voices(program, asked, "reach.mentors")
        found = {one.heard.kind: one for one in counted}
        known, beside = dict(voices.known), tuple(one.kind for one in hidden)
    declined = _declined(program)
    if declined is not None:
        lists = themes(program.folder).get("hurdle", {})
        privacy = program.charter.privacy
        found[DECLINED] = count(declined, privacy.smallest_group, privacy.smallest_comment_group, [])
        known[DECLINED] = {code: Known(theme.title) for code, theme in lists.items()}
    return Said(found, known, beside)


def _declined(program: Program) -> Heard | None:
    """Why mentors declined, by the word lists of hurdles; None where nobody who declined said why."""
    rows = program.table("applications")
    if not {"declined_on", "declined_why"} <= set(rows):
        return None
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    rows = rows[(rows["role"] == "mentor") & (rows["declined_on"] <= day) & rows["declined_why"].notna()]
    if rows.empty:
        return None
    matches = about(rows["declined_why"], themes(program.folder).get("hurdle", {}).values())
    listed = [list(matches.columns[found]) or [NO_THEME] for found in matches.to_numpy()]
    told = pd.DataFrame({"who": rows["person_id"].astype(object), "theme": listed, "coded": False})
    return Heard(VOICED, "hurdle", told.explode("theme").reset_index(drop=True))


def recognised(program: Program) -> tuple[int, int] | None:
    """How many mentors who have or had a mentee were recognised by the program's day, of how many; None: not known."""
    if not (program.has("events") and program.has("pairs")):
        return None
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    pairs, events = program.table("pairs"), program.table("events")
    mentors = pairs["mentor_id"].dropna().unique()
    given = events[(events["event"] == RECOGNITION) & (events["happened_on"] <= day)]
    return int(pd.Series(mentors).isin(given["person_id"]).sum()), len(mentors)
