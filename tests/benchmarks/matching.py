"""How long does it take to prove a match of 10,000 mentees and 3,000 mentors optimal, beside scipy's dense assignment?

Run by `make bench`; larger: `python -m tests.benchmarks.matching 50000 15000`. Each step is a process of its own.
The instances are made here: skills wanted and offered with unequal demand, topics by Zipf's law, grades, time zones (at
most three hours apart), one's own manager barred, three choices of popular mentors, about four places a mentor.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time

import numpy as np

from mentorlab.matching.bars import CodeBar, PairBar
from mentorlab.matching.lists import Array, Lists
from mentorlab.matching.market import Market

SKILLS, TOPICS, WIDTH, GRADES, SITES, ZONES = 64, 40, 64, 8, 40, 12
BONUS = (6000, 4500, 3000)
SEED = 20261122
RUNS, FOR_ONE = 3, 2_000_000_000  # runs of each size, but one only from so many pairs on


def instance(n: int, m: int, seed: int = SEED) -> Market:
    """A market of `n` mentees and `m` mentors. Fit 0 … 15,000: shared skills, nearness of topics, grades apart."""
    rng = np.random.default_rng(seed)
    center = _directions(rng.normal(size=(TOPICS, WIDTH)))
    grades = rng.choice(GRADES, n, p=_shares(GRADES, 0.7)), GRADES - 1 - rng.choice(GRADES, m, p=_shares(GRADES, 0.4))
    apart = np.arange(GRADES)[None, :] - np.arange(GRADES)[:, None]
    by_grade = np.maximum(0, 2500 - 700 * np.abs(apart - 2))
    ours = (1000 * _skills(rng, n, 3, 6), _topics(rng, center, n, 0.9), by_grade[grades[0]])
    theirs = (_skills(rng, m, 4, 10), _topics(rng, center, m, 0.4), np.eye(GRADES)[grades[1]])
    site = rng.integers(0, ZONES, SITES)
    home = rng.choice(SITES, n, p=_shares(SITES, 0.5)), rng.choice(SITES, m, p=_shares(SITES, 0.5))
    popular = rng.lognormal(size=m)
    chosen = rng.choice(m, (n, 3), p=popular / popular.sum())
    zones = CodeBar("same_time_zone", "within", site[home[0]], site[home[1]], 3)
    manager = PairBar("not_own_manager", Lists.from_pairs(np.arange(n), rng.integers(0, m, n), n), m)
    return Market(
        mentees=tuple(map(str, range(n))),
        mentors=tuple(map(str, range(m))),
        mentee_side=np.hstack(ours).astype(np.float32),
        mentor_side=np.hstack(theirs).astype(np.float32),
        parts={
            "skills": slice(0, SKILLS),
            "goals": slice(SKILLS, SKILLS + WIDTH),
            "grade": slice(SKILLS + WIDTH, None),
        },
        best=15000,
        capacity=rng.integers(2, 7, m),
        minimum=np.zeros(m, np.int64),
        bars=(zones, manager),
        must=np.zeros((0, 2), np.int64),
        choices=Lists.from_rows([list(dict.fromkeys(row)) for row in chosen.tolist()]),
        mentor_choices=Lists.empty(m),
        bonus=BONUS,
        mentor_bonus=(),
        applied=rng.permutation(n),
    )


def _shares(n: int, steep: float) -> Array:
    shares = np.arange(1, n + 1) ** -steep
    return np.asarray(shares / shares.sum())


def _directions(rows: Array) -> Array:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _topics(rng: np.random.Generator, center: Array, n: int, steep: float) -> Array:
    rows = center[rng.choice(TOPICS, n, p=_shares(TOPICS, steep))] + 0.1 * rng.normal(size=(n, WIDTH))
    return np.rint(64 * _directions(rows))


def _skills(rng: np.random.Generator, n: int, few: int, many: int) -> Array:
    order = np.argsort(-(rng.gumbel(size=(n, SKILLS)) + np.log(_shares(SKILLS, 0.5))), axis=1)
    held = np.zeros((n, SKILLS))
    np.put_along_axis(held, order, np.arange(SKILLS) < rng.integers(few, many + 1, n)[:, None], axis=1)
    return held


def ours(n: int, m: int) -> dict[str, float]:
    """Proven optimal, from the features on."""
    from mentorlab.matching.solving.markets import optimal_market

    optimal_market(instance(800, 700, 1), with_choice=True)  # the kernels are loaded before the clock runs
    market = instance(n, m)
    before, begun, worked = _peak(), time.perf_counter(), time.process_time()
    found = optimal_market(market, with_choice=True)
    took = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - worked}
    assert found.proven
    return {**took, "total": found.total or 0, "mb": _peak(), "mb_before": before}


def dense(n: int, m: int) -> dict[str, float]:
    """The same with a table of all pairs and a column for every place."""
    from mentorlab.matching.solving.dense import dense_optimal

    market = instance(n, m)
    begun, worked = time.perf_counter(), time.process_time()
    points, allowed = market.points_table(), market.allowed_table()
    mentor_of = dense_optimal(points, market.capacity, allowed)
    made = np.flatnonzero(mentor_of >= 0)
    total = int(points[made, mentor_of[made]].sum())
    took = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - worked}
    return {**took, "total": total, "mb": _peak()}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(what: str, n: int, m: int) -> dict[str, float]:
    """One measurement in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.matching", what, str(n), str(m)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def again(n: int, m: int) -> dict[str, float]:
    """A small market solved again and again: with its proof, and the assignment alone."""
    from mentorlab.matching.solving.dense import dense_optimal
    from mentorlab.matching.solving.markets import optimal_market

    market = instance(n, m)
    points, allowed = market.points_table(), market.allowed_table()
    proof, alone = [], []
    for _ in range(20):
        begun = time.perf_counter()
        optimal_market(market, with_choice=True)
        proof.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        dense_optimal(points, market.capacity, allowed)
        alone.append(time.perf_counter() - begun)
    return {"seconds": statistics.median(proof[1:]), "alone": statistics.median(alone), "first": proof[0]}


def interactive(n: int = 300, m: int = 100) -> None:
    """How long an analyst waits after a change of weights."""
    found = _apart("again", n, m)
    done = f"{1000 * found['seconds']:.0f} ms with its proof, {1000 * found['alone']:.0f} ms without"
    print(f"{n} × {m} solved again in {done} (the first time {found['first']:.1f} s; medians of 20)")


def matching(n: int, m: int) -> None:
    """Best of several, beside dense assignment where its table is not too large."""
    runs = RUNS if n * m < FOR_ONE else 1
    mine = min((_apart("ours", n, m) for _ in range(runs)), key=lambda run: run["seconds"])
    done = f"proven optimal in {mine['seconds']:.2f} s ({mine['cpu']:.2f} s of processor time), {mine['mb']:.0f} MB"
    print(f"{n:,} × {m:,} {done}, total {mine['total']:.0f} (best of {runs}, load {os.getloadavg()[0]:.1f})")
    if n * m <= 30_000_000:
        other = _apart("dense", n, m)
        assert other["total"] == mine["total"], "the two ways do not agree"
        worked = f"{other['cpu'] / mine['cpu']:.1f} in processor time"
        times = f"{other['seconds'] / mine['seconds']:.1f} times faster ({worked})"
        print(f"  {times} than scipy's dense assignment ({other['seconds']:.1f} s, {other['mb']:.0f} MB), same total")


STEPS = {"ours": ours, "dense": dense, "again": again}

if __name__ == "__main__":
    if sys.argv[1] in STEPS:
        print(json.dumps(STEPS[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))))
    else:
        matching(int(sys.argv[1]), int(sys.argv[2]))
