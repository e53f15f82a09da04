"""Do imports point down only, do rooms keep to themselves, and has every outside library one door? (DESIGN 5)"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

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
    "nbconvert": ["reports/page.py"],
    "nbformat": ["reports"],
    "xlsxwriter": ["reports/workbook.py"],
    "causaldata": ["reports/demo.py"],
    "ipywidgets": ["widgets"],
    "click": ["cli"],
    "pyarrow": ["tables"],
    "openpyxl": ["tables"],
    "sqlalchemy": ["tables/database"],
    "sqlparse": ["tables/database/only_reads.py"],
    "jinja2": ["planning/drafts/filling.py"],
    "mistune": ["answers/drafts.py"],
    "docx": ["reports/word.py"],
    "icalendar": ["tables/exports/calendar.py"],
    "recurring_ical_events": ["tables/exports/calendar.py"],
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [alias.name for alias in node.names] if node.module == "mentorlab" else [""]
            found += [f"{node.module}.{name}".rstrip(".") for name in names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path}: write imports from mentorlab in full")
    return found


def _home(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    home = _home(path)
    if home == "__init__":
        return  # the front door shows every floor, lazily
    for name in _imports(path):
        if not name.startswith("mentorlab."):
            continue
        other = name.split(".")[1]
        assert other in FLOORS, f"{path.name} imports mentorlab.{other}, which stands on no floor"
        if other == home:
            continue
        assert FLOORS[other] <= FLOORS[home], f"{path.name} (floor {FLOORS[home]}) looks up to {other}"
        assert not (home in ROOMS and other in ROOMS), f"{path.name}: the room {home} enters the room {other}"
        assert {home, other} not in STRANGERS, f"{path.name}: {home} and {other} do not know each other"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_library_has_its_door(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for name in _imports(path):
        library = name.split(".")[0]
        doors = DOORS.get(library)
        if doors is not None:
            allowed = any(place == door or place.startswith(f"{door}/") for door in doors)
            assert allowed, f"{place} imports {library}; its door is {' or '.join(doors) or 'pandas'}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_have_an_honest_name_and_a_question(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "manager", "misc", "common"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree), f"{path.name} does not say which question it answers"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 250 or "wording" in path.parts, f"{path.name} has {lines} lines: does it answer one question?"
