"""What needs.alignment says: do the organisation and its people want the same?"""

from mentorlab.answers.wording.en.every_room import *

# By the side of the average on which (leaders' importance, people's Borich score) stand.
MEETS = {
    (1, 1): "both want it",
    (-1, 1): "people need it, leaders do not see it",
    (1, -1): "leaders push it, people have it",
    (-1, -1): "neither",
}
UNCLEAR = "cannot tell"

PURPOSES = {
    "employee_engagement": "employee engagement",
    "knowledge_and_skills": "knowledge and skills",
    "culture_change": "culture change",
}
NO_PURPOSE = "no purpose named"

# How far the two orders agree, by Kendall's tau-b, from its least value up.
ORDERS = {
    "opposite": "put these needs in nearly opposite orders",
    "apart": "have little in common in how they order these needs",
    "partly": "agree in part on the order of these needs",
    "alike": "put these needs in much the same order",
}
UNTOLD = "may agree or disagree on the order of these needs: nobody can tell"
DESCRIBED = "; with so few {who} this is described, not tested"

CLAIM = "{Leaders} and {group} {order}{described}"
PARTS = {
    "both": "Both want {needs}. ",
    "people": "{Group} need {needs}, which {leaders} do not put above other needs. ",
    "leaders": "{Leaders} push {needs}, which {group} miss less than other needs. ",
    "unclear": "Of {needs} nobody can tell. ",
}
ALIGNMENT = {
    "analyst": "{claim}. {both}{people}{leaders_}{unclear}{asked}. {caution}.",
    "leadership": "{claim}. {both}{people}{leaders_}{asked}. {caution}.",
    "mentors": "{claim}. {both}{people}{asked}. {caution}.",
    "mentees": "{claim}. {both}{people}{asked}. It speaks of everybody together and says nothing about you. {caution}.",
    "managers": "{claim}. {both}{people}{leaders_}{asked}. It speaks of no single team. {caution}.",
    "staff": "{claim}. {both}{people}{leaders_}{unclear}{asked}. {caution}.",
}
ASKED = "{leaders_n} {leaders} and {people_n} {group} rated these needs"
RANGE = "{fewest} to {most}"
CAUTION = "Each side is held against its own average, so that a need can be wanted by both and still be well met"

LABELS = {
    **LABELS,
    "both": "Both want it",
    "people_only": "People need it, leaders do not see it",
    "agreement": "Order",
    "sides": "How sides were found",
    "left_out": "What is missing",
    "nothing": "None that is clear.",
}
FACTS = {
    "tested": "Kendall's tau-b {tau} ({level} % interval {low} to {high}): 1 = the same order, −1 = the opposite.",
    "described": "Kendall's tau-b {tau} (1 = the same order, −1 = the opposite); described, not tested.",
    "no_order": "Too few needs, or all of them equal: no order to compare.",
    "sides": (
        "{Group}: by Borich's score beside its average over these needs, clear where the distance stands out among all "
        "distances at once. {Leaders}: by importance, {how}."
    ),
    "sides_tested": "in the same way",
    "sides_described": "by the plain average, since they are too few to test",
    "complete": "Nothing: every rating is complete.",
}
NOTES = {
    "hidden": "Hidden, so that nobody's rating can be worked out: {needs}. Averages and order are over the others.",
    "no_purpose": "The charter names no purpose for: {needs}. Add them to `needs:` in program.yaml.",
    "not_rated": "The charter names needs that nobody rated: {needs}.",
}
FIGURES = {
    "title": "Where do {leaders} and {group} want the same?",
    "x": "How much {group} need it (Borich's score)",
    "y": "How important {leaders} call it (1 to 5)",
    "corners": (
        "leaders push it, people have it",
        "both want it",
        "neither",
        "people need it, leaders do not see it",
    ),
    "foot": "Filled: both sides are clear. Open: nobody can tell. Broken lines: the averages over these needs.",
}
LIMITS = {
    **LIMITS,
    "relative": "Sides are relative: where leaders call every need important, some still lie below their average.",
    "who": "It speaks for those who answered; a few leaders are not the organisation.",
    "why": "It does not say who is right. Leaders may see what people do not, and the other way round.",
}
NEXT = {
    "both": "Begin where both want it: write an objective for {needs}.",
    "people": "Talk with leaders about what people need and leaders do not see: {needs}.",
    "leaders": "Ask what leaders hope for from {needs}, and tell people why.",
    "purposes": "Name the purpose that every need serves in the charter, under `needs:`.",
    "more": "Ask more people, so that more needs can be told.",
}
GLOSSARY = {
    "Kendall's tau-b": (
        "How far two orders agree: of all pairs of needs, the share put the same way round less the share put the other "
        "way round, allowing for equals (Kendall 1945)."
    ),
}
