"""Is a text read as it was written, whatever its encoding, and refused where nobody can know?"""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlab.tables.encoding import decoded
from mentorlab.tables.load import load
from tests.tables.a_program import a_program

TEXTS = [
    "name\nZoë Müller\n",
    "name\nJürgen Weiß, Größe, Ärger, Österreich\n",
    "name\nFrançois, né à Besançon; garçon, hôtel\n",
    "name\nJosé Peña, Muñoz, corazón, años\n",
    "name\nBjørn Ødegård, Åse\n",
    "name\n4 – Agree\n5 – Strongly agree\n",
    "name\nThe mentor’s “own” words …\nshe said – no\ndon’t\n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_western_texts_come_back(text: str, encoding: str, end: str) -> None:
    written = text.replace("\n", end)
    said = decoded(written.encode(encoding))
    assert said.text == written, said.problem
    assert (said.note is not None) == (encoding in ("cp1252", "mac_roman"))


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf_16_by_its_mark(mark: bytes, encoding: str) -> None:
    assert decoded(mark + "Łódź\n".encode(encoding)).text == "Łódź\n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("Привет, как дела\n".encode("cp1251"), "cannot be told"),
        ("pa’s\n".encode("cp1252"), "'pa’s' (Windows-1252) or 'país' (Mac Roman)"),
        ("a\nb".encode("utf-16-le"), "line 1 holds a byte of value zero"),
        ("a\nb".encode("utf-32"), "is UTF-32 text"),
        (codecs.BOM_UTF16_LE + b"a", "is not UTF-16 text, although the file says so"),
        (codecs.BOM_UTF8 + b"a\r\xff", "line 2 is not UTF-8 text, although the file says so"),
    ],
)
def test_what_nobody_can_know_is_said(content: bytes, problem: str) -> None:
    said = decoded(content)
    assert said.text is None
    assert problem in (said.problem or "")


NAMES = """\
Zoë Müller Jürgen Weiß Größe Ärger Österreich Übung François né Besançon garçon hôtel José Peña Muñoz corazón país Åse
Björn Ødegård Søren Çelik Zürich Genève Éric École Noël São João Conceição don’t it’s “quoted” – Málaga être à Chloé"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(NAMES.split()), max_size=12), st.sampled_from(["cp1252", "mac_roman"]))
def test_a_text_comes_back_or_is_refused(words: list[str], encoding: str) -> None:
    said = decoded(" ".join(["name\nAnna", *words, "Bob\n"]).encode(encoding))
    assert said.text in (None, " ".join(["name\nAnna", *words, "Bob\n"]))


def test_old_line_ends_speak_for_an_old_macintosh() -> None:
    assert decoded("name\rpaís\r".encode("mac_roman")).text == "name\rpaís\r"


def test_a_program_says_what_was_taken(tmp_path: Path) -> None:
    folder = a_program(tmp_path)
    (folder / "tables" / "people.csv").write_bytes("person_id;name\ra;Zoë\r".encode("mac_roman"))
    program = load(folder)
    assert program.faults == ()
    assert program.table("people")["name"].tolist() == ["Zoë"]
    assert [str(note) for note in program.notes] == [
        "people: is not UTF-8; read as Mac Roman (old Macintosh), for instance 'Zoë'"
    ]
