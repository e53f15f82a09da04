"""What does the simulated program say it is for? The charter of Northwind's graduate mentoring."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.simulation.days import BEFORE_ON, CYCLE, EARLIER_ON, EVERY_DAYS, MINUTES, STARTS_ON, Calendar
from mentorlab.simulation.truth import Truth

PROGRAM = "Northwind graduate mentoring"
PURPOSE = (
    "Graduates told us that they feel on their own after the first months, and too many of them look elsewhere. "
    "A mentor from outside the line gives them somebody to turn to, and gives experienced people a reason to listen."
)
PLACES_BY = {
    "cutoff": "cutoff_score",
    "lottery": "lottery",
    "waitlist": "lottery",
    "randomised": "lottery",
    "stepped": "lottery",
}


def charter(truth: Truth, when: Calendar) -> dict[str, Any]:
    """The charter as plain values (dates are `datetime.date`), in the order in which the file states them."""
    return {
        "program": PROGRAM,
        "cycle": CYCLE,
        "starts_on": STARTS_ON,
        "ends_on": when.ends_on,
        "purpose": PURPOSE,
        "language": "en",
        "units": "business_unit",
        "waves": _waves(truth, when),
        "objectives": _objectives(),
        "evaluation": {
            "design": truth.design,
            "places_by": _places_by(truth),
            "waves": ["before", "after"],
            "adjust_for": ["tenure_years", "grade"],
            "clustered_by": "manager_id" if truth.design == "stepped" else "mentor",
            "taken_up": 1,
        },
        "rhythm": {"meetings_every_days": EVERY_DAYS, "minutes": MINUTES},
        "matching": {
            "policy": "stable",
            "choices": 3,
            "weights": {"skills": 3, "goals": 2, "choice": 2, "seniority": 1},
            "rules": ["not_own_manager"],
        },
        "audiences": _audiences(),
        "stakes": {
            "leavers": {"low": 18, "value": 24, "high": 30, "unit": "graduates a year", "note": "last three years"},
            "vacancy": {"low": 60, "value": 85, "high": 120, "unit": "days until a graduate's place is filled"},
        },
        "values": {"retention": {"low": 15000, "unit_value": 30000, "high": 50000}},
        "schedule": [
            {"report": "engagement", "every": "month"},
            {"report": "outcomes", "on": when.after_until, "audience": "leadership"},
        ],
        "privacy": {"smallest_group": 5},
    }


def _places_by(truth: Truth) -> str:
    if truth.strength("regression_to_the_mean") and truth.design not in PLACES_BY:
        return "staff_choice"
    return PLACES_BY.get(truth.design, "own_choice")


def _waves(truth: Truth, when: Calendar) -> list[dict[str, Any]]:
    days: dict[str, date] = {"before": BEFORE_ON, "middle": when.middle_on, "after": when.after_on}
    if truth.design == "difference_in_differences":
        days = {"earlier": EARLIER_ON, **days}
    return [{"id": name, "on": on} for name, on in days.items()]


def _objectives() -> list[dict[str, Any]]:
    return [
        {
            "id": "belonging",
            "need": "employee_engagement",
            "statement": "Graduates feel that they belong here and that their work is worth the effort.",
            "for": "mentees",
            "measure": "engagement_pulse",
            "direction": "increase",
            "worthwhile": 0.2,
            "primary": True,
        },
        {
            "id": "staying",
            "need": "employee_engagement",
            "statement": "Graduates see their next step with us and want to stay.",
            "for": "mentees",
            "measure": "stay_intention",
            "direction": "increase",
            "worthwhile": 0.2,
        },
        {
            "id": "doing_well",
            "need": "knowledge_and_skills",
            "statement": "Graduates do their work well sooner.",
            "for": "mentees",
            "measure": "performance",
            "direction": "increase",
            "worthwhile_points": 2,
        },
        {
            "id": "mentors_too",
            "need": "culture_change",
            "statement": "Mentors enjoy their own work more for passing on what they know.",
            "for": "mentors",
            "measure": "engagement_pulse",
            "direction": "increase",
            "worthwhile": 0.2,
        },
    ]


def _audiences() -> dict[str, Any]:
    return {
        "leadership": {
            "concerns": ["cost", "leavers"],
            "benefits": ["graduates who stay", "managers who grow"],
            "message": "We offer half of the places by lottery, so that we will know what they are worth.",
            "channel": "board paper",
        },
        "mentees": {
            "concerns": ["being judged", "time"],
            "benefits": ["somebody to turn to", "a next step"],
            "message": "An hour every three weeks with somebody who has been there.",
            "channel": "e-mail",
        },
        "mentors": {
            "concerns": ["time", "not knowing enough"],
            "benefits": ["fresh questions", "being noticed"],
            "message": "You need not know the answers; you need an hour and an open ear.",
            "channel": "team meeting",
        },
        "managers": {
            "concerns": ["losing people for hours"],
            "benefits": ["people who settle faster"],
            "message": "An hour every three weeks now, fewer leavers later.",
            "channel": "managers' round",
        },
    }
