"""Slides as PowerPoint, editable: the report for leadership, one question a slide. The door of python-pptx.

Titles, texts, figures and footers stand in placeholders of layouts made here, so that the outline, a screen reader and
a house template can work with them. No box holds more than fits (`fitted`); what is cut stands whole in the notes or in
the workbook, and is said to. The same report gives the same bytes.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mentorlab.answers.wording import catalogue
from mentorlab.reports.forms import Told
from mentorlab.reports.forms.fitted import cut, in_one_line, rows_that_fit, size_for, widths_of
from mentorlab.reports.forms.outline import Slide, slides_of
from mentorlab.reports.forms.word import MOMENT, SPOKEN, without_time

FILE = "slides.pptx"
PAGE = 13.333, 7.5  # inches
# Where everything stands: left, top, width, height in inches.
ABOVE, TITLE, WHOLE = (0.5, 0.25, 12.33, 0.4), (0.5, 0.62, 12.33, 1.2), (0.5, 1.95, 12.33, 4.85)
LEFT, RIGHT = (0.5, 1.95, 8.1, 4.85), (8.8, 1.95, 4.03, 4.85)
FOOTER, NUMBER = (0.5, 6.95, 11.3, 0.4), (11.93, 6.95, 0.9, 0.4)
TITLES, TEXTS, CELLS, SMALL = (28, 26, 24, 22, 20, 18, 16), (20, 18, 16, 14, 12, 11), (14, 12, 11, 10), 11
AT_A_DESK = TITLES, TEXTS, CELLS
IN_A_ROOM = (40, 36, 32, *TITLES), (30, 28, 26, 24, 22, *TEXTS), (24, 22, 20, 18, 16, *CELLS)  # people sit far away
MOST_ROWS, MOST_COLUMNS = 12, 7
# Of the layouts of python-pptx's own blank template: by place, those used, with where their placeholders go.
PICTURED, TABLED, LISTED = 8, 7, 1
PLACES = {PICTURED: {0: TITLE, 1: LEFT, 2: RIGHT}, TABLED: {0: TITLE, 1: LEFT, 2: RIGHT}, LISTED: {0: TITLE, 1: WHOLE}}
NAMES = {PICTURED: "Answer with figure", TABLED: "Answer with table", LISTED: "List"}
DATE, FOOT, COUNTED = 10, 11, 12  # indices of the placeholders at the foot
Box = tuple[float, float, float, float]
Sizes = tuple[Sequence[int], Sequence[int], Sequence[int]]  # of titles, texts and cells: points, descending


def write(folder: Path, told: Told) -> None:
    """Write `slides.pptx` into the run's folder."""
    (folder / FILE).write_bytes(as_slides(told))


def as_slides(told: Told) -> bytes:
    """The report as the bytes of a .pptx file."""
    charter = told.program.charter
    title = f"{told.kind.title} {charter.program}, {charter.cycle}"
    return deck_of(slides_of(told), title, _footer(told), charter.language)


def deck_of(slides: Iterable[Slide], title: str, foot: str, language: str, *, in_a_room: bool = False) -> bytes:
    """Slides as the bytes of a .pptx file. `title`: of the file; `foot`: at the foot of each slide; `in_a_room`: the
    letters may be larger than those of a report that is read at a desk.
    """
    sizes = IN_A_ROOM if in_a_room else AT_A_DESK
    deck = _blank(title, language)
    layouts, spoken = _layouts(deck), SPOKEN.get(language, language)
    for slide in slides:
        _slide(deck, layouts, slide, foot, sizes)
        _speak(deck.slides[len(deck.slides) - 1], spoken)
    buffer = io.BytesIO()
    deck.save(buffer)
    return without_time(buffer.getvalue())


def _blank(title: str, language: str) -> Any:
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(PAGE[0]), Inches(PAGE[1])
    about = deck.core_properties
    about.title = in_one_line(title)[:255]
    about.author = about.last_modified_by = about.comments = ""
    about.language, about.revision = language, 1
    about.created = about.modified = MOMENT.replace(tzinfo=None)
    return deck


def _layouts(deck: Any) -> dict[int, Any]:
    """The layouts that are used, widened to the page; all others go."""
    every = list(deck.slide_layouts)
    for place, layout in enumerate(every):
        if place not in PLACES:
            deck.slide_layouts.remove(layout)
    for place in PLACES:
        every[place].name = NAMES[place]
        _place_all(every[place].placeholders, PLACES[place])
    _place_all(deck.slide_master.placeholders, {0: TITLE, 1: WHOLE})
    return {place: every[place] for place in PLACES}


def _place_all(placeholders: Any, places: dict[int, Box]) -> None:
    """Give each placeholder its place, known by its index or, on the master, by its kind; the date goes."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    kinds = {PP_PLACEHOLDER.TITLE: TITLE, PP_PLACEHOLDER.FOOTER: FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER}
    for one in list(placeholders):
        about = one.placeholder_format
        if about.type == PP_PLACEHOLDER.DATE:
            one._element.getparent().remove(one._element)
            continue
        _put(one, kinds.get(about.type) or places.get(about.idx, WHOLE))
        if about.type == PP_PLACEHOLDER.TITLE:
            one._element.txBody.bodyPr.set("anchor", "b")


def _put(shape: Any, box: Box) -> None:
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in box)


def _slide(deck: Any, layouts: dict[int, Any], one: Slide, foot: str, sizes: Sizes) -> None:
    titles, texts, cells = sizes
    layout = layouts[PICTURED if one.figure else TABLED if one.rows and one.lines else LISTED]
    slide = deck.slides.add_slide(layout)
    title = cut(in_one_line(one.title), TITLE[2], TITLE[3], TITLES[-1], bold=True)
    _write(slide.shapes.title, [("", title)], TITLE, titles, bold=True)
    if one.figure:
        _figure(slide.placeholders[1], one.figure.place, in_one_line(one.figure.alt))
    elif one.rows:
        hole = slide.placeholders[1]
        hole._element.getparent().remove(hole._element)
        _table(slide, one, LEFT if one.lines else WHOLE, cells)
    elif one.points:
        _write(slide.placeholders[1], *_as_fits([("", point) for point in one.points], WHOLE), texts)
    else:
        _write(slide.placeholders[1], *_as_fits(one.lines or [("", one.notes[0])], WHOLE), texts)
    if one.lines and (one.figure or one.rows):
        _write(slide.placeholders[2], *_as_fits(one.lines, RIGHT), texts)
    _text(slide, cut(in_one_line(one.above), ABOVE[2], ABOVE[3], SMALL), ABOVE, "Question")
    _foot(slide, layout, foot)
    slide.notes_slide.notes_text_frame.text = "\n".join(in_one_line(note) for note in one.notes)


def _as_fits(lines: Sequence[tuple[str, str]], box: Box) -> tuple[list[tuple[str, str]], Box]:
    """As many lines as fit the box in the smallest letters, and how many more there are."""
    kept = [(in_one_line(label), in_one_line(said)) for label, said in lines]
    for many in range(len(kept), 0, -1):
        more = [("", catalogue("slides").MORE_SAID.format(n=len(kept) - many))] if many < len(kept) else []
        if size_for(_said([*kept[:many], *more]), box[2] - 0.4, box[3], TEXTS[-1:], bold=True):
            return [*kept[:many], *more], box
    return [(kept[0][0], cut(kept[0][1], box[2] - 0.4, box[3], TEXTS[-1], bold=True))], box


def _said(lines: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{label}: {said}" if label else said for label, said in lines]


def _write(shape: Any, lines: Sequence[tuple[str, str]], box: Box, sizes: Sequence[int], *, bold: bool = False) -> None:
    """Write paragraphs into a placeholder in the largest letters that fit; labels stand out."""
    from pptx.enum.text import MSO_AUTO_SIZE
    from pptx.util import Pt

    size = size_for(_said(lines), box[2] - 0.4, box[3], sizes, bold=True) or sizes[-1]
    frame = shape.text_frame
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, True
    for place, (label, said) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(size / 2)
        for text, strong in ((f"{label}: " if label else "", True), (said, bold)):
            if text:
                run = paragraph.add_run()
                run.text, run.font.size, run.font.bold = text, Pt(size), strong


def _text(slide: Any, text: str, box: Box, name: str) -> None:
    """A small line of text in a box of its own."""
    from pptx.util import Inches, Pt

    shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
    shape.name, shape.text_frame.word_wrap = name, True
    run = shape.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = text, Pt(SMALL)


def _figure(placeholder: Any, picture: Path, alt: str) -> None:
    """The figure in its placeholder, whole: never cropped, never drawn out."""
    shape = placeholder.insert_picture(str(picture))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    wide, high = shape.image.size
    scale = min(LEFT[2] / wide, LEFT[3] / high)
    _put(shape, (LEFT[0], LEFT[1], wide * scale, high * scale))
    shape._element.nvPicPr.cNvPr.set("descr", alt)


def _table(slide: Any, one: Slide, box: Box, sizes: Sequence[int]) -> None:
    """A table that can be edited, with a row of headings; what is cut is said below it."""
    from pptx.util import Inches, Pt

    words, headings = catalogue("slides"), [in_one_line(name) for name in one.headings[:MOST_COLUMNS]]
    rows = [[in_one_line(cell) for cell in row[:MOST_COLUMNS]] for row in one.rows]
    widths = widths_of([headings, *rows], box[2])
    shown, size, highs = rows_that_fit([headings, *rows[:MOST_ROWS]], widths, box[3] - 0.45, sizes)
    frame = slide.shapes.add_table(len(shown), len(headings), *(Inches(side) for side in (*box[:3], sum(highs))))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words.TABLE.format(title=in_one_line(one.title)))
    for column, wide in zip(frame.table.columns, widths, strict=True):
        column.width = Inches(wide)
    for line, (row, cells) in enumerate(zip(frame.table.rows, shown, strict=True)):
        row.height = Inches(highs[line])
        for cell, said in zip(row.cells, cells, strict=True):
            cell.margin_top = cell.margin_bottom = Inches(0.05)
            run = cell.text_frame.paragraphs[0].add_run()
            run.text, run.font.size = said, Pt(size)
    left_out = [
        *([words.MORE_ROWS.format(n=len(rows) - len(shown) + 1)] if len(shown) <= len(rows) else []),
        *([words.MORE_COLUMNS.format(n=len(one.headings) - MOST_COLUMNS)] if len(one.headings) > MOST_COLUMNS else []),
    ]
    if left_out:
        _text(slide, "; ".join(left_out), (box[0], box[1] + sum(highs) + 0.05, box[2], 0.35), "Left out")


def _foot(slide: Any, layout: Any, foot: str) -> None:
    """Footer and slide number, which python-pptx leaves to the layout."""
    for one in layout.placeholders:
        if one.placeholder_format.idx in (FOOT, COUNTED):
            mine = copy.deepcopy(one._element)
            slide.shapes._spTree.append(mine)
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == FOOT:
            _write(shape, [("", cut(foot, FOOTER[2], FOOTER[3], SMALL))], FOOTER, (SMALL,))


def _speak(slide: Any, language: str) -> None:
    """Every run of text says its language, for spelling and for reading aloud."""
    from pptx.oxml.ns import qn

    for part in (slide, slide.notes_slide):
        for run in part.element.iter(qn("a:r"), qn("a:fld")):
            run.get_or_add_rPr().set("lang", language)


def _footer(told: Told) -> str:
    """Program, unit, cycle, day and fingerprint."""
    words, charter, unit = catalogue("slides"), told.program.charter, told.program.unit
    as_of = told.about["as_of"]
    day = words.UP_TO.format(day=as_of) if as_of else words.MADE_ON.format(day=told.about["made_on"])
    program = f"{charter.program}, {unit.value}" if unit else charter.program
    return in_one_line(
        words.FOOTER.format(program=program, cycle=charter.cycle, day=day, fingerprint=told.about["fingerprint"])
    )
