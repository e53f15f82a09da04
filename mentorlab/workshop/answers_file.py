"""Where are a participant's answers kept? In answers.json of the workshop folder, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault

NAME = "answers.json"
EMPTY: dict[str, Any] = {"schema": 1, "answers": {}}
LEVELS_UP = 3


def file_of_here(here: Path | None = None) -> Path | None:
    """The answers.json of this folder or of one of the next above it; None outside a workshop folder."""
    start = (here or Path.cwd()).resolve()
    return next((f / NAME for f in (start, *start.parents[: LEVELS_UP - 1]) if (f / NAME).is_file()), None)


def read_answers(path: Path) -> dict[str, dict[str, Any]]:
    """Exercise → answer, tries by mistake, whether it held. Raises BadInput where the file is damaged."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        answers = said["answers"]
        if said["schema"] != EMPTY["schema"] or not all(
            isinstance(one, dict) and {"answer", "tries", "held"} <= set(one) for one in answers.values()
        ):
            raise ValueError("another form")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"cannot be read as answers ({type(error).__name__}); nothing in it was changed"
        raise BadInput(Fault(NAME, "", what, "put it aside under another name and unpack the workshop anew")) from None
    return dict(answers)


def write_answers(path: Path, answers: dict[str, dict[str, Any]]) -> None:
    """Put all answers into the file, whole or not at all. Raises BadInput where it cannot be written."""
    from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

    content = json.dumps({**EMPTY, "answers": answers}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        write_whole({path: content.encode()}, FOR_THE_OWNER)
    except OSError as error:
        what = f"cannot be written ({error.strerror}); the answers before this one are kept"
        raise BadInput(
            Fault(NAME, "", what, "make room or give yourself the right to write, and check again")
        ) from error


def export_answers(to: str = "answers.csv") -> Path:
    """Write the answers as a table beside answers.json: exercise, answer, held, tries. Returns the file.

    Raises BadInput outside a workshop folder, or where `to` is not the plain name of a .csv file.
    """
    from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

    path = file_of_here()
    if path is None:
        do = "open a notebook of a folder that was made by mentorlab workshop DIR"
        raise BadInput(Fault(NAME, "", "no workshop folder is here, so that no answers are kept", do))
    if Path(to).name != to or not to.endswith(".csv"):
        raise BadInput(Fault("export_answers", "to", f"{to!r} is not the name of a .csv file", "write answers.csv"))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["exercise", "answer", "held", "tries"])
    for name, one in sorted(read_answers(path).items()):
        table.writerow([name, _cell(one["answer"]), one["held"], 1 + sum(one["tries"].values()) - (not one["held"])])
    write_whole({path.with_name(to): out.getvalue().encode()}, FOR_THE_OWNER)
    return path.with_name(to)


def _cell(answer: Any) -> str:
    """The answer as one cell; what a spreadsheet would take for a formula is marked as text."""
    said = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return f"'{said}" if said[:1] in "=+-@\t" and not isinstance(answer, (int, float)) else said
