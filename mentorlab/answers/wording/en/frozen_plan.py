"""What is said of a plan that was frozen beforehand, wherever it is told."""

from mentorlab.answers.wording.en.every_room import *

ITEMS = {
    "objective": "the objective {objective}",
    "measure": "measure of {objective}",
    "for": "people whom {objective} is about",
    "direction": "wanted direction of {objective}",
    "worthwhile": "worthwhile size of {objective} (SDs)",
    "worthwhile_points": "worthwhile size of {objective} (points)",
    "primary": "{objective} is the primary objective",
    "design": "design",
    "places_by": "how places are given",
    "waves": "waves compared",
    "adjust_for": "characteristics adjusted for",
    "clustered_by": "clusters",
    "taken_up": "meetings that count as taking part",
    "final_on": "day from which results are final",
    "level": "level of the intervals",
    "units": "units of the report",
    "smallest_group": "smallest group shown",
    "places": "number of places",
    "scoring": "how {measure} is scored",
}
NOTHING = "nothing"
NO_MEASURE = "no measure"

CHANGED = {
    "before": "Changed before the data ({on}): {item}, frozen as {frozen}, now {now}.",
    "after": "Changed after the data ({on}): {item}, frozen as {frozen}, now {now}.",
    "unrecorded": "Changed since the plan was frozen, and nothing says when: {item}, frozen as {frozen}, now {now}.",
}

# A whole objective that came or went, in place of everything that the plan says about it.
OBJECTIVES = {
    "gone": "{objective} ({measure}), which the plan judges too, is not in the charter any more",
    "gone_primary": "{objective} ({measure}), by which the plan judges the program, is not in the charter any more",
    "new": "{objective} ({measure}) is not in the plan",
}
WHEN = {
    "before": "Changed before the data ({on}): {what}.",
    "after": "Changed after the data ({on}): {what}.",
    "unrecorded": "Changed since the plan was frozen, and nothing says when: {what}.",
}

PLANNED = {
    "label": "What was planned",
    "early": "Frozen on {on}, before the first answer at “{wave}” ({name}).",
    "late": "Frozen on {on}, when answers at “{wave}” were there already ({name}): not a plan made beforehand.",
    "amended": "Amended before the data, last on {on}.",
    "same": "Nothing in it has changed since.",
    "changed": "What this answer needs of it has changed: {changes}",
    "broken": "{name} is no longer as it was written and counts as no plan.",
    "missing": "It amends {name}, which is no longer in records/: what was planned first is not known.",
    "elsewhere": "A plan of another cycle ({cycle}) was frozen on {on} ({name}); it counts as none for this cycle.",
}

PRIMARY = {
    "declared": "A primary objective with this measure in the plan frozen on {on}, before the first answer.",
    "not_declared": "Not a primary objective with this measure in the plan frozen on {on}, before the first answer.",
    "late": "The charter names this as a primary objective; the plan was frozen on {on}, after the first answers.",
    "broken": "The charter names this as a primary objective; {name} no longer shows since when.",
}
