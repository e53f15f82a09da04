"""What is said of a funnel: where most are lost, how far people came, and what is left out. From told cells only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue, listed, number, percent, sentences_for_every_audience
from mentorlab.reach.stepping.last_cycle import LastCycle
from mentorlab.reach.steps import Role, Steps
from mentorlab.reach.steps_told import StepsTold


def everyone(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of everyone that are told."""
    rows: pd.DataFrame = table[(table["group"] == catalogue().LABELS["everyone"]) & ~table["hidden"]]
    return rows


def worst_row(table: pd.DataFrame) -> pd.Series | None:
    """Everyone's step before which most people are lost, the first of equals; None where nobody is.

    Pairs that still run are not lost: completing is passed over while half of those missing may still do it.
    """
    rows = everyone(table)
    rows = rows[rows["n_lost"] > 0]
    running = (rows["step"] == catalogue("reach_funnel").STEPS["completed"]) & (
        rows["n_still_waiting"] >= rows["n_lost"] / 2
    )
    rows = rows[~running]
    lost = rows["n_lost"] - rows["n_no_place"].fillna(0)
    return rows.loc[lost.idxmax()] if (lost > 0).any() else None


@dataclass(frozen=True)
class Beside:
    """`by_lot`: lots decided who waits for a place; `alike`: this cycle and the last both had some wait, or neither."""

    by_lot: bool
    alike: bool


def _places(table: pd.DataFrame, by_lot: bool) -> str:
    """That some wait by the program's own doing, where it can be told."""
    rows, words = everyone(table), catalogue("reach_funnel").PARTS
    rows = rows[rows["n_no_place"] > 0]
    if rows.empty:
        return ""
    row = rows.iloc[0]
    cells = _cells(row) | {"n_no_place": f"{row['n_no_place']:,.0f}"}
    return str(words["drawn" if by_lot else "placed"].format_map(cells))


def notes_of_places(table: pd.DataFrame, beside: Beside, last: LastCycle) -> list[str]:
    """Who waits by the program's own doing, and that a cycle without such waiting is no like for like."""
    said = [_places(table, beside.by_lot).strip()]
    if not beside.alike and last.told is not None:
        notes = catalogue("reach_funnel").NOTES
        said.append(
            notes["last_not_alike"].format(which=last.cycle if last.waited else notes["this"], cycle=last.cycle)
        )
    return [one for one in said if one]


def headline_of(table: pd.DataFrame, worst: pd.Series | None, role: Role, otherwise: str) -> str:
    """Where most are lost, in one short sentence."""
    if worst is None or len(everyone(table)) < 2:
        return otherwise
    words = catalogue("reach_funnel")
    return str(words.HEADLINE.format_map(_cells(worst) | {"who": words.WHO[role]}))


def told(table: pd.DataFrame, worst: pd.Series | None, role: Role, beside: Beside) -> dict[str, str]:
    """The answer in words, for every audience."""
    words, rows = catalogue("reach_funnel"), everyone(table)
    start: dict[str, Any] = {"who": words.WHO[role], "n_base": f"{rows.iloc[0]['n_reached']:,.0f}"}
    if len(rows) < 2:
        return sentences_for_every_audience("reach_funnel.untold", **start)
    if worst is None:
        drawn = _places(table, beside.by_lot)
        start["all_came"] = "" if drawn else words.PARTS["all_came"].format_map(start)
        return sentences_for_every_audience("reach_funnel.none_lost", **start, drawn=drawn)
    far = words.PARTS["far"].format_map(start | _cells(rows.iloc[-1]))
    parts = {name: _part(name, worst) for name in ("interval", "waiting", "last")}
    parts["drawn"] = _places(table, beside.by_lot)
    if not beside.alike and worst["step"] in _from_the_match():
        parts["last"] = ""
    return sentences_for_every_audience("reach_funnel.lost", **start, **_cells(worst), **parts, far=far)


def _from_the_match() -> list[str]:
    """The steps that nobody takes without a place, as they are written."""
    names = list(catalogue("reach_funnel").STEPS.values())
    return names[names.index(catalogue("reach_funnel").STEPS["matched"]) :]


def _cells(row: pd.Series) -> dict[str, str]:
    """The cells of a row as they are written, but for the number at the start."""
    found = {name: str(row[name]) for name in ("step", "from_step")}
    found |= {name: f"{row[name]:,.0f}" for name in ("n", "n_reached", "n_lost")}
    return found | {"share_step": percent(row["share_step"]), "share_all": percent(row["share_all"])}


def _part(name: str, row: pd.Series) -> str:
    """A part of the sentence, where its cells are told."""
    words = catalogue("reach_funnel").PARTS
    if name == "interval":
        ends = {end: percent(row[end]) for end in ("share_step_low", "share_step_high")}
        return str(words["interval"].format_map(ends)) if math.isfinite(row["share_step_low"]) else ""
    if name == "waiting":
        if not math.isfinite(row["n_still_waiting"]):
            return ""
        chosen = {0: "none_waits", row["n_lost"]: "all_wait"}.get(row["n_still_waiting"], "waiting")
        return str(words[chosen].format(n_still_waiting=f"{row['n_still_waiting']:,.0f}"))
    if not math.isfinite(row["share_all_last"]):
        return ""
    cells = {end: percent(row[end]) for end in ("share_all", "share_all_last")} | {"step": row["step"]}
    cells |= {end: points(row[end]) for end in ("share_more", "share_more_low", "share_more_high")}
    return str(words["last" if math.isfinite(row["share_more_low"]) else "last_few"].format_map(cells))


def points(share: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return number(100 * share, 0, sign=True) if math.isfinite(share) else ""


def estimates_of(worst: pd.Series | None, level: float) -> tuple[Reported, ...]:
    """The shares of the step where most are lost, and their difference to the last cycle."""
    if worst is None or not math.isfinite(worst["share_step_low"]):
        return ()
    k, n, base = (int(worst[name]) for name in ("n_reached", "n", "n_base"))
    found = [("share_step", stats.wilson(k, n, level=level)), ("share_all", stats.wilson(k, base, level=level))]
    if math.isfinite(worst["share_more_low"]):
        then, base_then = int(worst["n_reached_last"]), int(worst["n_base_last"])
        found.append(("share_more", stats.difference_of_shares([(k, base, then, base_then)], level=level).difference))
    return tuple(Reported(name, estimate, unit="share", group=str(worst["step"])) for name, estimate in found)


def notes_of(found: Steps, told_steps: StepsTold, last: LastCycle, smallest: int) -> tuple[str, ...]:
    """What was left out, hidden, or read otherwise than it stands."""
    return (
        *notes_of_absent(found.absent),
        *_counted(found, smallest),
        *_hidden(found, told_steps, smallest),
        *_last(last),
    )


def notes_of_absent(absent: Mapping[str, str]) -> list[str]:
    """The steps that are left out, by why."""
    words, notes = catalogue("reach_funnel"), []
    for why, said in words.ABSENT.items():
        names = [words.STEPS[name] for name in words.STEPS if absent.get(name) == why]
        notes += [said.format(steps=listed(names))] if names else []
    return notes


def _counted(found: Steps, smallest: int) -> Iterator[str]:
    words = catalogue("reach_funnel").NOTES
    few = words["few"].format(smallest=smallest)
    for reason, n in found.left_out.items():
        yield words[reason].format(n=f"{n:,}" if n >= smallest else few)
    yield words["nested"]


def _hidden(found: Steps, told_steps: StepsTold, smallest: int) -> Iterator[str]:
    words = catalogue("reach_funnel")
    hidden = [words.STEPS[name] for name in found.names if name not in told_steps.told]
    if hidden:
        yield words.NOTES["hidden_steps"].format(smallest=smallest, steps=listed(hidden))
    if not len(told_steps.counts):
        yield words.NOTES["no_groups"]
        return
    if told_steps.hidden:
        yield words.NOTES["groups_hidden"].format(n=len(told_steps.hidden))
    if len(told_steps.told_groups) < len(told_steps.told):
        yield words.NOTES["groups_fewer"].format(most=smallest - 1)


def _last(last: LastCycle) -> Iterator[str]:
    words = catalogue("reach_funnel").NOTES
    if last.why_not or last.day is None:
        yield words[f"last_{last.why_not}"].format(cycle=last.cycle)
        return
    yield words["last"].format(cycle=last.cycle, day=f"{last.day:%Y-%m-%d}")
    if last.ends_before:
        yield words["last_ends"]
