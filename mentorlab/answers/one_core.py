"""How does a product of arrays keep to its own core while a question is answered?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_KEPT = ContextVar("kept", default=False)


@contextmanager
def one_core() -> Iterator[None]:
    """Products of arrays on one core while this lasts.

    Our tables are long and narrow: sharing each product among the cores gains little on an idle machine, and on a busy
    one the threads wait for each other, which made an answer ten times as slow. What is around is put back afterwards.
    """
    if _KEPT.get():  # a question asked by a question
        yield
        return
    from threadpoolctl import threadpool_limits

    token = _KEPT.set(True)
    try:
        with threadpool_limits(limits=1, user_api="blas"):
            yield
    finally:
        _KEPT.reset(token)
