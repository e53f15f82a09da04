"""How is one long call into compiled code stopped? It is made in a process of its own, which can be ended."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from mentorlab.errors import BadInput, MentorlabError

Made = TypeVar("Made")
A_LOOK = 0.1  # seconds between two looks whether it is done; somebody who stops it waits so long at most


def apart(work: Callable[..., Made], *given: Any, **more: Any) -> Made:
    """What `work(*given, **more)` gives, or the fault that it raises. A function of a module, and values that can be
    sent to another process. Whoever leaves this by an exception, as a stopped panel does, ends the process.

    Raises MentorlabError where the process ends without an answer, as for want of memory.
    """
    context = multiprocessing.get_context("spawn")  # a copy of a kernel with threads could wait for ever
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(there, work, given, more), daemon=True)
    process.start()
    there.close()
    try:
        while not here.poll(A_LOOK):
            pass
        kind, made = here.recv()
    except EOFError:
        raise MentorlabError("the search ended without an answer; there may be too little memory") from None
    finally:
        process.kill()
        process.join()
        here.close()
    if kind == "faults":
        raise BadInput(made)
    if kind == "error":
        raise made
    answer: Made = made
    return answer


def _do(there: Connection, work: Callable[..., Any], given: tuple[Any, ...], more: dict[str, Any]) -> None:
    try:
        told = ("made", work(*given, **more))
    except BadInput as bad:
        told = ("faults", bad.faults)
    except MentorlabError as error:
        told = ("error", error)
    there.send(told)
