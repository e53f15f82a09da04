"""Which needs are furthest from being met?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Draws, Level
from mentorlab.answers.wording import catalogue, listed, sentence_case
from mentorlab.needs.rated import told_between, told_gaps
from mentorlab.needs.rated.between import between
from mentorlab.needs.rated.by_need import COLUMNS, by_need, is_ranked
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
        split: what differs between groups comes first: between `stakeholder` groups (mentees, mentors …), or `groups`
            (every word of that column, described only; default: one group alone).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        draws: how often people are resampled (200–100,000, default 2000: ranks no longer move).
        seed: of the resampling (default 0; the same seed gives the same numbers).
        as_of: leave out what is dated later (needs carry no dates: nothing).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for every need of the group, then of each other group: `n` who rated both,
    `importance`, `current` (1 to 5), `gap` with `gap_low` and `gap_high` in points, `borich`, `rds` (−100 to 100),
    `rank` with `rank_low` and `rank_high`, `top3` (0 to 1), `tier`; `hidden` rows hold no number. Estimates: `gap` of
    each need; with split="stakeholder" each clear `difference` between groups instead, or the one nearest to it.

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
    groups = [asked.group, *_others(found, asked)]
    if not any(shown.needs(one) for one in groups):
        return withheld(program, found, asked.group, shown, **({"split": split} if split else {}))
    rows = [by_need(found, shown, one, level=level, draws=draws, seed=seed) for one in groups]
    if split is None:
        return _of_one_group(program, asked, found, shown, rows[0])
    return _between_groups(program, asked, found, shown, pd.concat(rows, ignore_index=True))


def _others(found: Ratings, asked: Asked) -> list[str]:
    """The groups that stand beside the one that is asked about."""
    if asked.split is None:
        return []
    stakeholders = set(found.stakeholders)
    wanted = [name for name in found.groups if (name in stakeholders) == (asked.split == "stakeholder")]
    return [str(name) for name in wanted if name != asked.group]


def _of_one_group(program: Program, asked: Asked, found: Ratings, shown: Shown, rows: pd.DataFrame) -> Result:
    words = catalogue("needs_gaps")
    cells = told_gaps.cells(asked, rows)
    sentences = told_gaps.sentences(cells, ranked=is_ranked(rows))
    labels = words.LABELS
    tier = listed(rows[rows["tier"] == 1]["need"]) if is_ranked(rows) else words.FACTS["no_ranks"]
    facts = [
        (labels["asked"], words.FACTS["asked"].format(group=sentence_case(cells["group"]), people=cells["people"]))
    ]
    if is_ranked(rows):
        facts.append((labels["ranks"], words.FACTS["ranks"].format(draws=f"{asked.draws:,}")))
    facts.append((labels["left_out"], " ".join(found.notes) or words.FACTS["complete"]))
    return Result(
        sentences=sentences,
        draw=lambda: told_gaps.figure(rows, cells, sentences["analyst"]),
        headline=cells["claim"],
        estimates=told_gaps.estimates(rows, asked.level),
        notes=(*told_gaps.notes(rows), *found.notes, *shown.notes),
        box=((labels["first_tier"], tier), (labels["people"], f"{cells['people']}.")),
        facts=tuple(facts),
        limits=tuple(words.LIMITS[name] for name in ("own_words", "who", "help", "ranks")),
        next_steps=told_gaps.next_steps(rows),
        terms=("gap", "Borich's score", "ranked discrepancy", "rank interval", "tier", "top three", "interval"),
        **_about(program, asked, found, shown, rows),
    )


def _between_groups(program: Program, asked: Asked, found: Ratings, shown: Shown, table: pd.DataFrame) -> Result:
    words = catalogue("needs_gaps")
    visible = told_between.shown_groups(table)
    told = between(found, shown, visible, level=asked.level) if asked.split == "stakeholder" else None
    cells = told_between.cells(asked, table, told)
    sentences = told_between.sentences(cells)
    labels, facts = words.LABELS, words.FACTS
    return Result(
        sentences=sentences,
        draw=lambda: told_between.figure(asked, table, told, sentences["analyst"]),
        headline=cells["claim"],
        estimates=told_between.estimates(told),
        notes=(*told_between.notes(table), *found.notes, *shown.notes),
        box=told_between.box(told, cells),
        facts=(
            (labels["asked"], f"{cells['people']}."),
            (labels["between"], told_between.how(asked, told)),
            *([(labels["ranks"], facts["ranks"].format(draws=f"{asked.draws:,}"))] if is_ranked(table) else []),
            (labels["left_out"], " ".join(found.notes) or facts["complete"]),
        ),
        limits=tuple(words.LIMITS[name] for name in ("own_words", "who", "groups")),
        next_steps=told_between.next_steps(told),
        terms=("gap", "Borich's score", "ranked discrepancy", "rank interval", "tier", "top three", "interval"),
        **_about(program, asked, found, shown, table),
    )


def _about(program: Program, asked: Asked, found: Ratings, shown: Shown, table: pd.DataFrame) -> dict[str, Any]:
    """What every answer of this question has: its place among findings, its table, and whose averages it shows."""
    sets, names = shown.sets(found, told_between.shown_groups(table))
    return {
        "design": "ratings",
        "frame": table.reindex(columns=list(COLUMNS)),
        "measure": MEASURE,
        "scope": asked.scope,
        "hidden": int(table["hidden"].sum()),
        "shown": sets,
        "shown_as": names,
        "waves": waves_of(program),
    }
