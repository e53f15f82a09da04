"""What can go wrong, in one family: what is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

CHARTER = "program.yaml"
ROWS_SHOWN = 5
_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # a terminal, or the way of reading


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in what a user gave us.

    `table` is a table's name or a file's (`program.yaml`), `column` a column or the dotted path of a setting, `rows`
    are rows of the file as a spreadsheet numbers them (the header is row 1; of a database's table from 1 in the order
    of its key; the first rows only), `n_rows` how many rows are affected in all.
    """

    table: str
    column: str
    what: str
    do: str
    rows: tuple[int, ...] = ()
    n_rows: int = 0

    def __str__(self) -> str:
        between = " " if self.table == CHARTER else "."
        where = f"{self.table}{between}{self.column}" if self.column else self.table
        return f"{where}{self._rows()}: {self.what}; {self.do}"

    def _rows(self) -> str:
        if not self.rows:
            return ""
        shown = ", ".join(str(row) for row in self.rows[:ROWS_SHOWN])
        more = " …" if max(self.n_rows, len(self.rows)) > ROWS_SHOWN else ""
        return f" {'row' if len(self.rows) == 1 and not more else 'rows'} {shown}{more}"

    def to_dict(self) -> dict[str, Any]:
        """The fault as plain values, ready for JSON."""
        return {**asdict(self), "rows": list(self.rows)}


def harmless(text: object) -> str:
    """A text for a terminal: signs that would steer it or turn the reading direction are written out (`\\x1b`)."""
    return _STEERS.sub(lambda sign: ascii(sign[0])[1:-1], str(text))


class MentorlabError(Exception):
    """Base of every error that mentorlab raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        # What Jupyter shows in place of a traceback: an analyst needs the words, not the way through our modules.
        return [harmless(line) for line in str(self).splitlines()] or [type(self).__name__]


class BadInput(MentorlabError):
    """Something given by the user cannot be used. Carries every fault found, not only the first.

    `kept`: something had been put in its place before the fault was met, and stays there; a fault says what.
    """

    def __init__(self, faults: Fault | Iterable[Fault], *, kept: bool = False) -> None:
        self.kept = kept
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NotComputable(MentorlabError, ValueError):
    """Numbers from which the statistic asked for cannot be computed (zero variance, nobody in a wave, …)."""


class CannotBeMet(BadInput, NotComputable):
    """Demands on a match that collide, each written as it may be: a fault to who asks for the match, and an answer
    (`not possible`) to a question, so that a report goes on and can tell which demands collide.
    """


class ReportFailed(MentorlabError):
    """A report stopped before its end. The folder with what there is of it is named in the message; `reason` is the
    message without it, in one line.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        self.reason = reason or message
        super().__init__(message)


class MadeMeanwhile(ReportFailed):
    """Another report that was made at the same time would, beside this one, tell about too few people. Made again, this
    one knows of the other.
    """


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None."""
    close = difflib.get_close_matches(word.lower(), [k.lower() for k in known], n=1, cutoff=0.6)
    return next((k for k in known if k.lower() == close[0]), None) if close else None


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Advice for an unknown word: the nearest known one, or all of them."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else f"use one of: {', '.join(known)}"
