"""Who answered the launch quiz before and after, and what of it may be shown?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.kin import kin
from mentorlab.measures.panel import Panel, known_measures, two_waves, values
from mentorlab.tables.charter import LAUNCH
from mentorlab.tables.privacy import all_alike, hide_cells, newly_told, settle
from mentorlab.tables.roles import roles

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

QUIZ = "launch_quiz"
BEFORE, AFTER, LATER = LAUNCH
TESTED_FROM = 10  # five to nine people are described, not tested (DESIGN 6)


@dataclass(frozen=True, eq=False)
class Quizzed:
    """`both`: those who answered before and after, indexed by person_id, in right answers. `roles`: of each of them.
    `hidden_roles`: role → whether it is hidden. `later`: those who answered before and weeks later, with the later
    answers as `after`; None where nobody did or they may not be shown. `statements`: statement, n, share_before,
    share_after, hidden. `withheld`: why nothing may be shown, else empty; `records`: the earlier reports that hide it.
    """

    panel: Panel
    both: pd.DataFrame
    n_asked: int
    roles: pd.Series
    hidden_roles: pd.Series
    later: pd.DataFrame | None
    statements: pd.DataFrame
    withheld: Literal["", "few", "beside"]
    records: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def n_items(self) -> int:
        """How many statements the quiz has."""
        return len(self.panel.instrument.items) if self.panel.instrument else 0

    @property
    def averaged(self) -> pd.DataFrame:
        """What is averaged over those who answered both times."""
        return _averaged(self.both)

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves whose answers are shown."""
        return (BEFORE, AFTER) if self.later is None else (BEFORE, AFTER, LATER)

    @property
    def shown(self) -> tuple[frozenset[str], ...]:
        """Whose averages are shown: everyone, the roles, and those who answered again."""
        groups = [self.both.index[self.roles == role] for role in self.hidden_roles.index[~self.hidden_roles]]
        more = [] if self.later is None else [self.later.index]
        return tuple(frozenset(one) for one in (self.both.index, *groups, *more))


def quizzed(program: Program) -> Quizzed:
    """The answers to the launch quiz. Raises NotComputable where nobody answered it before and after."""
    if QUIZ not in known_measures(program):
        raise NotComputable(catalogue("planning_learning").NOT_ASKED)
    panel = two_waves(program, QUIZ, BEFORE, AFTER)
    both = panel.frame.dropna()
    if both.empty:
        raise NotComputable(catalogue("planning_learning").NOT_ASKED)
    smallest = program.charter.privacy.smallest_group
    role = _role(program, panel.frame.index)
    publishing = program.publishing
    figures = publishing.earlier.about(kin(program.folder, QUIZ), LAUNCH) if publishing is not None else ()
    known = [one.members for one in figures]
    withheld: Literal["", "few", "beside"] = ""
    hidden = pd.Series(dtype=bool)
    if len(both) < smallest or all_alike(_averaged(both)):
        withheld = "few"
    else:
        settled = settle(role.to_frame("role"), _averaged(both), smallest, known)
        # One role alone is everyone: a row of its own would say the same again.
        hidden = settled.hidden["role"] if len(settled.hidden["role"]) > 1 else hidden
        told = newly_told(known, [frozenset(both.index)], smallest)
        withheld = "beside" if told or not settled.everyone else ""
    return Quizzed(
        panel,
        both,
        len(panel.frame),
        role.reindex(both.index),
        hidden,
        None if withheld else _weeks_later(program, both, hidden, role, known, smallest),
        _statements(panel, both, smallest),
        withheld,
        tuple(sorted({one.record for one in figures})),
        panel.notes,
    )


def _averaged(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[["before", "after"]].assign(change=frame["after"] - frame["before"])


def _role(program: Program, people: pd.Index) -> pd.Series:
    known = roles(program)
    one = known[~known["person_id"].duplicated(keep=False)].set_index("person_id")["audience"]
    return one.reindex(people).astype(object).fillna(catalogue("planning_learning").ROWS["other"])


def _weeks_later(
    program: Program, both: pd.DataFrame, hidden: pd.Series, role: pd.Series, known: list[frozenset[str]], smallest: int
) -> pd.DataFrame | None:
    """Those with answers before and weeks later, if beside what is shown they would not tell about too few."""
    scores = values(program, QUIZ)
    later = scores[scores["wave"] == LATER].set_index("person_id")["value"].rename("after")
    start = scores[scores["wave"] == BEFORE].set_index("person_id")["value"].rename("before")
    again = pd.concat([start, later], axis=1, join="inner").dropna()
    if len(again) < smallest or all_alike(_averaged(again)):
        return None
    groups = [frozenset(both.index[role.reindex(both.index) == name]) for name in hidden.index[~hidden]]
    beside = [*known, frozenset(both.index), *groups]
    return None if newly_told(beside, [frozenset(again.index)], smallest) else again


def _statements(panel: Panel, both: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """How many were right before and after, statement by statement; not answered is not right."""
    assert panel.items is not None  # the quiz is a scale
    assert panel.instrument is not None
    right = pd.DataFrame(
        {name: (panel.items[name].reindex(both.index).fillna(0) > 0.5).sum() for name in ("before", "after")}
    )
    # Those who were wrong are a group like any other: as few as a hidden group may be, they are hidden too.
    hidden = hide_cells(right.where(right <= len(both) / 2, len(both) - right), smallest)
    shares = (right / len(both)).mask(hidden)
    texts = {item.id: item.text for item in panel.instrument.items}
    found = pd.DataFrame(
        {
            "statement": [texts[item] for item in right.index],
            "n": pd.Series(len(both), index=right.index, dtype=float).mask(hidden),
            "share_before": shares["before"],
            "share_after": shares["after"],
            "hidden": hidden,
        }
    )
    return found.sort_values(["hidden", "share_after"], kind="stable")
