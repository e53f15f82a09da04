"""What is said of pairs that hold or do not hold under other weights, and of choices misreported."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "Do the pairs hang on the weights, and could anybody gain by misreporting?"

WEIGHTS = {
    "all": "Whichever single weight is halved, doubled or left out, every mentee keeps the same mentor",
    "some": "Whichever single weight is halved, doubled or left out, {never} of the mentees keep the same mentor",
    "hidden": "Whichever single weight is halved, doubled or left out, {never} mentees keep the same mentor",
}
NEARLY = {True: "nearly all", False: "hardly any"}
WORST = ". With {change}, {stay} of the pairs stay; had that been right, the charter's pairs would have given away {lost} of the fit"
DRAWN = ". With weights drawn between half and double of the charter's, {stay} of the pairs stay on average, {low} to {high} in nine of ten draws"
GAIN = {
    "none": (
        ". Of the {tried} mentees tried, nobody could get a mentor they prefer by misreporting their choices under {policy}: at "
        "most {high} of such mentees could ({level} interval)"
    ),
    "some": (
        ". Of the {tried} mentees tried, {share} could get a mentor they prefer by misreporting their choices under {policy} "
        "({level} interval {low} to {high})"
    ),
    "hidden": ". Hardly any of the mentees tried, or nearly all of them, could gain by misreporting their choices under {policy}",
    "nobody_named": ". Nobody named a mentor, so that there are no choices to misreport",
}
HONEST = "Pairs that hold are not therefore right: it shows how much hangs on weights that somebody chose"

ROBUSTNESS = {
    "analyst": "{weights}{drawn}{gain}. {honest}.",
    "leadership": "{weights}{drawn}. {honest}.",
    "mentors": "{weights}{drawn}. {honest}.",
    "mentees": "{weights}{gain}. It says nothing about you.",
    "managers": "{weights}{drawn}. {honest}.",
    "staff": "{weights}{drawn}{gain}. {honest}.",
}

TOO_LONG = "{n} mentees and {m} mentors are {pairs} pairs, and to match them again and again takes minutes"
TOO_LONG_REMEDY = "ask for it in Python with matching.robustness(program, draws=50)"
FEW = "fewer than {smallest} mentees are in the pool, too few for anything to be shown"
FEW_REMEDY = "ask again when more have applied"
NO_PAIRS = "nobody can be matched, so that there are no pairs that could stay or change"
NO_PAIRS_REMEDY = "see in matching.rules which demands leave everybody without a mentor, and give mentors places"
NO_WEIGHTS = "no part of the fit has a weight above 0 and is filled in on both sides, and no choice counts"
NO_WEIGHTS_REMEDY = "give a part a weight above 0 in the charter (matching.weights), and fill its columns in"
SHARES_HIDDEN = (
    "Shares that would stand for fewer than {smallest} people, or for all but fewer than {smallest}, are hidden."
)

ROWS = {
    "halved": "{weight} halved",
    "doubled": "{weight} doubled",
    "dropped": "{weight} left out",
    "never": "mentees whose mentor none of these changes",
    "drawn": "all weights drawn between half and double",
    "gain": "misreporting under {policy}",
}

FACTS = {"policy": "Way of matching", "weights": "Weights", "lost": "Fit lost", "gain": "Misreporting"}
FACT = {
    "policy": "{policy}, with the same lots throughout: what changes is due to the weights.",
    "weights": "one at a time, and {draws} sets drawn at random.",
    "lost": "had the other weights been right: by how much the charter's pairs fit worse, by those weights, than the pairs that they make.",
    "gain": (
        "other statements of the same mentee are tried while all others say what they said; a gain is a mentor whom they "
        "put higher. A longer search might find more."
    ),
}
LIMITS_HERE = (
    "Which weights are right cannot be seen from the pairs. After the cycle, matching.validation asks whether fit went with "
    "better relationships.",
    "Who could gain by misreporting is worked out knowing everybody's choices. Nobody in the program knows them.",
)
NEXT_HERE = (
    "Where much hangs on a weight, decide on it before the choices are in, and write down why.",
    "Where many could gain by misreporting, do not tell people to choose with care: take a way of matching where it does not pay.",
)

FIGURE = {
    "title": "Do the pairs hang on the weights, and could anybody gain by misreporting?",
    "stay": "Pairs that stay",
    "gain": "Mentees who could gain",
    "axis": "share, with the range of drawn weights, or the interval",
}

GLOSSARY = {
    "misreporting": "Stating other choices than one's own, in order to get a mentor one prefers.",
}
