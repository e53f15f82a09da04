"""Contracts of the tables about what was measured, who was given a place, what happened and what it cost."""

from __future__ import annotations

from mentorlab.tables.contracts.joining import PERSON
from mentorlab.tables.contracts.shape import Table, key, may, must

RESPONSES = Table(
    "responses",
    "one answer",
    (
        key("person_id", "id", "who answers", refers=PERSON),
        key("wave", "code", "the measuring time, one of the charter's waves"),
        key("item", "code", "the item of an instrument"),
        key(
            "about_id", "id", "the person described; arm and outcome follow it", default_from="person_id", refers=PERSON
        ),
        must("value", "number", "the answer as a number; empty = not answered", empty_ok=True),
        may("answered_on", "date", "when", past=True),
    ),
    dated="answered_on",
)

MEASURES = Table(
    "measures",
    "one number",
    (
        key("person_id", "id", "whom it describes", refers=PERSON),
        key("measure", "code", "what was measured"),
        key("wave", "code", "the measuring time, one of the charter's waves"),
        key("source", "code", "who says so", default="records", codes=("records", "self", "manager", "mentor")),
        must("value", "number", "the number"),
        may("rated_by", "id", "the person who rated"),
        may("measured_on", "date", "when", past=True),
    ),
    dated="measured_on",
)

SUMMARIES = Table(
    "summaries",
    "an anonymous survey's result",
    (
        key("measure", "code", "what was measured"),
        key("wave", "code", "the measuring time, one of the charter's waves"),
        key("unit", "code", "the unit it is about", default="all"),
        must("n", "integer", "how many answered", low=0),
        must("mean", "number", "their mean"),
        may("sd", "number", "their standard deviation", low=0),
        may("arm", "code", "program or comparison; part of what makes a row unique where it is present"),
    ),
    joins_key=("arm",),
)

ASSIGNMENTS = Table(
    "assignments",
    "who was given a place",
    (
        key("person_id", "id", "the person", refers=PERSON),
        key("trial", "code", "the trial; one that is not `program` may have arms of its own", default="program"),
        must(
            "arm",
            "code",
            "what the person was given",
            codes=("program", "comparison", "waitlist"),
            codes_where=("trial", "program"),
        ),
        may("block", "code", "the block within which was drawn"),
        may("cluster", "code", "the cluster that was drawn as a whole"),
        may("chance", "number", "the chance of a place that the person had", low=0, high=1),
        may("assigned_on", "date", "when it was decided", past=True),
        may("starts_on", "date", "when the person's place begins"),
        may("drawn_with", "text", "the file in records/ that proves the draw"),
    ),
    dated="assigned_on",
    one_of_arms="arm",
)

EVENTS = Table(
    "events",
    "something that happened",
    (
        key("person_id", "id", "to whom", refers=PERSON),
        key("happened_on", "date", "when", past=True),
        key("event", "code", "promotion, move, leave, recognition …"),
    ),
    dated="happened_on",
)

COSTS = Table(
    "costs",
    "one cost",
    (
        key("item", "text", "what was paid for"),
        must("amount", "number", "how much in all, in one currency", low=0),
        may("kind", "code", "time (of mentors, mentees and staff, at what an hour costs), fees, tools …"),
        may("quantity", "number", "how many; of kind time, how many hours", low=0),
        may("unit_cost", "number", "what one costs", low=0),
        may("low", "number", "the least it can have been", low=0),
        may("high", "number", "the most it can have been", low=0),
    ),
    value_orders=(("low", "high"), ("low", "amount"), ("amount", "high")),
)

COMMENTS = Table(
    "comments",
    "free text in a survey",
    (
        must("person_id", "id", "who wrote it", refers=PERSON),
        must("wave", "code", "the measuring time, one of the charter's waves"),
        must("question", "text", "what was asked"),
        must("text", "text", "the answer; empty = nothing written", empty_ok=True),
    ),
)

TABLES = (RESPONSES, MEASURES, SUMMARIES, ASSIGNMENTS, EVENTS, COSTS, COMMENTS)
