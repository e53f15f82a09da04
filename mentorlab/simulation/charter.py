"""What does the simulated program say it is for? The charter of Northwind's graduate mentoring."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.simulation.days import (
    APPLY_UNTIL,
    BEFORE_ON,
    CYCLE,
    DRAWN_ON,
    EARLIER_ON,
    EVERY_DAYS,
    MINUTES,
    STARTS_ON,
    Calendar,
    folder_of,
)
from mentorlab.simulation.truth import Truth

PROGRAM = "Northwind graduate mentoring"
PURPOSE = (
    "Graduates told us that they feel on their own after the first months, and too many of them look elsewhere. "
    "A mentor from outside the line gives them somebody to turn to, and gives experienced people a reason to listen."
)
# Which purpose of the organisation each need of the needs table serves.
PURPOSES = {
    "somebody to turn to": "employee_engagement",
    "knowing people in other units": "culture_change",
    "feeling part of the company": "employee_engagement",
    "feedback on my work": "knowledge_and_skills",
    "learning from experienced people": "knowledge_and_skills",
    "time to learn": "knowledge_and_skills",
    "seeing a next step": "employee_engagement",
    "being noticed for what I do": "culture_change",
}
WEIGHTS = {
    "skills": 3, "goals": 2, "choice": 2, "seniority": 1, "interests": 1, "meeting_times": 1, "language": 1,
    "mentor_choice": 1,
}  # fmt: skip
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
        **({"earlier_cycles": [folder_of(truth.earlier)]} if truth.earlier else {}),
        "units": "business_unit",
        "waves": _waves(truth, when),
        "needs": dict(PURPOSES),
        "objectives": _objectives(),
        "evaluation": {
            "design": truth.design,
            "places_by": _places_by(truth),
            "waves": ["before", "after"],
            "adjust_for": ["tenure_years", "grade"],
            "clustered_by": "manager_id" if truth.design == "stepped" else "mentor",
            "taken_up": 1,
            "final_on": when.after_on,
            "responsible": "People analytics",
        },
        "rhythm": {"meetings_every_days": EVERY_DAYS, "minutes": MINUTES},
        "matching": {
            "policy": "stable",
            "choices": 3,
            "weights": dict(WEIGHTS),
            "seniority": {"column": "grade", "least": 2, "most": 3},
            "rules": ["not_own_manager"],
        },
        "audiences": _audiences(),
        "letters": _letters(when),
        "currency": "EUR",
        "stakes": _stakes(),
        "values": {"retention": {"low": 15000, "unit_value": 30000, "high": 50000}},
        "schedule": [
            {"report": "engagement", "every": "month"},
            {"report": "outcomes", "on": when.after_until, "audience": "leadership"},
        ],
        "readiness": _readiness(),
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


def _letters(when: Calendar) -> dict[str, Any]:
    return {
        "signed_by": "The mentoring team, People and Learning",
        "contact": "mentoring@northwind.example, extension 4410",
        "apply_how": "fill in the form on the mentoring page",
        "apply_by": APPLY_UNTIL,
        "turn_on": when.waitlist_starts_on,
    }


def _stakes() -> dict[str, Any]:
    return {
        "leavers": {
            "low": 18, "value": 24, "high": 30, "unit": "graduates a year",
            "each_low": 6000, "each": 11000, "each_high": 18000, "note": "last three years; hiring, induction",
        },
        "vacancy": {
            "low": 60, "value": 85, "high": 120, "unit": "days until a graduate's place is filled",
            "each_low": 60, "each": 120, "each_high": 180, "per": "leavers", "note": "work left undone, less wages",
        },
        "lost_knowledge": {
            "low": 1, "value": 3, "high": 6, "unit": "months until the successor does the work as well",
            "each_low": 1500, "each": 2800, "each_high": 4200, "per": "leavers", "note": "estimates of five managers",
        },
    }  # fmt: skip


def _audiences() -> dict[str, Any]:
    return {
        "leadership": {
            "concerns": ["cost", "leavers"],
            "benefits": ["graduates who stay", "managers who grow"],
            "message": "You will get an honest answer, also where it is not the one we hope for.",
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
            "message": "An hour every three weeks, so that new people find their feet.",
            "channel": "managers' round",
        },
        "non_participants": {
            "concerns": ["being left out"],
            "benefits": ["colleagues who know whom to ask"],
            "message": "You will hear what came of it, like everybody who took part.",
            "channel": "intranet",
        },
    }


def _readiness() -> dict[str, Any]:
    """Filled in by the program lead in January, a little more kindly than the folder shows."""
    return {
        "purpose_stated": "yes",
        "needs_asked": "yes",
        "objectives_measured": "yes",
        "worthwhile_named": "yes",
        "primary_named": "yes",
        "executive_endorsement": {"met": "yes", "evidence": "message in the staff magazine", "on": date(2026, 1, 9)},
        "told_to_each": "yes",
        "mentors_trained": {"met": "yes", "evidence": "two half days in February"},
        "mentees_trained": {"met": "yes", "evidence": "a leaflet with the invitation"},
        "managers_briefed": "partly",
        "conversation_practised": {"met": "yes", "evidence": "second half day, in threes"},
        "launch_event": "yes",
        "guidance_goes_on": "no",
        "eligible_reached": "yes",
        "places_by_rule": {"met": "yes", "evidence": "lottery in the board room", "on": DRAWN_ON},
        "both_sides_choose": "yes",
        "not_own_manager": "yes",
        "pair_can_end": {"met": "yes", "evidence": "last page of the agreement"},
        "asked_before_and_after": "yes",
        "compared": "yes",
        "protocol_frozen": "no",
        "pairs_followed": "partly",
        "decisions_followed": "yes",
        "small_groups_protected": "yes",
        "data_use_agreed": "no",
        "confidence_agreed": {"met": "yes", "evidence": "first page of the agreement"},
        "somebody_to_turn_to": "partly",
        "staff_named": "yes",
        "requests_answered": "yes",
        "time_given": "yes",
        "mentors_thanked": "no",
    }
