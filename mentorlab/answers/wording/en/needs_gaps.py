"""What needs.gaps says: which needs are furthest from being met."""

from mentorlab.answers.wording.en.every_room import *

# How groups are named within a sentence; any other group by its own name.
GROUP_NAMES = {
    "mentees": "mentees",
    "mentors": "mentors",
    "managers": "managers",
    "leaders": "leaders",
    "non_participants": "people not involved",
    "everyone": "everyone who answered",
}
OTHER_GROUP = "those in {group}"

CLAIMS = {
    "clear": "Among {group}, {first} is the greatest need, clearly ahead of all others",
    "tier": "Among {group}, {first} stands first, but it cannot be told apart from {others}",
    "all_alike": "Among {group}, no need can be called the greatest: {first} stands first, but all lie too close together",
    "one": "Among {group}, {first} is the only need that can be shown",
    "none_short": "Among {group}, no need falls short on average; {first} comes nearest to it",
    "described": (
        "Among {group}, {first} has the highest score, with a gap of {gap} points; with so few people this is "
        "described, not tested"
    ),
}
EVIDENCE = {
    "analyst": " (gap {gap} points, {level} % interval {low} to {high}; Borich {borich}; rank {rank_low} to {rank_high})",
    "plain": " (importance is {gap} points above what they have today, plausibly {low} to {high})",
}
PEOPLE = {"same": "{most} people rated each need", "varied": "{fewest} to {most} people rated each need"}
CAUTION = "These are their own ratings: what people miss, not what would help them"

GAPS = {
    "analyst": "{claim}{tested}. {people}. {caution}.",
    "leadership": "{claim}{plain}. {people}. {caution}.",
    "mentors": "{claim}{plain}. {people}. {caution}.",
    "mentees": "{claim}{plain}. {people}. It speaks of everybody together and says nothing about you. {caution}.",
    "managers": "{claim}{plain}. {people}. It speaks of no single team. {caution}.",
    "staff": "{claim}{tested}. {people}. {caution}.",
}

# With a split: what differs between the groups comes first.
BETWEEN_CLAIMS = {
    "clear": "The gap in {need} is larger among {group} than among {other}",
    "unclear": "No need has a gap that clearly differs between {names}",
    "untested": "Too few people rated the same needs for these groups to be compared: they are described, not tested",
    "only": "Nobody but {names} stands in these groups, so there is nothing to compare",
    "alone": "No second group can be shown without giving people away, so there is nothing to compare",
    "same": "{need} has the highest score in each of the {n} groups shown",
    "differ": "Not every group has its highest score in the same need: {firsts}",
    "many": "Not every group has its highest score in the same need: {n_needs} needs come first in one or more of {n} groups",
}
FIRST_AMONG = "{need} among {groups}"
BETWEEN_EVIDENCE = {
    "analyst": " ({value} points, {low} to {high}; {level} % intervals, wide enough for all {tried} comparisons at once)",
    "plain": " (by {value} points, plausibly {low} to {high})",
}
NEAREST = {
    "analyst": (
        "; of {tried} comparisons {need}, {group} above {other}, comes nearest to it ({value} points, {low} to {high}; "
        "{level} % intervals, wide enough for all at once)"
    ),
    "plain": ", beyond what chance can do",
}
BETWEEN = {
    "analyst": "{claim}{tested}. {more}{people}. {groups}{caution}.",
    "leadership": "{claim}{plain}. {more}{groups}{caution}.",
    "mentors": "{claim}{plain}. It compares groups and says nothing about you. {caution}.",
    "mentees": "{claim}{plain}. It compares groups and says nothing about you. {caution}.",
    "managers": "{claim}{plain}. {groups}It speaks of no single team. {caution}.",
    "staff": "{claim}{tested}. {more}{people}. {groups}{caution}.",
}
MORE_CLEAR = {
    1: "One other difference is clear as well. ",
    2: "{n} other differences are clear as well. ",
}
ALL_CLEAR = "{need}: {group} above {other} by {value} points ({low} to {high})"
NONE_CLEAR = "none of {tried}"
RATED_BY = "How many rated each need: {groups}"
RATED_EACH = {"same": "{group} {most}", "varied": "{group} {fewest} to {most}"}
WHY_NOT = {
    "few": "fewer than two of these groups have ten people who rated the same need",
    "overlap": "these groups may overlap, so that some would be held against themselves",
}
GROUPS = {
    "hidden": "Hidden, so that nobody can be recognised: {hidden}. ",
    "few": "Described only, with fewer than ten people: {few}. ",
    "overlap": "These groups may overlap, and are described, not tested. ",
}

WITHHELD = dict.fromkeys(
    ("analyst", "leadership", "mentors", "mentees", "managers", "staff"),
    "Hidden: among {group} are fewer than {smallest} people, or their answers are too alike, or their figures would give "
    "away a smaller group beside them. With more people, in the small groups too, it can be shown.",
)
NOTES = {
    "incomplete": "{n} of {of} ratings lack importance or the present level and are left out.",
    "nobody": "Left out, because they rated no need on both: {people}.",
    "several": "Listed under several stakeholder codes, and counted under the one with most of their ratings: {people}.",
    "beside": (
        "More is hidden than usual: an earlier report showed averages of nearly the same people, and the difference "
        "would tell about fewer than {smallest} of them."
    ),
    "hidden": "Hidden, so that nobody's rating can be worked out: {needs}. Ranks are among the others.",
    "hidden_among": "Hidden among {group}, so that nobody's rating can be worked out: {needs}.",
    "few": "Rated by fewer than ten people, so without interval and rank: {needs}.",
    "agree": "Gap, Borich's score and the ranked discrepancy name the same top three.",
    "disagree": (
        "The three scores disagree about the top three. By gap: {gap}. By Borich: {borich}. By ranked discrepancy: "
        "{rds}. Borich weighs a gap by how important the need is; the ranked discrepancy counts how many people fall "
        "short, not by how much. A need that is high on one of them only matters a little to many, or much to a few."
    ),
    "tied": "Equal scores share the better rank.",
}

LABELS = {
    **LABELS,
    "first_tier": "First tier",
    "asked": "Who rated",
    "ranks": "How ranks were found",
    "between": "Between groups",
    "differences": "Clear differences",
    "described": "Described",
    "left_out": "What is missing",
}
FACTS = {
    "asked": "{group}: {people}.",
    "ranks": (
        "By Borich's score (average importance × average gap). Whole people were resampled {draws} times; two needs are "
        "apart where their difference stands out among all differences at once."
    ),
    "between": (
        "Gaps of the same need were compared between each two groups of ten or more who share nobody (Welch), with intervals "
        "wide enough that all {tried} hold the truth at once in {level} % of such surveys (Bonferroni)."
    ),
    "no_pairs": "Nothing was compared: {why}.",
    "complete": "Nothing: every rating is complete.",
    "no_ranks": "Not ranked: fewer than ten people rated each need.",
}
FIGURES = {
    "title": "Which needs are furthest from being met? {Group}",
    "axis": "Rank by Borich's score, 1 = greatest need; the line shows where the rank could truly lie",
    "described": "Gap in points (importance − met today)",
    "no_gap": "fully met",
    "tier": "tier {number}",
    "note": "gap {gap}",
    "between": "How far are needs from being met, group by group?",
    "gap": "Gap in points (importance − met today), with the {level} % interval of each by itself",
    "hollow": "Hollow, without a line: fewer than ten people, described only.",
    "more": "The table has all groups and needs.",
}
LIMITS = {
    **LIMITS,
    "own_words": "Only the needs on the list were rated. What nobody thought of asking does not appear.",
    "who": "It speaks for those who answered. Who did not answer may need other things, or need them more.",
    "help": "A need is no plan: that something is missed does not say that mentoring would bring it.",
    "ranks": "Ranks compare needs with each other. The first of several small gaps is still small: look at the points.",
    "groups": "That no difference is clear does not make groups alike: few people leave room for differences nobody sees.",
}
NEXT = {
    "serve": "Write an objective for the needs of the first tier, and say in the charter which purpose each serves.",
    "more": "To tell the needs of the first tier apart, ask more people; or choose among them by what can be changed.",
    "few": "Ask at least ten people of this group, so that ranks can be given.",
    "differ": "Where gaps clearly differ, plan for these groups apart: one message or one match will not serve both.",
    "alike": "Plan for these groups together, until more people have answered.",
    "beside": (
        "Or the figures would give away a smaller group beside it: ask more people of the small groups, or give them "
        "one stakeholder code together."
    ),
    "leaders": "Hold them against what leaders call important: needs.alignment.",
}

GLOSSARY = {
    "gap": "How far what people have falls short of what matters to them: importance − present level, in points.",
    "Borich's score": (
        "Average importance × average gap (Borich 1980). Of two equal gaps, the one in the more important need counts "
        "more."
    ),
    "ranked discrepancy": (
        "The percentage of people who rate importance above the present level, less the percentage who rate it below "
        "(after Narine and Harder 2021, with the sign turned: larger = greater need). It counts people, not points."
    ),
    "rank interval": (
        "The best and the worst rank that a need could truly have. Of 100 such surveys, in about 95 or more all needs' "
        "true ranks lie within theirs."
    ),
    "tier": "Needs that cannot be told apart from the first of them. A need clearly below it begins the next tier.",
    "top three": "In how many of the resamples the need was among the three greatest; equals share the places.",
}
