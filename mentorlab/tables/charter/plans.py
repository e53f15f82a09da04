"""What may a charter say of the plan: logic, places, who is told what, what is at stake, how ready it is?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from mentorlab.tables.charter.parts import (
    Count,
    Day,
    Met,
    NotNegative,
    Number,
    OfOne,
    OneOrMore,
    Part,
    Positive,
    Text,
    Texts,
    several,
)


class Logic(Part):
    """What the tables cannot say about how the program is to work; what is left out is told from charter and tables."""

    inputs: Texts = ()
    activities: Texts = ()
    outputs: Texts = ()
    assumptions: Texts = ()


class Step(Part):
    """One start of a stepped program: on which day, and with how many of the wholes that are drawn (sites, teams)."""

    on: Day
    number: OneOrMore


class Places(Part):
    """How places are drawn: how many, in equal shares of which groups, or step by step of whole sites or teams.

    `stratify_by`: columns of people; `steps_by`: the column whose values begin as a whole, in the order of `steps`;
    what no step takes waits. `seed`: left out, the operating system draws it.
    """

    number: OneOrMore | None = None
    stratify_by: Texts = ()
    steps: Annotated[tuple[Step, ...], BeforeValidator(several)] = ()
    steps_by: Text | None = None
    seed: Count | None = None

    @property
    def drawn(self) -> bool:
        """Does any of it only make sense where lots are drawn?"""
        return bool(self.stratify_by or self.steps or self.steps_by or self.seed is not None)


class Audience(Part):
    """What one audience worries about, gains, is told, and where."""

    concerns: Texts = ()
    benefits: Texts = ()
    message: Text | None = None
    channel: Text | None = None


class Letters(Part):
    """What letters need beyond the plan: who signs, whom to ask, how and until when one applies, and from when those
    on a waiting list have their turn.
    """

    signed_by: Text | None = None
    contact: Text | None = None
    apply_how: Text | None = None
    apply_by: Day | None = None
    turn_on: Day | None = None


class Stake(Part):
    """What one part of the problem costs now: so many units a year, or of each unit of another stake (`per`), and what
    each is in money (`each`), as values or ranges; a bare number is a value, bare words a note.
    """

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Text | None = None
    each: NotNegative | None = None
    each_low: NotNegative | None = None
    each_high: NotNegative | None = None
    per: Text | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        if isinstance(value, int | float):
            return {"value": value}
        if not isinstance(value, str):
            return value
        try:
            float(value)
        except ValueError:
            return {"note": value}
        return {"value": value}


class Experts(Part):
    """What people who know think was gained in all, in units of the measure; which share of it they put down to the
    program (`attributed`), and how sure they are (`confidence`), both from 0 to 1.
    """

    gain: NotNegative
    attributed: OfOne
    confidence: OfOne


class Worth(Part):
    """What one unit of a measure, in the direction wanted, is worth in money: a best guess and its range.

    A unit of a share is one person: one more who stays. `per`: counted once, or for every year in which the effect
    lasts. `separate_from`: other measures whose worth holds nothing of this one, so that both may be added up.
    """

    unit_value: Positive
    low: NotNegative | None = None
    high: NotNegative | None = None
    per: Literal["once", "year"] = "once"
    separate_from: Texts = ()
    experts: Experts | None = None


class Answered(Part):
    """What is said of one criterion of readiness; a bare word is the answer without its evidence."""

    met: Met
    evidence: Text | None = None
    on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"met": value}
