"""How is it said which needs are furthest from being met?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from mentorlab.answers.look import Picture, Ranked, Whisker, intervals, ranking
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue, listed, number, sentence_case, sentences_for_every_audience
from mentorlab.needs.rated.by_need import first_of, is_ranked
from mentorlab.needs.rated.naming import group_name, how_many
from mentorlab.needs.rated.settings import SplitBy
from mentorlab.stats.estimates import Estimate


@dataclass(frozen=True)
class Asked:
    """What was asked: of which group, side by side with which others, with which intervals."""

    group: str
    split: SplitBy | None
    level: float
    draws: int
    seed: int

    @property
    def scope(self) -> dict[str, str | None]:
        """Of whom the answer speaks; with a split it is a finding of its own."""
        scope: dict[str, str | None] = {"unit": None, "group": self.group}
        return scope if self.split is None else scope | {"split": self.split}


def cells(asked: Asked, rows: pd.DataFrame) -> dict[str, str]:
    """The words that the sentences are made of; numbers are cells of the table."""
    words = catalogue("needs_gaps")
    row = rows.iloc[0]
    cells = {
        "group": group_name(asked.group),
        "first": str(row["need"]),
        "people": how_many(rows["n"].dropna(), words.PEOPLE),
        "caution": words.CAUTION,
        "level": f"{100 * asked.level:g}",
        "gap": number(row["gap"], 2),
        "low": number(row["gap_low"], 2),
        "high": number(row["gap_high"], 2),
        "borich": number(row["borich"], 1),
        "rank_low": number(row["rank_low"], 0),
        "rank_high": number(row["rank_high"], 0),
    }
    cells["others"] = listed(rows[(rows["tier"] == 1)]["need"].iloc[1:])
    cells["claim"] = words.CLAIMS[_form(rows)].format_map(cells)
    return cells


def _form(rows: pd.DataFrame) -> str:
    """Which claim the ranks allow."""
    ranked = rows[rows["rank"].notna()]
    if not len(ranked):
        return "described"
    if len(ranked) == 1:
        return "one"
    if ranked["gap"].max() <= 0:
        return "none_short"
    if ranked["rank_high"].iloc[0] == 1:
        return "clear"
    first = int((ranked["tier"] == 1).sum())
    return "all_alike" if first == len(ranked) else "tier"


def sentences(cells: dict[str, str], *, ranked: bool) -> dict[str, str]:
    evidence = catalogue("needs_gaps").EVIDENCE
    tested, plain = (evidence[form].format_map(cells) if ranked else "" for form in ("analyst", "plain"))
    return sentences_for_every_audience("needs_gaps.gaps", **cells, tested=tested, plain=plain)


def estimates(rows: pd.DataFrame, level: float) -> tuple[Reported, ...]:
    """The gap of every need that is shown; without interval where too few rated it."""
    return tuple(
        Reported(
            "gap",
            Estimate(row["gap"], row["gap_low"], row["gap_high"], level, row["gap_se"], int(row["n"]), _how(row)),
            group=str(row["need"]),
        )
        for _, row in rows[~rows["hidden"]].iterrows()
    )


def _how(row: pd.Series) -> str:
    how = "mean of importance − present level"
    return f"{how}, t interval" if math.isfinite(row["gap_low"]) else f"{how}; described, not tested"


def notes(rows: pd.DataFrame) -> list[str]:
    words = catalogue("needs_gaps").NOTES
    notes = []
    if is_ranked(rows):
        tops = {name: first_of(rows, name) for name in ("gap", "borich", "rds")}
        same = len({frozenset(top) for top in tops.values()}) == 1
        notes.append(words["agree" if same else "disagree"].format(**{name: listed(top) for name, top in tops.items()}))
        if rows["rank"].dropna().duplicated().any():
            notes.append(words["tied"])
        if len(few := rows[rows["rank"].isna() & ~rows["hidden"]]):
            notes.append(words["few"].format(needs=listed(few["need"])))
    if rows["hidden"].any():
        notes.append(words["hidden"].format(needs=listed(rows[rows["hidden"]]["need"])))
    return notes


def next_steps(rows: pd.DataFrame) -> tuple[str, ...]:
    words = catalogue("needs_gaps").NEXT
    if not is_ranked(rows):
        return (words["few"], words["leaders"])
    alone = int((rows["tier"] == 1).sum()) == 1
    return (words["serve"], *([] if alone else [words["more"]]), words["leaders"])


def figure(rows: pd.DataFrame, cells: dict[str, str], alt: str) -> Picture:
    words = catalogue("needs_gaps").FIGURES
    title = words["title"].format(Group=sentence_case(cells["group"]))
    ranked = rows[rows["rank"].notna()]
    if not len(ranked):
        lines = [Whisker(str(row["need"]), row["gap"]) for _, row in rows[~rows["hidden"]].iterrows()]
        return intervals(lines, title=title, axis=words["described"], alt=alt, zero=words["no_gap"])
    bars = [
        Ranked(
            str(row["need"]), row["rank"], row["rank_low"], row["rank_high"], int(row["tier"]),
            words["note"].format(gap=number(row["gap"], 2)),
        )
        for _, row in ranked.iterrows()
    ]  # fmt: skip
    return ranking(bars, title=title, axis=words["axis"], tier=words["tier"], alt=alt)
