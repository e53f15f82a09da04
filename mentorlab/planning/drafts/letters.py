"""What does each letter say? The templates of the house, or the program's own, filled as drafts to edit and send."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentorlab.answers.documents import Document
from mentorlab.planning.drafts.filling import OWN, fill
from mentorlab.planning.drafts.letter_blanks import blanks, name_of
from mentorlab.shipped import shipped
from mentorlab.tables.charter import Charter

EVERYBODY = {  # what is not written for one audience alone: template, whom it addresses
    "launch_agenda": "staff",
    "expectations_agreement": "mentees",
    "business_case": "leadership",
}


def drafts(charter: Charter, folder: Path, audiences: tuple[str, ...], found: Mapping[str, Any]) -> list[Document]:
    """A letter for each audience that has a template, then agenda, agreement and business case.

    `found`: blanks from findings, by audience ("" for all): they are laid over those from the charter.
    """
    written = []
    for audience in audiences:
        name = f"letter_{audience}"
        if _there(name, folder):
            known = blanks(charter, audience) | found.get("", {}) | found.get(audience, {})
            written.append(_draft(name, audience, known, folder))
    for name, audience in EVERYBODY.items():
        known = blanks(charter, "leadership") | found.get("", {})
        written.append(_draft(name, audience, known, folder))
    return written


def own_templates(folder: Path) -> list[str]:
    """The program's own templates, which stand in place of those shipped."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / OWN).rglob("*.md"))


def _there(name: str, folder: Path) -> bool:
    return any(place.is_file() for place in (folder / OWN / f"{name}.md", shipped("templates", OWN, f"{name}.md")))


def _draft(name: str, audience: str, known: Mapping[str, Any], folder: Path) -> Document:
    markdown = fill(f"{name}.md", known, folder)
    kind = name.removeprefix("letter_") if name.startswith("letter_") else name
    title = f"{known['program']}: {'letter to ' + name_of(kind) if name != kind else kind.replace('_', ' ')}"
    return Document(name, " ".join(title.split()), audience, markdown)
