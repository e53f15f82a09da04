"""How does a reader see the drafts that an answer hands out? Folded by title, as pages. The door of mistune."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mentorlab.answers.documents import Document
from mentorlab.answers.markup import Passage, escape, sideways
from mentorlab.answers.wording import catalogue

TO_WRITE = re.compile(r"(\[write here: [^\]]*\])")
ADDRESSED = ("mentors", "mentees", "managers")
PLUGINS = ["table", "task_lists"]
NONE = "There are no drafts here."
_LINK = re.compile(r'<a href="[^"]*"[^>]*>(.*?)</a>|<img [^>]*>', re.DOTALL)
_BOX = re.compile(r"<input [^>]*checkbox[^>]*?(\schecked)?[^>]*>")
_HEADER = re.compile(r"<th(| [^>]*)>(.*?)</th>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h[1-6]>")


def tokens_of(markdown: str) -> Any:
    """A draft taken apart: headings, paragraphs, lists, tables, check boxes, in their order."""
    import mistune

    return mistune.create_markdown(renderer=None, plugins=PLUGINS)(markdown)


def as_html(markdown: str, *, alone: bool = False) -> str:
    """A draft as HTML that cannot reach outside: no link, no picture, no code; what is still to be written is marked.

    Its headings are bold lines, so that they do not mix with those of the page; `alone`, they stay headings.
    """
    import mistune

    html = str(mistune.create_markdown(escape=True, plugins=PLUGINS)(markdown))
    html = _LINK.sub(lambda found: found[1] or "", html)
    html = _BOX.sub(lambda found: "☒ " if found[1] else "☐ ", html)
    if not alone:
        html = _HEADING.sub(lambda found: "</strong></p>" if found[1] else "<p><strong>", html)
    html = html.replace("<table>", f"{sideways(catalogue().LABELS['table'])}<table>").replace(
        "</table>", "</table></div>"
    )
    html = _HEADER.sub(lambda found: f'<th scope="col"{found[1]}>{found[2]}</th>' if found[2] else "<td></td>", html)
    return TO_WRITE.sub(r"<mark>\1</mark>", html)


def folded(documents: Sequence[Document], audience: str = "analyst") -> Passage:
    """The drafts, each folded under its title, to read on the spot; for those who are addressed, only their own."""
    from mentorlab.answers.card import css

    if audience in ADDRESSED:
        documents = [one for one in documents if one.audience == audience]
    if not documents:
        return Passage(NONE, f"<p>{NONE}</p>")
    text = "\n\n".join(f"{one.title}\n\n{one.markdown}" for one in documents)
    pages = "".join(
        f'<details class="ml-draft"><summary>{escape(_title(one))}</summary>'
        f'<div class="ml-page">{as_html(one.markdown)}</div></details>'
        for one in documents
    )
    return Passage(text, f"<style>{css()}</style>{pages}")


def _title(document: Document) -> str:
    """What it is, the places that somebody must fill in, and the name of its file."""
    n = len(TO_WRITE.findall(document.markdown))
    left = f", {n} {'place' if n == 1 else 'places'} to fill in" if n else ""
    return f"{document.title} ({document.name}{left})"
