"""Who asked for help, who got an answer, and how fast?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.engagement.asking_help.contacts import Contacts, contacts
from mentorlab.engagement.asking_help.rows import as_table, contact_row, kind_rows, pair_rows, time_rows
from mentorlab.engagement.asking_help.told import cells_of, notes_of, picture
from mentorlab.engagement.grouped import column_of, groups_of_mentees
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

USED = ("asked_for_help", "help_given", "open_too_long")


@question(
    asks="Who asked for help, and how fast did an answer come?",
    tables=["support", "pairs"],
    uses=lambda _: ("people",),
)
def support(
    program: Program,
    *,
    by: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Who asked for help, who got an answer, and how fast?

    *Reads*: `support`, `pairs`; `people` for units.

    *Settings*
        by: a column of `people` by which mentees are grouped (default: the charter's units, where people has them).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table, by `topic`: `contacts`: `n_contacts`, `n_settled`, `n_open`, `n_long` (open for more than
    `open_days`), `half_weeks` (by which half were settled); `pairs` (everyone, each unit) and `running pairs`:
    `n_pairs`, `n_helped`, `share` with Wilson's interval; `settled within` so many `weeks`: the `share`; `reason` and
    `side`: `n_contacts`, and their share.

    *Method*: days until a contact is settled by Kaplan and Meier (1958), those still open censored on the day. A reason
    is told where enough pairs or people give it in the same words; others stand together. Weeks are told where between
    two of them nobody or enough got an answer.

    *Read with care*: those who ask are not those in most trouble; what nobody wrote down is not here.

    *Example*

    >>> import mentorlab
    >>> asked = mentorlab.engagement.support(mentorlab.load("demo"))
    >>> print(int(asked.table.loc[0, "n_contacts"]))
    21
    """
    smallest = program.charter.privacy.smallest_group
    pairs = pairs_run(program)
    found = contacts(program, pairs)
    if found.frame.empty:
        return _without(program, "nobody", smallest)
    open_days = definition(program, "engagement.open_too_long").settings["days"]
    rows = [contact_row(found, open_days, smallest)]
    if rows[0]["hidden"]:
        return _without(program, "silent", smallest, rows)
    begun = pairs.frame[pairs.frame["began_on"] <= pairs.day]
    column = column_of(program, by)
    groups, refused = groups_of_mentees(program, begun["mentee_id"], column, smallest)
    times, half = time_rows(found, smallest, level)
    rows[0]["half_weeks"] = half
    rows += pair_rows(found, begun, groups, smallest, level) + times + kind_rows(found, smallest)
    table = as_table(rows)
    notes = (*notes_of(program, table, found, (column or "", refused)), *pairs.notes)
    return _answer(program, table, level, notes)


def _without(program: Program, section: str, smallest: int, rows: list[dict[str, Any]] | None = None) -> Result:
    words = sentences_for_every_audience(f"engagement_support.{section}", smallest=smallest)
    return Result(
        design="counts",
        sentences=words,
        frame=as_table(rows or []),
        status="hidden" if rows else "ok",
        reason=words["analyst"] if rows else "",
        headline=words["analyst"],
        hidden=len(rows or []),
        limits=(catalogue().LIMITS["no_answer"],) if rows else catalogue("engagement_support").LIMITS,
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )


def _answer(program: Program, table: pd.DataFrame, level: float, notes: tuple[str, ...]) -> Result:
    words = catalogue("engagement_support")
    cells = cells_of(table, level)
    sentences = sentences_for_every_audience("engagement_support.sentences", **cells)
    sentences = {name: " ".join(text.split()) for name, text in sentences.items()}
    labels = words.LABELS
    box = (("box", f"{cells['contacts']}."), ("box_pairs", cells["pairs"]), ("box_half", cells["half"]))
    steps = ("long", "tell", "reasons") if bool((table["n_long"] > 0).any()) else ("tell", "reasons")
    return Result(
        design="counts",
        sentences=sentences,
        frame=table,
        draw=lambda: picture(table, sentences["analyst"]),
        headline=f"{cells['contacts']}.",
        hidden=int(table["hidden"].sum()),
        notes=notes,
        box=tuple((labels[name], text) for name, text in box if text),
        limits=words.LIMITS,
        next_steps=tuple(words.NEXT[name] for name in steps),
        terms=("interval", "censored"),
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )


def open_requests(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame]:  # noqa: ARG001
    """Requests still open, for the program's own staff: which pair (or person), since when, for how many days.

    In the order in which they came in; no reason stands beside them. A request is what people asked for themselves, and
    no flag; but often one of a pair asks about the other, and a list of pairs in difficulty is one, whoever made it. So
    it is written only where the charter says with whom flags of persons were agreed (DESIGN 4.1). Nothing where there
    is no table or no open request.
    """
    if not program.flags_agreed or not program.has("support") or not program.has("pairs"):
        return {}
    program.need("support", "pairs")
    found: Contacts = contacts(program, pairs_run(program))
    left = found.frame[found.is_open]
    limit = definition(program, "engagement.open_too_long").settings["days"]
    if left.empty:
        return {}
    rows = pd.DataFrame(
        {
            "asked_on": left["on"].dt.date,
            "pair_or_person": left["asker"],
            "days_open": left["days"],
            "open_for_long": (left["days"] > limit).map({True: "yes", False: "no"}),
        }
    )
    return {"open_requests.csv": rows.reset_index(drop=True)}
