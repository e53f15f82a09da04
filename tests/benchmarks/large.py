"""How long do 200,000 people and 40 items take, and how much memory, beside plain pandas on the same file?

Run by `make bench`. The alternative does less: it checks nothing and knows no questionnaire; it reads the file, turns
it wide, reverses the reversed items and takes the mean of each person. Every step is a process of its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

PEOPLE, ITEMS, RUNS = 200_000, 40, 3
REVERSED = range(4, ITEMS, 5)
MISSING = 0.02
CHARTER = """\
program: A large program
cycle: 2026-spring
starts_on: 2026-03-02
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
"""

CHECK = """
from mentorlab.cli import main
try:
    main(['check', {folder!r}])
except SystemExit as done:
    assert not done.code, done.code
"""
BOTH = """
from mentorlab.measures.opening import check
from mentorlab.measures.panel import values
faults, program = check({folder!r})
assert not faults and program is not None
result = values(program, 'survey')['value']
"""
PANDAS = """
import pandas as pd
rows = pd.read_parquet({folder!r} + '/tables/responses.parquet')
wide = rows.pivot_table(index=['person_id', 'wave'], columns='item', values='value', observed=True)
wide[{reversed!r}] = 6 - wide[{reversed!r}]
result = wide.mean(axis=1)[wide.notna().sum(axis=1) >= 27]
"""
TELL = """
import json, resource
told = {'peak': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
if 'result' in globals():
    told |= {'n': len(result), 'sum': float(result.sum())}
print(json.dumps(told))
"""


def item_names() -> list[str]:
    """q01 … q40."""
    return [f"q{number:02d}" for number in range(1, ITEMS + 1)]


def write_program(folder: Path, people: int = PEOPLE, seed: int = 20261122) -> int:
    """A program whose one questionnaire everybody answered once, as long rows in parquet; returns how many rows."""
    rng = np.random.default_rng(seed)
    (folder / "tables").mkdir(parents=True)
    (folder / "instruments").mkdir()
    (folder / "program.yaml").write_text(CHARTER, encoding="utf-8")
    items = [f"  - {{id: {name}, reverse: {str(i in REVERSED).lower()}}}" for i, name in enumerate(item_names())]
    head = ["id: survey", "title: Survey", "response: {min: 1, max: 5}", "items:"]
    (folder / "instruments" / "survey.yaml").write_text("\n".join([*head, *items]) + "\n", encoding="utf-8")
    ids = pa.array([f"p{number:06d}" for number in rng.permutation(people)])
    sides = np.where(np.isin(np.arange(ITEMS), REVERSED), -1, 1)
    answers = 3 + 0.6 * sides * rng.normal(size=people)[:, None] + 0.8 * rng.normal(size=(people, ITEMS))
    value = np.clip(np.rint(answers), 1, 5).astype("int8").ravel()
    missing = rng.random(value.size) < MISSING
    columns = {
        "person_id": pa.DictionaryArray.from_arrays(np.repeat(np.arange(people, dtype="int32"), ITEMS), ids),
        "wave": pa.DictionaryArray.from_arrays(np.zeros(value.size, dtype="int8"), ["after"]),
        "item": pa.DictionaryArray.from_arrays(np.tile(np.arange(ITEMS, dtype="int8"), people), item_names()),
        "value": pa.array(value, mask=missing),
    }
    pq.write_table(pa.table(columns), folder / "tables" / "responses.parquet")
    pq.write_table(pa.table({"person_id": ids}), folder / "tables" / "people.parquet")
    return int(value.size)


def measured(code: str) -> dict[str, float]:
    """Seconds, peak memory in MB and what the code tells of its result, of a fresh process that runs `code`."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + TELL], check=True, capture_output=True, text=True)
    return {"seconds": time.perf_counter() - begun, **json.loads(done.stdout.splitlines()[-1])}


def large(say: Callable[[str], None] = print) -> None:
    """Check, check and score, and plain pandas, in turn; medians and ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "program"
        rows = write_program(folder)
        size = (folder / "tables" / "responses.parquet").stat().st_size / 2**20
        say(f"{PEOPLE:,} people × {ITEMS} items: {rows:,} rows, {size:.0f} MB of parquet (written directly)")
        names = [item_names()[i] for i in REVERSED]
        codes = {"check": CHECK, "check and score": BOTH, "plain pandas": PANDAS}
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in codes}
        for _ in range(RUNS):
            for name, code in codes.items():
                runs[name].append(measured(code.format(folder=str(folder), reversed=names)))
    both, pandas = runs["check and score"][0], runs["plain pandas"][0]
    assert both["n"] == pandas["n"], (both, pandas)
    assert abs(both["sum"] - pandas["sum"]) < 1e-6 * abs(pandas["sum"]), (both, pandas)
    middle = {
        name: {what: statistics.median(run[what] for run in done) for what in ("seconds", "peak")}
        for name, done in runs.items()
    }
    for name, one in middle.items():
        other = middle["plain pandas"]
        ratios = f"{one['seconds'] / other['seconds']:.2f} of its time, {one['peak'] / other['peak']:.2f} of its memory"
        beside = "" if one is other else f"; beside plain pandas {ratios}"
        say(f"  {name}: {one['seconds']:.1f} s, {one['peak']:,.0f} MB{beside} (medians of {RUNS})")
