"""What is said about who takes part, by group, and who is missing."""

from mentorlab.answers.wording.en.every_room import *

WHO = {
    "analyst": "{total}. {groups}.{hidden} A low ratio is a reason to look closer; it says nothing of why.",
    "leadership": "{plain}. {missing}.{hidden} This is where to ask why; it is no verdict on anybody.",
    "mentors": "{plain}. {missing}.{hidden} If you know people there, tell them what mentoring is like.",
    "mentees": "{plain}. {missing}.{hidden} If you know people there, tell them what mentoring is like.",
    "managers": "{plain}. {missing}.{hidden} Ask in your team what keeps people away; joining stays everybody's own choice.",
    "staff": "{total}. {groups}.{hidden} Ask there what keeps people away before you write to them again.",
}
NOT_SHOWN = dict.fromkeys(
    AUDIENCES,
    "Hidden: how many of the people {eligible} {did} would tell about fewer than {smallest} people, by itself or beside "
    "the steps before it.",
)

ELIGIBLE = {"mentee": "eligible as mentees", "mentor": "eligible as mentors"}
DID = {"reached": "were reached", "applied": "applied", "matched": "were matched", "met": "met in a pair"}
WOULD = {
    "reached": "would have to be reached",
    "applied": "would have to apply",
    "matched": "would have to be matched",
    "met": "would have to meet in a pair",
}
TOTAL = "Of {n} people {eligible}, {k} {did} ({share}{spread})"
PLAIN = "Of {n} people {eligible}, {k} {did} ({share})"
SPREAD = ", {level} interval {low} to {high}"
GROUPS = {
    "below": "Below {least} times everyone else's rate: {lines}",
    "open": "Below {least} times everyone else's rate, which chance alone may bring about: {lines}",
    "none_below": "No group that can be shown lies below {least} times everyone else's rate; the lowest is {lines}",
    "nothing": "No group can be compared with everyone else",
}
LINE = "{group}: {k} of {n} ({share}), {ratio} times everyone else's rate{tested}"
TESTED = " ({level} interval {low} to {high}; p {p}, {holm} corrected for looking at several groups){missing}"
LINE_MISSING = ", {people} missing"
MISSING = {
    "below": "For the rate of everyone else, {lines}",
    "open": "For the rate of everyone else, {lines}; that gap may be chance",
    "none_below": "No group that can be shown takes part much less than everyone else",
    "nothing": "No group can be compared with everyone else",
}
MISSING_LINE = "{people} more of {group} {would}"
GROUP = "{column} {group}"
HIDDEN_SOME = {0: "", 1: " One group is hidden, so that nobody can be recognised."}
HIDDEN_MANY = " {n} groups are hidden, so that nobody can be recognised."
HEADLINES = {
    "below": "{groups}: a clearly lower rate than everyone else's",
    "open": "{groups}: a lower rate, which may be chance",
    "none_below": "no group that can be shown stays far below everyone else",
    "nothing": "no group can be compared with everyone else",
}

EVERYONE = "everyone eligible"
STATES = {
    "below": "look closer",
    "alike": "not below",
    "described": "too few people to compare",
    "hidden": "hidden",
    "": "",
}
NOT_KNOWN = {
    "reached": "the program has no contacts in outreach, so nobody knows who was reached",
    "applied": "the program has no applications in this role, so nobody knows who applied",
    "matched": "the program has no pairs, so nobody knows who was matched",
    "met": "the program has no meetings of pairs, so nobody knows who met",
}
NO_ELIGIBLE = "people does not say who is eligible, so there is nothing to hold those who take part against"
NO_ELIGIBLE_REMEDY = "say in people.eligible_as who could join as what (mentee, mentor, both or none)"
NOBODY = {"mentee": "nobody in people is eligible as a mentee", "mentor": "nobody in people is eligible as a mentor"}
FEW = "Fewer than {smallest}"
LEFT_OUT = {
    "left_before": "{n} people who could have joined left before the program began: left out.",
    "later": "{n} people become eligible, or are hired, after the last day of this report: left out.",
    "not_eligible": "{n} people applied or were matched without being eligible by the table people: left out.",
}
REFUSED = "people.{column} makes no groups: {why}"
REFUSED_REMEDY = "name another column, or none for all that make groups"
NONE_ELIGIBLE = "By {column}, nobody is eligible in {groups}: left out."

FIGURE = {
    "title": "Who takes part, by group?",
    "axis": "share of the eligible who {did}, with {level} intervals; everyone first",
    "note": "{k} of {n}",
    "missing": ", {n} missing",
}
CHECKS = {
    "passed": "No group that is shown lies below {least} times everyone else's rate.",
    "failed": (
        "Look closer, below {least} times everyone else's rate: {groups}. In small groups chance alone brings this "
        "about; the interval and Fisher's test stand in the table."
    ),
    "not_checked": "No group is large enough, with everyone else, to be compared.",
}
LIMITS_HERE = (
    "Why people stay away: ask them, or see what non-participants say among the needs.",
    "Who should have been eligible: a group that was left out from the start is missing from the denominator too.",
    "Groups of few people, and groups of which few, or all but few, take part: they are hidden with what would tell "
    "their numbers. So is a group of which nobody takes part.",
    "Whether a low rate is unfair: people may need or want mentoring to different degrees.",
)
STEPS = {
    "below": "Ask in {groups} what keeps people away, and whether the invitation reached them.",
    "open": "Ask in {groups} whether the invitation reached them; whether they stay away more than others, more people would tell.",
    "none_below": "Look at the steps after this one too: groups may join alike and be matched differently.",
    "nothing": "Report several cycles together, or make larger groups of a column of people.",
}
GLOSSARY = {
    "representation index": (
        "A group's share among those who take part over its share among the eligible: 1 where it stands among them as it "
        "does among the eligible, below 1 where it is rarer."
    ),
    "Fisher's test": "An exact test of whether two shares differ, right for small groups too.",
}
