"""Does the plan hang together?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.planning.chain import concerned, measured
from mentorlab.planning.chain.breaks import LINKS, OF_AN_OBJECTIVE, OF_THE_PLAN, Break, Link, state_of
from mentorlab.planning.chain.drawing import drawn_model
from mentorlab.planning.chain.judged import broken_designs, broken_objectives, broken_targets
from mentorlab.planning.chain.measured import broken_measures
from mentorlab.planning.chain.needed import broken_needs, needs_of, served
from mentorlab.planning.chain.told import broken_audiences, broken_reports
from mentorlab.planning.drafts.letter_blanks import name_of
from mentorlab.tables.program import Program

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]
NAMED_AT_MOST = 6  # in a sentence; the table names all
READ = (*concerned.TABLES, *measured.TABLES, "needs", "costs")


@question(asks="Does the plan hang together?", tables=[], uses=lambda _: READ)
def strategy(
    program: Program,
    *,
    needs: Result | None = None,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Does the plan hang together: need, objective, measure, target, audience, design, report?

    *Reads*: the charter; where they are there, `responses`, `measures` and `summaries` for what is collected; `people`,
    `applications`, `pairs` and `assignments` for whom it is collected from; `needs`; `costs` for the figure.

    *Settings*
        needs: an answer of `needs.gaps`, so that the needs that press are looked for too (default: the charter's).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for every objective and link of its chain, and for every link of the whole plan:
    `objective`, `link`, `state` (holds, weak, broken), `n_breaks`, and for the breaks `means`, `where` (the setting of
    the charter) and `remedy`. A break that concerns the whole plan stands with the whole plan only.

    *Method*: each link is checked against the charter and the tables. *Broken*: what follows cannot be judged. *Weak*:
    it can, with less certainty. The figure is a logic model (W. K. Kellogg Foundation 2004, Logic Model Development
    Guide).

    *Read with care*: it says whether the plan is complete and agrees with itself, not whether it is wise.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.planning.strategy(mentorlab.load("demo"))
    >>> int((plan.table["state"] == "broken").sum())
    0
    """
    breaks = breaks_of(program, needs)
    listed = tuple(needs_of(program, needs))
    words, table = catalogue("planning_strategy"), _table(program, breaks)
    how = state_of(breaks)
    sentences = _sentences(table, breaks, how)
    alt = sentences["analyst"]
    return Result(
        design="none",
        sentences=sentences,
        frame=table,
        draw=lambda: drawn_model(program, breaks, listed, alt),
        headline=_outcome(table, how),
        box=_box(program, table, breaks),
        facts=_facts(program, listed),
        limits=words.CANNOT_TELL,
        next_steps=tuple(words.NEXT.format(where=one.where, do=one.do) for one in _worst_first(breaks))
        or (words.WHOLE_NEXT,),
        terms=("link", "logic model"),
        notes=tuple(f"{words.STATES[one.state].capitalize()}: {one.means}" for one in _worst_first(breaks)),
    )


def breaks_of(program: Program, needs: Result | None = None) -> tuple[Break, ...]:
    """Every break of a plan, in the order of the chain."""
    found = [
        *broken_needs(program, needs),
        *broken_objectives(program.charter),
        *broken_measures(program),
        *broken_targets(program),
        *broken_audiences(program.charter),
        *broken_designs(program),
        *broken_reports(program.charter),
    ]
    return tuple(sorted(found, key=lambda one: LINKS.index(one.link)))


def _worst_first(breaks: Sequence[Break]) -> list[Break]:
    return sorted(breaks, key=lambda one: one.state != "broken")


def _table(program: Program, breaks: Sequence[Break]) -> pd.DataFrame:
    objectives: list[tuple[str | None, tuple[Link, ...]]] = [
        *((one.id, OF_AN_OBJECTIVE) for one in program.charter.objectives),
        (None, OF_THE_PLAN),
    ]
    rows = [_row(name, link, breaks) for name, links in objectives for link in links]
    return pd.DataFrame(rows)


def _row(name: str | None, link: Link, breaks: Sequence[Break]) -> dict[str, object]:
    words = catalogue("planning_strategy")
    mine = [one for one in breaks if one.objective == name and one.link == link]
    return {
        "objective": name or words.WHOLE_PLAN,
        "link": link,
        "state": words.STATES[state_of(mine)],
        "n_breaks": len(mine),
        "means": " ".join(one.means for one in mine) or None,
        "where": "; ".join(dict.fromkeys(one.where for one in mine)) or None,
        "remedy": " ".join(one.do for one in mine) or None,
    }


def _counts(table: pd.DataFrame) -> dict[str, int]:
    states = catalogue("planning_strategy").STATES
    return {name: int((table["state"] == said).sum()) for name, said in states.items()} | {"n": len(table)}


def _links(n: int) -> str:
    one, many = catalogue("planning_strategy").LINKS
    return str(one if n == 1 else many.format(n=n))


def _outcome(table: pd.DataFrame, how: str, frames: str = "OUTCOME") -> str:
    counts = _counts(table)
    frame = getattr(catalogue("planning_strategy"), frames)["whole" if how == "ok" else how]
    return str(frame.format(weak_links=_links(counts["weak"]), broken_links=_links(counts["broken"])))


def _sentences(table: pd.DataFrame, breaks: Sequence[Break], how: str) -> dict[str, str]:
    words, worst = catalogue("planning_strategy"), _worst_first(breaks)
    named = "".join(
        words.NAMED[state].format(list=_listed([_named(one) for one in worst if one.state == state]))
        for state in ("broken", "weak")
        if any(one.state == state for one in worst)
    )
    cells = {
        "outcome": _outcome(table, how),
        "outcome_plain": _outcome(table, how, "PLAIN"),
        "counted": words.COUNTED.format_map(_counts(table)),
        "named": named,
        "briefly": words.BRIEFLY.format(do=worst[0].do) if how == "broken" else "",
    }
    return {audience: frame.format_map(cells) for audience, frame in words.STRATEGY.items()}


def _listed(names: Sequence[str]) -> str:
    more = catalogue("planning_strategy").MORE if len(names) > NAMED_AT_MOST else ""
    return "; ".join(names[:NAMED_AT_MOST]) + more


def _named(one: Break) -> str:
    about = one.objective or one.cells.get("need") or one.link
    return f"{about.replace('_', ' ')} ({one.brief})"


def _box(program: Program, table: pd.DataFrame, breaks: Sequence[Break]) -> tuple[tuple[str, str], ...]:
    words = catalogue("planning_strategy")
    primary = program.charter.primary if any(one.primary for one in program.charter.objectives) else None
    told = (primary.statement or primary.id.replace("_", " ")) if primary else words.BOX["unsaid"]
    lines = [(words.BOX["links"], words.COUNTS.format_map(_counts(table))), (words.BOX["primary"], told)]
    for state in ("broken", "weak"):
        named = "; ".join(_named(one) for one in breaks if one.state == state)
        lines.append((words.BOX[state], named or words.BOX["none"]))
    return tuple(lines)


def _facts(program: Program, needs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    charter, words = program.charter, catalogue("planning_strategy")
    by = charter.evaluation.places_by
    measures = dict.fromkeys(one.measure.replace("_", " ") for one in charter.objectives if one.measure)
    cells = {
        "n": len(charter.objectives),
        "served": sum(bool(served(charter, need)) for need in needs),
        "needs": len(needs),
        "measures": ", ".join(measures) or words.NOTHING,
        "design": (charter.evaluation.design or words.BOX["unsaid"]).replace("_", " "),
        "places_by": (words.BOX["unsaid"] if by == "unknown" else by).replace("_", " "),
        "audiences": ", ".join(map(name_of, charter.audiences)) or words.NOTHING,
        "reports": ", ".join(f"{one.report} {one.on or 'every ' + str(one.every)}" for one in charter.schedule)
        or words.NOTHING,
    }
    return tuple((label, frame.format_map(cells)) for label, frame in words.FACTS.values())
