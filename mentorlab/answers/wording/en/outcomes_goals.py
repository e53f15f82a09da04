"""What is said of how far people came with their goals."""

from mentorlab.answers.wording.en.every_room import *

BY = {
    "self": "by the people themselves",
    "mentor": "by their mentors",
    "manager": "by their managers",
    "other": "by others",
}
WHO = {"self": "people themselves", "mentor": "their mentors", "manager": "their managers", "other": "others"}
BOTH = "{first} less {second}, same goals"

CLAIM = "Goals came, on a scale where 50 is as expected, to an average T score of {scores}"
SCORE = {"plain": "{t} rated {by}", "interval": "{t} rated {by} ({level} % interval {low} to {high})"}
APART = {
    "told": "On the goals that both rated, {first} gave {size} points {higher} than {second} ({level} % interval {low} to {high}; p {p})",
    "icc": ", and agreed with an ICC of {icc} ({low} to {high})",
    "none": "How far two sides agree is not told: too few people had goals that both rated, or it would tell about few",
}
REACHED = "{share} of goals were rated as reached {by}. "
PEOPLE = "{n} people with {goals} goals are in the first of these figures"
REASON = (
    "nobody without a mentor has such goals, and whoever writes a goal decides how hard it is; set right, the average is 50 "
    "by design"
)

GOALS = {
    "analyst": "{claim}. {reached}{apart}. {people}. Certainty about an effect: {certainty}, because {reason}.",
    "leadership": "{claim_plain}. {reached}{people}. It is no effect of the program; certainty about one: {certainty}, because {reason}.",
    "mentors": "{claim_plain}. {reached}{people}. It speaks of no single pair, and is no effect: {reason}.",
    "mentees": "{claim_plain}. {reached}{people}. It says nothing about you or your mentor, and is no effect: {reason}.",
    "managers": "{claim_plain}. {reached}{people}. It must not be used to appraise anybody, and is no effect: {reason}.",
    "staff": "{claim}. {reached}{apart}. {people}. It is no effect: {reason}.",
}

AGREEMENT = {
    "passed": "Two sides who rated the same goals agree (ICC {icc}, at or above .70).",
    "failed": "Two sides who rated the same goals do not agree well (ICC {icc}, below .70): read each by itself.",
    "not_checked": "How far two sides agree could not be told.",
}
HIDDEN_SIDE = "Ratings {side} are hidden: fewer than {smallest} people, or beside the others they would tell about so few, or all alike."
FEWER = "Fewer than {smallest}"
RATINGS = {
    "replaced": "{n} earlier ratings were replaced by a later one of the same side.",
    "same_day": "{n} further ratings of the same goal, side and day were averaged with the first.",
    "unweighted": "{n} goals have no weight: each counts as 1.",
}
FACTS = {"rated": "Rated at all", "written": "Levels written", "in_time": "Set before the work"}
ALL_GOALS = {
    "rated": "{people} have a rating for every goal of theirs.",
    "written": "{people} have all five levels written for every goal of theirs.",
    "in_time": "{people} had every goal that was rated set before its first rating; levels written afterwards fit what was achieved.",
}
LIMITS_HERE = (
    "It cannot tell what the program did: there is nobody to compare with, since others have no such goals.",
    "A score of 50 means that goals were set as they were then reached; easy goals score high.",
    "It says nothing about any single person, pair or mentor.",
)
NEXT_HERE = "Next cycle, write all five levels before the work begins, and let somebody beside the pair look at how hard they are."
FIGURE = {
    "title": "Were the goals reached?",
    "axis": "T score above or below 50, points",
    "zero": "as expected",
    "line": "{by}\n({n} people)",
}

GLOSSARY = {
    "goal attainment": (
        "A score of how far people came with goals of their own, −2 to 2 against levels written beforehand, brought to a scale "
        "on which 50 is as expected and 10 one standard deviation (Kiresuk and Sherman)."
    ),
}
