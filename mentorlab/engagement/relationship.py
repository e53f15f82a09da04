"""How do mentors and mentees see their pair?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.engagement.grouped import column_of
from mentorlab.engagement.views.found import Found, found
from mentorlab.engagement.views.gathered import Gathered, answers_about_pairs, chosen, gathered, scales_about_pairs
from mentorlab.engagement.views.picture import picture
from mentorlab.engagement.views.reliable import reliable
from mentorlab.engagement.views.rows import VIEWS, as_table, missing
from mentorlab.engagement.views.told import Told
from mentorlab.measures.pair_answers import PairAnswers
from mentorlab.measures.pairs_run import pairs_run
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

USED = ("pairs_asked", "relationship", "good_relationship", "pair_agreement", "relationship_change")


@question(asks="How do mentors and mentees see their pair?", tables=["pairs", "responses"], uses=lambda _: ("people",))
def relationship(
    program: Program,
    *,
    measure: str | None = None,
    wave: str | None = None,
    since: str | None = None,
    by: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How do mentors and mentees see their pair, do they agree, and did it change?

    *Reads*: `pairs`, `responses`; `people` for units.

    *Settings*
        measure: a scale about pairs (default: relationship_quality where it was answered, else the first that was).
        wave: of which the averages are (default: the last with answers).
        since: the earlier wave for change (default: the first with answers, where it is another).
        by: a column of `people` by which mentees are grouped (default: the charter's units, where people has them).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: for each scale a row as mentees see it and one as mentors do: `n_pairs`, `n_mentors`,
    `mean` with `low` and `high` in points, `n_good` and `share` with at least `good_from`, `change` since the earlier
    wave over `n_change` pairs with both; for the scale asked about a row `mentor − mentee` over pairs in which both
    answered: the average difference, the `icc`, and `n_asked`, `n_both`, `n_one`, `n_none`; then each unit. `hidden`
    rows hold no number. Estimates: average and change of each side, difference, icc.

    *Method*: averages over pairs with intervals that allow for mentors with several mentees (CR2 over mentors). ICC3
    (Shrout and Fleiss 1979): consistency of the two views; which side is milder stands in the difference. Which pair an
    answer is about: see `measures.pair_answers`. Scales that mentors answer about themselves count once a mentor. Fewer
    than ten pairs or mentors are described. What could give people away is hidden (`views.may_show`).

    *Read with care*: those in trouble answer less often; a good relationship is no benefit yet.

    *Example*

    >>> import mentorlab
    >>> seen = mentorlab.engagement.relationship(mentorlab.load("demo"))
    >>> print(seen.table.loc[2, ["n_pairs", "mean", "icc"]].round(2).to_list())
    [84.0, 0.05, 0.55]
    """
    pairs, scales = pairs_run(program), scales_about_pairs(program)
    main = chosen(scales, measure)
    answers = answers_about_pairs(program, pairs)
    data = gathered(program, main, pairs, answers, wave, since)
    what = found(program, data, scales, answers, pairs, column_of(program, by), level)
    if all(row["hidden"] for row in what.rows if row["measure"] == main.id):
        return _withheld(program, data, what)
    table = as_table(what.rows)
    others = {name: one.title for name, one in scales.items() if name in set(table["measure"]) - {main.id}}
    told = Told(data, table, level, what.low, others)
    left_out = [note for name, one in answers.items() if name in {*others, main.id} for note in one.notes]
    return _answer(program, what, told, answers, left_out, pairs.notes)


def _withheld(program: Program, data: Gathered, what: Found) -> Result:
    smallest = program.charter.privacy.smallest_group
    words = sentences_for_every_audience("engagement_relationship.hidden", smallest=smallest)
    frame = as_table([{key: row[key] for key in ("measure", "view", "group")} | {"hidden": True} for row in what.rows])
    return Result(
        design="ratings",
        sentences=words,
        frame=frame,
        measure=data.instrument.id,
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=len(frame),
        limits=(catalogue().LIMITS["no_answer"],),
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )


def _answer(
    program: Program, what: Found, told: Told, answers: Mapping[str, PairAnswers], left_out: list[str],
    of_pairs: tuple[str, ...],
) -> Result:  # fmt: skip
    words, data = catalogue("engagement_relationship"), told.data
    labels, sentences = words.LABELS, told.sentences()
    gap = told.row(VIEWS["both"])
    steps = {
        "low": what.low,
        "gap": gap is not None and not missing(gap["low"]) and gap["low"] > 0,
        "friction": "friction" in told.others,
        "all": True,
    }
    return Result(
        design="ratings",
        sentences=sentences,
        frame=told.table,
        draw=lambda: picture(told, sentences["analyst"]),
        measure=data.instrument.id,
        headline=told.headline(),
        estimates=tuple(what.estimates),
        checks=(reliable(data, answers, what.sides),),
        hidden=int(told.table["hidden"].sum()),
        notes=tuple(dict.fromkeys([*what.notes, *left_out, *of_pairs])),
        box=told.box(),
        facts=(
            (labels["intervals"], words.FACTS["intervals"]),
            (labels["left_out"], " ".join(left_out) or words.FACTS["nothing"]),
        ),
        limits=words.LIMITS,
        next_steps=tuple(words.NEXT[name] for name, wanted in steps.items() if wanted),
        terms=("relationship quality", "ICC", "interval", "clusters", "reliability"),
        shown=tuple(members for _, members in what.shown),
        shown_as=tuple(name for name, _ in what.shown),
        waves=data.waves,
        defined=tuple(definition(program, f"engagement.{name}") for name in USED),
    )
