"""What is said of the ways to match, tried on the same people."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "What would each way of matching give these people?"

WHOSE = {"charter": "the way in the charter", "setting": "the way that the others are held against"}

CLAIMS = {
    "other": (
        "For the {n} mentees in the pool, {best} gives the highest mean fit, {fit} of 100{tied}; {reference}, {whose}, gives "
        "{reference_fit}{lots}"
    ),
    "same": "For the {n} mentees in the pool, no way gives a higher mean fit than {reference}, {whose}: {reference_fit} of 100{lots}",
}
BESIDE = {
    "clear": ": {more} points more ({level} interval {low} to {high}, for all comparisons together; p {p} by Holm)",
    "unclear": (
        ": {more} points more, which chance could have made ({level} interval {low} to {high}, for all comparisons together; "
        "p {p} by Holm)"
    ),
    "not_compared": "",
    "short": ": {more} points more ({level} interval {low} to {high})",
}
LOTS = " on average over {lotteries} draws of lots"
TIED = " (as do others: {others})"
FIRST = {
    "both": (". {whom}, {first} get their first choice under {best}, and {reference_first} under {reference}"),
    "one": ". {whom}, {reference_first} get their first choice",
}
OF_WHOM = {"named": "Of those who named somebody", "all": "Of all mentees"}
NEARLY = {True: "hardly any", False: "nearly all"}
HONEST = "This is about fit, which ways of matching are made to raise; it does not say who would be helped more"

EXPERIMENT = {
    "analyst": "{claim}{beside}{first}. {honest}.",
    "leadership": "{claim}{first}. {honest}.",
    "mentors": "{claim}{first}. {honest}, and nothing about any mentor.",
    "mentees": "{claim}{first}. {honest}, and nothing about you.",
    "managers": "{claim}{first}. {honest}.",
    "staff": "{claim}{beside}{first}. {honest}.",
}

TOO_LONG = "{n} mentees and {m} mentors are {pairs} pairs, and to match them again and again takes minutes"
TOO_LONG_REMEDY = "ask for it in Python with matching.experiment(program, cohorts=30)"
FEW = "fewer than {smallest} mentees are in the pool, too few for anything to be shown"
FEW_MATCHED = "fewer than {smallest} mentees could be matched, too few for anything to be shown"
FEW_REMEDY = "ask again when more have applied"

FACTS = {"people": "People", "cohorts": "Cohorts", "lots": "Lots", "counted": "Who has no mentor"}
FACT = {
    "people": "{n} mentees and {mentors} mentors with {places} places.",
    "cohorts": (
        "Intervals come from {cohorts} cohorts of {n} mentees drawn from these with replacement, the same for every way of "
        "matching. The mentors stay: the intervals are about other mentees like these, with the same mentors. The tenth "
        "and the worst-off are averages over these cohorts, so that no number is one person's."
    ),
    "lots": "Where lots are drawn, the numbers are averages over {lotteries} draws; a single draw may differ.",
    "counted": "counts as a fit of 0, so that no way looks better for leaving somebody out; notes say where this is not so.",
}
NOT_COMPARED = "Fewer than {fewest} mentees are described and not compared."
SHARES_HIDDEN = (
    "Shares that would stand for fewer than {smallest} people, or for all but fewer than {smallest}, are hidden, and those "
    "that would give them away."
)
FEW_ALONE = (
    "Where a way leaves some mentees without a mentor, but fewer than {smallest}, its fit is that of those with one: as "
    "zeros in an average they could be counted."
)
OF_ALL = "Shares of choices are of all mentees: of those who named somebody, they would tell how few did not."
LIMITS_HERE = (
    "Fit is made from what people wrote and from the weights of the charter. A higher fit is not a better outcome: whether "
    "fit says anything about outcomes is asked after the cycle, and which way is better for people takes a trial.",
    "The choices are taken as stated. Under another way of matching people might state others.",
    "First come, serial dictatorship and the vendors' races are here to be compared. They reward speed, or luck.",
    "The mentors are taken as they are; another year's mentors may shift all ways at once.",
)
NEXT_HERE = {
    "trial": "Ask matching.trial whether this program could find out which way is better for people.",
    "weights": "Ask matching.robustness how far the pairs hang on the weights before reading much into a difference.",
}

FIGURE = {
    "title": "What would each way of matching give these people?",
    "mean_fit": "Mean fit (0–100)",
    "fit_tenth": "Fit that nine in ten exceed",
    "share_matched": "Share with a mentor",
    "share_first": "First choice, of {whom}",
    "share_choice": "Any choice, of {whom}",
    "envy": "Pairs who would both rather have each other, a mentee",
    "foot": "Diamond and broken line: {reference}. Lines: {level} intervals of the difference from it, for all comparisons.",
}

GLOSSARY = {
    "fit": "How well a pair fits by the parts and weights of the charter, from 0 to 100. It is no forecast of success.",
    "policy": "A way of matching: the steps by which pairs are made from fit, choices, rules and places.",
    "blocking pair": "A mentee and a mentor who would both rather have each other than whom they have.",
    "paired bootstrap": "Drawing people with replacement again and again, the same people for every way compared.",
}
