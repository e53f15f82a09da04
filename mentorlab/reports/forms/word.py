"""How does a draft in Markdown become a Word document that people like to edit? The door of python-docx.

Headings, paragraphs, bold, italic, bulleted and numbered lists, check boxes and tables become Word's own styles, so
that the outline, a screen reader and a house template can work with them. What is still to be written is highlighted.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from mentorlab.answers.documents import Document
from mentorlab.answers.drafts import TO_WRITE, tokens_of

# Fixed, so that the same draft gives the same file; the oldest moment that a zip archive can hold.
MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
FONT, SIZE = "Calibri", 11
MARGIN, PAGE = 2.2, (21.0, 29.7)  # centimetres: A4
LONGEST_TITLE = 255  # a property of a document holds no more
ROOM_TO_WRITE = 0.9  # centimetres, where a row waits for handwriting
NARROWEST, WIDEST = 8, 44  # letters of a column that count for its width
SPOKEN = {"en": "en-US"}
BOXES = {True: "☒ ", False: "☐ "}
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Token = Mapping[str, Any]


def as_word(document: Document, language: str = "en") -> bytes:
    """The document as a .docx file. The same document gives the same bytes."""
    word = _blank(document, language)
    for token in tokens_of(document.markdown):
        _block(word, token)
    buffer = io.BytesIO()
    word.save(buffer)
    return without_time(buffer.getvalue())


def _blank(document: Document, language: str) -> Any:
    from docx import Document as new_document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    word = new_document()
    about = word.core_properties
    about.title = NOT_IN_XML.sub(" ", document.title)[:LONGEST_TITLE]
    about.language, about.author, about.comments = language, "", ""
    about.created = about.modified = MOMENT.replace(tzinfo=None)
    page = word.sections[0]
    page.page_width, page.page_height = (Cm(side) for side in PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    plain = word.styles["Normal"]
    plain.font.name, plain.font.size = FONT, Pt(SIZE)
    plain.paragraph_format.space_after = Pt(6)
    plain.element.get_or_add_rPr().append(_element("w:lang", {"w:val": SPOKEN.get(language, language)}))
    for level, size in ((1, 16), (2, 13), (3, 11)):
        style = word.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0x1B, 0x1B, 0x1B)
        fonts = style.element.rPr.rFonts
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]
        fonts.set(qn("w:hAnsi"), FONT)
        style.paragraph_format.space_before = Pt(0 if level == 1 else 10)
        style.paragraph_format.space_after = Pt(6)
    return word


def _block(word: Any, token: Token) -> None:
    kind = token["type"]
    if kind == "heading":
        _words(word.add_paragraph(style=f"Heading {min(token['attrs']['level'], 3)}"), token["children"])
    elif kind in ("paragraph", "block_text"):
        _words(word.add_paragraph(), token["children"])
    elif kind == "list":
        _list(word, token)
    elif kind == "table":
        _table(word, token)
    elif "children" in token:
        for child in token["children"]:
            _block(word, child)
    elif token.get("raw"):
        _words(word.add_paragraph(), [token])


def _list(word: Any, token: Token) -> None:
    numbered, depth = token["attrs"]["ordered"], token["attrs"]["depth"]
    style = ("List Number" if numbered else "List Bullet") + ("" if depth == 0 else f" {min(depth + 1, 3)}")
    number = _numbering(word, style) if numbered else None
    for item in token["children"]:
        boxed = item["type"] == "task_list_item"
        for place, child in enumerate(item["children"]):
            if child["type"] == "list":
                _list(word, child)
                continue
            paragraph = word.add_paragraph(style="Normal" if boxed else style if place == 0 else "List Continue")
            if number is not None and place == 0:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
            if boxed:
                _hang(paragraph)
                paragraph.add_run(BOXES[item["attrs"]["checked"]])
            _words(paragraph, child.get("children") or [child])


def _hang(paragraph: Any) -> None:
    """A check box stands before its words, and further lines begin under the words."""
    from docx.shared import Cm

    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.6)


def _numbering(word: Any, style: str) -> int:
    """A numbering of its own for a numbered list, so that each begins at 1."""
    numbering = word.part.numbering_part.numbering_definitions._numbering
    own = word.styles[style].element.pPr.numPr.numId.val
    abstract = next(one.abstractNumId.val for one in numbering.num_lst if one.numId == own)
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _table(word: Any, token: Token) -> None:
    from docx.shared import Cm

    head, *bodies = token["children"]
    rows = [head["children"], *(row["children"] for body in bodies for row in body["children"])]
    table = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for place, cells in enumerate(rows):
        for cell, said in zip(table.rows[place].cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = 0
            _words(paragraph, said["children"], strong=place == 0)
    for column, width in zip(table.columns, _widths(table), strict=True):
        for cell in column.cells:
            cell.width = Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))
        if not any(cell.text for cell in row.cells[1:]):
            row.height = Cm(ROOM_TO_WRITE)
    word.add_paragraph().paragraph_format.space_after = 0


def _widths(table: Any) -> list[float]:
    """Centimetres for each column: by its longest words, and wide where there is something to write in."""
    weights = []
    for column in table.columns:
        head, *rest = [len(cell.text) for cell in column.cells]
        weights.append(WIDEST if not any(rest) else min(max(head, *rest, NARROWEST), WIDEST))
    return [(PAGE[0] - 2 * MARGIN) * weight / sum(weights) for weight in weights]


def _words(paragraph: Any, tokens: Sequence[Token], *, strong: bool = False, slanted: bool = False) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for token in tokens:
        kind = token["type"]
        if kind == "linebreak":
            paragraph.add_run().add_break()
        elif "children" in token:
            _words(
                paragraph, token["children"], strong=strong or kind == "strong", slanted=slanted or kind == "emphasis"
            )
            if kind == "link":
                paragraph.add_run(f" ({token['attrs']['url']})")
        else:
            text = " " if kind == "softbreak" else NOT_IN_XML.sub("", token.get("raw", ""))
            for part in TO_WRITE.split(text):
                if part:
                    run = paragraph.add_run(part)
                    run.bold, run.italic = strong or None, slanted or None
                    if TO_WRITE.fullmatch(part):
                        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _element(name: str, attributes: Mapping[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def without_time(content: bytes) -> bytes:
    """The archive with the same files, all dated alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
