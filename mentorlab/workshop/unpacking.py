"""How does a workshop get into a folder? Notebooks, the demo's data, canvases and an empty file for the answers.

The folder appears whole or not at all, and never in the place of another one.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault
from mentorlab.shipped import shipped
from mentorlab.workshop.answers_file import EMPTY, NAME
from mentorlab.workshop.copies import as_text, for_facilitators, for_participants

PLANTED = "truth.yaml"


def workshop_notebooks() -> dict[str, dict[str, Any]]:
    """File name → notebook with its solutions, in the order of the sessions."""
    found = sorted(shipped("notebooks", "workshop").glob("*.ipynb"))
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in found}


def first_session(folder: Path) -> str | None:
    """The notebook of the first session in a workshop folder, None where it is none."""
    found = [name for name in workshop_notebooks() if (folder / name).is_file()]
    return found[0] if found and (folder / NAME).is_file() else None


def unpack(folder: Path, *, solutions: bool = False) -> Path:
    """Make the workshop folder: the participants' notebooks, or the facilitator's with solutions and what was planted.

    Raises BadInput where something stands there already or cannot be written.
    """
    if folder.exists():
        what = f"{folder.name} is there already, perhaps with answers in it"
        raise BadInput(Fault("workshop", "DIR", what, "name a folder that is not there yet"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            _fill(aside, solutions=solutions)
            aside.chmod(0o755)
            aside.rename(folder)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    except OSError as error:
        what = f"the folder cannot be made ({error.strerror}); nothing of it is left"
        raise BadInput(Fault("workshop", "DIR", what, "make room, or name another place")) from error
    return folder


def _fill(folder: Path, *, solutions: bool) -> None:
    made = for_facilitators if solutions else for_participants
    for name, notebook in workshop_notebooks().items():
        (folder / name).write_text(as_text(made(notebook)), encoding="utf-8")
    hidden = () if solutions else (PLANTED,)
    shutil.copytree(shipped("data", "demo"), folder / "data", ignore=shutil.ignore_patterns(*hidden))
    (folder / NAME).write_text(json.dumps(EMPTY, indent=1) + "\n", encoding="utf-8")
