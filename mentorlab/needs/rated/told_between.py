"""How is it said where the gaps of groups differ? What a split adds to the answer about one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.look import MOST_GROUPS, Dot, Picture, side_by_side
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue, listed, number, sentence_case, sentences_for_every_audience
from mentorlab.needs.rated.by_need import TESTED_FROM
from mentorlab.needs.rated.naming import group_name

if TYPE_CHECKING:
    from mentorlab.needs.rated.between import Compared, Difference
    from mentorlab.needs.rated.told_gaps import Asked

MOST_NAMED = 4  # groups that a claim names one by one
MOST_LISTED = 5  # differences that the box lists
MOST_LINES = 60  # of the figure


def cells(asked: Asked, table: pd.DataFrame, told: Compared | None) -> dict[str, str]:
    """The words that the sentences are made of. `told` is None where groups may overlap and are not compared."""
    words = catalogue("needs_gaps")
    groups = shown_groups(table)
    lead = (told.clear[0] if told.clear else told.nearest) if told is not None else None
    found = _told(lead) if lead is not None else {}
    found |= {"level": f"{100 * asked.level:g}", "tried": f"{told.tried:,}" if told is not None else "0"}
    found["names"] = listed(map(group_name, groups))
    clear = told is not None and bool(told.clear)
    form = _form(groups, table, told)
    found |= _firsts(table, groups) if form == "described" else {}
    claim = words.BETWEEN_CLAIMS[found.pop("form", form)].format_map(found)
    evidence = words.BETWEEN_EVIDENCE if clear else words.NEAREST if lead is not None else {"analyst": "", "plain": ""}
    more = len(told.clear) - 1 if told is not None and clear else 0
    return {
        "claim": claim[:1].upper() + claim[1:],
        "tested": evidence["analyst"].format_map(found),
        "plain": evidence["plain"].format_map(found),
        "more": words.MORE_CLEAR[min(more, 2)].format(n=more) if more else "",
        "people": rated_by(table, groups),
        "groups": _about_groups(asked, table, groups),
        "caution": words.CAUTION,
    }


def shown_groups(table: pd.DataFrame) -> list[str]:
    """The groups of which anything is shown, in the order of the table."""
    return list(dict.fromkeys(table[~table["hidden"]]["group"]))


def sentences(cells: dict[str, str]) -> dict[str, str]:
    return sentences_for_every_audience("needs_gaps.between", **cells)


def _form(groups: Sequence[str], table: pd.DataFrame, told: Compared | None) -> str:
    if len(groups) < 2:
        return "alone" if len(table["group"].unique()) > 1 else "only"
    if told is None:
        return "described"
    if not told.tried:
        return "untested"
    return "clear" if told.clear else "unclear"


def _told(one: Difference) -> dict[str, str]:
    sizes = {name: number(getattr(one.estimate, name), 2) for name in ("value", "low", "high")}
    return {"need": one.need, "group": group_name(one.group), "other": group_name(one.other), **sizes}


def _firsts(table: pd.DataFrame, groups: Sequence[str]) -> dict[str, str]:
    """Which need has the highest score in which of the groups."""
    words = catalogue("needs_gaps")
    first = table[~table["hidden"]].groupby("group")["borich"].idxmax()
    needs = table.loc[first[list(groups)], "need"]
    among: dict[str, list[str]] = {}
    for need, group in zip(needs, groups, strict=True):
        among.setdefault(str(need), []).append(group_name(group))
    each = [words.FIRST_AMONG.format(need=need, groups=listed(names)) for need, names in among.items()]
    form = "same" if len(among) == 1 else "differ" if len(groups) <= MOST_NAMED else "many"
    said = {"form": form, "need": str(needs.iloc[0]), "n": str(len(groups)), "n_needs": str(len(among))}
    return said | {"firsts": "; ".join(each)}


def rated_by(table: pd.DataFrame, groups: Sequence[str]) -> str:
    """How many people of each group rated each need."""
    words = catalogue("needs_gaps")
    told = []
    for group in groups:
        n = table[table["group"] == group]["n"].dropna()
        form = words.RATED_EACH["same" if n.min() == n.max() else "varied"]
        told.append(form.format(group=group_name(group), fewest=f"{n.min():,.0f}", most=f"{n.max():,.0f}"))
    return str(words.RATED_BY.format(groups=", ".join(told)))


def _about_groups(asked: Asked, table: pd.DataFrame, groups: Sequence[str]) -> str:
    words = catalogue("needs_gaps").GROUPS
    gone = [group for group in dict.fromkeys(table["group"]) if group not in groups]
    few = [group for group in groups if table[table["group"] == group]["n"].max() < TESTED_FROM]
    said = words["hidden"].format(hidden=listed(map(group_name, gone))) if gone else ""
    if asked.split == "groups" and len(groups) > 1:
        return said + str(words["overlap"])
    return said + (words["few"].format(few=listed(map(group_name, few))) if few else "")


def box(told: Compared | None, cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    words = catalogue("needs_gaps")
    rows = [(words.LABELS["people"], f"{cells['people']}.")]
    if told is None or not told.tried:
        return tuple(rows)
    each = [words.ALL_CLEAR.format_map(_told(one)) for one in told.clear[:MOST_LISTED]]
    return ((words.LABELS["differences"], "; ".join(each) or words.NONE_CLEAR.format(tried=f"{told.tried:,}")), *rows)


def how(asked: Asked, told: Compared | None) -> str:
    """How the groups were compared, or why they were not."""
    words = catalogue("needs_gaps")
    if told is not None and told.tried:
        return str(words.FACTS["between"].format(tried=f"{told.tried:,}", level=f"{100 * asked.level:g}"))
    return str(words.FACTS["no_pairs"].format(why=words.WHY_NOT["few" if told is not None else "overlap"]))


def estimates(told: Compared | None) -> tuple[Reported, ...]:
    """The clear differences, the largest first; where none is clear, the one that comes nearest."""
    if told is None:
        return ()
    each = told.clear or ((told.nearest,) if told.nearest is not None else ())
    return tuple(Reported("difference", one.estimate, group=f"{one.need}: {one.group} − {one.other}") for one in each)


def notes(table: pd.DataFrame) -> list[str]:
    """What is hidden in groups of which something is shown."""
    words = catalogue("needs_gaps").NOTES
    gone = table[table["hidden"] & table["group"].isin(shown_groups(table))]
    return [
        words["hidden_among"].format(group=group_name(str(group)), needs=listed(rows["need"]))
        for group, rows in gone.groupby("group", sort=False)
    ]


def next_steps(told: Compared | None) -> tuple[str, ...]:
    words = catalogue("needs_gaps").NEXT
    if told is None:
        return (words["leaders"],)
    if not told.tried:
        return (words["few"], words["leaders"])
    return (words["differ"] if told.clear else words["alike"], words["leaders"])


def figure(asked: Asked, table: pd.DataFrame, told: Compared | None, alt: str) -> Picture:
    """The gap of each need, group by group; of many, the groups and needs in which they differ most clearly."""
    words = catalogue("needs_gaps").FIGURES
    clear = told.clear if told is not None else ()
    groups = _first([name for one in clear for name in (one.group, one.other)], shown_groups(table), MOST_GROUPS)
    most = max(4, MOST_LINES // len(groups))
    needs = _first([one.need for one in clear], list(dict.fromkeys(table["need"])), most)
    rows = {(row["group"], row["need"]): row for _, row in table[~table["hidden"]].iterrows()}
    items = [(need, [_dot(rows.get((group, need))) for group in groups]) for need in needs]
    few = any(dot is not None and dot.low != dot.low for _, dots in items for dot in dots)
    left = len(groups) < len(shown_groups(table)) or len(needs) < table["need"].nunique()
    return side_by_side(
        items,
        groups=[sentence_case(group_name(group)) for group in groups],
        title=words["between"],
        axis=words["gap"].format(level=f"{100 * asked.level:g}"),
        alt=alt,
        zero=words["no_gap"],
        foot=" ".join(said for said, needed in ((words["hollow"], few), (words["more"], left)) if needed),
    )


def _first(leading: Sequence[str], every: Sequence[str], most: int) -> list[str]:
    """As many as fit, those that lead before the others, in the order of all."""
    kept = list(dict.fromkeys([*leading, *every]))[:most]
    return [name for name in every if name in kept]


def _dot(row: pd.Series | None) -> Dot | None:
    return None if row is None else Dot(row["gap"], row["gap_low"], row["gap_high"])
