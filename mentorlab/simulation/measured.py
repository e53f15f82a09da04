"""What is measured of each person, and how do the numbers spread? Two scales, one number from records, two events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """How a measure is asked and how answers spread, in points of the scale.

    `reverse`: items that are asked the other way round. `sd_trait`, `sd_item`: of what lasts and of each answer's own
    noise; together they give the reliability. `sd_score`: of the observed mean score. `natural_change`: of graduates
    over the program, mentored or not.
    """

    measure: str
    items: tuple[str, ...]
    reverse: frozenset[str]
    minimum: int
    maximum: int
    mean: float
    sd_trait: float
    sd_item: float
    sd_score: float = 1.0
    natural_change: float = 0.0


# Trait and item SDs give three items an alpha of about .8 after rounding, and scores an SD of about 1.0 and 0.8.
ENGAGEMENT = Scale("engagement_pulse", ("G1", "G2", "G3"), frozenset(), 0, 6, 3.6, 0.90, 0.72, 1.0, -0.10)
STAYING = Scale("stay_intention", ("S1", "S2", "S3"), frozenset({"S2"}), 1, 5, 3.5, 0.76, 0.55, 0.8, -0.05)
SCALES = {scale.measure: scale for scale in (ENGAGEMENT, STAYING)}


@dataclass(frozen=True)
class Number:
    """A number from the records: mean, SD of what lasts and of the noise of one reading, in points."""

    measure: str
    mean: float
    sd_trait: float
    sd_noise: float
    sd_score: float
    natural_change: float


# Sales, cases closed or parts made, as a yearly index; 60 is what a graduate reaches in the first years.
PERFORMANCE = Number("performance", 60.0, 8.0, 6.0, 10.0, 2.0)
EVENTS = ("retention", "promotion")
SCORES = (*SCALES, PERFORMANCE.measure)
OUTCOMES = (*SCORES, *EVENTS)
CLIMATE = "speaking_up"  # asked anonymously, so that only averages of units are known
