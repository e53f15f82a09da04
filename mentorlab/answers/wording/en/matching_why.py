"""What is said, to the program's own staff, about why somebody has this mentor and not another."""

from mentorlab.answers.wording.en.every_room import *

REASONS = {
    "must": "The pair had to be made.",
    "highest": "Of the mentors whom the rules allow, none stands higher with this mentee.",
    "maximising": (
        "{n} {mentors} would stand higher with this mentee; with any of them, the match as a whole would be worse by "
        "what the policy counts."
    ),
    "stable": (
        "{n} {mentors} would stand higher with this mentee; every place with them is taken by somebody whom the mentor "
        "would rather have: named by the mentor, with a higher fit, or, where all is equal, drawn before."
    ),
    "random": "Drawn by lot among the mentors who had a place left; {n} {mentors} would stand higher with this mentee.",
    "in_turn": "{n} {mentors} would stand higher with this mentee; they had no place left when it was their turn.",
    "unmatched": "No place: those with every mentor whom the rules allow went to others.",
    "nobody_allowed": "The rules bar every mentor.",
}
HEAD = {
    "paired": "{mentee} has {mentor} (policy {policy}): fit {fit} of 100.",
    "alone": "{mentee} has no mentor (policy {policy}).",
}
PART = "{part}: {points}"
NAMED = "Named by the mentee as choice {rank}."
NOT_NAMED = "Not among the mentee's choices."
NAMED_BY_MENTOR = "Named by the mentor as choice {rank}."
RULE = "The rule {rule} bars {n} of {all} mentors for this mentee."
RUNNER_UP = "Next would come {mentor}, with a fit of {fit}."
WHY_NOT = {
    "same": "That is the mentor they have.",
    "barred": "Why not {mentor}? The rule {rule} bars the pair.",
    "must": "Why not {mentor}? This mentee has to have another mentor.",
    "rather": "Why not {mentor}? By their choices and fit, the mentee would rather have the mentor they have.",
    "taken": (
        "Why not {mentor}? All {places} places are taken by mentees whom {mentor} would rather have: {named} named by "
        "the mentor, {fit} with a higher fit, {lot} drawn before with the same fit."
    ),
    "cannot": "Why not {mentor}? With this pair, the minimums or the other pairs that must be made cannot be kept.",
    "swap": (
        "Why not {mentor}? The pair itself would change the fit by {pair}. {moved} another mentor, and "
        "{people}; in sum {what} would change by {lost}."
    ),
    "drawn": "Why not {mentor}? The policy {policy} goes by turns or lots and weighs no pair against another.",
}
MOVED = {
    "none": "Nobody else would get",
    "one": "1 other mentee would get",
    "many": "{n} other mentees would get",
}
PEOPLE = {
    "same": "as many would be matched",
    "fewer": "{n} fewer would be matched",
    "more": "{n} more would be matched",
}
SUM = {"fit": "the fit", "points": "the points for fit and choices"}
FOR_STAFF = "An explanation of one pair: print() shows it. It is about persons, and not for a report."
