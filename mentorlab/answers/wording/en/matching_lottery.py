"""What is said about luck in a match whose ties lots broke."""

from mentorlab.answers.wording.en.every_room import *

KINDS = {
    ">=": "a mentor with {column} {value} or more",
    "=": "a mentor whose {column} is {value}",
    "differs": "a mentor of another {column}",
    "same": "a mentor of the same {column}",
    "unknown": "The {column} of {n} people in the pool is not known: such pairs do not count as of this kind.",
}
CLASSES = {
    None: "fit as it is",
    1: "lots alone",
    2: "two classes of fit",
    3: "three classes of fit",
    4: "four classes of fit",
    5: "five classes of fit",
    10: "ten classes of fit",
    "many": "{classes} classes of fit",
}
WHY = {
    "no_pairs": "there are no pairs yet",
    "no_record": "the pairs were not made by a lottery that is on record",
    "not_stable": "the pairs were made in another way ({policy}), and no lottery is on record",
}

# Before: for how many luck would decide.
_AHEAD = (
    "Planned, not found: {why}, so what {label} did cannot be told by the luck of the draw. With ties among mentees "
    "broken by lot and {classes}, luck would decide for {n_at_risk} of {n} mentees whether they have {label}"
)
_SIZE = (
    "; that is worth a plain lottery among {n_as_drawn} people, and could find an effect of {detectable} standard "
    "deviations or more (power {power})"
)
_COST = " The average fit of the pairs would be {fit} of what is possible, beside {fit_whole} if every difference in fit counted."
PLANNED = {
    **dict.fromkeys(AUDIENCES, _AHEAD + _SIZE + "." + _COST),
    "leadership": _AHEAD + _SIZE + ".",
    "mentors": _AHEAD + ". It would say something about mentors of a kind together, and of no single one.",
    "mentees": _AHEAD + ". Your choices would count before any lot.",
    "managers": _AHEAD + ".",
}
UNDETECTABLE = dict.fromkeys(AUDIENCES, _AHEAD + ", too few to find an effect of any size that is likely." + _COST)
FEW = dict.fromkeys(
    AUDIENCES,
    "Planned, not found: {why}, so what {label} did cannot be told by the luck of the draw. With ties among mentees "
    "broken by lot and {classes}, luck would decide for too few of {n} mentees, or for nearly all of them: how many is "
    "not shown. Fewer classes of fit, or a kind of mentor that more have, would leave more to luck.",
)
HEADLINE = {
    "planned": "Luck would decide for {n_at_risk} of {n} mentees; an effect of {detectable} standard deviations could be found",
    "undetectable": "Luck would decide for {n_at_risk} of {n} mentees, too few to find an effect",
    "few": "Luck would decide for too few of {n} mentees",
}

# After: what luck did.
CLAIMS = {
    "led_to": "By the luck of the draw, having {label} {instead} led to {measure} {size} {higher}",
    "was_higher": "{Measure} was {size} {higher} among those whom luck gave {label} {instead}",
    "compatible": (
        "The data are compatible with an effect on {measure} of having {label} {instead}, by the luck of the draw, of "
        "anything from {low_signed} to {high_signed}"
    ),
}
INSTEAD = {"another": "rather than another mentor", "or_none": "rather than another mentor or none"}
TESTED = {"compatible": " ({level} % interval; p {p})", "other": " ({level} % interval {low} to {high}; p {p})"}
VERDICTS = {
    "worth_having": "Worth having: the whole interval is at least the worthwhile {worthwhile}",
    "positive_size_uncertain": (
        "In the wanted direction, but cannot tell whether worth having: the interval reaches from below to above the "
        "worthwhile {worthwhile}"
    ),
    "not_worthwhile": "Not worthwhile: the whole interval falls short of the worthwhile {worthwhile}",
    "cannot_tell": "Cannot tell: the interval holds both no difference and one as large as the worthwhile {worthwhile}",
    "harmful": "Harmful: the whole interval lies on the unwanted side of zero",
    "unstated": "Cannot tell whether worth having: the charter names no worthwhile size for this",
}
_PEOPLE = (
    "Luck decided for {n_at_risk} of the {n_pool} mentees in the pool; {n} of them are in this, {n_program} with such a "
    "mentor and {n_comparison} without"
)
_NAIVE = (
    "A plain comparison of all who had one with all who had not would have said {naive} ({naive_low} to {naive_high}), "
    "and mixes in who asked for such mentors and whom they took"
)
FOUND = {
    **dict.fromkeys(
        AUDIENCES,
        "{claim}{tested}. " + _PEOPLE + ". {verdict}. Certainty: {certainty}, because {reason}. " + _NAIVE + ".",
    ),
    "leadership": "{claim}. " + _PEOPLE + ". {verdict}. Certainty: {certainty}, because {reason}.",
    "mentors": "{claim}. " + _PEOPLE + ". It speaks of mentors of a kind together and of no single one.",
    "mentees": "{claim}. " + _PEOPLE + ". It says nothing about you or your mentor.",
    "managers": "{claim}. " + _PEOPLE + ". It must not be used to appraise anybody.",
}
REASONS = {
    "random_low": "lots that are on record decided among people of equal chance and few are missing",
    "random_high": "lots that are on record decided, but many are missing",
    "reliability": "the measure is not reliable",
    "clusters": "few mentors are on one side",
    "primary": "nobody named this comparison beforehand",
    "followed": "many pairs were not as drawn",
}
CHECKS = {
    "repeats": "The seed of {record} gives exactly the match that it vouches for.",
    "followed_passed": "{share} of the pairs drawn were made.",
    "followed_failed": "Only {share} of the pairs drawn were made: what is compared is what was drawn, not what was lived.",
    "chances": "The chances come from {draws} draws: no standard error of them is above {error}.",
    "halves": "With the chances of one half of the draws and of the other, the effect differs by {moved} points.",
    "attrition": "{lost} of {n_at_risk} for whom luck decided have no answer ({overall}; the two sides differ by {differential} points).",
    "reliability_passed": "The scale is steady enough here: alpha {alpha}.",
    "reliability_failed": "The scale is not steady enough here: alpha {alpha} is below .70.",
    "reliability_not_checked": "One number a person: how steady it is cannot be seen.",
    "clusters_passed": "At least {n} mentors are on either side.",
    "clusters_failed": "Only {n} mentors are on one side.",
    "primary": "No plan named this kind of mentor beforehand: the answer is exploratory.",
}
ROWS = {"with": "with", "without": "without"}
LABELS = LABELS | {
    "how": "How chances were found",
    "assumed": "Assumed",
    "lottery": "How the match was drawn",
    "strata": "Who is compared with whom",
    "naive": "Plain comparison",
    "by_luck": "By luck",
}
FACTS = {
    "how": "The lots of the mentees were drawn {draws} times, and the match was made each time.",
    "assumed": (
        "Start and end correlate by {correlation:g}, the mentees of one mentor by {icc:g}, and {lost} give no answer at "
        "the end."
    ),
    "lottery": "Policy stable with {classes}, drawn on {day}; the record is {record}.",
    "strata": (
        "Mentees of nearly the same chance, in {n_strata} bands of chance, the chance itself and the scores before "
        "taken account of; mentees of one mentor are allowed to be alike."
    ),
}
FIGURE = {
    "planned": "For how many would luck decide about {label}?",
    "found": "What did it do to have {label}, by the luck of the draw?",
    "people": "mentees",
    "pool": "in the pool",
    "luck": "luck decides",
    "axis": "{measure}: with − without, in points",
}
LIMITS_PLANNED = (
    "It counts for whom luck would decide; nothing here has happened.",
    "Those for whom luck decides are people whose wishes or class of fit leave it open, not everybody.",
    "A kind of mentor is more than the word for it: what goes with grade or unit is not told apart.",
)
LIMITS_FOUND = (
    "It speaks of those for whom luck decided, in this cycle, and of no single mentor.",
    "A kind of mentor is more than the word for it: what goes with grade or unit is not told apart.",
    "What is compared is whom lots gave, whether or not the two then met.",
    "Mentees matched together share one lottery: one's luck is another's bad luck, which the interval hardly feels.",
)
NEXT_PLANNED = (
    "Decide before the match how many classes of fit mentors need, and which kind of mentor you want to know about.",
    "Draw with mentorlab.matching.drawn_match, put its pairs into tables/pairs, and keep its record on the same day.",
)
NEXT_FOUND = (
    "Name the kind of mentor in the next plan, so that the answer of the next cycle is no longer exploratory.",
    "Pool several cycles before acting on a wide interval.",
)
NOTES_HERE = {
    "several": "{n} matches of this cycle are on record; the newest, {record}, is read.",
    "by_hand": "The seed of {record} was named by hand: nothing shows that no other was tried before it.",
}
GLOSSARY = {
    "match by lot": (
        "Where several mentees are equally welcome to a mentor, a lot decides. Whoever would have had the same chance is "
        "a fair comparison for the lucky."
    ),
    "chance strata": (
        "People whose chance of a kind of mentor was nearly the same, found by drawing the lots many times. Within such a "
        "band, who has that mentor is luck."
    ),
}
