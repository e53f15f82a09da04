"""Which pairs closed early, why, and what became of their mentees?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.look import Picture, ShareLine, shares
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, percent, sentences_for_every_audience
from mentorlab.engagement.closing.early import Closed, closed_early
from mentorlab.engagement.closing.rows import (
    AGAIN,
    EARLY,
    EVERYONE,
    OTHER,
    WHY,
    again_rows,
    as_table,
    early_rows,
    why_rows,
)
from mentorlab.engagement.grouped import column_of, groups_of_mentees
from mentorlab.errors import NotComputable
from mentorlab.measures.beside_units import hidden_beside_units, units_of_persons
from mentorlab.measures.counted import telling
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.stats.estimates import Estimate
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

USED = ("early_closure", "matched_again", "goes_on")


@question(
    asks="Which pairs closed early, and what became of their mentees?", tables=["pairs"], uses=lambda _: ("people",)
)
def endings(
    program: Program,
    *,
    by: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which pairs closed early, why, and were their mentees matched again?

    *Reads*: `pairs`; `people` for units.

    *Settings*
        by: a column of `people` by which mentees are grouped (default: the charter's units, where people has them).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: `closed early`: a row for all pairs and each unit: `n_pairs` that are old enough,
    `n_early`, `share` with Wilson's interval; `why`: `n_early` by reason; `afterwards`: `n` mentees of pairs that
    closed early who had not left, `n_again` matched again, and of these `n_goes_on`. `hidden` rows hold no number.

    *Method*: closed early is an end before 75 % of the time agreed that is not "goal met" (definition
    engagement.early_closure), among pairs for which that day lies behind, so that young pairs lower nothing. Reasons
    of fewer than `smallest_group` pairs stand together. The report of one unit tells its count only where the program's
    table of units does; reasons and what came afterwards are told of the whole program.

    *Read with care*: an early end can be the right one; a late one is no success.

    *Example*

    >>> import mentorlab
    >>> ended = mentorlab.engagement.endings(mentorlab.load("demo"))
    >>> print(*ended.table.loc[0, ["n_early", "n_pairs"]].astype(int))
    22 110
    """
    smallest = program.charter.privacy.smallest_group
    how, again = (definition(program, f"engagement.{name}") for name in USED[:2])
    pairs = pairs_run(program)
    closed = closed_early(pairs, how.settings["share"], again.settings["days_before"])
    if not len(closed.counted):
        raise NotComputable(_too_young(closed, smallest))
    if program.whole is not None and _tells_of_others(program, how.settings["share"], again.settings["days_before"]):
        return _silent(program, [{"topic": EARLY, "group": EVERYONE, "hidden": True}], smallest, "beside")
    column = column_of(program, by)
    groups, refused = groups_of_mentees(program, closed.counted["mentee_id"], column, smallest)
    rows = early_rows(closed, groups, smallest, level)
    if rows[0]["hidden"]:
        return _silent(program, rows, smallest, "silent")
    rows[0]["early_before"] = how.settings["share"]
    if "n_pairs" in rows[0] and program.unit is None:
        rows += why_rows(closed, smallest) + again_rows(closed, smallest, level)
    return _answer(program, closed, as_table(rows), level, (column or "", refused), pairs.notes)


def _too_young(closed: Closed, smallest: int) -> str:
    """Why no share can be told yet, from which month on it can, and what ended so far, told as in the weekly state.

    To the nearest smallest group: the weekly state does not tell small moves either. The month is that of the pair
    before which fewer than the smallest group would be counted.
    """
    words, n, k = catalogue("engagement_endings"), len(closed.frame), int(closed.frame["early"].sum())
    if n < 4 * smallest:
        return str(words.TOO_YOUNG)
    about = smallest * round(k / smallest)
    form = "some" if about and k >= smallest else "few"
    month = closed.frame["due"].sort_values().iloc[smallest - 1]
    return str(words.TOO_YOUNG_SO_FAR[form].format(month=f"{month:%Y-%m}", k=f"{about:,}", n=f"{n:,}"))


def _tells_of_others(program: Program, share: float, days_before: float) -> bool:
    """Whether the count of this unit would tell of a few of another one, beside those of the program and all others."""
    assert program.whole is not None
    counted = closed_early(pairs_run(program.whole), share, days_before).counted
    return hidden_beside_units(program, units_of_persons(program, counted["mentee_id"]), counted["early"])


def _silent(program: Program, rows: list[dict[str, Any]], smallest: int, why: str) -> Result:
    words = sentences_for_every_audience(f"engagement_endings.{why}", smallest=smallest)
    return Result(
        design="counts",
        sentences=words,
        frame=as_table(rows),
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=len(rows),
        limits=(catalogue().LIMITS["no_answer"],),
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )


def _answer(
    program: Program, closed: Closed, table: pd.DataFrame, level: float, split: tuple[str, str],
    of_pairs: tuple[str, ...],
) -> Result:  # fmt: skip
    words, smallest = catalogue("engagement_endings"), program.charter.privacy.smallest_group
    cells = _cells(program, table, level)
    sentences = {name: " ".join(text.split()) for name, text in _sentences(cells).items()}
    labels = words.LABELS
    row = table.iloc[0]
    young = [
        (labels["young"], _veiled(closed.n_young, smallest)),
        (labels["without_end"], _veiled(closed.n_without_end, smallest)),
    ]
    steps = ("ask", "again", "way_out") if row["share"] else ("way_out",)
    n = 0 if pd.isna(row["n_pairs"]) else int(row["n_pairs"])
    share = Estimate(row["share"], row["share_low"], row["share_high"], level, float("nan"), n, "Wilson")
    return Result(
        design="counts",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, sentences["analyst"]),
        headline=f"{cells['closed']}.",
        estimates=(Reported("closed_early", share, "share"),) if n else (),
        hidden=int(table["hidden"].sum()),
        notes=(*_notes(table, split, smallest, program.unit), *of_pairs),
        box=tuple(
            (labels[name], text)
            for name, text in (("box", f"{cells['closed']}."), ("box_again", cells["again"]))
            if text
        ),
        facts=tuple((name, text) for name, text in young if text),
        limits=words.LIMITS,
        next_steps=tuple(words.NEXT[name] for name in steps),
        terms=("interval",),
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )


def _veiled(n: int, smallest: int) -> str:
    if not n:
        return ""
    return f"{n:,}." if n >= smallest else f"{catalogue('engagement_endings').FEW.format(smallest=smallest)}."


def _notes(table: pd.DataFrame, split: tuple[str, str], smallest: int, unit: object) -> tuple[str, ...]:
    words, shown = catalogue("engagement_endings").NOTES, table[~table["hidden"]]
    column, refused = split
    uncounted = bool(table["n_pairs"].isna().iloc[0])
    n_early = 0 if uncounted else table.loc[0, "n_early"]
    told = {
        "uncounted": uncounted,
        "refused": bool(refused) and not uncounted,
        "other": bool((shown["group"] == OTHER).any()),
        "reasons": unit is None and bool(n_early) and not (shown["topic"] == WHY).any(),
        "whole": unit is not None,
        "again": bool((table["hidden"] & (table["topic"] == AGAIN)).any()),
    }
    cells = {"column": column.replace("_", " "), "why": refused, "smallest": smallest}
    return tuple(words[name].format_map(cells) for name, there in told.items() if there)


def _cells(program: Program, table: pd.DataFrame, level: float) -> dict[str, str]:
    words, row = catalogue("engagement_endings"), table.iloc[0]
    part = percent(row["early_before"])
    if pd.isna(row["n_pairs"]):
        closed = words.CLOSED["uncounted"].format(share=percent(row["share"]))
        return {"closed": closed, "counted": words.COUNTED.format(part=part), "why": "", "again": "", "goes_on": ""}
    k, n = int(row["n_early"]), int(row["n_pairs"])
    ends = {"level": f"{100 * level:g} %", "low": percent(row["share_low"]), "high": percent(row["share_high"])}
    sure = "" if pd.isna(row["share_low"]) else words.SURE.format_map(ends)
    form = telling(k, n, program.charter.privacy.smallest_group)
    closed = words.CLOSED[form].format(n=f"{n:,}", n_early=f"{k:,}", share=percent(row["share"]), sure=sure)
    reasons = table[table["topic"] == WHY]
    told = [words.REASON.format(reason=one["group"], n_early=f"{one['n_early']:,.0f}") for _, one in reasons.iterrows()]
    after = table[(table["topic"] == AGAIN) & ~table["hidden"]].to_dict("records")
    again = goes_on = ""
    if after and after[0]["group"] == "matched again":
        first = after[0]
        form = "none" if not first["n_again"] else "all" if first["n_again"] == first["n"] else "shown"
        again = words.AGAIN[form].format(n=f"{first['n']:,.0f}", n_again=f"{first['n_again']:,.0f}")
    if after and after[-1]["group"] == "went on":
        last = after[-1]
        goes_on = words.GOES_ON.format(n=f"{last['n']:,.0f}", n_goes_on=f"{last['n_goes_on']:,.0f}")
    why = words.WHY.format(reasons=listed(told)) if told else ""
    return {
        "closed": closed,
        "counted": words.COUNTED.format(part=part),
        "why": why,
        "again": again,
        "goes_on": goes_on,
    }


def _sentences(cells: dict[str, str]) -> dict[str, str]:
    return sentences_for_every_audience("engagement_endings.sentences", **cells)


def _figure(table: pd.DataFrame, alt: str) -> Picture:
    words = catalogue("engagement_endings")
    labels, groups = words.LABELS, []
    for topic, numerator in ((EARLY, "n_early"), (WHY, "n_early"), (AGAIN, "")):
        rows = table[(table["topic"] == topic) & ~table["hidden"]]
        lines = []
        for _, row in rows.iterrows():
            k = row[numerator] if numerator else row["n_again"] if pd.notna(row["n_again"]) else row["n_goes_on"]
            of = row["n_pairs"] if numerator else row["n"]
            note = "" if pd.isna(of) else labels["of"].format(k=f"{k:,.0f}", n=f"{of:,.0f}")
            label = labels["everyone"] if row["group"] == EVERYONE else str(row["group"])
            lines.append(ShareLine(label, row["share"], row["share_low"], row["share_high"], note))
        if lines:
            groups.append((labels[topic], lines))
    return shares(groups, title=words.TITLE, axis=words.AXIS, alt=alt)
