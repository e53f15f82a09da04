"""The drafts that a report hands out, as files to edit and send: Markdown and Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mentorlab.answers.documents import DOCUMENTS, Document
from mentorlab.reports.forms.word import as_word

LETTERS = "letters"


def documents_in(notebook: Any) -> list[Document]:
    """The documents that an executed notebook shows; one that is shown twice is kept once, as shown last."""
    found: dict[str, Document] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for one in output.get("data", {}).get(DOCUMENTS, {}).get("documents", []):
                found[one["name"]] = Document(**one)
    return list(found.values())


def write_letters(folder: Path, documents: Sequence[Document], language: str = "en") -> None:
    """Write each document into `letters/` of a run's folder, as .md and .docx; no folder where there is none."""
    for document in documents:
        (folder / LETTERS).mkdir(exist_ok=True)
        place = folder / LETTERS / document.name
        place.with_suffix(".md").write_text(f"{document.markdown.rstrip()}\n", encoding="utf-8")
        place.with_suffix(".docx").write_bytes(as_word(document, language))
