"""What if tables, rules or decisions changed while a match board was open? Named, and nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from mentorlab.errors import BadInput
from mentorlab.matching import quality
from mentorlab.matching.by_hand.listed import listed
from mentorlab.matching.by_hand.publication import publish_board
from mentorlab.matching.by_hand.solved import solve
from mentorlab.matching.publishing import publish
from mentorlab.measures.opening import load
from tests.matching.pools import pool_tables
from tests.matching.test_by_hand import board_at, other_than_own, program_at
from tests.programs import write_program

SOLVE = "mentorlab.matching.by_hand.board.solve"
WHY = "They know each other."


def test_pairs_that_somebody_else_published_meanwhile_are_not_doubled(tmp_path: Path) -> None:
    one, other = board_at(program_at(tmp_path)), board_at(tmp_path)
    # In Python, which leaves no note on the board:
    table = publish(one.program, one.solved.match, on=dt.date(2026, 3, 1))
    content = table.read_bytes()
    with pytest.raises(BadInput, match=r"opened: tables/pairs\.csv"):
        publish_board(other, owner="program lead", on=dt.date(2026, 3, 2))
    with pytest.raises(BadInput, match=r"changed since the program was opened: tables/pairs\.csv"):
        publish(other.program, other.solved.match, on=dt.date(2026, 3, 2))
    assert table.read_bytes() == content
    assert other.open_again() == []
    with pytest.raises(BadInput, match="12 pairs of this cycle are published already"):
        publish_board(other, owner="program lead")


def test_two_boards_that_both_publish_make_one_publication(tmp_path: Path) -> None:
    one, other = board_at(program_at(tmp_path)), board_at(tmp_path)
    table = publish_board(one, owner="program lead")
    content = table.read_bytes()
    for words in ("somebody else decided", "press Read the tables again"):
        with pytest.raises(BadInput, match=words):
            publish_board(other, owner="HR partner", on=dt.date(2026, 3, 2))
    assert table.read_bytes() == content
    assert len([path for path in (tmp_path / "staff").iterdir() if path.is_dir()]) == 1


def test_a_table_that_changed_is_named_and_read_again_with_the_decisions_kept(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", other_than_own(board, "e000"), WHY)
    path = tmp_path / "tables" / "applications.csv"
    path.write_text(path.read_text() + path.read_text().splitlines()[1].replace("e000", "e900") + "\n")
    people = tmp_path / "tables" / "people.csv"
    people.write_text(people.read_text() + people.read_text().splitlines()[1].replace("e000", "e900") + "\n")
    with pytest.raises(BadInput, match=r"tables/applications\.csv, tables/people\.csv; nothing was published"):
        publish_board(board, owner="program lead")
    assert board.open_again() == []
    assert "e900" in board.market.mentees
    assert [one.mentee for one in board.holds] == ["e000"]
    assert not board.can_undo
    assert len(pd.read_csv(publish_board(board, owner="program lead"))) == 13


def test_what_cannot_be_read_again_leaves_the_board_as_it_was(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", other_than_own(board, "e000"), WHY)
    before = dict(vars(board))
    (tmp_path / "program.yaml").write_text("program: [")
    assert board.open_again()[0].table == "program.yaml"
    assert dict(vars(board)) == before


def minimum(folder: Path, mentor: str, n: int) -> None:
    path = folder / "tables" / "applications.csv"
    rows = pd.read_csv(path, dtype=str)
    rows.loc[rows["person_id"] == mentor, "minimum"] = str(n)
    rows.to_csv(path, index=False)


def test_locks_that_became_impossible_together_do_not_keep_the_board_shut(tmp_path: Path) -> None:
    tables = pool_tables(4, 2, places=4, n_choices=1)
    tables["applications"]["minimum"] = [None] * 4 + [1, 1]
    board = board_at(write_program(tmp_path, {"matching": {"policy": "optimal"}}, **tables))
    for mentee in ("e000", "e001", "e002"):
        assert board.lock(mentee, "o000", WHY) == []
    minimum(
        tmp_path, "o001", 2
    )  # by hand: of four mentees two stay with o000 at most, so the third lock cannot be kept
    again = board_at(tmp_path)
    assert [one.mentee for one in again.holds] == ["e000", "e001"]
    assert [one.mentee for one in again.aside] == ["e002"]
    assert np.bincount(again.solved.match.mentor_of).tolist() == [2, 2]
    assert again.release("e002", "o000") == []
    assert again.aside == ()
    assert again.undo() == []
    assert [one.mentee for one in again.aside] == ["e002"]
    minimum(tmp_path, "o001", 1)
    assert [one.mentee for one in board_at(tmp_path).holds] == ["e000", "e001", "e002"]  # nothing was forgotten


def test_a_lock_that_a_new_rule_forbids_is_put_aside_and_can_be_released(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    mentor = other_than_own(board, "e000")
    board.lock("e000", mentor, WHY)
    people = pd.read_csv(tmp_path / "tables" / "people.csv", dtype=str)
    people["desk"] = people["person_id"].map({"e000": "north", mentor: "north"}).fillna(people["person_id"])
    people.to_csv(tmp_path / "tables" / "people.csv", index=False)
    charter = yaml.safe_load((tmp_path / "program.yaml").read_text())
    charter["matching"]["rules"] = ["different: desk"]
    (tmp_path / "program.yaml").write_text(yaml.safe_dump(charter))
    assert board.open_again() == []
    assert (board.holds, [one.pair for one in board.aside]) == ((), [("e000", mentor)])
    assert board.release("e000", mentor) == []
    assert board_at(tmp_path).aside == ()
    assert board_at(tmp_path).log[-1]["did"] == "release"


def test_who_decides_while_another_board_matches_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = board_at(program_at(tmp_path)), board_at(tmp_path)
    really = solve

    def slowly(*given: object, **more: object) -> object:
        monkeypatch.setattr(SOLVE, really)
        assert one.lock("e000", "o001", WHY) == []
        return really(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(SOLVE, slowly)
    assert "meanwhile" in other.veto("e005", "o005", "Not these two.")[0].what
    assert [hold.pair for hold in board_at(tmp_path).holds] == [("e000", "o001")]
    assert other.holds == one.holds


def test_the_published_pairs_are_those_of_the_board(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path, n=40, m=20))
    board.lock("e000", other_than_own(board, "e000"), WHY)
    fit = listed(board)["score"].mean()
    publish_board(board, owner="program lead")
    found = quality(load(tmp_path), policy="own_pairs").sentence()
    assert f"The pairs of this cycle fit {fit:.1f} of 100 on average" in found
    assert "No pair breaks a rule." in found
