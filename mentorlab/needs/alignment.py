"""Do the organisation and its people want the same?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Draws, Level
from mentorlab.answers.wording import catalogue, listed
from mentorlab.errors import BadInput, Fault, NotComputable
from mentorlab.needs.rated.ratings import group_of, ratings
from mentorlab.needs.rated.shown import MEASURE, waves_of, what_may_be_shown
from mentorlab.needs.rated.sides import sides
from mentorlab.needs.rated.told_sides import Said
from mentorlab.needs.rated.withheld import withheld
from mentorlab.tables.program import Program


@question(asks="Do the organisation and its people want the same?", tables=["needs"])
def alignment(
    program: Program,
    *,
    group: str | None = None,
    leaders: str = "leaders",
    level: Level = 0.95,
    draws: Draws = 2000,
    seed: int = 0,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Do the organisation and its people want the same?

    *Reads*: `needs`; the charter's `needs` (which purpose each serves) and its primary objective (for whom).

    *Settings*
        group: whose needs: a stakeholder code, a word of the column `groups`, or `everyone` (default: the people whom
            the primary objective is for).
        leaders: who speaks for the organisation: a stakeholder code or a word of `groups` (default `leaders`).
        level: level at which all needs are judged together (0.8–0.999, default 0.95, the custom of the field).
        draws: how often people are resampled (200–100,000, default 2000).
        seed: of the resampling (default 0; the same seed gives the same numbers).
        as_of: leave out what is dated later (needs carry no dates: nothing).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table, by purpose: for every need `n` people, their `importance`, `gap`, `borich`, `rank` with
    `rank_low` and `rank_high`; `n_leaders`, `importance_leaders`, `gap_leaders`; `meets`: both want it, people need it
    and leaders do not see it, leaders push it and people have it, neither, or nobody can tell; `hidden` rows hold no
    number. Estimate: `agreement`, Kendall's tau-b between leaders' importance and people's Borich score.

    *Method*: each side beside its own average over needs (`stats.standing`), leaders by importance, people by Borich's
    score; `stats.order_agreement`. Fewer than ten on a side are described by the plain average. What could give people
    away is hidden, need by need (`needs.shown`).

    *Read with care*: sides are relative, and a few leaders are not the organisation.

    *Example*

    >>> import mentorlab
    >>> alignment = mentorlab.needs.alignment(mentorlab.load("demo"))
    >>> alignment.table.set_index("need").loc["feedback on my work", "purpose"]
    'knowledge and skills'
    """
    found = ratings(program)
    chosen = group_of(program, found, group)
    speaking = _leaders(found.groups, leaders)
    if speaking == chosen:
        raise BadInput(
            Fault("settings", "group", f"{chosen!r} is also who speaks for the organisation", "name another")
        )
    shown = what_may_be_shown(program, found)
    for one in (chosen, speaking):
        if not shown.needs(one):
            return withheld(program, found, one, shown)
    settled = sides(program, found, shown, chosen, speaking, level=level, draws=draws, seed=seed)
    if settled.rows["hidden"].all():
        return withheld(program, found, speaking, shown)
    sets, names = shown.sets(found, [chosen, speaking])
    said = Said(chosen, speaking, settled, level)
    return Result(
        design="ratings",
        sentences=said.sentences,
        frame=settled.rows,
        draw=said.figure,
        measure=MEASURE,
        scope={"unit": None, "group": chosen},
        headline=said.claim,
        estimates=said.estimates,
        hidden=int(settled.rows["hidden"].sum()),
        notes=(*_notes(program, settled.rows, found.needs), *found.notes, *shown.notes),
        box=said.box,
        facts=said.facts(found.notes),
        limits=tuple(catalogue("needs_alignment").LIMITS[name] for name in ("relative", "who", "why")),
        next_steps=said.next_steps,
        terms=("gap", "Borich's score", "Kendall's tau-b", "rank interval"),
        shown=sets,
        shown_as=names,
        waves=waves_of(program),
    )


def _leaders(groups: pd.DataFrame, leaders: str) -> str:
    if leaders not in groups:
        there = ", ".join(map(str, groups.columns))
        raise NotComputable(f"nobody in needs belongs to {leaders!r} ({there} do); name who leads with leaders=…")
    return leaders


def _notes(program: Program, rows: pd.DataFrame, rated: list[str]) -> list[str]:
    words = catalogue("needs_alignment")
    told = {
        "hidden": list(rows[rows["hidden"]]["need"]),
        "no_purpose": [need for need in rated if need not in program.charter.needs],
        "not_rated": [need for need in program.charter.needs if need not in rated],
    }
    return [words.NOTES[name].format(needs=listed(needs)) for name, needs in told.items() if needs]
