"""What is said about how pairs meet. The metrics are predicates: what pairs or meetings did."""

from mentorlab.answers.wording.en.every_room import *

EVERYONE = "everyone"

METRICS = {
    "agreed": "days between two meetings, as agreed",
    "first_meeting": "have held a first meeting",
    "as_agreed": "have held at least {share} % of the meetings agreed",
    "cadence": "meetings held for each one agreed",
    "irregular": "meet at gaps that differ by more than the agreed interval",
    "long_gap": "once went without a meeting for more than {long} days",
    "active": "held a meeting within the last {active} days",
    "hours": "hours together, where all minutes are known",
    "held": "held",
    "cancelled": "cancelled",
    "postponed": "postponed",
    "no_show": "missed by somebody",
    "not_known": "nothing is known of it",
    "minutes": "minutes that a meeting took, where known",
    "by_mentor": "by the mentor",
    "by_mentee": "by the mentee",
    "by_other": "by somebody else",
    "by_not_said": "nobody said by whom",
    "reason_other": "another reason",
    "reason_not_said": "no reason given",
    "moved_again": "moved more than once",
    "no_new_day": "postponed and never given another day",
    "made_good": "followed by any meeting held within {within} days",
    "replaced": "replaced by a meeting held within {within} days",
    "waiting": "the {within} days are not over yet",
    "to_come": "meetings to come",
}
REASON = "because of {title}"
WEEK = "{metric} (weeks)"
COARSE = {"week_called_off": "cancelled or postponed", "week_missed": "missed, or nothing is known"}
UNITS = {
    "days": "in days",
    "1 = even": "1 = even",
    "hours": "in hours",
    "minutes": "in minutes",
    "times": "moves",
    "held / agreed": "held / agreed",
    "agreed": "agreed",
}

SHARED = "{who} {label}{evidence}"
UNCOUNTED = "{share} of the {what}"
NOTHING = "Whether pairs meet as agreed cannot be told: it would be told of too few"
WHAT = {"called off": "meetings called off"}
NO_PAIR_YET = "No pair has completed an agreed interval yet"
EVIDENCE = {
    "interval": " ({share}; {level} % interval {low} to {high})",
    "only_interval": " ({level} % interval {low} to {high})",
    "share": " ({share})",
    "none": "",
}
EVERY = {"charter": "They agreed to meet every {every} days. ", "default": "Taken is a meeting every {every} days. "}
CADENCE = "For each meeting agreed, {ratio} were held{evidence}. "
STATES = "Of {n} meetings whose day has come, {parts}. "
STATES_UNCOUNTED = "Of meetings whose day has come, {parts}. "
STATE = "{share} were {label}"
STATE_NOT_KNOWN = "of {share} nothing is known"
NOT_RUNNING = "No pair is running any more. "
FIRST = "Half of the pairs had met within {days} days, those who still wait included. "
WHY = "Where a reason was given, it was most often {reason}. "
SENTENCE = "{said}. "
MADE_GOOD = "{who} were {label}{evidence}"

RHYTHM = {
    "analyst": "{lead}. {every}{cadence}{states}{first}{active}{made_good}{why}{caution}.",
    "leadership": "{lead}. {every}{active}{caution}.",
    "mentors": "{lead}. {every}{made_good}This speaks of all pairs together and of no single mentor.",
    "mentees": "{lead}. {every}{made_good}This speaks of all pairs together and of no single pair.",
    "managers": "{lead}. {every}{why}It must not be used to appraise anybody. {caution}.",
    "staff": "{lead}. {every}{states}{active}{made_good}{why}{caution}.",
}
CAUTION = "To meet is not yet to benefit: what meetings were good for is asked elsewhere"

NOBODY = ("no pair has begun yet", "wait until pairs have begun, or look at a later day")

NOTES = {
    "few": "Fewer than {smallest}",
    "restarted": "{n} pairs are of two people who were a pair before: each time counts by itself, without the break.",
    "by_attendance": "Who missed a meeting is taken from attendance where nobody said so.",
    "circular": "{n} meetings replace each other in a circle: their chains are not counted.",
    "broken": "{n} meetings replace one that is not there, or of another pair: the link is not counted.",
    "refused": "Not split by {column}: {why}.",
    "weeks": "Weeks are told together with the next ones until every count in them is of nobody or of at least {smallest} mentors and {smallest} mentees.",
    "agreed": "The line of what was agreed counts running pairs to the nearest {smallest}.",
}
FACTS = {
    "agreed": "What was agreed",
    "charter": "A meeting every {every} days, by the charter",
    "default": "The charter names no rhythm; taken is a meeting every {every} days",
    "expected": "What is expected",
    "expected_text": "One meeting for each agreed interval that a pair has completed; a pair that began a few days ago owes none",
    "clusters": "How sure",
    "clusters_text": "Intervals take account of pairs that share a mentor and of meetings that share a pair; single meetings would seem surer than they are",
    "hidden": "What is hidden",
    "hidden_text": "Counts of fewer than {smallest} mentors or mentees, and what would give them by subtraction; reasons only as kinds, never in anybody's words",
}
LIMITS_RHYTHM = (
    "Whether meetings helped: a pair may meet on every agreed day in vain, or seldom and well.",
    "What nobody wrote down: a meeting that is not in the table counts as not held.",
    "Why meetings were called off, beyond the word that was given: a calendar conflict is also what one says.",
)
NEXT_STEPS = {
    "agree": "Agree on an interval and write it into the charter: rhythm, meetings_every_days.",
    "no_new_day": "Ask pairs to name the new day when they postpone: {share} of the postponed meetings never got one.",
    "minutes": "Ask for the minutes of meetings: they are known of {share} of those held.",
    "reasons": "Ask why meetings are called off: no reason is given for {share} of them.",
    "active": "See engagement.health for what staff can do for pairs that do not meet, where the charter's agreement allows it.",
}

GLOSSARY = {
    "Kaplan-Meier": (
        "A way to say how long something takes while some still wait: those who wait count for as long as they have "
        "waited, and are not left out."
    ),
    "median": "The middle value: half of the pairs lie below it and half above.",
    "clusters of meetings": (
        "Meetings of one pair, and pairs of one mentor, are alike. The interval treats each mentor as one piece of "
        "evidence, so that many meetings of a few do not seem surer than they are."
    ),
}

FIGURE = {
    "title": "When do pairs meet, and when not?",
    "wide": "All pairs, by week: held or not",
    "states": "All pairs: what became of meetings",
    "axis": "meetings a week",
    "agreed": "as agreed",
    "kinds": {
        "held": "held",
        "not_held": "not held",
        "cancelled": "cancelled",
        "postponed": "postponed",
        "no_show": "missed by somebody",
        "not_known": "not known",
        "called_off": "cancelled or postponed",
        "missed": "missed, or not known",
    },
}
