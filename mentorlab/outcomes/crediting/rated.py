"""Which rating would the study get, how sure may one be, and what is no longer as it was planned?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from mentorlab.answers.changes import all_in_words
from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.outcomes.crediting.line import Line
from mentorlab.outcomes.grade import TOO_UNRELIABLE

if TYPE_CHECKING:
    from mentorlab.outcomes.claimed import Claimed
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.outcomes.graded import Graded

WHEN = ("before", "after", "unrecorded")
Rating = Literal["without_reservations", "with_reservations", "does_not_meet"]


def rating(one: Comparison, starts: Sequence[Line], sure: Graded) -> tuple[Rating, str]:
    """Our reading of the What Works Clearinghouse's Standards Handbook 4.1, and what decides it.

    A draw with low attrition: without reservations. A draw with high attrition, or no draw, with groups that started
    alike: with reservations. Else, and where the measure's alpha is below .50, it does not meet the standards.
    """
    if sure.alpha is not None and sure.alpha.value < TOO_UNRELIABLE:
        return "does_not_meet", "unreliable"
    if one.reading.random and one.lost.verdict == "low":
        return "without_reservations", "drawn"
    results = [line.came_out for line in starts]
    if results and all(result in ("passed", "with_adjustment") for result in results):
        return "with_reservations", "lost" if one.reading.random else "not_drawn"
    return "does_not_meet", "unknown" if "not_checked" in results else "apart"


def rated(one: Comparison, starts: Sequence[Line], sure: Graded) -> Line:
    """The rating as a line, always said to be our reading."""
    words = catalogue("outcomes_credibility").RATED
    found, why = rating(one, starts, sure)
    text = words["text"].format(rating=words[found], why=words[why])
    return Line(words["tested"], words[found], text)


def ladder(sure: Graded) -> list[Line]:
    """The certainty, the rung on which the design starts, and a line for every step down."""
    words, names = catalogue("outcomes_credibility").LADDER, catalogue("outcomes").CERTAINTIES
    place = sure.standing
    lines = [Line(words["certainty"], names[place.certainty], f"{sentence_case(place.reason)}.")]
    lines.append(Line(words["start"], names[place.start], f"{sentence_case(place.because)}."))
    return [*lines, *(Line(words["step"], words["down"], f"{sentence_case(step)}.") for step in place.steps)]


def changed(said: Claimed) -> list[Line]:
    """What is no longer as it was frozen or as the charter says: what, when, and what it means for the reader."""
    words, one, plan = catalogue("outcomes_credibility").CHANGED, said.one, said.sure.plan
    by_day = {when: [change for change in plan.changes if change.when == when] for when in WHEN}
    lines = [
        Line(words["frozen"], words["changed"], f"{text} {words[when]}")
        for when, changes in by_day.items()
        for text in all_in_words(changes)
    ]
    lines += [Line(words["charter"], words["changed"], f"{text} {words['weaker']}") for text in one.reading.deviations]
    lines += [Line(words["asked"], words["changed"], f"{text} {words['after']}") for text in one.aim.deviations]
    if lines:
        return lines
    frozen = plan.known.plan is not None
    return [Line(words["frozen"], words["kept" if frozen else "none"], words["same" if frozen else "no_plan"])]
