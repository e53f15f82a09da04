"""Do imports point down only, do rooms keep to themselves, and has every outside library one door? (DESIGN 5)"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "mentorlab"
FLOORS = {
    "errors": 0,
    "progress": 0,
    "shipped": 0,
    "tables": 1,
    "stats": 1,
    "answers": 2,
    "measures": 2,
    "simulation": 2,
    **dict.fromkeys(["needs", "planning", "reach", "matching", "engagement", "outcomes", "returns"], 3),
    "widgets": 4,
    "workshop": 4,
    "reports": 5,
    "cli": 6,
    "__main__": 6,
}
ROOMS = {name for name, floor in FLOORS.items() if floor == 3}
STRANGERS = ({"tables", "stats"},)  # on one floor, and not to know each other
DOORS = {
    "pingouin": ["stats"],
    "statsmodels": ["stats"],
    "scipy": ["stats", "matching/solving"],
    "ortools": ["matching/solving"],
    "numba": ["matching/compiled"],
    "pydantic": [
        "tables",
        "answers/question.py",
        "answers/settings.py",
        "outcomes/aim.py",
        "measures/instruments.py",
    ],
    "yaml": ["tables"],
    "sklearn": ["measures"],
    "onnxruntime": ["measures/meaning.py"],
    "tokenizers": ["measures/meaning.py"],
    "matplotlib": ["answers/look"],
    "papermill": ["reports/execution.py"],
    "jupyterlab": ["reports/served/lab.py"],
    "voila": ["reports/served/app.py"],
    "jupyter_client": ["reports/warm/provisioner.py"],
    "ipykernel": ["reports/warm/process.py"],
    "nbconvert": ["reports/forms/page.py"],
    "nbformat": ["reports"],
    "xlsxwriter": ["reports/forms/workbook.py"],
    "weasyprint": ["reports/forms/paper.py"],
    "pptx": ["reports/forms/slides.py"],
    "distributed": ["reports/batch/on_dask.py"],
    "dask": ["reports/batch/on_dask.py"],
    "causaldata": ["reports/demo.py"],
    "ipywidgets": ["widgets"],
    "click": ["cli"],
    "pyarrow": ["tables"],
    "openpyxl": ["tables"],
    "sqlalchemy": ["tables/database"],
    "sqlparse": ["tables/database/only_reads.py"],
    "jinja2": ["planning/drafts/filling.py", "planning/drafts/compiled.py", "reports/batch/index_page.py"],
    "mistune": ["answers/drafts.py"],
    "docx": ["reports/forms/word.py"],
    "icalendar": ["tables/exports/calendar.py"],
    "recurring_ical_events": ["tables/exports/calendar.py"],
}
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {place: ast.parse(path.read_text(encoding="utf-8")) for place, path in MODULES.items()}
NO_NAMES = {"utils", "helpers", "manager", "misc", "common"}


def _imports(place: str) -> Iterator[str]:
    for node in ast.walk(TREES[place]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [alias.name for alias in node.names] if node.module == "mentorlab" else [""]
            yield from (f"{node.module}.{name}".rstrip(".") for name in names)


def _home(place: str) -> str:
    return place.partition("/")[0].removesuffix(".py")


def test_imports_are_written_in_full() -> None:
    every = [(place, node) for place, tree in TREES.items() for node in ast.walk(tree)]
    assert not [place for place, node in every if isinstance(node, ast.ImportFrom) and node.level]


def test_imports_point_down() -> None:
    wrong = []
    for place in MODULES:
        home = _home(place)
        if home == "__init__":
            continue  # the front door shows every floor, lazily
        for other in {name.split(".")[1] for name in _imports(place) if name.startswith("mentorlab.")} - {home}:
            if other not in FLOORS:
                wrong.append(f"{place} imports mentorlab.{other}, which stands on no floor")
            elif FLOORS[other] > FLOORS[home]:
                wrong.append(f"{place} (floor {FLOORS[home]}) looks up to {other}")
            elif home in ROOMS and other in ROOMS:
                wrong.append(f"{place}: the room {home} enters the room {other}")
            elif {home, other} in STRANGERS:
                wrong.append(f"{place}: {home} and {other} do not know each other")
    assert not wrong


def test_every_library_has_its_door() -> None:
    wrong = []
    for place in MODULES:
        for library in {name.split(".")[0] for name in _imports(place)} & DOORS.keys():
            if not any(place == door or place.startswith(f"{door}/") for door in DOORS[library]):
                wrong.append(f"{place} imports {library}; its door is {' or '.join(DOORS[library])}")
    assert not wrong


def test_modules_have_an_honest_name_and_a_question() -> None:
    assert not [place for place, path in MODULES.items() if path.stem in NO_NAMES]
    silent = [place for place, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert not silent, "these modules do not say which question they answer"


def test_modules_stay_small() -> None:
    sizes = {place: len(path.read_text(encoding="utf-8").splitlines()) for place, path in MODULES.items()}
    large = {place: lines for place, lines in sizes.items() if lines > 250 and "/wording/" not in place}
    assert not large, "do these answer one question each?"
