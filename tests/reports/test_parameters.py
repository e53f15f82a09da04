"""Are a report's parameters strict, before any kernel starts?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest

from mentorlab.errors import BadInput, MentorlabError
from mentorlab.reports.kinds import kind_of
from mentorlab.reports.parameters import checked, parameters_of
from tests.programs import demo

NOTEBOOK = kind_of("outcomes").notebook


def _notebook(folder: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]}) for source in sources]
    path = folder / "some.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_names_types_defaults_and_help_are_read(tmp_path: Path) -> None:
    path = _notebook(tmp_path, 'unit: str = "a # b"  # which unit\nlevel: float = 0.9  # how sure')
    found = parameters_of(path)
    assert (found["unit"].type, found["unit"].default, found["unit"].help) == ("str", "a # b", "which unit")
    assert found["level"].default == 0.9


@pytest.mark.parametrize(
    "source", ["x = 1  # untyped", "x: int = 1", "x: dict = {}  # odd type", "import os  # no parameter"]
)
def test_a_line_that_is_no_parameter_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(MentorlabError, match="line 1: write"):
        parameters_of(_notebook(tmp_path, source))


def test_no_or_two_parameter_cells_are_refused(tmp_path: Path) -> None:
    # papermill would silently use the defaults, or let the second overwrite the first
    for sources in ([], ["a: int = 1  # x", "a: int = 2  # x"]):
        with pytest.raises(MentorlabError, match="needs exactly one"):
            parameters_of(_notebook(tmp_path, *sources))


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"level": "0.9"}, 0.9),
        ({"level": 0.9}, 0.9),
        ({"as_of": date(2026, 12, 1)}, "2026-12-01"),
        ({"audience": "staff"}, "staff"),
    ],
)
def test_what_fits_is_taken(given: dict[str, Any], value: Any) -> None:
    assert checked(NOTEBOOK, given, demo())[next(iter(given))] == value


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"levle": 0.9}, "did you mean 'level'"),
        ({"level": "abc"}, "'abc' is not a float"),
        ({"level": True}, "True is not a float"),
        ({"level": float("nan")}, "nan is not a float"),
        ({"level": 2.0}, "outside 0.8 to 0.999"),
        ({"measure": 3}, "3 is not a str"),
        ({"measure": "engagement_plus"}, "did you mean 'engagement_pulse'"),
        ({"audience": "leaders"}, "did you mean 'leadership'"),
        ({"as_of": "31.12.2026"}, "is no day"),
        ({"as_of": "20261231"}, "is no day"),
        ({"folder": "elsewhere"}, "no parameter 'folder'"),
        ({"x=1;import os": "1"}, "no parameter 'x=1;import os'"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        checked(NOTEBOOK, given, demo())


def test_all_faults_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        checked(NOTEBOOK, {"a": 1, "b": 2, "level": "x"}, demo())
    assert [fault.column for fault in refused.value.faults] == ["a", "b", "level"]


def test_a_plan_for_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(BadInput, match="-1 is no number of people"):
        checked(kind_of("plan").notebook, {"people": "-1"}, demo())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"policy": "stabel"}, "did you mean 'stable'"),
        ({"by": "gendre"}, "did you mean 'gender'"),
        ({"seed": "-1"}, "-1 is no seed"),
    ],
)
def test_how_pairs_are_made_is_held_against_what_there_is(given: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        checked(kind_of("matching").notebook, given, demo())


@pytest.mark.parametrize("report", ["reach", "engagement"])
@pytest.mark.parametrize("by", ["tenure_years", "hired_on", "manager_id"])
def test_a_column_that_makes_no_groups_is_refused_before_the_report_begins(report: str, by: str) -> None:
    with pytest.raises(BadInput, match=f"'{by}' makes no groups"):
        checked(kind_of(report).notebook, {"by": by}, demo())
