"""What needs.priorities says: which needs are important and not met."""

from mentorlab.answers.wording.en.every_room import *

# By the side on which a need stands of the average: (importance, met today).
QUARTERS = {
    (1, -1): "important, not met",
    (1, 1): "important and met",
    (-1, -1): "less important, not met",
    (-1, 1): "less important, met",
}
UNCLEAR = "cannot tell"
UNTESTED = "too few to tell"

CLAIMS = {
    "some": "Among {group}, {first} clearly matters more than the average need and is clearly less met",
    "several": "Among {group}, {first} clearly matter more than the average need and are clearly less met",
    "leaning": (
        "Among {group}, no need is clearly both more important and less met than the average need; on the map {leaning} "
        "in that quarter, but no further from the middle than chance could put a need"
    ),
    "none": "Among {group}, no need is both more important and less met than the average need",
    "described": (
        "Among {group}, {leaning} in the quarter of what matters more than the average and is less met; with so few "
        "people this is described, not tested"
    ),
    "described_none": (
        "Among {group}, no need is both more important and less met than the average need; with so few people this is "
        "described, not tested"
    ),
}
LIES = ("{needs} lies", "{needs} lie")
PEOPLE = {"same": "{most} people rated each need", "varied": "{fewest} to {most} people rated each need"}
PRIORITIES = {
    "analyst": "{claim}. {met}{people}. All needs are judged together ({level} %). {caution}.",
    "leadership": "{claim}. {met}{people}. {caution}.",
    "mentors": "{claim}. {people}. {caution}.",
    "mentees": "{claim}. {people}. It speaks of everybody together and says nothing about you. {caution}.",
    "managers": "{claim}. {met}{people}. It speaks of no single team. {caution}.",
    "staff": "{claim}. {met}{people}. All needs are judged together ({level} %). {caution}.",
}
MET = "Clearly important and met already: {needs}. "
CAUTION = "More or less is said beside the average of these needs, not beside what would be enough"

LABELS = {**LABELS, "first": "Important, not met", "lines": "Where the lines cross", "left_out": "What is missing"}
FACTS = {
    "lines": (
        "At the average over these needs: importance {importance}, met today {current} (both 1 to 5). A need stands on "
        "a side where its distance from the average stands out among all distances at once."
    ),
    "complete": "Nothing: every rating is complete.",
    "no_first": "None that is clearly both.",
}
FIGURES = {
    "title": "Which needs are important and not met? {Group}",
    "x": "How well it is met today (1 to 5)",
    "y": "How important it is (1 to 5)",
    "corners": ("important, not met", "important and met", "less important, not met", "less important, met"),
    "sure": "Clearly in its quarter (filled)",
    "unsure": "Cannot tell which quarter (open)",
}
NOTES = {"hidden": "Hidden, so that nobody's rating can be worked out: {needs}. The averages are over the others."}
LIMITS = {
    **LIMITS,
    "relative": (
        "The lines are averages: some needs lie below them even where every need is important, and above them even "
        "where none is met."
    ),
    "own_words": "Only the needs on the list were rated. What nobody thought of asking does not appear.",
    "who": "It speaks for those who answered. Who did not answer may need other things.",
}
NEXT = {
    "first": "Begin with what is important and not met; see how large each gap is: needs.gaps.",
    "keep": "Keep doing what meets the needs that are important and met.",
    "more": "To settle the needs that cannot be told, ask more people.",
}
GLOSSARY = {
    "importance and performance": (
        "Each need has two averages: how important it is and how well it is met (Martilla and James 1977). Four "
        "quarters result; the one to begin with is important and not met."
    ),
}
