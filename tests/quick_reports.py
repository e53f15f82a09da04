"""Reports made quickly, for tests of what makes them: without a kernel of their own, and of two questions only.

Half of the time of a report goes into starting a kernel and importing everything anew. `executed_here` runs the cells
of any notebook in the process of the tests; `short_outcomes` puts a notebook of two questions in the place of the
shipped one. What the runner does with a notebook, its folders, records and files, is the same for all. Reports as they
are really made, the shipped notebooks in kernels, are in `test_report`; kernels that fail in `test_execution`.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import pytest
from IPython.core.formatters import DisplayFormatter

from mentorlab.reports import kinds, runner
from mentorlab.reports.execution import How

PARAMETERS = """folder: str = "demo"  # the program
measure: str = ""  # a measure
audience: str = "analyst"  # for whom
unit: str = ""  # one unit only
publishing: str = ""  # set by mentorlab run alone"""
CELLS = (
    """import mentorlab
from mentorlab import outcomes

program = mentorlab.load(folder, publishing=publishing, unit=unit)
mentorlab.scope(program)""",
    """answer = outcomes.contrast(program, measure=measure, audience=audience)
answer""",
    "answer.figure()",
    "print(answer.sentence())",
    "answer.how_we_know",
    """changed = outcomes.change(program, measure=measure, group=program.charter.units, audience=audience)
changed""",
    "changed.figure()",
    "changed.how_we_know",
)
TITLE = "Did it work?"


def short_kind(folder: Path, extra: str = "") -> kinds.Kind:
    """The report outcomes of two questions; its notebook is written into this folder. `extra`: a first cell."""
    cells = [nbformat.v4.new_markdown_cell(f"# {TITLE}")]
    cells += [nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
    cells += [nbformat.v4.new_code_cell(source) for source in (*([extra] if extra else []), *CELLS)]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = folder / "60_outcomes.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), notebook)
    return kinds.Kind("outcomes", TITLE, notebook, ("outcomes.contrast", "outcomes.change"))


@contextmanager
def short_outcomes(extra: str = "") -> Iterator[None]:
    """In here the runner makes the report of two questions where the outcomes report is asked for."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        short = short_kind(Path(folder), extra)
        patched.setattr(runner, "kind_of", lambda name: short if name == "outcomes" else kinds.kind_of(name))
        yield


@contextmanager
def executed_here() -> Iterator[None]:
    """In here the runner runs notebooks in this process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(runner, "execute", execute)
        yield


@contextmanager
def quick_outcomes() -> Iterator[None]:
    """In here the outcomes report is short, and made in this process."""
    with short_outcomes(), executed_here():
        yield


def execute(
    notebook: Path, executed: Path, parameters: Mapping[str, Any], step: Callable[[int, int], None], _how: How
) -> Any:
    """As `mentorlab.reports.execution.execute`, in this process; an error in a cell is raised as it is."""
    done = nbformat.read(notebook, as_version=4)
    place = next(k for k, cell in enumerate(done.cells) if "parameters" in cell.metadata.get("tags", [])) + 1
    given = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    done.cells.insert(place, nbformat.v4.new_code_cell(given, metadata={"tags": ["injected-parameters"]}))
    code, names = [cell for cell in done.cells if cell.cell_type == "code"], {}
    for number, cell in enumerate(code, start=1):
        step(number, len(code))
        cell.outputs, cell.execution_count = _outputs(cell.source, names), number
    nbformat.write(done, executed)
    return nbformat.read(executed, as_version=4)


def _outputs(source: str, names: dict[str, Any]) -> list[Any]:
    """What a cell prints, displays and ends with."""
    shown: list[Any] = []
    names["display"] = lambda *values: shown.extend(_shown("display_data", value) for value in values)
    statements = ast.parse(source).body
    last = statements.pop() if statements and isinstance(statements[-1], ast.Expr) else None
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(ast.Module(statements, []), "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
    if text := printed.getvalue():
        shown.insert(0, nbformat.v4.new_output("stream", name="stdout", text=text))
    return [*shown, *([] if value is None else [_shown("execute_result", value)])]


def _shown(kind: str, value: object) -> Any:
    data, about = DisplayFormatter().format(value)
    return nbformat.v4.new_output(kind, data=data, metadata=about)
