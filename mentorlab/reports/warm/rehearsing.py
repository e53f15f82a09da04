"""How does a warm process learn what the reports to come will ask? It runs their notebook once, for itself.

What is first used is then used already in every kernel, and answers about the whole program are held
(`answers/answered_before`). Nothing is shown, written or put on record; what cannot be answered stays unsaid here: the
reports say it.
"""

from __future__ import annotations

import ast
import io
import json
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PARAMETERS = "parameters"  # the tag of the cell that they are set behind


@dataclass(frozen=True)
class Rehearsal:
    """Which notebook, of which program, with which parameters (plain values)."""

    notebook: str
    program: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def written(self) -> str:
        """As one word of a command line."""
        return json.dumps(asdict(self))


def rehearse(written: str) -> None:
    """Run what was `written`, as far as it goes."""
    rehearsal = Rehearsal(**json.loads(written))
    from mentorlab.answers.answered_before import keep
    from mentorlab.tables.privacy.publishing import prepare

    keep()
    with tempfile.TemporaryDirectory() as private, _silence(), suppress(Exception):
        published = prepare(Path(rehearsal.program), Path(private)).place
        given = {**rehearsal.parameters, "folder": rehearsal.program, "publishing": str(published)}
        known: dict[str, Any] = {"__name__": "__main__", "display": _show}
        for tags, source in _cells(Path(rehearsal.notebook)):
            _run(source, known)
            if PARAMETERS in tags:
                known.update(given)


def _cells(notebook: Path) -> Iterator[tuple[list[str], str]]:
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield cell["metadata"].get("tags", []), "".join(cell["source"])


def _run(source: str, known: dict[str, Any]) -> None:
    """Run a cell as a kernel does: what its last line says is shown."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<rehearsal>", "exec"), known)  # a notebook of ours
    if isinstance(last, ast.Expr):
        _show(eval(compile(ast.Expression(last.value), "<rehearsal>", "eval"), known))


def _show(*shown: Any, **_: Any) -> None:
    """What a notebook would hold of it is made, and thrown away; a figure is held by the answer that it belongs to."""
    for one in shown:
        for name in ("_repr_mimebundle_", "_repr_html_"):
            if hasattr(one, name):
                getattr(one, name)()
                break
        else:
            repr(one)


@contextmanager
def _silence() -> Iterator[None]:
    """No word, and no warning: one that was given once would not be given again in a kernel."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
