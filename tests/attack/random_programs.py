"""Random programs for the attack: nested and crossed columns, small groups, missing answers, and what may change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

import mentorlab
from mentorlab import outcomes
from mentorlab.answers.result import Result
from mentorlab.reports.runner import run
from mentorlab.tables.privacy.ledger import to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from tests.programs import write_program

LOW, HIGH = 1, 5
WAVES = ("before", "after")


def random_people(rng: np.random.Generator) -> pd.DataFrame:
    """People with an arm, two to four columns, and their answers at both waves (NaN: not answered)."""
    n = int(rng.integers(24, 110))
    region = rng.choice(3, n, p=rng.dirichlet([2, 2, 2]))
    columns = {
        "region": region.astype(str),
        "site": [f"{r}{s}" for r, s in zip(region, rng.choice(3, n, p=[0.55, 0.3, 0.15]), strict=True)],
        "grade": rng.choice(int(rng.integers(2, 6)), n).astype(str),
        "team": rng.choice(int(rng.integers(3, 8)), n).astype(str),
        "gender": rng.choice(["m", "w", "x"], n, p=[0.5, 0.44, 0.06]),
    }
    # A column that nearly repeats another, as in lists that were kept twice.
    twin = np.array(columns["region"], dtype=object)
    twin[rng.choice(n, int(rng.integers(0, 4)), replace=False)] = "2"
    columns["country"] = twin
    chosen = list(rng.choice(list(columns), int(rng.integers(2, 5)), replace=False))
    people = pd.DataFrame({name: [f"{name} {value}" for value in columns[name]] for name in chosen})
    people.insert(0, "person_id", [f"p{k:03d}" for k in range(n)])
    people["arm"] = np.where(rng.random(n) < 0.75, "program", "comparison")
    high = rng.choice(people[chosen[0]].unique()) if rng.random() < 0.3 else None  # a group that all answers alike
    missing = rng.random() * 0.35
    for wave in WAVES:
        answers = rng.integers(LOW, HIGH + 1, n).astype(float)
        answers[(people[chosen[0]] == high).to_numpy()] = HIGH
        answers[rng.random(n) < missing] = np.nan
        people[wave] = answers
    return people


def changed(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The same people later: a few or many left, moved, or answered late; answers once given stay as they were."""
    later = people.copy()
    columns = columns_of(people)
    silent = later.index[later["after"].isna()]
    many = int(rng.choice([1, 1, 4]))
    late = rng.choice(silent, min(many * int(rng.integers(0, 6)), len(silent)), replace=False)
    later.loc[late, "after"] = rng.integers(LOW, HIGH + 1, len(late)).astype(float)
    for _ in range(many * int(rng.integers(0, 4))):
        column = rng.choice(columns)
        later.loc[rng.choice(later.index), column] = rng.choice(later[column])
    gone = rng.choice(later.index, int(rng.choice([0, rng.integers(0, 4)])), replace=False)
    return later.drop(index=gone)


def columns_of(people: pd.DataFrame) -> list[str]:
    """The columns that the program may be split by."""
    return [name for name in people if name not in ("person_id", "arm", *WAVES)]


def write(folder: Path, people: pd.DataFrame, smallest: int, units: str) -> Path:
    """The program's folder."""
    answers = people.melt("person_id", list(WAVES), "wave", "value").dropna(subset="value").assign(measure="skill")
    charter = {"units": units, "privacy": {"smallest_group": smallest}}
    return write_program(
        folder,
        charter,
        people=people[["person_id", *columns_of(people)]],
        assignments=people[["person_id", "arm"]],
        measures=answers,
    )


@dataclass(frozen=True, eq=False)
class Read:
    """An answer as its reader has it, from a run folder alone."""

    status: str
    table: pd.DataFrame


@contextmanager
def whole_report(folder: Path, _: str) -> Iterator[Mapping[str, Read]]:
    """The answers of `mentorlab run`, read from its workbook and its findings."""
    made = run("outcomes", folder).folder
    found = json.loads((made / "findings.json").read_text(encoding="utf-8"))["findings"]
    sheets = pd.read_excel(made / "tables.xlsx", sheet_name=None, keep_default_na=False, na_values=[""])
    about_all = ("Findings", "Estimates", "Definitions")
    tables = {name.split()[1]: table for name, table in sheets.items() if name not in about_all}
    yield {name: Read(one["status"], tables[name]) for one in found for name in [one["question"].split(".")[1]]}


@contextmanager
def report(folder: Path, name: str) -> Iterator[Mapping[str, Result]]:
    """The answers of a report without its notebook: the same questions, held against the records, and put on record."""
    with TemporaryDirectory() as private:
        publishing = prepare(folder, Path(private))
        program = mentorlab.load(folder, publishing=private)
        changed_ = outcomes.change(program, group=program.charter.units)
        yield {"change": changed_, "contrast": outcomes.contrast(program)}
        figures = [figure for _, shown in publishing.noted() for figure in shown]
        write_record(folder, name, to_bytes("outcomes", figures))
