"""What do we know that a letter may say? Every blank of the templates, from the charter and what was found."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.answers.wording import catalogue
from mentorlab.planning.drafts import spoken
from mentorlab.planning.drafts.worries import answered
from mentorlab.tables.charter import Audience, Charter, Objective, Stake

HOUSE = ("leadership", "managers", "mentors", "mentees", "non_participants")
ALSO_CALLED = {"leadership": "leaders"}  # the word by which the tables call them
BY_LOT = ("lottery", "waitlist", "randomised", "stepped")
ALONE = (None, "after_only", "before_after")  # designs in which nobody is compared with


def audience_of(charter: Charter, name: str) -> Audience | None:
    """What the charter says for an audience; None where it does not speak to it."""
    return charter.audiences.get(name) or charter.audiences.get(ALSO_CALLED.get(name, ""))


def audiences_of(charter: Charter) -> tuple[str, ...]:
    """The audiences of every program, then those that this charter adds."""
    more = [name for name in charter.audiences if name not in (*HOUSE, *ALSO_CALLED.values())]
    return (*HOUSE, *more)


def name_of(audience: str) -> str:
    """An audience as a sentence calls it."""
    return str(catalogue("planning_audiences").NAMES.get(audience, audience.replace("_", " ")))


def blanks(charter: Charter, audience: str) -> dict[str, Any]:
    """Every blank by its name; what is not known is None, an empty list or an empty text."""
    told = audience_of(charter, audience) or Audience()
    known = _of_the_program(charter) | {
        "audience": name_of(audience),
        "benefits": told.benefits,
        "message": told.message,
        "channel": told.channel,
        "objectives": [one.statement for one in _for(charter, audience) if one.statement],
        "heard": None,
    }
    return known | {"worries": [answered(worry, audience, known) for worry in told.concerns]}


def _of_the_program(charter: Charter) -> dict[str, Any]:
    evaluation, said = charter.evaluation, charter.letters
    meetings = spoken.meetings_until_the_end(charter.rhythm, charter.starts_on, charter.ends_on)
    matching = charter.matching if charter.matching.model_fields_set else None
    return {
        "program": charter.program,
        "purpose": charter.purpose,
        "starts": spoken.day(charter.starts_on),
        "ends": _day(charter.ends_on),
        "span": spoken.span(charter.starts_on, charter.ends_on),
        "time": spoken.time_asked(charter.rhythm),
        "n_meetings": spoken.in_words(meetings) if meetings and meetings > 1 else None,
        "choices": spoken.in_words(matching.choices) if matching and matching.choices else None,
        "not_own_manager": bool(matching and matching.holds("not_own_manager")),
        "drawn": drawn(charter),
        "waiting": evaluation.design == "waitlist",
        "placed": "stepped" if evaluation.design == "stepped" else evaluation.places_by,
        "after_on": _day(_wave_on(charter, charter.contrast_waves[1])),
        "half_way": _day(half_way(charter)),
        "questioned": bool(charter.objectives or charter.waves),
        "asked_on": spoken.days([wave.on for wave in charter.waves if wave.on]) if _dated(charter) else None,
        "compared": evaluation.design not in ALONE,
        "judged_by": catalogue("planning_audiences").JUDGED_BY.get(evaluation.design),
        "smallest": spoken.in_words(charter.privacy.smallest_group),
        "flags": charter.flags_agreed,
        "final_on": _day(evaluation.final_on),
        "decided_on": _day(results_on(charter)),
        "aims": [{"statement": one.statement, "size": _size(one)} for one in charter.objectives if one.statement],
        "burden": [_burden(name, stake) for name, stake in charter.stakes.items()],
        "everybody": [
            {"name": name_of(name), "message": told.message, "concerns": told.concerns}
            for name in audiences_of(charter)
            if (told := audience_of(charter, name))
        ],
        "needs": [],
        "needs_of": None,
        "as_great": None,
        "stakes": None,
        "signed_by": said.signed_by,
        "contact": said.contact,
        "apply_how": said.apply_how,
        "apply_by": _day(said.apply_by),
        "turn_on": _day(said.turn_on),
    }


def half_way(charter: Charter) -> date | None:
    """The day in the middle of the cycle; None where its end is not said."""
    return charter.starts_on + (charter.ends_on - charter.starts_on) / 2 if charter.ends_on else None


def results_on(charter: Charter) -> date | None:
    """The day on which it is known what came out: when results are final, else the last wave that is compared."""
    return charter.evaluation.final_on or _wave_on(charter, charter.contrast_waves[1])


def drawn(charter: Charter) -> bool:
    """Does the charter say that places are drawn by lot?"""
    evaluation = charter.evaluation
    return evaluation.places_by == "lottery" or (evaluation.places_by == "unknown" and evaluation.design in BY_LOT)


def _for(charter: Charter, audience: str) -> list[Objective]:
    return [one for one in charter.objectives if one.for_whom == audience]


def _size(objective: Objective) -> str | None:
    """The smallest effect worth having, in words."""
    if objective.worthwhile_points:
        return f"{objective.worthwhile_points:,.10g} {'point' if objective.worthwhile_points == 1 else 'points'}"
    return f"{objective.worthwhile:,.10g} standard deviations" if objective.worthwhile else None


def _dated(charter: Charter) -> bool:
    return bool(charter.waves) and all(wave.on for wave in charter.waves)


def _wave_on(charter: Charter, wave_id: str) -> date | None:
    return next((wave.on for wave in charter.waves if wave.id == wave_id), None)


def _day(on: date | None) -> str | None:
    return spoken.day(on) if on else None


def _burden(name: str, stake: Stake) -> str:
    """One of the charter's stakes in words, e.g. "Leavers: 24 graduates a year (18 to 30; last three years)"."""
    numbers = [f"{value:,.10g}" for value in (stake.low, stake.high) if value is not None]
    between = " to ".join(numbers) if len(numbers) == 2 else ""
    best = f"{stake.value:,.10g}" if stake.value is not None else ""
    said = " ".join(part for part in (best or between, stake.unit) if part)
    aside = "; ".join(part for part in (between if best else "", stake.note) if part)
    return f"{name.replace('_', ' ')}: {said}" + (f" ({aside})" if said and aside else aside)
