"""What is said of pairs that may need a call. A call is an offer of help: no sentence judges a pair or a person."""

from mentorlab.answers.wording.en.every_room import *

HEALTH = {
    "analyst": "{now}. {replayed}{first}{model}.",
    "leadership": "{now}. {replayed_short}.",
    "mentors": (
        "{now}. A call is an offer of help and no judgement: work, travel and illness keep many good pairs from meeting. "
        "{replayed_plain}."
    ),
    "mentees": (
        "{now}. A call is an offer of help and no judgement: work, travel and illness keep many good pairs from meeting. "
        "{replayed_plain}."
    ),
    "managers": "{now}. {replayed_short}. A call is an offer of help; nobody is appraised by it.",
    "staff": "{now}. {replayed}{first}{model}. {list}.",
}

NOW = {
    "none_running": "No pair is running, so nobody needs a call now",
    "hidden": "How many pairs need a call is not told: they, those that run, or the others are too few",
    "uncounted": "By the plain rules, {k} of the running pairs may need a call now",
    "nobody_uncounted": "None of the running pairs needs a call by the plain rules",
    "nobody": "None of {n} running pairs needs a call by the plain rules",
    "called": "By the plain rules, {called} may need a call now",
}
RUNNING = "running pairs"

REPLAYED = {
    "long": {
        "none": "No earlier cycle is at hand: the flags are not back-tested, and nobody knows how often they are right",
        "unjudged": "In the earlier cycles no pair can be followed for long enough: the flags are not back-tested",
        "hidden": "The earlier cycles have too few pairs to say how often the flags would have been right",
        "no_calls": "Replayed on earlier cycles, the plain rules would have called nobody",
        "foresee": (
            "Replayed on earlier cycles, of 100 calls {predictive} would have been to pairs that then stopped{predictive_interval}; "
            "of 100 pairs picked at random it would have been {base}. Of 100 pairs that stopped {sensitivity} would have "
            "been called{sensitivity_interval}, and of 100 that went on {specificity} left alone{specificity_interval}"
        ),
        "nothing": (
            "Replayed on earlier cycles, of 100 calls {predictive} would have been to pairs that then stopped{predictive_interval}, "
            "which cannot be told from the {base} of 100 pairs picked at random: there is no sign that the flags foresee "
            "anything. Of 100 pairs that stopped {sensitivity} would have been called{sensitivity_interval}, and of 100 "
            "that went on {specificity} left alone{specificity_interval}"
        ),
        "untested": (
            "Replayed on earlier cycles, of 100 calls {predictive} would have been to pairs that then stopped, and {base} of 100 "
            "pairs picked at random; with so few pairs nothing can be concluded from it"
        ),
    },
    "short": {
        "none": "How often such flags are right is not known: no earlier cycle is at hand",
        "unjudged": "How often such flags are right is not known: no earlier cycle can be followed for long enough",
        "hidden": "How often such flags are right is not known: earlier cycles have too few pairs",
        "no_calls": "In earlier cycles the plain rules would have called nobody",
        "foresee": (
            "In earlier cycles {predictive} of 100 such calls would have been to pairs that then stopped, and {sensitivity} of "
            "100 pairs that stopped would have been called"
        ),
        "nothing": (
            "In earlier cycles {predictive} of 100 such calls would have been to pairs that then stopped, which cannot be told "
            "from {base} of 100 pairs picked at random: there is no sign that the flags foresee anything"
        ),
        "untested": "Earlier cycles have too few pairs to conclude how often such flags are right",
    },
    "plain": {
        "none": "How often such a call comes at the right time is not known yet",
        "unjudged": "How often such a call comes at the right time is not known yet",
        "hidden": "How often such a call comes at the right time is not known yet",
        "no_calls": "In earlier cycles nobody would have been called",
        "foresee": (
            "In earlier cycles {predictive} of 100 such calls would have been to pairs that then stopped meeting; all others went on, "
            "so a call may well come when all is fine"
        ),
        "nothing": (
            "In earlier cycles {predictive} of 100 such calls would have been to pairs that then stopped meeting, as many as among "
            "all pairs: a call says nothing about how a pair will go on"
        ),
        "untested": "How often such a call comes at the right time is not known yet",
    },
}
INTERVAL = " ({level} interval {low} to {high})"
IN_TIME = {
    "first": "Of 100 pairs called for the first time {of_100} stopped",
    "lately": "Of 100 pairs that stopped and had met not long before, {of_100} would have been called",
}
MODEL = {
    "better": (
        ". A simple model finds more than the plain rules: with as many calls {predictive} of 100 were to pairs that "
        "stopped, {more} points more{interval}"
    ),
    "worse": (
        ". A simple model finds less than the plain rules: with as many calls {predictive} of 100 were to pairs that "
        "stopped, {more} points less{interval}"
    ),
    "cannot_tell": (
        ". Whether a simple model finds more than the plain rules cannot be told: with as many calls {predictive} of 100 "
        "were to pairs that stopped, a difference of {signed} points{interval}"
    ),
    "none": "",
}

RULES = {
    "flag_no_meeting": "no meeting for long",
    "flag_first_meeting": "no first meeting",
    "flag_called_off": "called off in a row",
    "flag_no_show": "somebody did not come",
    "flag_support_open": "a request is open",
    "flag_nothing_planned": "nothing planned",
    "flag_first_unplanned": "first meeting not planned",
}
REASONS = {
    "flag_no_meeting": "no meeting held for {n} days, agreed are {agreed}",
    "flag_first_meeting": "no first meeting {n} days after the match",
    "flag_called_off": "meetings called off, postponed or missed in a row: {n}",
    "flag_no_show": "somebody did not come to {n} of the meetings since the last one held",
    "flag_support_open": "requests for support that are not settled: {n}",
    "flag_nothing_planned": "nothing planned, and the last meeting was {n} days ago, agreed are {agreed}",
    "flag_first_unplanned": "no first meeting held or planned {n} days after the match",
}
LIST = {"yes": "yes", "no": "no"}

TOPICS = {
    "now": "Now",
    "replayed": "Replayed on earlier cycles",
    "without_help": "The same without pairs that got help",
    "not_tested": "Not back-tested",
    "against": "Model less plain rules, with as many calls",
}
GROUPS = {
    "running": "running pairs",
    "any": "any plain rule",
    "first": "any plain rule, first call to a pair",
    "lately": "any plain rule, pairs that had met not long before",
    "random": "pairs picked at random",
    "model": "model, with as many calls",
    "helped": "flagged, and staff were in touch lately",
    "agrees": "flagged, and the model agrees",
    "difference": "difference in calls that were right",
}
STATE = {
    "no_cycle": "not back-tested: no earlier cycle",
    "unjudged": "not back-tested: no earlier cycle can be followed for long enough",
    "no_plans": "not back-tested: no table says since when a meeting stood in the calendar",
    "no_plans_now": "not applied: the tables hold no meeting to come, or reach beyond the day",
    "few": "not told: fewer than {smallest} pairs",
}

CHECKS = {
    "back_tested": {
        "passed": "The flags were replayed on {cycles}: {n} pairs, {rows} pair-days, each with what was known that day.",
        "failed": "The flags are not back-tested: {why}.",
    },
    "on_record": {
        "passed": "Meetings are on record up to the last agreed interval before {day}.",
        "failed": (
            "No meeting of any pair is on record in the last agreed interval before {day}: perhaps the export of meetings is "
            "old, and pairs that met are flagged."
        ),
    },
    "foresees": {
        "passed": "Calls by the plain rules are to pairs that then stop more often than calls at random.",
        "failed": "Calls by the plain rules cannot be told from calls at random.",
    },
    "help": {
        "passed": "The figures without pairs that got help after the day stand beside the others.",
        "rounded": (
            "The figures without pairs that got help after the day stand beside the others, as whole percents without counts: "
            "too few got help to be counted."
        ),
        "not_checked": "Help after a flag spoils the test, and it cannot be looked at: {why}.",
    },
}
WHY = {
    "no_cycle": "the charter names no earlier cycle that can be read",
    "nothing_judged": "in the earlier cycles no pair can be followed for long enough",
    "few": "fewer than {smallest} pairs would stand behind a count",
    "no_support": "no contact with the program's staff is on record",
    "few_others": "too few pairs are left without those that got help",
}
LISTED = {
    "yes": "The list of calls stands in staff/calls.csv",
    "no": "No list of calls is made: {why}",
}
NOT_AGREED = {
    "not_wanted": "the charter does not allow flags of persons (privacy.individual_flags)",
    "nobody": "the charter does not say with whom and since when flags of persons are agreed (privacy.agreed_with, agreed_on)",
    "not_yet": "the agreement begins after the last day of the tables",
}

FACTS = {
    "day": "On",
    "interval": "Agreed interval",
    "cycles": "Earlier cycles",
    "tried": "The model",
    "list": "The list",
}
INTERVALS = {
    True: "{days} days, as the charter says",
    False: "{days} days: the charter says nothing of a rhythm",
}
CYCLES = "{cycles}: {n} pairs, looked at on days one agreed interval apart, {rows} pair-days"
NO_CYCLES = "none that can be read"
TRIED = {
    True: "logistic, each cycle judged by a model of the others, calling as often as the plain rules do; {verdict}",
    False: (
        "logistic, cross-validated in one cycle with all pairs of a mentor in one part, calling as often as the plain rules "
        "do; {verdict}"
    ),
}
VERDICTS = {
    "better": "it finds more than they do",
    "worse": "it finds less than they do",
    "cannot_tell": "whether it finds more cannot be told",
}
NO_MODEL = "none: it needs an earlier cycle in which at least {fewest} pairs stopped and as many went on"
LIST_FACT = {
    True: "staff/calls.csv, in the order of pair ids, with the reasons in words, as agreed with {whom} on {day}",
    False: "none: {why}",
}

NOTES_HERE = {
    "unread": "Earlier cycles that are not replayed, because they cannot be read, have faults, lack a table or hold no meeting: {cycles}.",
    "too_late": "{n} pair-days are not judged: too little of the pair's time or of the tables is left after them.",
    "ended_well": "{n} pair-days are not judged: the pair ended soon after as foreseen, without having met again.",
    "called_off": "A meeting that was called off counts from the day for which it was planned: no table says when that was done.",
    "plans": "Rules about planned meetings are not applied: the tables hold no meeting to come, or reach beyond the day.",
    "not_shown": "Counts of fewer than {smallest} pairs, and what would give them away, are not shown.",
    "many_days": "A pair is looked at on many days; intervals take account of it (pairs, and circles, as clusters).",
}
LIMITS_HERE = (
    "Whether a call helps: that takes pairs that are called and pairs that are not, drawn by lot.",
    "How good a relationship is: a pair that meets seldom may be doing well, and one that meets may not.",
    "Whether flags that were right in earlier cycles are right in this one, whose people and season differ.",
    "How pairs that got help would have gone on without it: their figures are mixed with what the help did.",
)
NEXT_HERE = {
    "call": "Call the pairs on the list, ask what they need, and put the contact on record in the table support.",
    "agree": (
        "For a list of calls, agree with those who speak for the staff what flags are used for (help, never appraisal), who "
        "sees them and until when they are kept; then set privacy.individual_flags, agreed_with and agreed_on in the charter."
    ),
    "earlier": "Name the folders of earlier cycles in the charter (earlier_cycles), so that the flags can be back-tested.",
    "plans": "Export planned meetings too, so that pairs with nothing planned are seen.",
    "thresholds": "Try other thresholds in the charter (definitions), and see whether calls become right more often.",
}
TITLE = "When the plain rules call, how often is it a pair that stops, and how many of these are called?"
HEADINGS = ("Of calls, to pairs that then stopped", "Of pairs that stopped, called before")
AXIS = "Pairs on the days of earlier cycles; lines are intervals, by pairs as clusters"
COUNTED = "{of_100} of 100 ({k} of {n})"
OF = "{k} of {n}"
TITLE_NOW = "How many running pairs may need a call now?"
HEADING_NOW = "Flagged of all running pairs; not back-tested"
AXIS_NOW = "Share of running pairs"

GLOSSARY = {
    "sensitivity": "Of the pairs that stopped, the share that had been flagged.",
    "specificity": "Of the pairs that went on, the share that had not been flagged.",
    "predictive value": "Of the flags, the share after which the pair stopped.",
    "back-tested": "Replayed on an earlier cycle, with what was known on each day, and held against what happened then.",
}
