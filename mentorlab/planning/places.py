"""Who gets a place, and how will it be decided?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import pandas as pd

from mentorlab.answers.look import Picture, Room, room
from mentorlab.answers.parts import Check
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, percent, sentences_for_every_audience
from mentorlab.measures.lots import steps_of
from mentorlab.planning.drawn.applicants import applicants
from mentorlab.planning.drawn.chances import by_group, claims, hidden_answer
from mentorlab.planning.drawn.shown_draw import shown_draw
from mentorlab.tables.charter.parts import OneOrMore
from mentorlab.tables.on_record.assigning import assigned_rows
from mentorlab.tables.program import Program

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]


@dataclass(frozen=True, eq=False)
class Answer:
    """What was found, before it is told: the table, which sentence fits, and what stands behind it."""

    section: str
    table: pd.DataFrame
    cells: dict[str, str]
    who: str
    step: str
    clean: bool = True  # nothing speaks against a draw
    checks: tuple[Check, ...] = ()
    deviations: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    on_its_word: bool = False  # nothing but the charter speaks for it


@question(asks="Who gets a place, and how will it be decided?", tables=[("applications", "assignments")],
          uses=lambda _: ("people",))  # fmt: skip
def places(
    program: Program,
    *,
    number: OneOrMore | None = None,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Who gets a place, and how will it be decided?

    *Reads*: `applications` and `people` before the draw; `assignments` and the record of the draw after it; the
    charter's `places` and `evaluation`.

    *Settings*
        number: how many places there are (people, default: the charter's places.number). Once they are drawn, it is
            what was drawn.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everybody and one for each group that places are drawn in: `n` people who could
    be drawn (who were, after the draw), `n_places`, `n_waiting` (people), `chance` (0–1); `hidden` rows hold no number.

    *Method*: complete applications of eligible mentees are drawn by systematic sampling from a line of shuffled groups
    (Madow and Madow 1944): everybody's chance is the same, and every group has its share to less than one place. After
    the draw the list is drawn again from seed and method, and held against the fingerprint on record.

    *Read with care*: a record shows what was drawn; it cannot show that nothing was drawn before it.

    *Example*

    >>> import mentorlab
    >>> places = mentorlab.planning.places(mentorlab.load("demo"))
    >>> places.table.loc[0, ["n", "n_places"]].tolist()
    [232.0, 116.0]
    """
    rows = assigned_rows(program)
    smallest = program.charter.privacy.smallest_group
    answer = _ahead(program, number) if rows.empty else _drawn(program, rows)
    if answer is None:
        return not_possible("there is no table applications yet", "add applications to tables/", objective=None)
    if answer.table.loc[0, "hidden"]:
        return hidden_answer(answer.table, smallest)
    return _told(program, answer)


def _ahead(program: Program, number: int | None) -> Answer | None:
    """Before the draw: who could be drawn, and what everybody's chance would be."""
    if not program.has("applications"):
        return None
    charter = program.charter
    asked, words = charter.places, catalogue("planning_places")
    day = program.as_of or charter.starts_on
    found = applicants(program, day, asked.stratify_by)
    n, given = len(found.groups), number or asked.number
    share = _share_that_begins(program, day) if asked.steps else None
    chance = share if share is not None else None if given is None or not n else min(given / n, 1.0)
    smallest = charter.privacy.smallest_group
    table, notes = by_group(program, found.groups, None, smallest, chance)
    table.loc[0, "n_places"] = None if given is None or table.loc[0, "hidden"] else given
    left = sum(found.left_out.values())
    few = words.FACTS["few"].format(smallest=smallest)
    left_out = words.FACTS["none"] if not left else few if left < smallest else f"{left:,}"
    section = (
        "steps_ahead"
        if share is not None
        else "open"
        if chance is None
        else "enough"
        if given is not None and given >= n
        else "ahead"
    )
    if section in ("ahead", "steps_ahead") and charter.evaluation.places_by not in ("lottery", "unknown"):
        section = "open"
    step = {"open": "number", "enough": "fewer"}.get(section, "draw")
    who = words.FACTS["who"].format(n=f"{n:,}", left_out=left_out)
    return Answer(section, table, {}, who, step, notes=notes)


def _share_that_begins(program: Program, day: dt.date) -> float | None:
    """With steps: the share of wholes that begin before the later wave; None where there are no wholes."""
    wholes = applicants(program, day, (str(program.charter.places.steps_by),)).groups.nunique()
    begin = sum(step.number for step in steps_of(program.charter) if step.arm == "program")
    return min(begin / wholes, 1.0) if wholes else None


def _drawn(program: Program, rows: pd.DataFrame) -> Answer:
    """After it: who has a place, and whether the draw can be shown."""
    words, smallest = catalogue("planning_places"), program.charter.privacy.smallest_group
    draw = shown_draw(program, rows)
    groups = draw.groups
    chances = list(rows["chance"].unique()) if "chance" in rows else []
    chance = float(chances[0]) if len(chances) == 1 and pd.notna(chances[0]) else None
    given = pd.Series((rows["arm"] == "program").to_numpy(), index=groups.index)
    table, notes = by_group(program, groups, given, smallest, chance)
    shown = draw.on_record != "not_checked" and chance is not None
    section = (
        "given" if not shown else "steps_drawn" if "cluster" in rows and rows["cluster"].notna().any() else "drawn"
    )
    cells = {"checked": words.CHECKED["failed" if draw.on_record == "failed" else draw.repeated]}
    step = "keep" if shown else "not_drawn"
    clean = shown and draw.on_record == "passed" and draw.repeated != "failed"
    who = words.FACTS["who_drawn"].format(n=f"{len(rows):,}")
    told = (*notes, *draw.notes, *draw.seed_named)
    unrecorded = draw.on_record == "not_checked"
    return Answer(section, table, cells, who, step, clean, draw.checks, draw.deviations, told, unrecorded)


def _told(program: Program, answer: Answer) -> Result:
    words, row = catalogue("planning_places"), answer.table.iloc[0]
    evaluation = program.charter.evaluation
    claim = claims(evaluation, drawn=answer.clean, waits=answer.section != "enough", on_its_word=answer.on_its_word)
    cells = {
        **answer.cells,
        "n": f"{row['n']:,.0f}",
        "n_places": "" if pd.isna(row["n_places"]) else f"{row['n_places']:,.0f}",
        "chance": "" if pd.isna(row["chance"]) else percent(row["chance"]),
        "allows": words.ALLOWS[claim],
    }
    sentences = sentences_for_every_audience(f"planning_places.{answer.section}", **cells)
    steps = [words.NEXT_HERE[answer.step]]
    steps += [words.NEXT_HERE["design"]] if evaluation.design is None else []
    facts = [(words.LABELS["who"], answer.who), (words.LABELS["how"], f"{_how(program)}.")]
    return Result(
        design=evaluation.design or "none",
        sentences=sentences,
        frame=answer.table,
        draw=lambda: _figure(answer, cells, sentences["analyst"]),
        headline=sentences["analyst"],
        checks=answer.checks,
        deviations=answer.deviations,
        hidden=int(answer.table["hidden"].sum()),
        notes=answer.notes,
        facts=tuple(facts),
        limits=words.LIMITS_HERE,
        next_steps=tuple(steps),
        terms=("lottery", "waitlist", "seed"),
    )


def _how(program: Program) -> str:
    asked, evaluation, words = program.charter.places, program.charter.evaluation, catalogue("planning_places").FACTS
    if evaluation.places_by not in ("lottery", "unknown"):
        return str(words["not_lots"].format(places_by=evaluation.places_by.replace("_", " ")))
    if asked.steps:
        return str(words["whole"].format(columns=str(asked.steps_by).replace("_", " ")))
    rows = assigned_rows(program)
    if ("block" in rows and rows["block"].notna().any()) or asked.stratify_by:
        columns = " and ".join(asked.stratify_by).replace("_", " ") or "the groups of the list"
        return str(words["by"].format(columns=columns))
    return str(words["one_line"])


def _figure(answer: Answer, cells: dict[str, Any], alt: str) -> Picture:
    words, table = catalogue("planning_places"), answer.table
    shown = table[~table["hidden"].astype(bool)]
    ahead = answer.section in ("open", "ahead", "enough", "steps_ahead")
    rows = []
    for _, row in shown.iterrows():
        share = 0.0 if pd.isna(row["chance"]) else row["chance"] * row["n"]
        rows.append(Room(str(row["group"]), row["n"], share if pd.isna(row["n_places"]) else row["n_places"]))
    title = words.FIGURE["title" if cells["n_places"] else "title_open"].format_map(cells)
    called = words.FIGURE["expected" if ahead else "places"]
    return room(rows, title=title, axis=words.FIGURE["axis"], alt=alt, people=words.FIGURE["people"], places=called)
