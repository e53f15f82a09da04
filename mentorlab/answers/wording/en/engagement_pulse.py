"""What is said of the weekly state of a program."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "How does the program stand this week, and what is to be done?"

NAMES = {
    "running": "Running pairs",
    "active": "Active pairs",
    "held": "Meetings held, of those agreed",
    "called_off": "Meetings called off",
    "waiting": "No first meeting yet",
    "quiet": "No meeting for long",
    "overdue": "Meetings nobody told of",
    "open_requests": "Requests open for long",
    "ended_early": "Ended early so far",
    "over_capacity": "Mentors over their capacity",
    "expected": "Answers expected, wave {wave}",
}
UNITS = {
    "pairs": "pairs",
    "meetings": "meetings",
    "requests": "requests",
    "mentors": "mentors",
    "people": "people",
}

SAID = {
    "against": "{k} {what} against {n} agreed",
    "nothing": "there are no {what} to count",
    "beside": "not told: beside another number it would tell about fewer than {smallest} {what}",
    "too_few": "fewer than {smallest} {what} to count: not told",
}
ABOUT = "about "
OF_A_UNIT = (
    "In the report of one unit meetings, requests and people are told to the nearest {smallest}, and pairs where no number "
    "of fewer than {smallest} of another unit follows."
)

LINE = {True: "at least {at} %", False: "at most {at} %"}
STANDS = {
    "inside": "on the right side",
    "unknown": "cannot be said",
    "below": "below {at} %",
    "above": "above {at} %",
    "since": "{how} since {since}",
    "whole": "{how} since {since} or longer",
}
MOVED = {
    "same": "no change",
    "little": "little changed (by fewer than {smallest})",
    "more": "{n} more",
    "fewer": "{n} fewer",
    "not_told": "not told then",
    "hidden": "cannot be told",
}

CLAIMS = {
    "crossed": " On the wrong side of their lines: {crossed}.",
    "none_crossed": " No number that can be judged has crossed its line.",
    "moved": " Since the report of {day}: {moved}.",
    "none_moved": " Since the report of {day} no number moved by more than a few.",
    "first": " This is the first report: there is none to compare it with.",
    "unanswered": " The earlier report had no weekly state to compare this one with.",
    "definitions": " Counted otherwise since then: {definitions}.",
}
CROSSED = "{name} ({said}; {stands})"
MOVE = "{name} {moved}"

HEADLINE = "{running}.{crossed}{since}"
PULSE = {
    "analyst": "{running}.{crossed}{since}{definitions}",
    "leadership": "{running}.{crossed}{since}{definitions} These are counts of what pairs do, and no measure of what it brings.",
    "mentors": "{running}.{crossed} This is about the program as a whole, and about no pair.",
    "mentees": "{running}.{crossed} This is about the program as a whole, and about no pair.",
    "managers": "{running}.{crossed}{since} This is about the program as a whole, and nothing about anybody's people.",
    "staff": "{running}.{crossed}{since}{definitions}",
}
RUNNING = "Running pairs: {said}"

NEXT_HERE = {
    "active": "Active pairs are below their line: read engagement.rhythm for where it stops, and call the pairs that the list in the folder staff names, if such lists are agreed on.",
    "held": "Fewer meetings are held than agreed: engagement.rhythm shows whether they are called off, never planned, or not written down; ask a few pairs whether the agreed interval still suits them.",
    "called_off": "Many meetings are called off: engagement.rhythm shows by whom and why; if work is the reason, speak with the managers before the pairs.",
    "waiting": "Pairs wait for a first meeting: write to both today with a proposed time; engagement.rhythm shows how long first meetings take.",
    "quiet": "Pairs have not met for long: ask how they are, without blame; engagement.health says how far such a flag can be trusted.",
    "overdue": "Of many meetings nobody told what became of them: send the reminder to log them, before anything else here is read as silence.",
    "open_requests": "Requests are open for long: answer the oldest first; engagement.support shows how fast answers come.",
    "ended_early": "Many pairs ended early: engagement.relationship shows why; offer those left alone a new match.",
    "over_capacity": "Mentors have more mentees than they offered places: ask them whether that is all right; reach.mentors shows where places are missing.",
}
OVER = "No pair runs any more: outcomes tells what became of the people, and engagement.relationship how it was."
UNJUDGED = "No number can be judged from what may be told of so few: look at your own lists, pair by pair."
LOOK = "Too few to be told or judged here, so look them up in your own lists: {names}."
NOTHING_TO_DO = "Nothing to do this week: no number that can be judged has crossed its line."
DEFINITIONS_STEP = "A definition changed: say so to everybody who reads the earlier reports beside this one."

FACTS_HERE = {
    "day": "As of",
    "compared": "Compared with",
    "rhythm": "Agreed interval",
    "counted": "Counted otherwise",
}
COMPARED = {
    "none": 'no earlier report (compare_with names one; "last" is the newest)',
    "first": "no earlier report: it is the first",
    "unanswered": "nothing: {name} had no weekly state",
    "run": "{name}, as of {day}",
}
RHYTHM = {
    "charter": "a meeting every {days} days, by the charter",
    "default": "a meeting every {days} days, since the charter names no interval",
}
PART = " ({n} of the difference)"
PART_HIDDEN = " (its part of the difference is too small to be told, or would tell another)"

CHECK = "{name}: {said}; line: {line}"

NOTES_HERE = {
    "weeks": "Earlier weeks are drawn to the nearest {smallest} of each count (fewer as none, all but fewer as all), and only where there are {enough} or more to count: differences between weeks tell about no few.",
    "moved": "A number that moved by 1 to {few} since the earlier report is called little changed. It is told as it is today, as in the other answers, so that two reports beside each other show by how much; parts of a difference of that size are not told.",
    "known_later": '"Known later" is what today\'s tables say of the earlier day beyond what the earlier report told: rows entered or changed since.',
    "text": "Where the words of a definition changed, the earlier way of counting is gone: what was known later cannot be told from what is counted otherwise.",
    "no_table": "Not counted, for want of {what}: {names}.",
    "untold": "Whether a meeting was called off is known from the day for which it was planned: nobody writes down when.",
}
WANT = {
    "meetings": "a table meetings",
    "requests": "a table support",
    "places": "capacities in applications",
    "wave": "a wave of the charter that is still to come",
}

LIMITS_HERE = (
    "That a pair meets is no sign that mentoring helps, and that it does not is no sign of fault: holidays and deadlines look like silence.",
    "The lines are conventions, by vendors or by us. Nobody has shown that a program on the right side of them does better.",
    "It does not say which pair: a pair that needs help is found by those who know it.",
    "What is not written down looks as if it had not happened.",
)

FIGURE = "Broken line: the line to keep. Circle: today, on the right side; diamond: today, on the wrong side. {weeks}"
FIGURE_WEEKS = "Earlier weeks to the nearest {smallest}."
FIGURE_TODAY = "Too few, or no weeks, for lines."

BESIDE = {"nothing": "none", "hidden": "not told"}
NEXT_WAVE = "to come"

GLOSSARY = {
    "line": "The share at which the weekly state says that a number needs attention; a setting of the definition engagement.lines.",
}
