"""What is said about campaigns: which message, channel and audience, and whether anything was drawn by lot."""

from mentorlab.answers.wording.en.every_room import *

KINDS = {"sent": "As sent", "drawn": "Drawn by lot", "compared": "Difference"}
ALL_VARIANTS = "all variants"
NOT_STATED = "not stated"
LESS = "{first} − {second}"

# Why variants are not read as drawn.
NOT_DRAWN = {
    "nothing": "the table assignments names variants, but neither a record of a draw nor everybody's chance",
    "contradicted": "the table assignments names variants, but what is on record speaks against a clean draw: {why}",
    "repeats": "the seed and the method of {record} give other variants",
    "one": "the table assignments names one variant only",
    "no_day": "nothing says on which day the variants were drawn",
    "sent_before": "it was sent to people before the day of the draw, so that the lots did not decide what they got",
    "uneven": "people had different chances of the same variant, and no block says whose were alike",
}

# Not drawn: who applied after what.
LINE = {
    "analyst": (
        "after {campaign} ({channel}, {whom}) {n_applied} of {n} people applied within {days} days ({share}; {level} "
        "interval {low} to {high})"
    ),
    "plain": "after {campaign} ({channel}, {whom}) {n_applied} of {n} people applied within {days} days ({share})",
}
NO_EFFECT = (
    "This describes who applied after which message and is no effect: nothing on record shows that lots decided who was "
    "sent what{conditional}"
)
CONDITIONAL = (
    ", and each message is counted among people who had not applied before it, so that a reminder has other people than "
    "the first invitation"
)
DESCRIBED = {
    "analyst": "{lines}. " + NO_EFFECT + ".{why}",
    "leadership": "{plain}. " + NO_EFFECT + ".",
    "mentors": "{plain}. It speaks of all who were asked together and of nobody in particular.",
    "mentees": "{plain}. It speaks of all who were asked together and of nobody in particular.",
    "managers": "{plain}. " + NO_EFFECT + ".",
    "staff": "{lines}. " + NO_EFFECT + ".{why}",
}
WHY = " The variants of {campaign} are not read as drawn: {why}."
HEADLINE_DESCRIBED = "After {campaign} to {whom} {share} of {n} people applied within {days} days: described, no effect"

# Drawn: what a variant did.
_BOTH = (
    "{n_first_applied} of the {n_first} people drawn for {first} applied ({share_first}), and {n_second_applied} of the "
    "{n_second} drawn for {second} ({share_second})"
)
_TESTED = " ({level} interval {low} to {high}; p {p}{corrected})"
CLAIMS = {
    "led_to": (
        "In the campaign {campaign}, {first} rather than {second} led to {difference} percentage points more people "
        "applying{word}{tested}"
    ),
    "compatible": (
        "The data are compatible with {first} rather than {second} making a difference of {low} to {high} percentage "
        "points to who applies, in the campaign {campaign}{word}{tested_p}"
    ),
}
TESTED, TESTED_P = _TESTED, " ({level} interval; p {p}{corrected})"
CORRECTED = ", corrected for {n_pairs} comparisons by Holm"
WORD = {"record": "", "chances": ", going by the chances that the table assignments names"}
VERDICTS = {
    "worth_having": "Worth having: the whole interval is at least the worthwhile {worthwhile} points",
    "positive_size_uncertain": (
        "Cannot tell whether worth having: the interval reaches from below to above the worthwhile {worthwhile} points"
    ),
    "not_worthwhile": "Not worthwhile: the whole interval falls short of the worthwhile {worthwhile} points",
    "cannot_tell": "Cannot tell: the interval holds no difference and one as large as the worthwhile {worthwhile} points",
    "harmful": "The other way round: the whole interval lies below no difference",
}
FOUND = {
    **dict.fromkeys(
        AUDIENCES, "{claim}. " + _BOTH + ". {verdict}. Certainty: {certainty}, because {reason}. {caution}."
    ),
    "leadership": "{claim_plain}. " + _BOTH + ". {verdict}. Certainty: {certainty}, because {reason}.",
    "mentors": "{claim_plain}. It speaks of all who were asked together and of nobody in particular.",
    "mentees": "{claim_plain}. It speaks of all who were asked together and of nobody in particular.",
    "managers": "{claim_plain}. " + _BOTH + ".",
}
CAUTION = "Everybody drawn counts as drawn, also who was never sent anything"
HEADLINE_COMPATIBLE = "No difference between the variants of {campaign} can be told from chance"
WIDEST = "{first} − {second}: {difference} percentage points, {level} interval {low} to {high}"
REASONS = {
    "named": "lots that are on record decided, it is known of everybody whether they applied, and the days were named beforehand",
    "not_named": "lots decided and it is known of everybody whether they applied, but nothing on record named the days beforehand",
}
OPEN = {
    **dict.fromkeys(
        AUDIENCES,
        "The variants of {campaign} were drawn by lot. Who applies counts until {closes_on}: before that day no variant "
        "is compared with another, or the comparison would be stopped when it looks best.",
    ),
}
OPEN_NOT_SENT = dict.fromkeys(
    AUDIENCES, "The variants of {campaign} were drawn by lot, and nothing is on record as sent to the people drawn."
)
HEADLINE_OPEN = "The trial of {campaign} is still running"
HEADLINE_NOT_SENT = "The variants of {campaign} are drawn and not sent yet"
FEW = dict.fromkeys(
    AUDIENCES,
    "The variants of {campaign} were drawn by lot, and too few people applied, or did not apply, to show them side by "
    "side without telling about a few of them: no comparison is made.",
)
HEADLINE_FEW = "Too few people to compare the variants of {campaign}"
NOTHING = "everybody who was sent something had applied before, or the days to apply have not passed"
NOTHING_REMEDY = "wait until {days} days have passed since something was sent, or enter earlier messages into outreach"

CHECKS = {
    "drawn_passed": "Drawing again from {record} gives exactly these variants.",
    "drawn_not_checked": "What shows the draw: {what}; it cannot be drawn again from it.",
    "drawn_record": "the fingerprint in {record}",
    "drawn_chances": "everybody's chance in the table assignments",
    "sent_as_drawn": "{share} of the people drawn were sent the variant that they were drawn for.",
    "sent_as_drawn_few": "Only a few of the people drawn were sent the variant that they were drawn for.",
    "sent_as_drawn_all": "Everybody drawn was sent the variant that they were drawn for.",
    "sent_as_drawn_nearly": "All but a few of the people drawn were sent the variant that they were drawn for.",
    "balance": "The variants' people differ by at most {size} standard deviations in {what}.",
    "balance_not_checked": "Whether the variants' people are alike is not seen: the charter names no unit and nothing to adjust for.",
    "blocks": "Compared within the {n} blocks that were drawn in.",
    "named": "{name} was named as what counts when the variants were drawn.",
    "named_otherwise": "At the draw, {then} days counted; here it is {now}.",
    "not_named": "Nothing on record says which days count; they were chosen here.",
}
LABELS = LABELS | {
    "what": "What was compared",
    "counted": "Who was counted",
    "plan": "Of the calendar",
    "drawn": "How variants were given",
    "left_out": "Left out",
    "lead": "Largest difference",
}
FACTS = {
    "all_pairs": "Every variant with every other; the one outcome is applying. Shares opened and answered are shown beside it and not tested.",
    "how_drawn": "{campaign}: {variants}, by lot on {day}, everybody with the same chance{blocks}.",
    "in_blocks": ", within {n} blocks",
    "not_drawn": "Nothing on record shows that lots decided who was sent what.",
    "counted": "People who had not applied before the message was sent, each once a message.",
    "counted_drawn": "Everybody drawn who had not applied before the draw.",
    "not_sent": "Planned before the start and not on record as sent: {titles}.",
    "not_planned": "Sent and in no plan: {titles}.",
    "as_planned": "Everything that was planned before the start is on record as sent, and nothing else.",
}
LEFT_OUT = {
    "applied_before": "{n} contacts of people who had applied before them are not counted.",
    "not_yet": "{n} contacts are not counted because their {days} days have not passed.",
    "again": "{n} contacts are not counted because the same person was sent the same before.",
    "few": "fewer than {smallest}",
    "before_draw": "{campaign}: {n} of the people drawn had applied before the draw and are not counted.",
    "unused": "{campaign}: {n} people are in blocks in which one of the two variants is missing.",
}
BY_HAND = "The seed of {record} was named by hand: nothing shows that no other was tried before it."
NOT_A_CAMPAIGN = "The trial {trial} in the table assignments bears the name of no campaign in outreach."
HIDDEN_NOTE = (
    "{n} rows are hidden: fewer than {smallest} people applied or did not apply there, or others would give them away."
)
LIMITS_DESCRIBED = (
    "Who got a reminder had not applied before: its share is that of people who waited, not that of everybody.",
    "Somebody who was sent two messages within the same days counts for both; which one moved them is not known.",
    "Channels and audiences reach other people, on other days: that one has the larger share does not make it the cause.",
)
LIMITS_DRAWN = (
    "It compares variants with each other and does not tell what sending nothing would have done.",
    "People talk: who was sent one variant may have heard of another, which makes variants look more alike.",
    "It tells who applied, and not who was glad of it later.",
)
NEXT_DESCRIBED = (
    "Draw the variants of the next message by lot with reach.draw_variants; its record makes the next answer an effect.",
    "See with reach.next_test how many people that takes, and how many can still be asked.",
)
NEXT_DRAWN = {
    "led_to": (
        "Send {first} to those who can still be asked, unless something else speaks against it.",
        "Repeat the trial with the next cycle: one trial can be lucky.",
    ),
    "compatible": (
        "Send whichever variant is less work, or draw again among more people.",
        "See with reach.next_test how many people that takes, and how many can still be asked.",
    ),
    "wait": ("Look again after the last day that counts; do not change the messages before.",),
}
FIGURE = {
    "title": "Which share applied in the days that count?",
    "axis": "share who applied, of people who had not applied before",
    "of": "{n_applied} of {n}",
    "sent": "{campaign} ({channel}, {whom}), as sent",
    "drawn": "{campaign}, variants drawn by lot",
    "more": "Only the first {n} messages are drawn.",
}
GLOSSARY = {
    "variant": "One of several versions of the same message: other words, another sender, another day.",
    "intention to treat": (
        "Everybody is counted with what the lot gave them, whatever was then sent or read. Else those who are easy to "
        "reach would be compared with those who are not."
    ),
    "Newcombe interval": (
        "An interval for the difference of two shares, made of the two Wilson intervals; it holds for small groups too "
        "(Newcombe 1998)."
    ),
    "Mantel-Haenszel": (
        "A difference of shares found within each block that was drawn in and averaged over blocks; its interval is by "
        "Sato (1989)."
    ),
}
