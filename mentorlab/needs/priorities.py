"""Which needs are important and not met?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Place, quarters
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Draws, Level
from mentorlab.answers.wording import catalogue, listed, number, sentence_case, sentences_for_every_audience
from mentorlab.needs.rated.by_need import TESTED_FROM
from mentorlab.needs.rated.naming import group_name, how_many
from mentorlab.needs.rated.ratings import Ratings, group_of, ratings
from mentorlab.needs.rated.shown import MEASURE, Shown, waves_of, what_may_be_shown
from mentorlab.needs.rated.withheld import withheld
from mentorlab.tables.program import Program

COLUMNS = ("group", "need", "n", "importance", "current", "gap", "quarter", "hidden")


@question(asks="Which needs are important and not met?", tables=["needs"])
def priorities(
    program: Program,
    *,
    group: str | None = None,
    level: Level = 0.95,
    draws: Draws = 2000,
    seed: int = 0,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which needs are important and not met?

    *Reads*: `needs`; the charter's primary objective, for whom the program is.

    *Settings*
        group: whose needs: a stakeholder code, a word of the column `groups`, or `everyone` (default: the people whom
            the primary objective is for).
        level: level at which all needs are judged together (0.8–0.999, default 0.95, the custom of the field).
        draws: how often people are resampled (200–100,000, default 2000).
        seed: of the resampling (default 0; the same seed gives the same numbers).
        as_of: leave out what is dated later (needs carry no dates: nothing).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for every need: `n` who rated both, `importance`, `current` (1 to 5), `gap` in
    points, `quarter`: on which side of the average over needs it clearly stands, or that nobody can tell; `hidden` rows
    hold no number.

    *Method*: importance–performance analysis (Martilla and James 1977, Journal of Marketing 41(1), 77–79), its lines at
    the averages over needs; sides by `stats.standing`. A need that fewer than ten rated, or a group of fewer, is
    described. What could give people away is hidden, need by need (`needs.shown`).

    *Read with care*: more or less is said beside the average of these needs, not beside what would be enough.

    *Example*

    >>> import mentorlab
    >>> priorities = mentorlab.needs.priorities(mentorlab.load("demo"))
    >>> table = priorities.table.set_index("need")
    >>> table.loc["learning from experienced people", "quarter"], table.loc["time to learn", "quarter"]
    ('cannot tell', 'cannot tell')
    """
    found = ratings(program)
    chosen = group_of(program, found, group)
    shown = what_may_be_shown(program, found)
    if not shown.needs(chosen):
        return withheld(program, found, chosen, shown)
    rows = _rows(found, shown, chosen, level=level, draws=draws, seed=seed)
    return _answer(program, found, shown, chosen, rows, level)


def _rows(found: Ratings, shown: Shown, group: str, *, level: float, draws: int, seed: int) -> pd.DataFrame:
    """Averages of every need, its quarter, and on which sides of the averages it lies (`high`, `low` as signs)."""
    words = catalogue("needs_priorities")
    people, allowed = found.members(group), shown.needs(group)
    importance, current = (frame.loc[people, allowed] for frame in (found.importance, found.current))
    rows = pd.DataFrame({"n": importance.notna().sum(), "importance": importance.mean(), "current": current.mean()})
    rows["gap"] = rows["importance"] - rows["current"]
    tested = list(rows.index[rows["n"] >= TESTED_FROM])
    rows["quarter"] = words.UNTESTED
    if len(tested) > 1:
        sides = stats.standing(importance[tested], current[tested], draws=draws, seed=seed, level=level)
        for need, (matters, met) in zip(tested, sides.to_numpy(), strict=True):
            rows.loc[need, "quarter"] = words.QUARTERS.get((int(matters), int(met)), words.UNCLEAR)
    elif tested:
        rows.loc[tested, "quarter"] = words.UNCLEAR
    rows = rows.sort_values("importance", ascending=False, kind="stable")
    rows = rows.reindex([*rows.index, *(need for need in found.needs if need not in allowed)])
    rows = rows.rename_axis("need").reset_index().assign(group=group)
    return rows.assign(hidden=~rows["need"].isin(allowed)).reindex(columns=list(COLUMNS))


def _answer(program: Program, found: Ratings, shown: Shown, group: str, rows: pd.DataFrame, level: float) -> Result:
    words = catalogue("needs_priorities")
    visible = rows[~rows["hidden"]]
    first = list(visible[visible["quarter"] == words.QUARTERS[1, -1]]["need"])
    met = list(visible[visible["quarter"] == words.QUARTERS[1, 1]]["need"])
    cells = {
        "group": group_name(group),
        "people": how_many(visible["n"], words.PEOPLE),
        "level": f"{100 * level:g}",
        "caution": words.CAUTION,
        "met": words.MET.format(needs=listed(met)) if met else "",
    }
    cells["claim"] = _claim(visible, first, cells["group"])
    sentences = sentences_for_every_audience("needs_priorities.priorities", **cells)
    sets, names = shown.sets(found, [group])
    averages = {name: number(visible[name].mean(), 2) for name in ("importance", "current")}
    labels, gone = words.LABELS, rows[rows["hidden"]]["need"]
    hidden = (words.NOTES["hidden"].format(needs=listed(gone)),) if len(gone) else ()
    return Result(
        design="ratings",
        sentences=sentences,
        frame=rows,
        draw=lambda: _figure(visible, cells["group"], sentences["analyst"]),
        measure=MEASURE,
        scope={"unit": None, "group": group},
        headline=cells["claim"],
        hidden=len(gone),
        notes=(*hidden, *found.notes, *shown.notes),
        box=((labels["first"], listed(first) or words.FACTS["no_first"]), (labels["people"], f"{cells['people']}.")),
        facts=(
            (labels["lines"], words.FACTS["lines"].format_map(averages)),
            (labels["left_out"], " ".join(found.notes) or words.FACTS["complete"]),
        ),
        limits=tuple(words.LIMITS[name] for name in ("relative", "own_words", "who")),
        next_steps=(words.NEXT["first"], *([words.NEXT["keep"]] if met else []), words.NEXT["more"]),
        terms=("importance and performance", "gap"),
        shown=sets,
        shown_as=names,
        waves=waves_of(program),
    )


def _leaning(visible: pd.DataFrame) -> list[str]:
    """The needs that lie, clearly or not, in the quarter of what is important and not met."""
    more = visible["importance"] > visible["importance"].mean()
    less = visible["current"] < visible["current"].mean()
    return list(visible[more & less]["need"])


def _claim(visible: pd.DataFrame, first: list[str], group: str) -> str:
    words = catalogue("needs_priorities")
    leaning = _leaning(visible)
    lies = words.LIES[len(leaning) != 1].format(needs=listed(leaning))
    if (visible["quarter"] == words.UNTESTED).all():
        form = "described" if leaning else "described_none"
    elif first:
        form = "some" if len(first) == 1 else "several"
    else:
        form = "leaning" if leaning else "none"
    return str(words.CLAIMS[form].format(group=group, first=listed(first), leaning=lies))


def _figure(visible: pd.DataFrame, group: str, alt: str) -> Picture:
    words = catalogue("needs_priorities")
    forms, clear = words.FIGURES, np.isin(visible["quarter"], list(words.QUARTERS.values()))
    places = [
        Place(str(row["need"]), row["current"], row["importance"], kind=0 if sure else 1, sure=bool(sure))
        for (_, row), sure in zip(visible.iterrows(), clear, strict=True)
    ]
    return quarters(
        places,
        cross=(visible["current"].mean(), visible["importance"].mean()),
        corners=forms["corners"],
        title=forms["title"].format(Group=sentence_case(group)),
        x_axis=forms["x"],
        y_axis=forms["y"],
        kinds=(forms["sure"], forms["unsure"]),
        alt=alt,
    )
