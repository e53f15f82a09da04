"""What the match board says, to the program's own staff and nobody else."""

CLASHES = {
    "why": ("no reason is given", "write why: it stands in the log of decisions"),
    "by": ("no role is given", "write the role that decides, for example program lead"),
    "no_mentee": ("there is no such mentee in the pool", "choose one of the list"),
    "no_mentor": ("there is no such mentor in the pool", "choose one of the list"),
    "locked_already": ("this pair is locked already", "release it first to change the reason"),
    "vetoed_already": ("this pair is vetoed already", "release it first to change the reason"),
    "vetoed": ("this pair is vetoed", "release the veto first"),
    "locked": ("this pair is locked", "release the lock first"),
    "locked_twice": ("this mentee is locked with another mentor", "release that lock first: a mentee has one mentor"),
    "demanded_other": (
        "the table arranged demands another mentor for this mentee",
        "change the table arranged, or leave this pair",
    ),
    "demanded": ("the table arranged demands this pair", "take it out of the table arranged first"),
    "barred": ("the program's rules forbid this pair ({rules})", "choose another mentor, or change the rule"),
    "full": (
        "this mentor has {places} places, and {locked} mentees are locked there or demanded by the table arranged",
        "release one of these locks, or give the mentor more places in the table applications",
    ),
    "not_held": ("this pair is neither locked nor vetoed", "choose a pair that is"),
    "no_undo": ("there is no step of this sitting to take back", "release a lock or veto instead"),
    "no_redo": ("nothing was taken back", "go on from here"),
    "elsewhere": (
        "somebody else decided on pairs meanwhile; what holds now is shown, and your step was not taken",
        "look at it, and do your step again",
    ),
    "changed": (
        "changed since the board was opened: {files}; nothing was published",
        "press Read the tables again, look at the match, and publish then",
    ),
    "published": (
        "{n} pairs of this cycle are published already, and stay as they are",
        "add single rows to the table pairs by hand; take all of them out first only if nobody was told",
    ),
    "changed_before_withdrawal": (
        "changed since the board was opened: {files}; nothing was taken back",
        "press Read the tables again, and look whether the pairs have begun",
    ),
    "none_published": ("there are no pairs of this cycle", "there is nothing to take back"),
    "not_published": (
        "no publication of these pairs is on record",
        "take rows that came from elsewhere out by hand, if nobody was told",
    ),
    "not_ours": ("{n} of the pairs were not published here", "take the pairs back by hand, if nobody was told"),
    "begun": ("{n} of the pairs have begun or ended; their history stays", "change single rows by hand"),
    "named_in": ("{n} rows name a published pair; this history stays", "change single rows of pairs by hand"),
    "form": (
        "the charter matches {form}, and the board is for pairs of one mentee and one mentor",
        "ask matching.circles or matching.shortlists, or set matching.form to one_to_one",
    ),
}
PROOF = {
    "proven": "Proven: no match that keeps the rules, the locks and the vetoes is better by what this way counts.",
    "stable": (
        "By construction: no mentee and mentor outside the locks would both rather have each other, where rules, vetoes "
        "and places allow it."
    ),
    "gap": "Stopped before the proof: a better match could gain {gap} % of the total at most.",
    "open": "Stopped before the proof: it is not known yet whether more people could be matched.",
    "none": "This way goes by turns or lots and promises no best match.",
}
COUNTED = {"fit": "fit", "points": "points for fit and choices"}
COST = {
    "step": "This step: {worth}; {people}; {moved}.",
    "step_nothing": "This step costs nothing: nobody else's mentor changes.",
    "all": "All locks and vetoes, against the match without any: {worth}; {people}; {moved}.",
    "all_nothing": "The locks and vetoes cost nothing: the match is as it would be without them.",
}
COST_WORTH = {
    "lost": "{lost} points of {what} lost in sum, of {of} ({share} %)",
    "gained": "{lost} points of {what} gained in sum, on {of} ({share} %)",
    "same": "the same sum of {what}",
}
COST_PEOPLE = {"same": "as many matched", "fewer": "{n} fewer matched", "more": "{n} more matched"}
MOVED = {
    "none": "nobody's mentor changes",
    "one": "1 mentee's mentor changes",
    "many": "{n} mentees' mentors change",
}
WITHDRAWN = "The pairs were taken out of the table again before they began; why stands in the folder staff."
BY_HAND = "some pairs were locked or vetoed by hand, who and why stands in the folder staff"
PANEL = "Match board: who with whom?"
SUMMARY = (
    "{matched} of {mentees} mentees have one of {mentors} mentors ({places} places); average fit {fit} of 100, lowest "
    "{worst}. {locks} locked, {vetoes} vetoed."
)
TRYING = "This program ships with mentorlab: try everything out, nothing is written."
ASIDE = (
    "{n} earlier decisions cannot be kept any more, because people left the pool, or rules, places or minimums changed. "
    "They do nothing, and come back when they can be kept again, unless you release them: {pairs}."
)
PUBLISHED = "{n} pairs of this cycle are in the table pairs; what is decided here no longer changes them."
SECTIONS = {
    "pair": "One pair",
    "list": "All pairs",
    "ways": "Other ways of matching, around the same locks and vetoes",
    "publish": "Publish",
}
CONTROLS = {
    "policy": ("Way of matching", "How everybody who is not locked is matched. Locks and vetoes stay."),
    "stop_after": (
        "Stop after (s)",
        "Large pools: stop looking for a better match after so many seconds and say how far off it is at most. "
        "0: go on to the proof. Counts for optimal and optimal with choice.",
    ),
    "mentee": ("Mentee", "Choose a mentee by id; the list below shows all of them."),
    "mentor": ("Mentor", "The mentor of the pair to be decided on. At first the one whom the mentee has now."),
    "reason": ("Reason", "Why this pair is locked or vetoed. Required: it stands in the log of decisions."),
    "by": ("Decided by", "The role that decides, for example program lead; no name."),
    "person": ("Person", "Show pairs with this id, or part of it, on either side."),
    "fit": ("Fit between", "Show pairs whose fit lies between these two."),
    "load": ("Mentor's load", "Show mentors who are full, or who have places left."),
    "flag": ("Flag", "Show pairs that somebody should look at."),
    "sort": ("Sort by", "The order of the list."),
}
BUTTONS = {
    "lock": ("Lock this pair", "This pair has to be made; everybody else is matched around it."),
    "veto": ("Veto this pair", "This pair must not be made; everybody is matched without it."),
    "release": ("Release", "Take back the lock or veto of this pair."),
    "reload": (
        "Read the tables again",
        "Take up what changed in the charter, the tables and the decisions since the board was opened.",
    ),
    "undo": ("Undo", "Take the last step back."),
    "redo": ("Redo", "Do again what was taken back last."),
    "before": ("Previous 25", "Show the 25 pairs before these."),
    "next": ("Next 25", "Show the 25 pairs after these."),
    "compare": ("Compare ways", "Match the same people by other ways, with the same locks and vetoes."),
    "publish": ("Publish …", "Say what will be written, and ask once more."),
    "really": (
        "Yes, publish",
        "Write these pairs into the table pairs, with the log of decisions and the certificate.",
    ),
    "not_yet": ("Not yet", "Write nothing."),
    "withdraw": (
        "Take the publication back …",
        "If it was a mistake and nobody was told: take these pairs out of the table again. Asks once more.",
    ),
    "really_withdraw": ("Yes, take it back", "Take the published pairs of this cycle out of the table pairs."),
}
HELP = "Help"
ANY = "(any)"
LOADS = {"full": "full", "has_places": "has places left"}
FLAGS = {
    "no_mentor": "no mentor",
    "locked": "locked",
    "vetoed": "a veto",
    "moved": "moved by a lock or veto",
    "not_wished": "not wished for",
    "low_fit": "low fit",
    "below_minimum": "mentor wants more",
}
SORTS = {
    "mentee": "mentee",
    "mentor": "mentor",
    "lowest_fit": "fit, lowest first",
    "highest_fit": "fit, highest first",
    "load": "mentor's load, most first",
    "flags": "flags, most first",
}
HEADINGS = ("Mentee", "Mentor", "Fit", "Choice", "Load", "Flags", "Reason")
LIST = "Pairs {first} to {last} of {n} ({all} mentees in all)"
NO_ROWS = "No pair is like this."
OPTION = "{mentor} · fit {fit}{choice}{barred}"
OPTION_PARTS = {"between": " · ", "choice": " · choice {rank}", "barred": " · not allowed"}
LOAD = "{load} of {places}"
HELD = {
    "lock": "Locked by {by} on {on}: {why}",
    "veto": "Vetoed by {by} on {on}: {why}",
}
DID = {
    "lock": "locked",
    "veto": "vetoed",
    "release": "released",
    "undo": "taken back",
    "redo": "done again",
    "publish": "published",
    "withdraw": "publication taken back",
}
DID_WHAT = {"lock": "{did}: lock", "veto": "{did}: veto"}  # of what was released, taken back or done again
LOG_TITLE = "Log of decisions ({n})"
LOG_HEADINGS = ("When (UTC)", "What", "Mentee", "Mentor", "Reason", "Decided by")
LOG = "{n} steps, the latest first; all of them stand in staff/match-board.json."
LOG_SOME = "The latest {shown} of {n} steps; all of them stand in staff/match-board.json."
NO_LOG = "Nothing has been decided by hand yet."
LOG_PAGE = {
    "title": "Decisions on single pairs",
    "about": "{program}, {cycle}. Published on {on} by the {by}: {n} pairs by the way {policy}.",
    "private": "About persons: for the program's own staff only.",
    "holds": "What holds in these pairs",
    "steps": "Every step that led there, the latest first",
}
NOT_KEPT = "{mentor}: {said} (cannot be kept any more, and does nothing)"
NOT_CHOSEN = "Choose a mentee to see why they have this mentor, and to lock or veto a pair."
UNKNOWN = "{typed} is no {side} in the pool; choose one of the list. What you typed stays."
STATUS = {
    "ready": "Everybody is matched by the way {policy}.",
    "lock": "Locked, and matched again in {ms} ms.",
    "veto": "Vetoed, and matched again in {ms} ms.",
    "release": "Released, and matched again in {ms} ms.",
    "undo": "Taken back, and matched again in {ms} ms.",
    "redo": "Done again, and matched again in {ms} ms.",
    "policy": "Matched by the way {policy} in {ms} ms.",
    "reload": "The tables are read again, and everybody is matched in {ms} ms.",
    "refused": "Not done: {why}",
    "ask": "{n} pairs will be written into the table pairs, with a decision on record. Publish them?",
    "published": "{n} pairs are published in {table}; the log of decisions and the certificate stand in staff.",
    "not_yet": "Nothing was written.",
    "ask_withdraw": (
        "{n} pairs will be taken out of the table pairs. Do so only if nobody was told of their mentor. The reason above "
        "goes into the log. Take them back?"
    ),
    "withdrawn": "The publication is taken back; the decision is on record as dropped, the lists in staff stay.",
    "compared": "{n} ways are compared.",
}
WAYS = (
    "Way",
    "Average fit",
    "Lowest fit",
    "Without a mentor",
    "Nobody they wished",
    "First choice",
    "Same mentor as now",
)
WAYS_CAPTION = "Fit is on paper, and no outcome. Turns and lots are here to be compared, not recommended."
STILL_HEAD = ("Way", "Mentees with a mentor", "Average fit", "Average of the lowest")
STILL = (
    "The match board: {mentees} mentees and {mentors} mentors with {places} places. Pairs are persons, so only counts "
    "stand here; in an open notebook the board shows them."
)
STILL_NOT = "The match board cannot be shown: {why}."
HIDDEN = "hidden"
