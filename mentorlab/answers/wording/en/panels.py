"""What panels in a notebook say: work that takes long, what stands still; exploring every question."""

WORKING = "Working"
BUTTONS = {
    "stop": ("Stop", "Give up this work; what is shown stays as it was."),
    "default": ("Not set", "Leave this setting out again: the question then takes what it takes by itself."),
    "start_over": ("Start over", "Every setting as it was at the beginning."),
}
STATUS = {
    "stopped": "Stopped. What is shown is from before.",
    "failed": "This could not be worked out: {why}. What is shown is from before.",
}
STILL = "In a notebook that is open in JupyterLab a panel stands here."

ROOMS = {
    "needs": "Why mentoring, and for whom?",
    "planning": "What will we do, and how will we know?",
    "reach": "Are people joining?",
    "matching": "Who with whom?",
    "engagement": "Is it alive?",
    "outcomes": "Did it work?",
    "returns": "Was it worth it?",
}
TOPIC = ("Topic", "The question behind the questions.")
QUESTION = ("Question", "What to ask. Those marked (not yet) say what is missing.")
NOT_YET = "{asks} (not yet)"
NOT_SET = "(not set)"
TYPED = "{label}, typed"
BY_ITSELF = "Now: what the question takes by itself."
SET_TO = "Now: {value}."
CODE = "The same as code, for a cell of a notebook where `program` is loaded:"
COPY = ("Copy as code", "Copied")
WRONG_ENTRY = "{why} What is shown is from before."
NOT_READ = {
    "number": "{typed!r} is no number; write it like 0.25.",
    "whole": "{typed!r} is no whole number.",
    "day": "{typed!r} is no day; write it like 2026-12-31.",
    "weight": "{typed!r} has no number after the equals sign; write it like skills=3.",
    "weights": "{typed!r} is no weight; write it like skills=3; goals=2.",
    "choice": "{typed!r} cannot be chosen; there is {choices}.",
    "low": "{typed} is too low; it may be {low} or more.",
    "high": "{typed} is too high; it may be {high} or less.",
}
SEVERAL = "Several: put ; between them."
BY_CODE = "It can also be handed other answers ({names}); that is done in code."
ANSWERED = "Answered: {sentence}"
TABLE = "The numbers"
KNOW = "How we know"
REGISTER = "What can be asked of {program}: {n} of {total} questions can be answered now."
TOPIC_HEAD = "{topic} {n} of {total} can be answered"
ANSWERABLE = "can be answered"
MISSING = "missing: {tables}"
FAULTY = "faults in {tables}: see what mentorlab check says"
ENDS = ("at least", "at most")  # of a slider with two handles
