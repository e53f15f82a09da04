"""What did those who take part suggest in a survey? People by themes of ideas, from comments.

A comment counts where its question asks what should change: it holds one of ASKING. These comments are sorted by the
word lists of ideas alone. Praise, and ideas that no list knows, stay without a theme: a group of texts that share words
might as well be praise. Whoever wrote in several surveys counts once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.heard import NO_THEME, Heard, Known, by_words, without_names
from mentorlab.measures.theme_files import themes
from mentorlab.measures.themes import about

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

IDEA, EVERYBODY = "idea", "participants"
ASKING = re.compile(r"\b(?:chang|improv|better|different|miss(?:ing|ed)|suggest|idea|wish)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Suggested:
    """`heard`: who named which idea. `questions`: what they were asked. `known`: how each theme is recognised.

    `unread`: how many comments answer questions that do not ask what should change.
    """

    heard: Heard
    questions: tuple[str, ...]
    known: dict[str, Known]
    unread: int


def suggested(program: Program, asked: str | None = None) -> Suggested:
    """Read the comments. `asked`: the text of one question (default: every question that asks what should change).

    Comments without text are left out: nothing was written. Raises BadInput where the program's own files of themes
    have faults.
    """
    rows = program.table("comments")
    rows = rows[rows["text"].notna() & (rows["text"].str.strip() != "")].reset_index(drop=True)
    meant = rows["question"] == asked if asked is not None else rows["question"].str.contains(ASKING)
    mine = rows[meant.fillna(False).astype(bool)].reset_index(drop=True)
    listed = themes(program.folder).get(IDEA, {})
    told, plain = without_names(program, mine["text"].astype("str"))
    said = pd.DataFrame({"who": mine["person_id"].astype(object), "text": told, "said": range(len(mine))})
    said["released_on"] = pd.Series(pd.NaT, index=said.index, dtype="datetime64[ns]")
    matches = about(plain, listed.values())
    found = matches.any(axis=1).astype(bool)
    of_no_theme = said[~found].assign(theme=NO_THEME, coded=False)
    sorted_rows = pd.concat([by_words(said[found], matches[found]), of_no_theme])
    known = {code: Known(theme.title, theme.words, theme.unless) for code, theme in listed.items()}
    questions = tuple(dict.fromkeys(mine["question"]))
    return Suggested(Heard(EVERYBODY, IDEA, sorted_rows), questions, known, len(rows) - len(mine))
