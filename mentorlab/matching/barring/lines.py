"""Who stands above whom? The own manager, and everybody in one line of managers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mentorlab.answers.wording import catalogue
from mentorlab.matching.barring.side import Compiled, Sides, pair_bar
from mentorlab.tables.charter.matching import Rule


def not_own_manager(rule: Rule, sides: Sides) -> Compiled:
    """No mentee with the manager whom `people` names."""
    managers, notes = _managers(rule, sides)
    at = sides.mentor_at([managers.get(one, "") for one in sides.mentees])
    mentees = np.flatnonzero(at >= 0)
    return Compiled(pair_bar(rule.text, mentees, at[mentees], sides), notes)


def not_same_reporting_line(rule: Rule, sides: Sides) -> Compiled:
    """No two people of whom one stands above the other, at any distance. Who share a manager do not."""
    managers, notes = _managers(rule, sides)
    mentee_at, mentor_at = ({one: at for at, one in enumerate(ids)} for ids in (sides.mentees, sides.mentors))
    pairs, circular = [], 0
    for mentee, at in mentee_at.items():
        line, closed = _above(mentee, managers)
        pairs += [(at, mentor_at[one]) for one in line if one in mentor_at]
        circular += closed
    for mentor, at in mentor_at.items():
        line, closed = _above(mentor, managers)
        pairs += [(mentee_at[one], at) for one in line if one in mentee_at]
        circular += closed and mentor not in mentee_at
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    if circular:
        words = catalogue("matching_rules").RULE_NOTES["circular"]
        notes += (words.format(rule=rule.text, n=sides.few(circular)),)
    return Compiled(pair_bar(rule.text, found[:, 0], found[:, 1], sides), notes)


def _above(person: str, managers: Mapping[str, str]) -> tuple[list[str], bool]:
    """The managers from the nearest up, and whether the line runs into a circle (everybody in it stands once)."""
    line: list[str] = []
    seen, now = {person}, managers.get(person)
    while now is not None and now not in seen:
        line.append(now)
        seen.add(now)
        now = managers.get(now)
    return line, now is not None


def _managers(rule: Rule, sides: Sides) -> tuple[dict[str, str], tuple[str, ...]]:
    """The manager of everybody in `people`, in the pool or not; and of how many in the pool none is known."""
    words = catalogue("matching_rules").RULE_NOTES
    people = sides.table("people") if sides.program.has("people") else None
    if people is None or "manager_id" not in people:
        return {}, (words["no_managers"].format(rule=rule.text),)
    rows = people.dropna(subset=["person_id", "manager_id"])
    managers = dict(zip(rows["person_id"], rows["manager_id"], strict=True))
    unknown = sum(one not in managers for one in sides.mentees)
    notes = (words["manager_unknown"].format(rule=rule.text, n=sides.few(unknown)),) if unknown else ()
    return managers, notes
