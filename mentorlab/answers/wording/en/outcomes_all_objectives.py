"""What is said of all the objectives together."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

# In the order in which they are told.
SAYS = {
    "worth_having": "worth having",
    "positive_size_uncertain": "in the wanted direction, its size unsure",
    "harmful": "worse than without",
    "not_worthwhile": "no worthwhile effect",
    "equivalent": "no worthwhile effect",
    "too_few": "too few people to tell",
    "described": "too few people to test",
    "unstated": "no worthwhile size named",
    "change": "change in one group only, no effect",
    "hidden": "hidden",
    "none": "not answered",
}
TOO_FEW = "figures about so few people, or people so alike, could be traced to persons"

PEOPLE = "{n} of the {n_assigned} people concerned are in this"

DOUBT = "Looked at alone {names} stood out, but one of several may do so by chance: no longer after correction. "

TITLE = "What of all the objectives? Program − comparison"
AXIS = "standard deviations (shaded: too small to matter, either way)"

ALL_OBJECTIVES = {
    "analyst": (
        "{claim}{tested}. {people}. {all} {doubt}Certainty of the first: {certainty}, because {reason}. The primary "
        "objective stands alone; the others are corrected for being several."
    ),
    "leadership": "{claim}{plain}. {all} {people}. How far the first can be trusted: {certainty}, because {reason}.",
    "mentors": "{claim}{plain}. {all} {people}. Certainty: {certainty}, because {reason}. It speaks of no single pair.",
    "mentees": (
        "{claim}{plain}. {all} {people}. Certainty: {certainty}, because {reason}. It says nothing about you or your "
        "mentor."
    ),
    "managers": (
        "{claim}{plain}. {all} {people}. Certainty: {certainty}, because {reason}. It must not be used to appraise "
        "anybody."
    ),
    "staff": "{claim}{interval}. {all} {doubt}{people}. Certainty: {certainty}, because {reason}.",
}

NOTHING = "none of the objectives can be answered ({reasons})"
NOTHING_REMEDY = "measure at least one of them before and after, and list who was offered a place"
NO_OBJECTIVES = "the charter names no objective"
NO_OBJECTIVES_REMEDY = "write objectives with their measures into program.yaml"

FACTS = {
    "how": "How several are judged",
    "several": (
        "The primary objective is judged alone; several primary ones are corrected together (Holm), the others within "
        "their need, so that of what is called found one in twenty is chance (Benjamini and Hochberg)"
    ),
    "same": "When an effect is called too small to matter",
    "margin": (
        "When the 90 % interval lies between the worthwhile size and as much in the other direction (two one-sided "
        "tests at 5 %). Where it does not, and zero is not ruled out, there are too few people to tell"
    ),
}

LIMITS = {
    "several": (
        "With several objectives something will look better by chance. Only what the charter named as primary "
        "beforehand was not picked afterwards."
    ),
    "change": "Objectives about one group only show change. Whether the program did it, nobody can tell from that.",
}

NEXT = {
    "too_few": "For objectives where there were too few people to tell: report several cycles together, or ask fewer things.",
    "none": "Add what is missing for the objectives that could not be answered, or take them out of the charter.",
    "lead": "Read each objective's own answer before deciding on it.",
}

GLOSSARY = {
    "equivalence": (
        "A test that asks the other way round: is the difference surely smaller than what would matter? Only then is "
        "“no worthwhile effect” found, and not merely too few people asked."
    ),
    "corrected p": (
        "A p made larger because several things were looked at, of which one will look unusual by chance now and then."
    ),
}

assert set(ALL_OBJECTIVES) == set(AUDIENCES)
