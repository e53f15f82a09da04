"""What is said about the plan that was frozen beforehand."""

from mentorlab.answers.wording.en.every_room import *

EARLY = dict.fromkeys(
    AUDIENCES, "The plan was frozen on {when}, before the first answer at “{wave}”. {state}. {lacks}."
)
LATE = dict.fromkeys(
    AUDIENCES,
    "The plan was frozen on {when}, when answers at “{wave}” were there already: it was not made beforehand. {state}. "
    "{lacks}.",
)
NONE = dict.fromkeys(
    AUDIENCES,
    "No plan is frozen: nothing shows that what will be judged was chosen before the data. {lacks}.",
)
BROKEN = dict.fromkeys(
    AUDIENCES,
    "No plan counts as frozen: {broken}. {lacks}.",
)

NOT_AS_WRITTEN = {
    "broken": "{name} is no longer as it was written",
    "missing": "{name} is no longer in records/, although a later plan amends it",
}
STATES = {
    "same": "Charter and questionnaires still say the same",
    "changed": "What has changed since: {items}",
    "more": "; and more",
}
LACKS = "What the plan lacks: {lacks}"
WHOLE = "It names all that a report will be judged by"
NEVER = "not frozen"

LACKING = {
    "primary": "a primary objective (primary: true), the one on which the program is judged",
    "measure": "a measure of the objective {objective}",
    "worthwhile": "the smallest effect worth having on {objective} (worthwhile)",
    "design": "a design: how those with a place and those without come about",
    "one_wave": "a second wave: one measuring time shows no change",
    "waves": "the waves, with their days",
    "dates": "the days of the two waves that are compared",
}

SAME = {
    "yes": "yes",
    "before": "no, amended before the data ({on})",
    "after": "no, changed after the data ({on})",
    "unrecorded": "no, and nothing says since when",
}

CHECKS = {
    "as_written_passed": "The fingerprint of every frozen plan agrees with its bytes.",
    "as_written_failed": "Not every plan counts: {broken}.",
    "as_written_not_checked": "There is no frozen plan.",
    "before_data_passed": "No answer at “{wave}” was there when the plan was frozen.",
    "before_data_failed": "Answers at “{wave}” were there when the plan was frozen.",
    "before_data_not_checked": "There is no frozen plan.",
    "kept_passed": "Nothing has changed but what was amended before the data.",
    "kept_failed": "Some of it is no longer as it was frozen: reports tell each change.",
    "kept_not_checked": "There is no frozen plan.",
    "whole_passed": "A primary objective, its measure and worthwhile size, a design and two dated waves are named.",
    "whole_failed": "{lacks}.",
}

LABELS = LABELS | {"plan": "The plan", "frozen": "What is frozen"}
FIGURE = {
    "title": "Was the plan frozen before the data?",
    "frozen": "plan frozen",
    "amended": "plan amended",
    "starts": "program starts",
    "first": "first answer at “{wave}”",
    "asked": "asked at “{wave}”",
}
LIMITS_HERE = (
    "It does not say whether the plan is a good one, nor whether it was followed where no charter can see it.",
    "Whoever changes a frozen file and its fingerprint together leaves no trace in it: a copy that was given away would "
    "show it.",
)
NEXT_HERE = {
    "fill": "Write into the charter what the plan lacks.",
    "freeze": "Freeze the plan before the first answers at the end are in (mentorlab freeze).",
    "restore": "Put the frozen file back as it was written, from a copy.",
    "amend": "If a change is meant, freeze again: the amendment stands beside the first plan, with its day.",
    "keep": "Keep a copy of the frozen plan where others can see it.",
}
GLOSSARY = {
    "protocol": "The plan of the analysis, written down before the data: what will be judged, how, and from what size.",
    "fingerprint": "A number (sha256) that changes with every byte of a file or list, and so shows whether it is the same.",
}
