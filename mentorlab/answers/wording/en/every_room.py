"""What every room says. Words in braces are cells of the answer's table."""

AUDIENCES = ("analyst", "leadership", "mentors", "mentees", "managers", "staff")

CERTAINTIES = {"high": "high", "moderate": "moderate", "low": "low", "very_low": "very low"}

GROUPS_BESIDE = (
    "More groups than usual are hidden: earlier reports ({records}) covered nearly the same people, and the difference "
    "would tell about fewer than {smallest} of them."
)

NOT_POSSIBLE = dict.fromkeys(AUDIENCES, "This cannot be answered: {reason}. What would make it possible: {remedy}.")

NOT_COMPUTABLE = dict.fromkeys(AUDIENCES, "This cannot be answered: {reason}.")

HIDDEN = dict.fromkeys(
    AUDIENCES,
    "Hidden: {what} has fewer than {smallest} people, or people whose answers are too alike, and figures about them "
    "could be traced to persons. Larger groups, or several cycles together, can be reported.",
)

HIDDEN_BESIDE = dict.fromkeys(
    AUDIENCES,
    "Hidden: an earlier report covered nearly the same people, and the difference between the two would tell about "
    "fewer than {smallest} of them. Wait until the answers of at least {smallest} people have come or gone. Or, if the "
    "earlier report was never given to anybody, delete its run and its record ({records}) and run this one again.",
)

MORE_LISTED = "Of the other questions of this report ({n})"

LABELS = {
    "people": "People",
    "percentage_points": "percentage points",
    "sd": "standard deviations",
    "interval": "interval {low} to {high}",
    "design": "How places were given",
    "start": "Where both started",
    "lost": "Who is missing",
    "measure": "What was measured",
    "certainty": "Certainty",
    "worthwhile": "Worth having from",
    "verdict": "Verdict",
    "effect": "Difference",
    "no_difference": "no difference",
    "hidden": "hidden",
    "exploratory": "Exploratory",
    "details": "Details for the analyst",
    "counted": "How it is counted",
    "estimates": "Estimates",
    "table": "Table",
    "figure": "Figure",
    "annex": "Details, in the order of the report",
    "on_page": "page",
    "no_change": "no change",
    "everyone": "Everyone",
}

OF_SO_MANY = {
    "none": "none of {n} {what}",
    "few": "fewer than {smallest} of {n} {what}",
    "shown": "{k} of {n} {what}",
    "nearly_all": "all but fewer than {smallest} of {n} {what}",
    "all": "all {n} {what}",
}

CHECK_RESULTS = {
    "passed": "in order",
    "with_adjustment": "in order after adjustment",
    "failed": "not in order",
    "not_checked": "not checked",
}

# How one comes by a table that no system has: people must be asked.
COLLIDE = (
    "demands collide that this match must keep (minimums, places, or pairs that must be made); lower or loosen those that "
    "matching.rules names"
)
DATED_LATER = {"rows": "{n} rows of {table} are dated after {day}.", "few": "Fewer than {smallest}"}
HOW_TO_GET = {
    "needs": (
        "ask leaders, mentees, mentors and managers how important each need is and how far it is met now, each from 1 to "
        "5; templates/tables/needs.csv has the columns"
    ),
    "voices": (
        "ask people what they hope for and what worries them, with the form in the launch kit of a plan report; "
        "templates/mappings/wiifm.yaml brings the answers in"
    ),
}

GLOSSARY = {
    "interval": (
        "The range of values that the data are compatible with. Of 100 such 95 % intervals, from 100 programs like "
        "this one, about 95 would hold the true value."
    ),
    "certainty": (
        "How far the design lets one trust the answer: high where places were drawn at random and few people were "
        "lost; lower for comparisons with people who were not drawn, and lowest for one group on its own. Weak "
        "measures, few clusters or goals named afterwards take it down."
    ),
    "worthwhile": "The smallest difference that would be worth having, written in the charter before the data.",
    "standard deviation": (
        "How far people's scores typically lie from their average. A difference of 0.2 standard deviations is called "
        "small, one of 0.8 large; in workplaces small ones are usual."
    ),
    "ANCOVA": (
        "Compares the groups' scores afterwards between people who started equal (and are alike in the other "
        "characteristics named). It uses robust (HC3) standard errors, which do not need equal spread in the groups."
    ),
    "difference in differences": "How much more one group changed than the other.",
    "Welch": "A comparison of two averages that does not assume equal spread in the two groups.",
    "clusters": "People who share a mentor are alike; the interval is widened to allow for it.",
    "p": (
        "How often chance alone would give a difference at least this large if there were none. It says nothing about "
        "size; read the interval first."
    ),
    "reliability": (
        "How well the items of a scale agree (Cronbach's alpha, 0 to 1). From .70 a scale is steady enough for "
        "groups; below, real differences are blurred."
    ),
    "baseline equivalence": (
        "Whether both groups started alike: up to 0.05 standard deviations apart is alike, up to 0.25 can be adjusted "
        "for, beyond that not (What Works Clearinghouse)."
    ),
    "attrition": (
        "How many of those assigned are missing at the end, and whether more are missing on one side. The boundary "
        "between low and high is that of the What Works Clearinghouse, cautious version."
    ),
}

LIMITS = {
    "no_answer": "There is no answer here, in either direction. That it is missing is not a sign that nothing happened.",
}
