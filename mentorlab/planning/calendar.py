"""What is told to whom, and when?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.documents import Document
from mentorlab.answers.look.timeline import Mark, timeline
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import AUDIENCES, catalogue, listed, sentence_case
from mentorlab.planning.launch.launch_kit import launch_kit
from mentorlab.tables.calendar.plan_items import AUDIENCES as LISTED
from mentorlab.tables.calendar.plan_items import KINDS
from mentorlab.tables.calendar.sent import NOT_RECORDED, NOT_SENT, SENT, TO_COME, UNDATED, plan_and_sent, unplanned
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    from mentorlab.answers.look import Picture

TITLES_SHOWN = 3


@question(
    asks="What is told to whom, and when?",
    tables=[],
    uses=lambda _: ("outreach", "applications", "pairs", "responses", "voices"),
)
def calendar(
    program: Program,
    *,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What is told to whom, and when: before the launch, at it, and all through the cycle?

    *Reads*: the charter (days, waves, rhythm, audiences, schedule); the program's own `calendar.yaml`, if there is one;
    `outreach`, `applications`, `pairs`, `voices` and `responses` for what is on record.

    *Settings*
        as_of: the day up to which the records are read (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row per entry and audience, by day: `planned_on`, `whom`, `kind`, `title`, `channel`,
    `state` (sent, not sent, to come, not recorded, no date), `n` people on record, `sent_on` (the first day),
    `on_record` and `overdue` (1 or 0). A number of people below the charter's smallest group is hidden. Documents: the
    calendar with what each entry says, and the launch kit.

    *Method*: each item is so many days after a day of the charter, a share of the way between two, or repeated; off
    weekends. An entry is sent when outreach holds its campaign and audience, or its training or survey is on record.

    *Read with care*: an entry that is not on record may have been said all the same; one that is may not have been
    read.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.planning.calendar(mentorlab.load("demo"))
    >>> plan.table.query("title == 'Invitation to join'")[["planned_on", "whom", "state"]].values.tolist()
    [['2026-01-12', 'mentees', 'sent'], ['2026-01-12', 'mentors', 'sent']]
    """
    plan, words = plan_and_sent(program), catalogue("planning_calendar")
    table = _table(plan, program.charter.privacy.smallest_group)
    sentences = _sentences(program, table)
    facts = words.FACTS
    strays = unplanned(program)
    undated = plan[plan["state"] == UNDATED]
    told = [(facts["rule"], f"{facts['rule_text']}."), (facts["seen"], f"{facts['seen_text']}.")]
    told += _unseen(plan)
    if len(undated):
        told.append((facts["undated"], f"{_undated(undated)}."))
    if strays:
        told.append((facts["unplanned"], f"{', '.join(strays)}."))
    return Result(
        design="plan",
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(program, plan, sentences["analyst"]),
        headline=_headline(table),
        hidden=int(table["hidden"].sum()),
        facts=tuple(told),
        limits=words.LIMITS_CALENDAR,
        next_steps=_next_steps(program, plan),
        documents=(_document(program, plan), *launch_kit(program)),
    )


def _table(plan: pd.DataFrame, smallest: int) -> pd.DataFrame:
    few = (plan["n"] > 0) & (plan["n"] < smallest)
    return pd.DataFrame(
        {
            "planned_on": _days(plan["planned_on"]),
            "whom": plan["audience"],
            "kind": plan["kind"],
            "title": plan["title"],
            "channel": plan["channel"],
            "state": plan["state"],
            "n": plan["n"].astype("Int64").astype(object).mask((plan["state"] != SENT) | few, None),
            "sent_on": _days(plan["sent_on"]),
            "on_record": (plan["state"] == SENT).astype(int),
            "overdue": (plan["state"] == NOT_SENT).astype(int),
            "hidden": few,
        }
    )


def _days(days: pd.Series) -> pd.Series:
    written: pd.Series = days.dt.strftime("%Y-%m-%d").astype(object).where(days.notna(), None)
    return written


def _whom(code: str) -> str:
    return str(catalogue("planning_calendar").WHOM.get(code, code.replace("_", " ")))


def _headline(table: pd.DataFrame) -> str:
    forms = catalogue("planning_calendar").HEADLINE
    cells = {"sent": int(table["on_record"].sum()), "overdue": int(table["overdue"].sum()), "total": len(table)}
    if cells["overdue"]:
        form = "missing"
    elif cells["sent"]:
        form = "complete"
    else:
        form = "unknown" if (table["state"] == NOT_RECORDED).any() else "ahead"
    return str(forms[form].format_map(cells))


def _sentences(program: Program, table: pd.DataFrame) -> dict[str, str]:
    words = catalogue("planning_calendar")
    missing = table[table["overdue"] == 1]
    messages = table[table["kind"].isin(["message", "tip"])]
    last = messages["sent_on"].dropna().max() if messages["sent_on"].notna().any() else None
    dated = table["planned_on"].dropna()
    cells = {
        "total": len(table),
        "whom": listed([_whom(code) for code in _audiences(table["whom"])]),
        "first": dated.min(),
        "last": dated.max(),
        "headline": _headline(table),
        "missing": words.MISSING.format(titles=_titles(missing["title"])) if len(missing) else "",
        "lately": "" if not program.has("outreach") else words.LATELY.format(day=last) if last else words.LATELY_NONE,
    }
    sentences = {}
    for audience in AUDIENCES:
        sentences[audience] = words.CALENDAR[audience].format_map({**cells, "next": _next(table, audience)})
    return sentences


def _next(table: pd.DataFrame, audience: str) -> str:
    words = catalogue("planning_calendar").NEXT
    ahead = table[table["state"] == TO_COME]
    one = audience not in ("analyst", "staff")
    ahead = ahead[ahead["whom"] == audience] if one else ahead
    if ahead.empty:
        return str(words["none" if one else "any_none"].format(whom=_whom(audience)))
    first = ahead.iloc[0]
    cells = {"whom": _whom(str(first["whom"])), "title": first["title"], "day": first["planned_on"]}
    return str(words["one" if one else "any"].format_map(cells))


def _titles(titles: pd.Series) -> str:
    return ", ".join(f"“{title}”" for title in list(dict.fromkeys(titles))[:TITLES_SHOWN])


def _audiences(found: pd.Series) -> list[str]:
    there = list(dict.fromkeys(found))
    return sorted(there, key=lambda code: LISTED.index(code) if code in LISTED else len(LISTED))


def _unseen(plan: pd.DataFrame) -> list[tuple[str, str]]:
    label = catalogue("planning_calendar").FACTS["unseen"]
    missing = plan[plan["state"] == NOT_SENT]
    told = []
    for code in _audiences(missing["audience"]):
        rows = missing[missing["audience"] == code]
        dated = zip(rows["title"], rows["planned_on"], strict=True)
        titles = ", ".join(f"{title} ({on:%Y-%m-%d})" for title, on in dated)
        told.append((label.format(whom=_whom(code)), f"{titles}."))
    return told


def _undated(rows: pd.DataFrame) -> str:
    text = catalogue("planning_calendar").FACTS["undated_text"]
    return str(
        text.format(titles=", ".join(dict.fromkeys(rows["title"])), missing=listed(sorted(set(rows["undated"]))))
    )


def _next_steps(program: Program, plan: pd.DataFrame) -> tuple[str, ...]:
    words = catalogue("planning_calendar").NEXT_STEPS
    steps = [words["missing"]] if (plan["state"] == NOT_SENT).any() else []
    undated = sorted(set(plan.loc[plan["state"] == UNDATED, "undated"]))
    steps += [words["undated"].format(missing=listed(undated))] if undated else []
    steps += [] if program.has("outreach") else [words["outreach"]]
    return (*steps, words["own"])


def _figure(program: Program, plan: pd.DataFrame, alt: str) -> Picture:
    words, charter = catalogue("planning_calendar"), program.charter
    dated = plan[plan["planned_on"].notna()]
    marks = [
        Mark(str(row["audience"]), row["planned_on"].date(), str(row["kind"]), row["state"] == SENT)
        for _, row in dated.iterrows()
    ]
    there = [kind for kind in KINDS if (dated["kind"] == kind).any()]
    figure = words.FIGURE
    return timeline(
        marks,
        lines={code: sentence_case(_whom(code)) for code in _audiences(dated["audience"])},
        kinds={kind: words.KINDS[kind] for kind in there},
        days={figure["launch"]: charter.starts_on}
        | {figure["wave"].format(wave=wave.id): wave.on for wave in charter.waves if wave.on},
        until=program.as_of,
        until_label=figure["until"],
        filled=figure["filled"],
        hollow=figure["hollow"],
        title=figure["title"],
        alt=alt,
    )


def _document(program: Program, plan: pd.DataFrame) -> Document:
    words, charter = catalogue("planning_calendar"), program.charter
    undated = words.DOCUMENT["undated"] if plan["planned_on"].isna().any() else ""
    cells_of = {"program": charter.program, "cycle": charter.cycle, "rule": words.FACTS["rule_text"]}
    text = words.DOCUMENT["text"].format(**cells_of, undated=undated)
    lines = [words.DOCUMENT["head"]]
    for _, row in plan.iterrows():
        day = words.DOCUMENT["no_day"] if pd.isna(row["planned_on"]) else f"{row['planned_on']:%Y-%m-%d}"
        told = [words.KINDS[row["kind"]], row["title"], row["channel"], row["content"]]
        cells: list[Any] = [day, _whom(row["audience"]), *told]
        lines.append(f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |")
    return Document("calendar", words.DOCUMENT["title"], "staff", text + "\n" + "\n".join(lines))
