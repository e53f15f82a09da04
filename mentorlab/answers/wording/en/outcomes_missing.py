"""What is said of those who did not answer."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

TITLE = "Would the answer be another if everyone had answered? {Measure}, {before} to {after}"

MISSING = {
    "analyst": "{claim}{tested}. {people}. {supposed}{stands}{tips} Certainty: {certainty}, because {reason}.",
    "leadership": "{claim}{plain}. {people_short}. {stands}{tips_plain} Certainty: {certainty}, because {reason}.",
    "mentors": (
        "{claim}{plain}. {people}. {stands}{tips_plain} How far this can be trusted: {certainty}, because {reason}. It speaks of all "
        "pairs together and of no single mentor."
    ),
    "mentees": (
        "{claim}{plain}. {people}. {stands}{tips_plain} How far this can be trusted: {certainty}, because {reason}. Nobody is asked "
        "why they did not answer."
    ),
    "managers": (
        "{claim}{plain}. {people}. {stands}{tips_plain} How far this can be trusted: {certainty}, because {reason}. It must not be "
        "used to appraise anybody."
    ),
    "staff": "{claim}{interval}. {people}. {supposed}{stands}{tips} Certainty: {certainty}, because {reason}.",
}
assert set(MISSING) == set(AUDIENCES)

ANALYSES = {
    "complete": "Those who answered",
    "imputed": "Everyone, the missing filled in",
    "weighted": "Those who answered, weighted",
    "shifted": "Everyone, the missing 0.2 SD worse",
    "lee": "Bounds for those who would answer either way",
    "worst": "Bounds whatever the missing would say",
}

ASSUMES = {
    "complete": (
        "Who is missing has to do with nothing that matters beyond what is adjusted for (missing completely at random)."
    ),
    "imputed": "Who is missing is like others of the same group who started alike (missing at random).",
    "weighted": "The same, by another way: each who answered stands for those like them who did not (missing at random).",
    "shifted": (
        "The missing did worse than others like them where a place was offered, and better where not (missing not at "
        "random)."
    ),
    "lee": "A place makes people answer more, or less, but not some more and others less; nothing else is supposed.",
    "worst": "Nothing: the missing may have said anything on the scale.",
}

IMPUTED = "{copies} completed copies; {missing} of the information about the effect is missing."
WEIGHTED = "Weighted, the answers are worth those of {effective} people."
SHIFTED = "0.2 standard deviations are {points} here."
TRIMMED = "{share} of the answers of the group that answered more are cut off, once from above and once from below."
WORST = "The scale reaches from {low} to {high}."
NOT_HAD = "Not to be had: {reason}."
KEPT_OUT = (
    "of those who are missing, too few in a group answered before for their answers to be used without giving them away"
)
NO_DRAW = "Not to be had: these bounds rest on a draw."
UNEQUAL = "Not to be had: these bounds rest on everybody having had the same chance of a place."
NO_ENDS = "Not to be had: the measure has no lowest and highest value."
UNWEIGHTED = (
    "The main analysis weights the people of the comparison; the filled-in copies and the weights for having answered are "
    "analysed by regression on the same start and covariates instead."
)
LEFT_OUT = (
    "People who answered only {wave} and are fewer than {smallest} in a group do not enter with that answer: beside the "
    "other figures it could be worked out."
)

STANDS = {"stands": "stands", "direction": "direction only", "changes": "changes"}

SUPPOSED = {
    "imputed": "were the missing like others who started alike, {effect} ({low} to {high})",
    "weighted": "weighted for having answered, {effect} ({low} to {high})",
    "shifted": "with the missing somewhat worse where a place was offered and better where not, {effect} ({low} to {high})",
    "lee": "for those who would have answered either way, between {bound_low} and {bound_high}",
    "worst": "whatever the missing would have said, between {bound_low} and {bound_high}",
    "all": "Had everyone answered: {parts}. ",
}

WHICH = {
    "imputed": "if the missing are like others who started alike",
    "weighted": "if those who answered stand for others who started alike",
    "shifted": "if the missing did somewhat worse than others like them where a place was offered and better where not",
    "lee": "among those who would have answered either way",
    "worst": "if all who are missing had said the lowest in one group and the highest in the other",
}

VERDICT = {
    "all": "The conclusion stands under every supposition about the missing that was tried.",
    "but": "The conclusion stands under the other suppositions that were tried; it would be another {which}.",
    "worst": (
        "The conclusion stands under every supposition that was tried but the worst: that all who are missing had said the "
        "lowest in one group and the highest in the other."
    ),
    "none": "The conclusion would be another under every supposition about the missing that was tried.",
    "nobody": (
        "Nobody is missing: everyone assigned has an answer. Is this the list that was drawn, or only those who answered?"
    ),
    "few": "With so few people nothing is tried: it could tell about single persons.",
    "untold": "The design cannot tell, so nothing can be tried.",
    "nothing": "What the missing would have changed could not be tried.",
}

TIPS = {
    "both": (
        " The direction would no longer be clear once the missing had done {tips} standard deviations ({points}) worse "
        "than others like them where a place was offered, and as much better where not."
    ),
    "plain": (
        " The direction would no longer be clear once the missing had done {points} worse than others like them where a "
        "place was offered, and as much better where not."
    ),
    "far": " Not even three standard deviations would blur the direction.",
}

LIMITS = {
    "cause": "It cannot tell why people did not answer; only they know.",
    "random": "That the missing are like others who started alike cannot be tested with the answers at hand.",
    "listed": "It is about those on the list. Who was never listed is missing here too.",
}

NEXT = {
    "stands": "Keep asking those who are missing all the same.",
    "changes": "Ask those who are missing once more, in both groups alike: a few answers can settle what no analysis can.",
    "nobody": "Compare the list with the draw record before relying on nobody being missing.",
}

FIGURE = {"axis_points": "program − comparison, in points", "axis": "program − comparison, in the measure's own unit"}

GLOSSARY = {
    "missing at random": (
        "Who did not answer differs from the others only in what is known of them, such as their group and their start. "
        "Then the answers of people like them can stand for theirs. It cannot be tested."
    ),
    "multiple imputation": (
        "What is missing is filled in several times from what is known of similar people, with chance left in; the "
        "answers of all copies are put together, and their disagreement widens the interval."
    ),
    "bounds": "The smallest and the largest effect that would agree with the data, whatever the missing had said.",
}
