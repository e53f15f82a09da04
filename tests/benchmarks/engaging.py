"""How long does the engagement room take for 5,000 pairs with 40 meetings each, and as many in the cycle before?

Run by `make bench`: the whole report as `mentorlab run engagement` makes it, in a process of its own, which should take
under 20 s on two cores; then each question by itself, without the cycle before. Named beside it is what one would write
first: a groupby with a function for every pair, for the metrics of each pair only (first meeting, gaps, regularity,
longest gap); its numbers must be the same.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from mentorlab import engagement
from mentorlab.answers.question import questions
from mentorlab.engagement.met.each_pair import Agreed, each_pair
from mentorlab.measures.meetings_read import meetings_read
from mentorlab.measures.opening import load
from mentorlab.measures.pairs_run import pairs_run

PAIRS, MEETINGS, RUNS = 5_000, 40, 3
EVERY = 7
LIMIT = 20
CHARTER = """\
program: A large program
cycle: 2026-spring
starts_on: 2026-01-05
units: unit
rhythm: {meetings_every_days: 7}
"""
AGREED_WITH = "privacy: {individual_flags: true, agreed_with: works council, agreed_on: 2025-12-01}\n"
STATUS = {"held": 0.8, "cancelled": 0.08, "postponed": 0.08, "no_show": 0.03, "unknown": 0.01}
REASONS = ("deadline", "travel", "sick", "annual leave", "something else")
AGREED = Agreed(every=EVERY, as_agreed=0.8, active_days=45, regular_meetings=3, gap_times=2)


def write_large_program(
    folder: Path, pairs: int = PAIRS, meetings: int = MEETINGS, seed: int = 20261122, year: int = 2026
) -> None:
    """A folder with people, pairs and meetings; every postponed meeting is replaced by the next one."""
    rng = np.random.default_rng(seed)
    (folder / "tables").mkdir(parents=True)
    (folder / "program.yaml").write_text(CHARTER.replace("2026", str(year)), encoding="utf-8")
    mentees, mentors = [f"e{one}" for one in range(pairs)], [f"o{one}" for one in range(pairs // 2)]
    units = rng.choice(list("ABCDEFGHIJ"), len(mentees) + len(mentors))
    begun = np.datetime64(f"{year}-01-05") + rng.integers(0, 30, pairs)
    made = pd.DataFrame(
        {
            "pair_id": [f"p{one}" for one in range(pairs)],
            "mentor_id": rng.choice(mentors, pairs),
            "mentee_id": mentees,
            "matched_on": begun,
            "started_on": begun,
        }
    )
    n = pairs * meetings
    who = np.repeat(np.arange(pairs), meetings)
    day = (begun[:, None] + EVERY * np.arange(meetings) + rng.integers(0, 5, (pairs, meetings))).ravel()
    status = rng.choice(list(STATUS), n, p=list(STATUS.values()))
    off, held = np.isin(status, ["cancelled", "postponed"]), status == "held"
    ids = np.array([f"m{one}" for one in range(n)], dtype=object)
    again = np.flatnonzero((status[:-1] == "postponed") & (who[:-1] == who[1:]))
    replaces = np.full(n, None, dtype=object)
    replaces[again + 1] = ids[again]
    rows = pd.DataFrame(
        {
            "meeting_id": ids,
            "pair_id": made["pair_id"].to_numpy()[who],
            "planned_on": day,
            "held_on": pd.Series(day).where(held),
            "status": status,
            "minutes": np.where(held, 60, np.nan),
            "called_off_by": np.where(off, rng.choice(["mentor", "mentee"], n), None),
            "reason": np.where(off, rng.choice(REASONS, n), None),
            "replaces": replaces,
            "source": "calendar",
        }
    )
    people = pd.DataFrame({"person_id": [*mentees, *mentors], "unit": units})
    for name, table in {"people": people, "pairs": made, "meetings": rows}.items():
        table.to_csv(folder / "tables" / f"{name}.csv", index=False)


def pair_by_pair(pairs: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The named comparison: one Python function for each pair."""

    def one(mine: pd.DataFrame) -> pd.Series:
        pair = pairs.loc[mine.name]
        on = mine["on"].sort_values()
        gaps = on.diff().dropna().dt.days
        ends = [(on.iloc[0] - pair["began_on"]).days, (pair["until"] - on.iloc[-1]).days]
        even = 1 - (gaps - gaps.median()).abs().median() / EVERY if len(on) >= AGREED.regular_meetings else np.nan
        longest = max([*gaps, *ends])
        return pd.Series({"held": len(on), "waited": max(ends[0], 0), "regularity": even, "longest": longest})

    held = rows[(rows["status"] == "held") & ~rows["to_come"]]
    return held.groupby("pair", observed=True).apply(one, include_groups=False)


def engaging(say: Callable[[str], None] = print) -> None:
    """Seconds for each question of the room, and for the metrics of pairs beside the plain way."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "program"
        write_large_program(folder)
        begun = time.perf_counter()
        program = load(str(folder))
        say(f"{PAIRS:,} pairs × {MEETINGS} meetings: loading {time.perf_counter() - begun:.1f} s")
        say(f"  the whole report, with the cycle before: {_whole_report(folder):.1f} s (limit {LIMIT} s)")
        whole = 0.0
        for one in questions():
            if one.id.startswith("engagement."):
                taken = _seconds(lambda one=one: one.function(program))  # type: ignore[misc]
                whole += taken
                say(f"  {one.id}: {taken:.2f} s (median of {RUNS})")
        picture = _seconds(lambda: engagement.rhythm(program).figure().svg()) - _seconds(
            lambda: engagement.rhythm(program)
        )
        say(f"  all questions {whole:.1f} s; the picture of engagement.rhythm {picture:.1f} s")
        pairs = pairs_run(program)
        rows = meetings_read(program, pairs).rows
        ours = each_pair(pairs.frame, rows, pairs.day, AGREED)
        begun = time.perf_counter()
        plain = pair_by_pair(pairs.frame, rows).reindex(ours.index)
        slow = time.perf_counter() - begun
        for name in plain:
            np.testing.assert_allclose(plain[name], ours[name], err_msg=str(name))
        fast = _seconds(lambda: each_pair(pairs.frame, rows, pairs.day, AGREED))
        say(f"  metrics of each pair {fast:.3f} s, by groupby and apply {slow:.1f} s: {slow / fast:.0f} times as long")


def _whole_report(folder: Path) -> float:
    """Seconds for `mentorlab run engagement` with an earlier cycle of the same size, the start of Python included."""
    before = folder.parent / "before"
    write_large_program(before, seed=20251122, year=2025)
    now = shutil.copytree(folder, folder.parent / "both")
    (now / "program.yaml").write_text(f"{CHARTER}earlier_cycles: [../before]\n{AGREED_WITH}", encoding="utf-8")
    begun = time.perf_counter()
    code = "import sys; from mentorlab.cli import main; main(sys.argv[1:])"
    subprocess.run([sys.executable, "-c", code, "run", "engagement", str(now)], check=True, capture_output=True)
    return time.perf_counter() - begun


def _seconds(what: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        what()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
