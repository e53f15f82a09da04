"""How far do people come, and where are most of them lost?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from mentorlab.answers.look import FunnelBar, FunnelNames, Picture, funnel_of
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, percent, sentences_for_every_audience
from mentorlab.reach.stepping.grouped import column_of, labels_of
from mentorlab.reach.stepping.last_cycle import READ, last_cycle
from mentorlab.reach.stepping.rows import Tabled
from mentorlab.reach.stepping.told import (
    Beside,
    estimates_of,
    everyone,
    headline_of,
    notes_of,
    notes_of_absent,
    notes_of_places,
    told,
    worst_row,
)
from mentorlab.reach.stepping.without_place import without_place
from mentorlab.reach.steps import Role, steps
from mentorlab.reach.steps_told import steps_to_tell
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program


@question(asks="How far do people come, and where are most of them lost?",
          tables=[("people", "outreach", "applications", "pairs")], uses=lambda _: READ)  # fmt: skip
def funnel(
    program: Program,
    *,
    role: Role = "mentee",
    by: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How far do people come, from being eligible to a survey returned, and where are most of them lost?

    *Reads*: `people` (who is eligible, who left), `outreach`, `applications`, `pairs`, `meetings`, `assignments` (who
    waits for a place) and `responses` (the last wave of the contrast), as far as they are there; the newest of the
    charter's `earlier_cycles`.

    *Settings*
        role: whose way is followed, mentee (default) or mentor. Who is both is counted in each.
        by: a column of people to split by (default: the charter's units, where people has it).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for each group and step, everyone first. `n` people of the step before
    (`from_step`), `n_reached` who came to the step or further, `n_lost`, `share_step` (0–1) with its interval; `n_base`
    and `share_all`, the same of the first step; `days_step`, days within which half had come, with its interval;
    `n_still_waiting` (may still come), `n_no_place` (whom the program itself had wait), `n_unrecorded` (came further
    without a record of it); `n_reached_last`,
    `n_base_last`, `share_all_last` and the difference `share_more` to the last cycle. `hidden` rows hold no number.
    Estimates: `share_step`, `share_all` and `share_more` of the step where most are lost.

    *Method*: what each step means is a definition with a version (`templates/definitions/reach.yaml`). Up to the match,
    who came further came through; from the first meeting on each step is counted of the one before: no share exceeds
    100 %. Wilson's intervals (1927); Kaplan and Meier's medians (1958), people who wait followed until the day, those
    who left or said no until then; Newcombe's interval (1998) of differences to the last cycle, on the same day after
    its start. A step is told where between it and the one told before nobody, or at least the smallest group, was lost;
    of groups where that holds in each of them, and in those hidden together.

    *Read with care*: it says where people are lost, not why; and a step without a record is not a step not taken.

    *Example*

    >>> import mentorlab
    >>> funnel = mentorlab.reach.funnel(mentorlab.load("demo"))
    >>> funnel.table.loc[0, ["n_reached", "n_base"]].astype(int).tolist()
    [309, 309]
    """
    found = steps(program, role)
    words = catalogue("reach_funnel")
    if len(found.names) < 2:
        return not_possible(words.TOO_LITTLE, words.TOO_LITTLE_REMEDY)
    smallest = program.charter.privacy.smallest_group
    defined = tuple(definition(program, f"reach.{name}") for name in (*found.names, "lost_step"))
    if len(found.came) < smallest:
        return _hidden(smallest)
    column = column_of(program, by)
    labels = labels_of(program, column, found.came.index) if column else None
    to_tell = steps_to_tell(found.came, labels, smallest)
    last = last_cycle(program, found, role, column)
    waits = without_place(program, role)
    table = Tabled(found, to_tell, labels, last, waits, smallest, level).rows()
    worst = worst_row(table)
    beside = Beside(waits.by_lot, bool(len(waits.ids)) == last.waited)
    sentences = told(table, worst, role, beside)
    hidden = [words.STEPS[name] for name in found.names if name not in to_tell.told]
    foot = [
        *notes_of_places(table, beside, last),
        *notes_of_absent(found.absent),
        *([words.FIGURE["hidden"].format(steps=listed(hidden))] if hidden else []),
    ]
    facts = words.FACTS
    who = facts["who_text" if found.names[0] == "eligible" else "on_record_text"].format(
        n=f"{len(found.came):,}", who=words.WHO[role], day=f"{found.last_day:%Y-%m-%d}"
    )
    step = next((name for name, said in words.STEPS.items() if worst is not None and said == worst["step"]), "")
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, worst, role, sentences["analyst"], foot),
        headline=headline_of(table, worst, role, sentences["analyst"]),
        estimates=estimates_of(worst, level),
        hidden=int(table["hidden"].sum()),
        notes=(*notes_of(found, to_tell, last, smallest), *notes_of_places(table, beside, last)),
        facts=(
            (facts["who"], f"{who}."),
            (facts["steps"], f"{facts['steps_text'].format(level=percent(level))}."),
            (facts["days"], f"{facts['days_text']}."),
        ),
        limits=words.LIMITS_HERE,
        next_steps=(words.NEXT_STEPS[step],) if step in words.NEXT_STEPS else (),
        terms=("interval", "median"),
        defined=defined,
    )


def _hidden(smallest: int) -> Result:
    """Too few people to show anything, not even how few."""
    said = sentences_for_every_audience("hidden", what="everybody who could join", smallest=smallest)
    frame = pd.DataFrame([{"group": catalogue().LABELS["everyone"], "n": None, "hidden": True}])
    return Result(
        design="none", sentences=said, frame=frame, status="hidden", reason=said["analyst"], headline=said["analyst"],
        hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip


def _figure(table: pd.DataFrame, worst: pd.Series | None, role: Role, alt: str, foot: list[str]) -> Picture:
    words = catalogue("reach_funnel").FIGURE
    bars = [
        FunnelBar(
            label=str(row["step"]),
            people=row["n_reached"],
            note="" if pd.isna(row["share_step"]) else percent(row["share_step"]),
            before=row["n_reached_last"],
            days=row["days_step"],
            low=row["days_step_low"],
            high=row["days_step_high"],
            strong=worst is not None and row["step"] == worst["step"],
        )
        for _, row in everyone(table).iterrows()
    ]
    names = FunnelNames(words["axis"], words["days"], words["now"], words["last"])
    title = words["title"].format(who=catalogue("reach_funnel").WHO[role])
    return funnel_of(bars, title=title, names=names, alt=alt, foot=" ".join(foot))
