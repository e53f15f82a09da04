"""Which programs are tried, and what is expected of each beforehand?

To add a row: one entry in `working`, `elsewhere` or `failing`, with the truth that is planted, what is asked, and for
each estimate the truth that it is held against and what is expected. A new question of a room: one entry in
`asking.ANALYSES`, and rows that ask it. An expectation of failure names the literature's reason. Seeds are the same for
every row and were fixed beforehand; nothing here is changed because of a result.
"""

from __future__ import annotations

from tests.calibration.elsewhere import ELSEWHERE
from tests.calibration.failing import SHOULD_FAIL
from tests.calibration.row import Row
from tests.calibration.working import SHOULD_WORK

SEEDS = range(2000)  # fixed before anything was run
ROWS: tuple[Row, ...] = (*SHOULD_WORK, *ELSEWHERE, *SHOULD_FAIL)


def named(names: list[str]) -> tuple[Row, ...]:
    """The rows of these names; a name that is a row's beginning means all rows that begin so."""
    chosen = tuple(row for row in ROWS if any(row.name.startswith(name) for name in names))
    unknown = [name for name in names if not any(row.name.startswith(name) for row in ROWS)]
    if unknown:
        raise KeyError(f"no row is called {', '.join(unknown)}; there are: {', '.join(row.name for row in ROWS)}")
    return chosen
