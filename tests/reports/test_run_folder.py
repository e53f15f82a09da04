"""Does a folder look finished only when it is?"""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorlab.errors import BadInput, ReportFailed
from mentorlab.reports.run_folder import REASON, failed, made_whole, new_name, part

NOW = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)


def test_the_final_name_appears_at_the_end_only(tmp_path: Path) -> None:
    final = new_name(tmp_path, "outcomes", NOW)
    assert final.name == "2026-12-01T06-00-00Z_outcomes"
    with made_whole(final) as folder:
        (folder / "report.html").write_text("x", encoding="utf-8")
        assert not final.exists()
    assert [path.name for path in tmp_path.iterdir()] == [final.name]


def test_a_failure_keeps_what_there_is_under_another_name(tmp_path: Path) -> None:
    final = new_name(tmp_path, "outcomes", NOW)
    (part(final) / "executed.ipynb").write_text("x", encoding="utf-8")
    with pytest.raises(ReportFailed, match="the cell broke"), made_whole(final):
        raise ValueError("a long story\nthe cell broke")
    assert not final.exists()
    assert not part(final).exists()
    assert (failed(final) / "executed.ipynb").exists()
    assert (failed(final) / REASON).read_text(encoding="utf-8") == "the cell broke\n"


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_being_stopped_is_a_failure_with_a_reason(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    final = new_name(tmp_path, "outcomes", NOW)
    with pytest.raises(ReportFailed, match="stopped from outside"), made_whole(final):
        os.kill(os.getpid(), signal.SIGTERM)
    assert failed(final).is_dir()
    assert signal.getsignal(signal.SIGTERM) is before


def test_the_keyboard_stops_a_report_with_a_reason(tmp_path: Path) -> None:
    final = new_name(tmp_path, "outcomes", NOW)
    with pytest.raises(ReportFailed, match="stopped from outside"), made_whole(final):
        raise KeyboardInterrupt
    assert failed(final).is_dir()


def test_a_disk_that_is_full_leaves_a_failed_folder_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = new_name(tmp_path, "outcomes", NOW)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ReportFailed, match=r"No space left.*\.failed"), made_whole(final) as folder:
        (folder / "report.html").write_text("x", encoding="utf-8")
    assert failed(final).is_dir()
    assert not part(final).exists()


def test_two_runs_in_one_second_do_not_collide(tmp_path: Path) -> None:
    first, second = new_name(tmp_path, "outcomes", NOW), new_name(tmp_path, "outcomes", NOW)
    assert first != second
    part(first).rename(failed(first))
    assert new_name(tmp_path, "outcomes", NOW) not in (first, second)


def test_a_place_that_cannot_be_written_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match="no folder can be made"):
        new_name(tmp_path / "file", "outcomes", NOW)
