"""Which tables have been asked for so far? Only these are made, each once: most questions look at few of the twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

Made = Mapping[str, pd.DataFrame]


class OnDemand(Mapping[str, pd.DataFrame]):
    """Tables by name, made when they are first asked for.

    `makers`: the names of tables that are made together, and what makes them (a mapping with at least these names).
    A maker that draws random numbers must have draws of its own, so that the order of asking changes nothing.
    """

    def __init__(self, makers: Mapping[tuple[str, ...], Callable[[], Made]]) -> None:
        self._maker = {name: (names, make) for names, make in makers.items() for name in names}
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._made:
            names, make = self._maker[name]
            made = make()
            self._made |= {one: made[one] for one in names}
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._maker)

    def __len__(self) -> int:
        return len(self._maker)

    def __contains__(self, name: object) -> bool:  # the inherited one would make the table
        return name in self._maker
