"""What the room says that asks: did it work?"""

from mentorlab.answers.wording.en.every_room import *

# The verb follows the design (see outcomes/design.py); no other place may choose it.
CLAIMS = {
    "led_to": "Being offered a place led to {measured} {size} {higher} than without it{charter}",
    "rose_more": "{Measure} {moved} {size} {more} among {them} than among {others}{start}",
    "was_higher": "{Measure} was {size} {higher} among {them} than among {others}{start}",
    "compatible": (
        "The data are compatible with a difference in {measure} between {them} and {others} of anything from "
        "{low_signed} to {high_signed}{start}"
    ),
    "untold_compatible": (
        "This comparison cannot tell whether the program changed {measure}: what can be computed, a difference between "
        "{low_signed} and {high_signed}, stands on groups that cannot be compared fairly"
    ),
    "not_settled": (
        "The data do not settle whether {measure} differs between {them} and {others}: at the customary 95 % level a "
        "difference of zero cannot be ruled out"
    ),
    "described": (
        "{Measure} was {size} {higher} among {them} than among {others}{start}; with so few people this is described, "
        "not tested"
    ),
    "rose": "{Measure} {moved} by {size} between {before} and {after} among {group}",
    "change_compatible": (
        "The data are compatible with a change in {measure} of anything from {low_signed} to {high_signed} between "
        "{before} and {after} among {group}"
    ),
    "change_not_settled": (
        "The data do not settle whether {measure} changed between {before} and {after} among {group}: at the customary "
        "95 % level a change of zero cannot be ruled out"
    ),
    "change_described": (
        "{Measure} {moved} by {size} between {before} and {after} among {group}; with so few people this is described, "
        "not tested"
    ),
}

START_COUNTED = ", taking account of where they started"

TWO_SCALES = (
    "The values at “{before}” end where a scale to {first} does, those at “{after}” where one to {last} does. If the scale was "
    "changed in between, no figure here is true: bring both waves to one scale in tables/measures, or compare two waves that were asked alike."
)
SHARES_OF_FEW = "a share would count fewer than {smallest} people who said yes, or no, in one of them"
NOT_COMPARED = {"label": "Not compared", "text": "The two groups could not be compared: {reason}."}
# What an engine says of its columns, as a report says it (a pattern, and what stands for it).
COLUMNS_IN_WORDS = (
    (r"\bconstant, ", ""),
    (r"\barm True\b", "being offered a place"),
    (r"\barm False\b", "not being offered one"),
    (r"being offered a place has only one cluster", "those offered a place share a single cluster"),
    (r"not being offered one has only one cluster", "those not offered a place share a single cluster"),
    (
        r"^\d+ people alone decide a coefficient(?: \((.+)\))?, .*$",
        r"single people alone have a value of \1 that nobody shares; leave that column out of adjust_for, or join its rare values",
    ),
)
PERCENTAGE_POINTS = "percentage points"
SHARE_AXIS = "share of people, 0 to 1"

EVIDENCE = {
    "tested": " ({level} % interval {low} to {high}; p {p})",
    "interval": " ({level} % interval {low} to {high})",
    "plain": ", plausibly between {low} and {high}",
    "compatible": {"tested": " ({level} % interval; p {p})", "interval": " ({level} % interval)", "plain": ""},
}

PEOPLE = {
    "assignments": "{n} of the {n_assigned} people assigned are in this: {n_program} offered a place, {n_comparison} not",
    "pairs": "{n} of the {n_assigned} eligible people are in this: {n_program} in a pair, {n_comparison} not",
    "change": "{n} of the {n_assigned} people concerned answered both times",
}

SIDES = {
    "assignments": ("those offered a place", "those not offered one"),
    "pairs": ("mentees in a pair", "other eligible people"),
}

PEOPLE_NAMES = {
    "assignments mentees": "those offered a place",
    "pairs mentees": "mentees in a pair",
    "pairs mentors": "mentors in a pair",
    "pairs managers": "managers of mentees",
    "pairs non_participants": "people who took no part",
    "none": "everyone who answered",
}

VERDICTS = {
    "worth_having": "Worth having: the whole interval is at least the worthwhile {worthwhile}",
    "positive_size_uncertain": (
        "In the wanted direction, but cannot tell whether worth having: the interval reaches from below to above the "
        "worthwhile {worthwhile}"
    ),
    "not_worthwhile": "Not worthwhile: the whole interval falls short of the worthwhile {worthwhile}",
    "cannot_tell": (
        "Cannot tell: the interval holds both no difference and one as large as the worthwhile {worthwhile}"
    ),
    "harmful": "Harmful: the whole interval lies on the unwanted side of zero",
    "unstated": "Cannot tell whether worth having: the charter names no worthwhile size for this",
    "too_few": "Cannot tell: too few people to test",
    "change": "Cannot tell what the program did: nobody to compare with enters this figure",
}

# For those who read two or three lines: the same verdicts and counts in fewer words.
VERDICTS_SHORT = {
    **VERDICTS,
    "worth_having": "That is worth having ({worthwhile} or more)",
    "positive_size_uncertain": "Whether that is worth having ({worthwhile} or more) cannot be told",
    "not_worthwhile": "That is not worthwhile: all of it falls short of {worthwhile}",
    "cannot_tell": "It may be nothing, and it may be worth having ({worthwhile} or more)",
}

PEOPLE_SHORT = {
    "assignments": "{n} of the {n_assigned} people assigned are in this",
    "pairs": "{n} of the {n_assigned} eligible people are in this",
}

CAUTIONS = {
    "led_to": "It is the effect of the offer on these people, in this cycle",
    "rose_more": "Those offered a place may have differed from the others in ways nobody measured",
    "lost_draw": "Places were drawn, but so many are missing that the two groups may no longer be alike",
    "was_higher": "Without a measurement before the start, the two groups may have differed from the beginning",
    "compatible": "Finding no clear difference is not finding that there is none",
    "untold_compatible": "A comparison that is not fair speaks neither for the program nor against it",
    "described": "Figures from so few people can change a great deal with one more answer",
    "rose": "A change in one group is not an effect: the season, the year or who answered may have moved it",
    "not_settled": "Finding no clear difference is not finding that there is none",
    "change_not_settled": "Finding no clear change is not finding that there was none",
    "change_compatible": "Finding no clear change is not finding that there was none",
    "change_described": "Figures from so few people can change a great deal with one more answer",
}

# One frame for each audience. Size and interval come before p, then people, certainty with its reason, one caution.
CONTRAST = {
    "analyst": "{claim}{tested}. {people}. {verdict}. Certainty: {certainty}, because {reason}. {caution}.{change}",
    "leadership": "{claim}{plain}. {verdict_short}. {people_short}. Certainty: {certainty}, because {reason}.{caution_short}{change_short}",
    "mentors": (
        "{claim}{plain}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It speaks of all pairs together and "
        "of no single mentor. {caution}.{change}"
    ),
    "mentees": (
        "{claim}{plain}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It speaks of everybody together and "
        "says nothing about you or your mentor. {caution}.{change}"
    ),
    "managers": (
        "{claim}{plain}. {verdict}. {people}. How far the comparison can be trusted: {certainty}, because {reason}. It must not be used to "
        "appraise anybody. {caution}.{change}"
    ),
    "staff": "{claim}{interval}. {verdict}. {people}. Certainty: {certainty}, because {reason}. {caution}.{change}",
}

CHANGE = {
    "analyst": "{claim}{tested}. {people}. {groups}Certainty about an effect: {certainty}, because {reason}. {caution}.",
    "leadership": "{claim}{plain}. {people}. {groups}{sure}. {caution}.",
    "mentors": "{claim}{plain}. {people}. {groups}{sure}. It speaks of no single pair. {caution}.",
    "mentees": "{claim}{plain}. {people}. {groups}{sure}. It says nothing about you or your mentor. {caution}.",
    "managers": "{claim}{plain}. {people}. {groups}{sure}. It must not be used to appraise anybody. {caution}.",
    "staff": "{claim}{interval}. {people}. {groups}{sure}. {caution}.",
}

SURE = "How sure we are that the program did it: {certainty}, because {reason}"

GROUPS = {
    "all": "By {column}, {shown} groups are shown. ",
    "some": "By {column}, {shown} groups are shown and {hidden} hidden, so that nobody can be recognised. ",
    "none": "By {column}, every group is hidden, so that nobody can be recognised. ",
    "refused": "By {column}, no groups are shown: {why}. ",
}

FEW_UNADJUSTED = (
    "Not adjusted for {columns}: with fewer than {few} people in a group, whoever knows them could work out from the "
    "adjusted figure who answered what."
)

WAITING = dict.fromkeys(
    AUDIENCES,
    "Too early to say: the charter makes the results final on {final_on}, and the data reach to {as_of}. So far "
    "{n} of {n_assigned} people have answered before and after. No effect is shown before that day, so that nobody "
    "stops or stretches the program because of a passing figure.",
)

DESIGNS = {
    "drawn_record": "By lot: the draw is on record, and the list of those offered a place still agrees with it",
    "drawn_chances": "By lot, according to the charter: everybody's chance is known, but no draw record is at hand",
    "drawn_charter": "By lot, according to the charter: no draw record is at hand",
    "comparison": "Not shown to be by lot: those offered a place are set beside others who were not",
    "pairs": "Not shown to be by lot: mentees in a pair are set beside other eligible people",
    "difference_in_differences": "Not by lot: how much each group changed is set side by side",
    "one_of_two": "This looks at one of the two groups only",
    "before_after": "One group only, before and after, as the charter says",
    "after_only": "One group only, measured at the end, as the charter says",
    "alone": "One group only: nobody who could be compared has answers",
}

DOWNGRADES = {
    "pairs": "The charter says {design}, but the program has no assignments: read as a comparison.",
    "not_drawn": (
        "The charter says {design}, but neither a draw record nor known chances show that the order was drawn: read as "
        "a comparison."
    ),
    "places_by": "The charter says {design}, but also that places went by {places_by}: read as a comparison.",
    "contradicted": "The charter says {design}, but the program's own records speak against a draw (see the notes): read as a comparison.",
    "not_analysed": "The charter says {design}, which this version of mentorlab does not analyse: read as a comparison.",
}

START = {
    "passed": "Alike: {worst} is furthest apart, by {apart} standard deviations",
    "with_adjustment": (
        "Nearly alike: {worst} is furthest apart, by {apart} standard deviations, which was adjusted for"
    ),
    "weighted": (
        "Alike after weighting: before it, {worst} was furthest apart, by {apart} standard deviations; what nobody "
        "measured may still differ"
    ),
    "failed": "Not alike: {worst} is {apart} standard deviations apart, too much to adjust for",
    "not_checked": "Not known: nothing was measured before the start",
    "alike_before": "Not known: everybody had the same score before the start",
    "drawn": "The draw left {worst} furthest apart, by {apart} standard deviations; it was adjusted for",
}

FIGURES = {
    "contrast": "Did those offered a place do better? {Measure}, {before} to {after}",
    "change": "Did scores change? {Measure}, {before} to {after}",
    "adjusted": "adjusted for the start",
    "change_of": "change, {n} people",
    "target": "worth having from {target}",
    "few": ", described only",
}

LOST = {
    "low": "{lost} of the {n_assigned} assigned are missing ({overall}), with {differential} percentage points between the groups: few enough to trust the comparison",
    "high": (
        "{lost} of the {n_assigned} assigned are missing ({overall}), with {differential} percentage points between the groups: too "
        "many to rule out that the missing would change the answer"
    ),
    "nobody": (
        "Nobody: everyone assigned has an answer ({n_assigned} of {n_assigned}). Is this the list that was drawn, or "
        "only those who answered? If only those who answered, drop-out is unknown and the claim is too strong"
    ),
    "change": "{lost} of {n_assigned} did not answer both times and are not in the figure",
    "change_nobody": "Nobody: all {n_assigned} answered both times",
}

MEASURED = {
    "scale": "{title}, the average of {n_items} questions, from {low} to {high}",
    "unvalidated": "; a scale that has not been validated",
    "number": "{title}, one number a person",
    "reliability": "; its questions agree with alpha {alpha} ({low} to {high})",
}

CHECKS = {
    "reliability_passed": "Alpha {alpha} (interval {low} to {high}), at or above .70.",
    "reliability_failed": "Alpha {alpha} (interval {low} to {high}), below .70: real differences are blurred.",
    "reliability_refused": (
        "Alpha {alpha} (interval {low} to {high}), below .50: these questions do not measure one thing, and scores before "
        "and after should not be compared."
    ),
    "reliability_not_checked": "The measure is one number a person; how reliably it was taken is not known.",
    "slopes_passed": "No sign that the difference depends on where people started.",
    "slopes_failed": "The difference depends on where people started; the figure is an average over people.",
    "slopes_not_checked": "This analysis does not adjust for where people started.",
    "clusters_passed": "At least {n} clusters ({by}) in each group, enough for an interval that allows for them.",
    "clusters_failed": "Only {n} clusters ({by}) in one group: with fewer than 10 one more could change the answer.",
    "clusters_not_checked": "The charter names no clusters; people are taken as independent of each other.",
    "primary_passed": "The charter names this as a primary objective. No frozen protocol says since when.",
    "primary_failed": "The charter does not name this as a primary objective: one of several possible readings.",
    "drop_out_passed": (
        "The direction stays clear even if the missing did 0.2 standard deviations worse than the others where a place "
        "was offered, and 0.2 better where not; it tips at {tips}."
    ),
    "drop_out_failed": (
        "The answer would no longer be clear if the missing did 0.2 standard deviations worse than the others where a "
        "place was offered, and 0.2 better where not; it tips at {tips}."
    ),
    "drop_out_nobody": "Nobody is missing.",
    "drop_out_not_checked": "There is no clear answer that the missing could change.",
}

TREND = {
    "passed": "Before the start both groups moved alike (at most {apart} standard deviations apart, from {wave}).",
    "failed": "From {wave} to the start the groups moved differently ({apart} standard deviations apart).",
    "each": "Until the start those offered a place moved more than the others by: {each}.",
    "wave": "{value} from {wave} ({low} to {high})",
    "not_checked": "Whether both groups moved alike before the start is not known: no earlier wave holds enough people.",
}

EXPLORATORY = {
    "worthwhile": "Worthwhile size set to {given} SD; the charter says {planned}. Exploratory.",
    "level": "Intervals are at {level} %; the claim and the verdict are judged at no less than 95 %. Exploratory.",
    "no_size": "nothing",
}

REASONS = {
    "random_low": "places were drawn at random and few people are missing",
    "random_high": "places were drawn at random, but many are missing; those left started alike",
    "trend": "both groups were followed since before the start, without a draw",
    "balanced": (
        "in what was measured the groups started alike, or were made alike, but it is not shown that they were drawn"
    ),
    "weak": "the groups were not drawn and did not start alike, or it is not known whether they did",
    "random_weak": "places were drawn at random, but many are missing and those left did not start alike",
    "one_group": "one group on its own cannot show what would have happened anyway",
    "few": "there are too few people to test",
    "reliability": "the measure is not very reliable",
    "clusters": "there are few clusters",
    "primary": "it was not named as a primary objective beforehand",
    "drop_out": "the answer is so close that even the few who are missing could change it",
}

LIMITS = {
    **LIMITS,
    "persons": "It says nothing about any single person, pair or mentor.",
    "offer": (
        "It is about being offered a place. Some who were offered one never met a mentor; what meeting does for those "
        "who meet may be larger."
    ),
    "applied": "It holds for the people of this cycle. People who are different may respond differently.",
    "not_drawn": (
        "It is not shown that places were drawn by lot. People who join, or are chosen, often would have done better anyway; adjusting "
        "for what was measured cannot rule that out."
    ),
    "one_group": (
        "It cannot tell what the program did. Scores also move with the season, the year, growing experience, and "
        "because people who start low tend to rise by themselves."
    ),
    "missing": "It is silent about the {lost} people who are missing.",
    "one_missing": "It is silent about the one person who is missing.",
    "self_report": "Answers to a questionnaire are what people say of themselves, not what others see them do.",
    "later": "It says nothing about how long the difference lasts after “{after}”.",
    "nobody_missing": (
        "It cannot tell whether the list is complete: if people who dropped out were never listed, the claim is too strong."
    ),
}

NEXT = {
    "worth_having": "Keep what was done.",
    "hopeful": "Take it as a hopeful sign; the comparison is too weak to carry a decision alone.",
    "unstated": "Write into the charter, before the next cycle, what size would be worth having (worthwhile).",
    "hidden": "Report larger groups, or several cycles together.",
    "hidden_beside": "Wait until more people differ, or take back the earlier report if nobody was given it.",
    "draw_again": "Draw lots again next cycle, so that it stays known whether the program works.",
    "positive_size_uncertain": "Run another cycle with the same measure: two cycles together narrow the interval.",
    "not_worthwhile": "Look at whether pairs met as agreed; then change or stop what does not help enough.",
    "cannot_tell": "Neither end nor enlarge the program on this figure; plan the next cycle so that it can tell.",
    "harmful": "Stop and ask: speak with participants before any next cycle.",
    "not_drawn": (
        "Next cycle, let a lottery decide between applicants who are equally eligible. It costs nothing, is fair, and "
        "settles what this comparison cannot."
    ),
    "one_group": "Measure people who are not in the program too: applicants on a waiting list are best.",
    "one_of_two": "For what the program did, read the comparison of both groups, not the change of one.",
    "no_record": "Keep the record of the draw beside the assignments, so that anyone can check it.",
    "missing": "Find out why people are missing, and remind them sooner next time.",
}
