"""What did the needs room find that a letter may say? Only what its answers show: hidden cells stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, number
from mentorlab.planning.drafts.letter_blanks import ALSO_CALLED, HOUSE, name_of
from mentorlab.planning.drafts.spoken import in_words

TOP = 3
EVERYONE = ("everyone", "all", "")
ASKED = {"mentees": "benefit", "mentors": "benefit", "managers": "hurdle", "non_participants": "hurdle"}


def found(needs: Result | None, voices: Result | None, stakes: Result | None) -> dict[str, dict[str, Any]]:
    """Blanks by audience ("" for all) from the answers that were handed over; an answer without one adds nothing."""
    blanks: dict[str, dict[str, Any]] = {"": {}}
    if needs is not None and usable(needs):
        blanks[""] |= {
            "needs": top_needs(needs.table),
            "needs_of": needs_of(needs.table),
            "as_great": as_great(needs.table),
        }
    if stakes is not None and usable(stakes):
        blanks[""]["stakes"] = stakes.sentence("leadership")
    if voices is not None and usable(voices):
        for audience in HOUSE:
            said = heard(voices.table, audience)
            blanks |= {audience: {"heard": said}} if said else {}
    return blanks


def usable(result: Result | None) -> bool:
    """Is there an answer that a letter can take something from?"""
    return result is not None and result.status == "ok"


def not_used(handed: Mapping[str, Result | None]) -> tuple[str, ...]:
    """A note for each answer that was handed over and could not be used, with its own reason."""
    words = catalogue("planning_audiences")
    return tuple(
        words.NOT_HANDED.format(name=words.FINDINGS[name], reason=(one.reason or one.status).rstrip("."))
        for name, one in handed.items()
        if one is not None and not usable(one)
    )


def top_needs(table: pd.DataFrame) -> list[dict[str, str]]:
    """The needs of highest rank: need, gap with its interval, number of people, as words."""
    return [_need(row) for row in _ranked(table).head(TOP).to_dict("records")]


def as_great(table: pd.DataFrame) -> str | None:
    """How many needs that are not listed cannot be told apart from the first, in words; None where none."""
    ranked = _ranked(table)
    more = int((ranked["tier"].iloc[TOP:] == 1).sum()) if "tier" in ranked else 0
    return in_words(more) if more else None


def needs_of(table: pd.DataFrame) -> str | None:
    """Whose needs these are, where all rows are about one group; None for everyone's."""
    ranked = _ranked(table)
    if "group" not in ranked or ranked.empty or _is_everyone(ranked["group"]).all():
        return None
    return name_of(str(ranked["group"].iloc[0]).lower().replace(" ", "_"))


def _is_everyone(groups: pd.Series) -> pd.Series:
    said: pd.Series = groups.astype(object).fillna("").astype(str).str.lower().isin(EVERYONE)
    return said


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that show a gap, greatest need first: about everyone, or about the one group that was asked for."""
    shown = _shown(table)
    if not {"need", "gap", "n"} <= set(shown.columns):
        return shown.iloc[:0]
    if "group" in shown:
        everyone = shown[_is_everyone(shown["group"])]
        shown = shown if everyone.empty and len(table["group"].drop_duplicates()) == 1 else everyone
    if "rank" in shown:
        shown = shown.sort_values("rank", kind="stable")
    return shown[shown["gap"].notna()]


def _need(row: Mapping[Any, Any]) -> dict[str, str]:
    gap = number(float(row["gap"]), 1)
    if pd.notna(row.get("gap_low")) and pd.notna(row.get("gap_high")):
        gap += f" (plausibly {number(float(row['gap_low']), 1)} to {number(float(row['gap_high']), 1)})"
    return {"need": str(row["need"]).replace("_", " "), "gap": gap, "n": f"{int(row['n']):,}"}


def heard(table: pd.DataFrame, audience: str) -> str | None:
    """What an audience named most often, counted; None where it is hidden, or two were named equally often."""
    shown = _shown(table)
    if not {"group", "kind", "theme", "n", "n_answered"} <= set(shown.columns):
        return None
    groups = shown["group"].astype(str).str.lower().str.replace(" ", "_")
    mine = groups.isin([audience, ALSO_CALLED.get(audience, audience)])
    rows = shown[mine & shown["kind"].astype(str).str.lower().eq(ASKED.get(audience, ""))]
    rows = rows[rows["theme"].notna() & rows["n"].notna()].sort_values("n", ascending=False, kind="stable")
    if "share_low" in rows:
        rows = rows[rows["share_low"].notna()]  # what stands without an interval is a remainder of several themes
    if rows.empty or (len(rows) > 1 and rows["n"].iloc[0] == rows["n"].iloc[1]):
        return None
    top = rows.iloc[0]
    cells = {"group": name_of(audience), "theme": top["theme"], "n": f"{top['n']:.0f}"}
    said = catalogue("planning_audiences").HEARD[ASKED[audience]]
    return str(said.format(**cells, n_answered=f"{top['n_answered']:.0f}"))


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    if "hidden" not in table:
        return table
    return table[~table["hidden"].fillna(value=False).astype(bool)]
