"""Which goals could a mentee begin with? Drafts from what they said is in it for them, to be agreed with the mentor.

The lists hold single persons and their own words: they are for the program's staff and the pair, and stand in `staff/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from mentorlab.measures.theme_files import themes
from mentorlab.measures.themes import about
from mentorlab.planning.drafts.audience_rows import working_day
from mentorlab.planning.drafts.filling import fill_words
from mentorlab.planning.drafts.goal_templates import GoalTemplate, template_for
from mentorlab.planning.drafts.spoken import day
from mentorlab.tables.charter import Charter
from mentorlab.tables.contracts.mentoring import LEVELS
from mentorlab.tables.on_record.draw_record import of_places
from mentorlab.tables.program import Program

WISHES = ("development", "aspiration", "role")  # WIIFM: what one wants to learn, where one wants to go, what one does
MOST = 3  # goals a mentee; more are not worked on
DRAFT = "Draft, to be agreed with your mentor: "
DUE_AT, STEPS_AT = (0.6, 0.75, 0.9), (0.25, 0.5, 0.8)  # shares of the cycle, and of the time until a goal is due
ASSUMED = timedelta(days=182)  # half a year, where neither the charter nor the pair names an end
GOALS, ACTIONS = "draft_goals.csv", "draft_actions.csv"
GOAL_COLUMNS = (
    *("goal_id", "person_id", "statement", "pair_id", "weight"),
    *(f"level_{level}" for level in LEVELS),
    *("set_on", "due_on", "in_their_words"),
)


def staff_lists(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame]:  # noqa: ARG001
    """File name → rows, for `staff/`: draft goals and action items, in the shapes of the tables goals and actions.

    Empty where no mentee said what they want. Where voices or pairs have faults, a list that says so instead.
    """
    if faults := program.faults_of("voices", "pairs"):
        told = [f"{fault}" for fault in faults]
        return {"draft_goals_not_written.csv": pd.DataFrame({"because_of": told})}
    goals = draft_goals(program)
    return {GOALS: goals, ACTIONS: draft_actions(program, goals)} if len(goals) else {}


def how_many(program: Program) -> int:
    """How many mentees have draft goals."""
    return 0 if program.faults_of("voices", "pairs") else len(_wishes(program)["person_id"].unique())


def draft_goals(program: Program) -> pd.DataFrame:
    """At most three goals for each mentee who said what they want (columns of the table goals, and their words).

    Mentees are those who have a pair; before there are pairs, those with a place; before that, all who speak as such.
    `set_on` is empty: a draft is agreed by nobody yet. The same program gives the same goals with the same ids.
    """
    wishes, pairs = _wishes(program), _pairs(program)
    rows = []
    for person, said in wishes.groupby("person_id", sort=True):
        pair = pairs.get(str(person), {})
        for place, wish in enumerate(said.to_dict("records")):
            due = _due_on(program.charter, pair, place)
            rows.append(_goal(program.charter, str(person), wish, pair, due))
    return pd.DataFrame(rows, columns=list(GOAL_COLUMNS)).astype({"due_on": "datetime64[s]", "set_on": "datetime64[s]"})


def draft_actions(program: Program, goals: pd.DataFrame) -> pd.DataFrame:
    """Three dated steps for each draft goal (columns of the table actions)."""
    pairs, wishes = _pairs(program), _wishes(program)
    templates = {_id(program.charter, str(one["person_id"]), one): one["template"] for one in wishes.to_dict("records")}
    rows = [
        {"goal_id": goal["goal_id"], "action": action, "due_on": _between(start, goal["due_on"].date(), share)}
        for goal in goals.to_dict("records")
        for start in [_term(program.charter, pairs.get(str(goal["person_id"]), {}))[0]]
        for action, share in zip(templates[goal["goal_id"]].actions, STEPS_AT, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["goal_id", "action", "due_on"]).astype({"due_on": "datetime64[s]"})
    return frame.assign(done_on=pd.Series(pd.NaT, index=frame.index, dtype="datetime64[s]"))


def _wishes(program: Program) -> pd.DataFrame:
    """Rows person_id, kind, code, text, template: what each mentee wants, no goal twice, at most three."""
    if not program.has("voices"):
        return pd.DataFrame(columns=["person_id", "kind", "code", "text", "template"])
    said = program.table("voices").reindex(columns=["stakeholder", "kind", "code", "text", "person_id"])
    said = said[said["stakeholder"].eq("mentees") & said["kind"].isin(WISHES) & said["person_id"].notna()]
    taking_part = _taking_part(program)
    if taking_part is not None:
        said = said[said["person_id"].isin(taking_part)]
    templates = [template_for(kind, codes) for kind, codes in zip(said["kind"], _codes(program, said), strict=True)]
    said = said.assign(
        order=said["kind"].map({kind: place for place, kind in enumerate(WISHES)}),
        template=pd.Series(templates, index=said.index, dtype=object),
        goal=[one.id for one in templates],
    )
    said = said.sort_values(["person_id", "order", "code", "text"], kind="stable").drop_duplicates(
        ["person_id", "goal"]
    )
    return said.groupby("person_id").head(MOST)


def _codes(program: Program, said: pd.DataFrame) -> list[tuple[str, ...]]:
    """The themes of each saying: that of its code where it is a theme, else those whose words stand in its text."""
    known = themes(program.folder)
    codes: dict[Any, tuple[str, ...]] = {}
    for kind, rows in said.groupby("kind", sort=False):
        listed = known.get(str(kind), {})
        found = about(rows["text"], listed.values())
        for row, code in rows["code"].items():
            own = () if pd.isna(code) else (str(code),)
            in_text = tuple(found.columns[found.loc[[row]].to_numpy(dtype=bool)[0]])
            codes[row] = own if set(own) & set(listed) else in_text + own
    return [codes[row] for row in said.index]


def _taking_part(program: Program) -> set[str] | None:
    """The mentees of pairs, else those with a place; None where neither is known."""
    pairs = _pairs(program)
    if pairs:
        return set(pairs)
    if program.has("assignments") and not program.faults_of("assignments"):
        placed = of_places(program.table("assignments"))
        if "arm" in placed:
            return set(placed.loc[placed["arm"] == "program", "person_id"])
    return None


def _pairs(program: Program) -> dict[str, dict[str, Any]]:
    """Mentee → their running pair; where several run, the one matched last. Where none runs any more, the last."""
    if not program.has("pairs"):
        return {}
    pairs = program.table("pairs").reindex(
        columns=["pair_id", "mentee_id", "matched_on", "started_on", "planned_end_on", "ended_on"]
    )
    pairs = pairs.sort_values(["ended_on", "matched_on", "pair_id"], na_position="last", kind="stable")
    return {
        str(pair["mentee_id"]): {str(name): cell for name, cell in pair.items()} for pair in pairs.to_dict("records")
    }


def _goal(charter: Charter, person: str, wish: Mapping[Any, Any], pair: Mapping[str, Any], due: date) -> dict[str, Any]:
    template: GoalTemplate = wish["template"]
    return {
        "goal_id": _id(charter, person, wish),
        "person_id": person,
        "statement": f"{DRAFT}{fill_words(template.statement, {'due': day(due)})}.",
        "pair_id": pair.get("pair_id"),
        "weight": 1,
        **{f"level_{level}": text for level, text in zip(LEVELS, template.levels, strict=True)},
        "set_on": pd.NaT,
        "due_on": due,
        "in_their_words": None if pd.isna(wish["text"]) else f"“{' '.join(str(wish['text']).split())}”",
    }


def _id(charter: Charter, person: str, wish: Mapping[Any, Any]) -> str:
    """An id that stays: made of the program, the cycle, the person and the goal."""
    made_of = "\0".join([charter.program, charter.cycle, person, wish["template"].id])
    return f"draft_{hashlib.sha256(made_of.encode()).hexdigest()[:10]}"


def _term(charter: Charter, pair: Mapping[str, Any]) -> tuple[date, date]:
    """From when until when a pair works: as the pair says, else the charter."""
    days = [pair.get(name) for name in ("started_on", "matched_on", "planned_end_on")]
    begun, matched, ends = [None if one is None or pd.isna(one) else one.date() for one in days]
    start = begun or matched or charter.starts_on
    end = ends or charter.ends_on or start + ASSUMED
    return start, max(end, start)


def _due_on(charter: Charter, pair: Mapping[str, Any], place: int) -> date:
    return _between(*_term(charter, pair), DUE_AT[place])


def _between(start: date, end: date, share: float) -> date:
    """A working day after a share of the time between two days, never before the first."""
    return max(start, working_day(start + timedelta(days=round((end - start).days * share))))
