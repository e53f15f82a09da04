"""What the first page of the program report says around the answers of the rooms, for each of its readers."""

TITLES = {
    "analyst": "The program on one page",
    "leadership": "The program on one page",
    "mentors": "What you made possible",
    "mentees": "What came of it",
    "managers": "What it took, and what came of it",
    "staff": "Where the program stands",
}

# Which questions stand on whose page, in which order, and what each is called there.
_STORY = (
    ("needs.gaps", "Why mentoring?"),
    ("planning.strategy", "What is the plan?"),
    ("reach.funnel", "Are people joining?"),
    ("matching.quality", "Who with whom?"),
    ("engagement.rhythm", "Is it alive?"),
    ("outcomes.contrast", "Did it work?"),
    ("outcomes.lights", "Which objectives were reached?"),
    ("returns.value", "Was it worth it?"),
)
LINES = {
    "analyst": _STORY,
    "leadership": _STORY,
    "mentors": (
        ("matching.quality", "You offered a place"),
        ("engagement.rhythm", "You met"),
        ("outcomes.goals", "Your mentees set goals"),
        ("engagement.relationship", "How it was, seen from both sides"),
        ("outcomes.contrast", "What the offer of a place did"),
    ),
    "mentees": (
        ("matching.quality", "You found a mentor"),
        ("engagement.rhythm", "You met"),
        ("outcomes.goals", "You set goals"),
        ("engagement.relationship", "How it was, seen from both sides"),
        ("outcomes.contrast", "What the offer of a place did"),
    ),
    "managers": (
        ("reach.funnel", "Who took part"),
        ("engagement.rhythm", "What their time went into"),
        ("outcomes.contrast", "What the offer of a place did"),
        ("returns.value", "What it cost, everybody's hours counted"),
    ),
    "staff": (
        ("engagement.pulse", "What is new"),
        ("reach.funnel", "Who joins"),
        ("engagement.rhythm", "Do pairs meet?"),
        ("engagement.support", "Who asked for help"),
        ("engagement.relationship", "How it is, seen from both sides"),
        ("planning.next", "What was decided"),
    ),
}

THANKS = {
    "mentors": "Thank you: none of this happens without the hours that mentors give. It speaks of all mentors together, and of no single one.",
    "mentees": "Thank you for every answer: without them nobody could say what mentoring is good for. It speaks of all mentees together, and of no single one.",
    "managers": "Thank you for the time that you let people have. It speaks of all of them together, and of nobody in particular.",
}

OPEN = "Not answered here"
NOT_POSSIBLE = "{heading} {reason}."
HIDDEN = "{heading} Hidden, so that nobody can be recognised."
NEXT = "What to do next"
# Whose first step stands on the first page, and for which readers; all others stand at the end of the report.
NEXT_OF = ("outcomes.contrast", "outcomes.change", "returns.value", "reach.funnel", "needs.gaps", "engagement.pulse")
MOST_NEXT = 3
DECIDES = ("analyst", "leadership", "managers", "staff")
# Who is told an answer in the words of the headline; to all others it is said in their own words.
BY_HEADLINE = ("analyst", "leadership", "staff")
SENTENCES = 2
