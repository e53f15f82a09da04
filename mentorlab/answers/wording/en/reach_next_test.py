"""What is said about the next randomised test of a message: who can be asked, and what it could find."""

from mentorlab.answers.wording.en.every_room import *

_ASKED = (
    "{n} {whom} can still be asked. Drawn into {n_variants} variants, {n_each} people each, a test would find a "
    "difference of {detectable} percentage points or more (power {power}), if {share} apply with the one"
)
_NONE = (
    "{n} {whom} can still be asked. Drawn into {n_variants} variants, {n_each} people each, a test would find no "
    "difference of any size with power {power}, if {share} apply with the one"
)
_NEEDED = "the worthwhile {worthwhile} points would take {n_needed} people"
PLANS = {
    "enough": {
        **dict.fromkeys(
            AUDIENCES, _ASKED + ": enough for the worthwhile {worthwhile} points, for which {n_needed} would do."
        ),
        "mentors": "The next message can be tried in {n_variants} variants, drawn by lot among {n} people.",
        "mentees": "The next message can be tried in {n_variants} variants, drawn by lot among {n} people.",
    },
    "short": {
        **dict.fromkeys(
            AUDIENCES, _ASKED + "; " + _NEEDED + ". Draw all the same where that large a difference is thinkable."
        ),
        "mentors": "{n} {whom} can still be asked; " + _NEEDED + ".",
        "mentees": "{n} {whom} can still be asked; " + _NEEDED + ".",
    },
    "hopeless": {
        **dict.fromkeys(
            AUDIENCES,
            _ASKED
            + "; "
            + _NEEDED
            + ", more than four times as many. A test of words among these people is hopeless for a "
            "difference of that size: send the version that is less work, and draw where more people are asked.",
        ),
        "mentors": "{n} {whom} can still be asked, too few to try variants of a message.",
        "mentees": "{n} {whom} can still be asked, too few to try variants of a message.",
    },
    "none": {
        **dict.fromkeys(
            AUDIENCES,
            _NONE
            + "; "
            + _NEEDED
            + ". A test among these people is hopeless: send the version that is less work, and draw "
            "where more people are asked.",
        ),
        "mentors": "{n} {whom} can still be asked, too few to try variants of a message.",
        "mentees": "{n} {whom} can still be asked, too few to try variants of a message.",
    },
}
HEADLINES = {
    "enough": "{n} {whom} can still be asked: enough to find {worthwhile} percentage points",
    "short": "{n} {whom} can still be asked: enough to find {detectable} percentage points",
    "hopeless": "{n} {whom} can still be asked: far too few to find {worthwhile} percentage points",
    "none": "{n} {whom} can still be asked: too few to find anything",
}
ENOUGH = {"enough": "yes", "short": "no", "hopeless": "no, far from it", "none": "no, not for any difference"}
NOBODY = "nobody of whom the table people knows can still be asked as {whom}"
NOBODY_REMEDY = "wait for people who become eligible, or set whom"
FEW = "the {whom} who can still be asked"
LABELS = LABELS | {"share": "Share assumed", "who": "Who can be asked", "pairs": "Comparisons", "draw": "How to draw"}
FACTS = {
    "message": "{share} apply with the one variant, as after {campaign}, the last message to {whom}. Who is left has not answered so far: fewer may.",
    "assumed": "{share} apply with the one variant: assumed, since no message to {whom} can be shown.",
    "setting": "{share} apply with the one variant, as set.",
    "who": "People who could join in the role, are employed, have not applied and are in no pair.",
    "pairs": "Every variant with every other: the level of the test is divided by the number of comparisons.",
    "draw": "reach.draw_variants deals the variants by lot, with a record that makes the next answer an effect.",
}
LIMITS = LIMITS | {
    "plan": "It counts people, not goodwill: how many of them will open anything is not known.",
    "same": "People who were asked before and said nothing may answer less than those who were asked first.",
}
NEXT = {
    "enough": "Draw the variants with reach.draw_variants before anything is sent.",
    "short": "Draw fewer variants, or ask the next cycle's people too, and pool the two trials.",
    "hopeless": "Do not spend a trial here; draw the first invitation of the next cycle, when most people can be asked.",
    "none": "Do not spend a trial here; draw the first invitation of the next cycle, when most people can be asked.",
}
FIGURE = {
    "title": "How small a difference would the next test find?",
    "x": "people drawn",
    "y": "found from, percentage points",
    "here": "{n} can be asked",
    "needed": "{n_needed} people",
    "target": "worthwhile: {worthwhile} points",
}
