"""What is said of what would change a conclusion."""

POINTS = " points"

IF = "The direction would no longer be clear {parts}."

MISSING = "if the missing had done {points} worse than others like them where a place was offered, and as much better where not"

UNMEASURED = "if something that nobody measured had set the groups apart by {apart}"

SIZES = {
    "worth_having": "It would no longer be worth having if only more than {near} counted as worthwhile.",
    "positive_size_uncertain": (
        "It would be worth having if {near} counted as worthwhile already, and not if only more than {far} did."
    ),
    "not_worthwhile": "It would no longer be ruled out if {far} counted as worthwhile already.",
}

NARROWER = "More people, or another cycle with the same measure, would narrow the interval and could change this."
