"""What is said in the report of one unit: of whom an answer speaks, and what is held back."""

from mentorlab.answers.wording.en.every_room import AUDIENCES

WHOLE = "In the whole program: {said}"
LABEL = "Speaks of"
BOX = "the whole program; {unit} alone has no verdict of its own."
LIMIT = (
    "Verdict and certainty are the program's, not those of {unit}: what a single unit seems to show is mostly chance."
)

HELD_BACK = dict.fromkeys(
    AUDIENCES,
    "Hidden: of {unit}, beside the reports of the program and of other units, this would tell of fewer than {smallest} "
    "people.",
)
NEXT = "Read the program's answer; or join units in a column of their own, and report by that."
MISSING = "the report of {unit} goes without tables that this rests on ({why})"
MISSING_REMEDY = "read the program's report, or join units in a column of their own and report by that"
NO_PARTS = "the report is of one part of the program already"

KEPT_BACK = "{tables}: {why}"
OF_NO_UNIT = "{tables} ({n} rows) speak of the whole program, and are left out of what is told of {unit}"

# outcomes.change and outcomes.by_group: the unit beside the program.
CHANGE = {
    "shown": "In {unit}, the {n} people who answered both times went from {before} to {after}, by {change}{interval}. ",
    "hidden": "Of {unit} alone nothing can be shown: too few of its people are in this, or those of another unit could be worked out. ",
}
CHANGE_INTERVAL = " ({low} to {high})"
EFFECT = {
    "pooled": (
        "For {unit} ({n_program} with a place, {n_comparison} without) the best estimate, drawn toward all units as far as "
        "chance explains its distance, is {pooled} ({level} % interval {low} to {high}), beside {effect} in the whole program. "
    ),
    "described": (
        "In {unit} ({n_program} with a place, {n_comparison} without) too few people are in this for an estimate: the answer "
        "for the whole program, {effect}, is the best there is. "
    ),
    "hidden": (
        "Of {unit} alone nothing can be shown: too few of its people are in this, or those of another unit could be worked "
        "out. The answer for the whole program, {effect}, is the best there is. "
    ),
}
VERDICT = "The verdict is the program's, not that of {unit}. "
ALONE = {"shown": "only {unit} is shown, beside everyone", "hidden": "no single unit is shown"}
assert set(HELD_BACK) == set(AUDIENCES)
