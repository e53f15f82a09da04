"""How long do 200,000 people and 40 items take from the export to the scores, and how much memory, beside plain pandas?

Run by `make bench`. The alternative does less: it makes no ids, checks nothing and knows no questionnaire; it turns the
same export long and keeps it as parquet; then it reads that, turns it wide, reverses the reversed items and takes the
mean of each person. Every step is a process of its own.
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
from pyarrow import csv

PEOPLE, ITEMS, RUNS = 200_000, 40, 3
REVERSED = range(4, ITEMS, 5)
MISSING = 0.02
CHARTER = """\
program: A large program
cycle: 2026-spring
starts_on: 2026-03-02
waves: [{id: before, on: 2026-02-20}, {id: after, on: 2026-12-01}]
"""

MAPPING = """\
format: wide
table: responses
person: e_mail
wave: =after
items: {items}
"""

IMPORT = """
from mentorlab.tables.exports.importing import import_export
receipt = import_export({folder!r} + '/export.csv', {folder!r} + '/mapping.yaml', {folder!r})
"""
BOTH = """
from mentorlab.measures.opening import check
from mentorlab.measures.panel import values
faults, program = check({folder!r})
assert not faults and program is not None
result = values(program, 'survey')['value']
"""
PANDAS_IMPORT = """
import pandas as pd
wide = pd.read_csv({folder!r} + '/export.csv')
long = wide.melt(id_vars='e_mail', var_name='item').dropna()
long.to_parquet({folder!r} + '/long.parquet')
"""
PANDAS_BOTH = """
import pandas as pd
rows = pd.read_parquet({folder!r} + '/long.parquet')
wide = rows.pivot_table(index='e_mail', columns='item', values='value', observed=True)
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


def write_program(folder: Path, people: int = PEOPLE, seed: int = 20261122) -> None:
    """A program without tables, one questionnaire, and the export of a survey that everybody answered once."""
    rng = np.random.default_rng(seed)
    (folder / "instruments").mkdir(parents=True)
    (folder / "program.yaml").write_text(CHARTER, encoding="utf-8")
    items = [f"  - {{id: {name}, reverse: {str(i in REVERSED).lower()}}}" for i, name in enumerate(item_names())]
    head = ["id: survey", "title: Survey", "response: {min: 1, max: 5}", "items:"]
    (folder / "instruments" / "survey.yaml").write_text("\n".join([*head, *items]) + "\n", encoding="utf-8")
    listed = "{" + ", ".join(f"{name}: {name}" for name in item_names()) + "}"
    (folder / "mapping.yaml").write_text(MAPPING.format(items=listed), encoding="utf-8")
    sides = np.where(np.isin(np.arange(ITEMS), REVERSED), -1, 1)
    answers = 3 + 0.6 * sides * rng.normal(size=people)[:, None] + 0.8 * rng.normal(size=(people, ITEMS))
    value = np.clip(np.rint(answers), 1, 5).astype("int8")
    missing = rng.random(value.shape) < MISSING
    e_mail = pa.array([f"person{number:06d}@example.org" for number in rng.permutation(people)])
    columns = {name: pa.array(value[:, i], mask=missing[:, i]) for i, name in enumerate(item_names())}
    csv.write_csv(pa.table({"e_mail": e_mail, **columns}), folder / "export.csv")


def measured(code: str) -> dict[str, float]:
    """Seconds, peak memory in MB and what the code tells of its result, of a fresh process that runs `code`."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + TELL], check=True, capture_output=True, text=True)
    return {"seconds": time.perf_counter() - begun, **json.loads(done.stdout.splitlines()[-1])}


def large(say: Callable[[str], None] = print) -> None:
    """Import, check and score, and plain pandas, in turn; medians and ratios."""
    names = [item_names()[i] for i in REVERSED]
    codes = {"import": IMPORT, "check and score": BOTH, "pandas to long": PANDAS_IMPORT, "pandas scores": PANDAS_BOTH}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in codes}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "program"
            write_program(folder)
            for name, code in codes.items():
                runs[name].append(measured(code.format(folder=str(folder), reversed=names)))
    ours, theirs = runs["check and score"][0], runs["pandas scores"][0]
    assert ours["n"] == theirs["n"], (ours, theirs)
    assert abs(ours["sum"] - theirs["sum"]) < 1e-6 * abs(theirs["sum"]), (ours, theirs)
    say(f"{PEOPLE:,} people × {ITEMS} items, from the export to the scores (medians of {RUNS})")
    for name, done in runs.items():
        say(f"  {name}: {_middle(done, 'seconds'):.1f} s, {_middle(done, 'peak'):,.0f} MB")
    whole = [sum(_middle(runs[name], "seconds") for name in pair) for pair in (list(codes)[:2], list(codes)[2:])]
    say(f"  together {whole[0]:.1f} s, plain pandas {whole[1]:.1f} s: {whole[0] / whole[1]:.2f} of its time")


def _middle(done: list[dict[str, float]], what: str) -> float:
    return statistics.median(one[what] for one in done)
