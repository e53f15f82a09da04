"""What is said about how easily an answer would turn."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "How easily would this answer turn?"

TITLE = "How easily would this answer turn? {Measure}"

# Each choice in the words of the figure and of the details.
CHOICES = {
    "start": "the start counted (ANCOVA)",
    "own_slopes": "own slopes in each group (ANCOVA)",
    "changes": "changes compared",
    "after": "scores after, start not counted",
    "weighted": "weighted to start alike",
    "report": "as in the report",
    "covariates": "the charter's characteristics",
    "blocks": "the blocks of the draw",
    "clustered": "by cluster",
    "by_person": "by person",
    "planned": "all who answered, as planned",
    "every_item": "who answered every question",
    "shared_range": "who started where both groups did",
    "everyone_after": "also those without a start",
}

GRID = {
    "compared": ("How compared", ("start", "own_slopes", "changes", "after", "weighted", "report")),
    "counted": ("Counted as well", ("covariates", "blocks")),
    "interval": ("Interval", ("clustered", "by_person")),
    "people": ("People", ("planned", "every_item", "shared_range", "everyone_after")),
}

START = "the score before"

ANSWERS = {
    "above": "that the difference is above zero",
    "below": "that the difference is below zero",
    "open": "that a difference of zero cannot be ruled out",
    "not_told": "that the comparison cannot tell",
}

HEADLINES = {
    "all": "All {n_choices} analyses that could be defended lead to the same answer, {answer}",
    "most": "{n_same} of {n_choices} analyses that could be defended lead to the same answer, {answer}",
    "few": (
        "The answer rests on choices: only {n_same} of {n_choices} analyses that could be defended lead to the planned "
        "one, {answer}"
    ),
    "not_told": (
        "The comparison cannot tell, whichever way it is analysed; {n_above} of {n_choices} analyses give a difference "
        "above zero"
    ),
}

RANGE = "They put the difference in {measure} between {least} and {most}{unit}, with {median} in the middle"
PLANNED = "The planned one gives {effect} ({level} % interval {low} to {high}; p {p}) for {n} people"
PLANNED_PLAIN = "The planned one gives {effect} (interval {low} to {high}) for {n} people"

TURNS = {
    "nothing": "Nothing that was tried would turn it",
    "choice": "It would turn with another choice: {choices}",
    "several": "It would turn with several choices that share nothing",
    "left_out": "Without one single {by} it would lie on the other side of zero",
    "start": "It would no longer be clear if those offered a place had caught up by themselves, as low starters do",
    "unmeasured": (
        "It would turn if something that nobody measured were tied to joining and to the scores by risk ratios of {limit} "
        "each"
    ),
    "as_strong": "It would turn if something that nobody measured were as strong as {name}",
    "open": "An answer that is open is turned only by more people or a better comparison",
}

CAUTION = "Trying other ways describes how far an answer rests on choices; the planned one remains the answer"

SENSITIVITY = {
    "analyst": "{headline}. {range}. {planned}. {turns}. Certainty: {certainty}, because {reason}. {caution}.",
    "leadership": "{headline}. {plain}. {turns}. How far the comparison can be trusted: {certainty}, because {reason}.",
    "mentors": (
        "{headline}. {plain}. {turns}. How far the comparison can be trusted: {certainty}, because {reason}. It speaks of all pairs "
        "together and of no single mentor."
    ),
    "mentees": (
        "{headline}. {plain}. {turns}. How far the comparison can be trusted: {certainty}, because {reason}. It says nothing about "
        "you or your mentor."
    ),
    "managers": (
        "{headline}. {plain}. {turns}. How far the comparison can be trusted: {certainty}, because {reason}. It must not be used to "
        "appraise anybody."
    ),
    "staff": "{headline}. {range}. {plain}. {turns}. Certainty: {certainty}, because {reason}. {caution}.",
}

ROWS = {
    "planned": "The planned analysis",
    "choices": "All analyses that could be defended",
    "people": "Of these: {people}",
    "left_out": "Without one {by} at a time",
    "low_start": "Low starters catch up by themselves",
    "e_value": "Something that nobody measured: to explain the difference away",
    "e_limit": "Something that nobody measured: to reach the end of the interval",
    "robustness": "Something that nobody measured: the share it must explain",
    "strongest": "Something as strong as {name}",
    "pairs": "Pairs alike at the start, with unequal chances of a place",
}

MEANINGS = {
    "planned": "The answer of the report",
    "choices": "Every combination of choices that somebody could defend; they describe, and replace nothing",
    "people": "The same analyses of these people",
    "left_out": "The range of differences without each {by} in turn; which one it is, is not said",
    "low_start": (
        "Those offered a place started {gap} lower; with scores that agree by {correlation} over time, this many points of "
        "catching up are expected from regression to the mean alone"
    ),
    "e_value": (
        "The E-value: the least risk ratio with joining and with the scores, both, that would explain the whole difference"
    ),
    "e_limit": "The E-value of the end of the interval that is nearer to zero; 1 where the interval holds zero",
    "robustness": (
        "The robustness value: the share (0 to 1) of what is left unexplained, of joining and of the scores alike, that would "
        "bring the difference to zero"
    ),
    "strongest": "What would be left of the difference if something unmeasured were as strong as the strongest that was measured",
    "pairs": (
        "Rosenbaum's Γ over {pairs} pairs: within a pair, one could have been this many times as likely to join, by something "
        "unmeasured, before the one-sided p rises above .05"
    ),
}

STANDS = {
    "planned": "this is the answer",
    "of": "in {same} of {of}",
    "yes": "yes",
    "no": "no",
    "counted": "yes: the planned analysis counts the start",
    "open": "the answer is open",
    "unless": "unless something that strong was missed",
    "not_clear": "the pairs alone are not clear",
}

PEOPLE = {
    "planned": "all who answered, as planned",
    "every_item": "those who answered every question",
    "shared_range": "those who started where both groups did",
    "everyone_after": "all with an answer at the end, also those without a start",
}

NOTES = {
    "withheld": (
        "Not shown: {people}. They differ from those shown by so few, or in such a way, that the difference would tell about "
        "persons."
    ),
    "not_computed": "{n} more ways could not be computed: {why}.",
    "drawn": (
        "E-value, robustness value and matched pairs are not asked: places were drawn and few people are missing, so that "
        "chance, which the interval allows for, is all that sets the groups apart at the start."
    ),
    "left_out": "No range without single groups: there are none that could be left out without telling about few people.",
    "missing": "What the people who are missing could change is a question of its own (outcomes.missing).",
}

FACTS = {"choices": "What was tried", "planned": "Planned"}

EXPLAINED = {
    "label": "What nobody measured",
    "clear": (
        "Something unmeasured that joins both with being offered a place and with the scores by risk ratios of {value} each "
        "could explain the difference away, and of {limit} each the lower end of its interval (E-values)."
    ),
    "open": (
        "Something unmeasured that joins both with being offered a place and with the scores by risk ratios of {value} each "
        "could explain the difference away; the interval holds zero without it (E-value 1)."
    ),
}

FEW = "with fewer than {few} people in a group the difference is described only, and there is no answer that could turn"
FEW_REMEDY = "measure more people, or several cycles together"

FIGURE = {
    "axis": "difference, {unit}",
    "planned": "as planned",
    "zero": "no difference",
    "target": "worth having from {target}",
}

LIMITS = {
    **LIMITS,
    "choices": "It tries choices that the data allow. Another measure, other people or another year are not among them.",
    "unmeasured": "That something unmeasured would have to be strong does not show that there is no such thing.",
}

NEXT = {
    "turns": "Say in the report which choice the answer rests on, and settle that choice in the protocol of the next cycle.",
    "holds": "Keep the planned analysis; that others agree is a reason to trust it, not a reason to change it.",
}

GLOSSARY = {
    "E-value": (
        "How strongly something unmeasured would have to be tied both to joining and to the outcome, as a risk ratio, to "
        "explain a difference away. The larger, the harder (VanderWeele and Ding)."
    ),
    "Rosenbaum's gamma": (
        "How many times as likely one of two people who look alike could have been to join, before their difference is no "
        "longer clear."
    ),
    "robustness value": "The share of joining and of the outcome that something unmeasured would have to explain, both alike.",
    "regression to the mean": "People picked at a low moment rise by themselves, because a part of what was low was chance.",
    "multiverse": "All analyses of the same data that could be defended, shown together.",
}
