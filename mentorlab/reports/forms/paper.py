"""The report and its drafts as tagged PDF, to print and to be read aloud (PDF/UA). The door of WeasyPrint."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from mentorlab.answers.documents import Document
from mentorlab.answers.drafts import as_html
from mentorlab.answers.markup import escape
from mentorlab.reports.forms import NotHere, Told
from mentorlab.reports.forms.for_paper import laid_out
from mentorlab.reports.forms.letters import LETTERS, documents_in
from mentorlab.shipped import shipped

REPORT = "report.pdf"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def write(folder: Path, told: Told) -> None:
    """Write `report.pdf` and, beside each letter, its PDF. Raises NotHere without the system's libraries."""
    charter, day = told.program.charter, str(told.about["made_on"])
    unit = told.program.unit.value if told.program.unit else ""
    running = {
        "about": ", ".join(part for part in (charter.program, charter.cycle, unit) if part),
        "title": told.kind.title,
    }
    (folder / REPORT).write_bytes(as_pdf(told.html, running, day))
    for document in documents_in(told.notebook):
        (folder / LETTERS).mkdir(exist_ok=True)
        (folder / LETTERS / f"{document.name}.pdf").write_bytes(letter(document, charter.language, day))


def as_pdf(html: str, running: Mapping[str, str], day: str, sheet: str = "A4") -> bytes:
    """A page of ours as PDF/UA. The same page on the same day gives the same bytes.

    `running`: the words at the edges of every page (`about`, `title`); `sheet`: "A4" or "letter". Nothing is
    fetched: what is not in the page itself is left out.
    """
    weasyprint = _weasyprint()
    from weasyprint.urls import URLFetcher

    style = shipped("templates", "reports", "page", "paper.css").read_text(encoding="utf-8")
    with _quiet():
        page = weasyprint.HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
        laid_out(page.etree_element, style.replace("size:A4", f"size:{sheet}"), running, day)
        return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


def letter(document: Document, language: str, day: str) -> bytes:
    """A draft as PDF, from the same Markdown as its Word file."""
    return printed(document, language, day, "ml-letter")


def printed(document: Document, language: str, day: str, look: str, *, about: str = "", sheet: str = "A4") -> bytes:
    """A document as PDF. `look`: its class in `paper.css`; `about`: at the top of later pages; `sheet`: as `as_pdf`."""
    title = escape(document.title)
    html = (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body class="{look}">{as_html(document.markdown, alone=True)}</body></html>'
    )
    return as_pdf(html, {"about": about, "title": document.title}, day, sheet)


def _weasyprint() -> Any:
    try:
        with redirect_stdout(io.StringIO()):  # it prints advice of its own before it fails
            import weasyprint
    except OSError:  # what it loads by its name is a library of the system, not of Python
        raise NotHere(f"the library Pango is not installed; apt-get install {PACKAGES} brings it.") from None
    return weasyprint


@contextmanager
def _quiet() -> Iterator[None]:
    """WeasyPrint's remarks on styles are no concern of who runs a report."""
    log = logging.getLogger("weasyprint")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)
