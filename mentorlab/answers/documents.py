"""What may an answer hand out? Letters, agreements, agendas: drafts in Markdown that people will edit and send."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

DOCUMENTS = "application/vnd.mentorlab.documents+json"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Document:
    """A draft to edit and send. `name`: its file name without ending; `audience`: whom it addresses.

    `markdown`: headings, paragraphs, lists, tables and check boxes. It holds nothing about a single person. Raises
    ValueError for a name that is no plain file name.
    """

    name: str
    title: str
    audience: str
    markdown: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a document: use small letters, digits and _")

    def to_dict(self) -> dict[str, str]:
        """The document as plain values."""
        return asdict(self)
