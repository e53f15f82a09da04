"""What is said of groups: whether it worked alike for all of them."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

FOUND = {
    "alike": (
        "There is no evidence that the effect on {measured} differed between the groups by {column}: the answer "
        "for everyone is the best guess for each"
    ),
    "apart": "The effect on {measured} differed between the groups by {column}: the answer for everyone does not hold for each",
    "untested": "Whether the effect on {measured} differed between the groups by {column} cannot be told: too few people in them",
}
EVIDENCE = {
    "tested": " ({level} % intervals of a group's difference from the others reach from {low} to {high}; p {p})",
    "interval": " ({level} % intervals of a group's difference from the others reach from {low} to {high})",
    "plain": ", though a group may differ from the others by anything from {low} to {high}",
}
EVIDENCE_OF_TWO = {
    "tested": " ({level} % interval of the difference between the two {low} to {high}; p {p})",
    "interval": " ({level} % interval of the difference between the two {low} to {high})",
    "plain": ", though the two may differ by anything from {low} to {high}",
}
COULD = {
    "seen": "Four times in five, a group that differs from the others by {found} or more would have been found. ",
    "none": "",
}
GROUPS = {
    "all": "{shown} groups are shown",
    "some": "{shown} groups are shown and {hidden} hidden, so that nobody can be recognised",
    "none": "every group is hidden, so that nobody can be recognised",
}
PEOPLE = "{n} people are in this ({n_program} with a place, {n_comparison} without); {groups}"

REASON = "{reason}, but who gains most was asked afterwards"
REASON_FEW = "there are too few people in the groups to test"

REFUSED = "by {column}, no groups are made: {why}"
REFUSED_REMEDY = "choose another column of people with group=…"
NO_COLUMN = "no column of people is named to split by"
NO_COLUMN_REMEDY = "name one with group=…, or write units: into program.yaml"
FEW = "with so few people in a group, effects by group could be traced to persons"
FEW_REMEDY = "report several cycles together"

LEFT_OUT = (
    "Groups of fewer than {few} people in an arm are described by the difference of their changes, without an interval."
)

BY_GROUP = {
    "analyst": "{claim}{tested}. {could}{people}. For everyone: {whole}. Certainty: {certainty}, because {reason}.",
    "leadership": "{claim}{plain}. For everyone: {whole}. {could}{people}. Certainty: {certainty}, because {reason}.",
    "mentors": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It speaks of groups and of no single pair.",
    "mentees": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It says nothing about you or your mentor.",
    "managers": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It must not be used to appraise anybody.",
    "staff": "{claim}{interval}. {could}{people}. For everyone: {whole}. Certainty: {certainty}, because {reason}.",
}

FIGURE = "Did it work alike for all groups? {Measure} by {column}"
OF = "{program} with a place, {comparison} without"
FEW_IN_FIGURE = ", described only"

FACTS = {
    "label": "How groups are compared",
    "text": (
        "One test whether all groups have the same effect comes first; no group is tested by itself. Groups stand in "
        "alphabetical order. The last columns draw each group towards the mean of all, as far as chance explains its "
        "distance"
    ),
}
LIMITS = {
    "afterwards": "Groups were not drawn: where they differ, it may be for other reasons than belonging to the group.",
    "alike": "That no difference was found does not mean that there is none: smaller ones than could be seen may exist.",
    "ranks": "It makes no ranking of units: the order of single groups is mostly chance.",
}
NEXT = {
    "alike": "Act on the answer for everyone; do not single out units.",
    "apart": "Ask in the groups what differed, and name the question before the next cycle, so that it can be tested.",
    "untested": "Put groups together, or several cycles, before asking again.",
}
GLOSSARY = {
    "interaction": "The test whether an effect differs between groups. Only it may say so: one group reaching a bar that another misses is not a difference.",
    "partial pooling": "Drawing each group's number towards the mean of all, the more the fewer people are behind it, because extreme groups are often small ones with luck.",
}
assert set(BY_GROUP) == set(AUDIENCES)
