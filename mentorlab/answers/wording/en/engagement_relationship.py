"""What is said about how mentors and mentees see their pair. Words in braces are cells of the answer's table."""

# Parts of sentences; each stands only where its numbers may be shown.
SO_MANY = {"pairs": "{n} pairs", "mentors": "{n} mentors"}
SURE = "{level} interval {low} to {high}; {n}"
DESCRIBED = "{n}, described without an interval"
VIEW = {"mentees": "mentees rate it {mean} points ({sure})", "mentors": "mentors rate it {mean} points ({sure})"}
VIEWS = "{title} at the wave '{wave}': {views}."
SHORT = "{title}, wave '{wave}', in points: {views}."
NO_VIEW = "{title} at the wave '{wave}': neither side's average may be shown."
MORE = {True: "higher", False: "lower"}
WITHIN = "In the {n} pairs where both answered, mentors rate it {size} points {more} than their mentees{sure}{settled}."
EQUAL = "In the {n} pairs where both answered, mentors and mentees rate it alike on average{sure}."
SETTLED = {True: "", False: ", which is compatible with no difference"}
ALIKE = "The two views of a pair agree with an ICC of {icc} ({level} interval {icc_low} to {icc_high}; 1 is alike)."
BETWEEN = {True: " ({level} interval {low} to {high})", False: " (described without an interval)"}
CHANGE = "Since '{before}', the view of {view} {moved} ({sure})."
MOVED = {
    "rose": "rose by {size} points",
    "fell": "fell by {size} points",
    "open": "moved by {size} points, which is compatible with no change",
    "described": "moved by {size} points",
}
GOOD = {"mentees": "{share} of mentees", "mentors": "{share} of mentors"}
GOODS = "{shares} rate it {good_from} or more, which a vendor calls good."
OTHER = "{title}: {views}."
OTHER_VIEW = "{view} {mean}"
RESPONSE = {
    "all": "Of {n_asked} pairs asked, both sides answered in {n_both}, one in {n_one} and nobody in {n_none}.",
    "nearly": "Both sides answered in {n_both} pairs and one in {n_one}; all but a few pairs asked have an answer.",
}
LOW = "Fewer than half of the pairs have any answer: those who are silent may see it otherwise."

PIECES = {
    "analyst": ("views", "within", "alike", "change", "good", "others", "response", "low"),
    "leadership": ("views", "good", "change", "low", "caution"),
    "mentors": ("views", "within", "change", "low", "mentors"),
    "mentees": ("views", "within", "change", "low", "mentees"),
    "managers": ("views", "change", "low", "caution"),
    "staff": ("views", "within", "alike", "change", "good", "others", "response", "low", "staff"),
}
LAST = {
    "caution": "That people like each other does not say that the program works.",
    "mentors": "No pair is told apart here; where yours is difficult, the program's staff help.",
    "mentees": "No pair is told apart here; where yours is difficult, you may say so to the program's staff.",
    "staff": "No pair is told apart here: ask pairs themselves, and do not look for the one with the low score.",
}

TITLES = {"figure": "How do mentors and mentees see their pair?"}
LABELS = {
    "mentees": "mentees",
    "mentors": "mentors",
    "now": "Average score, {wave}",
    "change": "Change since {before}, in points",
    "no_change": "no change",
    "good": "good from {good_from}",
    "box_views": "Rated well",
    "box_within": "Mentor and mentee of one pair",
    "box_response": "Who answered",
    "intervals": "Intervals",
    "left_out": "Left out",
}
FACTS = {
    "intervals": (
        "Averages are over pairs; intervals allow for mentors with several mentees. Fewer than ten pairs or mentors are "
        "described without one. The interval of the ICC takes pairs for independent, and is a little too narrow where "
        "mentors have several."
    ),
    "nothing": "No answer was left out.",
    "reliability": "{title}, {source}; {alphas}.",
    "alpha": "Cronbach's alpha of {view} {alpha}",
    "no_alpha": "its reliability cannot be had from so few answers",
}
NOTES = {
    "low": "Low response: fewer than {low_share} of the pairs asked have an answer of anybody.",
    "without_icc": "Agreement (ICC) is not shown: too few pairs, or answers that do not vary.",
    "replaced": "The view of {view} is shown over the pairs in which both answered: the others are fewer than {smallest}.",
    "refused": "Averages are not split by {column}: {why}.",
    "beside": "More may be hidden than usual: an earlier report covered nearly the same pairs, or people.",
    "change": "The change of the view of {view} is not shown: beside the other figures it would tell of fewer than {smallest}.",
    "change_of_both": (
        "The change of the view of {view} is shown over the pairs in which both answered later: the others are fewer "
        "than {smallest} pairs or mentors."
    ),
}
LIMITS = (
    "Whoever finds a pair difficult answers less often: these averages are of those who answered.",
    "Liking each other is not benefit, and a low score is not a bad mentor: it may be time, distance or the match.",
    "Mentor and mentee of one pair see different things; that they differ is not that one of them is wrong.",
    "A change among those with answers at both waves leaves out the pairs that gave up in between.",
)
NEXT = {
    "low": "Ask again those who are silent, on paper or in a short talk, before the averages are told further.",
    "gap": "Where mentors see the pair better than mentees, ask mentees what they would change, in words.",
    "friction": "Read the items of friction one by one: meetings that are moved need time, a wrong match needs another one.",
    "all": "Tell every pair how to end without blame, and whom to turn to.",
}
HIDDEN = dict.fromkeys(
    ("analyst", "leadership", "mentors", "mentees", "managers", "staff"),
    "Hidden: fewer than {smallest} pairs or mentors have answers that may be shown beside what is known already, or "
    "their answers are too alike; figures about them could be traced to persons.",
)

GLOSSARY = {
    "ICC": (
        "Intraclass correlation: how alike mentor and mentee see their pair, beside how much pairs differ. 1: whoever "
        "is seen well by one is seen well by the other; 0: the two views have nothing to do with each other."
    ),
    "relationship quality": "The average of what one side says about the pair: useful talk, safety, preparation, choosing again.",
}
