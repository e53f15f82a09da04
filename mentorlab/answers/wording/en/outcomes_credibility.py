"""What is said of how far an answer may be believed."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

CREDIBILITY = {
    "analyst": (
        "{claim}{tested}. {people}. Certainty: {certainty}, because {reason}. {start} {lost}{steady} {rated}{change}"
    ),
    **{
        audience: "{claim}{plain}. {people}. How far this can be trusted: {certainty}, because {reason}.{change}" + last
        for audience, last in {
            "mentors": " It speaks of all pairs together and of no single mentor.",
            "mentees": " It speaks of everybody together and says nothing about you or your mentor.",
            "managers": " It must not be used to appraise anybody.",
        }.items()
    },
    "leadership": "{claim}{plain}. {people_short}. Certainty: {certainty}, because {reason}.{change_short}",
    "staff": "{claim}{interval}. {people}. Certainty: {certainty}, because {reason}. {start} {lost}{steady} {rated}{change}",
}
assert set(CREDIBILITY) == set(AUDIENCES)

TITLE = "How far may this answer be believed? {Measure}: who is missing, against the boundary"

FIGURE = {
    "x": "missing of all who were assigned, in percent",
    "y": "percentage points between the groups",
    "here": "this program",
    "low": "below the line: few enough",
    "boundary": "WWC boundary, cautious",
}

EFFECT = {"tested": "The difference it is about", "in_words": "Program − comparison, by the default analysis."}

RESULTS = {
    "passed": "passed",
    "with_adjustment": "passed with adjustment",
    "failed": "failed",
    "not_checked": "not checked",
    "low": "low",
    "high": "high",
    "described": "",
}

UNITS = {"percent": "%", "points": "percentage points"}

ALIKE = {
    "tested": "Alike at the start: {title}",
    "no_start": "Nothing that could be adjusted for was measured before the start.",
    "few": "With so few people this is not shown: it could tell about single persons.",
    "same": "The same for everybody.",
    "hidden": "How far apart is not shown: it would tell about a few people.",
    "passed": "{apart} standard deviations apart: alike.",
    "with_adjustment": "{apart} standard deviations apart: near enough, since the analysis adjusts for it.",
    "failed": "{apart} standard deviations apart: more than an adjustment can be trusted to mend (0.25).",
}

LOST = {
    "overall": "Missing of all assigned",
    "arm": "Missing of the group",
    "apart": "Missing, difference between the groups",
    "low": "{apart} percentage points apart; at {overall} % overall up to {most} count as few: low.",
    "high": "{apart} percentage points apart; at {overall} % overall up to {most} count as few: high.",
    "beyond": "So many are missing overall ({overall} %) that no difference between the groups counts as few: high.",
}

ANSWERED = {
    "tested": "Answered at {wave}",
    "hidden": "Nearly as many as are analysed, or nearly all or nobody: so few differ that it is not said how many.",
}

LEFT = {
    "tested": "Those who left and those who stayed, at the start",
    "no_start": "Nothing was measured before the start.",
    "nobody": "Nobody is missing.",
    "few": "Too few left, or too few of them had answered before, to show how they started.",
    "same": "All started alike.",
    "apart": "Those who left started {apart} standard deviations from those who stayed.",
    "alike": "Those who left started {apart} standard deviations from those who stayed; chance alone could do that.",
}

STEADY = {
    "tested": "Do the questions agree: {name} at {wave}",
    "tested_number": "How reliable is the measure",
    "alpha": "alpha",
    "omega": "omega",
    "number": "One number a person: how reliably it was taken is not known.",
    "few": "Not shown: it could tell about single persons.",
    "passed": "{found}, at or above .70.",
    "doubtful": "{found}, below .70: real differences are blurred.",
    "refused": "{found}, below .50: scores before and after should not be compared.",
}

RATED = {
    "tested": "Rating (Standards Handbook 4.1)",
    "without_reservations": "meets without reservations",
    "with_reservations": "meets with reservations",
    "does_not_meet": "does not meet",
    "text": "By our own reading of the What Works Clearinghouse's handbook, not theirs, this {rating}: {why}.",
    "drawn": "places were drawn and few people are missing",
    "lost": "places were drawn, many are missing, and those left started alike or nearly so",
    "not_drawn": "places were not drawn, and the groups started alike or nearly so",
    "apart": "without a draw that few have left, the groups must have started alike, and they did not",
    "unknown": "without a draw that few have left, the groups must have started alike, and nobody knows whether they did",
    "unreliable": "the measure is too unreliable (alpha below .50)",
}

LADDER = {"certainty": "Certainty", "start": "Where the design starts", "step": "A step down", "down": "one step"}

CHANGED = {
    "frozen": "The frozen plan",
    "charter": "The charter's design",
    "asked": "This analysis",
    "changed": "changed",
    "kept": "kept",
    "none": "none",
    "same": "Nothing that this answer rests on has changed since the plan was frozen.",
    "no_plan": "No plan was frozen: nobody can check what was meant to be judged before the data.",
    "before": "For the reader: nobody had seen an answer yet.",
    "after": "For the reader: take the answer as exploratory, since it may have been chosen after seeing the data.",
    "unrecorded": "For the reader: take the answer as exploratory, since nobody can check when it changed.",
    "weaker": "For the reader: the answer claims no more than this design allows.",
}

START = {
    "passed": "At the start the groups were alike ({title}: {apart} standard deviations).",
    "with_adjustment": "At the start the groups were nearly alike ({title}: {apart} standard deviations, adjusted for).",
    "failed": "At the start the groups were apart ({title}: {apart} standard deviations).",
    "drawn": "The draw left the groups {apart} standard deviations apart at the start ({title}), which was adjusted for.",
    "not_checked": "Whether the groups started alike is not known or not shown.",
}

LOST_SENTENCE = {
    "low": "Missing are {overall} % of those assigned, {apart} percentage points apart: few enough.",
    "high": "Missing are {overall} % of those assigned, {apart} percentage points apart: too many.",
    "nobody": "Nobody is missing: is this the list that was drawn, or only those who answered?",
}

STEADY_SENTENCE = {"known": "At the end its questions agree with alpha {found}.", "unknown": ""}

LIMITS = {
    "unmeasured": "It cannot tell whether the groups were alike in what nobody measured: wish to grow, a helpful manager, luck.",
    "reading": "The rating is our reading of the Standards Handbook 4.1; nobody at the What Works Clearinghouse has seen this study.",
    "truth": "A high certainty says that the comparison was fair, not that the measure asks the right thing.",
}

NEXT = {
    "lost": "Ask those who are missing once more, in both groups alike, before the answer is used.",
    "steady": "Add questions to the scale, or take one whose questions agree.",
    "plan": "Freeze the plan before the next first answer.",
    "draw": "Draw lots among equally eligible applicants next time.",
}

GLOSSARY = {
    "attrition boundary": (
        "How many may be missing, and how unevenly, before a drawn comparison is no longer trusted. With more missing "
        "overall, less difference between the groups is allowed."
    ),
    "omega": "Like alpha, how well the questions of a scale agree, without taking every question for equally good.",
}
