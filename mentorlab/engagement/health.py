"""Which pairs may need a call now, and how often were such flags right before?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.engagement.flagging import told
from mentorlab.engagement.flagging.drawn import picture
from mentorlab.engagement.flagging.now import calls, today
from mentorlab.engagement.flagging.reading import read
from mentorlab.engagement.flagging.rows import table
from mentorlab.engagement.flagging.tested import tested
from mentorlab.engagement.flagging.told_now import told_now
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    import pandas as pd


@question(
    asks="Which pairs may need a call now, and how often were such flags right?",
    tables=["pairs", "meetings"],
    uses=lambda _: ("support",),
)
def health(
    program: Program,
    *,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which pairs may need a call now, by plain rules, and how often were such flags right in earlier cycles?

    *Reads*: `pairs`, `meetings`, `support`; the charter's `rhythm`, `earlier_cycles` (folders), `definitions` (the
    thresholds of each rule) and `privacy`.

    *Settings*
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: topic "Now": `n` running pairs and of these `n_flagged`, by rule; "Replayed on earlier
    cycles", by rule, for any rule and for the model: `n_calls`, of these `n_right` (`predictive`), of `n_stopped` the
    share found (`sensitivity`), of `n_went_on` those left alone (`n_spared`, `specificity`), each with its interval;
    the same without pairs that got help; `more`: the model's share of right calls less that of the plain rules. Rules
    without figures say why in `tested`. Who is flagged stands in staff/calls.csv alone, and only as agreed.

    *Method*: the rules are replayed on days one agreed interval apart, each day with what was known on it (landmarks,
    as in van Houwelingen 2007), and held against what happened in the next intervals (`engagement.disengaged`). One row
    is a pair on a day; intervals take pairs, and circles, as clusters (`stats.clustered_share`). The model is logistic
    on seven plain features, judged on cycles (with one cycle: mentors) that it was not made from, at the threshold at
    which it calls as often as the rules.

    *Read with care*: a flag is a reason to call and no appraisal. A pair that stopped long ago is flagged on each day;
    the row of first calls counts each pair once. Data on meetings foresee single pairs badly: of 82,224
    mentors and mentees of a youth program, a screen for early closure found 0.43 at a specificity of 0.75 (American
    Journal of Community Psychology, doi 10.1002/ajcp.12585).

    *Example*

    >>> import datetime, mentorlab
    >>> demo = mentorlab.load("demo")
    >>> mentorlab.engagement.health(demo, as_of=datetime.date(2026, 9, 1)).table.loc[0, "group"]
    'running pairs'
    """
    words, smallest = catalogue("engagement_health"), program.charter.privacy.smallest_group
    data = read(program)
    test = tested(data, level, smallest)
    begun = int((data.pairs.frame["began_on"] <= data.pairs.day).sum())
    now = told_now(today(data, test.model), smallest, begun)
    said = told.Said(program, data, now, test, level)
    sentences = sentences_for_every_audience("engagement_health.health", **told.cells(said))
    return Result(
        design="none",
        sentences=sentences,
        frame=table(now, test, smallest),
        draw=lambda: picture(said, sentences["analyst"]),
        headline=sentences["leadership"],
        estimates=told.estimates(said),
        checks=told.checks(said),
        hidden=now.hidden + len(test.hidden),
        notes=told.notes(said),
        facts=told.facts(said),
        limits=words.LIMITS_HERE,
        next_steps=told.next_steps(said),
        terms=("back-tested", "sensitivity", "specificity", "predictive value", "interval"),
        defined=data.definitions,
    )


def staff_lists(program: Program, parameters: Mapping[str, Any]) -> dict[str, pd.DataFrame]:
    """calls.csv: the pairs that a plain rule flags, in the order of their ids, with the reasons in words and whether
    staff were in touch lately. None where the charter's agreement does not allow it (`Program.flags_agreed`).
    """
    if not program.flags_agreed or not program.has("pairs") or not program.has("meetings"):
        return {}
    data = read(program)
    level = float(parameters.get("level") or 0.95)
    model = tested(data, level, program.charter.privacy.smallest_group).model
    return {"calls.csv": calls(data, today(data, model))}
