"""What became of an export? Rows in, rows used, every row left out with its reason; the sums add up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Receipt:
    """Counts: `rows_in` = `rows_used` + the sum of `left_out`; `rows_out` = `added` + `same` + `replaced`.

    `unused`: the columns of the export that were not used, by name (the stored record holds only their number).
    """

    file: str
    sha256: str
    format: str
    table: str
    rows_in: int
    rows_used: int
    rows_out: int
    added: int
    same: int
    replaced: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    unfinished_kept: int = 0
    read_as_missing: int = 0
    masked_places: int = 0
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    written: Path | None = None
    removed: int = 0

    def lines(self) -> list[str]:
        """The receipt in words, a line for each fact that is not nothing."""
        told = [f"{self.file} ({self.format}) → {self.table}", f"  rows in the export: {self.rows_in}"]
        told.append(f"  rows used: {self.rows_used}")
        told += [f"  left out, {reason}: {n}" for reason, n in self.left_out.items()]
        told.append(
            f"  rows for {self.table}: {self.rows_out} "
            f"(added {self.added}, there already {self.same}, replaced {self.replaced})"
        )
        for n, words in (
            (self.removed, f"rows taken out of {self.table}, which the answers that replace them leave empty"),
            (self.unfinished_kept, "answers not finished, kept"),
            (self.read_as_missing, "cells read as missing"),
            (self.masked_places, "names, addresses and numbers masked in free text"),
        ):
            told += [f"  {words}: {n}"] if n else []
        if self.unused:
            told.append(f"  columns not used ({len(self.unused)}): {'; '.join(self.unused)}")
        return [*told, *(f"  note: {note}" for note in self.notes)]

    def record(self) -> bytes:
        """What is kept in records/: counts, no names and no clock, so that the same import gives the same bytes."""
        said: dict[str, Any] = {
            "record": "import",
            "table": self.table,
            "format": self.format,
            "sha256": self.sha256,
            "rows_in": self.rows_in,
            "rows_used": self.rows_used,
            "left_out": dict(self.left_out),
            "rows_out": self.rows_out,
            "added": self.added,
            "there_already": self.same,
            "replaced": self.replaced,
            "removed": self.removed,
            "unfinished_kept": self.unfinished_kept,
            "read_as_missing": self.read_as_missing,
            "masked_places": self.masked_places,
            "columns_not_used": len(self.unused),
        }
        return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()

    def path(self, folder: Path) -> Path:
        """Where the record goes: never over one that says something else."""
        name = f"import-{self.table}-{self.sha256[:12]}"
        path, times = folder / "records" / f"{name}.json", 1
        while path.exists() and hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(self.record()).digest():
            times += 1
            path = folder / "records" / f"{name}-{times}.json"
        return path
