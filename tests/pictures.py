"""What does a simulated program look like? `python -m tests.pictures` draws docs/simulated.png from the demo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import mentorlab
from mentorlab.measures.panel import values
from mentorlab.simulation.days import BUSY
from mentorlab.tables.arms import arms
from mentorlab.tables.program import Program

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "simulated.png"
BLUE, ORANGE, GREY, PALE = "#0072B2", "#D55E00", "#666666", "#E6E6E6"


def draw(program: Program) -> Figure:
    """Six views: meetings by week, scores of both arms, room and choices, who stays, quality and fit, the way in."""
    figure = Figure(figsize=(12, 7.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(2, 3)
    for axis, view in zip(axes.flat, (_weeks, _scores, _room, _staying, _quality, _way_in), strict=True):
        view(axis, program)
        axis.spines[["top", "right"]].set_visible(False)
        title = axis.get_title()
        axis.set_title("")
        axis.set_title(title, loc="left", fontsize=11)
    figure.suptitle(f"{program.charter.program}: a simulated program", x=0.01, ha="left", fontsize=13)
    return figure


def _weeks(axis: Any, program: Program) -> None:
    meetings = program.table("meetings")
    week = meetings["planned_on"].dt.to_period("W").dt.start_time
    held = meetings["status"] == "held"
    counts = pd.DataFrame({"held": held.groupby(week).sum(), "not held": (~held).groupby(week).sum()})
    axis.bar(counts.index, counts["held"], width=6, color=BLUE, label="held")
    axis.bar(
        counts.index, counts["not held"], width=6, bottom=counts["held"], color=ORANGE, label="not held", hatch="//"
    )
    for (month, first), (last_month, last) in BUSY:
        axis.axvspan(pd.Timestamp(2026, month, first), pd.Timestamp(2026, last_month, last), color=PALE, zorder=0)
    axis.set_title("Meetings by week (grey: busy seasons)")
    axis.xaxis.set_major_locator(_months())
    axis.xaxis.set_major_formatter(_month_names())
    axis.margins(y=0.2)
    axis.legend(frameon=False, fontsize=8, ncols=2)


def _months() -> Any:
    from matplotlib.dates import MonthLocator

    return MonthLocator(interval=2)


def _month_names() -> Any:
    from matplotlib.dates import DateFormatter

    return DateFormatter("%b")


def _scores(axis: Any, program: Program) -> None:
    found = values(program, "engagement_pulse").pivot_table(index="person_id", columns="wave", values="value").dropna()
    arm = arms(program).people["arm"].reindex(found.index).dropna()
    rng = np.random.default_rng(0)
    for name, color, mark in (("comparison", GREY, "x"), ("program", BLUE, "o")):
        people = found.loc[arm.index[arm == name]]
        jitter = rng.uniform(-0.12, 0.12, size=(2, len(people)))
        axis.scatter(
            people["before"] + jitter[0], people["after"] + jitter[1], s=14, c=color, marker=mark, alpha=0.7, label=name
        )
    axis.axline((3, 3), slope=1, color=PALE, zorder=0)
    axis.set(title="Engagement before and after", xlabel="before", ylabel="after", xlim=(0, 6.3), ylim=(0, 6.3))
    axis.legend(frameon=False, fontsize=8)


def _room(axis: Any, program: Program) -> None:
    joined = program.table("applications").query("role == 'mentor'").set_index("person_id")["capacity"]
    pairs = program.table("pairs")
    used = pairs["mentor_id"].value_counts().reindex(joined.index).fillna(0)
    asked = program.table("choices").query("rank == 1")["chosen_id"].value_counts().reindex(joined.index).fillna(0)
    order = asked.sort_values(ascending=False, kind="stable").index
    place = np.arange(len(order))
    axis.bar(place, joined[order], color=PALE, label="room")
    axis.bar(place, used[order], color=BLUE, width=0.5, label="mentees")
    axis.plot(place, asked[order], color=ORANGE, drawstyle="steps-mid", label="first choice of")
    axis.set(title="Mentors: room, mentees and first choices", xlabel="mentors, most wanted first", ylabel="people")
    axis.legend(frameon=False, fontsize=8)


def _staying(axis: Any, program: Program) -> None:
    left = program.table("people").set_index("person_id")["left_on"]
    days = pd.date_range(str(program.charter.starts_on), str(program.charter.ends_on))
    for name, color, dashes in (("comparison", GREY, "--"), ("program", BLUE, "-")):
        people = arms(program).people.query("arm == @name").index
        there = [float(((left[people] > day) | left[people].isna()).mean()) for day in days]
        axis.step(days, there, color=color, linestyle=dashes, where="post", label=name)
    axis.set(title="Share still employed", ylim=(0.8, 1.005))
    axis.xaxis.set_major_locator(_months())
    axis.xaxis.set_major_formatter(_month_names())
    axis.legend(frameon=False, fontsize=8)


def _quality(axis: Any, program: Program) -> None:
    felt = values(program, "relationship_quality").query("wave == 'after'").set_index("person_id")["value"]
    score = program.table("pairs").set_index("mentee_id")["score"].reindex(felt.index)
    axis.scatter(score, felt, s=14, color=BLUE, alpha=0.7)
    r = np.corrcoef(score, felt)[0, 1]
    axis.set(
        title=f"A better fit, a better relationship (r = {r:.2f})",
        xlabel="score of the match",
        ylabel="quality, 1 to 5",
    )


def _way_in(axis: Any, program: Program) -> None:
    people, joined, pairs = (program.table(name) for name in ("people", "applications", "pairs"))
    meetings = program.table("meetings").query("status == 'held'")
    who = arms(program).people["arm"]
    steps = {
        "eligible": int((people["eligible_as"] == "mentee").sum()),
        "applied": int((joined["role"] == "mentee").sum()),
        "offered a place": int((who == "program").sum()),
        "matched": len(pairs),
        "met": meetings["pair_id"].nunique(),
        "met 8 times": int((meetings.groupby("pair_id").size() >= 8).sum()),
    }
    names = list(steps)[::-1]
    bars = axis.barh(names, [steps[name] for name in names], color=BLUE)
    axis.bar_label(bars, padding=3, fontsize=8)
    axis.set_title("The way into the program")


if __name__ == "__main__":
    draw(mentorlab.load("demo")).savefig(PICTURE, dpi=110, metadata={"Software": None})
    print(PICTURE)
