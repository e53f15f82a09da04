"""What has been imported so far, in counts, and which tables does the program hold?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mentorlab.answers.markup import Passage
from mentorlab.answers.wording import catalogue
from mentorlab.errors import CHARTER
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.contracts import TABLES
from mentorlab.widgets.static import plain_table


def imported_so_far(folder: Path) -> Passage:
    """The records of imports as a table of counts; counts of few people say only that they are few."""
    charter, _ = judge_charter((folder / CHARTER).read_bytes())
    smallest = charter.privacy.smallest_group if charter is not None else 5
    records = [_read(path) for path in sorted((folder / "records").glob("import-*.json"))]
    rows = [_counts(one, smallest) for one in records if one]
    words = catalogue("data_room")
    name = charter.program if charter is not None else folder.name
    return plain_table(words.STATIC.format(program=name, tables=tables_held(folder)), words.COLUMNS, rows)


def tables_held(folder: Path) -> str:
    """The names of the tables that stand as files, in a sentence."""
    there = {path.stem for path in (folder / "tables").glob("*") if path.is_file()}
    words = catalogue("data_room").STATUS
    return str(words["tables"].format(tables=", ".join(name for name in TABLES if name in there) or words["none"]))


def _read(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_bytes())
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _counts(said: dict[str, Any], smallest: int) -> list[Any]:
    left_out = sum(said.get("left_out", {}).values())
    counts = [said.get("rows_in"), said.get("rows_used"), left_out]
    counts += [said.get(name) for name in ("added", "replaced", "there_already")]
    return [said.get("table", ""), said.get("format", ""), *(_told(one, smallest) for one in counts)]


def _told(n: int | None, smallest: int) -> str:
    if n is None:
        return ""
    return f"< {smallest}" if 0 < n < smallest else str(n)
