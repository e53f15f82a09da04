"""How well do the people of the pool fit each other, and where does the pool fall short?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.look import Offer, Picture, nothing_to_draw, wanted_offered
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import catalogue, listed, number, percent, sentences_for_every_audience
from mentorlab.matching.best_fit import NOBODY, best_fits
from mentorlab.matching.pool import READS, Pool, pool
from mentorlab.measures.skills_wanted import SHOWN, Supply, supply, told_before
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.matching.lists import Array

MOST_NAMED, MOST_DRAWN = 3, 20
QUARTERS_FROM = 4  # smallest groups, from which on quarters are shown


@dataclass(frozen=True, eq=False)
class Answer:
    """What was found: the pool, the skills, the table."""

    pool: Pool
    supply: Supply | None
    table: pd.DataFrame
    smallest: int

    @property
    def everything(self) -> pd.Series:
        """The first row."""
        return self.table.iloc[0]

    @property
    def short(self) -> pd.DataFrame:
        """The skills that fall short, as far as that may be shown, the shortest first."""
        return self.table[self.table["shortfall"].gt(0) & (self.table.index > 0)]


@question(
    asks="How well do the people of the pool fit each other, and where does the pool fall short?",
    tables=["applications"],
    uses=lambda _: READS,
)
def compatibility(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How well do the people of the pool fit each other, and where does the pool fall short?

    *Reads*: `applications` (skills_wanted, skills_offered, goals, about, interests, languages, meets_at, capacity),
    `people` (the column of seniority; the last three where applications lack them), `assignments` for who has a place,
    `choices`; the charter's `matching`.

    *Settings*
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everything, then one for each skill, the shortest first: `n_wanting` mentees,
    `n_offering` mentors, `n_offered` places of these, `shortfall` (mentees beyond the places), `state`; of everything
    also `all_offered` (0–1, of those who named a skill) and `fit`, `fit_low`, `fit_high`: median and quartiles over the
    mentees of the best fit that each could have (0–100). Skills of too few people stand together in a `hidden` row;
    single counts of too few are missing.

    *Method*: each part of the fit compares what both said, in whole points that its weight allots (`matching.fitting`);
    the best fit is the highest among the mentors whom the rules allow, as if nobody else wanted them. Skills are the
    same where their words are the same, capitals and blanks aside.

    *Read with care*: a place counts for every skill of its mentor and serves one mentee, so the true shortfall may be
    larger. A fit is what people wrote, not how a pair will go.

    *Example*

    >>> import mentorlab
    >>> fits = mentorlab.matching.compatibility(mentorlab.load("demo"))
    >>> fits.table.loc[0, ["n_wanting", "n_offering"]].tolist()
    [110.0, 67.0]
    """
    found, smallest = pool(program), program.charter.privacy.smallest_group
    sides = [frozenset(found.market.mentees), frozenset(found.market.mentors)]
    if min(len(side) for side in sides) < smallest:
        return _hidden("hidden", "one side of the pool", smallest)
    if records := told_before(program, sides, smallest):
        return _hidden("hidden_beside", "", smallest, records)
    market = found.market
    skills = supply(program, market.mentees, market.mentors, market.capacity, smallest)
    answer = Answer(found, skills, _table(found, skills, best_fits(market), smallest), smallest)
    return _told(program, answer, tuple(sides))


def _hidden(section: str, what: str, smallest: int, records: str = "") -> Result:
    words = sentences_for_every_audience(section, what=what, smallest=smallest, records=records)
    frame = pd.DataFrame([{"skill": catalogue("matching_compatibility").EVERYTHING, "hidden": True}])
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip


def _table(found: Pool, skills: Supply | None, best: Array, smallest: int) -> pd.DataFrame:
    words, market = catalogue("matching_compatibility"), found.market
    places = int(market.capacity.sum())
    everything: dict[str, Any] = {
        "skill": words.EVERYTHING,
        "n_wanting": len(market.mentees),
        "n_offering": len(market.mentors),
        "n_offered": places,
        "shortfall": max(0, len(market.mentees) - places),
        "state": "",
        "all_offered": None if skills is None else _share(skills.found, smallest),
        **_quarters(best[best != NOBODY] * 100 / market.best, smallest),
        "hidden": False,
    }
    rows = [everything]
    if skills is not None:
        rows += [
            {"skill": name, **row, "state": _state(row), "hidden": False} for name, row in skills.skills.iterrows()
        ]
        if skills.n_others:
            rows.append({"skill": words.OTHERS, "state": words.STATES["hidden"], "hidden": True})
    return pd.DataFrame(rows, columns=list(everything))


def _share(found: Array, smallest: int) -> float | None:
    """The share of True; None where those behind it, or those not, are some but fewer than the smallest group."""
    n, k = len(found), int(found.sum())
    if n < smallest or any(0 < part < smallest for part in (k, n - k)):
        return None
    return k / n


def _quarters(fits: Array, smallest: int) -> dict[str, float | None]:
    names = ("fit", "fit_low", "fit_high")
    if len(fits) < QUARTERS_FROM * smallest:
        return dict.fromkeys(names)
    return dict(zip(names, (float(round(one)) for one in np.quantile(fits, [0.5, 0.25, 0.75])), strict=True))


def _state(row: pd.Series) -> str:
    states = catalogue("matching_compatibility").STATES
    if pd.isna(row["n_offering"]):
        return str(states["few_offer"])
    if pd.isna(row["n_wanting"]):
        return str(states["few_want"])
    return str(states["short" if row["shortfall"] > 0 else "enough"])


def _told(program: Program, answer: Answer, sides: tuple[frozenset[str], ...]) -> Result:
    words, table = catalogue("matching_compatibility"), answer.table
    cells = _cells(answer)
    sentences = sentences_for_every_audience("matching_compatibility.pool", **cells)
    hidden = int(table["hidden"].sum() + table[["n_wanting", "n_offering"]].isna().any(axis=1)[~table["hidden"]].sum())
    steps = [words.STEPS["few_places"]] if answer.everything["shortfall"] else []
    steps += [words.STEPS["skills"]] if len(answer.short) or _hardly_offered(answer) else []
    steps += [words.STEPS["columns"]] if answer.pool.fit.dropped else []
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(answer, sentences["analyst"]),
        headline=sentences["analyst"],
        hidden=hidden,
        notes=answer.pool.notes,
        facts=tuple(_facts(answer)),
        limits=words.LIMITS_HERE,
        next_steps=tuple(steps),
        terms=("fit",),
        shown=sides,
        shown_as=SHOWN,
        waves=(program.charter.cycle,),
    )


def _cells(answer: Answer) -> dict[str, str]:
    """The parts of the sentence, each from the table or left out."""
    words, row = catalogue("matching_compatibility"), answer.everything
    cells = {name: f"{row[name]:,.0f}" for name in ("n_wanting", "n_offering", "n_offered")}
    fits = {} if pd.isna(row["fit"]) else {name: number(row[name], 0) for name in ("fit", "fit_low", "fit_high")}
    cells["could_have"] = words.COULD_HAVE.format(**fits) if fits else words.NO_QUARTERS
    share = row["all_offered"]
    form = "unknown" if pd.isna(share) else "all" if share == 1 else "some"
    cells["find_all"] = words.FIND_ALL[form].format(share="" if pd.isna(share) else percent(share))
    named = [
        words.SHORT.format(
            skill=one["skill"], n_wanting=f"{one['n_wanting']:,.0f}", n_offered=f"{one['n_offered']:,.0f}"
        )
        for _, one in answer.short.head(MOST_NAMED).iterrows()
    ]
    few = [words.HARDLY.format(skill=name) for name in _hardly_offered(answer)[:MOST_NAMED]]
    cells["short"] = words.FALLS_SHORT.format(skills=listed(named + few)) if named or few else words.NOTHING_SHORT
    return cells | (words.ASK if named or few else dict.fromkeys(words.ASK, ""))


def _hardly_offered(answer: Answer) -> list[str]:
    rows = answer.table[answer.table["n_offering"].isna() & ~answer.table["hidden"].astype(bool)]
    return [str(name) for name in rows["skill"]]


def _facts(answer: Answer) -> list[tuple[str, str]]:
    words, of_fit, fit = catalogue("matching_compatibility"), catalogue("matching_fit"), answer.pool.fit
    return [
        (
            words.PART.format(part=of_fit.PARTS[name], points=number(100 * points / fit.best, 0)),
            f"{of_fit.HOW_PARTS[name]}.",
        )
        for name, points in fit.points.items()
    ]


def _figure(answer: Answer, alt: str) -> Picture:
    words = catalogue("matching_compatibility")
    rows = answer.table[~answer.table["hidden"].astype(bool)].iloc[1 : MOST_DRAWN + 1]
    if rows.empty:
        return nothing_to_draw(words.FIGURE["title"], alt)
    few = words.FIGURE["few"].format(smallest=answer.smallest)
    offers = [Offer(str(row["skill"]), row["n_wanting"], row["n_offered"], few) for _, row in rows.iterrows()]
    return wanted_offered(
        offers, alt=alt, **{name: words.FIGURE[name] for name in ("title", "axis", "wanted", "offered")}
    )
