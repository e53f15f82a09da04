"""What is measured of each person, and how do the numbers spread? Two scales, one number from records, two events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """How a measure is asked and how answers spread: points of the scale, `reverse` items, SDs of trait and item."""

    measure: str
    items: tuple[str, ...]
    reverse: frozenset[str]
    minimum: int
    maximum: int
    mean: float
    sd_trait: float
    sd_item: float
    natural_change: float  # of graduates, mentored or not, in points


# Trait and item SDs give three items an alpha of about .8 after rounding, and scores an SD of about 1.0 and 0.8.
SCALES = {
    scale.measure: scale
    for scale in (
        Scale("engagement_pulse", ("G1", "G2", "G3"), frozenset(), 0, 6, 3.6, 0.90, 0.72, -0.10),
        Scale("stay_intention", ("S1", "S2", "S3"), frozenset({"S2"}), 1, 5, 3.5, 0.76, 0.55, -0.05),
    )
}
RECORDED = "performance"
EVENTS = ("retention", "promotion")
SCORES = (*SCALES, RECORDED)
OUTCOMES = (*SCORES, *EVENTS)
