"""What is said about how small an effect a program could detect."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "What is the smallest effect this program could detect?"

DESIGNS = {
    "before_after": "one group, before and after",
    "comparison": "a comparison without a draw",
    "difference_in_differences": "a difference in differences",
    "cutoff": "a cutoff on a score",
    "encouragement": "a drawn encouragement",
    "lottery": "a lottery",
    "waitlist": "a drawn waiting list",
    "randomised": "a draw",
    "stepped": "a start stepped by group",
}

CLAIMS = {
    "two": (
        "With {n_program} + {n_comparison} people and {design}, this program could detect an effect of {detectable} SD{points} "
        "or more with power {power_wanted}"
    ),
    "one": (
        "With {n} people and {design}, this program could detect a change of {detectable} SD{points} or more with power "
        "{power_wanted}"
    ),
}
POINTS = " ({points} points)"

JUDGED = {
    "unstated": "The charter names no worthwhile size, so that nobody can say whether this is small enough",
    "points": (
        "The charter's worthwhile size is {in_points} points; how many SD that is cannot be said before there are answers "
        "from 30 people"
    ),
    "enough": "{whose} worthwhile size is {worthwhile} SD, which it would find with a chance of {power}: large enough",
    "pooled": (
        "{whose} worthwhile size is {worthwhile} SD, which it would find with a chance of {power}: too small by "
        "itself. {cohorts} cohorts like this one, pooled, would be enough"
    ),
    "far": (
        "{whose} worthwhile size is {worthwhile} SD, which it would find with a chance of {power}: too small by "
        "itself, and {cohorts} cohorts like this one, pooled, would find it with a chance of {pooled} only"
    ),
}

WHOSE = {"charter": "The charter's", "setting": "The"}

NO_EFFECT = "A change in one group is not an effect of the program, however many people there are"
HONEST = "An effect smaller than this may be there and pass unseen"

POWER = {
    "analyst": "{claim}. {judged}. {caution}.",
    "leadership": "{claim}. {judged}. {caution}.",
    "mentors": "{claim}. {judged}. {caution}. This is about numbers of people, not about any pair.",
    "mentees": "{claim}. {judged}. {caution}. This is about numbers of people, and says nothing about you.",
    "managers": "{claim}. {judged}. {caution}. It says nothing about anybody's people.",
    "staff": "{claim}. {judged}. {caution}.",
}

ROWS = {
    "half": "half as many people",
    "this": "this program",
    "cohorts": "{k} cohorts like this one",
    "needed": "as many as the worthwhile size takes",
}
LEVERS = {
    "people": "a quarter more people",
    "lost": "{half} lost instead of {now}",
    "start": "measured before the start as well",
    "adjusted": "adjusted for the start instead of a difference in differences (where places are drawn)",
    "reliability": "a measure of reliability {then} instead of {now}",
    "mentors": "one mentee a mentor",
    "half": "half of the people with a place",
    "draw": "a draw instead of a cutoff",
}
DOUBTS = {
    "correlation": "if start and end correlate at {r}",
    "icc": "if the share of variance between clusters is {icc}",
}
ENOUGH = {"yes": "enough", "no": "too small", "unknown": ""}

IMPOSSIBLE = {
    "after_only": (
        "one group measured at the end only can show neither a change nor an effect, of whatever size; measure before "
        "the start, or better: draw who gets a place and compare"
    ),
    "no_start": (
        "this design needs an answer from before the start, and the charter has no such wave; add one under `waves:`, or "
        "ask about another design"
    ),
    "stepped": (
        "a stepped start goes by groups of people, and the charter does not say which; name the column of people as "
        "`clustered_by:` under `evaluation:`"
    ),
}
FEW = (
    "fewer than {smallest} people are on one side, too few for a test and too few to be shown; plan with more, or say how "
    "many there will be with people=120"
)
NOBODY = (
    "nothing says how many people there are; say so with people=120, or add one of the tables assignments, applications "
    "or people (with eligible_as)"
)

FACTS = {
    "design": "Design",
    "people": "People",
    "places": "With a place",
    "start": "What the start tells",
    "lost": "Expected to be lost",
    "clusters": "Who shares a mentor or a group",
    "measure": "Measure",
    "unit": "Unit",
}
DESIGN_NOTES = {
    "stepped": "counted as one comparison, of those who begin with those who wait; later steps would add a little",
    "encouragement": (
        "the effect is that of being encouraged; among those who follow it is larger: twice as large where half of them do"
    ),
    "cutoff": "takes {times} times the people of a draw, and tells about people near the cutoff",
    "comparison": "power against chance only: more people do not make groups alike that chose themselves",
    "difference_in_differences": "power against chance only: it rests on both groups moving alike without the program",
}
FROM_PEOPLE = {
    "setting": "{value}, as set",
    "assignments": "{value} in the table assignments",
    "applications": "{value} complete applications",
    "people": "{value} eligible people in the table people",
}
FROM_PLACES = {
    "setting": "{value}, as set",
    "assignments": "{value}, as assigned",
    "applications": "{value}: those who applied, beside eligible people who did not",
    "charter": "{value}, as the charter says",
    "capacity": "{value}: as many as the mentors can take, by their applications",
    "half": "{value}: half, an assumption",
    "one_group": "everybody",
}
FROM_START = {
    "setting": "start and end correlate at {value}, as set",
    "data": "start and end correlate at {value} (waves {waves}; to the nearest .05)",
    "default": "start and end correlate at {value}: an assumption",
    "unused": "the start is not measured, so that it tells nothing",
}
FROM_LOST = {
    "setting": "{value}, as set",
    "data": "{value}, as at the wave {waves} (to the nearest 5 %)",
    "default": "{value}: an assumption",
}
FROM_RELIABILITY = {
    "setting": "{title}, reliability {value}, as set",
    "data": "{title}, reliability {value} (alpha at the wave {waves}, to the nearest .05)",
    "default": "{title}, reliability {value}: an assumption",
}
FROM_CLUSTERS = {
    "none": "nobody: everyone counts on their own",
    "treated": (
        "mentees share mentors ({size} a mentor, as a mentee counts; {source}), the others nobody; {icc} of the variance "
        "lies between mentors ({icc_source})"
    ),
    "both": (
        "places are taken to go to whole groups by {by} ({size} a group; {source}); {icc} of the variance lies between them ({icc_source})"
    ),
}
SIZES = {
    "setting": "as set",
    "pairs": "from pairs",
    "capacity": "from the mentors' capacity",
    "one": "an assumption",
    "people": "from people",
    "assumed": "an assumption",
}
ICC_FROM = {"setting": "as set", "default": "an assumption: the What Works Clearinghouse takes .10 for such outcomes"}
UNIT = "standard deviations of the comparison group before, as measured; in scores without error the same effect is {true} SD"
ONE_UNIT = "standard deviations of the scores before, as measured; in scores without error the same change is {true} SD"

CHECKS = {
    "passed": "{draws} simulated studies, analysed as the real one, agree: {simulated} against {power} by the formula.",
    "failed": (
        "{draws} simulated studies find the effect {simulated} of the time, the formula says {power}: with so few "
        "people or clusters, trust the simulation."
    ),
}
LIMITS = {
    "design": "Power is about chance alone. It does not say whether the design can be trusted.",
    "assumptions": "It rests on the assumptions named above; what is assumed should be replaced by what is found.",
    "pooled": "Pooled cohorts count as one large program: same design, same measure, an effect that is the same.",
}
NEXT = {
    "lever": "What would buy most of all that is listed: {lever} ({detectable} SD in place of {now} SD).",
    "pool": "Plan from the start to pool cohorts: same measure, same waves, same way of giving places.",
    "worthwhile": "Say which effect would be worth having, in SD: `worthwhile:` of the objective, or worthwhile=0.2 here.",
    "design": "Draw places where more people apply than there are places: only that makes it an effect.",
}

FIGURE = {
    "title": "How many people for how small an effect?",
    "title_one": "How many people for how small a change?",
    "x": "people at the start",
    "y": "smallest detectable effect (SD), power {power_wanted}",
    "y_one": "smallest detectable change (SD), power {power_wanted}",
    "this": "this program: {detectable} SD",
    "cohorts": "{k} cohorts",
    "target": "worth having from {worthwhile} SD",
}

GLOSSARY = {
    "power": (
        "The chance that a study finds an effect of a given size if it is there. Customary is 80 %: one study in five "
        "misses it."
    ),
    "smallest detectable effect": "The effect that a study finds with the power wanted. Smaller ones mostly pass unseen.",
    "pooling": "Analysing several cohorts together as one, which takes the same measure and design in each.",
}
