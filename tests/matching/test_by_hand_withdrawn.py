"""Can a publication that was a mistake be taken back, and only while nothing has come of it?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.by_hand.publication import publish_board, published
from mentorlab.matching.by_hand.withdrawal import withdraw_publication
from mentorlab.measures.opening import load
from mentorlab.planning.next import next as decided_so_far
from mentorlab.tables.on_record.decisions import decisions_of
from tests.matching.test_by_hand import board_at, other_than_own, program_at

WHY = "The wrong list of mentors was loaded."
DAY = dt.date(2026, 2, 27)


def took_back(folder: Path, **more: object) -> list[str]:
    """What speaks against taking the publication back; the table is as it was then."""
    table = folder / "tables" / "pairs.csv"
    before, records = table.read_bytes(), sorted((folder / "records").iterdir())
    with pytest.raises(BadInput) as refused:
        withdraw_publication(board_at(folder), **{"why": WHY, "owner": "program lead", "on": DAY, **more})  # type: ignore[arg-type]
    assert table.read_bytes() == before
    assert sorted((folder / "records").iterdir()) == records
    return [str(fault) for fault in refused.value.faults]


def test_a_publication_is_taken_back_and_made_again_on_the_same_day(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    publish_board(board, owner="program lead", on=DAY)
    withdraw_publication(board, why=WHY, owner="HR partner", on=DAY)
    assert published(load(tmp_path)) == 0
    assert load(tmp_path).faults == ()
    assert (board.log[-1]["did"], board.log[-1]["why"], board.log[-1]["by"]) == ("withdraw", WHY, "HR partner")
    board.lock("e000", other_than_own(board, "e000"), "They know each other.")
    table = publish_board(board, owner="program lead", on=DAY)
    assert len(pd.read_csv(table)) == 12
    program = load(tmp_path)
    fates = {one.id: one.became and one.became.became for one in decisions_of(program).decisions}
    assert fates == {"2026-02-27-publish-pairs": "dropped", "2026-02-27-publish-pairs_2": None}
    assert decided_so_far(program).sentence() == "2 decisions are on record. One is settled (dropped)."
    assert len([path for path in (tmp_path / "staff").iterdir() if path.is_dir()]) == 2  # both logs stay
    withdraw_publication(board_at(tmp_path), why=WHY, owner="HR partner", on=DAY)
    assert published(load(tmp_path)) == 0


def test_earlier_cycles_in_the_same_table_stay(tmp_path: Path) -> None:
    earlier = "pair_id,mentor_id,mentee_id,matched_on,cycle\nold1,o000,e000,2025-03-01,2025\n"
    (program_at(tmp_path) / "tables" / "pairs.csv").write_text(earlier)
    board = board_at(tmp_path)
    table = publish_board(board, owner="program lead", on=DAY)
    assert len(pd.read_csv(table)) == 13
    withdraw_publication(board, why=WHY, owner="program lead", on=DAY)
    assert pd.read_csv(table)["pair_id"].tolist() == ["old1"]


def test_what_has_a_history_stays(tmp_path: Path) -> None:
    publish_board(board_at(program_at(tmp_path)), owner="program lead", on=DAY)
    table = tmp_path / "tables" / "pairs.csv"
    rows = pd.read_csv(table, dtype=str)
    first = rows["pair_id"].iloc[0]
    assert "no reason is given" in took_back(tmp_path, why=" ")[0]
    assert "names a person" in took_back(tmp_path, owner="ann@example.org")[0]
    meetings = tmp_path / "tables" / "meetings.csv"
    meetings.write_text(f"meeting_id,pair_id,held_on,status\nm1,{first},2026-03-05,held\n")
    assert "1 rows name a published pair; this history stays" in took_back(tmp_path)[0]
    meetings.unlink()
    rows.assign(started_on=["2026-03-04"] + [None] * 11).to_csv(table, index=False)
    assert "1 of the pairs have begun" in took_back(tmp_path)[0]
    rows.assign(pair_id=["by_hand", *rows["pair_id"].iloc[1:]]).to_csv(table, index=False)
    assert "1 of the pairs were not published here" in took_back(tmp_path)[0]
    rows.to_csv(table, index=False)
    board = board_at(tmp_path)
    meetings.write_text(f"meeting_id,pair_id,held_on,status\nm1,{first},2026-03-05,held\n")
    with pytest.raises(
        BadInput, match=r"tables/meetings\.csv; nothing was taken back"
    ):  # came while the board was open
        withdraw_publication(board, why=WHY, owner="program lead", on=DAY)


def test_nothing_is_taken_back_where_nothing_was_published(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    with pytest.raises(BadInput, match="there are no pairs of this cycle"):
        withdraw_publication(board, why=WHY, owner="program lead")
