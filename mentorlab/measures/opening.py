"""Which program is meant? Opened with its questionnaires, so that an objective may name a scale."""

from __future__ import annotations

from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.measures.instruments import instruments
from mentorlab.tables.load import check as check_tables
from mentorlab.tables.load import program_folder
from mentorlab.tables.program import Program


def load(place: str | Path) -> Program:
    """The program in a folder; "demo" is the one that ships, unless a folder of that name is here.

    Faults in the charter or in the program's own questionnaires raise BadInput, with those of the tables beside them.
    Faults in the tables alone do not: the program carries them (`program.faults`), and a question that needs a faulty
    table refuses it. Ids are never renamed.
    """
    faults, program = check(place)
    if program is None:
        raise BadInput(faults)
    return program


def check(place: str | Path) -> tuple[list[Fault], Program | None]:
    """Every fault of a program folder at once, and the program; None where charter or questionnaires have faults.

    A place that is no program folder raises BadInput.
    """
    folder = program_folder(place)
    wrong: list[Fault] = []
    try:
        scales = list(instruments(folder))
    except BadInput as bad:
        scales, wrong = [], list(bad.faults)
    faults, program = check_tables(folder, known_measures=scales if not wrong else None)
    return [*faults, *wrong], None if wrong else program
