"""How is it said and drawn who asked for help?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.look import Picture, ShareLine, shares
from mentorlab.answers.wording import catalogue, listed, percent
from mentorlab.engagement.asking_help.contacts import NOT_SAID
from mentorlab.engagement.asking_help.rows import EVERYONE, OTHER, PAIRS, REASON, RUNNING, SIDE, WITHIN

if TYPE_CHECKING:
    from mentorlab.engagement.asking_help.contacts import Contacts
    from mentorlab.tables.program import Program

DRAWN = (PAIRS, RUNNING, WITHIN, REASON, SIDE)


def cells_of(table: pd.DataFrame, level: float) -> dict[str, str]:
    """The parts of the sentences: each empty where its numbers may not be shown."""
    words = catalogue("engagement_support")
    return {
        "contacts": _contacts(table.iloc[0]),
        "pairs": _pairs(table, level),
        "half": _half(table.loc[0, "half_weeks"]),
        "within": _within(table, level),
        "reasons": _kinds(table, REASON, words.REASONS, "reasons"),
        "sides": _kinds(table, SIDE, words.SIDES, "sides"),
    }


def _half(weeks: Any) -> str:
    words = catalogue("engagement_support")
    if pd.isna(weeks):
        return ""
    return str(words.HALF[weeks == 1].format(half_weeks=f"{weeks:.0f}"))


def _contacts(row: Any) -> str:
    words = catalogue("engagement_support")
    numbers = {
        name: "" if pd.isna(row[name]) else f"{row[name]:,.0f}"
        for name in ("n_contacts", "n_settled", "n_open", "n_long", "open_days")
    }
    settled = "hidden" if not numbers["n_open"] else "some" if row["n_open"] else "none"
    long = "hidden" if settled != "some" or not numbers["n_long"] else "some" if row["n_long"] else "none"
    return f"{words.CONTACTS}{words.SETTLED[settled]}{words.LONG[long]}".format_map(numbers)


def _pairs(table: pd.DataFrame, level: float) -> str:
    words = catalogue("engagement_support")
    rows = table[(table["topic"] == PAIRS) & (table["group"] == EVERYONE) & ~table["hidden"]]
    if rows.empty:
        return ""
    row = rows.iloc[0]
    form = "none" if not row["n_helped"] else "all" if row["n_helped"] == row["n_pairs"] else "shown"
    cells = {"n": f"{row['n_pairs']:,.0f}", "n_helped": f"{row['n_helped']:,.0f}", "share": percent(row["share"])}
    return str(words.PAIRS[form].format(**cells, sure=_sure(row, level)))


def _within(table: pd.DataFrame, level: float) -> str:
    rows = table[table["topic"] == WITHIN]
    if rows.empty:
        return ""
    row = rows.iloc[-1]
    cells = {"weeks": f"{row['weeks']:.0f}", "share": percent(row["share"]), "sure": ""}
    sure = _sure(row, level)
    return str(
        catalogue("engagement_support").WITHIN.format_map(cells | {"sure": f" ({sure.lstrip('; ')})" if sure else ""})
    )


def _sure(row: Any, level: float) -> str:
    if pd.isna(row["share_low"]):
        return ""
    ends = {"level": f"{100 * level:g} %", "low": percent(row["share_low"]), "high": percent(row["share_high"])}
    return str(catalogue("engagement_support").SURE.format_map(ends))


def _kinds(table: pd.DataFrame, topic: str, form: str, name: str) -> str:
    rows = _apart(table, topic)
    kind = catalogue("engagement_support").KIND
    told = [kind.format(kind=row["group"], n_contacts=f"{row['n_contacts']:,.0f}") for _, row in rows.iterrows()]
    return form.format(**{name: listed(told)}) if told else ""


def _apart(table: pd.DataFrame, topic: str) -> pd.DataFrame:
    """The rows of a topic; none where all stand together as other reasons, which says nothing."""
    rows = table[(table["topic"] == topic) & ~table["hidden"]]
    return rows if (rows["group"] != OTHER).any() else rows.iloc[:0]


def notes_of(program: Program, table: pd.DataFrame, found: Contacts, split: tuple[str, str]) -> tuple[str, ...]:
    """What a reader must know about what is not shown."""
    column, refused = split
    row = table.iloc[0]
    told = {
        "refused": bool(refused),
        "open": bool(pd.isna(row["n_open"])),
        "half": bool(pd.isna(row["half_weeks"])),
        "merged": bool((_apart(table, REASON)["group"] == OTHER).any()),
        "no_reason": bool((table["topic"] == REASON).any()) and _apart(table, REASON).empty,
        "sides": not (table["topic"] == SIDE).any() or bool((found.frame["side"] == NOT_SAID).all()),
        "list": not program.flags_agreed,
    }
    cells = {"column": column.replace("_", " "), "why": refused, "smallest": program.charter.privacy.smallest_group}
    words = catalogue("engagement_support").NOTES
    return (*found.notes, *(words[name].format_map(cells) for name, there in told.items() if there))


def picture(table: pd.DataFrame, alt: str) -> Picture:
    """Pairs that asked, weeks to an answer, reasons and sides, as shares."""
    words = catalogue("engagement_support")
    groups = []
    for topic in DRAWN:
        lines = []
        for row in _apart(table, topic).to_dict("records"):
            label = words.LABELS["everyone"] if row["group"] == EVERYONE else str(row["group"])
            of = (
                {"k": row["n_helped"], "n": row["n_pairs"]}
                if topic in (PAIRS, RUNNING)
                else {"k": row["n_contacts"], "n": table.loc[0, "n_contacts"]}
            )
            note = "" if topic == WITHIN else words.LABELS["of"].format(**{name: f"{n:,.0f}" for name, n in of.items()})
            lines.append(
                ShareLine(label, row["share"], row["share_low"], row["share_high"], note or percent(row["share"]))
            )
        if lines:
            groups.append((words.LABELS[topic], lines))
    return shares(groups, title=words.TITLE, axis=words.AXIS, alt=alt)
