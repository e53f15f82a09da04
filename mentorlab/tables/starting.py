"""What does the folder of a new program hold? Only the tables one has, and a charter that explains itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from string import Template
from types import MappingProxyType

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.as_text import scalar
from mentorlab.tables.blank import blank
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.fresh_folder import fresh_folder, write_new

EXAMPLES = ("demo",)
AN_EXAMPLE = "# An example to write over: Northwind and its people do not exist.\n"

# What people call what they have; the tables' own names are understood as well.
EVERYDAY = MappingProxyType(
    {
        **dict.fromkeys(("survey", "surveys", "questionnaire", "questionnaires", "answers"), "responses"),
        **dict.fromkeys(("staff", "hr", "employees", "participants"), "people"),
        **dict.fromkeys(("calendar", "calendars", "sessions"), "meetings"),
        **dict.fromkeys(("matches", "matching"), "pairs"),
        **dict.fromkeys(("application", "applicants", "sign-ups"), "applications"),
        **dict.fromkeys(("need", "needs survey"), "needs"),
        **dict.fromkeys(("interviews", "wishes"), "voices"),
        **dict.fromkeys(("invitations", "campaigns", "messages"), "outreach"),
        **dict.fromkeys(("cost", "budget"), "costs"),
        **dict.fromkeys(("lottery", "draw", "places"), "assignments"),
        **dict.fromkeys(("numbers", "records", "kpis"), "measures"),
        **dict.fromkeys(("results", "averages"), "summaries"),
        **dict.fromkeys(("promotions", "leavers", "moves"), "events"),
        **dict.fromkeys(("free text", "remarks"), "comments"),
        "ratings": "goal_ratings",
        "tasks": "actions",
        "helpdesk": "support",
    }
)


def tables_meant(words: Iterable[str]) -> tuple[str, ...]:
    """The tables meant by these words, in the order of the contracts. Every unknown word is a fault (BadInput)."""
    asked = [word.strip().lower() for word in words if word.strip()]
    named = {
        word: word if word in TABLES else EVERYDAY.get(word, EVERYDAY.get(word.replace("_", " "))) for word in asked
    }
    known = (*TABLES, *EVERYDAY)
    faults = [
        Fault("--have", "", f"{word!r} is no table", _advice(word, known))
        for word, table in named.items()
        if table is None
    ]
    if faults:
        raise BadInput(faults)
    return tuple(name for name in TABLES if name in named.values())


def _advice(word: str, known: Sequence[str]) -> str:
    near = did_you_mean(word, known)
    return (
        near if near.startswith("did") else f"use one of: {', '.join(TABLES)}, or a word like survey, staff, calendar"
    )


def start(folder: str | Path, *, starts_on: date, have: Sequence[str] = (), like: str | None = None) -> Path:
    """Make the folder of a new program and return it: charter, README.md, .gitignore, and tables to fill in.

    A new program has no earlier cycles, also where it begins like one that has.

    starts_on: the first day of the program; have: names of tables, or everyday words for them; like: "demo" for its
    charter and its rows, as an example to write over. Raises BadInput for a folder that holds anything and for words
    that are no table; nothing is left then.
    """
    tables = tables_meant(have)
    if like is not None and like not in EXAMPLES:
        raise BadInput(Fault("--like", "", f"{like!r} is no example", did_you_mean(like, EXAMPLES)))
    place = Path(folder).absolute()
    with fresh_folder(place) as part:
        for name, text in _texts(place, str(folder), starts_on, like).items():
            write_new(part / name, text.encode())
        for name in ("tables", "instruments", "records"):
            write_new(part / name / ".gitkeep", b"")  # git keeps no empty folder
        for name in tables:
            write_new(part / "tables" / f"{name}.csv", _rows(name, like))
        if like is not None and "assignments" in tables:
            for record in sorted(shipped("data", like, "records").glob("draw-*.json")):
                write_new(part / "records" / record.name, record.read_bytes())
    return place


def _texts(place: Path, said: str, starts_on: date, like: str | None) -> dict[str, str]:
    """File name → text of what stands beside the tables."""
    name = place.name.replace("-", " ").replace("_", " ").strip() or "program"
    cells = {
        "name": name[:1].upper() + name[1:],
        "folder": shlex.quote(said),
        "program": scalar(name[:1].upper() + name[1:]),
        "cycle": scalar(f"{starts_on:%Y-%m}"),
        "starts_on": starts_on.isoformat(),
    }
    charter = _template("program.yaml", cells)
    if like is not None:
        lines = shipped("data", like, "program.yaml").read_text(encoding="utf-8").splitlines(keepends=True)[1:]
        charter = AN_EXAMPLE + "".join(line for line in lines if not line.startswith("earlier_cycles:"))
    return {
        "program.yaml": charter,
        "README.md": _template("README.md", cells),
        ".gitignore": _template("gitignore", {}),
    }


def _template(name: str, cells: dict[str, str]) -> str:
    text = shipped("templates", "programs", "new", name).read_text(encoding="utf-8")
    return Template(text).substitute(cells)


def _rows(table: str, like: str | None) -> bytes:
    example = shipped("data", like, "tables", f"{table}.csv") if like is not None else None
    return example.read_bytes() if example is not None and example.is_file() else blank(table).encode()


def next_first(today: date) -> date:
    """The first day of the month after this day's."""
    return (today.replace(day=28) + timedelta(days=4)).replace(day=1)
