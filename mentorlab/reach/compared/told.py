"""How is it told who takes part by group: table, sentence, figure, what to do?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from mentorlab.answers.look import Picture, ShareLine, nothing_to_draw, shares
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, listed, number, p_value, people, percent, sentence_case
from mentorlab.reach.compared.rates import Rate

MOST_NAMED = 3


@dataclass(frozen=True)
class About:
    """What was asked: role, stage and level of intervals; `least`: the ratio below which to look closer."""

    role: str
    stage: str
    level: float
    least: float


@dataclass(frozen=True, eq=False)
class Compared:
    """`rates`: everyone first, then the groups that are shown; `hidden`: column and group of the others."""

    about: About
    rates: Sequence[Rate]
    hidden: Sequence[tuple[str, str]]
    columns: Sequence[str]

    @cached_property
    def tested(self) -> list[Rate]:
        """The groups with a ratio to everyone else, the lowest first."""
        found = [one for one in self.rates if one.compared is not None]
        return sorted(found, key=lambda one: (one.ratio, -one.missing))

    @cached_property
    def below(self) -> list[Rate]:
        """Those of them to look closer at, the most people missing first."""
        found = [one for one in self.tested if one.ratio < self.about.least]
        return sorted(found, key=lambda one: -one.missing)

    @cached_property
    def surely(self) -> list[Rate]:
        """Those of them whose interval lies below 1, and whose p, corrected for all groups, is as small as that."""
        return [
            one
            for one in self.below
            if one.compared is not None and one.compared.ratio.high < 1 and one.holm < 1 - self.about.level
        ]

    @property
    def form(self) -> str:
        """Which words to say it in: no more than the intervals allow."""
        if self.below:
            return "below" if self.surely else "open"
        return "none_below" if self.tested else "nothing"


def in_words(column: str) -> str:
    """A column of people as it is read."""
    return column.replace("_", " ")


def named(one: Rate) -> str:
    """A group with its column."""
    words = catalogue("reach_representation").GROUP
    return str(words.format(column=in_words(one.column), group=one.group))


def group_name(column: str, group: str) -> str:
    """A group under the heading of its column: a bare number says of what it is one."""
    words = catalogue("reach_representation").GROUP
    return str(words.format(column=in_words(column), group=group)) if group.isdigit() else group


def table(found: Compared) -> pd.DataFrame:
    """A row for everyone, then the groups column by column, in alphabetical order."""
    words = catalogue("reach_representation")
    rows = [_row(found, one) for one in found.rates]
    for column, group in found.hidden:
        cells = {
            "split": in_words(column),
            "group": group_name(column, group),
            "state": words.STATES["hidden"],
            "hidden": True,
        }
        rows.append(dict.fromkeys(rows[0]) | cells)
    frame = pd.DataFrame(rows)
    place = {in_words(column): number for number, column in enumerate(found.columns)}
    order = frame["split"].map(place).fillna(-1)
    frame = frame.assign(order=order).sort_values(["order", "group"], kind="stable").drop(columns="order")
    return frame.reset_index(drop=True)


def _row(found: Compared, one: Rate) -> dict[str, Any]:
    words = catalogue("reach_representation")
    group, ratio = bool(one.column), None if one.compared is None else one.compared.ratio
    state = "" if not group else "described" if ratio is None else "below" if one in found.below else "alike"
    return {
        "split": in_words(one.column),
        "group": group_name(one.column, one.group),
        "n": one.n,
        "n_taking": one.k,
        "share": one.share.value,
        "share_low": one.share.low,
        "share_high": one.share.high,
        "share_others": one.share_others,
        "index": one.index if group else math.nan,
        "ratio": one.ratio,
        "ratio_low": math.nan if ratio is None else ratio.low,
        "ratio_high": math.nan if ratio is None else ratio.high,
        "ratio_least": math.nan if group else found.about.least,
        "fisher": math.nan if one.compared is None else one.compared.p,
        "p_holm": one.holm,
        "n_missing": one.missing if group else None,
        "state": words.STATES[state],
        "hidden": False,
    }


def cells(found: Compared) -> dict[str, str]:
    """The parts of the sentence, each read from the table."""
    words, everyone = catalogue("reach_representation"), found.rates[0]
    about = {
        "n": f"{everyone.n:,}",
        "k": f"{everyone.k:,}",
        "eligible": words.ELIGIBLE[found.about.role],
        "did": words.DID[found.about.stage],
        "share": percent(everyone.share.value),
        "spread": _spread(found, everyone),
        "least": number(found.about.least, 2),
    }
    told = found.below or found.tested[:1]
    lines = listed(_line(found, one) for one in told[:MOST_NAMED])
    missing = [
        words.MISSING_LINE.format(people=people(one.missing), group=named(one), would=words.WOULD[found.about.stage])
        for one in (found.surely or found.below)[:MOST_NAMED]
    ]
    n_hidden = len(found.hidden)
    return {
        "total": words.TOTAL.format(**about),
        "plain": words.PLAIN.format(**about),
        "groups": words.GROUPS[found.form].format(lines=lines, **about),
        "missing": words.MISSING[found.form].format(lines=listed(missing)),
        "hidden": words.HIDDEN_SOME.get(n_hidden, words.HIDDEN_MANY.format(n=n_hidden)),
    }


def _spread(found: Compared, one: Rate) -> str:
    if not math.isfinite(one.share.low):
        return ""
    ends = {"low": percent(one.share.low), "high": percent(one.share.high)}
    return str(catalogue("reach_representation").SPREAD.format(level=percent(found.about.level, 0), **ends))


def _line(found: Compared, one: Rate) -> str:
    words = catalogue("reach_representation")
    tested = ""
    if one.compared is not None:
        ratio, missing = one.compared.ratio, ""
        if one.missing:
            missing = words.LINE_MISSING.format(people=people(one.missing))
        tested = words.TESTED.format(
            level=percent(found.about.level), low=number(ratio.low, 2), high=number(ratio.high, 2), missing=missing,
            p=p_value(one.compared.p), holm=p_value(one.holm).removeprefix("= "),
        )  # fmt: skip
    counts = {"k": f"{one.k:,}", "n": f"{one.n:,}", "share": percent(one.share.value), "ratio": number(one.ratio, 2)}
    return str(words.LINE.format(group=named(one), tested=tested, **counts))


def headline(found: Compared) -> str:
    """The answer in a few words."""
    words = catalogue("reach_representation").HEADLINES
    return f"{words[found.form].format(groups=_groups(found))}."


def _groups(found: Compared) -> str:
    return sentence_case(listed(named(one) for one in (found.surely or found.below)[:MOST_NAMED]))


def checks(found: Compared) -> tuple[Check, ...]:
    """Whether a group lies below four fifths of everyone else."""
    words, least = catalogue("reach_representation").CHECKS, number(found.about.least, 2)
    if not found.tested:
        return (Check("four_fifths", "not_checked", words["not_checked"]),)
    if not found.below:
        return (Check("four_fifths", "passed", words["passed"].format(least=least)),)
    groups = listed(named(one) for one in found.below)
    return (Check("four_fifths", "failed", words["failed"].format(groups=groups, least=least)),)


def next_steps(found: Compared) -> tuple[str, ...]:
    """What to do next."""
    groups = listed(named(one) for one in found.surely or found.below)
    return (catalogue("reach_representation").STEPS[found.form].format(groups=groups),)


def figure(found: Compared, alt: str) -> Picture:
    """The rate of each group with its interval, a block a column; everyone first."""
    words = catalogue("reach_representation").FIGURE
    blocks = []
    for column in found.columns:
        mine = sorted((one for one in found.rates if one.column == column), key=lambda one: one.group)
        if mine:
            lines = [_drawn(found.rates[0]), *(_drawn(one) for one in mine)]
            blocks.append((sentence_case(in_words(column)), lines))
    if not blocks:
        return nothing_to_draw(words["title"], alt)
    did = catalogue("reach_representation").DID[found.about.stage]
    axis = words["axis"].format(did=did, level=percent(found.about.level))
    return shares(blocks, title=words["title"], axis=axis, alt=alt)


def _drawn(one: Rate) -> ShareLine:
    words = catalogue("reach_representation").FIGURE
    note = words["note"].format(k=f"{one.k:,}", n=f"{one.n:,}")
    if one.column and one.missing:
        note += words["missing"].format(n=f"{one.missing:,}")
    return ShareLine(group_name(one.column, one.group), one.share.value, one.share.low, one.share.high, note)
