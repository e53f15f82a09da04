"""How is it said: sentences for every audience out of the cells of the table, each part where it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.wording import AUDIENCES, catalogue, listed, number, percent
from mentorlab.engagement.views.gathered import of_mentors
from mentorlab.engagement.views.may_show import MENTEE, MENTOR
from mentorlab.engagement.views.rows import EVERYONE, VIEWS, missing

if TYPE_CHECKING:
    from mentorlab.engagement.views.gathered import Gathered

BOTH_SIDES = (VIEWS[MENTEE], VIEWS[MENTOR])


@dataclass(frozen=True, eq=False)
class Told:
    """What the sentences are made of. `others`: titles of the other scales, by id."""

    data: Gathered
    table: pd.DataFrame
    level: float
    low: bool
    others: Mapping[str, str] = field(default_factory=dict)

    def row(self, view: str, measure: str | None = None) -> Mapping[Any, Any] | None:
        """The row of everyone for a view, where it holds numbers."""
        rows = self.table[
            (self.table["measure"] == (measure or self.data.instrument.id))
            & (self.table["view"] == view)
            & (self.table["group"] == EVERYONE)
            & ~self.table["hidden"]
        ]
        return None if rows.empty else rows.iloc[0].to_dict()

    @property
    def level_text(self) -> str:
        return f"{100 * self.level:g} %"

    def sentences(self) -> dict[str, str]:
        """One text for each audience."""
        words = catalogue("engagement_relationship")
        pieces = {name: getattr(self, f"_{name}")() for name in words.PIECES["analyst"]} | words.LAST
        return {name: " ".join(pieces[part] for part in words.PIECES[name] if pieces[part]) for name in AUDIENCES}

    def _sure(self, row: Mapping[Any, Any], low: str = "low", high: str = "high", n: str = "n_pairs") -> str:
        words, cells = catalogue("engagement_relationship"), {"n": self._so_many(row, n)}
        if missing(row[low]):
            return str(words.DESCRIBED.format_map(cells))
        ends = {"low": number(row[low]), "high": number(row[high]), "level": self.level_text}
        return str(words.SURE.format_map(cells | ends))

    def _so_many(self, row: Mapping[Any, Any], n: str) -> str:
        words = catalogue("engagement_relationship")
        if of_mentors(self.data.instrument):
            return str(words.SO_MANY["mentors"].format(n=f"{row['n_mentors' if n == 'n_pairs' else n]:,.0f}"))
        return str(words.SO_MANY["pairs"].format(n=f"{row[n]:,.0f}"))

    def _views(self) -> str:
        words = catalogue("engagement_relationship")
        rows = {view: self.row(view) for view in BOTH_SIDES}
        parts = [
            words.VIEW[view].format(mean=number(row["mean"]), sure=self._sure(row))
            for view, row in rows.items()
            if row is not None
        ]
        cells = {"title": self.data.instrument.title, "wave": self.data.wave, "views": " and ".join(parts)}
        return str((words.VIEWS if parts else words.NO_VIEW).format_map(cells))

    def _within(self) -> str:
        words, row = catalogue("engagement_relationship"), self.row(VIEWS["both"])
        if row is None:
            return ""
        ends = {"low": number(row["low"]), "high": number(row["high"]), "level": self.level_text}
        sure = words.BETWEEN[not missing(row["low"])].format_map(ends)
        cells = {"n": f"{row['n_pairs']:,.0f}", "size": number(abs(row["mean"])), "sure": sure}
        if not round(row["mean"], 2):
            return str(words.EQUAL.format_map(cells))
        settled = missing(row["low"]) or row["low"] > 0 or row["high"] < 0
        return str(words.WITHIN.format(**cells, more=words.MORE[row["mean"] > 0], settled=words.SETTLED[settled]))

    def _alike(self) -> str:
        words, row = catalogue("engagement_relationship"), self.row(VIEWS["both"])
        if row is None or missing(row["icc"]):
            return ""
        cells = {name: number(row[name]) for name in ("icc", "icc_low", "icc_high")}
        return str(words.ALIKE.format_map(cells | {"level": self.level_text}))

    def _change(self) -> str:
        words, parts = catalogue("engagement_relationship"), []
        for view in BOTH_SIDES:
            row = self.row(view)
            if row is None or missing(row["change"]):
                continue
            low, high = row["change_low"], row["change_high"]
            rose, fell = (not missing(low) and low > 0), (not missing(low) and high < 0)
            verb = "described" if missing(low) else "rose" if rose else "fell" if fell else "open"
            size = number(row["change"], sign=True) if verb in ("open", "described") else number(abs(row["change"]))
            sure = self._sure(row, "change_low", "change_high", "n_change")
            moved = words.MOVED[verb].format(size=size)
            parts.append(words.CHANGE.format(before=self.data.before, view=view, moved=moved, sure=sure))
        return " ".join(parts)

    def _good(self) -> str:
        words = catalogue("engagement_relationship")
        rows = {view: self.row(view) for view in BOTH_SIDES}
        kept = {view: row for view, row in rows.items() if row is not None and not missing(row["share"])}
        if not kept:
            return ""
        shares = [words.GOOD[view].format(share=percent(row["share"])) for view, row in kept.items()]
        good_from = f"{next(iter(kept.values()))['good_from']:g}"
        return str(words.GOODS.format(shares=listed(shares), good_from=good_from))

    def _others(self) -> str:
        words, parts = catalogue("engagement_relationship"), []
        for measure, title in self.others.items():
            rows = {view: self.row(view, measure) for view in BOTH_SIDES}
            views = [
                words.OTHER_VIEW.format(view=view, mean=number(row["mean"]))
                for view, row in rows.items()
                if row is not None
            ]
            if views:
                parts.append(words.OTHER.format(title=title, views=listed(views)))
        return " ".join(parts)

    def response(self) -> str:
        """How many pairs answered."""
        row, words = self.row(VIEWS["both"]), catalogue("engagement_relationship")
        if row is None or missing(row["n_both"]):
            return ""
        form = "nearly" if missing(row["n_asked"]) else "all"
        names = ("n_asked", "n_both", "n_one", "n_none")
        cells = {name: "" if missing(row[name]) else f"{row[name]:,.0f}" for name in names}
        return str(words.RESPONSE[form].format_map(cells))

    _response = response

    def _low(self) -> str:
        return catalogue("engagement_relationship").LOW if self.low else ""

    def headline(self) -> str:
        """Both sides' averages, without their intervals: these stand in the sentence."""
        words = catalogue("engagement_relationship")
        rows = {view: self.row(view) for view in BOTH_SIDES}
        parts = [f"{view} {number(row['mean'])}" for view, row in rows.items() if row is not None]
        if not parts:
            return self._views()
        return str(words.SHORT.format(title=self.data.instrument.title, views=listed(parts), wave=self.data.wave))

    def box(self) -> tuple[tuple[str, str], ...]:
        """The figures that a reader takes along."""
        labels = catalogue("engagement_relationship").LABELS
        lines = (
            ("box_views", self._good()),
            ("box_within", f"{self._within()} {self._alike()}".strip()),
            ("box_response", self.response()),
        )
        return tuple((labels[name], text) for name, text in lines if text)
