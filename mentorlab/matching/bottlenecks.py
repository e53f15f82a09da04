"""Where is the bottleneck, and what is one more place worth?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.look import Picture, Worth, nothing_to_draw, worth_of
from mentorlab.answers.parts import Check
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import catalogue, listed, number, sentences_for_every_audience
from mentorlab.matching.place_worth import PlaceWorth, by_skill, place_worth
from mentorlab.matching.pool import READS, pool
from mentorlab.measures.counted import telling
from mentorlab.tables.privacy import hide_small
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NAMED, MOST_DRAWN = 3, 15
SHOWN = "places with mentors"


@question(
    asks="Where is the bottleneck, and what is one more place worth?", tables=["applications"], uses=lambda _: READS
)
def bottlenecks(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Where is the bottleneck, and what is one more place worth?

    *Reads*: `applications` (skills_offered, capacity and what the fit reads), `people`, `choices`, `assignments` for
    who has a place; the charter's `matching`.

    *Settings*
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everything, then one for each skill that mentors offer, the scarcest first:
    `n_offering` mentors; of everything `n_full` mentors without and `n_free` with a place left; `worth`: what one more
    place with a typical (median) one of these mentors adds to the sum of all fits (points of 100); `gives`: another
    person matched, a better fit, or nothing. Skills that too few offer stand together in a `hidden` row.

    *Method*: the best match by fit, proven; its least prices are exactly what one more place with each mentor would add
    (Shapley and Shubik 1971; Leonard 1983). People come first: where a place matches another person, the points are
    what the sum of all fits changes by with that person in it.

    *Read with care*: worth is fit on paper, and of one place at a time: two places more are not worth twice as much. A
    mentor is more than the skills listed, so that a skill which stands high may stand for something its mentors share.

    *Example*

    >>> import mentorlab
    >>> where = mentorlab.matching.bottlenecks(mentorlab.load("demo"))
    >>> int(where.table.loc[0, "n_offering"])
    67
    """
    found, smallest = pool(program), program.charter.privacy.smallest_group
    market = found.market
    mentors = frozenset(market.mentors)
    if min(len(market.mentees), len(mentors)) < smallest:
        return _hidden("hidden", what="one side of the pool", smallest=smallest)
    earlier = [] if program.publishing is None else program.publishing.earlier.about(SHOWN, (program.charter.cycle,))
    if earlier and newly_told([one.members for one in earlier], [mentors], smallest):
        records = ", ".join(sorted({one.record for one in earlier}))
        return _hidden("hidden_beside", smallest=smallest, records=records)
    worth = place_worth(market)
    table = _table(worth, by_skill(program, market, worth, smallest), len(market.mentees), smallest)
    return _told(program, table, mentors, found.notes)


def _hidden(section: str, **cells: Any) -> Result:
    words = sentences_for_every_audience(section, **cells)
    frame = pd.DataFrame([{"skill": catalogue("matching_bottlenecks").EVERYTHING, "hidden": True}])
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip


def _table(worth: PlaceWorth, skills: pd.DataFrame, n_mentees: int, smallest: int) -> pd.DataFrame:
    words = catalogue("matching_bottlenecks")
    full = int((worth.taken >= worth.places).sum())
    counts = pd.Series({"n_full": full, "n_free": len(worth.taken) - full})
    told = telling(int(worth.taken.sum()), n_mentees, smallest) in ("all", "shown")
    told &= not 0 < int((worth.places == 0).sum()) < smallest  # they are full, and quality counts them nowhere
    # Full mentors tell the places used, and so how few have no mentor.
    shown = counts.astype("float64").where(~hide_small(counts, smallest) & told)
    typical = float(np.round(np.median(worth.points))) + 0.0
    everything: dict[str, Any] = {
        "skill": words.EVERYTHING,
        "n_offering": len(worth.taken),
        "n_full": shown["n_full"],
        "n_free": shown["n_free"],
        "worth": typical,
        "gives": _gives(bool(np.median(worth.people) >= 1), typical),
        "hidden": False,
    }
    rows = [everything]
    for name, row in skills.iterrows():
        gives = _gives(bool(row["people"]), float(row["worth"]))
        cells = {"n_offering": row["n_offering"], "worth": row["worth"], "gives": gives}
        rows.append({"skill": name, **cells, "hidden": False})
    return pd.DataFrame(rows, columns=list(everything))


def _gives(person: bool, points: float) -> str:
    gives = catalogue("matching_bottlenecks").GIVES
    return str(gives["person" if person else "fit" if points > 0 else "nothing"])


def _told(program: Program, table: pd.DataFrame, mentors: frozenset[str], notes: Sequence[str]) -> Result:
    words = catalogue("matching_bottlenecks")
    row, scarce = table.iloc[0], _scarce(table)
    cells = {
        "n": f"{row['n_offering']:,.0f}",
        "full": words.FULL["hidden" if pd.isna(row["n_full"]) else "shown"].format(
            n_full="" if pd.isna(row["n_full"]) else f"{row['n_full']:,.0f}", n=f"{row['n_offering']:,.0f}"
        ),
        "typical": words.TYPICAL[_kind(row)].format(worth=_points(row)),
        "skills": _named(scarce),
    }
    section = "scarce" if len(scarce) else "anywhere" if _kind(row) != "nothing" else "enough"
    sentences = sentences_for_every_audience(f"matching_bottlenecks.{section}", **cells)
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, sentences["analyst"]),
        headline=sentences["analyst"],
        checks=(Check("best_by_fit", "passed", words.CHECKS["best_by_fit"]),),
        hidden=int(pd.isna(row["n_full"])),
        notes=tuple(notes),
        facts=((words.LABELS["worth"], words.FACTS["worth"]), (words.LABELS["who"], words.FACTS["who"])),
        limits=words.LIMITS_HERE,
        next_steps=(words.STEPS[section],),
        terms=("one_more_place", "fit"),
        shown=(mentors,),
        shown_as=(SHOWN,),
        waves=(program.charter.cycle,),
    )


def _kind(row: pd.Series) -> str:
    """Which of GIVES a row says."""
    gives = catalogue("matching_bottlenecks").GIVES
    return next(str(name) for name, said in gives.items() if said == row["gives"])


def _scarce(table: pd.DataFrame) -> pd.DataFrame:
    """The skills of which one more place gives more than with a typical mentor of all, the scarcest first."""
    order = list(catalogue("matching_bottlenecks").GIVES.values())
    rows, level = table.iloc[1:], table["gives"].map(order.index)
    more = (level[rows.index] < level[0]) | ((level[rows.index] == level[0]) & (rows["worth"] > table.loc[0, "worth"]))
    found: pd.DataFrame = rows[more]
    return found


def _named(scarce: pd.DataFrame) -> str:
    words = catalogue("matching_bottlenecks")
    return listed(
        words.SKILL[_kind(row)].format(skill=row["skill"], worth=_points(row))
        for _, row in scarce.head(MOST_NAMED).iterrows()
    )


def _points(row: pd.Series) -> str:
    form = "one" if abs(row["worth"]) == 1 else "many"
    return str(catalogue("matching_bottlenecks").POINTS[form].format(worth=number(row["worth"], 0)))


def _figure(table: pd.DataFrame, alt: str) -> Picture:
    words = catalogue("matching_bottlenecks")
    rows = table.iloc[: MOST_DRAWN + 1]
    if len(rows) < 2:
        return nothing_to_draw(words.FIGURE["title"], alt)
    bars = [Worth(str(row["skill"]), float(row["worth"]), _kind(row) == "person") for _, row in rows.iterrows()]
    texts = {name: words.FIGURE[name] for name in ("title", "axis", "another", "person")}
    return worth_of(bars, alt=alt, **texts)
