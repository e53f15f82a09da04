"""Which rows of an export are no answers? Previews, tests, rows that the mapping leaves out, rows of nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from mentorlab.errors import Fault
from mentorlab.tables.exports.formats import ANONYMOUS, ANSWERED, FORMATS, STATUS_REASON, STATUS_WORDS
from mentorlab.tables.exports.mapping import Mapping, Rule
from mentorlab.tables.exports.naming import ExportColumn, alike, shortened
from mentorlab.tables.exports.opened import Export

NOT_FINISHED = ("0", "false", "no", "falsch", "faux", "falso")


@dataclass
class Kept:
    """Which rows are kept (`rows`, indexed by row number), and how many are not, by reason. Every row that is left out
    is counted under the first reason that holds. `notes`: what the rules could not judge.
    """

    rows: pd.Series
    left_out: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def drop(self, marked: pd.Series, reason: str) -> None:
        """Leave out the marked rows that are still kept."""
        gone = self.rows & marked
        if gone.any():
            self.left_out[reason] = self.left_out.get(reason, 0) + int(gone.sum())
            self.rows &= ~gone


def kept_rows(export: Export, mapping: Mapping, person: ExportColumn | None) -> tuple[Kept, list[Fault]]:
    """The rows that are answers of somebody, before a second submission is looked for."""
    kept = Kept(pd.Series(True, index=export.cells.index))
    _by_status(export, kept)
    faults = _by_rule(export, mapping, kept)
    if mapping.unfinished == "leave_out":
        kept.drop(~finished(export), "not finished")
    if person is not None:
        cells = export.cells[person.place]
        kept.drop(cells.isna(), "nobody is named")
        if export.format == "microsoft_forms":
            kept.drop(equal(cells, ANONYMOUS), "anonymous")
    return kept, faults


def answers_only(export: Export) -> Export:
    """The export without the rows that its tool marks as previews, tests or spam."""
    kept = Kept(pd.Series(True, index=export.cells.index))
    _by_status(export, kept)
    return replace(export, cells=export.cells[kept.rows])


def finished(export: Export) -> pd.Series:
    """Which answers were finished; all of them where the tool does not say."""
    name = FORMATS[export.format].finished
    column = export.naming.first([name]) if name else None
    if column is None:
        return pd.Series(True, index=export.cells.index)
    cells = export.cells[column.place]
    if export.format == "limesurvey":
        return cells.notna()
    return ~equal(cells, NOT_FINISHED)


def _by_status(export: Export, kept: Kept) -> None:
    """Qualtrics: a number whose bits say what the row is, or words that say the same."""
    name = FORMATS[export.format].status
    column = export.naming.first([name]) if name else None
    if column is None:
        return
    cells = export.cells[column.place]
    bits = lookup(cells, [_bits(str(word)) for word in cells.cat.categories], 0)
    for bit, reason in STATUS_REASON.items():
        kept.drop((bits & bit) > 0, reason)
    strange = {str(word) for word in cells.cat.categories if not _known(str(word))}
    for word, n in cells[kept.rows & cells.isin(strange)].astype("str").value_counts().items():
        words = (
            f"{n} {'row' if n == 1 else 'rows'} with {name} {shortened(str(word))!r} kept, which is no word known here"
        )
        kept.notes.append(f"{words}; if it marks previews or tests, write it under `leave_out:`")


def _known(word: str) -> bool:
    return word.isdigit() or alike(word) in ANSWERED or bool(_bits(word))


def _bits(word: str) -> int:
    if word.isdigit():
        return int(word)
    return sum(bit for sign, bit in STATUS_WORDS.items() if sign in alike(word).replace("offline survey", "survey"))


def _by_rule(export: Export, mapping: Mapping, kept: Kept) -> list[Fault]:
    faults: list[Fault] = []
    for place, rule in enumerate(mapping.leave_out, start=1):
        column, wrong = export.naming.meant(rule.column, mapping.file, f"leave_out[{place}]")
        faults += wrong
        if column is None:
            continue
        why = "is empty" if rule.kind == "empty" else f"{rule.kind} {', '.join(rule.words)}"
        kept.drop(meant_by(rule, export.cells[column.place]), f"{rule.column} {why}")
    return faults


def meant_by(rule: Rule, cells: pd.Series) -> pd.Series:
    """Which cells of its column a rule means."""
    if rule.kind == "empty":
        return cells.isna()
    if rule.kind == "equals":
        return equal(cells, rule.words)
    asked = [alike(word) for word in rule.words]
    found = [any(one in alike(str(cell)) for one in asked) for cell in cells.cat.categories]
    return lookup(cells, found, False)


def equal(cells: pd.Series, words: tuple[str, ...]) -> pd.Series:
    """Which cells are one of the words, as `alike` compares."""
    if not words:
        return pd.Series(False, index=cells.index)
    asked = {alike(word) for word in words}
    return lookup(cells, [alike(str(cell)) in asked for cell in cells.cat.categories], False)


def lookup(cells: pd.Series, of_category: list[bool] | list[int] | list[float], of_missing: float) -> pd.Series:
    """For every cell what its category has been given."""
    table = np.array([*of_category, of_missing])
    return pd.Series(table[cells.cat.codes.to_numpy()], index=cells.index)
