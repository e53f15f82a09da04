"""What does it look like how many people changed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.look import Picture, ShareLine, shares
from mentorlab.answers.wording import catalogue, percent, sentence_case
from mentorlab.outcomes.compared import COMPARISON, PROGRAM

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.telling import Words


def figure(table: pd.DataFrame, words: Words, alt: str) -> Picture:
    """Under each line the share of each group with its interval; what is hidden is not drawn."""
    said = catalogue("outcomes_individual")
    sides = {PROGRAM: words.sides[0], COMPARISON: words.sides[1]}
    if not (table["group"] == COMPARISON).any():
        sides[PROGRAM] = said.EVERYONE
    drawn = table[~table["hidden"] & table["share"].notna() & ~table["line"].isin(said.IN_TABLE_ONLY)]
    groups = [
        (
            str(line),
            [
                ShareLine(
                    sides[row["group"]],
                    row["share"],
                    row["share_low"],
                    row["share_high"],
                    percent(row["share"]),
                    strong=row["group"] == PROGRAM,
                )
                for _, row in rows.iterrows()
            ],
        )
        for line, rows in drawn.groupby("line", sort=False)
    ]
    return shares(groups, title=said.FIGURE.format(measure=words.title), axis=sentence_case(said.AXIS), alt=alt)
