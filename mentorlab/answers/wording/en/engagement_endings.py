"""What is said about pairs that closed early. Words in braces are cells of the answer's table."""

CLOSED = {
    "none": "None of {n} pairs closed early",
    "shown": "{n_early} of {n} pairs closed early ({share}{sure})",
    "all": "All {n} pairs closed early",
    "uncounted": "Of the pairs that are old enough, {share} closed early",
}
SURE = "; {level} interval {low} to {high}"
COUNTED = ", that is before {part} of the time agreed and without having met their goal"
WHY = "Why, as far as it is said: {reasons}."
REASON = "{reason} {n_early}"
AGAIN = {
    "none": "None of the {n} mentees who stayed were matched again.",
    "shown": "Of {n} mentees who stayed, {n_again} were matched again.",
    "all": "All {n} mentees who stayed were matched again.",
}
GOES_ON = "Of these {n}, the new pair of {n_goes_on} went on."
TOO_YOUNG = "no pair is old enough to be counted: none has run for the share of its time below which an end is early"
TOO_YOUNG_SO_FAR = {
    "some": (
        "no pair is old enough to be counted yet: what share closes early can be told from {month} on. So far about {k} of "
        "{n} pairs ended early, and others still may"
    ),
    "few": (
        "no pair is old enough to be counted yet: what share closes early can be told from {month} on. So far few or none "
        "of {n} pairs ended early"
    ),
}
YOUNG = "Pairs too young to be counted: {n}; they may yet close early."

SENTENCES = {
    "analyst": "{closed}{counted}. {why} {again} {goes_on}",
    "leadership": "{closed}{counted}. {again} An end is no failure: a pair that does not fit should end soon and without blame.",
    "mentors": "{closed}. {again} A pair may end at any time, without blame; the program's staff help to say so.",
    "mentees": "{closed}. {again} A pair may end at any time, without blame, and you may ask for another mentor.",
    "managers": "{closed}. Pairs end because people leave or change, too; nobody is judged by it.",
    "staff": "{closed}{counted}. {why} {again} {goes_on} Ask those who were not matched again whether they want to be.",
}
SILENT = dict.fromkeys(
    ("analyst", "leadership", "mentors", "mentees", "managers", "staff"),
    "How many pairs closed early is not shown: they, or the others, are fewer than {smallest}.",
)
BESIDE = dict.fromkeys(
    SILENT,
    "How many pairs closed early is not shown: they, or the others, are fewer than {smallest}, or fewer than {smallest} of "
    "another unit would follow from it.",
)

TITLE = "Which pairs closed early?"
AXIS = "share of pairs (of mentees, for what came afterwards)"
LABELS = {
    "closed early": "Closed early",
    "why": "Why, among pairs that closed early",
    "afterwards": "Afterwards, among mentees who stayed",
    "everyone": "all pairs",
    "box": "Closed early",
    "box_again": "Afterwards",
    "young": "Too young to be counted",
    "without_end": "Without a day of their end",
    "of": "{k} of {n}",
}
FEW = "fewer than {smallest}"
NOTES = {
    "uncounted": "Only a share in whole percent is shown: beside the numbers of all pairs, counts would tell of fewer than {smallest}.",
    "refused": "Pairs are not split by {column}: {why}.",
    "other": "Reasons of fewer than {smallest} pairs stand together as other reasons.",
    "reasons": "Reasons are not shown: they are of fewer than {smallest} pairs.",
    "whole": "Why pairs closed early, and what came afterwards, is told of the whole program only.",
    "again": "What came afterwards is not shown: beside the other counts it would tell of fewer than {smallest} mentees.",
}
LIMITS = (
    "Why a pair ended is what somebody wrote down: few write that they did not get on.",
    "That a pair ran to its end does not say that it met, nor that it helped.",
    "Pairs that are too young are left out, also where they have ended already.",
)
NEXT = {
    "ask": "Ask those whose pair ended early what they would have needed, soon after the end.",
    "again": "Offer another mentor to mentees whose pair ended early, within two weeks.",
    "way_out": "Tell both sides at the start how a pair ends without blame.",
}
