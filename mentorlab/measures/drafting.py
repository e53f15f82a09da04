"""Which mapping fits this export? A draft that knows the questionnaires at hand, and the program if one is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.measures.instruments import read_folder, shipped_instruments
from mentorlab.tables.charter import RECALLED, WAVES, read_charter
from mentorlab.tables.exports.draft import Draft, draft_of, draft_of_calendar
from mentorlab.tables.exports.guesses import Asked
from mentorlab.tables.exports.opened import content_of, open_export
from mentorlab.tables.files import find
from mentorlab.tables.load import program_folder
from mentorlab.tables.whole_files import write_whole


@dataclass(frozen=True)
class Drafted:
    """Where the draft is, and what is to be said about it."""

    path: Path
    told: tuple[str, ...]


def draft(export: Path, place: str | Path | None = None, out: Path | None = None) -> Drafted:
    """Write a first mapping of an export, by default beside it as `<name>.mapping.yaml`, never over a file.

    `place`: the program that it is for; its own questionnaires, waves and people then help to guess. Raises BadInput
    where the export cannot be read or the file is there already.
    """
    path = out or export.with_name(f"{export.stem}.mapping.yaml")
    if path.exists():
        do = "give another name with --out, or take the file away"
        raise BadInput(Fault(str(path), "", "is there already and is not overwritten", do))
    made = first_mapping(export, place)
    write_whole({path: made.text.encode()})
    lines = [f"{export.name} looks like {made.format}; {made.items} items of questionnaires recognised."]
    if made.undecided:
        say = "1 line says" if made.undecided == 1 else f"{made.undecided} lines say"
        lines.append(f"{say} DECIDE: open the draft and write what is right.")
    return Drafted(path, tuple(lines))


def first_mapping(export: Path, place: str | Path | None) -> Draft:
    """A first mapping of an export, not written anywhere. See `draft`."""
    content = content_of(export)
    if b"BEGIN:VCALENDAR" in content[:200].upper():
        return draft_of_calendar(export.name)
    folder = program_folder(place) if place is not None else None
    waves: list[tuple[str, pd.Timestamp | None]] = [(name, None) for name in (*WAVES, RECALLED)]
    known: list[str] = []
    if folder is not None:
        charter = read_charter(folder / CHARTER)
        days = {one.id: pd.Timestamp(one.on) if one.on else None for one in charter.waves}
        waves = [(name, days.get(name)) for name in charter.known_waves]
        people = find(folder).raw.get("people")
        known = (
            [] if people is None or "person_id" not in people else [str(one) for one in people["person_id"].dropna()]
        )
    return draft_of(open_export(export), _asked(folder), waves, known)


def _asked(folder: Path | None) -> list[Asked]:
    """The items of every questionnaire; the program's own before those that ship."""
    own = read_folder(folder / "instruments") if folder is not None else {}
    ours = shipped_instruments()
    return [
        Asked(
            item.id,
            item.text,
            one.id,
            one.response.min,
            one.response.max,
            {label: point for point, label in one.response.labels.items()},
        )
        for one in [*own.values(), *(one for name, one in ours.items() if name not in own)]
        for item in one.items
        if not one.to_complete
    ]
