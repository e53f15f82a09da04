"""What is said about where places are short, and what one more would be worth."""

from mentorlab.answers.wording.en.every_room import *

SCARCE = {
    "analyst": "{full}. With a typical mentor, {typical}. It is worth more with mentors who offer {skills}.",
    "leadership": "{full}. One more place helps most with mentors who offer {skills}.",
    "mentors": (
        "{full}. One more place helps most with those of you who offer {skills}. If you could take one more mentee, say "
        "so."
    ),
    "mentees": "{full}. Places are shortest with mentors who offer {skills}.",
    "managers": (
        "{full}. One more place helps most with mentors who offer {skills}. Somebody in your team may be able to offer "
        "one."
    ),
    "staff": "{full}. With a typical mentor, {typical}. It is worth more with mentors who offer {skills}.",
}
ANYWHERE = dict.fromkeys(
    AUDIENCES, "{full}. With a typical mentor, {typical}, and no skill that can be shown stands out."
)
ENOUGH = dict.fromkeys(
    AUDIENCES,
    "{full}. One more place with a typical mentor would add nothing: places are not what is short, and no skill that can "
    "be shown stands out.",
)

FULL = {
    "shown": "In the best match by fit, {n_full} of {n} mentors have no place left",
    "hidden": "Of {n} mentors, how many have no place left in the best match by fit cannot be shown",
}
TYPICAL = {
    "person": "one more place would match another person, and the sum of all fits would change by {worth}",
    "fit": "one more place would add {worth} to the sum of all fits",
    "nothing": "one more place would add nothing",
}
SKILL = {
    "person": "{skill} (another person matched, {worth})",
    "fit": "{skill} ({worth})",
    "nothing": "{skill}",
}
POINTS = {"one": "{worth} point", "many": "{worth} points"}
GIVES = {"person": "another person matched", "fit": "a better fit", "nothing": "nothing: places are enough"}

EVERYTHING = "all mentors together"
CHECKS = {
    "best_by_fit": (
        "The match behind these numbers is the best there is: no other matches more people, or as many with a higher sum "
        "of fits."
    ),
}
LABELS = LABELS | {"worth": "What worth means", "who": "Which mentors"}
FACTS = {
    "worth": (
        "Points of fit, 100 for a pair that suits in everything, added to the sum over all pairs when everybody is "
        "matched anew. Never money."
    ),
    "who": (
        "The median over the mentors who offer the skill, in whole points; what a place with one mentor is worth stands in "
        "staff/prices.csv alone."
    ),
}
FIGURE = {
    "title": "What is one more place worth?",
    "axis": "points added to the sum of all fits by one more place with a typical mentor who offers the skill",
    "another": "a better fit for those matched",
    "person": "another person matched",
}
LIMITS_HERE = (
    "Worth is fit on paper: whether a better fit makes a better pair is a question of its own, after the cycle.",
    "It holds for one place at a time: after one, the next is worth less.",
    "The best match by fit leaves choices aside. Where another policy matches, the same place may be worth more or less.",
    "A skill stands for its mentors: what is scarce may be another thing that they share, such as their site or unit.",
)
STEPS = {
    "scarce": "Ask mentors with these skills for one more place, or look for one more mentor who offers them.",
    "anywhere": "Ask any mentor who could take one more mentee.",
    "enough": "Do not look for more places now; look at rules and skills instead (matching.rules, matching.compatibility).",
}
GLOSSARY = {
    "one_more_place": (
        "What the best match would gain if one mentor took one mentee more and everybody were matched anew. Its other "
        "name is shadow price."
    ),
    "fit": (
        "How well a mentee and a mentor suit each other by what they wrote, from 0 to 100: parts such as skills, goals "
        "and meeting times add up, each with the share that the charter's weights give it."
    ),
}
