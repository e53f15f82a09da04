"""What is said about how the people of a pool fit, and which skills fall short."""

from mentorlab.answers.wording.en.every_room import *

POOL = {
    "analyst": (
        "{n_wanting} mentees and {n_offering} mentors with {n_offered} places are in the pool. {could_have}. {find_all}. "
        "{short}."
    ),
    "leadership": (
        "{n_wanting} people wait for a mentor, and {n_offering} mentors have {n_offered} places. {find_all}. {short}."
    ),
    "mentors": (
        "{n_wanting} mentees look for one of the {n_offered} places that {n_offering} of you offer. {short}.{ask_mentors}"
    ),
    "mentees": "{n_offering} mentors offer {n_offered} places to {n_wanting} mentees. {find_all}. {short}.",
    "managers": (
        "{n_wanting} mentees and {n_offering} mentors with {n_offered} places are in the pool. {short}.{ask_managers}"
    ),
    "staff": (
        "{n_wanting} mentees and {n_offering} mentors with {n_offered} places are in the pool. {could_have}. {find_all}. "
        "{short}."
    ),
}
ASK = {
    "ask_mentors": " If you can help with such a skill, add it to your application.",
    "ask_managers": " Somebody in your team may know more of it than they think.",
}
COULD_HAVE = (
    "With the best mentor whom the rules allow, half of the mentees could have a fit of {fit} points or more, a quarter "
    "one of {fit_low} or less, a quarter one of {fit_high} or more"
)
NO_QUARTERS = "They are too few to say how the best fits are spread without telling of single people"
FIND_ALL = {
    "all": "Every skill that a mentee wants is offered by somebody",
    "some": "{share} of the mentees who named a skill could find every skill they want somewhere in the pool",
    "unknown": "How many mentees could find every skill they want cannot be shown",
}
FALLS_SHORT = "The pool falls short in {skills}"
SHORT = "{skill} ({n_offered} places for {n_wanting} mentees)"
HARDLY = "{skill} (hardly anybody offers it)"
NOTHING_SHORT = "No skill of which both sides can be shown is wanted by more mentees than there are places with it"

EVERYTHING = "everything together"
OTHERS = "other skills"
STATES = {
    "short": "falls short",
    "enough": "enough places",
    "few_offer": "too few offer it to be shown",
    "few_want": "too few want it to be shown",
    "hidden": "too few people to be named",
}
PART = "{part}, up to {points} of 100 points"
FIGURE = {
    "title": "Where does the pool fall short? Skills wanted against skills offered",
    "axis": "mentees who want it; places of the mentors who offer it",
    "wanted": "mentees who want it",
    "offered": "places of mentors who offer it",
    "few": "not shown: too few or too nearly all ({smallest})",
}
LIMITS_HERE = (
    "A place counts for every skill of its mentor and can serve one mentee only: the pool may be shorter than it looks.",
    "Skills are compared word for word: what one side calls presenting and the other public speaking are two skills "
    "here. The part of the fit that compares goals is more forgiving.",
    "A fit says what people wrote before they met. Whether it foretells how pairs go is a question of its own, after "
    "the cycle.",
)
STEPS = {
    "few_places": "Find more mentors or places, or say how places are given: there are fewer places than mentees.",
    "skills": "Ask for mentors with the skills that fall short, or offer a workshop on them for several mentees at once.",
    "columns": "Ask in the application for what the parts of the fit that dropped out need.",
}
GLOSSARY = {
    "fit": (
        "How well a mentee and a mentor suit each other by what they wrote, from 0 to 100: parts such as skills, goals "
        "and meeting times add up, each with the share that the charter's weights give it."
    ),
}
