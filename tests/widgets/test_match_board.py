"""Does the match board do what its controls say, keep what was typed, and show nobody's pair where it stands still?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.measures.opening import load
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.widgets.board.match_board import MatchBoard
from tests.benchmarks.boarding import ANSWERED, SOLVED, measured
from tests.matching.test_by_hand import program_at


def board_of(folder: Path) -> MatchBoard:
    found = mentorlab.match_board(load(folder))
    assert isinstance(found, MatchBoard)
    return found


def controls(widget: Any) -> list[Any]:
    inner = [one for child in getattr(widget, "children", ()) for one in controls(child)]
    return [*inner, *([widget] if hasattr(widget, "description") else [])]


def test_every_control_has_a_label_and_a_help_text(tmp_path: Path) -> None:
    program_at(tmp_path)
    panel = board_of(tmp_path)
    found = [one for one in controls(panel.panel) if not isinstance(one, ipywidgets.HTML | ipywidgets.FloatProgress)]
    assert len(found) > 20
    assert [one for one in found if not (one.description and len(one.tooltip or "") > 8)] == []


def test_a_pair_is_locked_undone_released_and_published(tmp_path: Path) -> None:
    program_at(tmp_path, n=30, m=15)
    panel = board_of(tmp_path)
    panel.pair.mentee.value = "e000"
    mentee, mentor = panel.pair.pair
    assert f"{mentee} has {mentor}" in panel.pair.why.value
    panel.pair.mentor.value = next(one for one in panel.pair.mentor.options if not one.startswith(mentor))
    chosen = panel.pair.pair[1]
    assert f"Why not {chosen}?" in panel.pair.why.value
    panel.pair.buttons["lock"].click()
    assert panel.pair.said.is_wrong
    assert "no reason is given" in panel.pair.said.text
    assert panel.pair.pair == ("e000", chosen)
    panel.pair.reason.value = "Both <b>know</b> the site."
    panel.pair.buttons["lock"].click()
    assert panel.pair.said.text.startswith("Locked, and matched again in")
    assert "This step" in panel.pair.said.text
    assert panel.pair.reason.value == ""
    assert "1 locked" in panel.summary.value
    panel.pairs.flag.value = "locked"
    assert panel.pairs.shown["mentee_id"].tolist() == ["e000"]
    assert "Both &lt;b&gt;know&lt;/b&gt; the site." in panel.pairs.pages.table.value
    panel.undo.click()
    assert "Nobody" not in panel.pairs.pages.table.value
    assert panel.pairs.shown.empty
    panel.redo.click()
    assert not panel.pair.buttons["release"].disabled
    panel.publishing.ask.click()
    panel.publishing.really.click()
    assert "30 pairs are published in tables/pairs.csv" in panel.publishing.said.text
    again = board_of(tmp_path)
    assert [one.pair for one in again.board.holds] == [("e000", chosen)]
    assert "30 pairs of this cycle are in the table pairs" in again.summary.value
    again.publishing.ask.click()
    again.publishing.really.click()
    assert "stay as they are" in again.publishing.said.text


def test_the_log_is_read_on_the_board_and_a_publication_is_taken_back(tmp_path: Path) -> None:
    program_at(tmp_path)
    panel = board_of(tmp_path)
    assert "Nothing has been decided by hand yet." in panel.decided.box.value
    panel.pair.mentee.value, panel.pair.mentor.value = "e000", "o003"
    panel.pair.reason.value = "They are <i>related</i>."
    panel.pair.by.value = "HR partner"
    panel.pair.buttons["veto"].click()
    panel.pair.buttons["release"].click()
    assert "Log of decisions (2)" in panel.decided.box.value
    for words in ("released: veto", "They are &lt;i&gt;related&lt;/i&gt;.", "HR partner"):
        assert words in panel.decided.box.value
    assert panel.publishing.withdraw.disabled
    panel.publishing.ask.click()
    panel.publishing.really.click()
    (page,) = (tmp_path / "staff").glob("*/decisions.html")
    for words in (
        "They are &lt;i&gt;related&lt;/i&gt;.",
        "released: veto",
        "by the HR partner: 12 pairs by the way optimal",
    ):
        assert words in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600
    panel.pair.reason.value = ""
    panel.publishing.withdraw.click()
    panel.publishing.really_withdraw.click()
    assert "no reason is given" in panel.publishing.said.text
    panel.pair.reason.value = "The wrong mentors were loaded."
    panel.publishing.withdraw.click()
    assert "Do so only if nobody was told" in panel.publishing.said.text
    panel.publishing.really_withdraw.click()
    assert "is taken back" in panel.publishing.said.text
    assert panel.publishing.withdraw.disabled
    assert "are in the table pairs" not in panel.summary.value
    assert "publication taken back" in panel.decided.box.value


def test_what_changed_on_the_disk_is_named_and_read_by_a_button(tmp_path: Path) -> None:
    program_at(tmp_path)
    panel = board_of(tmp_path)
    panel.pair.mentee.value = "e000"
    for name in ("applications", "people"):
        path = tmp_path / "tables" / f"{name}.csv"
        path.write_text(path.read_text() + path.read_text().splitlines()[1].replace("e000", "e900") + "\n")
    panel.publishing.ask.click()
    panel.publishing.really.click()
    assert "tables/applications.csv, tables/people.csv; nothing was published" in panel.publishing.said.text
    panel.reload.click()
    assert panel.said.text.startswith("The tables are read again")
    assert "e900" in panel.pair.mentee.options
    assert panel.pair.pair[0] == "e000"
    assert "12 of 13" in panel.summary.value or "13 of 13" in panel.summary.value
    (tmp_path / "program.yaml").write_text("program: [")
    panel.reload.click()
    assert "program.yaml" in panel.said.text
    assert "e900" in panel.pair.mentee.options


def test_pages_of_25_and_what_is_typed_wrong_stays(tmp_path: Path) -> None:
    program_at(tmp_path, n=30, m=15)
    panel = board_of(tmp_path)
    assert panel.pairs.pages.table.value.count("<tr>") == 1 + 25
    panel.pairs.pages.next.click()
    assert panel.pairs.pages.table.value.count("<tr>") == 1 + 5
    assert "Pairs 26 to 30 of 30" in panel.pairs.pages.table.value
    assert panel.pairs.pages.next.disabled
    panel.pairs.fit.value = (100, 100)
    assert set(panel.pairs.shown["score"]) <= {100.0}
    panel.pair.mentee.value = "e0x0"
    assert "e0x0 is no mentee in the pool" in panel.pair.said.text
    assert panel.pair.mentee.value == "e0x0"


def test_ways_are_compared_and_another_way_can_be_taken(tmp_path: Path) -> None:
    program_at(tmp_path)
    panel = board_of(tmp_path)
    panel.ways.ask()
    assert panel.working.wait(60)
    assert {one.policy: one.same for one in panel.ways.found}["optimal"] == 12
    assert "serial dictatorship" in panel.ways.table.value
    panel.policy.value = "stable"
    assert panel.board.policy == "stable"
    assert "would both rather have each other" in panel.summary.value
    assert panel.ways.table.value == ""


def test_only_counts_stand_still(tmp_path: Path) -> None:
    program_at(tmp_path)
    program = load(tmp_path)
    still = mentorlab.match_board(program, interactive=False)
    assert isinstance(still, Passage)
    saved = board_of(tmp_path)._repr_mimebundle_()
    for text in (repr(still), still._repr_html_(), saved["text/plain"], saved["text/html"]):
        assert "12 mentees and 12 mentors with 24 places" in text
        assert not any(one in text for one in (*(f"e{i:03d}" for i in range(12)), *(f"o{i:03d}" for i in range(12))))
    (tmp_path / "published").mkdir()
    report = mentorlab.match_board(replace(program, publishing=prepare(tmp_path, tmp_path / "published")))
    assert isinstance(report, Passage)
    assert "e000" not in repr(report)


@pytest.mark.long
@pytest.mark.parametrize("policy", ["optimal", "stable"])
def test_the_board_answers_in_time_at_300_by_100(policy: str) -> None:
    found = measured(300, 100, policy)
    assert max(found["drawn"]) < SOLVED
    assert sorted(found["another pair"])[len(found["another pair"]) // 2] < ANSWERED
    assert sorted(found["sorted"])[len(found["sorted"]) // 2] < ANSWERED
