"""What is said about the register of decisions. Words in braces are cells of the answer's table."""

from mentorlab.answers.wording.en.every_room import *

NEXT_DECISIONS = {
    "analyst": "{stands}. {silent}{overdue}{settled}{seals}",
    "leadership": "{stands}. {silent}{overdue}{settled}",
    "mentors": "{stands}. {settled}",
    "mentees": "{stands}. {settled}",
    "managers": "{stands}. {silent}{settled}",
    "staff": "{stands}. {silent}{overdue}{settled}",
}
NONE = (
    "No decision is on record yet; mentorlab.decide(folder, …) records one, and so does a copy of "
    "templates/canvases/decision.yaml in the program's records/"
)
STANDS = {
    "one": "One decision is on record",
    "several": "{n} decisions are on record",
}
SILENT = {
    "none": "",
    "one": "Of one from an earlier cycle nobody has said what became of it: “{first}” ({owner}). ",
    "several": "Of {n} from earlier cycles nobody has said what became of them, first “{first}” ({owner}). ",
}
OVERDUE = {
    "none": "",
    "one": "One that should be done by now is not: “{first}” ({owner}). ",
    "several": "{n} that should be done by now are not, first “{first}” ({owner}). ",
}
SETTLED = {
    "none": "Of none is it known that it was done, changed or dropped.",
    "one": "One is settled ({words}).",
    "several": "{n} are settled ({words}).",
    "all": "All are settled ({words}).",
}
SEALS = {
    "none": "",
    "one": " One record was changed after it was recorded.",
    "several": " {n} records were changed after they were recorded.",
}

STATES = {
    "silent": "no word on what became of it",
    "silent_overdue": "no word on what became of it, and overdue",
    "open": "open",
    "overdue": "overdue",
    "not_yet": "not yet",
    "not_yet_overdue": "not yet, and overdue",
    "done": "done",
    "changed": "changed",
    "dropped": "dropped",
}
SETTLED_STATES = ("done", "changed", "dropped")

TESTED = {
    "objective": "objective {objective}: {measure}",
    "objective_bare": "objective {objective}",
    "no_objective": "{words}: no objective of this cycle measures it",
    "later": "{words}",
    "nothing": "not said",
}
LABELS = LABELS | {
    "silent": "Without a word",
    "overdue": "Overdue",
    "as_of": "As of",
    "sealed": "Records",
    "notes": "What was said of them",
}
FACTS = {
    "no_day": "No date in the tables says what is overdue",
    "sealed": "{sealed} of {n} are sealed and unchanged",
    "became": "{decision}: {state} on {on}{note}",
    "nothing": "None",
    "not_sealed": "The record {file} is not sealed: it was written by hand.",
    "changed": "The record {file} was changed after it was recorded.",
    "broken": "A record cannot be used: {fault}.",
}
LIMITS = LIMITS | {
    "register": "It knows what is on record, and nothing of what was decided elsewhere.",
    "works": "That a decision was carried out does not say that it was right; that is what its test is for.",
}
NEXT = {
    "silent": "Say what became of it with mentorlab.became(folder, “{id}”, …): {decision}.",
    "overdue": "Ask {owner} about it: {decision}.",
    "record": "Record what follows from this cycle's findings: finding, decision, owner (a role), due, and how it will be tested.",
}
FIGURE = {
    "axis": "Due",
    "as_of": "as of {as_of}",
    "settled": "done, changed or dropped",
    "open": "open, not yet due",
    "overdue": "overdue, or no word on what became of it",
}
GLOSSARY = {
    "sealed record": (
        "A record that holds the fingerprint (SHA-256) of what it says. If somebody changes it later the fingerprint no "
        "longer agrees, and the report says so."
    ),
}
