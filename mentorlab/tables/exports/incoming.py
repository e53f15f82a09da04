"""What came out of an export, before it meets the table? Rows for the table, and counts of all that is not in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from mentorlab.tables.exports.merging import Merged
from mentorlab.tables.exports.receipt import Receipt


@dataclass
class Incoming:
    """`frame`: rows for the table, `at`: the row of the export that each comes from; counts are those of Receipt."""

    file: str
    sha256: str
    format: str
    frame: pd.DataFrame
    at: np.ndarray
    rows_in: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    unfinished_kept: int = 0
    read_as_missing: int = 0
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def receipt(self, table: str, rows_out: int, result: Merged, places: int, target: Path) -> Receipt:
        """The receipt, once it is known what the table held already."""
        return Receipt(
            self.file,
            self.sha256,
            self.format,
            table,
            rows_in=self.rows_in,
            rows_used=self.rows_in - sum(self.left_out.values()),
            rows_out=rows_out,
            added=len(result.new),
            same=result.same,
            replaced=result.replaced,
            removed=result.removed,
            left_out=dict(self.left_out),
            unfinished_kept=self.unfinished_kept,
            read_as_missing=self.read_as_missing,
            masked_places=places,
            unused=self.unused,
            notes=self.notes,
            written=target,
        )
