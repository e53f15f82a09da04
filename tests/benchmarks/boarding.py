"""How long does somebody at the match board wait: from a lock to the match around it, and to the board drawn anew?

Run by `make bench`. The board of a simulated pool with 300 mentees and 100 mentors, in this process, without a
browser: what is drawn is the markup that is sent to one.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mentorlab.matching.by_hand.board import Board
from mentorlab.measures.opening import load
from mentorlab.widgets.board.match_board import MatchBoard
from tests.matching.pools import pool_tables
from tests.programs import write_program

STEPS, SOLVED, ANSWERED = 20, 1.0, 0.3  # seconds: a lock until it is drawn; any other answer of the panel


def boarding(n: int = 300, m: int = 100) -> None:
    """Medians and the slowest of some steps, after the first."""
    for policy in ("optimal", "stable"):
        found = measured(n, m, policy)
        said = ", ".join(
            f"{name} {1000 * statistics.median(times):.0f} ms (slowest {1000 * max(times):.0f})"
            for name, times in found.items()
        )
        print(f"match board {n} × {m}, {policy}: {said}")


def measured(n: int, m: int, policy: str) -> dict[str, list[float]]:
    """Seconds of each step: lock to solved, lock to drawn, another pair looked at, the list sorted anew."""
    with tempfile.TemporaryDirectory() as place:
        charter = {"matching": {"policy": policy, "rules": ["not_own_manager"]}}
        panel = MatchBoard(Board(load(write_program(Path(place), charter, **pool_tables(n, m, places=4)))))
        found: dict[str, list[float]] = {name: [] for name in ("solved", "drawn", "another pair", "sorted")}
        for step in range(STEPS + 1):
            found["another pair"].append(_seconds(partial(_look, panel, step)))
            panel.pair.reason.value = "They know each other."
            found["drawn"].append(_seconds(panel.pair.buttons["lock"].click))
            found["solved"].append(panel.took)
            found["sorted"].append(_seconds(partial(_sort, panel, step)))
        assert len(panel.board.holds) == STEPS + 1
    return {name: times[1:] for name, times in found.items()}


def _look(panel: MatchBoard, step: int) -> None:
    panel.pair.mentee.value = panel.board.market.mentees[step]
    panel.pair.mentor.value = panel.pair.mentor.options[step % 7]


def _sort(panel: MatchBoard, step: int) -> None:
    panel.pairs.sort.value = "lowest_fit" if step % 2 else "mentor"


def _seconds(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
