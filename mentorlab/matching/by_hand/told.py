"""Who decided what, when and why, in words that can be read and printed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.card import css
from mentorlab.answers.markup import escape, table
from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.matching.by_hand.held import Hold
    from mentorlab.matching.by_hand.kept import Entry

KINDS_OF = ("release", "undo", "redo")  # what these did depends on what it was done to
TO_THE_MINUTE = 16  # letters of a time in ISO


def steps(log: Sequence[Entry]) -> list[list[str]]:
    """The log, latest first, as cells of `LOG_HEADINGS`."""
    return [_cells(one["did"], one) for one in reversed(log)]


def held(holds: Sequence[Hold]) -> list[list[str]]:
    """What holds, oldest first, in the same columns."""
    return [_cells(one.kind, {**vars(one)}) for one in holds]


def page(about: str, holds: Sequence[Hold], log: Sequence[Entry]) -> bytes:
    """A page of its own, to be read and printed. `about`: of which publication."""
    words = catalogue("match_board")
    said, head = words.LOG_PAGE, words.LOG_HEADINGS
    parts = [
        f"<h1>{escape(said['title'])}</h1><p>{escape(about)}</p><p><strong>{escape(said['private'])}</strong></p>",
        *_part(said["holds"], head, held(holds)),
        *_part(said["steps"], head, steps(log)),
    ]
    top = f'<meta charset="utf-8"><title>{escape(said["title"])}</title><style>{css()}</style>'
    return f'<!DOCTYPE html><html lang="en"><head>{top}</head><body>{"".join(parts)}</body></html>\n'.encode()


def _part(title: str, head: Sequence[str], rows: list[list[str]]) -> list[str]:
    below = table(head, rows, title) if rows else f"<p>{escape(catalogue('match_board').NO_LOG)}</p>"
    return [f"<h2>{escape(title)}</h2>", below]


def _cells(did: str, about: Entry) -> list[str]:
    words = catalogue("match_board")
    what = words.DID.get(did, did)
    if did in KINDS_OF and about.get("kind") in words.DID_WHAT:
        what = words.DID_WHAT[about["kind"]].format(did=what)
    when = about["at"][:TO_THE_MINUTE].replace("T", " ")
    return [when, what, *(about.get(name, "") for name in ("mentee", "mentor", "why", "by"))]
