"""What is said about people who stay, leave, or move up. Words in braces are cells of the answer's table."""

from mentorlab.answers.wording.en.every_room import *

# The verb follows the design (see outcomes/design.py); no other place may choose it.
CLAIMS = {
    "led_to": "Being offered a place led to {size} percentage points {more} people {who} by {until}{charter}",
    "was_higher": (
        "Among {them}, {size} percentage points {more} people {had} by {until} than among {others}; that is a difference, "
        "and not shown to be the program's doing"
    ),
    "compatible": (
        "The data are compatible with anything from {low_signed} to {high_signed} percentage points in the share of "
        "people {who} by {until}, {them} less {others}"
    ),
    "not_settled": (
        "The data do not settle whether the share of people {who} by {until} differs between {them} and {others}: at "
        "the customary 95 % level a difference of zero cannot be ruled out"
    ),
    "described": (
        "Among {them}, {size} percentage points {more} people {had} by {until} than among {others}; with so few people "
        "this is described, not tested"
    ),
}

WHO = {
    "left": "who had not left of their own accord",
    "promotion": "who had been promoted",
    "move": "who had moved sideways",
}
HAD = {"left": "had not left of their own accord", "promotion": "had been promoted", "move": "had moved sideways"}
EVENT = {"left": "leaving", "promotion": "promotion", "move": "a move"}
TITLES = {
    "left": "Do people stay longer?",
    "promotion": "Are people promoted sooner?",
    "move": "Do people move sideways more?",
}
AXES = {"left": "not left of their own accord", "promotion": "promoted", "move": "moved sideways"}
MORE = {True: "more", False: "fewer"}

EVIDENCE = {
    "tested": " ({level} % interval {low_signed} to {high_signed}; p {p})",
    "interval": " ({level} % interval {low_signed} to {high_signed})",
    "plain": ", plausibly between {low_signed} and {high_signed}",
    "compatible": {"tested": " ({level} % interval; p {p})", "interval": " ({level} % interval)", "plain": ""},
    "not_settled": {
        "tested": " ({level} % interval {low_signed} to {high_signed}; p {p})",
        "interval": " ({level} % interval {low_signed} to {high_signed})",
        "plain": " ({level} % interval {low_signed} to {high_signed})",
    },
}

SHARES = "{share_program} of the {n_program} {them} {had}, {share_comparison} of the {n_comparison} {others}"
PEOPLE = "{shares}; all {n} people who were there on {start} were followed by the records of HR"
LANDMARK = "counted are the {n} people who were still there {landmark} days after {start}, told apart by whether mentoring had begun by then"

LANDMARK_CHOSEN = "The landmark was set to day {landmark}; the default is half of the time followed. Exploratory."

RATIO = {
    "hazard_ratio": "At any time the rate of {event} was {ratio} times that of the others ({level} % interval {low} to {high})",
    "hazard_ratio_mentored": (
        "from the day their mentoring began, people's rate of {event} was {ratio} times that of those not mentored yet or "
        "at all ({level} % interval {low} to {high})"
    ),
}

# What the refused comparison would have claimed, and why it is refused.
WRONG = {
    "refused": (
        "Refused: “ever mentored against never”. It would count {n_days_wrong} person-days before the mentoring, on which "
        "nobody who is mentored later could have left, as days of mentoring"
    ),
    "claimed": "; it would have claimed {claimed} percentage points",
    "alone": "; time alone would make {alone} percentage points of a program that does nothing",
    "few": "Refused: “ever mentored against never”; too few people are on one of its sides to show what it would have claimed",
    "other": (
        "Refused: “ever mentored against never”. It would count {n_days_wrong} person-days before the mentoring as days of "
        "mentoring"
    ),
}

VERDICTS = {
    "worth_having": "Worth having: the whole interval is at least the worthwhile {worthwhile} percentage points",
    "positive_size_uncertain": (
        "In the wanted direction, but cannot tell whether worth having: the interval reaches from below to above the "
        "worthwhile {worthwhile} percentage points"
    ),
    "not_worthwhile": "Not worthwhile: the whole interval falls short of the worthwhile {worthwhile} percentage points",
    "cannot_tell": (
        "Cannot tell: the interval holds both no difference and one as large as the worthwhile {worthwhile} percentage points"
    ),
    "harmful": "Harmful: the whole interval lies on the unwanted side of zero",
    "unstated": "Cannot tell whether worth having: the charter names no worthwhile size for this",
    "too_few": "Cannot tell: too few people to test",
}

CHANGES = {
    "led_to": "It would change if the difference closed later on: people are followed only up to that day",
    "was_higher": "It would change if those who were mentored differ in what nobody recorded; only a draw rules that out",
    "compatible": "It would change with more people or another cycle: it happens to so few that this many people cannot show a small difference",
    "not_settled": "It would change with more people or another cycle",
    "described": "It could change a great deal with one more person",
    "unnamed": (
        "It would change easily: the charter names no such objective, and of many outcomes that nobody named one in "
        "twenty looks clear by chance"
    ),
}

RETENTION = {
    "analyst": "{claim}{tested}. {people}. {ratios}{verdict}. Certainty: {certainty}, because {reason}. {changes}. {wrong}.",
    "leadership": "{claim}{plain}. {verdict}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. {changes}.",
    "mentors": "{claim}{plain}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It speaks of all pairs together and of no single mentor. {changes}.",
    "mentees": "{claim}{plain}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It says nothing about you or your mentor. {changes}.",
    "managers": "{claim}{plain}. {verdict}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It must not be used to appraise anybody. {changes}.",
    "staff": "{claim}{interval}. {verdict}. {people}. Certainty: {certainty}, because {reason}. {changes}. {wrong}.",
}

WAITING = dict.fromkeys(
    AUDIENCES,
    "Too early to say: everybody is followed up to {until}, and the data reach to {as_of}. Nothing is shown before that "
    "day, so that nobody stops or stretches the program because of a passing figure.",
)

HIDDEN = dict.fromkeys(
    AUDIENCES,
    "Not shown, so that nobody can be recognised: in one of the two groups fewer than {smallest} people {had_it}, or "
    "fewer than {smallest} did not. The other group is hidden with it.",
)
HAD_IT = {"left": "left of their own accord", "promotion": "were promoted", "move": "moved sideways"}

ROWS = {
    "assigned": "as assigned",
    "landmark": "from day {landmark} on",
    "refused": "refused",
    "by_day": "by week",
    "program": "program",
    "comparison": "comparison",
    "ever": "ever mentored",
    "never": "never mentored",
}

SIDES = {
    "assignments": ("people offered a place", "people not offered one"),
    "pairs": ("people whose mentoring had begun", "people whose mentoring had not"),
}

CHECKS = {
    "start_drawn": "Places were drawn, so that both groups are alike but for chance; leaving has no measurement before.",
    "start_not": "Whether both groups would have stayed alike without the program is not known: leaving has no measurement before.",
    "attrition": "{missing} of {n} people assigned are not in the table people; of everybody else HR records say whether they left.",
    "attrition_none": "Nobody is missing: HR records say of everybody whether they left, so that leaving is the outcome and no gap.",
    "clusters_passed": "{n} clusters, enough for an interval that allows for them.",
    "clusters_failed": "Only {n} clusters: with fewer than 20 the interval may be too narrow.",
    "clusters_not_checked": "People were not assigned in clusters.",
    "primary_passed": "The charter names this as a primary objective.",
    "primary_failed": "The charter does not name this as a primary objective: one of several possible readings.",
}

FACTS = {
    "design": "How we know",
    "followed": "Followed",
    "followed_text": "From {start}, the same day for both groups, to {until}: {horizon} days. {competing}.",
    "competing": {
        "left": "Counted is leaving of one's own accord; whoever left for another reason is a competing risk and stays in the count",
        "promotion": "Counted is the first promotion; whoever left before is a competing risk and stays in the count",
        "move": "Counted is the first move sideways; whoever left before is a competing risk and stays in the count",
    },
    "begun": "Mentoring begins",
    "begun_by": {
        "meeting": "With the first meeting that was held.",
        "pair": "With the day on which the pair began: no table of meetings is there.",
        "unknown": "Not known: no table of pairs is there.",
    },
    "rate": "Each 100 years of work",
    "rate_text": "{rate_program} among {them}, {rate_comparison} among {others}.",
    "wrong": "Not asked",
}

FIGURES = {
    "weeks": "weeks since {since}",
    "share": "share of people {axis}",
    "apart": "percentage points, the first group less the second",
    "honest": "as assigned",
    "landmark": "from day {landmark} on",
    "since_landmark": "day {landmark}",
    "claimed": "refused: ever against never",
    "alone": "refused: what time alone makes",
    "zero": "no difference",
    "target": "worth having",
    "left": "people who had not left",
    "reached": "people it had happened to",
}

NOTES = {
    "few": "Fewer than {smallest}",
    "unknown": "{n} of those assigned are not in the table people: left out.",
    "hired_later": "{n} of those concerned were hired after {day}, from which everybody is followed: left out.",
    "gone_before": "{n} of those concerned had left by {day}, from which everybody is followed: left out.",
    "no_reasons": "The table people does not say why anybody left (left_why): every leaver is counted as having left of their own accord.",
    "reason_unknown": "{n} people left and it is not said why: counted with those who left for another reason.",
    "no_ratio": "No ratio of rates is given: it happened to nobody, or to hardly anybody, on one side.",
    "no_refused": "What “ever mentored against never” would have claimed is not shown: beside the answer it would tell about too few people.",
}

LIMITS_HERE = {
    "until": "It says nothing about who leaves after {until}.",
    "reasons": "Why somebody left is what the record says; people do not always say it.",
    "mentored": "The rate from the day mentoring began compares people who chose to meet with people who did not, or not yet; it is no effect of the offer.",
    "pairs": "Who begins to be mentored may have stayed anyway: no lot decided. A landmark takes away the time that fakes a win, not the choice.",
    "persons": "It says nothing about any single person, pair or mentor.",
}

GLOSSARY = {
    "competing risk": "Something else that may happen first and then keeps it from happening: who is dismissed cannot resign any more.",
    "hazard ratio": "How often it happens at any time among some, over how often among others who are still there: 1 is alike.",
    "immortal time": "Days before something began on which people had to be there for it to begin at all. Counted to it, they fake a win.",
}
