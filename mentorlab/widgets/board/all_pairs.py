"""How are all pairs shown? As a table in pages of 25, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets
import pandas as pd

from mentorlab.answers.markup import table
from mentorlab.answers.wording import catalogue, number
from mentorlab.matching.by_hand.listed import Wanted, picked
from mentorlab.widgets import looks
from mentorlab.widgets.board.controls import help_of, made, one_of, section
from mentorlab.widgets.board.pages import Pages
from mentorlab.widgets.spoken import named_slider

if TYPE_CHECKING:
    from collections.abc import Mapping


class AllPairs:
    """The list. `box`: the widget; `rows`: all rows (`by_hand.listed`); `shown`: those that are wanted, in order."""

    def __init__(self) -> None:
        words = catalogue("match_board")
        self.rows = self.shown = pd.DataFrame()
        self.person = made(ipywidgets.Text, "person", continuous_update=False)
        self.fit = made(ipywidgets.IntRangeSlider, "fit", value=(0, 100), min=0, max=100, continuous_update=False)
        self.load = one_of("load", words.LOADS, "", any=True)
        self.flag = one_of("flag", words.FLAGS, "", any=True)
        self.sort = one_of("sort", words.SORTS, "mentee")
        self.pages = Pages(self._drawn)
        for one in (self.person, self.fit, self.load, self.flag, self.sort):
            one.observe(lambda _: self._pick(), names="value")
        filters = (self.person, named_slider(self.fit), self.load, self.flag, self.sort)
        self.box = section(
            "list", looks.row(*filters), help_of("person", "fit", "load", "flag", "sort"), self.pages.table,
            self.pages.box,
        )  # fmt: skip

    def show(self, rows: pd.DataFrame) -> None:
        """Show these rows; filters, order and page stay."""
        self.rows = rows
        self._pick(page=self.pages.page)

    def _pick(self, page: int = 0) -> None:
        low, high = self.fit.value
        wanted = Wanted(self.person.value, low, high, self.load.value, self.flag.value, self.sort.value)
        self.shown = picked(self.rows, wanted)
        self.pages.show(len(self.shown), page)

    def _drawn(self, first: int, last: int) -> str:
        words, n = catalogue("match_board"), len(self.shown)
        if not n:
            return f'<p role="status">{words.NO_ROWS}</p>'
        caption = words.LIST.format(first=first + 1, last=last, n=n, all=len(self.rows))
        rows = [_cells(row) for row in self.shown.iloc[first:last].to_dict("records")]
        return table(words.HEADINGS, rows, caption)


def _cells(row: Mapping[Any, Any]) -> list[str]:
    words = catalogue("match_board")
    made = pd.notna(row["mentor_id"])
    return [
        str(row["mentee_id"]),
        str(row["mentor_id"]) if made else "",
        number(row["score"], 0) if made else "",
        str(row["rank"]) if pd.notna(row["rank"]) else "",
        words.LOAD.format(load=row["load"], places=row["places"]) if made else "",
        ", ".join(words.FLAGS[flag] for flag in row["flags"]),
        str(row["reason"]),
    ]
