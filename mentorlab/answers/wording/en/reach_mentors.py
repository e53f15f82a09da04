"""What is said about mentors: which to look for, how many places are in use, what draws and what keeps them."""

from mentorlab.answers.wording.en.every_room import *

MENTORS = {
    "analyst": "{pool}. {skills}. {used}.{said}",
    "leadership": "{pool}. {find}. {used}.",
    "mentors": "{pool}. {find}.{said_plain} Nobody is named: these are counts of all mentors together.",
    "mentees": "{pool}. {find}.",
    "managers": "{pool}. {find}. Somebody in your team may be able to offer one of them.{said_plain}",
    "staff": "{pool}. {skills}. {used}.{said}",
}

POOL = "{n_offering} mentors offer {n_offered} places to {n_wanting} mentees who could be matched ({per_mentee} each){short}"
SHORT = ": {shortfall} too few, about {mentors} more"
MENTORS_COUNT = {"one": "1 mentor", "many": "{n} mentors"}
SKILLS = {
    "short": "Look for mentors who offer {skills}",
    "enough": "No skill that can be shown has fewer places than mentees who want it",
    "unknown": "Which skills are short is not known: applications do not say what people want and offer",
}
SKILL = "{skill} ({n_wanting} want it, {n_offered} places: about {mentors} more)"
SKILL_FEW = "{skill} ({n_wanting} want it, hardly anybody or nobody offers it)"
SKILL_PLAIN = "{skill} ({mentors} more)"
SKILL_FEW_PLAIN = "{skill}"
USED = {
    "shown": "{n_active} of {n_offered} places ({share}) are in use now; a blog recommends {low} to {high}",
    "nobody": "No place is in use: on the last day that the tables speak of no pair of these mentors runs",
    "hidden": "How many places are in use would tell of a few people and is hidden",
    "unknown": "How many places are in use is not known: there is no table pairs",
}
SAID = {
    "hurdle": "Asked what keeps them away, mentors named “{theme}” most often: {k} of {n}",
    "recognition": "Asked how they would like to be thanked, they named “{theme}” most often: {k} of {n}",
    "thanked": "Of {n} mentors who have or had a mentee, {k} were recognised",
}

TOPICS = {
    "pool": "the pool",
    "skills": "skills",
    "in_use": "places in use",
    "hurdle": "what keeps mentors away",
    "declined": "why mentors declined",
    "benefit": "what attracts mentors",
    "recognition": "how mentors would be thanked",
    "thanked": "recognition given",
}
LINES = {
    "pool": "everything",
    "other_skills": "other skills",
    "in_use": "all places",
    "idle": "mentors without a mentee",
    "free": "mentors with a mentee and places left",
    "full": "mentors with all places in use",
    "over": "mentors with more mentees than places",
    "all_said": "everything said",
    "other_themes": "other themes",
    "thanked": "mentors recognised",
}
STATES = {
    "": "",
    "filled": "filled",
    "not_filled": "not filled",
    "short": "short",
    "enough": "enough",
    "few_offer": "few or none offer it",
    "offer_hidden": "how many offer it cannot be shown",
    "few_want": "how many want it cannot be shown",
    "hidden": "hidden",
    "below": "less than recommended",
    "within": "as recommended",
    "above": "more than recommended",
    "nobody": "none",
}
HEADLINES = {
    "short": "Look for mentors who offer {skills}.",
    "enough": "No skill that can be shown is short of mentors.",
    "unknown": "{pool}.",
}
CHECKS = {
    "pool_filled": {
        "passed": "The pool is filled: {per_mentee} places for each mentee, at least {least} (a vendor's advice, weak).",
        "failed": "The pool is not filled: {per_mentee} places for each mentee, less than {least} (a vendor's advice, weak).",
    },
    "over": {
        "passed": "No mentor has more mentees than the places that they offered.",
        "failed": "Some mentors have more mentees than the places that they offered; the staff can ask how they are.",
    },
}
NOTES = {
    "capacity": "Some mentors name no number of places: each counts as one.",
    "nearly": "How many mentees could be matched is told to the nearest five: beside the funnel it would tell of a few people.",
    "elsewhere": "Some mentees in running pairs have a mentor without an application that counts: left out of the places.",
    "beside": (
        "What mentors said about {kind} is hidden: earlier reports covered nearly the same people, and the difference "
        "would tell about fewer than {smallest} of them."
    ),
}
LIMITS_HERE = (
    "A place counts for every skill of its mentor and serves one mentee: the pool may be shorter than it looks.",
    "Skills are compared word for word: what one side calls presenting and the other public speaking are two here.",
    "What mentors could give who have not applied: nobody asked them here.",
    "What keeps people away who said nothing, and whether thanks were felt as thanks.",
    "How many mentees are too many: the shares that vendors recommend stand on no study. Ask the mentors.",
)
STEPS = {
    "short": "Invite people who could offer {skills}; ask their managers for the time.",
    "few_places": "Find about {mentors} more, or say how places are given: there are fewer places than mentees.",
    "idle": "Write to mentors without a mentee, so that they know they are not forgotten.",
    "hurdle": "Say in the next invitation what is done about “{theme}”.",
    "recognition": "Thank mentors as they wish: “{theme}” was named most often.",
    "none": "Nothing is short: keep the pool warm, and ask again before the next cycle.",
}
FIGURE = {
    "title": "Which mentors to look for? Skills wanted against places",
    "axis": "mentees who want it; places of the mentors who offer it",
    "wanted": "mentees who want it",
    "offered": "places of mentors who offer it",
    "few": "not shown: too few or too nearly all ({smallest})",
}
