"""What is said of how good a match is, and of the program's own pairs."""

from mentorlab.answers.wording.en.every_room import *

PROPOSED = {
    "analyst": (
        "{matched} under the policy {policy}, with a fit of {fit} of 100 on average{spread}. {choices}. {envy}. "
        "{places}."
    ),
    "leadership": "{matched}, with a fit of {fit} of 100 on average. {choices_plain}. {places}.",
    "mentors": "{matched}. {places}. What counted was what mentees want to learn and whom they chose.",
    "mentees": "{matched}. {choices_plain}. {envy}.",
    "managers": "{matched}, with a fit of {fit} of 100 on average. {choices_plain}.",
    "staff": "{matched}, with a fit of {fit} of 100 on average{spread}. {choices_plain}. {places}. {envy}.",
}
AUDITED = {
    "analyst": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone, within rules and places, the same mentees could "
        "have {best_fit} ({gap}){best_first}. {rules}. {choices}. {envy}."
    ),
    "leadership": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone it could be {best_fit}{best_first}. {rules}. "
        "{choices_plain}."
    ),
    "mentors": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone it could be {best_fit}{best_first}. {places}."
    ),
    "mentees": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone it could be {best_fit}{best_first}. "
        "{choices_plain}."
    ),
    "managers": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone it could be {best_fit}{best_first}. {rules}."
    ),
    "staff": (
        "The pairs of this cycle fit {fit} of 100 on average; by fit alone it could be {best_fit} ({gap}){best_first}. "
        "{rules}. {choices_plain}. {envy}. {places}."
    ),
}

MATCHED = {
    "all": "All {n} mentees have a mentor",
    "nearly_all": "All but a few of {n} mentees have a mentor",
    "shown": "{n_matched} of {n} mentees have a mentor",
    "few": "Only a few of {n} mentees have a mentor",
}
SPREAD = "; nine in ten have at least {tenth}"
CHOICES = {
    "shown": "{share} have their first choice ({level} interval {low} to {high}){more}",
    "plain": "{share} have their first choice{more}",
    "small": "How many have their first choice cannot be told without giving persons away",
    "nobody": "Nobody has their first choice",
    "none": "Nobody named a mentor in the pool",
}
MORE = {2: "{share} their second", 3: "{share} their third"}
ENVY = {
    "none": "No mentee and mentor would both rather have each other",
    "few": "A few mentees would rather have another mentor, who would rather have them",
    "shown": "{n} mentees would rather have another mentor, who would rather have them",
    "nearly_all": "Nearly all mentees would rather have another mentor, who would rather have them",
    "all": "All {n} mentees would rather have another mentor, who would rather have them",
}
PLACES = {"used": "{used} of {offered} places with mentors are used", "offered": "Mentors offer {offered} places"}
RULES = {
    "none": "No pair breaks a rule",
    "few": "A few pairs break a rule",
    "shown": "{n} pairs break a rule",
    "nearly_all": "Nearly all pairs break a rule",
    "all": "All pairs break a rule",
}
GAP = {
    "lost": "{gap} points more",
    "none": "no more than that",
    "more": "{gap} points less: only pairs against the rules or beyond the places can fit better",
}
BEST_FIRST = ", with {share} having their first choice"

TOPICS = {
    "mentees": "Mentees",
    "fit": "Fit",
    "parts": "Fit from the lowest to the highest",
    "choices": "Choices",
    "why": "Why without a mentor",
    "mentors": "Mentors",
    "envy": "Would rather have each other",
    "own": "Own pairs",
    "rules": "Rules that pairs break",
    "fit_by": "Fit by {column}",
    "first_by": "First choice, of those who named somebody, by {column}",
    "first_of_all": "First choice by {column}",
    "matched_by": "A mentor by {column}",
}
GROUPS = {
    "pool": "in the pool",
    "matched": "with a mentor",
    "everyone": "everyone with a mentor",
    "worst": "those who fit least",
    "part": "part {number} of {many}",
    "choice_1": "first choice",
    "choice_2": "second choice",
    "choice_3": "third choice",
    "choice_later": "a later choice",
    "not_named": "a mentor they had not named",
    "named_none": "a mentor; they had named nobody in the pool",
    "unmatched": "no mentor",
    "no_allowed": "the rules leave no mentor",
    "no_places": "no mentor whom the rules leave offers a place",
    "all_full": "all mentors whom the rules leave are full",
    "left_free": "a mentor whom the rules leave has a place free",
    "offered": "places offered",
    "used": "places used",
    "idle": "mentors without a mentee",
    "partly": "mentors with places free",
    "full": "mentors whose places are all used",
    "over": "mentors with more mentees than places",
    "envious": "mentees who would rather have another mentor, who would rather have them",
    "pairs": "pairs in the table",
    "best": "best match of the same mentees by fit alone",
    "gap": "what lies between",
    "best_first": "first choice in the best match",
    "part_best": "part {number} of {many}, best match",
    "any": "any rule",
}
LEFT_OUT = {
    "no_mentee": "the mentee is not in the pool",
    "no_mentor": "the mentor is not in the pool",
    "replaced": "the mentee has a later pair",
    "other_kind": "the pair is of another kind (peers, reverse)",
}

NO_PAIRS = {
    "reason": "the table pairs has no pairs of this cycle",
    "remedy": "add the pairs of this cycle to tables/pairs.csv, or ask about a policy",
}

CHECKS = {
    "rules": {
        "passed": "No pair breaks a rule of the charter.",
        "failed": "{rules}: {which}.",
        "not_checked": "The charter states no rules; nobody is matched with themselves.",
    },
    "places_passed": "No mentor has more mentees than places.",
    "places_failed": "Some mentors have more mentees than places{n}.",
    "minimum_passed": "No mentor who has mentees has fewer than they asked for.",
    "minimum_failed": "Some mentors have fewer mentees than they asked for{n}.",
    "must_passed": "Every pair that must be made was made.",
    "must_failed": "Some pairs that must be made were not{n}.",
    "envy_passed": "No mentee and mentor would both rather have each other: nobody has a reason to go round the match.",
    "envy_failed": "{envy}.",
    "four_fifths": {
        "passed": "No group that is shown has {what} less than four fifths as often as everyone else.",
        "failed": (
            "Look closer: {groups} have {what} less than four fifths as often as everyone else (ratio {ratios}). Chance "
            "alone brings this about in small groups; the interval and Fisher's test stand in the table."
        ),
        "not_checked": "No group is large enough to be held against everyone else for having {what}.",
        "what": {"first_by": "their first choice", "first_of_all": "their first choice", "matched_by": "a mentor"},
    },
}

LABELS = LABELS | {
    "policy": "How pairs are made",
    "fit": "Fit",
    "choices": "Choices",
    "mentors": "Mentors",
    "without": "Without a mentor",
    "pool": "Who could be matched",
    "pairs": "Pairs that are judged",
    "groups": "Groups",
}
FACTS = {
    "policy": "{policy}, seed {seed}",
    "policy_own": "The table pairs, as it stands",
    "fit": (
        "{fit} on average, half have at least {median}, nine in ten at least {tenth}; the {n_worst} who fit least {worst}; "
        "inequality (Gini) {gini}"
    ),
    "fit_alone": "{fit} on average",
    "pool": "{n} mentees, {mentors} mentors with {offered} places",
    "pairs": "{judged} of {n} pairs{left_out}",
    "pairs_uncounted": "The pairs of this cycle{left_out}",
    "left_out": "; not judged: {reasons}",
    "most": "most",
    "part": "{group}: {n}",
    "hidden": "not shown",
    "groups": {
        "none": "Not split: name a column of people in the setting by, or units in the charter.",
        "alike": "Not split: everybody has the same.",
        "refused": "Not split by {column}: {why}.",
    },
}
FIGURE = {
    "title": "How good is the match?",
    "title_own": "How good are the pairs of this cycle?",
    "fit": "average fit (0 to 100) of mentees in equal parts, from those who fit least to those who fit best",
    "this": "this match",
    "best": "best match of the same mentees by fit alone",
    "choices": "share of mentees with its interval",
    "least": "least",
    "most": "best",
}
NOTES_HERE = {
    "not_shown": "Counts below {smallest}, and those that would give them away, are hidden.",
    "samples": (
        "The match is of everybody in the pool; intervals say how far shares and averages of groups of this size lie "
        "apart by chance."
    ),
    "left_out": "Left out of the pool ({role}): {reasons}.",
    "form": (
        "The charter asks for {form}. This report proposes pairs, one mentor for each mentee; ask for the others in Python "
        "with matching.{form}."
    ),
}
LIMITS_HERE = (
    "Fit says how well what is wanted and offered go together on paper. It does not say that a pair will get on, meet, or "
    "learn anything.",
    "Choices were made by people who knew some mentors and not others. That somebody has their first choice does not make "
    "it a good one.",
    "A difference between groups can come from what they asked for, from who offered it, or from the rules; it does not "
    "say which.",
)
NEXT_HERE = {
    "form": "The charter does not ask for pairs but for circles or shortlists: make them with matching.circles or matching.shortlists.",
    "propose": "Look at the pairs in the folder staff of this run, with those who know the people, before anybody is told.",
    "unmatched": "See which rules and which skills leave mentees without a mentor (matching.bottlenecks), and ask for mentors.",
    "envy": "Compare with the policy stable: under it no mentee and mentor would both rather have each other.",
    "rules": "Talk with the pairs that break a rule before anything else is done; staff/ names them.",
    "gap": "Let the computer propose pairs next cycle, and let those who know the people correct them.",
    "idle": "Tell mentors without a mentee now, and offer them a part in the next cycle.",
    "groups": "Look into what the groups asked for and what was offered before anything is concluded.",
}
GLOSSARY = {
    "fit": (
        "How well a mentee and a mentor go together by what the charter weighs (skills wanted and offered, goals and so "
        "on): 0 in nothing, 100 in everything."
    ),
    "blocking pair": (
        "A mentee and a mentor who are not together and would both rather have each other than what they have. Such "
        "pairs are the reason why people go round a match."
    ),
    "impact ratio": (
        "A group's share over everyone else's. Below four fifths it is a reason to look closer (Uniform Guidelines on "
        "Employee Selection Procedures, 1978), and no finding by itself."
    ),
    "Gini": "An index of inequality: 0 where everybody has the same, towards 1 where one has all.",
}
