"""What is said of whether two groups started alike."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

OTHERS = "other levels, together"

STATES = {
    "passed": "alike",
    "with_adjustment": "nearly alike, adjusted for",
    "failed": "too far apart",
    "drawn": "left so by the draw, adjusted for",
}

# Why nothing can be said of the start, and what would help.
NO_START = {
    "none": "nothing was measured before the start",
    "recalled": "the scores before were recalled afterwards, and say nothing of how the groups started",
    "alike": "everybody had the same score before the start, and nobody can be told apart by it",
    "remedy": "measure both groups before the program begins",
}

# What was found, by how the groups were made comparable.
FOUND = {
    "drawn": "The draw left {worst} furthest apart, by {apart} standard deviations; every difference is adjusted for",
    "passed": "Both groups started alike: furthest apart is {worst}, by {apart} standard deviations",
    "with_adjustment": "Both groups started nearly alike: furthest apart is {worst}, by {apart} standard deviations; the "
    "comparison adjusts for it",
    "failed": "The groups did not start alike: {worst} is {apart} standard deviations apart, too far for a fair comparison",
    "entropy": (
        "Before weighting, {worst} was furthest apart, by {apart} standard deviations; the others are weighted to start "
        "like those offered a place, and then both start exactly alike in everything listed"
    ),
    "overlap": (
        "Before weighting, {worst} was furthest apart, by {apart} standard deviations; counting people by how well they "
        "could have been in the other group, both start exactly alike in everything listed"
    ),
    "few": "With so few people the starting points are described, not tested",
    "hidden": "What could be shown would tell about too few people",
}

# The same for readers who do not count in standard deviations.
FOUND_PLAIN = {
    "drawn": "Places were drawn, so only chance sets the two groups apart at the start, most in {worst}; it is allowed for",
    "passed": "Both groups started alike in everything that was compared",
    "with_adjustment": "Both groups started nearly alike, least in {worst}; the comparison allows for it",
    "failed": "The two groups started too differently for a fair comparison, most of all in {worst}",
    "entropy": (
        "The two groups did not start alike, least of all in {worst}; the others are now counted so that, on average, "
        "they start like those offered a place"
    ),
    "overlap": (
        "The two groups did not start alike, least of all in {worst}; people are now counted by how well they could have "
        "been in the other group, so that both start alike"
    ),
    "few": "With so few people it can only be described how both groups started",
    "hidden": "What could be shown would tell about too few people",
}

COUNT_AS = {
    "entropy": ". Weighted, the {n_comparison} others tell as much as {counts_comparison} people would",
    "overlap": (
        ". Weighted, the groups tell as much as {counts_program} people (offered a place) and {counts_comparison} (others) "
        "would"
    ),
    "none": "",
}

PEOPLE = "{n_program} people offered a place, {n_comparison} not"

CAUTIONS = {
    "drawn": "What is left apart is chance, which the interval of the effect allows for",
    "not_drawn": "They may differ in what nobody measured, and that would change the conclusion",
    "too_far": "Other people to compare with, or a draw, would change this; a cleverer analysis would not",
}

CHANGES = {
    "drawn": "Only missing answers could undo what the draw did",
    "not_drawn": "A characteristic that was not measured, and drives both joining and the outcome, would change the conclusion",
}

_SENTENCE = "{found}{count_as}. {people}. Certainty: {sure}. {caution}."
_SHORT = "{plain}. {people}. How far the comparison can be trusted: {sure}. {caution}."
BALANCE = {
    **dict.fromkeys(AUDIENCES, _SHORT),
    "analyst": _SENTENCE,
    "staff": _SENTENCE,
    "mentors": "{plain}. {people}. How far the comparison can be trusted: {sure}. It speaks of no single pair. {caution}.",
    "mentees": "{plain}. {people}. How far the comparison can be trusted: {sure}. It says nothing about you. {caution}.",
}

SURE = {
    "drawn": "high for the start, because places were drawn",
    "drawn_lost": "moderate at best, because places were drawn but many are missing",
    "alike": "low, because the groups are alike only in what was measured",
    "too_far": "very low, because the groups are too far apart",
}

FIGURE = {
    "title": "Did both groups start alike?",
    "axis": (
        "standard deviations apart (offered a place − others); dashed: alike up to 0.05, can be adjusted for up to 0.25"
    ),
    "before": "as they started",
    "after": "after weighting",
    "nothing": "No characteristic can be shown without telling about too few people, or there are too few to compare.",
}

LABELS = {"found": "Furthest apart", "weights": "Weights", "people": "People"}

HIDDEN_NOTE = "Hidden, because fewer than {smallest} people of a group share an answer: {names}."
POOLED_NOTE = "Levels that fewer than {smallest} people of a group have are told together."
ROUNDED_NOTE = (
    "Averages of characteristics are rounded, so that two answers about nearly the same people cannot be subtracted."
)

NEXT = {
    "alike": "Read the effect with its weights; next cycle, let a lottery decide between equals.",
    "too_far": "Find people to compare with who are more like those offered a place, or let a lottery decide next cycle.",
}

LIMITS = (
    "It cannot tell whether the groups were alike in what nobody measured: wish to grow, a helpful manager, luck.",
    "It says nothing about any single person, pair or mentor.",
    "That groups start alike does not tell whether the program works.",
)
