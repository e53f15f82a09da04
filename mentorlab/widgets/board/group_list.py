"""How are circles and shortlists shown: a line for each mentor's circle, or for each mentee's shortlist?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets
import pandas as pd

from mentorlab.answers.markup import escape, table
from mentorlab.answers.wording import catalogue, number
from mentorlab.matching.forms import Circles
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import made, section
from mentorlab.widgets.board.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlab.matching.forms import Shortlists
    from mentorlab.matching.market import Market

WORDS = "group_board"


class GroupList:
    """The list in pages. `lines`: the cells of every line; `shown`: those that are wanted."""

    def __init__(self) -> None:
        self.form, self.lines, self.shown = "circles", list[list[Any]](), list[list[Any]]()
        self.person = made(ipywidgets.Text, "person", words=WORDS, continuous_update=False)
        self.person.observe(lambda _: self._pick(), names="value")
        self.pages = Pages(self._drawn, words=WORDS)
        self.box = section("list", looks.row(self.person), self.pages.table, self.pages.box, words=WORDS)
        looks.show(self.box, False)

    def show(self, form: str, rows: pd.DataFrame, mentees: Sequence[str]) -> None:
        """Show this list, as `matching.grouped` gives it. mentees: all who could be on it."""
        self.form, self.lines = form, _circles(rows, mentees) if form == "circles" else _shortlists(rows)
        looks.show(self.box, True)
        self._pick()

    def _pick(self) -> None:
        asked = str(self.person.value).strip().casefold()
        self.shown = [line for line in self.lines if asked in " ".join(map(str, line)).casefold()]
        self.pages.show(len(self.shown))

    def _drawn(self, first: int, last: int) -> str:
        words, n = catalogue(WORDS), len(self.shown)
        if not n:
            return f'<p role="status">{escape(words.NO_ROWS)}</p>'
        circles = self.form == "circles"
        head = words.CIRCLE_HEADINGS if circles else words.SHORTLIST_HEADINGS
        caption = (words.CIRCLE_CAPTION if circles else words.SHORTLIST_CAPTION).format(first=first + 1, last=last, n=n)
        return table(head, self.shown[first:last], caption)


def _circles(rows: pd.DataFrame, mentees: Sequence[str]) -> list[list[Any]]:
    seated = set(rows["mentee_id"])
    alone = [one for one in mentees if one not in seated]
    last = [[catalogue(WORDS).NO_CIRCLE, len(alone), "", ", ".join(alone)]] if alone else []
    return [
        *(
            [mentor, len(group), number(group["score"].mean(), 0), ", ".join(group["mentee_id"])]
            for mentor, group in rows.groupby("mentor_id")
        ),
        *last,
    ]


def _shortlists(rows: pd.DataFrame) -> list[list[Any]]:
    words = catalogue(WORDS)

    def said(one: Any) -> str:
        if pd.isna(one.place):
            return str(words.NOBODY)
        choice = "" if pd.isna(one.named) else words.CHOICE.format(rank=one.named)
        return str(words.ONE_OF_LIST.format(mentor=one.mentor_id, fit=number(one.fit, 0), choice=choice))

    listed = rows.rename(columns={"rank": "named"}).groupby("mentee_id")
    return [[mentee, ", ".join(map(said, group.itertuples()))] for mentee, group in listed]


def told(market: Market, match: Circles | Shortlists, rows: pd.DataFrame, asked: Mapping[str, int]) -> str:
    """What came of it, in a sentence or two."""
    words, n = catalogue(WORDS), len(market.mentees)
    if rows["mentor_id"].isna().all():
        return str(words.STATUS["none"])
    if isinstance(match, Circles):
        sizes = rows.groupby("mentor_id").size()
        proof = words.PROOF[match.proven].format(more=max(0, match.most - len(rows)))
        cells = {"people": len(rows), "mentees": n, "circles": len(sizes), "least": sizes.min(), "largest": sizes.max()}
        return str(words.STATUS["circles"].format(**cells, fit=number(rows["score"].mean(), 1), proof=proof))
    short = words.SHORT[not match.short].format(short=match.short, least=asked["least"])
    if nobody := int(rows["mentor_id"].isna().sum()):
        short += " " + words.MEET_NOBODY.format(n=nobody)
    cells = {"meetings": match.meetings, "wanted": n * asked["mentors"]}
    return str(words.STATUS["shortlists"].format(**cells, fit=number(rows["fit"].mean(), 1), short=short))
