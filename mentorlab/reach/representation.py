"""Who takes part, by group, and who is missing?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, listed, sentence_case, sentences_for_every_audience
from mentorlab.reach.compared import told
from mentorlab.reach.compared.groups import Groups, groups_of
from mentorlab.reach.compared.rates import Rate, corrected, rate
from mentorlab.reach.compared.shown import shown_groups
from mentorlab.reach.compared.standing import STEP_OF, Stage, Standing, standing
from mentorlab.reach.steps import Role
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

DEFINED = ("reach.eligible", "reach.participation", "reach.impact_ratio", "reach.missing")
ASKED = ("applied", "matched", "reached", "first_meeting")  # what matters more first, where not all can be shown
NEEDS = {"reached": "outreach", "applied": "applications", "matched": "pairs", "met": "meetings"}


@question(
    asks="Who takes part, by group, and who is missing?",
    tables=["people", ("applications", "outreach", "pairs")],
    uses=lambda _: ("outreach", "applications", "pairs", "meetings", "responses"),
)
def representation(
    program: Program,
    *,
    by: str | None = None,
    role: Role = "mentee",
    stage: Stage = "applied",
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Who takes part, by group, and who is missing, in numbers of people?

    *Reads*: `people` (eligible_as and the columns that describe people), `outreach`, `applications`, `pairs`,
    `meetings`.

    *Settings*
        by: a column of people (default: every column that makes groups, the charter's units first).
        role: whether people take part as mentee or mentor (default mentee).
        stage: how far they came: reached, applied, matched or met, that is had a first meeting (default applied: what
            people decide themselves).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: what had happened up to that day (default: up to the last day in the tables).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for everyone, then one for each group of each column (`split`): `n` eligible
    people, `n_taking` of them who came as far, `share` (0–1) with `share_low` and `share_high`, `share_others` of
    everyone else, `index` (share of the group among those who take part over its share among the eligible), `ratio` to
    everyone else's rate with `ratio_low` and `ratio_high`, `ratio_least` (below it look closer), `fisher`, `p_holm`,
    `n_missing` people, `state`. Rows that would tell of few people are `hidden`. Whose value is missing is a group of
    its own, "not stated".

    *Method*: Wilson's interval (1927); ratio of two shares with the score interval of Miettinen and Nurminen (1985),
    Fisher's exact test, Holm's correction (1979) for all groups of the answer. `n_missing`: how many more of the group
    must take part, everyone else as they are, for its rate to be theirs. Groups of fewer than ten are described. What
    may be shown is settled for all columns and steps together (`reach.compared.shown`), whatever is asked.

    *Read with care*: a low ratio is a reason to look closer, and neither a finding nor a target: the table does not say
    why people stay away. A group of which nobody takes part is hidden like a small one.

    *Example*

    >>> import mentorlab
    >>> who = mentorlab.reach.representation(mentorlab.load("demo"), by="gender")
    >>> who.table.loc[0, ["n", "n_taking"]].astype(int).tolist()
    [309, 232]
    """
    stood, words = standing(program, role), catalogue("reach_representation")
    if stood.came is None:
        return not_possible(words.NO_ELIGIBLE, words.NO_ELIGIBLE_REMEDY)
    if stood.came.empty:
        return not_possible(words.NOBODY[role], words.NO_ELIGIBLE_REMEDY)
    if STEP_OF[stage] not in stood.came:
        return not_possible(words.NOT_KNOWN[stage], f"add {NEEDS[stage]} to tables/")
    groups = groups_of(program, stood.came.index, by)
    if groups.refused:
        return not_possible(words.REFUSED.format(column=by, why=groups.refused), words.REFUSED_REMEDY)
    asked = [step for step in ASKED if step in stood.came]
    shown = shown_groups(groups.labels, stood.came, asked, program.charter.privacy.smallest_group)
    taking, found = stood.came[STEP_OF[stage]], told.About(role, stage, level, _least(program))
    if not shown.steps[STEP_OF[stage]]:
        return _hidden(program, found)
    return _told(program, _compared(taking, groups, shown.hidden[STEP_OF[stage]], found), stood, groups)


def _least(program: Program) -> float:
    return definition(program, "reach.impact_ratio").settings["look_closer_below"]


def _compared(taking: pd.Series, groups: Groups, away: pd.Series, about: told.About) -> told.Compared:
    k, n = int(taking.sum()), len(taking)
    everyone = rate("", catalogue("reach_representation").EVERYONE, k, n, 0, 0, level=about.level)
    rates, hidden = [], []
    for column in groups.asked if 0 < k < n else ():  # where all are alike there is nothing to compare
        counts = taking.groupby(groups.labels[column]).agg(["sum", "size"])
        for group, (k_in, n_in) in zip(counts.index, counts.to_numpy(dtype=int).tolist(), strict=True):
            if away[column, group]:
                hidden.append((column, str(group)))
            else:
                rates.append(rate(column, str(group), k_in, n_in, k - k_in, n - n_in, level=about.level))
    return told.Compared(about, [everyone, *corrected(rates)], hidden, groups.asked)


def _hidden(program: Program, about: told.About) -> Result:
    of_all, smallest = catalogue("reach_representation"), program.charter.privacy.smallest_group
    cells = {"eligible": of_all.ELIGIBLE[about.role], "did": of_all.DID[about.stage], "smallest": smallest}
    words = sentences_for_every_audience("reach_representation.not_shown", **cells)
    frame = pd.DataFrame([{"group": of_all.EVERYONE, "hidden": True}])
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip


def _told(program: Program, found: told.Compared, stood: Standing, groups: Groups) -> Result:
    words = catalogue("reach_representation")
    sentences = sentences_for_every_audience("reach_representation.who", **told.cells(found))
    nobody = tuple(
        words.NONE_ELIGIBLE.format(column=told.in_words(column), groups=listed(names))
        for column, names in groups.nobody.items()
    )
    return Result(
        design="none",
        sentences=sentences,
        frame=told.table(found),
        draw=lambda: told.figure(found, sentences["analyst"]),
        headline=sentence_case(told.headline(found)),
        estimates=tuple(_estimates(found.rates)),
        checks=told.checks(found),
        hidden=len(found.hidden),
        notes=(*stood.notes, *nobody),
        limits=words.LIMITS_HERE,
        next_steps=told.next_steps(found),
        terms=("interval", "Wilson interval", "impact ratio", "representation index", "Fisher's test", "Holm"),
        defined=tuple(definition(program, name) for name in DEFINED),
    )


def _estimates(rates: Sequence[Rate]) -> list[Reported]:
    found = []
    for one in rates:
        path = f"{told.in_words(one.column)}: {one.group}" if one.column else one.group
        found.append(Reported("share", one.share, "share", group=path))
        if one.compared is not None:
            compared, p = one.compared.ratio, one.compared.p
            found.append(Reported("impact_ratio", compared, "ratio", p, group=path, p_adjusted=one.holm))
    return found
