"""Which needs are furthest from being met?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Draws, Level
from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.needs.rated import between as comparing
from mentorlab.needs.rated import told_gaps
from mentorlab.needs.rated.by_need import COLUMNS, by_need, is_ranked
from mentorlab.needs.rated.naming import listed
from mentorlab.needs.rated.ratings import Ratings, group_of, ratings
from mentorlab.needs.rated.settings import SplitBy
from mentorlab.needs.rated.shown import MEASURE, Shown, waves_of, what_may_be_shown
from mentorlab.needs.rated.told_gaps import Asked
from mentorlab.needs.rated.withheld import withheld
from mentorlab.tables.program import Program


@question(asks="Which needs are furthest from being met?", tables=["needs"])
def gaps(
    program: Program,
    *,
    group: str | None = None,
    split: SplitBy | None = None,
    level: Level = 0.95,
    draws: Draws = 2000,
    seed: int = 0,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which needs are furthest from being met?

    *Reads*: `needs`; the charter's primary objective, for whom the program is.

    *Settings*
        group: whose needs: a stakeholder code, a word of the column `groups`, or `everyone` (default: the people whom
            the primary objective is for).
        split: rows for other groups beside it: `stakeholder` (mentees, mentors …), or `groups` (every word of that
            column; default: none).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        draws: how often people are resampled (200–100,000, default 2000: ranks no longer move).
        seed: of the resampling (default 0; the same seed gives the same numbers).
        as_of: leave out what is dated later (needs carry no dates: nothing).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for every need of the group, then of each other group: `n` who rated both,
    `importance`, `current` (1 to 5), `gap` with `gap_low` and `gap_high` in points, `borich`, `rds` (−100 to 100),
    `rank` with `rank_low` and `rank_high`, `top3` (0 to 1), `tier`; `hidden` rows hold no number. Estimates: `gap` of
    each need, and `difference` between stakeholder groups where one is clear.

    *Method*: `stats.gap_ranks` (Borich 1980; Narine and Harder 2021; ranks after Mogstad et al. 2024). Differences
    between stakeholder groups by Welch intervals over all comparisons at once (Bonferroni). Needs that fewer than ten
    rated are described. What could give people away is hidden, need by need (`needs.shown`).

    *Read with care*: ranks compare needs with each other; the first of several small gaps is small. That a need is
    missed does not say that mentoring would meet it.

    *Example*

    >>> import mentorlab
    >>> gaps = mentorlab.needs.gaps(mentorlab.load("demo"))
    >>> row = gaps.table.set_index("need").loc["feeling part of the company"]
    >>> print(*row[["rank", "rank_low", "rank_high", "tier"]])
    7 4 8 2
    """
    found = ratings(program)
    asked = Asked(group_of(program, found, group), split, level, draws, seed)
    shown = what_may_be_shown(program, found)
    if not shown.needs(asked.group):
        return withheld(program, found, asked.group, shown)
    rows = by_need(found, shown, asked.group, level=level, draws=draws, seed=seed)
    others = _others(found, asked)
    beside = [by_need(found, shown, other, level=level, draws=draws, seed=seed) for other in others]
    return _answer(program, asked, found, shown, rows, beside)


def _others(found: Ratings, asked: Asked) -> list[str]:
    """The groups that stand beside the one that is asked about."""
    if asked.split is None:
        return []
    stakeholders = set(found.stakeholders)
    wanted = [name for name in found.groups if (name in stakeholders) == (asked.split == "stakeholder")]
    return [str(name) for name in wanted if name != asked.group]


def _answer(
    program: Program, asked: Asked, found: Ratings, shown: Shown, rows: pd.DataFrame, beside: list[pd.DataFrame]
) -> Result:
    words = catalogue("needs_gaps")
    table = pd.concat([rows, *beside], ignore_index=True)
    visible = [asked.group, *(str(one["group"].iloc[0]) for one in beside if not one["hidden"].all())]
    told = comparing.between(found, shown, visible, level=asked.level) if asked.split == "stakeholder" else None
    cells = told_gaps.cells(asked, rows)
    cells["groups"] = told_gaps.groups(asked, visible, beside)
    sentences = told_gaps.sentences(cells, ranked=is_ranked(rows))
    sets, names = shown.sets(found, visible)
    labels = words.LABELS
    tier = listed(rows[rows["tier"] == 1]["need"]) if is_ranked(rows) else words.FACTS["no_ranks"]
    facts = [
        (labels["asked"], words.FACTS["asked"].format(group=sentence_case(cells["group"]), people=cells["people"]))
    ]
    if is_ranked(rows):
        facts.append((labels["ranks"], words.FACTS["ranks"].format(draws=f"{asked.draws:,}")))
    if told is not None:
        facts.append((labels["between"], f"{told_gaps.difference(told)}."))
    facts.append((labels["left_out"], " ".join(found.notes) or words.FACTS["complete"]))
    return Result(
        design="ratings",
        sentences=sentences,
        frame=table.reindex(columns=list(COLUMNS)),
        draw=lambda: told_gaps.figure(rows, cells, sentences["analyst"]),
        measure=MEASURE,
        scope={"unit": None, "group": asked.group},
        headline=cells["claim"],
        estimates=(*told_gaps.estimates(rows, asked.level), *told_gaps.differences(told)),
        hidden=int(table["hidden"].sum()),
        notes=(*told_gaps.notes(rows), *found.notes, *shown.notes),
        box=((labels["first_tier"], tier), (labels["people"], f"{cells['people']}.")),
        facts=tuple(facts),
        limits=tuple(words.LIMITS[name] for name in ("own_words", "who", "help", "ranks")),
        next_steps=told_gaps.next_steps(rows),
        terms=("gap", "Borich's score", "ranked discrepancy", "rank interval", "tier", "top three", "interval"),
        shown=sets,
        shown_as=names,
        waves=waves_of(program),
    )
