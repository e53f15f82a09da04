"""When does what happen? The tables of minutes in the guide, made from the sessions and never typed twice."""

from __future__ import annotations

from mentorlab.reports.handouts.sessions import Format, Session, formats

LEFT_OUT = "–"


def running_order(of: Format) -> str:
    """A format as Markdown: one table a day, each block with the minute at which it begins."""
    tables = []
    for number, day in enumerate(of.days, 1):
        begins, rows = 0, []
        for block in day:
            rows.append(f"| {clock(begins)} | {block.minutes} | {block.what} |")
            begins += block.minutes
        head = f"**Day {number}**\n\n" if len(of.days) > 1 else ""
        tables.append("\n".join([f"{head}| From | Minutes | What |", "|---|---|---|", *rows]))
    return "\n\n".join(tables)


def minute_plan(session: Session) -> str:
    """The steps of a session as Markdown, with their minutes in each format."""
    every = formats()
    rows = [
        [step.exercise, step.what, *(str(step.minutes.get(of.id, LEFT_OUT)) for of in every)] for step in session.steps
    ]
    totals = [str(session.minutes(of.id) or LEFT_OUT) for of in every]
    table = [["Exercise", "What", *(of.title for of in every)], *rows, ["", "**Minutes in all**", *totals]]
    lines = [f"| {' | '.join(cells)} |" for cells in table]
    return "\n".join([lines[0], "|---|---|" + "---|" * len(every), *lines[1:]])


def clock(minutes: int) -> str:
    """Minutes since the beginning as hours and minutes, e.g. 75 → "1:15"."""
    return f"{minutes // 60}:{minutes % 60:02}"
