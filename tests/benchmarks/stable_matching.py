"""How much faster is `matching.stable` than PyPI `matching`, at the largest size where that library runs?

Run by `make bench`. The library stands in an environment of its own, made in a temporary folder. It copies its players
with a recursion, and fails from some hundred people on unless the limit is raised, as is done here; its time grows with
the square of the size. It is asked for twice as many people each time up to `LARGEST`, where it takes some four
minutes (it would take a quarter of an hour at the next size), or until it fails or takes longer than `LIMIT`. Both are
given the same dictionaries, and the matches are compared name by name.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

LIBRARY = "matching==1.4.3"
FIRST, LARGEST, LIMIT, RUNS = 1_250, 10_000, 600, 5  # people, people, seconds, runs of ours
LISTED, PLACES = 10, 4
SOLVE = """
import json, sys, threading, time
sys.setrecursionlimit(10**7)
threading.stack_size(1 << 30)
def solve():
    from matching.games import HospitalResident
    ours, theirs, places = json.load(open(sys.argv[1]))
    begun = time.perf_counter()
    game = HospitalResident.create_from_dictionaries(ours, theirs, places)
    made = time.perf_counter()
    found = game.solve(optimal="resident")
    done = time.perf_counter()
    pairs = {mentee.name: mentor.name for mentor, mentees in found.items() for mentee in mentees}
    json.dump([done - begun, done - made, pairs], open(sys.argv[2], "w"))
thread = threading.Thread(target=solve)
thread.start()
thread.join()
"""


def rankings(people: int, seed: int = 0) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, int]]:
    """Four fifths mentees who rank 10 mentors, one fifth mentors with 4 places who rank all that rank them."""
    rng = np.random.default_rng(seed)
    n, m = people * 4 // 5, people // 5
    ours = {f"e{i}": [f"o{j}" for j in rng.choice(m, LISTED, replace=False)] for i in range(n)}
    theirs: dict[str, list[str]] = {f"o{j}": [] for j in range(m)}
    for mentee, ranked in ours.items():
        for mentor in ranked:
            theirs[mentor].append(mentee)
    for asked in theirs.values():
        rng.shuffle(asked)
    return ours, theirs, dict.fromkeys(theirs, PLACES)


def by_library(python: Path, folder: Path, given: Any) -> tuple[float, float, dict[str, str]] | None:
    """Seconds in all, seconds of the solving alone, and the pairs; None where it failed or took too long."""
    asked, answered = folder / "asked.json", folder / "answered.json"
    asked.write_text(json.dumps(given), encoding="utf-8")
    answered.unlink(missing_ok=True)
    try:
        subprocess.run([python, "-c", SOLVE, asked, answered], check=True, timeout=LIMIT, stderr=subprocess.DEVNULL)
        seconds, solving, pairs = json.loads(answered.read_text(encoding="utf-8"))
    except (subprocess.SubprocessError, OSError):
        return None
    return seconds, solving, pairs


def by_us(given: Any) -> tuple[float, float, dict[str, str]]:
    """Medians of some runs in seconds, from dictionaries to dictionary and of the solving alone, and the pairs."""
    from mentorlab.matching import stable
    from mentorlab.matching.compiled import proposing

    found, solve, solving, whole = stable(*given).mentor_of, proposing.deferred_acceptance, [], []

    def timed(*arrays: Any) -> Any:
        begun = time.perf_counter()
        mate = solve(*arrays)
        solving.append(time.perf_counter() - begun)
        return mate

    with patch.object(proposing, "deferred_acceptance", timed):
        for _ in range(RUNS):
            begun = time.perf_counter()
            stable(*given)
            whole.append(time.perf_counter() - begun)
    pairs = {mentee: mentor for mentee, mentor in found.items() if mentor is not None}
    return statistics.median(whole), statistics.median(solving), pairs


def stable_matching() -> None:
    """Both, at sizes that double."""
    ten_thousand, _, _ = by_us(rankings(10_000))
    print(f"stable: 10,000 people from lists of {LISTED} in {ten_thousand:.3f} s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", folder / "own"], check=True)
        python = folder / "own" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", LIBRARY], check=True)
        people = FIRST
        while people <= LARGEST:
            theirs = by_library(python, folder, given := rankings(people))
            if theirs is None:
                print(f"{people:,} people: PyPI matching failed or took more than {LIMIT} s")
                return
            seconds, solving, pairs = theirs
            ours, kernel, mine = by_us(given)
            same = "the same match" if mine == pairs else "ANOTHER MATCH"
            print(
                f"{people:,} people, {same}: stable {ours:.4f} s, PyPI matching {seconds:.1f} s, {seconds / ours:.0f} "
                f"times; of it solving alone {kernel:.5f} s and {solving:.2f} s, {solving / kernel:.0f} times",
                flush=True,
            )
            people *= 2


if __name__ == "__main__":
    stable_matching()
