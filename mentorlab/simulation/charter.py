"""What does the simulated program say it is for? The charter of Northwind's graduate mentoring."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.simulation.days import AFTER_ON, BEFORE_ON, CYCLE, ENDS_ON, STARTS_ON
from mentorlab.simulation.meetings import EVERY_DAYS, MINUTES

PROGRAM = "Northwind graduate mentoring"
PURPOSE = (
    "Graduates told us that they feel on their own after the first months, and too many of them look elsewhere. "
    "A mentor from outside the line gives them somebody to turn to, and gives experienced people a reason to listen."
)


def charter() -> dict[str, Any]:
    """The charter as plain values (dates are `datetime.date`), in the order in which the file states them."""
    return {
        "program": PROGRAM,
        "cycle": CYCLE,
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
        "purpose": PURPOSE,
        "language": "en",
        "units": "business_unit",
        "waves": [_wave("before", BEFORE_ON), _wave("after", AFTER_ON)],
        "objectives": _objectives(),
        "evaluation": {
            "design": "waitlist",
            "places_by": "lottery",
            "waves": ["before", "after"],
            "adjust_for": ["tenure_years", "grade"],
            "clustered_by": "mentor",
            "taken_up": 1,
        },
        "rhythm": {"meetings_every_days": EVERY_DAYS, "minutes": MINUTES},
        "privacy": {"smallest_group": 5},
    }


def _wave(name: str, on: date) -> dict[str, Any]:
    return {"id": name, "on": on}


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
            "id": "mentors_too",
            "need": "culture_change",
            "statement": "Mentors enjoy their own work more for passing on what they know.",
            "for": "mentors",
            "measure": "engagement_pulse",
            "direction": "increase",
            "worthwhile": 0.2,
        },
    ]
