"""Run every notebook and keep the output of the cells that are compared, as text; strip everything else.

`python -m tests.notebooks` (or `make notebooks`) after a change that is meant to change a sentence; then read the diff.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
CHECKED = "nbval-check-output"


def refresh(path: Path) -> None:
    """Execute one notebook in a fresh kernel and write it back, normalised."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", timeout=600).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        if CHECKED in cell.metadata.get("tags", []):
            cell.execution_count = 1
        else:
            cell.outputs, cell.execution_count = [], None
    notebook.metadata.pop("widgets", None)  # what a form looked like when it was last run
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for notebook in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        refresh(notebook)
        sys.stdout.write(f"{notebook.relative_to(ROOT)}\n")
