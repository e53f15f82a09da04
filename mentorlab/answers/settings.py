"""Which values may a setting of a question take? Types that say it, so that what nobody means is refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]
Level = Annotated[float, Field(ge=0.8, le=0.999, strict=True)]  # of an interval
Portion = Annotated[float, Field(ge=0.5, le=0.99)]  # of draws that a range holds, or the power of a study
People = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
Money = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Size = Annotated[float, Field(gt=0, le=5)]  # standard deviations
Share = Annotated[float, Field(ge=0, le=0.95)]
Reliability = Annotated[float, Field(gt=0, le=1)]
Several = Annotated[float, Field(ge=1, le=10_000)]  # people who share something
Draws = Annotated[int, Field(ge=200, le=100_000, strict=True)]  # with which intervals are found
Cohorts = Annotated[int, Field(ge=20, le=100_000, strict=True)]  # resampled, each matched anew
Sites = Annotated[int, Field(ge=2, le=200, strict=True)]
Classes = Annotated[int, Field(ge=1, le=100, strict=True)]  # that a fit is cut into
Seed = Annotated[int, Field(ge=0, le=2**53, strict=True)]  # from which lots are drawn
Months = Annotated[int, Field(ge=1, le=60, strict=True)]
Points = Annotated[float, Field(gt=0, le=100)]  # percentage points
Variants = Annotated[int, Field(ge=2, le=6, strict=True)]  # of one message
DaysAfter = Annotated[int, Field(ge=1, le=3650, strict=True)]
