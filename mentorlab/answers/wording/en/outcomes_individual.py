"""What is said of how many people changed."""

from mentorlab.answers.wording.en.every_room import *

LINES = {
    "better": {"increase": "Rose reliably", "decrease": "Fell reliably"},
    "same": dict.fromkeys(("increase", "decrease"), "Changed no more than error explains"),
    "worse": {"increase": "Fell reliably", "decrease": "Rose reliably"},
    "worthwhile": {"increase": "Rose by the size worth having", "decrease": "Fell by the size worth having"},
    "better_low": {
        "increase": "Rose reliably, were reliability at the low end",
        "decrease": "Fell reliably, were reliability at the low end",
    },
    "better_high": {
        "increase": "Rose reliably, were reliability at the high end",
        "decrease": "Fell reliably, were reliability at the high end",
    },
    "bottom": dict.fromkeys(("increase", "decrease"), "Began at the bottom of the scale, and could not fall"),
    "top": dict.fromkeys(("increase", "decrease"), "Began at the top of the scale, and could not rise"),
}
IN_TABLE_ONLY = tuple(text for name in ("better_low", "better_high", "bottom", "top") for text in LINES[name].values())
LOOKING_BACK = {
    "asked": "Average change, as asked before and after",
    "back": "Average change, looking back",
    "shift": "How much lower or higher the start is recalled",
}

DID = {
    "better": {
        "increase": "rose in {measure} by more than error of measurement explains (over {threshold} points)",
        "decrease": "fell in {measure} by more than error of measurement explains (over {threshold} points)",
    },
    "worthwhile": {
        "increase": "rose in {measure} by the size worth having ({threshold} or more)",
        "decrease": "fell in {measure} by the size worth having ({threshold} or more)",
    },
}

# The verb follows the design (outcomes/design.py); a share of people is compared as an average is.
CLAIMS = {
    "led_to": "Being offered a place led to {size} percentage points {more} people who {did} than without it{charter}{start}",
    "rose_more": "{size} percentage points {more} among {them} than among {others} {did}{start}",
    "was_higher": "{size} percentage points {more} among {them} than among {others} {did}{start}",
    "compatible": (
        "The data are compatible with a difference between {them} and {others} of anything from {low_signed} to "
        "{high_signed} percentage points in how many {did}{start}"
    ),
    "not_settled": (
        "The data do not settle whether more among {them} or among {others} {did}: at the customary 95 % level no "
        "difference cannot be ruled out"
    ),
    "described": "{share} of {them} {did}, described and not compared",
    "one_group": "{share} of {group} {did}",
    "too_few": "How many people changed by more than error explains is not told: it would be about too few",
}
EVIDENCE = {
    "tested": " ({level} % interval {low} to {high}; p {p})",
    "plain": ", plausibly between {low} and {high}",
    "compatible": {"tested": " ({level} % interval; p {p})", "plain": ""},
}
SHARES = {"both": ": {share} against {other}", "described": "; of {others} {other}", "none": ""}
SECOND = {
    "both": "{share} of {them} and {other} of {others} {did}. ",
    "one": "{share} of {group} {did}. ",
}
NEEDED = "About {n} people must be offered a place for one more such person. "
EVERYBODY = "People in this answer"
NOT_TOLD = "not told"

INDIVIDUAL = {
    "analyst": "{claim}{tested}{shares}. {second}{needed}{people}. Certainty: {certainty}, because {reason}. {caution}.",
    "leadership": "{claim}{plain}{shares}. {needed}{people}. How far this can be trusted: {certainty}, because {reason}. {caution}.",
    "mentors": "{claim}{shares}. {people}. How far this can be trusted: {certainty}, because {reason}. It speaks of no single pair. {caution}.",
    "mentees": "{claim}{shares}. {people}. How far this can be trusted: {certainty}, because {reason}. It says nothing about you or your mentor. {caution}.",
    "managers": "{claim}{plain}{shares}. {people}. How far this can be trusted: {certainty}, because {reason}. It must not be used to appraise anybody. {caution}.",
    "staff": "{claim}{plain}{shares}. {second}{people}. Certainty: {certainty}, because {reason}. {caution}.",
}

LABELS = LABELS | {
    "reliable": "From when a change is reliable",
    "recalled": "Looking back",
}
RELIABLE = {
    "used": (
        "A person's change counts as reliable beyond {threshold} points: 1.96 times the error of a difference, {se} points "
        "({method}), with a reliability of {reliability}"
    ),
    "given": ", given from outside these answers.",
    "found": ", Cronbach's alpha of these answers before (interval {low} to {high}); asking twice would be the better measure.",
    "ends": " At the ends of that interval the line stands at {0} and {1} points; the table counts people by each.",
}
RECALLED = {
    "few": "People were asked to look back, but fewer than {n} of those in the program gave all three answers: nothing is shown of it.",
    "beside": (
        "People were asked to look back; averages over those who answered, beside the others here, would tell about fewer "
        "than {smallest} people: nothing is shown of it."
    ),
    "told": (
        "{n} people in the program also recalled their start afterwards. Asked before and after, their average changed by {asked} "
        "({asked_low} to {asked_high}); looking back it would be {back} ({back_low} to {back_high}). They recall their start "
        "{shift} ({shift_low} to {shift_high}) from what they said then. Recollection bends to the story that one has improved; it "
        "stands beside the other figure and never in its place."
    ),
}
LOST_HERE = "{lost} of {n_assigned} did not answer both times and are not in the figure."
NOT_DECLARED = "No charter names a share of people changed beforehand: it illustrates the average, and is exploratory."
NO_ERROR = "Reliable change is not shown: {why}. Setting: reliability."
HIDDEN_NOTE = (
    "A count is hidden where it, or what follows from it beside the others, is about fewer than {smallest} people."
)
LIMITS_HERE = (
    "It cannot tell who changed. Of people who do not change at all, about one in 40 crosses the line each way by error alone.",
    "Who began low tends to rise and who began high to fall without any program: read the difference between groups, not the share in one.",
    "A line that cuts changes in two says less than their average, which decides.",
)
NEXT_HERE = (
    "Read it beside the average difference; look for what helped by asking people, never by looking up who is who."
)
FIGURE = "How many people changed? {measure}"
AXIS = "share of people, with its interval"
EVERYONE = "Everyone who answered both times"

GLOSSARY = {
    "reliable change": (
        "A person's change that is larger than the error of measurement alone would make it in 95 of 100 people who do not "
        "change (Jacobson and Truax)."
    ),
}
