"""Contracts of the tables about pairs and what they do together."""

from __future__ import annotations

from mentorlab.tables.contracts.joining import PERSON
from mentorlab.tables.contracts.shape import Table, key, may, must

PAIR, MEETING, GOAL = "pairs.pair_id", "meetings.meeting_id", "goals.goal_id"

STATUSES = ("planned", "held", "cancelled", "postponed", "no_show", "unknown")
LEVELS = ("minus2", "minus1", "0", "plus1", "plus2")

PAIRS = Table(
    "pairs",
    "a match",
    (
        key("pair_id", "id", "the match"),
        must("mentor_id", "id", "the mentor", refers=PERSON),
        must("mentee_id", "id", "the mentee", refers=PERSON),
        must("matched_on", "date", "when the match was made", past=True),
        may("group_id", "id", "the circle, where a mentor meets a group"),
        may("kind", "code", "what sort of match", codes=("one_to_one", "circle", "peer", "reverse")),
        may("accepted_on", "date", "when both had said yes", past=True),
        may("started_on", "date", "when they began", past=True),
        may("planned_end_on", "date", "when it is meant to end"),
        may("ended_on", "date", "when it ended; empty = still running", past=True),
        may("ended_why", "code", "why it ended"),
        may("policy", "code", "how the match was made"),
        may("score", "number", "the score it was made with; larger is better"),
    ),
    date_orders=(
        ("matched_on", "accepted_on"),
        ("matched_on", "started_on"),
        ("matched_on", "ended_on"),
        ("started_on", "ended_on"),
        ("started_on", "planned_end_on"),
    ),
    dated="matched_on",
    never_same=(("mentor_id", "mentee_id", "is mentor and mentee of the same pair"),),
)

MEETINGS = Table(
    "meetings",
    "one planned or held meeting",
    (
        key("meeting_id", "id", "the meeting"),
        may("pair_id", "id", "the pair that meets", refers=PAIR),
        may("group_id", "id", "or the circle that meets", refers="pairs.group_id"),
        may("planned_on", "date", "when it was to be"),
        may("held_on", "date", "when it was", past=True),
        must("status", "code", "what became of it", codes=STATUSES),
        may("minutes", "number", "how long it took, in minutes", low=0, high=1440),
        may("called_off_by", "code", "who called it off: mentor, mentee, other …"),
        may("reason", "text", "why it was called off"),
        may("replaces", "id", "the meeting that it replaces", refers=MEETING),
        may("source", "code", "where the row comes from: calendar, form …"),
    ),
    one_of=(("pair_id", "group_id"), ("planned_on", "held_on")),
    dated="held_on",
)

ATTENDANCE = Table(
    "attendance",
    "one person at one meeting",
    (
        key("meeting_id", "id", "the meeting", refers=MEETING),
        key("person_id", "id", "who was there", refers=PERSON),
    ),
)

GOALS = Table(
    "goals",
    "one developmental goal",
    (
        key("goal_id", "id", "the goal"),
        must("person_id", "id", "whose goal", refers=PERSON),
        must("statement", "text", "the goal, in words"),
        may("pair_id", "id", "the pair that works on it", refers=PAIR),
        may("weight", "number", "how much it counts among the person's goals", above=0),
        *(may(f"level_{level}", "text", f"what level {level} of goal attainment looks like") for level in LEVELS),
        may("set_on", "date", "when it was agreed", past=True),
        may("due_on", "date", "when it is due"),
    ),
    date_orders=(("set_on", "due_on"),),
    dated="set_on",
)

GOAL_RATINGS = Table(
    "goal_ratings",
    "one rating of a goal",
    (
        key("goal_id", "id", "the goal", refers=GOAL),
        key("rated_by", "id", "who rates: a person, or a word such as self or mentor"),
        key("rated_on", "date", "when", required=False, past=True),
        must("attained", "number", "−2 much less than expected … 0 as expected … 2 much more", low=-2, high=2),
    ),
    dated="rated_on",
)

ACTIONS = Table(
    "actions",
    "one action item of a goal",
    (
        key("goal_id", "id", "the goal", refers=GOAL),
        key("action", "text", "what is to be done"),
        may("due_on", "date", "by when"),
        may("done_on", "date", "when it was done; empty = not yet", past=True),
    ),
)

SUPPORT = Table(
    "support",
    "one contact with program staff",
    (
        may("pair_id", "id", "the pair it is about", refers=PAIR),
        may("person_id", "id", "or the person", refers=PERSON),
        must("on", "date", "when the contact was", past=True),
        may("reason", "text", "what it was about"),
        may("resolved_on", "date", "when it was settled", past=True),
    ),
    one_of=(("pair_id", "person_id"),),
    date_orders=(("on", "resolved_on"),),
    dated="on",
)

TABLES = (PAIRS, MEETINGS, ATTENDANCE, GOALS, GOAL_RATINGS, ACTIONS, SUPPORT)
