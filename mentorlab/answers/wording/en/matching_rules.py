"""What is said about the hard rules of matching."""

from mentorlab.answers.wording.en.every_room import *

SAID = {
    "not_oneself": "nobody is their own mentor",
    "not_own_manager": "never the own manager",
    "not_same_reporting_line": "never somebody above or below in the same reporting line",
    "not_previous_partner": "never a partner of an earlier cycle",
    "must_pair": "pairs that must be made",
    "must_not_pair": "never two who are to be kept apart",
    "same": "the same {column}",
    "different": "another {column}",
    "shares": "at least one of {column} in common",
    "within": "{column} at most {reach} apart",
    "time_zone": "{column} at most {reach} hours apart",
    "above": "{column} of the mentor higher by {reach} or more",
    "capacity": "no more mentees than a mentor has places",
    "minimum": "as many mentees as each mentor asks for at least",
}
RULE_NOTES = {
    "unknown": "{rule}: not known of {mentees} mentees and {mentors} mentors, whom the rule keeps from nobody.",
    "no_managers": "{rule}: people has no column manager_id, so that the rule keeps nobody apart.",
    "manager_unknown": "{rule}: the manager of {n} mentees is not known, whom the rule keeps from nobody.",
    "circular": "{rule}: the managers of {n} people go round in a circle; whoever stands in it counts as one line.",
    "unread": "{rule}: the earlier cycle {place} cannot be read, so that its pairs may be made again.",
    "no_earlier": "{rule}: no earlier pairs are known, so that the rule keeps nobody apart.",
    "strangers": "{rule}: {n} of {of} earlier pairs name somebody whom people does not know; they keep nobody apart.",
    "all_strangers": (
        "{rule}: all {of} earlier pairs name people whom this cycle does not know, so that the rule keeps nobody apart. "
        "Did ids change between the cycles?"
    ),
    "not_in_pool": "Pairs that must be made and name somebody who is not in the pool now: {n}.",
}

FITS = dict.fromkeys(
    AUDIENCES,
    "All {n} mentees can be matched within the rules: there are {n_places} places with mentors, and the rules forbid "
    "{forbid}.",
)
FREE = dict.fromkeys(AUDIENCES, "All {n} mentees can be matched: there are {n_places} places, and no rule is stated.")
COLLIDES = dict.fromkeys(
    AUDIENCES,
    "{n_matched} of {n} mentees at most can be matched within the rules. This cannot be met together: {colliding}. "
    "{gain}.",
)
IN_THE_WAY = {
    (False, False): "no",
    (True, False): "for mentees",
    (False, True): "for minimums",
    (True, True): "for both",
}
MINIMUM = dict.fromkeys(
    AUDIENCES,
    "All {n} mentees can be matched, but not every mentor gets as many as asked for. This cannot be met together: "
    "{colliding}. {gain}.",
)
GAIN = {
    "all_mentees": "Everybody could be matched without this: {rule}",
    "all_minimum": "All of them could have as many without this: {rule}",
    "some": "Most is gained without this: {rule} ({n:,.0f} more)",
    "few": "Most is gained without this: {rule}",
    "none": "Loosening one or two of the demands gains nothing: more than two stand in the way",
}
FACTS = {
    "who": "{n} mentees and {n_mentors} mentors with {n_places} places.",
    "all_but_few": "All but fewer than {smallest}",
    "some": "few of the pairs or such as would name somebody",
    "share": "{share} of the pairs",
    "none": "none of the pairs",
}
LABELS = LABELS | {"who": "Who is in the pool", "together": "All demands together"}
CHECKS = {
    "matched_passed": "Everybody can be matched within the rules.",
    "matched_failed": "Not everybody can be matched within the rules.",
    "minimum_passed": "Every mentor can have as many mentees as asked for, at the same time.",
    "minimum_failed": "Not every mentor can have as many mentees as asked for. Together this cannot be met: {minimum}.",
    "arranged_passed": "No pair that must be made is forbidden by a rule.",
    "arranged_failed": "A pair that must be made is forbidden by a rule, or lacks a place: loosen one of the two.",
}
HIDDEN_NOTE = "Numbers about few people or pairs are hidden, and totals from which they could be worked out."
FIGURE = {
    "title": "What do the rules forbid? {n} mentees, {n_mentors} mentors",
    "axis": "pairs",
    "pairs": "possible pairs",
    "barred": "forbidden",
    "all_pairs": "All possible pairs",
}
FORMS = {
    "circles": (
        "Counted is who could have a place in some circle. Whether circles fill is another question: matching.circles "
        "says who sits where."
    ),
    "shortlists": (
        "Counted is who could have one mentor. How many meetings there are in all is another question: "
        "matching.shortlists says who meets whom."
    ),
}
LIMITS_HERE = (
    "That everybody can be matched does not say that anybody is matched well: fit is another question.",
    "A rule is kept as far as the tables know people: what is not known of somebody forbids nothing.",
    "Which rule is worth keeping is for people to say. A rule that protects somebody is not to be loosened for a number.",
)
NEXT_HERE = {
    "keep": "Keep the rules, and look at how good the matches are that they leave.",
    "loosen": "Decide which of the colliding demands may be loosened, or find mentors whom the rules allow.",
    "loosen_two": "No single demand stands in the way: decide on two together, or find mentors whom the rules allow.",
}
GLOSSARY = {
    "hard rule": "What a match must keep, however good a pair would be otherwise.",
    "colliding set": (
        "Demands that cannot all be met. It is the smallest such set: no smaller one exists, and without any one of its "
        "demands the others could be met."
    ),
}
