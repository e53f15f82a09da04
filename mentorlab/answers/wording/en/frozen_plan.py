"""What is said of a plan that was frozen beforehand, wherever it is told."""

from mentorlab.answers.wording.en.every_room import *

ITEMS = {
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

CHANGED = {
    "before": "Changed before the data ({on}): {item}, frozen as {frozen}, now {now}.",
    "after": "Changed after the data ({on}): {item}, frozen as {frozen}, now {now}.",
    "unrecorded": "Changed since the plan was frozen, and nothing says when: {item}, frozen as {frozen}, now {now}.",
}

PLANNED = {
    "label": "What was planned",
    "early": "Frozen on {on}, before the first answer at “{wave}” ({name}).",
    "late": "Frozen on {on}, when answers at “{wave}” were there already ({name}): not a plan made beforehand.",
    "amended": "Amended before the data, last on {on}.",
    "same": "Nothing in it has changed since.",
    "changed": "What this answer needs of it has changed: {changes}",
    "broken": "{name} is no longer as it was written and counts as no plan.",
}

PRIMARY = {
    "declared": "A primary objective with this measure in the plan frozen on {on}, before the first answer.",
    "not_declared": "Not a primary objective with this measure in the plan frozen on {on}, before the first answer.",
    "late": "The charter names this as a primary objective; the plan was frozen on {on}, after the first answers.",
    "broken": "The charter names this as a primary objective; {name} no longer shows since when.",
}
