"""Do kernels talk over files of the user wherever such files can be, and is there another way where they cannot?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import zmq

from mentorlab.reports.served.transport import NAMED, transport

IPC = ["--KernelManager.transport=ipc"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_files_where_their_names_have_room() -> None:
    assert transport("/srv/people/ana/.local/share/jupyter/runtime") == IPC
    assert transport("/srv/people/ana.alves.of.the.northern.branch@example.org/.local/share/jupyter/runtime") == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_the_longest_that_is_taken_can_be_bound(tmp_path: Path) -> None:
    here = str(tmp_path)
    for runtime in (here, here + "/" + "d" * (103 - len(NAMED) - len(here) - 1)):
        if transport(runtime):
            Path(runtime).mkdir(exist_ok=True)
            with zmq.Context() as context, context.socket(zmq.PUB) as socket:
                socket.bind(f"ipc://{runtime}{NAMED}")
    assert transport(here + "/" + "d" * (104 - len(NAMED) - len(here) - 1)) == []


def test_never_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert transport("C:") == []
