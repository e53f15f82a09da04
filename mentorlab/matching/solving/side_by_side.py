"""How is work that falls into independent parts shared among the cores, with the same result on any number of them?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")


def side_by_side(do: Callable[[T], None], parts: Iterable[T]) -> None:
    """Do every part, a thread for each core. No part may write where another reads or writes.

    The parts have to leave the interpreter free (products of arrays, compiled loops). A product keeps to its own thread
    meanwhile: the library would share each small product among all cores, and spend more on waiting than on the work.
    """
    with threadpool_limits(limits=1, user_api="blas"), ThreadPoolExecutor(cores()) as threads:
        for _ in threads.map(do, parts):
            pass


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
