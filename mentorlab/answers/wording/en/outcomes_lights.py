"""What is said of which objectives were reached."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

LIGHTS = {
    "reached": "reached",
    "better": "better, size unsure",
    "not_reached": "not reached",
    "cannot_tell": "cannot tell",
    "no_data": "no data",
}
SHAPES = {"reached": "●", "better": "◐", "not_reached": "✖", "cannot_tell": "◇", "no_data": "–"}

# Why the light is what it is.
WHY = {
    "worth_having": "better than without the program, by at least as much as was wanted",
    "positive_size_uncertain": "better than without the program, but not surely by as much as was wanted",
    "harmful": "worse than without the program",
    "not_worthwhile": "surely less than was wanted",
    "equivalent": "no difference as large as was wanted, in either direction",
    "too_few": "too few people to tell a difference that was wanted from none",
    "described": "so few people that they are only described",
    "unstated": "the charter does not say how much would be worth having",
    "change": "one group only: nobody knows what would have happened without the program",
    "hidden": "hidden, so that nobody can be recognised",
    "none": "not answered",
    "several": "it stands out alone, but one of several objectives may do so by chance",
    "design": "the comparison is too weak to say what would have happened without the program",
}
WANTED = {"size": "Wanted: at least {size}", "share": "Wanted: at least {size} percentage points"}
CERTAIN = "Certainty: {certain}, because {reason}"

TITLE = "Which objectives were reached?"
AXIS = "Program − comparison, in standard deviations"
WANTED_MARK = "the size that was wanted"
NOT_DRAWN = {
    "change": "change in one group only: no effect to draw",
    "cannot_tell": "no effect to draw",
    "no_data": "no data that may be shown",
    "better": "no size in standard deviations",
    "reached": "no size in standard deviations",
    "not_reached": "no size in standard deviations",
}

LIGHTS_SENTENCE = {
    "analyst": (
        "{lights} The first of them: {claim}{tested}. {people}. Certainty: {certainty}, because {reason}. “Reached” and "
        "“not reached” are said of intervals that lie wholly on one side of the worthwhile size, “better” of those wholly "
        "on the wanted side of zero, after correction for being several."
    ),
    "leadership": "{lights} The first of them: {claim}{plain}. {people}. How far it can be trusted: {certainty}, because {reason}.",
    "mentors": "{lights} The first of them: {claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It speaks of no single pair.",
    "mentees": (
        "{lights} The first of them: {claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It says nothing "
        "about you or your mentor."
    ),
    "managers": (
        "{lights} The first of them: {claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It must not be "
        "used to appraise anybody."
    ),
    "staff": "{lights} The first of them: {claim}{interval}. {doubt}{people}. Certainty: {certainty}, because {reason}.",
}

FACTS = {
    "when": "When an objective is called reached",
    "reached": (
        "When the whole interval of the effect lies at or beyond the size that the charter called worth having, before "
        "the data were seen. Not reached: when none of it does, or when it is surely smaller than what would matter. "
        "Better, size unsure: when all of it is better than without the program, and part of it less than was wanted"
    ),
    "otherwise": "When nobody can tell",
    "cannot": (
        "When the interval holds both no difference and the size that was wanted, when one of several objectives may stand out by chance, when "
        "only one group was measured, or when the comparison is very weak. That is no verdict, in either direction"
    ),
}
LIMITS = {
    "light": "A light is a summary. “Cannot tell” does not mean that nothing happened, and “reached” does not mean for everybody.",
    "wanted": "How much was wanted is a decision in the charter, not a finding.",
}
NEXT = {
    "cannot_tell": "Where nobody can tell, report several cycles together, or measure those who wait as well, before stopping or widening the program.",
    "better": "Where it is better by a size that is unsure, more people make it surer: run it again before deciding on its size.",
    "not_reached": "Where an objective was not reached, look first at whether pairs met, and then whether it is the right objective.",
    "no_data": "Measure what has no data, or take the objective out of the charter.",
    "reached": "Keep what went with what was reached, and say so to those who made it possible.",
}

assert set(LIGHTS_SENTENCE) == set(AUDIENCES)
