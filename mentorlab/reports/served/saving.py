"""What is kept of panels when a notebook is saved? Nothing: what they show of people stays in the program's folder."""

from __future__ import annotations

from typing import Any

HOOK = f"{__name__}.without_panels"  # as Jupyter's contents manager is told of it


def without_panels(model: dict[str, Any], **_: Any) -> None:
    """Take the state of widgets out of a notebook that is about to be written.

    JupyterLab puts it there for whoever has switched "Save widget state" on: a match board would then stand in the file
    with its pairs, a data room with the first rows of an export.
    """
    if model["type"] == "notebook" and model.get("content") is not None:
        model["content"]["metadata"].pop("widgets", None)
