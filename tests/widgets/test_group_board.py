"""Are circles and shortlists made within the numbers asked for, shown, and kept in staff only, for its owner?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import ipywidgets
import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.errors import BadInput
from mentorlab.matching.forms import circles, shortlists
from mentorlab.matching.grouped import in_circles, on_shortlists, save
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.widgets.board.group_board import GroupBoard
from tests.matching.markets import market_of
from tests.matching.test_by_hand import program_at
from tests.programs import demo
from tests.widgets.test_match_board import controls

WAIT = 60


def board_of(folder: Path) -> GroupBoard:
    found = mentorlab.group_board(load(folder))
    assert isinstance(found, GroupBoard)
    return found


def test_circles_of_a_size_are_made_shown_and_saved(tmp_path: Path) -> None:
    panel = board_of(program_at(tmp_path, n=12, m=6))
    assert panel.save.disabled
    panel.numbers["smallest"].value, panel.numbers["largest"].value = 3, 4
    panel.make.click()
    assert panel.working.wait(WAIT)
    assert panel.said.text.startswith("12 of 12 mentees sit in ")
    assert set(panel.rows.groupby("mentor_id").size()) <= {3, 4}
    assert panel.rows["group_id"].nunique() == panel.rows["mentor_id"].nunique() == len(panel.list.lines)
    panel.save.click()
    panel.save.click()  # a second list does not take the place of the first
    first, second = sorted((tmp_path / "staff").iterdir(), key=lambda path: len(path.name))
    assert (first.stat().st_mode & 0o777, second.name) == (0o600, f"{first.stem}_2.csv")
    assert pd.read_csv(first)["mentee_id"].tolist() == panel.rows["mentee_id"].tolist()
    assert not (tmp_path / "tables" / "pairs.csv").exists()
    panel.numbers["smallest"].value = panel.numbers["largest"].value = 5  # by hand: two full circles, and two alone
    panel.make.click()
    assert panel.working.wait(WAIT)
    assert panel.said.text.startswith("10 of 12 mentees sit in 2 circles, of 5 to 5")
    assert panel.list.lines[-1][:2] == ["(no circle)", 2]
    panel.numbers["largest"].value = 6
    assert panel.save.disabled
    assert "numbers have changed" in panel.said.text


def test_saved_circles_can_be_copied_into_pairs(tmp_path: Path) -> None:
    program = load(program_at(tmp_path, n=12, m=6))
    market = mentorlab.matching.pool(program).market
    rows = in_circles(program, market, circles(market, smallest=3, largest=4))
    save(program, rows, "circles").rename(tmp_path / "tables" / "pairs.csv")
    again = load(tmp_path)
    assert again.faults_of("pairs") == ()
    assert again.rows["pairs"] == 12


def test_shortlists_stand_in_order_with_fit_and_choice(tmp_path: Path) -> None:
    # By hand: everybody meets two of three mentors, each mentor is met by two; e0 wished o1 (in choices), fits 9, 8, 1.
    market = market_of([[9, 8, 1], [8, 2, 1], [7, 6, 5]], choices=[[1], [], []])
    rows = on_shortlists(load(program_at(tmp_path)), market, shortlists(market, 2, 2, 2))
    assert rows.groupby("mentee_id").size().tolist() == [2, 2, 2]
    assert rows.groupby("mentor_id").size().tolist() == [2, 2, 2]
    # Left out once each: the cheapest is e0 without o2 (1), e1 without o1 (2), e2 without o0 (7).
    assert rows.sort_values("fit")["fit"].tolist() == [11.11, 55.56, 66.67, 88.89, 88.89, 100.0]
    assert rows.loc[rows["rank"].notna(), ["mentee_id", "mentor_id"]].to_numpy().tolist() == [["e0", "o1"]]


def test_shortlists_are_asked_for_and_a_wrong_number_is_named_and_kept(tmp_path: Path) -> None:
    panel = board_of(program_at(tmp_path, n=12, m=6))
    panel.form.value = "shortlists"
    assert [name for name, one in panel.numbers.items() if one.layout.display != "none"] == ["mentors", "least", "most"]
    panel.numbers["least"].value, panel.numbers["most"].value = 9, 6
    panel.make.click()
    assert panel.working.wait(WAIT)
    assert panel.said.is_wrong
    assert "9 to 6 mentees are no range" in panel.said.text
    assert panel.numbers["least"].value == 9
    # Six mentors who meet one mentee each, and twelve who wish to meet one: six meet nobody, and are told and listed.
    panel.numbers["least"].value, panel.numbers["most"].value, panel.numbers["mentors"].value = 1, 1, 1
    panel.make.click()
    assert panel.working.wait(WAIT)
    assert "6 meetings of 12 wanted" in panel.said.text
    assert "6 mentees meet nobody" in panel.said.text
    assert (len(panel.list.lines), sum(line[1] == "nobody" for line in panel.list.lines)) == (12, 6)
    assert panel.rows["mentor_id"].isna().sum() == 6
    panel.numbers["most"].value = 6
    panel.numbers["least"].value, panel.numbers["mentors"].value = 2, 50  # more than there are mentors
    panel.make.click()
    assert panel.working.wait(WAIT)
    assert "36 meetings of 600 wanted" in panel.said.text
    panel.list.person.value = "E00"
    assert len(panel.list.shown) == 10
    assert "e000" in panel.list.pages.table.value


def test_lists_are_of_persons_and_stand_in_no_report_and_no_saved_notebook(tmp_path: Path) -> None:
    program = load(program_at(tmp_path, n=12, m=6, form="circles"))
    panel = mentorlab.match_board(program)  # the charter asks for circles: their panel stands there
    assert isinstance(panel, GroupBoard)
    panel.make.click()
    assert panel.working.wait(WAIT)
    saved = panel._repr_mimebundle_()
    for text in (saved["text/plain"], saved["text/html"], repr(mentorlab.group_board(program, interactive=False))):
        assert "12 mentees and 6 mentors with 12 places" in text
        assert "e000" not in text
    (tmp_path / "published").mkdir()
    report = replace(program, publishing=prepare(tmp_path, tmp_path / "published"))
    assert isinstance(mentorlab.group_board(report), Passage)
    assert panel.match is not None
    with pytest.raises(BadInput, match="about persons"):
        in_circles(report, panel.market, panel.match)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="ships"):
        save(demo(), panel.rows, "circles")


def test_every_control_has_a_label_and_a_help_text(tmp_path: Path) -> None:
    panel = board_of(program_at(tmp_path))
    found = [one for one in controls(panel.panel) if not isinstance(one, ipywidgets.HTML | ipywidgets.FloatProgress)]
    assert len(found) > 10
    assert [one for one in found if not (one.description and len(one.tooltip or "") > 8)] == []
