"""Where does somebody who plans in the notebook find the drafts as files? In `drafts/` of the program's folder.

What somebody has edited there is never written over: beside the files stands what we wrote ourselves (its sha256).
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from mentorlab.answers.documents import Document
from mentorlab.answers.markup import Passage, bullets, escape
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.reports.forms.word import as_word
from mentorlab.shipped import shipped
from mentorlab.tables.program import Program
from mentorlab.tables.whole_files import write_whole

DRAFTS = "drafts"
OURS = ".written.json"  # file → sha256 of what mentorlab wrote


def save_drafts(program: Program, *answers: Result) -> Passage:
    """Write the drafts of these answers into `drafts/` of the program's folder, as Word and Markdown.

    A file that somebody changed after it was written stays as it is, and is named; without the file it is written
    again. Nothing is written for the demo that ships, nor while a report runs (the report has its own `letters/`).
    Returns what was done, in words. Raises nothing for a folder that cannot be written: it says so.
    """
    words = catalogue("planning_audiences").SAVED
    documents = {one.name: one for answer in answers for one in answer.documents}
    if program.publishing is not None:
        return _said(words["report"])
    if program.folder.resolve().is_relative_to(shipped("data").resolve()):
        return _said(words["demo"].format(n=len(documents)))
    folder = program.folder / DRAFTS
    try:
        written, edited = _save(folder, documents, program.charter.language)
    except OSError as error:
        return _said(words["not_written"].format(folder=folder, why=error.strerror or error))
    if not edited:
        return _said(words["saved"].format(n=len(documents), folder=folder))
    said = words["saved_but"].format(n=len(written), folder=folder)
    return Passage("\n".join([said, *edited]), f"<p>{escape(said)}</p>{bullets(edited)}")


def _save(folder: Path, documents: dict[str, Document], language: str) -> tuple[list[str], list[str]]:
    """The names of files that are as the drafts are now, and of those that somebody has edited."""
    ours = _ours(folder)
    new: dict[str, bytes] = {}
    for document in documents.values():
        new[f"{document.name}.docx"] = as_word(document, language)
        new[f"{document.name}.md"] = f"{document.markdown.rstrip()}\n".encode()
    edited = [name for name, content in new.items() if _edited(folder / name, content, ours.get(name))]
    written = {name: content for name, content in new.items() if name not in edited}
    ours |= {name: _hash(content) for name, content in written.items()}
    listed = json.dumps(ours, indent=1, sort_keys=True).encode()
    write_whole({folder / name: content for name, content in written.items()} | {folder / OURS: listed})
    return list(written), edited


def _edited(path: Path, content: bytes, ours: str | None) -> bool:
    if not path.exists():
        return False
    there = path.read_bytes()
    return there != content and _hash(there) != ours


def _ours(folder: Path) -> dict[str, str]:
    try:
        said = json.loads((folder / OURS).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}  # whatever stands there then counts as edited
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _said(text: str) -> Passage:
    return Passage(text, f"<p>{escape(text)}</p>")
