"""How is it told which mentors to look for: sentences, checks, figure, what to do?"""

from __future__ import annotations

from typing import Any

import pandas as pd

from mentorlab.answers.look import Offer, Picture, nothing_to_draw, wanted_offered
from mentorlab.answers.parts import Check
from mentorlab.answers.wording import catalogue, listed, number, percent
from mentorlab.reach.recruiting.rows import Found

MOST_NAMED, MOST_DRAWN = 3, 20


def cells(found: Found, table: pd.DataFrame) -> dict[str, str]:
    """The parts of the sentences, read from the table."""
    words, form = catalogue("reach_mentors"), _form(found, table)
    short = to_look_for(table)
    skills = listed(_skill(row, "") for row in short)
    return {
        "pool": pool_told(table),
        "skills": words.SKILLS[form].format(skills=skills),
        "find": words.SKILLS[form].format(skills=listed(_skill(row, "_PLAIN") for row in short)),
        "used": _used(found, table),
        "said": _said(table, ("hurdle", "recognition", "thanked")),
        "said_plain": _said(table, ("hurdle",)),
    }


def to_look_for(table: pd.DataFrame) -> list[pd.Series]:
    """The rows of the skills that are short, as far as that is shown; then those that hardly anybody offers."""
    words = catalogue("reach_mentors")
    skills = table[table["topic"] == words.TOPICS["skills"]]
    few = skills[skills["state"] == words.STATES["few_offer"]]
    rows = [row for _, row in skills[skills["shortfall"] > 0].iterrows()][:MOST_NAMED]
    return rows + [row for _, row in few.iterrows()][:MOST_NAMED]


def _form(found: Found, table: pd.DataFrame) -> str:
    return "unknown" if found.skills is None else "short" if to_look_for(table) else "enough"


def _skill(row: pd.Series, plain: str) -> str:
    words = catalogue("reach_mentors")
    form = getattr(words, f"SKILL{plain}" if row["shortfall"] > 0 else f"SKILL_FEW{plain}")
    counts = {name: f"{row[name]:,.0f}" for name in ("n_wanting", "n_offered") if pd.notna(row[name])}
    return str(form.format(skill=row["line"], mentors=_mentors(row["n_to_find"]), **counts))


def _mentors(n: float) -> str:
    words = catalogue("reach_mentors").MENTORS_COUNT
    return str(words["one"] if n == 1 else words["many"].format(n="" if pd.isna(n) else f"{n:,.0f}"))


def pool_told(table: pd.DataFrame) -> str:
    """How many mentors, places and mentees there are."""
    words, row = catalogue("reach_mentors"), table.iloc[0]
    counts = {name: f"{row[name]:,.0f}" for name in ("n_wanting", "n_offering", "n_offered", "shortfall")}
    short = ""
    if row["shortfall"]:
        short = words.SHORT.format(mentors=_mentors(row["n_to_find"]), **counts)
    return str(words.POOL.format(short=short, per_mentee=number(row["per_mentee"], 2), **counts))


def _row_of(table: pd.DataFrame, topic: str) -> pd.Series | None:
    """The first row of a topic, if it is shown."""
    rows = table[table["topic"] == catalogue("reach_mentors").TOPICS[topic]]
    return None if rows.empty or rows.iloc[0]["hidden"] else rows.iloc[0]


def _used(found: Found, table: pd.DataFrame) -> str:
    words, row = catalogue("reach_mentors").USED, _row_of(table, "in_use")
    if found.used is None:
        return str(words["unknown"])
    if row is None:
        return str(words["hidden"])
    if not row["n_active"]:
        return str(words["nobody"])
    shares = {"share": row["share"], "low": row["recommended"], "high": row["recommended_to"]}
    told = {name: percent(value) for name, value in shares.items()}
    return str(words["shown"].format(n_active=f"{row['n_active']:,.0f}", n_offered=f"{row['n_offered']:,.0f}", **told))


def _said(table: pd.DataFrame, topics: tuple[str, ...]) -> str:
    """A sentence for each of these of which the first row is shown, each after a blank."""
    words, told = catalogue("reach_mentors"), []
    for topic in topics:
        row = _row_of(table, topic)
        if row is not None and row["line"] != words.LINES["other_themes"]:
            counts = {"k": f"{row['n_named']:,.0f}", "n": f"{row['n']:,.0f}"}
            told.append(f" {words.SAID[topic].format(theme=row['line'], **counts)}.")
    return "".join(told)


def headline(found: Found, table: pd.DataFrame) -> str:
    """The answer in a few words."""
    words = catalogue("reach_mentors").HEADLINES[_form(found, table)]
    skills = listed(row["line"] for row in to_look_for(table))
    return str(words.format(skills=skills, pool=pool_told(table)))


def checks(found: Found, table: pd.DataFrame) -> tuple[Check, ...]:
    """Whether the pool is filled, and whether mentors have more mentees than places."""
    words, row = catalogue("reach_mentors"), table.iloc[0]
    result: Any = "failed" if row["state"] == words.STATES["not_filled"] else "passed"
    told = {"per_mentee": number(row["per_mentee"], 2), "least": number(row["recommended"], 2)}
    looked = [Check("pool_filled", result, words.CHECKS["pool_filled"][result].format(**told))]
    if found.used is not None:
        result = "failed" if "over" in found.used.mentors else "passed"
        looked.append(Check("over", result, words.CHECKS["over"][result]))
    return tuple(looked)


def next_steps(found: Found, table: pd.DataFrame) -> tuple[str, ...]:
    """What to do next."""
    words, steps = catalogue("reach_mentors").STEPS, []
    first = table.iloc[0]
    if first["shortfall"]:
        steps.append(words["few_places"].format(mentors=_mentors(first["n_to_find"])))
    if _form(found, table) == "short":
        steps.append(words["short"].format(skills=listed(row["line"] for row in to_look_for(table))))
    if found.used is not None and "idle" in found.used.mentors and found.used.active:
        steps.append(words["idle"])
    for topic in ("hurdle", "recognition"):
        row = _row_of(table, topic)
        if row is not None:
            steps.append(words[topic].format(theme=row["line"]))
    return tuple(steps) or (words["none"],)


def figure(found: Found, table: pd.DataFrame, alt: str) -> Picture:
    """Skills wanted against places, the shortest first."""
    words = catalogue("reach_mentors")
    skills = table[(table["topic"] == words.TOPICS["skills"]) & ~table["hidden"].astype(bool)].head(MOST_DRAWN)
    if skills.empty:
        return nothing_to_draw(words.FIGURE["title"], alt)
    few = words.FIGURE["few"].format(smallest=found.smallest)
    offers = [Offer(str(row["line"]), row["n_wanting"], row["n_offered"], few) for _, row in skills.iterrows()]
    texts = {name: words.FIGURE[name] for name in ("title", "axis", "wanted", "offered")}
    return wanted_offered(offers, alt=alt, **texts)
