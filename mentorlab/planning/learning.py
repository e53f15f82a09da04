"""What did the launch session teach?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.look import Picture, Whisker, intervals
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import (
    AUDIENCES,
    catalogue,
    decimals,
    number,
    p_value,
    percent,
    sentence_case,
    sentences_for_every_audience,
)
from mentorlab.planning.launch.learned import learned
from mentorlab.planning.launch.quizzed import QUIZ, TESTED_FROM, Quizzed, quizzed
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.stats.estimates import Estimate

WHO_IS_WHO = ("pairs", "applications", "voices")
JUDGED_AT = 0.95  # claims are judged at no less
STILL_WRONG = 2 / 3  # a statement that fewer get right at the end is one to repeat
STATEMENTS_SHOWN = 3


@question(asks="What did the launch session teach?", tables=["responses"], uses=lambda _: WHO_IS_WHO)
def learning(
    program: Program,
    *,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What did the launch session teach, and what is still misunderstood?

    *Reads*: `responses` to the launch quiz at the waves launch_before, launch_after and, if asked, launch_later;
    `pairs` and `applications`, else `voices`, for who is a mentor or a mentee.

    *Settings*
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field). Below .95 the claim is judged
            at .95 all the same.
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: rows for everyone, for mentors and mentees, and for everyone weeks later: `n` who
    answered both times, `n_assigned` (answered at all), `mean_before`, `mean_after`, `change` with `low` and `high`, in
    right answers; then a row per `statement` with `share_before` and `share_after`. Estimates: `change`, `change_sd`
    (d_z), `change` of each group, `change_later`.

    *Method*: paired t interval of after − before (Student 1908). Roles are hidden as groups everywhere are
    (`tables.privacy`); a statement is hidden where fewer than the smallest group got it right, or wrong, with another
    that would tell it by the average; five to nine people are described.

    *Read with care*: one group, the same questions twice, and right after the session: neither an effect nor retention
    (a delayed test comes 60 to 90 days later).

    *Example*

    >>> import mentorlab
    >>> learning = mentorlab.planning.learning(mentorlab.load("demo"))
    >>> learning.design, learning.estimate("change").estimate.low > 0
    ('before_after', True)
    """
    data = quizzed(program)
    smallest = program.charter.privacy.smallest_group
    if data.withheld:
        return _hidden(data, smallest)
    table, estimates = learned(data, level)
    words, lead = catalogue("planning_learning"), estimates[0]
    cells = _cells(data, table, lead, level)
    sentences = {audience: words.LEARNING[audience].format_map(cells) for audience in AUDIENCES}
    stuck, instrument = _stuck(table), data.panel.instrument
    facts = words.FACTS
    measured = facts["measured_text"].format(
        title=data.panel.title, items=data.n_items, source=instrument.source if instrument else ""
    )
    wrong = ", ".join(f"“{str(text).rstrip('.')}”" for text in stuck["statement"])
    steps = [words.NEXT_STEPS["stuck"].format(items=wrong)]
    return Result(
        design="before_after",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(table, data, sentences["analyst"]),
        headline=cells["claim"],
        measure=QUIZ,
        certainty="very_low",
        certainty_reason=words.REASON,
        estimates=estimates,
        hidden=int(table["hidden"].sum()),
        notes=data.notes,
        box=((words.LABELS["people"], f"{cells['people']}."),),
        facts=(
            (facts["measured"], f"{measured}."),
            (facts["hidden"], f"{facts['hidden_text'].format(smallest=smallest)}."),
            (facts["later"], f"{_stayed(table)}."),
        ),
        limits=words.LIMITS_LEARNING,
        next_steps=tuple((steps if len(stuck) else []) + ([words.NEXT_STEPS["later"]] if data.later is None else [])),
        terms=("interval", "certainty", "p"),
        shown=data.shown,
        waves=data.waves,
        averaged=data.averaged,
    )


def _hidden(data: Quizzed, smallest: int) -> Result:
    cells: dict[str, Any] = {"smallest": smallest}
    section = "hidden_beside" if data.withheld == "beside" else "hidden"
    cells |= {"records": ", ".join(data.records)} if section == "hidden_beside" else {"what": "the group"}
    words = sentences_for_every_audience(section, **cells)
    frame = pd.DataFrame({"group": ["hidden"], "measure": [QUIZ], "n": [None], "hidden": [True]})
    return Result(
        design="before_after",
        sentences=words,
        frame=frame,
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        measure=QUIZ,
        hidden=1,
        limits=(catalogue().LIMITS["no_answer"],),
    )


def _stuck(table: pd.DataFrame) -> pd.DataFrame:
    """The statements that fewest got right at the end, of those shown."""
    wrong = table[table["share_after"] < STILL_WRONG]
    return wrong.sort_values("share_after", kind="stable").head(STATEMENTS_SHOWN)


def _cells(data: Quizzed, table: pd.DataFrame, lead: Reported, level: float) -> dict[str, str]:
    words, e = catalogue("planning_learning"), lead.estimate
    places = decimals(e.se, e.value)
    verb = _verb(data, e, level)
    cells = {
        "moved": _moved(e.value),
        "size": number(abs(e.value), places),
        "low": number(e.low, places),
        "high": number(e.high, places),
        "level": f"{100 * level:g}",
        "p": p_value(lead.p),
        "n": f"{len(data.both):,}",
        "n_assigned": f"{data.n_asked:,}",
    }
    groups = table[table["group"].isin(data.hidden_roles.index[~data.hidden_roles])]
    stuck = [
        words.STUCK_ITEM.format(statement=str(row["statement"]).rstrip("."), share=percent(row["share_after"]))
        for _, row in _stuck(table).iterrows()
    ]
    shown = table["share_after"].notna().any()
    return {
        "claim": words.CLAIMS[verb].format_map(cells),
        "evidence": words.EVIDENCE[verb].format_map(cells),
        "plain": words.PLAIN[verb].format_map(cells),
        "people": words.PEOPLE.format_map(cells),
        "groups": "".join(_told(words.GROUPS, row, places) for _, row in groups.iterrows()),
        "stuck": words.STUCK.format(items=", ".join(stuck)) if stuck else words.STUCK_NONE if shown else "",
        "later": "".join(_told(words.LATER, row, places) for _, row in _later(table).iterrows()),
        "caution": words.CAUTION,
    }


def _verb(data: Quizzed, shown: Estimate, level: float) -> str:
    if len(data.both) < TESTED_FROM:
        return "described"
    judged = shown if level >= JUDGED_AT else stats.paired(data.both["before"], data.both["after"]).change
    return "rose" if judged.low > 0 or judged.high < 0 else "compatible"


def _moved(change: float) -> str:
    words: tuple[str, ...] = catalogue("planning_learning").MOVED
    return words[1 + (change > 0) - (change < 0)]


def _told(form: str, row: Mapping[Any, Any] | pd.Series, places: int) -> str:
    change = float(row["change"])
    cells = {"group": row["group"], "n": f"{row['n']:,.0f}", "size": number(abs(change), places)}
    return form.format_map({**cells, "moved": _moved(change), "above": "above" if change >= 0 else "below"})


def _later(table: pd.DataFrame) -> pd.DataFrame:
    rows: pd.DataFrame = table[table["group"] == catalogue("planning_learning").ROWS["later"]]
    return rows


def _stayed(table: pd.DataFrame) -> str:
    facts, rows = catalogue("planning_learning").FACTS, _later(table)
    if rows.empty:
        return str(facts["no_later"])
    row = rows.iloc[0]
    cells = {"n": f"{row['n']:,.0f}", "later": number(row["mean_after"], 1), "before": number(row["mean_before"], 1)}
    return str(facts["later_text"].format_map(cells))


def _figure(table: pd.DataFrame, data: Quizzed, alt: str) -> Picture:
    words = catalogue("planning_learning").FIGURE
    lines = []
    for position, row in table[table["change"].notna()].iterrows():
        cells = {"group": sentence_case(str(row["group"])), "n": f"{row['n']:,.0f}"}
        label = words["label"].format_map({**cells, "few": words["few"] if math.isnan(row["low"]) else ""})
        note = number(row["change"], 1, sign=True)
        lines.append(Whisker(label, row["change"], row["low"], row["high"], note, strong=position == 0))
    axis = words["axis"].format(items=data.n_items)
    return intervals(lines, title=words["title"], axis=axis, alt=alt, zero=words["zero"])
