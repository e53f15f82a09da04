"""What is said about a program's readiness. Words in braces are cells of the answer's table."""

from mentorlab.answers.wording.en.every_room import *

OWN = (
    "This is mentorlab's own checklist, arranged by the six areas of the international standards for mentoring programs "
    "(ISMCP) and read with the thresholds that they publish; it certifies nothing"
)
READINESS = {
    "analyst": "{stands}. That is {level}. {way}. {contradicted}{own}.",
    "leadership": "{stands}. That is {level}. {way}. {own}.",
    "mentors": "{stands}. That is {level}. {own}.",
    "mentees": "{stands}. That is {level}. {own}.",
    "managers": "{stands}. That is {level}. {own}.",
    "staff": "{stands}. That is {level}. {way}. {contradicted}{own}.",
}

STANDS = {
    "said": "By its own answers the program meets {said} % of the checklist, and {least} % in its weakest area, {weakest}",
    "corrected": (
        "By its own answers the program meets {said} % of the checklist; counted with what the folder shows, {counted} %, "
        "and {least} % in its weakest area, {weakest}"
    ),
    "seen": (
        "Nothing has been answered yet; by what the folder shows by itself the program meets {counted} % of the "
        "checklist, and {least} % in its weakest area, {weakest}"
    ),
}
LEVEL = {
    "below": "below {next}, which takes {overall} % in all and {each} % in every area",
    "reached": "the level {level} by its score",
    "too_early": "the level {level} by its score, but no level is given before the program has run for twelve months",
    "no_dates": (
        "the level {level} by its score, but no level is given before a date in the tables shows that the program has run "
        "for twelve months"
    ),
}
WAY = {
    "one": "{Next} is within reach: one criterion more would do, “{first}”",
    "few": "{Next} is within reach: {n} criteria more would do, beginning with “{first}”",
    "many": "The shortest way to {next} takes {n} criteria more, beginning with “{first}”",
    "none": "There is no level above it",
}
FEW = 5  # criteria; from so many on a level is not called within reach
CONTRADICTED = {
    "none": "",
    "one": "One answer says more than the folder shows. ",
    "several": "{n} answers say more than the folder shows. ",
}

READINGS = {
    "said_and_seen": "said and seen",
    "said_not_seen": "said, but the folder shows otherwise",
    "said_only": "said; nothing in the folder could show it",
    "seen_not_said": "seen, though not said",
    "missing": "said to be missing",
    "not_answered": "not answered",
}
ANSWERS = {"yes": "yes", "partly": "partly", "no": "no"}

ALL = "All areas"
LEVELS = {"bronze": "bronze", "silver": "silver", "gold": "gold"}
LABELS = LABELS | {
    "level": "Level",
    "way": "The shortest way to {next}",
    "contradicted": "Said, but the folder shows otherwise",
    "seen_not_said": "Seen, though not said",
    "not_answered": "Not answered yet",
    "looked": "What mentorlab looked at",
}
SHOWN = 6  # criteria in a line of facts; the others stand in the table
FACTS = {
    "none": "None",
    "more": "And {n} more, in the table.",
    "looked": (
        "{visible} of {criteria} criteria leave a trace that the charter, the tables or the records could show; the "
        "others only people can answer"
    ),
    "contradicted": "“{text}”: you say {met}; {seen}",
    "later": "The answer to {id!r} is dated {on}, after {as_of}, and is not counted.",
    "faulty": "The table {table} has faults and was not looked at.",
    "hidden": "What the folder shows of {n} criteria is hidden: too few people are concerned.",
    "hidden_one": "What the folder shows of one criterion is hidden: too few people are concerned.",
}

FIGURE = {
    "said": "said",
    "seen": "seen in the folder",
    "counted": "counted: said, lowered where the folder shows otherwise; as seen where not answered",
    "level": "{level} from {each} %",
    "axis": "Share of each area's checklist that is met, in percent",
}

LIMITS = LIMITS | {
    "own": OWN + ".",
    "said": "What only people can answer is taken at their word: a checklist that is filled in kindly looks like a good program.",
    "works": "It says whether a program is well set up, not whether it works.",
}
NEXT = {
    "answer": "Answer the {n} open criteria in the charter's part readiness, with what would show it and since when.",
    "meet": "{text} What would show it: {evidence}",
    "contradicted": "Look at the answers of which the folder shows otherwise: correct the answer, or enter what is missing.",
}
GLOSSARY = {
    "readiness": (
        "How much of a checklist a program meets: yes counts one, partly one half, each times the weight of the "
        "criterion. The overall score is the average of the six areas."
    ),
    "level": (
        "Bronze takes 70 % in all and 60 % in every area, silver 80 % and 70 %, gold 90 % and 80 %, after one full cycle "
        "of twelve months. These thresholds are those that the ISMCP standards publish; the criteria are our own."
    ),
}

SEEN = {
    "*": {
        "nothing": "the folder has no {table} that could show it",
        "hidden": "too few people are concerned to say what the folder shows",
    },
    "purpose_stated": {"yes": "the charter states a purpose", "no": "the charter states no purpose"},
    "needs_asked": {
        "yes": "the table needs holds ratings by leaders and by others",
        "partly": "the table needs holds ratings of one side only",
    },
    "objectives_measured": {
        "yes": "every objective of the charter has a measure",
        "partly": "some objectives of the charter have no measure",
        "no": "the charter has no objective with a measure",
    },
    "worthwhile_named": {
        "yes": "the charter names the size that the main objective should reach",
        "partly": "the charter names a worthwhile size, but not for the main objective",
        "no": "the charter names no worthwhile size",
    },
    "primary_named": {"yes": "the charter marks an objective as primary", "no": "no objective is marked primary"},
    "audiences_told": {
        "yes": "the charter has a message for each of them",
        "partly": "the charter has a message for some of them",
        "no": "the charter has no message for them",
    },
    "reports_scheduled": {"yes": "the charter has a schedule of reports", "no": "the charter has no schedule"},
    "rhythm_agreed": {
        "yes": "the charter says how often and how long",
        "partly": "the charter says only one of how often and how long",
        "no": "the charter names no rhythm",
    },
    "data_use_agreed": {
        "yes": "the charter says with whom and when it was agreed",
        "partly": "the charter says only one of with whom and when",
        "no": "the charter names no agreement (privacy.agreed_with, agreed_on)",
        "to_come": "the day of the agreement in the charter is still to come",
    },
    "smallest_group": {
        "yes": "the smallest group of the charter is large enough",
        "partly": "the smallest group of the charter is smaller",
    },
    "data_end": {
        "yes": "the charter says until when data are kept",
        "no": "the charter does not say until when data are kept (privacy.keep_until)",
        "passed": "the day until which data are kept has passed",
    },
    "no_flags": {
        "yes": "persons are not flagged without an agreement",
        "no": "the charter asks for flags of persons without an agreement",
    },
    "listed": {"yes": "the table {table} holds “{name}”"},
    "trained": {"share": "{share} of those in pairs have a training date ({needed} are asked for)"},
    "audience_contacted": {"yes": "the table outreach holds contacts with them"},
    "contacts_after_start": {
        "yes": "the table outreach holds contacts after the start",
        "no": "the table outreach holds no contact after the start",
    },
    "eligible_reached": {"share": "{share} of those eligible were contacted ({needed} are asked for)"},
    "waves_answered": {
        "share": "{share} of those concerned answered, at the time when fewer did ({needed} are asked for)"
    },
    "comparison_planned": {
        "yes": "the assignments hold people without a place",
        "partly": "the charter names a design with a comparison, but there are no assignments",
        "no": "neither assignments nor charter hold a comparison",
    },
    "meetings_kept": {"share": "of {share} of the meetings it is known what became of them ({needed} are asked for)"},
    "support_resolved": {"share": "{share} of the contacts in the table support are resolved ({needed} are asked for)"},
    "costs_kept": {"yes": "the table costs holds amounts"},
    "cost_and_benefit": {
        "yes": "there are costs, and values in the charter",
        "partly": "there are only one of costs and values",
        "no": "there are neither costs nor values",
    },
    "places_by_rule": {
        "yes": "the charter says: {rule}",
        "drawn": "the charter says: lottery, and a record bears the draw out",
        "partly": "the charter says: lottery, but no record shows the draw",
        "contradicted": "the record of the draw contradicts the assignments",
        "no": "the charter names no rule for places",
    },
    "both_sides_choose": {
        "yes": "mentees stated choices, and matches were accepted",
        "partly": "there are only one of stated choices and accepted matches",
        "no": "there are neither stated choices nor accepted matches",
    },
    "not_own_manager": {
        "yes": "the charter has the rule, and the pairs keep it",
        "no": "the charter's matching rules do not hold not_own_manager",
        "broken": "the charter has the rule, but the pairs do not keep it",
    },
    "match_explained": {
        "yes": "every pair has its policy or score",
        "partly": "some pairs have neither policy nor score",
        "no": "no pair has a policy or a score",
    },
    "endings_explained": {"share": "a reason is kept with {share} of the pairs that ended ({needed} are asked for)"},
    "load_kept": {
        "yes": "no mentor has more mentees than stated",
        "no": "mentors have more mentees than they stated",
    },
    "protocol_frozen": {"yes": "a frozen protocol is in records/", "no": "no frozen protocol is in records/"},
    "decisions_followed": {
        "yes": "decisions are on record, and of all earlier ones what became of them",
        "partly": "of some earlier decisions nobody has said what became of them",
        "no": "no decision is in records/",
    },
}
