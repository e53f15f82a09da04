"""What changed since an earlier report: the program, what was known later, or what is counted?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorlab import engagement
from mentorlab.answers.question import not_possible
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from tests.engagement.weekly import ACTIVE, forty, written

THEN, NOW = date(2026, 5, 4), date(2026, 5, 11)
LONGER = {"definitions": {"engagement.active": {"days": 45}}}
STRICTER = {"definitions": {**ACTIVE["definitions"], "engagement.lines": {"active_at_least": 0.95}}}


def _met(pairs: range, before: int) -> list[tuple[str, str, str]]:
    """These pairs met so many days before the earlier report."""
    return [(f"p{number:02d}", (THEN - timedelta(days=before)).isoformat(), "held") for number in pairs]


# 20 pairs met 5 days before (active on both days), 10 met 27 days before (active then, 34 days now), 10 met 40 before.
EARLY = [*_met(range(20), 5), *_met(range(20, 30), 27), *_met(range(30, 40), 40)]
LATE = _met(range(30, 36), 3)  # six of the last ten had met 3 days before, and said so only afterwards


def _earlier(place: Path, meetings: list[tuple[str, str, str]] = EARLY, **ended: str) -> Path:
    program = load(forty(place / "then", meetings, **ended))
    result = engagement.pulse(program, as_of=THEN)
    return written(place / "runs" / "2026-05-04T06-00-00Z_engagement", program.as_at(THEN), result)


def _now(
    place: Path, run: Path, meetings: list[tuple[str, str, str]], charter: dict[str, Any] | None = None, **ended: str
) -> Result:
    program = load(forty(place / "now", [*meetings, *_met(range(1), -7)], charter, **ended))
    return engagement.pulse(program, compare_with=str(run), as_of=NOW)


def _row(result: Result, name: str = "Active pairs") -> dict[str, Any]:
    return next(row for row in result.rows() if row["counted"] == name)


def test_the_parts_of_a_difference_are_told_apart(tmp_path: Path) -> None:
    """Then 30 of 40. Counted again, 36 were active on that day: 6 came later. Of them 26 still are: 10 fewer. By 45
    days in place of 30 the ten that met 34 days ago are active too: 10 more. So 36 now, 6 more.
    """
    result = _now(tmp_path, _earlier(tmp_path), [*EARLY, *LATE], LONGER)
    row = _row(result)
    assert [row["n_then"], row["of_then"], row["n_now"], row["of_now"]] == [30, 40, None, 40]  # 4 of 40 are not
    meetings = [one for one in [*EARLY, *LATE] if one[0] not in ("p35", "p36")]  # two never met: 35 of 40
    row = _row(_now(tmp_path / "two", _earlier(tmp_path / "two"), meetings, LONGER))
    assert [row["n_then"], row["n_now"], row["moved"]] == [30, 35, "5 more"]
    assert [row["moved_program"], row["moved_data"], row["moved_definition"]] == [-10, 5, 10]


def test_a_changed_setting_is_said_by_name_with_old_and_new_and_its_part(tmp_path: Path) -> None:
    result = _now(tmp_path, _earlier(tmp_path), [*EARLY, *LATE[:-1]], LONGER)
    said = "Active pairs: days 30 then, 45 now (+10 of the difference)"
    for audience in ("analyst", "staff", "leadership"):
        assert f"Counted otherwise since then: {said}." in result.sentence(audience)
    assert ("Counted otherwise", f"{said}.") in result.facts
    assert any("definition changed" in step for step in result.next_steps)
    assert result.to_dict()["definitions"][1]["settings"] == {"days": 45.0}


def test_a_changed_line_moves_no_number_and_is_said(tmp_path: Path) -> None:
    result = _now(tmp_path, _earlier(tmp_path), EARLY, STRICTER)
    assert "Lines of the weekly state: active at least 0.75 then, 0.95 now" in result.sentence()
    row = _row(result)
    assert [row["n_then"], row["n_now"], row["limit"]] == [30, 20, "at least 95 %"]
    assert [row["moved_program"], row["moved_data"], row["moved_definition"]] == [-10, 0, 0]


def test_without_a_changed_definition_nothing_is_said_of_it(tmp_path: Path) -> None:
    result = _now(tmp_path, _earlier(tmp_path), EARLY)
    assert "ounted otherwise" not in result.sentence()
    assert _row(result)["moved"] == "10 fewer"
    assert "Since the report of 2026-05-04: active pairs 10 fewer" in result.sentence("staff")


def test_other_words_of_a_definition_cannot_be_told_from_what_came_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorlab.engagement.pulsing import standing

    run, shipped = _earlier(tmp_path), standing.definition
    newer = {"engagement.active": {"version": 2, "counts": "others"}}
    monkeypatch.setattr(
        standing, "definition", lambda program, name: replace(shipped(program, name), **newer.get(name, {}))
    )
    result = _now(tmp_path, run, [*EARLY, *LATE[:-1]])
    row = _row(result)
    assert [row["moved_program"], row["moved_data"], row["moved_definition"]] == [-10, None, 5]
    assert "its words are others since version 2" in result.sentence()
    assert any("the earlier way of counting is gone" in note for note in result.notes)


def test_a_few_pairs_fewer_are_little_changed_and_every_answer_tells_the_same_count(tmp_path: Path) -> None:
    """Two of forty pairs end. The number is that of today, as in the other answers beside it; no part of it is told."""
    first = {f"p{number}": "2026-05-01" for number in range(30, 36)}
    run = _earlier(tmp_path, **first)
    result = _now(tmp_path, run, EARLY, **first, p36="2026-05-06", p37="2026-05-07")
    row = _row(result, "Running pairs")
    assert [row["n_then"], row["of_then"], row["n_now"], row["of_now"]] == [34, 40, 32, 40]
    assert row["moved"] == "little changed (by fewer than 5)"
    assert row["moved_program"] is None
    assert "running pairs" not in result.sentence("staff").partition("Since the report")[2]
    health = engagement.health(load(tmp_path / "now"), as_of=NOW).table
    assert health.loc[health["group"] == "running pairs", "n"].tolist() == [32]
    assert any("two reports beside each other show by how much" in note for note in result.notes)


def test_the_first_report_says_so_and_none_asked_for_says_nothing(tmp_path: Path) -> None:
    program = load(forty(tmp_path, EARLY))
    first = engagement.pulse(program, compare_with="last")
    assert "This is the first report" in first.sentence("staff")
    assert "This is the first report" not in engagement.pulse(program).sentence("staff")
    assert first.table["moved"].isna().all()


def test_each_crossed_line_has_a_next_step_and_without_any_there_is_nothing_to_do(tmp_path: Path) -> None:
    program = load(forty(tmp_path, EARLY, {"rhythm": {"meetings_every_days": 60}}))
    good = engagement.pulse(program, as_of=THEN)
    assert good.next_steps == ("Nothing to do this week: no number that can be judged has crossed its line.",)
    silent = engagement.pulse(program, as_of=date(2026, 7, 1))
    crossed = [row["counted"] for row in silent.rows() if (row["crossed"] or "").startswith(("below", "above"))]
    assert crossed == ["Active pairs", "Meetings held, of those agreed"]
    assert [step.partition(":")[0] for step in silent.next_steps] == [
        "Active pairs are below their line",
        "Fewer meetings are held than agreed",
    ]
    assert {check.name for check in silent.checks if check.result == "failed"} == {"active", "held"}


def test_where_no_pair_runs_or_too_few_do_the_next_step_says_so(tmp_path: Path) -> None:
    over = load(forty(tmp_path / "over", EARLY, **{f"p{n:02d}": "2026-05-01" for n in range(40)}))
    assert engagement.pulse(over, as_of=THEN).next_steps[-1].startswith("No pair runs any more")
    few = load(forty(tmp_path / "few", EARLY[:3], **{f"p{n:02d}": "2026-05-01" for n in range(37)}))
    assert engagement.pulse(few, as_of=THEN).next_steps[-1].startswith("Too few to be told")


def test_last_is_the_newest_whole_run_in_the_programs_runs(tmp_path: Path) -> None:
    folder = forty(tmp_path, EARLY)
    program = load(folder)
    result = engagement.pulse(program, as_of=THEN)
    written(folder / "runs" / "2026-05-04T06-00-00Z_engagement", program.as_at(THEN), result)
    written(folder / "runs" / "2026-05-05T06-00-00Z_engagement.failed", program.as_at(THEN), result)
    written(folder / "runs" / "2026-05-06T06-00-00Z_engagement.part", program.as_at(THEN), result)
    found = engagement.pulse(program, compare_with="last", as_of=THEN)
    assert ("Compared with", "2026-05-04T06-00-00Z_engagement, as of 2026-05-04.") in found.facts
    assert "Since the report of 2026-05-04 no number moved by more than a few" in found.sentence()


def test_a_run_without_the_weekly_state_is_refused(tmp_path: Path) -> None:
    program = load(forty(tmp_path, EARLY))
    reach = engagement.pulse(program, as_of=THEN)
    run = written(tmp_path / "runs" / "other", program.as_at(THEN), replace(reach, question="engagement.rhythm"))
    with pytest.raises(BadInput, match=r"has no answer of engagement\.pulse; name a run that holds one"):
        engagement.pulse(program, compare_with=str(run), as_of=NOW)


def test_a_first_report_before_there_were_pairs_does_not_stop_the_next_one(tmp_path: Path) -> None:
    folder = forty(tmp_path, EARLY)
    program = load(folder)
    without = replace(not_possible("the program has no table pairs", "add pairs"), question="engagement.pulse")
    written(folder / "runs" / "2026-05-04T06-00-00Z_engagement", program.as_at(THEN), without)
    found = engagement.pulse(program, compare_with="last", as_of=NOW)
    assert found.status == "ok"
    assert "The earlier report had no weekly state to compare this one with." in found.sentence()
    assert ("Compared with", "Nothing: 2026-05-04T06-00-00Z_engagement had no weekly state.") in found.facts


def test_in_the_first_week_pairs_run_and_no_meeting_is_on_record(tmp_path: Path) -> None:
    folder = forty(tmp_path, EARLY)
    meetings = folder / "tables" / "meetings.csv"
    meetings.write_text(meetings.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    program = load(folder)
    for asked in (engagement.pulse, engagement.rhythm, engagement.health):
        assert asked(program, as_of=THEN).status == "ok"


def test_the_same_inputs_give_the_same_bytes_wherever_they_stand(tmp_path: Path) -> None:
    bytes_ = []
    for place in (tmp_path / "here", tmp_path / "far" / "away"):
        run = _earlier(place)
        result = _now(place, run, [*EARLY, *LATE], LONGER)
        now = written(place / "out", load(place / "now"), result)
        bytes_.append((now / "findings.json").read_bytes())
        assert str(tmp_path).encode() not in bytes_[-1]
        assert str(tmp_path) not in result._repr_html_() + str(result.how_we_know)
    assert bytes_[0] == bytes_[1]
