"""What did earlier reports show, and whose averages does this one show? What a notebook knows while it is a report.

The runner prepares a folder of its own, outside the run: copies of the records of what was published before, as they
were when the report began, and one file into which every question notes the people behind its answer. So nobody's id
stands in the notebook. In an interactive session there is no such folder: nothing is published, and nothing noted.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.privacy.ledger import RECORDS, Figure, Ledger, read_ledger, records_in, run_of

NOTES = "shown.jsonl"
MADE_WITH = "made_with.json"


@dataclass(frozen=True, eq=False)
class Publishing:
    """`earlier`: what earlier reports covered. `place`: the runner's folder. `made_with`: the records of reports that
    stand in the same folder of runs, as a batch has one of its own.
    """

    earlier: Ledger
    place: Path
    made_with: frozenset[str] = frozenset()

    def note(
        self, about: Mapping[str, Any], waves: Sequence[str], sets: Sequence[frozenset[str]], of: Sequence[str] = ()
    ) -> None:
        """Note whose averages an answer shows. `about`: what its finding says of itself (question, measure, …).

        `of`: the measure of each set, where the answer shows averages of several; else that of the finding.
        """
        measures = list(of) or [about["measure"]] * len(sets)
        told = {"about": dict(about), "waves": list(waves), "sets": [sorted(one) for one in sets], "of": measures}
        with (self.place / NOTES).open("a", encoding="utf-8") as file:
            file.write(json.dumps(told, ensure_ascii=False) + "\n")

    def noted(self) -> list[tuple[dict[str, Any], list[Figure]]]:
        """Everything noted so far: what each answer was about, and the figures in it."""
        path = self.place / NOTES
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [
            (
                one["about"],
                [
                    Figure(measure, tuple(one["waves"]), frozenset(people))
                    for measure, people in zip(one["of"], one["sets"], strict=True)
                ],
            )
            for one in map(json.loads, lines)
        ]


def prepare(program: Path, place: Path, known: Collection[str] | None = None, runs: Path | None = None) -> Publishing:
    """Copy a program's records of what was published to a folder for one report. Raises BadInput for broken ones.

    `known`: only those of these names, as inputs are named. `runs`: where the report's run will stand.
    """
    (place / RECORDS).mkdir()
    made_with = [f"{RECORDS}/{path.name}" for path in records_in(program) if runs and (runs / run_of(path)).is_dir()]
    (place / MADE_WITH).write_text(json.dumps(made_with), encoding="utf-8")
    for path in records_in(program):
        if known is not None and f"{RECORDS}/{path.name}" not in known:
            continue
        shutil.copy(path, place / RECORDS / path.name)
    return opened(place)


def opened(place: str | Path) -> Publishing:
    """What `prepare` made, opened in the notebook. Raises BadInput where it is not there."""
    path = Path(place)
    if not (path / RECORDS).is_dir():
        what = "is no folder that the runner prepared"
        raise BadInput(Fault("settings", "publishing", what, "leave it empty: only mentorlab run sets it"))
    made_with = frozenset(json.loads((path / MADE_WITH).read_text(encoding="utf-8")))
    return Publishing(read_ledger(path), path, made_with)
