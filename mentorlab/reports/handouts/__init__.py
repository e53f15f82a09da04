"""What is printed for the workshop? Guide, hand-outs, canvases and quizzes as PDF, and the slides.

They are made from the Markdown and YAML in `templates/workshop/` and `templates/canvases/`; minutes come from
`mentorlab/workshop/sessions.yaml`. Needs the extra `reports`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlab.answers.documents import Document
from mentorlab.reports.forms import NotHere
from mentorlab.reports.handouts.bank import Asked, Question, bank, quiz, quiz_sheets
from mentorlab.reports.handouts.canvases import canvases
from mentorlab.reports.handouts.guide import guide, hand_outs
from mentorlab.reports.handouts.sessions import sessions
from mentorlab.tables.whole_files import write_whole

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

__all__ = ["Asked", "Question", "bank", "canvases", "guide", "hand_outs", "quiz", "write_canvases", "write_handouts"]

SHEETS = {"A4": "A4", "letter": "Letter"}  # as the PDF names it: as the folder does
ABOUT = "mentorlab workshop"
SLIDES = "slides.pptx"
FACILITATOR = "facilitator"
LOOKS = {"match_by_hand": "ml-sheet ml-cards", "guide": "ml-sheet ml-guide"}  # in paper.css; all others "ml-sheet"
BRINGS = "pip install 'mentorlab[reports]' brings it"


def write_handouts(folder: Path, made_on: date | None = None, seed: int = 1, *, facilitator: bool = True) -> list[Path]:
    """Write all that is printed for the workshop into a folder, and return the files written.

    For A4 and for Letter: `canvases/` and `handouts/` for participants, `facilitator/` with the guide and answers of
    the quizzes; `slides.pptx` once. `seed` draws the quizzes; without `facilitator` that folder is left out. Nothing is
    written unless all of it can be. Raises NotHere, saying what brings it, where a library is missing.
    """
    day = str(made_on or date.today())
    try:
        from mentorlab.reports.handouts.deck import deck

        files = {folder / FACILITATOR / SLIDES: deck()} if facilitator else {}
        for place, document in _sheets(seed):
            if facilitator or place != FACILITATOR:
                files |= _printed(folder, place, document, day)
    except ModuleNotFoundError as error:
        raise NotHere(f"{error.name} is not installed; {BRINGS}.") from None
    write_whole(files)
    return list(files)


def write_canvases(folder: Path, program: Program, made_on: date | None = None) -> list[Path]:
    """Write the canvases filled from a program's charter, as `write_handouts` does; free where it says nothing."""
    files: dict[Path, bytes] = {}
    try:
        for document in canvases(program):
            files |= _printed(folder, "canvases", document, str(made_on or date.today()))
    except ModuleNotFoundError as error:
        raise NotHere(f"{error.name} is not installed; {BRINGS}.") from None
    write_whole(files)
    return list(files)


def _sheets(seed: int) -> Iterator[tuple[str, Document]]:
    """Every document with the folder that it belongs into."""
    yield FACILITATOR, guide()
    yield from (("canvases", one) for one in canvases())
    yield from (("handouts", one) for one in hand_outs())
    for session in sessions():
        sheet, answers = quiz_sheets(session, seed)
        yield "handouts", sheet
        yield FACILITATOR, answers


def _printed(folder: Path, place: str, document: Document, day: str) -> dict[Path, bytes]:
    from mentorlab.reports.forms.paper import printed

    look = LOOKS.get(document.name, "ml-sheet")
    return {
        folder / place / name / f"{document.name}.pdf": printed(document, "en", day, look, about=ABOUT, sheet=sheet)
        for sheet, name in SHEETS.items()
    }
