"""What is said about places and how they are drawn."""

from mentorlab.answers.wording.en.every_room import *

OPEN = dict.fromkeys(
    AUDIENCES, "{n} people could be drawn, and the charter does not say yet how many places there are. {allows}."
)
ENOUGH = dict.fromkeys(
    AUDIENCES,
    "There are {n_places} places for the {n} people who could be drawn: nobody needs to be drawn. {allows}.",
)
AHEAD = {
    **dict.fromkeys(
        AUDIENCES, "{n_places} places for {n} applicants: drawn by lot, everybody's chance is {chance}. {allows}."
    ),
    "mentees": (
        "{n_places} places for {n} applicants: drawn by lot, everybody's chance is {chance}, and nobody's standing "
        "counts. {allows}."
    ),
}
STEPS_AHEAD = dict.fromkeys(
    AUDIENCES,
    "{n} applicants in whole groups that begin in the order of a lottery: everybody's chance to begin before the last "
    "survey is {chance}. {allows}.",
)
STEPS_DRAWN = dict.fromkeys(
    AUDIENCES,
    "{n_places} of {n} applicants begin before the last survey, as the lots of their groups fell; everybody's chance of "
    "that was {chance}. {checked}. {allows}.",
)
DRAWN = {
    **dict.fromkeys(
        AUDIENCES, "{n_places} of {n} applicants have a place; everybody's chance was {chance}. {checked}. {allows}."
    ),
    "mentees": (
        "{n_places} of {n} applicants have a place; everybody's chance was {chance}, and nobody's standing counted. "
        "{checked}."
    ),
}
GIVEN = dict.fromkeys(
    AUDIENCES, "{n_places} of {n} people have a place, and no record shows that they were drawn. {allows}."
)

ALLOWS = {
    "drawn": (
        "Because lots decide, the report may speak of an effect of the offer, if few people are missing at the end"
    ),
    "on_its_word": (
        "The charter says that lots decided: the report may speak of an effect, according to the charter, if few people "
        "are missing at the end"
    ),
    "not_drawn": ("Lots do not decide, so that the report can tell of a difference and never of an effect"),
    "one_group": "With nobody who waits, the report can tell of a change and not what the program did",
    "unsaid": "The charter names no design yet; lots between applicants would let the report speak of an effect",
}
CHECKED = {
    "passed": "Drawing again from the record gives the same list",
    "failed": "The records speak against a clean draw, so that this does not count as one",
    "not_checked": "The draw cannot be repeated from what is on record",
}

CHECKS = {
    "on_record_passed": "The list is the one that {record} vouches for, fingerprint for fingerprint.",
    "on_record_failed": "The list and its record do not agree: {why}",
    "on_record_not_checked": "No record of a draw vouches for the list.",
    "repeats_passed": "The seed of {record} and its method give exactly this list.",
    "repeats_failed": "The seed of {record} and its method give another list.",
    "repeats_not_checked": "The record does not hold all that another draw needs, or people were forgotten since.",
    "drawn_once_passed": "One draw stands, and it took the place of no other.",
    "drawn_once_failed": "{why}",
    "shares_passed": "Every group has its share of the places, to less than one place.",
    "shares_failed": "A group has a place more or less than its share.",
}

LABELS = LABELS | {
    "who": "Who may be drawn",
    "how": "How it is decided",
    "chance": "Everybody's chance",
    "begin": "Begin {on}",
    "wait": "Wait",
}
FACTS = {
    "who": "Complete applications of eligible mentees: {n}. Left out: {left_out}.",
    "who_drawn": "The {n} people on the list.",
    "none": "nobody",
    "few": "fewer than {smallest}",
    "by": "Within {columns}, so that every group has its share of the places",
    "whole": "Whole groups ({columns}) begin in the order that is drawn",
    "one_line": "All in one line: no groups are kept apart",
    "not_lots": "Not by lot: by {places_by}",
}
FIGURE = {
    "title": "Who gets a place? {n_places} places for {n} applicants",
    "title_open": "Who gets a place? {n} applicants",
    "axis": "people",
    "people": "applicants",
    "places": "places",
    "expected": "places to expect",
}
LIMITS_HERE = (
    "It does not say whether the right people applied, or heard of the program.",
    "A record shows what was drawn, not that nobody tried other seeds before: let somebody else name the seed, or leave "
    "it to the operating system.",
    "A list and a record that are both deleted leave no trace: give the record away on the day of the draw.",
)
NEXT_HERE = {
    "number": "Write into the charter how many places there are (places: number) and how they are drawn.",
    "fewer": "Offer everybody a place, or give some of the places later by lot (design: waitlist).",
    "draw": "Announce the rule, freeze the plan (mentorlab freeze), then draw (mentorlab draw).",
    "keep": "Keep the record beside the list, and a copy of it elsewhere.",
    "not_drawn": "Next cycle, let a lottery decide between applicants who are equally eligible.",
    "design": "Name the design in the charter (waitlist, lottery, stepped) before anybody is given a place.",
}
NOTES_HERE = {
    "seed": "The seed of {record} was named by hand ({seed_from}): nothing shows that no other was tried before it.",
    "ids": "Not shown by group: the groups are named after persons.",
    "since": "Applications of today would give another list: people came or went since the draw. The draw stands.",
}
GLOSSARY = {
    "lottery": "Lots decide who is given a place among people who are equally eligible. Everybody's chance is known.",
    "waitlist": "Everybody gets a place, some of them later. Until then those who wait show what happens without it.",
    "seed": "The number from which a computer draws. The same seed and the same list give the same draw.",
}
