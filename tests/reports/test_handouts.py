"""Is what is printed for the workshop right: minutes that add up, tagged pages, questions with one right answer?"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pypdf
import pytest
from click.testing import CliRunner

from mentorlab.answers.documents import Document
from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.planning.drafts.filling import escaped
from mentorlab.reports import handouts
from mentorlab.reports.forms import NotHere
from mentorlab.reports.handouts.bank import LEVELS, SIZE, bank, quiz, quiz_sheets
from mentorlab.reports.handouts.canvases import CANVASES, canvases
from mentorlab.reports.handouts.deck import workshop_slides
from mentorlab.reports.handouts.guide import card_points, guide, hand_outs, one_by_one
from mentorlab.reports.handouts.sessions import formats, sessions
from mentorlab.reports.handouts.timings import minute_plan, running_order
from mentorlab.stats.power import smallest_detectable
from mentorlab.tables.load import load

DAY = date(2026, 11, 23)
IDS = [one.id for one in sessions()]


def _minutes(table: str) -> list[tuple[int, int]]:
    """Of a running order: when each block begins, and how long it takes, both in minutes."""
    found = re.findall(r"^\| (\d+):(\d\d) \| (\d+) \|", table, flags=re.MULTILINE)
    return [(60 * int(hour) + int(minute), int(long)) for hour, minute, long in found]


@pytest.mark.parametrize(("of", "minutes", "days"), [("two_hours", 120, 1), ("half_day", 210, 1), ("two_days", 840, 2)])
def test_the_minutes_of_each_format_add_up(of: str, minutes: int, days: int) -> None:
    one = next(each for each in formats() if each.id == of)
    blocks = _minutes(running_order(one))
    assert (len(one.days), one.minutes, sum(long for _, long in blocks)) == (days, minutes, minutes)
    for (begins, long), (then, _) in itertools.pairwise(blocks):
        assert then in (begins + long, 0)  # the next begins when this ends, or a new day does


def test_a_session_of_two_days_takes_60_to_90_minutes_and_has_four_exercises() -> None:
    for one in sessions():
        assert 60 <= one.minutes("two_days") <= 90
        assert sum(bool(step.exercise) for step in one.steps) >= 4
        numbers = re.findall(r"\d+", minute_plan(one).splitlines()[-1])
        assert [int(n) for n in numbers] == [m for of in formats() if (m := one.minutes(of.id))]


def test_the_guide_says_everything_of_each_session() -> None:
    text = guide().markdown
    assert "$" not in text
    for one in sessions():
        part = text.split(f"\n# {one.number}. {one.title}\n")[1].split("\n# ")[0]
        for heading in (
            "**Aim.**",
            "**Preparation.**",
            "### What to say",
            "### What goes wrong",
            "### Debrief, with good",
        ):
            assert heading in part, (one.id, heading)
        assert "**Remote.**" in part
        assert "**Accessibility.**" in part
        assert minute_plan(one) in part
        said = set(re.findall(rf"\b{one.id}\.\d", part.split("### What to say")[1]))
        assert said == {step.exercise for step in one.steps if step.exercise}


def test_the_best_match_of_the_cards_is_that_of_all_720() -> None:
    points, allowed = card_points()
    orders = [order for order in itertools.permutations(range(6)) if all(allowed[k, m] for k, m in enumerate(order))]
    best = max(sum(int(points[k, m]) for k, m in enumerate(order)) for order in orders)
    assert best == 23
    assert one_by_one(points, allowed) == 20  # by hand: Sam 3, Priya 6, Tom 4, Rosa 3, Viktor 3, Una 1
    assert "**23** points" in guide().markdown
    assert "**20**" in guide().markdown
    assert not allowed[points == points.max()].any()  # every perfect fit is the own manager


def test_every_question_has_one_right_answer_and_a_reason_for_each_wrong_one() -> None:
    questions = bank()
    assert len(questions) >= 60
    assert len({one.id for one in questions}) == len({one.asks for one in questions}) == len(questions)
    for one in questions:
        assert one.session in IDS
        assert one.level in LEVELS
        assert one.id.startswith(f"{one.session}_")
        assert min(len(one.right), len(one.why), len(one.source)) > 0
        assert one.why.endswith((".", "?"))
        answers = [one.right, *(said for said, _ in one.wrong)]
        assert len(set(answers)) == len(answers)
        assert len(answers) in (1, 3, 4)
        assert all(len(because) > 10 and because.endswith(".") for _, because in one.wrong)
    for name in IDS:
        kinds = [bool(one.wrong) for one in questions if one.session == name]
        assert len(kinds) >= 10
        assert set(kinds) == {True, False}
        assert {one.level for one in questions if one.session == name} == set(LEVELS)


def test_a_quiz_is_drawn_by_its_seed_and_the_right_answer_stands_anywhere() -> None:
    assert quiz("plan", 7) == quiz("plan", 7)
    assert len({tuple(one.question.id for one in quiz("plan", seed)) for seed in range(40)}) > 30
    drawn = [one for seed in range(60) for one in quiz("match", seed)]
    assert all(one.answers[one.right] == one.question.right for one in drawn if one.answers)
    assert {one.right for one in drawn} == {-1, 0, 1, 2, 3}
    assert [one.question.level for one in quiz("why", 1)] == sorted(one.question.level for one in quiz("why", 1))
    with pytest.raises(BadInput, match="no session"):
        quiz("whay", 1)
    with pytest.raises(BadInput, match="cannot be drawn"):
        quiz("why", 1, 99)


def test_a_quiz_sheet_does_not_show_what_is_right() -> None:
    sheet, answers = quiz_sheets(sessions()[4], 3)
    asked = quiz("convince", 3)
    assert sheet.markdown.count("### ") == len(asked) == SIZE
    for one in asked:
        assert escaped(one.question.why) not in sheet.markdown
        assert escaped(one.question.why) in answers.markdown
    assert "**" not in sheet.markdown


@pytest.mark.parametrize(("people", "alone", "adjusted"), [(40, 0.91, 0.64), (100, 0.57, 0.40), (400, 0.28, 0.20)])
def test_the_table_of_visible_changes_is_what_the_kit_computes(people: int, alone: float, adjusted: float) -> None:
    assert round(smallest_detectable(people), 2) == alone
    assert round(smallest_detectable(people, r2=0.5), 2) == adjusted
    for text in (guide().markdown, hand_outs()[1].markdown):
        assert f"| {people} | {alone:.2f} | {adjusted:.2f} |" in text


def test_a_canvas_holds_what_the_charter_says_and_room_for_the_rest() -> None:
    program = load("demo")
    blank, filled = ({one.name: one.markdown for one in canvases(of)} for of in (None, program))
    assert list(blank) == list(CANVASES)
    for need in program.charter.needs:
        assert need in filled["needs_matrix"]
        assert need not in blank["needs_matrix"]
    for one in program.charter.objectives:
        assert str(one.statement) in filled["measures_list"]
    assert "| 0.2 standard deviations | yes |" in filled["measures_list"]
    assert "an hour every three weeks" in filled["expectations_contract"]
    assert "a draw decides who waits" in filled["evaluation_plan"]
    assert "Mentors and mentees find 13 hours" in filled["logic_model"]
    assert blank["measures_list"].count("| | | | | |") == 5
    assert not any("write here" in text or "None" in text for text in (*blank.values(), *filled.values()))


def _read(content: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return reader, " ".join(page.extract_text() for page in reader.pages)


def _checked(content: bytes, title: str) -> pypdf.PdfReader:
    """What every printed sheet has: tags, a title, a language, page numbers, letters of at least 11 points."""
    reader, said = _read(content)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == title
    for number, page in enumerate(reader.pages, 1):
        assert f"{number} of {len(reader.pages)}" in page.extract_text()
    assert "/URI" not in str(content)
    sizes: list[float] = []
    for page in reader.pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: text.strip() and sizes.append(size * abs(tm[0]))
        )
    assert min(sizes) * 3 / 4 >= 10.99, said[:80]  # written in CSS pixels, three quarters of a point
    return reader


def _printed(document: Document, without: Callable[[str, str], NoReturn]) -> dict[Path, bytes]:
    try:
        return handouts._printed(Path("out"), "there", document, str(DAY))
    except NotHere as why:
        without(str(why), "libpango-1.0-0")


def test_a_sheet_is_tagged_numbered_and_large_enough(without_package: Callable[[str, str], NoReturn]) -> None:
    canvas = next(one for one in canvases() if one.name == "measures_list")
    files = _printed(canvas, without_package)
    widths = []
    for path, content in files.items():
        reader = _checked(content, canvas.title)
        assert "How will we know?" in _read(content)[1]
        widths.append(round(float(reader.pages[0].mediabox.width)))
        assert path.name == "measures_list.pdf"
    assert sorted(widths) == [595, 612]  # A4 and Letter, in points


def test_slides_have_titles_of_their_own_and_notes() -> None:
    slides = workshop_slides()
    assert len({one.title for one in slides}) == len(slides)
    assert all(one.notes and one.notes[0] and (one.points or one.rows) for one in slides)
    for one in sessions():
        assert sum(slide.above.startswith(f"Session {one.number}") for slide in slides) >= 3


def test_it_is_said_what_brings_a_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> NoReturn:
        raise ModuleNotFoundError("no such module", name="pptx")

    monkeypatch.setattr("mentorlab.reports.handouts.deck.deck", missing)
    with pytest.raises(NotHere, match=r"pptx is not installed; pip install 'mentorlab\[reports\]'"):
        handouts.write_handouts(tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.long
def test_all_of_it_is_written_and_can_be_read(tmp_path: Path, without_package: Callable[[str, str], NoReturn]) -> None:
    try:
        written = handouts.write_handouts(tmp_path, DAY)
        filled = handouts.write_canvases(tmp_path / "filled", load("demo"), DAY)
    except NotHere as why:
        without_package(str(why), "libpango-1.0-0")
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file() and path not in filled)
    titles = {one.name: one.title for one in (guide(), *hand_outs(), *canvases())}
    for session in sessions():
        titles |= {one.name: one.title for one in quiz_sheets(session, 1)}
    for path in (*written, *filled):
        if path.suffix == ".pdf":
            _checked(path.read_bytes(), titles[path.stem])
    assert {path.stem for path in written if path.suffix == ".pdf"} == set(titles)
    again = handouts.write_handouts(tmp_path / "again", DAY)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]


def test_a_wrong_program_is_told_before_anything_is_made(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["workshop", str(tmp_path / "out"), "--program", str(tmp_path / "nothing")])
    assert done.exit_code == 2
    assert "nothing" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_the_command_fills_the_canvases_of_a_program(
    tmp_path: Path, without_package: Callable[[str, str], NoReturn]
) -> None:
    done = CliRunner().invoke(main, ["workshop", str(tmp_path / "out"), "--program", "demo"])
    assert done.exit_code == 0, done.stderr
    if "Nothing was printed" in done.output:
        without_package(done.output, "libpango-1.0-0")
    blank, filled = (tmp_path / "out" / place / "canvases" / "A4" for place in (".", "filled"))
    assert {path.name for path in blank.iterdir()} == {path.name for path in filled.iterdir()}
    assert "Northwind" in _read((filled / "one_sentence_why.pdf").read_bytes())[1]
