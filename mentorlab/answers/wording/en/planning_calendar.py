"""What is said about the calendar: who is told what and when, and what of it is on record."""

from mentorlab.answers.wording.en.every_room import *

KINDS = {
    "message": "message",
    "tip": "tip",
    "training": "training",
    "survey": "survey",
    "report": "report",
}

WHOM = {
    "leadership": "leadership",
    "mentors": "mentors",
    "mentees": "mentees",
    "managers": "managers",
    "non_participants": "people who take no part",
    "staff": "program staff",
}

HEADLINE = {
    "missing": "{sent} of the planned entries are on record, {overdue} whose day has passed are not",
    "complete": "Every entry whose day has passed is on record ({sent})",
    "ahead": "{total} entries are planned, and no day of them has passed yet",
    "unknown": "{total} entries are planned; no table says what of it was sent",
}

CALENDAR = {
    "analyst": "The calendar has {total} entries for {whom}, from {first} to {last}. {headline}{missing}{lately}.",
    "leadership": "{headline}{lately}. {next}.",
    "mentors": "What mentors are told is planned over the whole cycle, not for the start alone. {next}.",
    "mentees": "What mentees are told is planned over the whole cycle, not for the start alone. {next}.",
    "managers": "Managers are told what is asked of their people before it is. {next}.",
    "staff": "{headline}{missing}{lately}. {next}.",
}

MISSING = ": first of all {titles}"
LATELY = "; the last message or tip on record is of {day}"
LATELY_NONE = "; no message or tip is on record"
NEXT = {
    "one": "Next for {whom}: {title}, on {day}",
    "none": "Nothing more is planned for {whom} in this cycle",
    "any": "Next of all: {title} for {whom}, on {day}",
    "any_none": "Nothing more is planned in this cycle",
}

FACTS = {
    "rule": "Where the days come from",
    "rule_text": (
        "Days are counted from those of the charter. What falls on a weekend moves: to the Friday before where it leads up "
        "to a day, else to the Monday after. Public holidays are not known"
    ),
    "seen": "What counts as on record",
    "seen_text": (
        "A contact in outreach with the entry's campaign and audience; a training date in applications; answers at the wave "
        "of a survey"
    ),
    "unseen": "Past and not on record, for {whom}",
    "undated": "Without a day",
    "undated_text": "{titles}: the charter does not say {missing}",
    "unplanned": "On record and not in the plan",
}

LIMITS_CALENDAR = (
    "What is not on record may have been said all the same: at a round of managers, in a corridor, by somebody who keeps no list.",
    "That a message was sent does not say that it was read, understood or believed.",
)

NEXT_STEPS = {
    "missing": "Send what is missing where it still helps, and write into outreach what was sent under the entry's id.",
    "undated": "Write {missing} into the charter, so that every entry has a day.",
    "outreach": "Keep a table outreach: one row for each person and message.",
    "own": "Put a calendar.yaml beside program.yaml to change, add or take out entries.",
}

FIGURE = {
    "title": "What is told to whom, and when?",
    "launch": "launch",
    "wave": "{wave}",
    "until": "the records reach to here",
    "filled": "on record",
    "hollow": "not on record, or to come",
}

DOCUMENT = {
    "title": "Calendar of the program",
    "text": (
        "# What is told to whom, and when\n\n{program}, {cycle}. {rule}. Nobody is told something once and for all: whoever "
        "starts later, or was away, meets it again.{undated}\n"
    ),
    "undated": " Entries marked “no day yet” wait for days that the charter does not name.",
    "no_day": "no day yet",
    "head": "| Day | For | What | Title | Channel | What it says |\n|---|---|---|---|---|---|",
}
