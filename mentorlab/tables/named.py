"""Do texts that must name nobody name a person of this program, by an id, a full name or an e-mail address?"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from mentorlab.tables.contracts import TABLES
from mentorlab.tables.distinct import plain
from mentorlab.tables.forgetting.person import Person, known_names
from mentorlab.tables.forgetting.rows import ids_of_persons
from mentorlab.tables.program import Program

_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_WORD = re.compile(r"[^\s,;:()\"'“”‘’]+")


def fields_naming_persons(program: Program, texts: Mapping[str, str]) -> list[str]:
    """Which of these texts hold an e-mail address, the id of somebody in the tables, or a full name that keys/ know?

    Ids that could be everyday words or numbers are not looked for (`forgetting.person`).
    """
    ids = {one for one in ids_of_persons(_as_text(program)) if Person(one).id_is_distinctive}
    named = [Person(one, tuple(names)) for one, names in known_names(program.folder).items()]
    return [
        field
        for field, text in texts.items()
        if _ADDRESS.search(text)
        or {word.strip(".") for word in _WORD.findall(text)} & ids
        or any(person.is_in(text) for person in named)
    ]


def _as_text(program: Program) -> dict[str, pd.DataFrame]:
    return {name: plain(program.frames[name]) for name in TABLES if program.has(name)}
