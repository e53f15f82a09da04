"""What may a charter say? The shape of each part of `program.yaml`; unknown settings are refused at every level."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)
from pydantic_core import PydanticCustomError

ForWhom = Literal["mentees", "mentors", "managers", "non_participants"]
Design = Literal[
    "after_only",
    "before_after",
    "comparison",
    "difference_in_differences",
    "cutoff",
    "encouragement",
    "lottery",
    "waitlist",
    "randomised",
    "stepped",
]
PlacesBy = Literal["lottery", "cutoff_score", "staff_choice", "first_come", "own_choice", "everyone", "unknown"]
Report = Literal["needs", "plan", "reach", "matching", "engagement", "outcomes", "program"]
Every = Literal["day", "week", "month", "quarter", "year"]
Met = Literal["yes", "partly", "no"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def wrong(what: str, do: str) -> PydanticCustomError:
    """An error whose words a user will read: what is wrong; what to do."""
    return PydanticCustomError("mentorlab", "{what}", {"what": what, "do": do})


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if _DAY.fullmatch(value) else date.fromisoformat("")
        except ValueError:
            raise wrong(f"{value!r} is not a date", "write it as YYYY-MM-DD, e.g. 2026-03-02") from None
    return value


def _text(value: Any) -> Any:
    """Numbers, dates and booleans are welcome where words are asked for: `cycle: 2026` is a name like any other."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | date) else value


def _filled(value: str) -> str:
    if not value.strip():
        raise wrong("is empty", "write a word or two")
    return value.strip()


def several(value: Any) -> Any:
    """One word where a list is asked for is a list of one; nothing is an empty list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def empty_is_default(value: Any) -> Any:
    return {} if value is None else value


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, BeforeValidator(_text), AfterValidator(_filled)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(several)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Numbers = Annotated[dict[str, Number], BeforeValidator(empty_is_default)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
OfOne = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
OneOrMore = Annotated[int, Field(ge=1)]


class Part(BaseModel):
    """A part of the charter: frozen, nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)


class Wave(Part):
    """A named measuring time; `on` may be unknown. A bare word is a wave without a date."""

    id: Text
    on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value


class Objective(Part):
    """What should become better, for whom, by how much. `for` in the file is `for_whom` in Python.

    `worthwhile`: smallest effect worth having in standard deviations of the comparison arm before; or
    `worthwhile_points`: in points of the measure.
    """

    id: Text
    need: Text | None = None
    statement: Text | None = None
    for_whom: ForWhom = Field(default="mentees", alias="for")
    measure: Text | None = None
    direction: Literal["increase", "decrease"] = "increase"
    worthwhile: Positive | None = None
    worthwhile_points: Positive | None = None
    primary: StrictBool = False


class Evaluation(Part):
    """How we will know. `design`, `clustered_by`, `waves` left out: the charter does not say.

    `responsible`: the office (no personal name) that answers for the plan and its numbers.
    """

    design: Design | None = None
    places_by: PlacesBy = "unknown"
    waves: Texts = ()
    adjust_for: Texts = ()
    clustered_by: Text | None = None
    taken_up: OneOrMore = 1
    final_on: Day | None = None
    responsible: Text | None = None


class Rhythm(Part):
    """How often pairs agreed to meet, and for how many minutes."""

    meetings_every_days: Positive | None = None
    minutes: Positive | None = None


class Scheduled(Part):
    """One report that is due `every` so often, or `on` a day."""

    report: Report
    every: Every | None = None
    on: Day | None = None
    audience: Text | None = None


class Privacy(Part):
    """From how many people on something is shown, and what was agreed with whom."""

    smallest_group: int = 5
    smallest_comment_group: int = 8
    individual_flags: StrictBool = False
    agreed_with: Text | None = None
    agreed_on: Day | None = None
    keep_until: Day | None = None

    @property
    def flags_agreed(self) -> bool:
        """Does the charter ask for flags of persons, and say with whom and when that was agreed? Whether the day has
        come is asked of the program (`Program.flags_agreed`).
        """
        return self.individual_flags and self.agreed_with is not None and self.agreed_on is not None
