"""Which program is meant? Opened with its questionnaires, so that an objective may name a scale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mentorlab.answers.pictures_kept import keep_pictures
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.instruments import instruments, read_folder
from mentorlab.measures.scoring import outside_in_words
from mentorlab.measures.theme_files import read_themes
from mentorlab.progress import Tell, nobody
from mentorlab.tables.distinct import distinct
from mentorlab.tables.load import check as check_tables
from mentorlab.tables.load import program_folder
from mentorlab.tables.notes import Note, noted
from mentorlab.tables.privacy.publishing import opened
from mentorlab.tables.program import Program
from mentorlab.tables.rows import faulty

ITEMS_SHOWN = 5


def load(place: str | Path, *, publishing: str | Path = "", unit: str = "", tell: Tell = nobody) -> Program:
    """The program in a folder; "demo" is the one that ships, unless a folder of that name is here.

    Faults in the charter or in the program's own questionnaires and themes raise BadInput, with those of the tables
    beside them. Faults in the tables alone do not: the program carries them (`program.faults`), and a question that
    needs a faulty table refuses it. Ids are never renamed. `publishing`: set by `mentorlab run`, so that every figure
    is held against what earlier reports showed and is noted for later ones; empty: nothing is published. `unit`: one
    unit only, as `value` of the charter's `units` or as `column=value`; empty: the whole program. `tell`: who is told
    what is being done.
    """
    faults, program = check(place, tell=tell)
    if program is None:
        raise BadInput(faults)
    if publishing:
        program = replace(program, publishing=opened(publishing))
        keep_pictures(Path(publishing))
    return program.of_unit(unit) if unit else program


def check(place: str | Path, *, tell: Tell = nobody) -> tuple[list[Fault], Program | None]:
    """Every fault of a program folder at once, and the program; None where charter, questionnaires or themes have any.

    Answers outside the range of their questionnaire are faults of the table responses; answers to items that no
    questionnaire has are counted in a note.
    A place that is no program folder raises BadInput.
    """
    folder = program_folder(place)
    wrong: list[Fault] = []
    try:
        scales: list[str] | None = list(instruments(folder))
    except BadInput as bad:
        scales, wrong = None, list(bad.faults)
    try:
        read_themes(folder / "themes")
    except BadInput as bad:
        wrong += bad.faults
    faults, program = check_tables(folder, known_measures=scales, tell=tell)
    if program is None or wrong:
        return [*faults, *wrong], None
    outside = _answers_outside(program)
    notes = (*program.notes, *_items_of_nothing(program))
    return [*faults, *outside], replace(program, faults=(*program.faults, *outside), notes=notes)


def _items_of_nothing(program: Program) -> list[Note]:
    """How many answers of this cycle belong to items of no questionnaire, so that nothing is scored from them."""
    rows = program.in_file("responses") if program.has("responses") else None
    if rows is None or not {"item", "value"} <= set(rows.columns):
        return []
    known = {item for one in instruments(program.folder).values() for item in one.item_ids}
    strange = rows["item"].notna() & rows["value"].notna() & ~rows["item"].isin(known)
    counts = rows.loc[strange, "item"].value_counts(sort=False)
    named = ", ".join(f"{item!r} {n}" for item, n in list(counts.items())[:ITEMS_SHOWN])
    more = " …" if len(counts) > ITEMS_SHOWN else ""
    belong = "1 answer belongs" if strange.sum() == 1 else f"{strange.sum()} answers belong"
    return noted(
        "responses", "item", strange, f"{belong} to no known questionnaire and cannot be scored ({named}{more})"
    )


def _answers_outside(program: Program) -> list[Fault]:
    """Answers of this cycle outside their questionnaire's range; one fault per questionnaire, all its rows counted.

    A shipped questionnaire is meant only where as many of its items were asked as a score needs: its short item ids may
    be those of another survey. The program's own say which items are theirs. A scale is looked at where the whole of
    which it is a part is not.
    """
    rows = program.in_file("responses", coded=True) if program.has("responses") else None
    if rows is None or not {"item", "value"} <= set(rows.columns):
        return []
    items = distinct(rows["item"])
    asked, own = set(items.texts), read_folder(program.folder / "instruments")
    faults: list[Fault] = []
    meant: set[str | None] = set()
    for name, one in instruments(program.folder).items():
        if one.part_of in meant:
            continue
        if {name, one.part_of} & set(own) or len(asked & set(one.item_ids)) >= one.min_answered:
            meant.add(name)
            outside = (rows["value"] < one.response.min) | (rows["value"] > one.response.max)
            if outside.any():
                mine = items.where(items.texts.isin(one.item_ids))
                faults += faulty("responses", "value", rows["value"], mine & outside, *outside_in_words(one))
    return faults
