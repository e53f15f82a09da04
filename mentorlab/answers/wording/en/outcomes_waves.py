"""What is said of how it went over time."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

NO_START = "nothing that can be adjusted for was measured before the start, so no course can be followed"
FEW = "no wave after the start has answers of {few} people or more in each group, so no course can be followed"
FEW_PEOPLE = "with so few people in a group, no course can be followed without giving persons away"
FEW_REMEDY = "report several cycles together"

WHEN = "At “{wave}”: {claim}{tested}"
EARLIER = "At {wave} the difference was {effect} ({low} to {high}). "
PEOPLE = (
    "{n} people gave {answers} answers at {waves} waves ({list}); whoever missed a later one stays in with the others"
)
PEOPLE_UNCOUNTED = (
    "Everybody with a start is in it, with the answers at {waves} waves ({list}); how many these are is not said, because it "
    "would tell about a few"
)
TWO = "There are only two waves; with a third, one could see when a difference came and whether it stays. "

CHARTER_ANSWER = "The answer that counts is that of the comparison named beforehand; this one shows the way there"

WAVES = {
    "analyst": "{when}. {earlier}{two}{people}. Certainty: {certainty}, because {reason}. {note}. {caution}.",
    "leadership": "{when_plain}. {earlier}{people}. How far the comparison can be trusted: {certainty}, because {reason}. {note}. {caution}.",
    "mentors": "{when_plain}. {people}. Certainty: {certainty}, because {reason}. It speaks of no single pair. {caution}.",
    "mentees": "{when_plain}. {people}. Certainty: {certainty}, because {reason}. It says nothing about you or your mentor. {caution}.",
    "managers": "{when_plain}. {people}. Certainty: {certainty}, because {reason}. It must not be used to appraise anybody. {caution}.",
    "staff": "{when}. {earlier}{two}{people}. Certainty: {certainty}, because {reason}. {caution}.",
}

FIGURE = "How did it go over time? {Measure}"
FACTS = {
    "how": "How waves are read together",
    "same": (
        "A mixed model of all answers of everybody with a start, with one start for both groups because places were drawn; "
        "errors allow for any pattern over time"
    ),
    "own": (
        "A mixed model of all answers of everybody with a start; a difference is that at the wave less that at the start, "
        "because places were not drawn; errors allow for any pattern over time"
    ),
    "icc": "How alike a person's answers are",
    "icc_text": "{icc} of the variance lies between people",
    "means": "Averages in the figure",
    "means_text": (
        "Of those who answered before and after, as in the comparison, and of the same at other waves; a wave at which they "
        "would give a few people away has none"
    ),
}
HELD = (
    "Some answers at {waves} do not enter: they are of fewer than {smallest} people in a group, or of so few more or fewer "
    "than in an earlier report, and beside the other figures they could be worked out."
)
LEFT_OUT = "Left out, because fewer than {few} people in a group answered: {waves}."
LIMITS = {
    "missing": "Who is missing may depend on answers that were given, but not on those that were not: nobody can check that.",
    "later": "It says nothing about the time after the last wave.",
}
NEXT = {
    "third": "Ask once more half a year later, so that it is seen whether the difference stays.",
    "compared": "Decide on the comparison named in the charter, not on the wave that looks best.",
}
GLOSSARY = {
    "mixed model": (
        "A way to read all of a person's answers together, so that nobody falls out for having missed one of several times."
    ),
}
assert set(WAVES) == set(AUDIENCES)
