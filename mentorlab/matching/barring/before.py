"""Who has been a pair before?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.matching.barring.side import Compiled, Sides, pair_bar
from mentorlab.tables.charter.matching import Rule
from mentorlab.tables.earlier_pairs import BOTH, earlier_pairs


def not_previous_partner(rule: Rule, sides: Sides) -> Compiled:
    """No two people who were a pair in an earlier cycle, or in one of this program that ended before the start.

    Whoever of the two was the mentor then.
    """
    words = catalogue("matching_rules").RULE_NOTES
    sides.program.need("pairs")
    earlier, unread = earlier_pairs(sides.program)
    pairs = pd.concat([earlier, _ended(sides)]).dropna().drop_duplicates(ignore_index=True)
    notes = tuple(words["unread"].format(rule=rule.text, place=repr(place)) for place in unread)
    if pairs.empty:
        notes += (words["no_earlier"].format(rule=rule.text),)
    strangers = _strangers(pairs, sides)
    if strangers:
        key = "all_strangers" if strangers == len(pairs) else "strangers"
        notes += (words[key].format(rule=rule.text, n=sides.few(strangers), of=f"{len(pairs):,}"),)
    there = [
        np.stack([sides.mentee_at(pairs[mentee]), sides.mentor_at(pairs[mentor])], axis=1)
        for mentor, mentee in (BOTH, BOTH[::-1])
    ]
    found = np.concatenate(there)
    found = found[(found >= 0).all(axis=1)]
    return Compiled(pair_bar(rule.text, found[:, 0], found[:, 1], sides), notes)


def _ended(sides: Sides) -> pd.DataFrame:
    """Pairs of the charter's cycle that had ended when it began."""
    program = sides.program
    if not program.has("pairs") or "ended_on" not in (rows := program.table("pairs")):
        return pd.DataFrame(columns=BOTH, dtype="str")
    return rows.loc[rows["ended_on"] < pd.Timestamp(program.charter.starts_on), BOTH]


def _strangers(pairs: pd.DataFrame, sides: Sides) -> int:
    """How many of these pairs name somebody whom `people` does not know."""
    if not sides.program.has("people"):
        return 0
    known = sides.table("people")["person_id"]
    return int((~(pairs["mentor_id"].isin(known) & pairs["mentee_id"].isin(known))).sum())
