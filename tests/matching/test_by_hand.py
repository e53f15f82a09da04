"""Are locks and vetoes kept, is the rest still the best there is, and is what collides refused with nothing changed?"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.errors import BadInput, Fault
from mentorlab.matching import pool
from mentorlab.matching.by_hand.beside import COMPARED, ways
from mentorlab.matching.by_hand.board import Board
from mentorlab.matching.by_hand.held import Hold, against, standing, under
from mentorlab.matching.by_hand.kept import NAME, Keeper, State
from mentorlab.matching.by_hand.listed import Wanted, listed, picked
from mentorlab.matching.by_hand.publication import LOG, publish_board
from mentorlab.matching.by_hand.solved import cost, solve
from mentorlab.matching.certificate import read
from mentorlab.matching.proving import certified
from mentorlab.matching.solving import starting
from mentorlab.matching.verify import check
from mentorlab.measures.opening import load
from mentorlab.reports.forgetting import carry_out, plan
from tests.benchmarks.matching import instance
from tests.matching.by_hand import best_by_trying
from tests.matching.markets import market_of, random_market
from tests.matching.pools import pairs_of, pool_tables
from tests.programs import demo, write_program

TABLE = [[9, 8, 1], [8, 2, 1], [7, 6, 5]]  # by hand: the best is e0–o1, e1–o0, e2–o2 with 8 + 8 + 5 = 21


def hold(kind: str, i: int, j: int, why: str = "they asked for it") -> Hold:
    return Hold(kind, f"e{i}", f"o{j}", why, "program lead", "2026-01-05T09:00:00+00:00")  # type: ignore[arg-type]


def program_at(folder: Path, n: int = 12, m: int = 12, **matching: object) -> Path:
    charter = {"matching": {"policy": "optimal", "rules": ["not_own_manager"], **matching}}
    return write_program(folder, charter, **pool_tables(n, m, places=2))


def board_at(folder: Path, **settings: object) -> Board:
    return Board(load(folder), **settings)  # type: ignore[arg-type]


def other_than_own(board: Board, mentee: str) -> str:
    """A mentor whom the mentee does not have."""
    i = board.market.mentees.index(mentee)
    return board.market.mentors[(int(board.solved.match.mentor_of[i]) + 1) % len(board.market.mentors)]


def test_a_lock_and_a_veto_cost_what_can_be_counted_by_hand() -> None:
    market = market_of(TABLE)
    free = solve(market, (), "optimal")
    locked = solve(market, [hold("lock", 0, 0)], "optimal")  # then e1–o1 and e2–o2 (16) or e1–o2 and e2–o1 (16)
    vetoed = solve(market, [hold("veto", 1, 0)], "optimal")  # then e0–o0, e1–o2, e2–o1 (16) or e0–o0, e1–o1, e2–o2 (16)
    assert [one.worth * 9 / 100 for one in (free, locked, vetoed)] == pytest.approx([21, 16, 16])
    found = cost(free, locked)
    assert found.lost == pytest.approx(100 * 5 / 9)
    assert found.people == 0
    assert "55.6 points of fit lost in sum" in found.said("step")
    both = solve(market, [hold("veto", 2, j) for j in range(3)], "optimal")
    assert cost(free, both).people == 1
    assert "1 fewer matched" in cost(free, both).said("all")


@pytest.mark.parametrize("seed", range(25))
def test_the_rest_is_the_best_there_is_under_the_holds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    market = random_market(6, 4, seed, places=2)
    holds: list[Hold] = []
    for _ in range(4):
        new = hold(str(rng.choice(["lock", "veto"])), int(rng.integers(6)), int(rng.integers(4)))
        if not against(market, holds, new):
            holds.append(new)
    scores = market.fit_table().astype(float)
    for one in holds:
        i, j = int(one.mentee[1:]), int(one.mentor[1:])
        kept = scores[i, j]
        if one.kind == "lock":
            scores[i, :] = np.nan
        scores[i, j] = kept if one.kind == "lock" else np.nan
    wanted = best_by_trying(scores, market.capacity.tolist())
    found = solve(market, holds, "optimal")
    assert wanted is not None
    assert (found.match.n_matched, found.match.total) == wanted
    assert found.match.proven
    # A lock may not be left out for the sake of the sum: the forbidden cells above would allow that, the checker not.
    assert check(certified(found.market, found.match, "optimal"), under(market, holds)) == []


@pytest.mark.parametrize("policy", COMPARED)
def test_every_policy_keeps_locks_and_vetoes_and_passes_the_checker(policy: str) -> None:
    market = random_market(30, 20, 3, places=2)
    own = np.asarray(solve(market, (), policy).match.mentor_of)
    holds = [hold("veto", i, int(own[i])) for i in range(5)] + [hold("lock", i, int(own[i - 5])) for i in range(5, 8)]
    found = solve(market, holds, policy)
    given = np.asarray(found.match.mentor_of)
    assert (given[:5] != own[:5]).all()
    assert (given[5:8] == own[:3]).all()
    assert check(certified(found.market, found.match, policy), under(market, holds)) == []


def test_what_collides_is_said_and_a_new_rule_puts_a_lock_aside() -> None:
    market = market_of(TABLE, [1, 2, 1], must=[(2, 2)])
    locked = [hold("lock", 0, 0)]
    said = {
        "locked with another mentor": (locked, hold("lock", 0, 1)),
        "1 places, and 1 mentees are locked": (locked, hold("lock", 1, 0)),
        "is locked already": (locked, hold("lock", 0, 0)),
        "pair is locked;": (locked, hold("veto", 0, 0)),
        "is vetoed;": ([hold("veto", 1, 1)], hold("lock", 1, 1)),
        "demands another mentor": ((), hold("lock", 2, 1)),
        "demands this pair": ((), hold("veto", 2, 2)),
        "no reason": ((), hold("lock", 0, 0, why="  ")),
        "no such mentor": ((), hold("lock", 0, 7)),
    }
    for words, (holds, new) in said.items():
        assert words in "\n".join(map(str, against(market, holds, new)))
    assert against(market, locked, hold("veto", 0, 1)) == []
    barred = under(market, [hold("veto", 0, 0)])
    assert "vetoed_by_hand" in str(against(barred, (), hold("lock", 0, 0))[0])
    kept, aside = standing(barred, [hold("lock", 1, 1), hold("lock", 0, 0)])
    assert [len(kept), len(aside)] == [1, 1]


def test_steps_are_kept_undone_done_again_and_there_after_a_reload(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    mentor = other_than_own(board, "e000")
    assert board.lock("e000", mentor, "Both work on the same project.", by="program lead") == []
    assert board.veto("e001", "o003", "They are related.") == []
    i = board.market.mentees.index("e000")
    assert board.market.mentors[int(board.solved.match.mentor_of[i])] == mentor
    again = board_at(tmp_path)
    assert again.holds == board.holds
    assert [one.why for one in again.holds] == ["Both work on the same project.", "They are related."]
    assert np.array_equal(again.solved.match.mentor_of, board.solved.match.mentor_of)
    assert (tmp_path / "staff" / NAME).stat().st_mode & 0o777 == 0o600
    assert board.undo() == []
    assert board.undo() == []
    assert board.holds == ()
    assert np.array_equal(board.solved.match.mentor_of, board.free.match.mentor_of)
    assert board_at(tmp_path).holds == ()
    assert board.undo()[0].what.startswith("there is no step")
    assert board.redo() == []
    assert board.redo() == []
    assert board.holds == again.holds
    assert board.release("e001", "o003") == []
    assert board.redo()[0].what == "nothing was taken back"
    assert [one["did"] for one in board_at(tmp_path).log] == [
        "lock", "veto", "undo", "undo", "redo", "redo", "release",
    ]  # fmt: skip
    times = [one["at"] for one in board.log]
    assert all(before <= after for before, after in pairwise(times))


def test_what_is_refused_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", "o001", "They know each other.")
    before, content = board.holds, (tmp_path / "staff" / NAME).read_bytes()
    assert "another mentor" in board.lock("e000", "o002", "A second one.")[0].what
    assert "no reason" in board.veto("e002", "o002", "")[0].what

    def cannot(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mentorlab.matching.by_hand.kept.write_whole", cannot)
    assert "No space left" in board.veto("e002", "o002", "Not these two.")[0].what
    assert board.holds == before
    assert (tmp_path / "staff" / NAME).read_bytes() == content


def test_two_boards_on_one_program_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, other = board_at(program_at(tmp_path)), board_at(tmp_path)
    assert one.lock("e000", "o001", "They know each other.") == []
    assert "meanwhile" in other.veto("e005", "o005", "Not these two.")[0].what
    assert other.holds == one.holds
    assert other.veto("e005", "o005", "Not these two.") == []
    assert len(board_at(tmp_path).holds) == 2


def test_a_broken_file_is_named_and_left_alone(tmp_path: Path) -> None:
    board_at(program_at(tmp_path)).lock("e000", "o001", "They know each other.")
    path = tmp_path / "staff" / NAME
    path.write_text(path.read_text()[:-30])
    with pytest.raises(BadInput, match="cannot be read as decisions"):
        board_at(tmp_path)
    assert path.read_text().startswith("{")


def test_minimums_that_a_veto_makes_impossible_are_refused(tmp_path: Path) -> None:
    tables = pool_tables(2, 1, places=2, n_choices=1)
    tables["applications"]["minimum"] = [None, None, 2]
    write_program(tmp_path, {"matching": {"policy": "optimal"}}, **tables)
    board = board_at(tmp_path)
    found = board.veto("e000", "o000", "They are related.")
    assert [isinstance(one, Fault) for one in found] == [True]
    assert "need 2 mentees" in found[0].what
    assert board.holds == ()


def test_the_list_is_filtered_sorted_and_flagged(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    mentor = other_than_own(board, "e000")
    board.lock("e000", mentor, "They know each other.")
    board.veto("e001", mentor, "They are related.")
    rows = listed(board)
    assert len(rows) == 12
    flags = dict(zip(rows["mentee_id"], rows["flags"], strict=True))
    assert {"locked", "moved"} <= set(flags["e000"])
    assert "vetoed" in flags["e001"]
    assert picked(rows, Wanted(flag="locked"))["mentee_id"].tolist() == ["e000"]
    assert set(picked(rows, Wanted(person=mentor.upper()))["mentor_id"]) == {mentor}
    assert picked(rows, Wanted(sort="lowest_fit"))["score"].is_monotonic_increasing
    middle = float(rows["score"].median())
    low, high = picked(rows, Wanted(at_most=middle)), picked(rows, Wanted(at_least=middle))
    assert len(low) + len(high) == len(rows) + int((rows["score"] == middle).sum())
    counts = rows["mentor_id"].value_counts()
    assert all(counts[one] == 2 for one in picked(rows, Wanted(load="full"))["mentor_id"])
    assert len(picked(rows, Wanted(load="full"))) + len(picked(rows, Wanted(load="has_places"))) == 12


def test_policies_stand_side_by_side_around_the_same_holds() -> None:
    market = market_of(TABLE, choices=[[0], [0], []])
    board = np.asarray(solve(market, (), "optimal").match.mentor_of)
    found = {one.policy: one for one in ways(market, (), board, ("optimal", "stable"))}
    best, stable = found["optimal"], found["stable"]
    assert (best.fit, best.worst, best.unmatched) == (round(100 * 21 / 27, 1), round(100 * 5 / 9, 1), 0)
    assert (best.unwished, best.first, best.same) == (1, 1, 3)  # e0 named o0 and has o1
    # o0, whom both named, fits e0 better; e1 asks o1, who fits e2 better, and is left with o2: 9 + 6 + 1 = 16.
    assert (stable.fit, stable.worst) == (round(100 * 16 / 27, 1), round(100 / 9, 1))
    assert (stable.unwished, stable.first, stable.same) == (1, 1, 0)


def test_publishing_writes_pairs_log_and_certificate_once(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", other_than_own(board, "e000"), "They know each other.")
    board.veto("e001", "o003", "They are related.", by="HR partner")
    wanted = [board.market.mentors[j] for j in board.solved.match.mentor_of]
    table = publish_board(board, owner="program lead")
    after = load(tmp_path)
    assert after.frames["pairs"]["mentor_id"].astype(str).tolist() == wanted
    (folder,) = (one for one in (tmp_path / "staff").iterdir() if one.is_dir())
    log = json.loads((folder / LOG).read_text())
    assert [(one["kind"], one["by"], one["why"]) for one in log["holds"]] == [
        ("lock", "program lead", "They know each other."),
        ("veto", "HR partner", "They are related."),
    ]
    proof = read(folder)
    assert proof.altered == ()
    assert check(proof, under(pool(after).market, board.holds)) == []
    record = next((tmp_path / "records").glob("decision-*-publish-pairs.yaml")).read_text()
    assert "locked or vetoed by hand" in record
    assert "e000" not in record
    content = table.read_bytes()
    for one in (board, board_at(tmp_path)):
        with pytest.raises(BadInput, match="12 pairs of this cycle are published already, and stay as they are"):
            publish_board(one, owner="program lead")
    assert table.read_bytes() == content
    assert board_at(tmp_path).log[-1]["did"] == "publish"


def test_nothing_of_a_publication_stays_where_it_fails(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", "o001", "They know each other.")
    with pytest.raises(BadInput, match="names a person"):
        publish_board(board, owner="ann@example.org")
    (tmp_path / "records").write_text("in the way")
    with pytest.raises(BadInput, match=r"^records/"):
        publish_board(board, owner="program lead")
    assert [one.name for one in (tmp_path / "staff").iterdir()] == [NAME]
    assert not (tmp_path / "tables" / "pairs.csv").exists()


def test_the_board_refuses_what_is_no_match_of_pairs_and_writes_nothing_to_what_ships(tmp_path: Path) -> None:
    program_at(tmp_path, form="circles")
    with pytest.raises(BadInput, match="circles"):
        board_at(tmp_path)
    keeper = Keeper(demo())
    assert keeper.read() == State()
    keeper.write(State((hold("lock", 0, 0),)))
    assert not keeper.path.exists()
    assert not keeper.changed_elsewhere()


def test_who_is_forgotten_is_in_no_decision_any_more(tmp_path: Path) -> None:
    board = board_at(program_at(tmp_path))
    board.lock("e000", "o001", "They know each other, as e003 says.")
    board.veto("e003", "o003", "They are related.")
    publish_board(board, owner="program lead")
    wanted = plan("e003", tmp_path)
    assert [one for one in wanted.by_hand if "staff" in one] == []
    carry_out(wanted)
    assert not any(b"e003" in path.read_bytes() for path in (tmp_path / "staff").rglob("*") if path.is_file())
    assert [one.pair for one in board_at(tmp_path).holds] == [("e000", "o001")]


def test_a_large_market_stops_early_and_says_how_far_off_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "SMALL", 0)
    market = instance(80, 30)
    stopped, whole = (solve(market, (), "optimal", stop_after=seconds) for seconds in (0.0, None))
    assert whole.match.proven
    assert stopped.match.gap is not None
    assert 0 <= (whole.worth - stopped.worth) / stopped.worth <= stopped.match.gap + 1e-12
    said = stopped.proof()
    assert ("Proven" in said) == stopped.match.proven
    assert ("at most" in said) != stopped.match.proven


def test_rows_without_anybody_to_match_are_flagged(tmp_path: Path) -> None:
    tables = pool_tables(4, 2, places=1)
    write_program(tmp_path, {"matching": {"policy": "optimal"}}, **tables, pairs=pairs_of([]))
    rows = listed(board_at(tmp_path))
    assert int(rows["mentor_id"].isna().sum()) == 2
    assert picked(rows, Wanted(flag="no_mentor"))["score"].isna().all()
    assert pd.isna(rows.loc[rows["mentor_id"].isna(), "load"]).all()
