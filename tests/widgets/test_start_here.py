"""Can a program be chosen or created where one begins, and is told what it has and what is missing?"""

from __future__ import annotations

from pathlib import Path

import pytest

import mentorlab
from mentorlab.cli import main
from mentorlab.tables.starting import start
from mentorlab.widgets.looks import NONE
from mentorlab.widgets.starting.chosen import at_hand, beside
from mentorlab.widgets.starting.start_here import StartHere, start_here


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StartHere:
    monkeypatch.chdir(tmp_path)
    return start_here()


def test_the_demo_is_open_and_says_what_it_has(panel: StartHere) -> None:
    n = len(mentorlab.questions())
    assert f"{n} of {n} questions can be answered now" in panel.said.text
    assert panel.said.text == repr(panel)
    assert "responses; " in repr(panel.data)
    assert panel.program.charter.program in repr(panel.data)


def test_a_program_is_created_as_the_command_creates_it(panel: StartHere, tmp_path: Path) -> None:
    from click.testing import CliRunner

    assert panel.making.layout.display == NONE
    panel.actions["new"].value = True
    assert panel.making.layout.display == ""
    panel.entries["name"].control.value = "spring"
    panel.entries["starts_on"].control.value = "2027-03-01"
    panel.entries["more"].control.value = "interviews; remarks"
    panel.ticks["pairs"].value = panel.ticks["responses"].value = True
    panel.actions["create"].click()
    assert panel.said.text.startswith("Created and opened: Spring")
    assert panel.program.folder == tmp_path / "spring"
    assert panel.entries["folder"].control.value == str(tmp_path / "spring")
    assert set(panel.program.tables) == {"pairs", "responses", "voices", "comments"}
    words = ["new", "other/spring", "--have", "pairs,survey,voices,comments", "--starts-on", "2027-03-01"]
    assert CliRunner().invoke(main, words).exit_code == 0
    made = {one.relative_to(tmp_path / "spring") for one in (tmp_path / "spring").rglob("*")}
    assert made == {one.relative_to(tmp_path / "other/spring") for one in (tmp_path / "other/spring").rglob("*")}
    charters = [(tmp_path / where / "spring/program.yaml").read_text() for where in (".", "other")]
    assert charters[0] == charters[1]


def test_what_is_wrong_is_said_below_its_field_and_nothing_is_made(panel: StartHere, tmp_path: Path) -> None:
    panel.entries["folder"].control.value = "nowhere"
    panel.actions["open"].click()
    assert panel.said.is_wrong
    assert "no such folder" in panel.entries["folder"].said
    assert panel.entries["folder"].control.value == "nowhere"
    assert panel.program.charter.program  # the demo is still open
    panel.entries["starts_on"].control.value = "in spring"
    panel.entries["name"].control.value = "spring"
    panel.actions["create"].click()
    assert "no day" in panel.entries["starts_on"].said
    assert panel.entries["folder"].said == ""
    panel.entries["starts_on"].control.value = ""
    panel.entries["more"].control.value = "surveis"
    panel.actions["create"].click()
    assert "surveis" in panel.entries["more"].said
    panel.entries["name"].control.value = ""
    panel.actions["create"].click()
    assert "no name" in panel.entries["name"].said
    assert list(tmp_path.iterdir()) == []


def test_a_new_program_goes_beside_the_one_in_which_one_works(tmp_path: Path) -> None:
    from datetime import date

    place = start(tmp_path / "spring", starts_on=date(2027, 3, 1))
    (place / "notebooks").mkdir()
    assert beside(place / "notebooks") == tmp_path
    assert beside(tmp_path) == tmp_path
    assert at_hand(place / "notebooks") == ["demo", str(place)]
    assert at_hand(tmp_path) == ["demo", str(place)]
    demo = tmp_path / "mentorlab-lab" / "notebooks"
    demo.mkdir(parents=True)
    assert beside(demo) == tmp_path
    assert at_hand(demo) == ["demo", str(place)]


def test_nobodys_words_become_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.chdir(tmp_path)
    place = start(tmp_path / "spring", starts_on=date(2027, 3, 1), have=["pairs"])
    charter = place / "program.yaml"
    charter.write_text(charter.read_text().replace("program: Spring", 'program: "<img src=x onerror=alert(1)>"'))
    panel = start_here(str(place))
    still = start_here(str(place), interactive=False)._repr_mimebundle_()
    assert set(still) == {"text/plain", "text/html"}
    said = "".join(one.value for one in panel.said.box.children)
    for markup in (said, panel._told.value, panel._asked.value, still["text/html"]):
        assert "&lt;img" in markup
        assert "<img src=x" not in markup
