"""What is said of anonymous surveys, in which units are compared and nobody is followed."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

SIDES = ("units with the program", "other units")
GROUP = "these units"

UNITS = {
    "arms": "{units} units are compared ({program} with the program, {comparison} without)",
    "one": "{units} units are in this",
}
PEOPLE = "{units}; {n_before} people answered {before} and {n} {after}{of_all}"
OF_ALL = ", of {headcount} who work there"
LEFT_OUT = " ({few} more were left out because fewer than {smallest} people answered)"
TOO_FEW_UNITS = (
    "{n} units answered at both waves{left_out}; averages of units are compared from {least} on. Ask more units, or link "
    "the waves with a code that people make up themselves"
)
TOO_FEW_IN_ARM = "one of the two kinds of units has fewer than {least} units that answered at both waves{left_out}"
BOTH_ARMS = "Some units stand in both arms; each arm of a unit is taken as a unit of its own."

COULD = "These units would have shown a difference of {found} or more four times in five. "
COULD_ONE = "These units would have shown a change of {found} or more four times in five. "

REASONS = {
    "balanced": "the units started alike, but it is not shown how they were chosen, and nobody is followed",
    "weak": "the units did not start alike, or it is not known, and nobody is followed",
    "one_group": "one group of units on its own cannot show what would have happened anyway",
    "by_chance": " and by chance alone such a difference is not rare enough",
}
CAUTION = "Units that had the program may have differed from the others in other ways"
CAUTION_ONE = "A change in one group is not an effect: the season, the year or who answered may have moved it"

NEEDS_DAY = "the results are not final"
NEEDS_DAY_REMEDY = "wait until the day the charter names"

FRAMES = {
    "analyst": "{claim}{tested}. {people}. {could}{verdict}. Certainty: {certainty}, because {reason}. {caution}.",
    "leadership": "{claim}{plain}. {verdict}. {people}. How far this can be trusted: {certainty}, because {reason}. {caution}.",
    "mentors": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It speaks of no single pair. {caution}.",
    "mentees": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It says nothing about you or your mentor. {caution}.",
    "managers": "{claim}{plain}. {people}. Certainty: {certainty}, because {reason}. It must not be used to appraise any unit. {caution}.",
    "staff": "{claim}{interval}. {people}. {could}{verdict}. Certainty: {certainty}, because {reason}. {caution}.",
}

FACTS = {
    "how": "How units are compared",
    "how_text": (
        "Each unit is one row: its average after less its average before. Units with more answers count for more; the "
        "interval comes from how far units differ, never from the number of people"
    ),
    "once": "Each unit counted once",
    "once_text": "{value} ({low} to {high})",
    "chance": "By chance alone",
    "chance_text": "{value} ({low} to {high}; p {p}), had the units been chosen otherwise",
    "left_out": "Who is missing",
    "left_out_text": "{few} units with fewer than {smallest} answers and {once} that answered at one wave only are left out",
}
CHECKS = {
    "passed": "Also where each unit counts once, and had the units been chosen otherwise, zero is ruled out.",
    "failed": "Where each unit counts once, or had the units been chosen otherwise, zero is not ruled out.",
    "not_checked": "There is no clear difference that another way of counting could unsettle.",
}
FIGURE = "Did anonymous answers change? {Measure}, {before} to {after}"
CHANGE_OF = "change, {units} units"

LIMITS = {
    "persons": "It cannot tell whether the same people answered twice: a unit may have changed because others answered.",
    "units": "Nothing is said of single units; they are not ranked.",
    "chosen": "The table does not say how the units were chosen, so no difference is put down to the program.",
    "one_group": "It cannot tell what the program did: there are no units to compare with.",
}
NEXT = {
    "link": "Next time, link the waves with a code that people make up themselves: far fewer people are then enough.",
    "draw": "Let a lottery decide which units begin first, and keep its record.",
}
GLOSSARY = {
    "unit": "A team, site or department whose answers are known only as an average.",
}
assert set(FRAMES) == set(AUDIENCES)
