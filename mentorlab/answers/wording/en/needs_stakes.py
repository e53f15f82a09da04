"""What is said about what is at stake: the cost of the problem, of the program, and what would pay for it."""

from mentorlab.answers.wording.en.every_room import *

MONEY = "units of money"

PROBLEM = {
    "known": "The problem costs about {total} {money} a year ({total_low} to {total_high})",
    "unknown": "What the problem costs a year is not known",
}
PROGRAM = {
    "known": "the program costs {cost} ({cost_low} to {cost_high})",
    "unknown": "what the program costs is not known",
}
JUDGED = {
    "leavers": "It pays for itself if it keeps {break_even} more {unit} ({low} to {high}){points}",
    "other": "It pays for itself if it spares {break_even} {unit} ({low} to {high}){points}",
    "beyond": (
        "By {name} alone it cannot pay for itself: it would have to change {break_even} {unit} ({low} to {high}), and "
        "there are {units}"
    ),
    "points": "It pays for itself if {name} is {break_even} points better ({low} to {high}) for each of the {n} who take part",
    "no_cost": "What would pay for the program cannot be said without its cost",
    "no_worth": "What would pay for it cannot be said, since nothing says what one unit of the problem costs",
}  # fmt: skip
POINTS = ", which is {points} percentage points ({points_low} to {points_high}) of the {n} who take part"
DRIVEN = "What moves this most is {driver}. "
NOT_MEASURED = "These are ranges of assumptions, not of measurements, and say nothing about what the program will do"

STAKES = {
    "analyst": "{problem}; {program}. {judged}. {driven}{caution}.",
    "leadership": "{problem}; {program}. {judged}. {driven}{caution}.",
    "mentors": "{problem}; {program}, everybody's hours included where they are in the list of costs. {judged}. {caution}.",
    "mentees": "{problem}; {program}. {judged}. It counts everybody together and says nothing about you. {caution}.",
    "managers": "{problem}; {program}. {judged}. It must not be used to appraise anybody. {caution}.",
    "staff": "{problem}; {program}. {judged}. {driven}{caution}.",
}  # fmt: skip

NOTHING = "the charter says nothing about what the problem costs now"
REMEDY = (
    "write it under `stakes:` in program.yaml, for instance `leavers: {low: 18, value: 24, high: 30, unit: people a year, "
    "each_low: 6000, each: 11000, each_high: 18000}`, and what hangs on each with `per: leavers`"
)

PARTS = {
    "problem": "the problem, a year",
    "program": "the program",
    "break_even": "pays for itself at",
    "driver": "driver",
}
ROWS = {
    "all": "all of it",
    "by_value": "{name}, as valued in the charter",
    "value_unit": "points for each who takes part",
}
EACH = "{name}: what each costs"
COUNT = "{name}: {unit}"

FACTS = {
    "problem": "What the problem costs",
    "program": "What the program costs",
    "hours": "Hours",
    "beside": "Beside it",
    "range": "Range",
}
TOLD = {
    "part": "{name}: {units} {unit}, {each} each",
    "part_per": "{name}: {units} {unit}, {each} each, for each of the {per}",
    "unpriced": "{name}: {units} {unit}, with no worth in money, and so not counted",
    "uncounted": "{name}: {each} for each, how many is not said",
    "program": "{n} items in the table costs: {items}",
    "set": "{cost}, as set",
    "no_cost": "not known: there is no table costs",
    "time_in": "somebody's time is in the list of costs",
    "time_out": (
        "nobody's time is in the list of costs. By the agreed rhythm it is about {hours} hours of the mentors and as many of "
        "the mentees: add a row for each"
    ),
    "time_unknown": "nobody's time is in the list of costs, and the charter does not say how much it is: add a row for it",
    "beside": "the charter values one of {name} at {worth} ({low} to {high}); its parts come to {of_one}",
    "range": (
        "{draws} draws, each guess from a triangle on low, best and high, independently of the others; {level} of the "
        "draws lie between the two numbers. A range of assumptions, not a confidence interval"
    ),
    "points": "values said without a range, and taken as exact: {names}",
}
LIMITS = {
    "effect": "It does not say whether the program changes anything: no money is put on an effect before there is one.",
    "assumed": "It is as good as the guesses in the charter. Ask finance for theirs, and show both.",
    "year": "It sets one cycle of the program beside one year of the problem.",
    "counted": "What nobody put into money (trust, learning, culture) is not in it, and no less real for that.",
}
NEXT = {
    "driver": "Find out more about {driver}: nothing else moves the result as much.",
    "costs": "List what the program costs in tables/costs.csv, with low and high, everybody's hours included.",
    "hours": "Add the hours of mentors and mentees to the list of costs.",
    "ranges": "Say a range for what is said as one number: {names}.",
    "power": "Ask whether an effect of that size could be detected at all: `planning.power`.",
    "each": "Say what one of {names} costs (`each:`, or under `values:`).",
}

FIGURE = {
    "title": "What moves the point at which the program pays for itself?",
    "axis": "{unit}: so many would pay for it (hatched: the assumption at its high end)",
    "best": "best guess: {best}",
    "title_total": "What moves the cost of the problem?",
    "axis_total": "cost of the problem a year, {money} (hatched: the assumption at its high end)",
}

GLOSSARY = {
    "break-even": "The smallest effect at which the program would cost no more than it spares. Not a forecast.",
    "range of assumptions": (
        "Where a result lies when everything that goes into it varies within what was thought possible. Nothing was "
        "measured, so it is no confidence interval."
    ),
    "driver": "An assumption that moves the result when it goes from its low to its high end, all others at best guess.",
}
