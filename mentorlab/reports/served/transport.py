"""How do server and kernels talk? Over files of this user where the system can have them, else over the loopback."""

from __future__ import annotations

import os

LONGEST = 103  # bytes of the path of a socket: macOS has the least (104 with its end), Linux 107
NAMED = "/kernel-00000000-0000-0000-0000-000000000000-ipc-5"


def transport(runtime: str | None = None) -> list[str]:
    """What a server is started with. runtime: where Jupyter keeps what runs (default: where it does).

    Windows has no such files, and a folder deep down has no room for their names: there nothing is said, and the
    kernels listen on the loopback, each message signed with a key of its own, as everywhere in Jupyter.
    """
    from jupyter_core.paths import jupyter_runtime_dir

    path = (runtime or jupyter_runtime_dir()) + NAMED
    return ["--KernelManager.transport=ipc"] if os.name == "posix" and len(os.fsencode(path)) <= LONGEST else []
