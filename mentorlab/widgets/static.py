"""What does a panel show where nobody can move it: in a report, in a run without a browser, on paper?

Every panel has the setting `interactive: bool = True`. Without it, and wherever a report is made, it gives a still
answer: a `Result`, or a plain table with words. A notebook that shows one has the parameter
`interactive: bool = True  # panels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, escape, table
from mentorlab.tables.load import program_folder
from mentorlab.tables.program import Program


def stands_still(interactive: bool, program: Program | None = None) -> bool:
    """Whether a panel gives its still answer: it is told to, or a report is being made of this program."""
    return not interactive or (program is not None and program.publishing is not None)


def passage(*lines: str) -> Passage:
    """Words, a paragraph for each line."""
    return Passage("\n".join(lines), f"<style>{css()}</style>" + "".join(f"<p>{escape(line)}</p>" for line in lines))


def plain_table(words: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Passage:
    """Words with a small table below them; the first column names the row."""
    text = "\n".join([words, *("; ".join(str(cell) for cell in row if cell != "") for row in rows)])
    markup = f"<style>{css()}</style><p>{escape(words)}</p>{table(headings, rows) if rows else ''}"
    return Passage(text, markup)


def opened(program: Program | str | Path, interactive: bool) -> tuple[Path, bool]:
    """The folder that is meant, and whether only words are to be shown."""
    if isinstance(program, Program):
        return program.folder, stands_still(interactive, program)
    return program_folder(program), stands_still(interactive)
