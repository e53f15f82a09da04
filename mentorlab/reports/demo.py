"""The demo: every report on the shipped demo program and on one real program."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlab.errors import BadInput, Fault
from mentorlab.reports.kinds import kinds
from mentorlab.reports.runner import Run, run
from mentorlab.shipped import shipped

if TYPE_CHECKING:
    import pandas as pd

PUBLIC = {
    "age": "age",
    "educ": "education_years",
    "black": "black",
    "hisp": "hispanic",
    "marr": "married",
    "nodegree": "no_degree",
}
# A program is followed while it runs: on a day of its summer, and four weeks later held against that.
WEEKLY: tuple[dict[str, str], ...] = ({"as_of": "2026-06-29"}, {"as_of": "2026-07-27", "compare_with": "last"})
EARNINGS = {"re74": "earlier", "re75": "before", "re78": "after"}


def demo(out: Path) -> list[Run]:
    """Write both programs into `out` and make every report on each. Earlier runs in `out` are kept."""
    return [run(report, program, given) for program, report, given in asked_for(out)]


def asked_for(out: Path) -> list[tuple[Path, str, dict[str, str]]]:
    """Write both programs into `out`; which reports are made of them: program, report and its parameters, in order."""
    try:
        northwind = _fresh(shipped("data", "demo"), out / "northwind")
        training = job_training(out / "job-training")
    except OSError as error:
        what = f"the demo cannot be written to {out}: {error.strerror}"
        raise BadInput(Fault("--out", "", what, "name a folder that may be written")) from error
    asked: list[tuple[Path, str, dict[str, str]]] = [
        (program, report, {}) for program in (northwind, training) for report in kinds()
    ]
    place = asked.index((northwind, "engagement", {}))
    asked[place : place + 1] = [(northwind, "engagement", given) for given in WEEKLY]
    return asked


def _fresh(source: Path, target: Path) -> Path:
    """A copy of the shipped program; its runs folder, if there is one, stays."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    return target


def job_training(folder: Path) -> Path:
    """The job-training experiment of the package causaldata (`nsw_mixtape`) as a program folder."""
    data = _public_data()
    _fresh(shipped("templates", "programs", "job-training"), folder)
    tables = folder / "tables"
    tables.mkdir(exist_ok=True)
    data[["person_id", *PUBLIC]].rename(columns=PUBLIC).to_csv(tables / "people.csv", index=False, lineterminator="\n")
    arm = data["treat"].map({1: "program", 0: "comparison"})
    data[["person_id"]].assign(arm=arm).to_csv(tables / "assignments.csv", index=False, lineterminator="\n")
    long = data.melt("person_id", list(EARNINGS), var_name="wave").assign(measure="earnings")
    long["wave"] = long["wave"].map(EARNINGS)
    long[["person_id", "measure", "wave", "value"]].to_csv(tables / "measures.csv", index=False, lineterminator="\n")
    return folder


def _public_data() -> pd.DataFrame:
    from causaldata import nsw_mixtape

    data: pd.DataFrame = nsw_mixtape.load_pandas().data.reset_index(drop=True)
    whole = data.columns.difference([*EARNINGS, "data_id"])
    data = data.astype(dict.fromkeys(whole, "int64"))
    return data.assign(person_id=[f"w{number:03d}" for number in range(1, len(data) + 1)])
