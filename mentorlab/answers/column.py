"""What is a column of a table: its heading, how its cells are written, what it means?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "count", "number", "share", "p", "money", "date", "as_it_is"]


@dataclass(frozen=True)
class Column:
    """A column of a result's table: its heading, how its cells are written, and its meaning for the workbook.

    A `number` is written with `places` decimals, or with as many as the answer deserves; a `share` (0 to 1) as a
    percentage; what is `as_it_is` was rounded when it was worked out, and keeps its digits.
    """

    heading: str
    kind: Kind
    meaning: str
    places: int | None = None
