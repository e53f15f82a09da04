"""Do charter and tables speak of the same things? Columns, waves, cycles and measures that one of them lacks."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from mentorlab.errors import CHARTER, Fault, did_you_mean
from mentorlab.tables.charter import Charter
from mentorlab.tables.contracts import STAKEHOLDERS
from mentorlab.tables.rows import faulty

SHOWS = 5  # from so many people on, a column is judged by how many of them share its values
NEAR = 0.8  # how alike two names of measures must be before one is called a slip of the pen


def disagreements(
    charter: Charter, frames: Mapping[str, pd.DataFrame], known_measures: Collection[str] | None = None
) -> list[Fault]:
    """Everything that the charter says and the tables deny, or the other way round."""
    return [
        *_columns(charter, frames),
        *_adjustments(charter, frames),
        *_measures(charter, frames, known_measures),
        *_words(charter, frames),
        *_cycles(charter, frames),
    ]


def _columns(charter: Charter, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    if "people" not in frames or frames["people"].columns.empty:
        return
    known = [str(name) for name in frames["people"].columns]
    evaluation = charter.evaluation
    cluster = evaluation.clustered_by if evaluation.clustered_by != "mentor" else None
    asked = [("units", charter.units), ("evaluation.clustered_by", cluster)]
    asked += [("evaluation.adjust_for", name) for name in evaluation.adjust_for]
    asked += [("places.stratify_by", name) for name in charter.places.stratify_by]
    asked += [("places.steps_by", charter.places.steps_by)]
    for path, name in asked:
        if name is not None and name not in known:
            yield Fault(CHARTER, path, f"{name!r} is no column of people", did_you_mean(name, known))
    either = list(dict.fromkeys([*known, *map(str, frames.get("applications", pd.DataFrame()).columns)]))
    for place, rule in enumerate(charter.matching.rules, start=1):
        if rule.column is not None and rule.column not in either:
            what = f"{rule.column!r} is no column of people or applications"
            yield Fault(CHARTER, f"matching.rules[{place}]", what, did_you_mean(rule.column, either))


def _adjustments(charter: Charter, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Columns that are there and cannot be adjusted for: days, and words that hardly anybody shares."""
    people = frames.get("people", pd.DataFrame())
    if "cycle" in people:
        people = people[people["cycle"].isna() | (people["cycle"] == charter.cycle)]
    for name in dict.fromkeys(charter.evaluation.adjust_for):
        if name not in people or name == "person_id":
            continue
        cells = people[name].dropna()
        if pd.api.types.is_datetime64_any_dtype(cells):
            do = "give the days up to starts_on as a number in a column of its own, and name that one"
            yield Fault(CHARTER, "evaluation.adjust_for", f"{name!r} holds dates and cannot be adjusted for", do)
        elif not pd.api.types.is_numeric_dtype(cells) and _hardly_shared(cells):
            what = f"{name!r} is different for nearly everybody; it cannot be adjusted for"
            yield Fault(CHARTER, "evaluation.adjust_for", what, "name a column whose values people share")


def _hardly_shared(cells: pd.Series) -> bool:
    """Do more than half of the people have a value of their own?"""
    return len(cells) >= SHOWS and int((~cells.duplicated(keep=False)).sum()) > len(cells) / 2


def _measures(
    charter: Charter, frames: Mapping[str, pd.DataFrame], known_measures: Collection[str] | None
) -> Iterator[Fault]:
    # Answers may become scales that this floor knows nothing of: without a list of them nobody can be accused.
    if known_measures is None and "responses" in frames:
        return
    held: list[str] = []
    for table in ("measures", "summaries"):
        if table in frames and "measure" in frames[table]:
            held += [str(name) for name in frames[table]["measure"].dropna().unique()]
    scales = list(known_measures or ())
    pool = list(dict.fromkeys([*held, *(scales if "responses" in frames else ())]))
    for objective in charter.objectives:
        measure = objective.measure
        if measure is None or measure in held or measure in scales:
            continue
        near = difflib.get_close_matches(measure, pool, n=1, cutoff=NEAR)
        if near:
            path = f"objectives[{objective.id}].measure"
            where = "no table holds" if near[0] in held else "no table and no questionnaire holds"
            yield Fault(CHARTER, path, f"{where} {measure!r}", f"did you mean {near[0]!r}?")


def _words(charter: Charter, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    stakeholders = tuple(dict.fromkeys((*STAKEHOLDERS, *charter.audiences)))
    asked = [(table, "wave", charter.known_waves) for table in ("responses", "measures", "summaries", "comments")]
    asked += [(table, "stakeholder", stakeholders) for table in ("needs", "voices")]
    for table, column, known in asked:
        if table in frames and column in frames[table]:
            cells = frames[table][column]
            wrong = cells.notna() & ~cells.isin(known)
            if wrong.any():
                what = "is no wave of the charter" if column == "wave" else "is no stakeholder of the charter"
                advice = did_you_mean(str(cells[wrong].iloc[0]), known)
                yield from faulty(table, column, cells, wrong, what, advice)


def _cycles(charter: Charter, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    for table, frame in frames.items():
        if "cycle" in frame and len(frame) and not (frame["cycle"].isna() | (frame["cycle"] == charter.cycle)).any():
            known = [str(cycle) for cycle in frame["cycle"].dropna().unique()]
            what = f"no row is of the charter's cycle {charter.cycle!r}"
            yield Fault(table, "cycle", what, did_you_mean(charter.cycle, known))
