"""Did the score say beforehand how pairs would turn out?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentences_for_every_audience
from mentorlab.matching.predicting.lines import lines_of
from mentorlab.matching.predicting.pairs_made import QUALITY, made
from mentorlab.matching.predicting.scored import scored
from mentorlab.matching.predicting.thirds import thirds
from mentorlab.matching.predicting.told import Found, told
from mentorlab.tables.program import Program

READS = ("applications", "people", "choices", "assignments", "meetings", "responses", "measures")


@question(asks="Did the score say beforehand how pairs would turn out?", tables=["pairs"], uses=lambda _: READS)
def validation(
    program: Program,
    *,
    measure: str = "relationship_quality",
    wave: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Did the score say beforehand how pairs would turn out: quality, meetings, early ends, how mentees did?

    *Reads*: `pairs` with what became of them; `responses` or `measures` for quality and the primary objective;
    `meetings`; `applications`, `people` and `choices`, from which the fit and its parts are found anew.

    *Settings*
        measure: what mentees say about the pair (default relationship_quality).
        wave: when they said it (default: the last wave with answers).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: a row for the whole score with each outcome, one for each of its parts with the first
    outcome, and one for each third of the scores. `slope` with `slope_low`, `slope_high`: what goes with one SD more
    (`spread`) of the score, in the `unit` of the outcome (early ends: a ratio of odds); `p`, `p_holm`; `n_mentors`;
    `rank_correlation` (−1 to 1); `ruled_out`: what is ruled out beyond; thirds: `score_average`, `average`, `low`,
    `high`. Rows of the whole score with the mentees' objective only once its results are final.

    *Method*: least squares with errors robust to shared mentors (CR2), meetings with the planned length, the objective
    with its start held alike; logistic regression for early ends (people who left the organisation left out);
    Spearman's correlation; Holm (1979) over the outcomes but the first, and over the parts. The score is
    that on record, else the fit found anew.

    *Read with care*: pairs that nobody made are in no figure, so the score is tried where it differs least.

    *Example*

    >>> import mentorlab
    >>> score = mentorlab.matching.validation(mentorlab.load("demo"))
    >>> score.status, score.table.loc[0, "outcome"]
    ('ok', 'relationship quality')
    """
    smallest = program.charter.privacy.smallest_group
    pairs = made(program, measure, wave)
    if len(pairs.frame) < smallest:
        return _hidden(smallest, measure)
    score = scored(program, pairs)
    lines, missing = lines_of(pairs, score, smallest, level)
    by_third, averaged = (
        thirds(program, pairs, score.score, QUALITY, smallest, level) if lines[0].outcome == QUALITY else ((), None)
    )
    return told(Found(program, pairs, score, lines, missing, by_third, averaged))


def _hidden(smallest: int, measure: str) -> Result:
    words = sentences_for_every_audience("hidden", what="the group of all pairs", smallest=smallest)
    frame = pd.DataFrame({"predictor": ["hidden"], "n": [None], "hidden": [True]})
    return Result(
        design="none", measure=measure, sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=(catalogue().LIMITS["no_answer"],),
    )  # fmt: skip
