"""How long does it take to judge a program of 100,000 people, or of a million?

Run by `make bench`. Every question of the outcomes report, and what it was worth, is asked once of a program whose
places were drawn, with mentors as clusters, covariates, people who leave, goals, averages by unit and costs. Reading
the tables is timed by itself, and so is loading the libraries that the questions need. Questions without an answer are
named. Under 10 s for 100,000 people and under 60 s for a million is what the questions should take together; the time
of the processor stands beside the time by the clock, which a busy machine makes longer. Named beside it: the ANCOVA
with HC3 errors by the formulas of statsmodels, and the bootstrap of pingouin at 10,000 people and 10,000 draws, whose
interval must be the same.
"""

from __future__ import annotations

import importlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import mentorlab
from mentorlab import outcomes, returns, stats

LIMITS = {100_000: 10, 1_000_000: 60}
CHARTER = """\
program: A very large program
cycle: 2026-spring
starts_on: 2026-03-02
ends_on: 2026-11-27
units: unit
objectives:
  - {id: belonging, statement: They belong., for: mentees, measure: pulse, worthwhile: 0.2, primary: true}
  - {id: doing_well, statement: They do well., for: mentees, measure: performance, worthwhile: 0.2}
evaluation:
  design: lottery
  places_by: lottery
  adjust_for: [tenure_years, grade]
  clustered_by: mentor
  final_on: 2026-11-13
currency: EUR
values:
  retention: {low: 15000, unit_value: 30000, high: 50000}
"""


def write_very_large_program(folder: Path, people: int, seed: int = 20261122) -> None:
    """Half of the people have a place, two to a mentor; a tenth do not answer afterwards; some leave."""
    rng = np.random.default_rng(seed)
    tables = folder / "tables"
    tables.mkdir(parents=True)
    (folder / "program.yaml").write_text(CHARTER, encoding="utf-8")
    ids = np.char.add("p", np.arange(people).astype(str)).astype(object)
    offered = rng.permutation(people) < people // 2
    left = rng.random(people) < np.where(offered, 0.05, 0.07)
    left_on = pd.Series(np.datetime64("2026-03-03") + rng.integers(0, 260, people)).where(left)
    staff = pd.DataFrame(
        {
            "person_id": ids,
            "unit": rng.choice([f"unit {one:02d}" for one in range(20)], people),
            "grade": rng.choice(["A", "B", "C", "D"], people),
            "tenure_years": rng.gamma(2, 2, people).round(1),
            "hired_on": np.datetime64("2020-01-01"),
            "left_on": left_on,
            "left_why": pd.Series(rng.choice(["voluntary", "involuntary"], people, p=[0.8, 0.2])).where(left),
            "eligible_as": "mentee",
        }
    )
    mentors = np.char.add("m", np.arange(people // 4 + 1).astype(str)).astype(object)
    others = pd.DataFrame({"person_id": mentors, "unit": "unit 00", "grade": "E", "eligible_as": "mentor"})
    pd.concat([staff, others], ignore_index=True).to_parquet(tables / "people.parquet", index=False)
    pd.DataFrame({"person_id": ids, "arm": np.where(offered, "program", "comparison"), "chance": 0.5}).to_parquet(
        tables / "assignments.parquet", index=False
    )
    mentees = ids[offered]
    mentor = np.arange(len(mentees)) // 2
    pd.DataFrame(
        {
            "pair_id": np.char.add("r", np.arange(len(mentees)).astype(str)).astype(object),
            "mentor_id": np.char.add("m", mentor.astype(str)).astype(object),
            "mentee_id": mentees,
            "matched_on": np.datetime64("2026-03-09"),
        }
    ).to_parquet(tables / "pairs.parquet", index=False)
    measured = _measures(rng, ids, offered)
    measured.to_parquet(tables / "measures.parquet", index=False)
    pd.DataFrame({"item": ["hours", "tool"], "amount": [people * 400.0, 9000.0], "kind": ["time", "tools"]}).to_csv(
        tables / "costs.csv", index=False
    )
    _units(rng).to_csv(tables / "summaries.csv", index=False)
    _goals(rng, mentees, tables)


def _measures(rng: np.random.Generator, ids: np.ndarray[Any, Any], offered: np.ndarray[Any, Any]) -> pd.DataFrame:
    rows = []
    for measure, scale, gain in (("pulse", 1.0, 0.25), ("performance", 10.0, 2.0)):
        before = rng.normal(3 * scale, scale, len(ids))
        after = 1.2 * scale + 0.6 * before + gain * offered + rng.normal(0, 0.8 * scale, len(ids))
        answered = rng.random(len(ids)) > 0.1
        for wave, values, who in (("before", before, slice(None)), ("after", after, answered)):
            rows.append(pd.DataFrame({"person_id": ids[who], "measure": measure, "wave": wave, "value": values[who]}))
    return pd.concat(rows, ignore_index=True)


def _units(rng: np.random.Generator) -> pd.DataFrame:
    """An anonymous survey: averages of twenty units at two waves, half of them in the program."""
    rows = [
        {"measure": "speaking_up", "wave": wave, "unit": f"unit {one:02d}", "n": 40, "mean": level, "sd": 0.8,
         "arm": "program" if one % 2 else "comparison"}
        for wave, gain in (("before", 0.0), ("after", 0.2))
        for one, level in enumerate((3.4 + gain + rng.normal(0, 0.1, 20)).round(2))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _goals(rng: np.random.Generator, mentees: np.ndarray[Any, Any], tables: Path) -> None:
    """A goal for each mentee, rated by the mentor."""
    names = np.char.add("g", np.arange(len(mentees)).astype(str)).astype(object)
    steps = {f"level_{step}": f"as agreed, {step}" for step in ("minus2", "minus1", "0", "plus1", "plus2")}
    goals = pd.DataFrame({"goal_id": names, "person_id": mentees, "statement": "Lead a meeting", **steps})
    goals.to_parquet(tables / "goals.parquet", index=False)
    pd.DataFrame(
        {"goal_id": names, "rated_by": "mentor", "rated_on": np.datetime64("2026-11-10"),
         "attained": rng.integers(-2, 3, len(names))}
    ).to_parquet(tables / "goal_ratings.parquet", index=False)  # fmt: skip


def judging(people: int) -> None:
    """Time of reading, of each question, and of all."""
    with tempfile.TemporaryDirectory() as folder:
        write_very_large_program(Path(folder) / "large", people)
        program, reading = _timed(lambda: mentorlab.load(Path(folder) / "large"))
        libraries = _timed(_libraries)[1]
        taken, answers, begun = {}, {}, time.process_time()
        for name in (*outcomes.__all__, "value"):
            given = {"effects": [answers["contrast"], answers["retention"]]} if name == "value" else {}
            ask = returns.value if name == "value" else getattr(outcomes, name)
            answers[name], taken[name] = _timed(lambda ask=ask, given=given: ask(program, **given))
            if answers[name].status != "ok":
                print(f"  {name}: {answers[name].status} ({answers[name].reason})")
        worked = time.process_time() - begun
        told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in taken.items())
        print(
            f"{people:,} people: read in {reading:.1f} s; libraries {libraries:.1f} s; every question of outcomes and"
        )
        print(
            f"returns {sum(taken.values()):.1f} s, of the processor {worked:.1f} s (limit {LIMITS[people]} s): {told}"
        )


def _libraries() -> None:
    for name in ("scipy.stats", "pingouin", "statsmodels.discrete.discrete_model", "statsmodels.duration.survfunc"):
        importlib.import_module(name)


def by_formula(people: int = 100_000) -> None:
    """The ANCOVA of the kit beside that of statsmodels' formulas, both with HC3 errors."""
    import statsmodels.formula.api as formulas

    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"arm": rng.permutation(people) % 2, "before": rng.normal(size=people)})
    frame["after"] = 0.2 * frame["arm"] + 0.6 * frame["before"] + rng.normal(size=people)
    ours, mine = _timed(lambda: stats.ancova(frame["after"], frame["before"], frame["arm"] == 1))
    theirs, other = _timed(lambda: formulas.ols("after ~ arm + before", frame).fit(cov_type="HC3"))
    assert abs(ours.effect.value - theirs.params["arm"]) < 1e-9
    print(f"ANCOVA of {people:,} people: {mine:.2f} s, statsmodels' formulas {other:.2f} s: {other / mine:.1f} times")


def resampling(people: int = 10_000, draws: int = 10_000) -> None:
    """A BCa interval of a difference of means beside pingouin's from 10,000 draws."""
    import pingouin

    rng = np.random.default_rng(1)
    a, b = rng.lognormal(0, 1, people), rng.lognormal(0.1, 0.8, people)

    def apart(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], axis: int = -1) -> np.ndarray[Any, Any]:
        return np.asarray(np.mean(x, axis=axis) - np.mean(y, axis=axis))

    ours, mine = _timed(lambda: stats.bootstrap(a, b))
    theirs, other = _timed(
        lambda: pingouin.compute_bootci(a, b, func=apart, n_boot=draws, method="bca", seed=1, decimals=6)
    )
    assert max(abs(ours.low - theirs[0]), abs(ours.high - theirs[1])) < 0.07 * ours.se
    print(
        f"Bootstrap interval of {people:,} people: {mine:.3f} s, {ours.low:.3f} to {ours.high:.3f}; pingouin with "
        f"{draws:,} draws {other:.1f} s, {theirs[0]:.3f} to {theirs[1]:.3f}: {other / mine:.0f} times"
    )


def _timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    answer = ask()
    return answer, time.perf_counter() - begun
