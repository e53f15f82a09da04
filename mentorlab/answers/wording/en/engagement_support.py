"""What is said about help that pairs asked for. Words in braces are cells of the answer's table."""

AUDIENCES = ("analyst", "leadership", "mentors", "mentees", "managers", "staff")
CONTACTS = "There were {n_contacts} contacts with the program's staff"
SETTLED = {
    "none": ", and all of them were settled",
    "some": ": {n_settled} were settled and {n_open} are open",
    "hidden": "",
}
LONG = {
    "none": ", none of them for more than {open_days} days",
    "some": ", {n_long} of them for more than {open_days} days",
    "hidden": "",
}
PAIRS = {
    "none": "None of {n} pairs asked.",
    "shown": "{n_helped} of {n} pairs asked ({share}{sure}).",
    "all": "All {n} pairs asked.",
}
SURE = "; {level} interval {low} to {high}"
HALF = {
    True: "Half of the contacts were settled within a week.",
    False: "Half of the contacts were settled within {half_weeks} weeks.",
}
WITHIN = "By the end of week {weeks}, {share} were settled{sure}; open ones count for as long as they have waited."
REASONS = "What it was about: {reasons}."
SIDES = "Who asked: {sides}."
KIND = "{kind} {n_contacts}"

SENTENCES = {
    "analyst": "{contacts}. {pairs} {half} {within} {reasons} {sides}",
    "leadership": "{contacts}. {pairs} {half} Asking is a good sign: silence is not the absence of trouble.",
    "mentors": "{contacts}. {half} Asking is welcome, early, and nobody is judged by it.",
    "mentees": "{contacts}. {half} Asking is welcome, early, and nobody is judged by it.",
    "managers": "{contacts}. {pairs} Who asked, and about what, stays with the program's staff.",
    "staff": "{contacts}. {pairs} {half} {within} {reasons} {sides} Answer those first that have waited longest.",
}
SILENT = dict.fromkeys(
    AUDIENCES, "Who asked for help is not shown: fewer than {smallest} pairs or people stand behind the contacts."
)
NOBODY = dict.fromkeys(
    AUDIENCES,
    "Nobody turned to the program's staff, as far as it was written down. Silence is not the absence of trouble: make "
    "sure that pairs know whom to ask.",
)

FEW = "fewer than {smallest}"
TITLE = "Who asked for help, and how fast did an answer come?"
AXIS = "share of contacts (of pairs, where it says so)"
LABELS = {
    "pairs": "Pairs that asked, of all that had begun",
    "running pairs": "Pairs that asked, of those that run",
    "settled within": "Contacts settled within",
    "reason": "What it was about",
    "side": "Who asked",
    "everyone": "all pairs",
    "of": "{k} of {n}",
    "box": "Contacts",
    "box_pairs": "Pairs that asked",
    "box_half": "How fast",
}
NOTES = {
    "no_pair": "{n} contacts are of people in no pair, or in several: they count as contacts and not for a pair.",
    "refused": "Pairs are not split by {column}: {why}.",
    "open": "How many are settled and open is not shown: one of the two is of fewer than {smallest} pairs or people.",
    "half": "By when half were settled is not shown: fewer than {smallest} pairs or people were answered before, or wait longer.",
    "merged": "Reasons given by fewer than {smallest} pairs or people stand together as other reasons.",
    "no_reason": "What it was about is not shown: no reason was given by as many as {smallest} pairs or people.",
    "sides": "Who asked is not said: contacts name the pair, or too few name a person.",
    "list": "The list of open requests is written only where the charter says that flags of persons were agreed.",
}
LIMITS = (
    "Only what was written down is counted: help in the corridor is not.",
    "Pairs that never ask may be well, or may have given up.",
    "That a contact was settled says when somebody closed it, not that it helped.",
)
NEXT = {
    "long": "Call those whose request has been open for long.",
    "tell": "Tell every pair whom to turn to, and that asking early is welcome.",
    "reasons": "Where one reason comes up often, change the program and not the pair.",
}

GLOSSARY = {
    "censored": "Still waiting when the report was made: counted for as long as it has waited, and not left out.",
}
