"""What is said about whether the score of a match told beforehand how pairs turned out."""

from mentorlab.answers.wording.en.every_room import *

OUTCOMES = {
    "quality": "{title}",
    "meetings": "meetings held",
    "early": "ending early",
    "objective": "{title} of the mentees",
}
UNITS = {"quality": "points", "meetings": "meetings", "early": "times the odds", "objective": "points"}
SCORE = {True: "the score on record", False: "the fit"}
READINGS = {
    "predicts": "goes with better",
    "against": "goes with worse",
    "no_evidence": "not evidence that it does",
}
CLAIMS = {
    "predicts": (
        "Among pairs actually made, {score} told something of {outcome} beforehand: one standard deviation more "
        "({spread} points of it) went with {size} {unit} more"
    ),
    "against": (
        "Among pairs actually made, {score} pointed the wrong way: one standard deviation more ({spread} points of it) "
        "went with {size} {unit} less of {outcome}"
    ),
    "no_evidence": (
        "Among pairs actually made, this is not evidence that {score} predicts {outcome}: one standard deviation more "
        "({spread} points of it) went with anything from {low} to {high} {unit}, so that more than {ruled_out} is ruled out"
    ),
    "odds_predicts": (
        "Among pairs actually made, {score} told something of {outcome} beforehand: with one standard deviation more "
        "({spread} points of it) the odds were {size} times as large"
    ),
    "odds_against": (
        "Among pairs actually made, {score} pointed the wrong way: with one standard deviation more ({spread} points of "
        "it) the odds of {outcome} were {size} times as large"
    ),
    "odds_no_evidence": (
        "Among pairs actually made, this is not evidence that {score} predicts {outcome}: with one standard deviation more "
        "({spread} points of it) the odds were anything from {low} to {high} times as large"
    ),
}
TESTED = {
    "predicts": " ({level} % interval {low} to {high}; p {p}; rank correlation {rank})",
    "against": " ({level} % interval {low} to {high}; p {p}; rank correlation {rank})",
    "no_evidence": " ({level} % interval; p {p}; rank correlation {rank})",
    "odds": " ({level} % interval {low} to {high}; p {p})",
}
ALSO = {
    "predicts": "{outcome} ({low} to {high} {unit})",
    "against": "{outcome} ({low} to {high} {unit})",
    "no_evidence": "{outcome} ({low} to {high} {unit})",
}
ALSO_FRAMES = {
    "predicts": "After correction for looking at several, it told something of {them} too. ",
    "against": "After correction for looking at several, it pointed the wrong way for {them}. ",
    "no_evidence": "After correction for looking at several, this is not evidence that it does for {them}. ",
}
PARTS = {
    "none": "Of its parts taken one by one, none stands out after correction for looking at several. ",
    "some": "Of its parts taken one by one, {them} told something after correction for looking at several. ",
    "one": "",
}
PEOPLE = "{n} of {n_pairs} pairs with {n_mentors} mentors are in this"
_CAUTION = "It speaks only of pairs actually made: how pairs would do that no score would have made, nobody knows"
VALIDATION = {
    "analyst": "{claim}{tested}. {people}. {also}{parts}" + _CAUTION + ".",
    "staff": "{claim}{tested}. {people}. {also}{parts}" + _CAUTION + ".",
    "leadership": "{claim}. {people}. {also}" + _CAUTION + ".",
    "mentors": "{claim}. {people}. It speaks of all pairs together and of no single one.",
    "mentees": "{claim}. {people}. It says nothing about you or your mentor.",
    "managers": "{claim}. {people}. It must not be used to appraise anybody.",
}
CHECKS = {
    "range_passed": "Among pairs made the fit spreads {made} points, among all that the rules allow {all}.",
    "range_failed": (
        "Range restricted: among pairs made the fit spreads {made} points, among all that the rules allow {all}; slopes "
        "per standard deviation and correlations come out smaller than they would over all pairs."
    ),
    "range_not_checked": "How the fit spreads among all pairs cannot be seen.",
    "reliability_passed": "The scale is steady enough here: alpha {alpha}.",
    "reliability_failed": "The scale is not steady enough here (alpha {alpha}, below .70): what it goes with is blurred.",
    "reliability_not_checked": "How steady the answers are cannot be seen.",
    "answered_passed": "{n} of {n_pairs} pairs have an answer.",
    "answered_failed": "Only {n} of {n_pairs} pairs have an answer: those that did well may answer more.",
    "clusters_passed": "{n} mentors are in the figures.",
    "clusters_failed": "Only {n} mentors are in the figures: the interval may be too narrow.",
}
LABELS = LABELS | {
    "score": "What was known before",
    "range": "How far pairs differed",
    "missing": "Not asked",
    "third": "{name} third of scores",
}
FACTS = {
    "on_record": "The score that stands in the table pairs.",
    "fit": "The fit of today's rules and weights, found anew for the pairs made.",
    "parts": "Parts: the fit of today's weights, part by part.",
    "missing": "{outcome}: {why}.",
}
FIGURE = {
    "title": "Did pairs with higher scores turn out better? {outcome}",
    "x": "score: average of each third of the pairs made",
    "y": "{outcome}, average with interval",
    "line": "straight line",
    "slopes": "What goes with one standard deviation more of {score}?",
    "slopes_axis": "points, or meetings",
    "zero": "nothing",
}
LIMITS_HERE = (
    "It speaks only of pairs actually made, which scored well to begin with: a score that told pairs apart perfectly "
    "among all could show nothing among these.",
    "It does not say that a better score made pairs better: who has a high score may differ in other ways.",
    "Nothing here is about one pair, mentor or mentee.",
    "A part that tells nothing may still matter to people: nobody wants a mentor who barely speaks their language.",
)
NEXT_HERE = {
    "predicts": "Keep the score, and ask again next cycle: one cycle is one cycle.",
    "against": "Look at how the score is made before it is used again, with mentors and mentees.",
    "no_evidence": "Do not sell the match by its score; let choices count more, and let lots decide between near equals.",
    "parts": "Change weights only after two cycles say the same.",
}
NOTES_HERE = {
    "no_pool": "The parts of the score cannot be found anew: {reason}.",
    "not_in_pool": "{n} of {n_pairs} pairs have somebody who is not in today's pool: their fit is not known.",
    "no_thirds": "Thirds are not shown: a third would have too few pairs, or answers that are too alike.",
}
GLOSSARY = {
    "range restriction": (
        "Only pairs that scored well were made, so their scores differ less than those of all pairs; what goes with the "
        "score then shows less."
    ),
    "rank correlation": "How far one order agrees with another: 1 the same, 0 unrelated, −1 the opposite.",
    "odds": "How often something happens for each time that it does not: 1 in 5 pairs ending early are odds of 1 to 4.",
    "Holm": "A correction for looking at several things at once, so that chance finds are not taken for findings.",
}

FEW_UNPAIRED = "A few pairs, drawn by lot, are left out, so that nobody can count how few people have no mentor."
