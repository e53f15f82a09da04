"""Does what a panel showed of people stay out of a notebook that is saved?"""

from __future__ import annotations

import asyncio
from pathlib import Path

import nbformat

from mentorlab.reports.served.copies import Copies
from mentorlab.reports.served.lab import Lab
from mentorlab.reports.served.saving import HOOK

STATE = {
    "application/vnd.jupyter.widget-state+json": {"version_major": 2, "state": {"a": {"options": ["m17 with p4"]}}}
}


def test_a_notebook_is_saved_without_the_state_of_its_panels(tmp_path: Path) -> None:
    from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    book.metadata["widgets"] = STATE
    manager = AsyncLargeFileManager(root_dir=str(tmp_path), pre_save_hook=HOOK)
    asyncio.run(manager.save({"type": "notebook", "content": book, "format": "json"}, "board.ipynb"))
    asyncio.run(manager.save({"type": "file", "content": "a,b", "format": "text"}, "table.csv"))
    written = nbformat.read(tmp_path / "board.ipynb", as_version=4)
    assert ("m17" in (tmp_path / "board.ipynb").read_text(), written.cells[0].source) == (False, "1 + 1")
    assert (tmp_path / "table.csv").read_text() == "a,b"


def test_the_laboratory_saves_in_this_way(tmp_path: Path) -> None:
    lab = Lab(Copies(tmp_path, tmp_path / "notebooks", (), ()), 8888)
    assert f"--ContentsManager.pre_save_hook={HOOK}" in lab.arguments(browser=False)
