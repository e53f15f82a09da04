"""What is said where places were drawn: the draw in the analysis, and who took part."""

from __future__ import annotations

LABELS = {"draw": "The draw in the analysis", "clusters": "People who are alike", "taken_up": "Taking part"}

CLUSTERS = (
    "People who share one ({by}) are alike: {n} clusters, which leave {df} degrees of freedom to judge the interval by."
)

GLOSSARY = {
    "CR2": (
        "A way to allow for people who share a mentor or a site that holds with few of them too: the interval takes "
        "its width from the differences between mentors, and from how many of them there are to see these in."
    ),
    "two-stage": (
        "The effect of taking part on those who took part because they were offered a place (compliers): the effect of "
        "the offer, divided by the difference it made to who took part. Unlike a comparison of who took part with who "
        "did not, it is not misled by who likes to take part."
    ),
}

DRAW = {
    "blocks": "Places were drawn within {n} groups; people are compared within them.",
    "blocks_one_sided": "In {n} of them everybody analysed is on one side: they add nothing to the comparison.",
    "blocks_whole": (
        "In every group of the draw all who are analysed are on one side: nobody can be compared within them. Are the "
        "blocks those of the draw, or were whole groups drawn (then name them as cluster in assignments)?"
    ),
    "no_block": "Not everybody's group in the draw is known: people are not compared within them.",
    "chances": (
        "People had different chances of a place; each counts the more, the less likely their draw was, so that the "
        "figure is the average over everybody."
    ),
    "no_chance": (
        "People had different chances of a place, and not everybody's is known and between 0 and 1: the figure does "
        "not allow for them."
    ),
    "own_slopes": (
        "The effect depends on where people started: it is {size} {more} for each unit higher at the start ({low} to "
        "{high}). The figure is the effect at the average start of everybody."
    ),
}

TAKEN_UP = {
    "who": "By the later survey took part ({meetings}): {program}, {comparison}.",
    "same": "So the effect of taking part is that of the offer.",
    "practically_all": "So nearly everybody offered a place took part, and taking part did about as much as the offer.",
    "few": "So few on one side that the effect of taking part would tell about single people; it is not shown.",
    "cannot_tell": "The offer made too little difference to who took part to tell what taking part did.",
    "effect": (
        "For those who took part because of the offer, taking part made a difference of {value} ({level} % interval "
        "{low} to {high}), if the offer itself did nothing for those who did not."
    ),
    "weak": (
        "For those who took part because of the offer, the difference is put at {value} ({level} % interval {low} to "
        "{high}): so few of them that the interval says more than the figure."
    ),
}


BEGUN = {
    "moved": "By the day they began, {people} stand on another side at “{after}” than the assignments say; the day counts.",
    "early": "Had begun before “{before}”, and are not compared: {people}.",
}

SIDES = {"program": "offered a place", "comparison": "others"}

MEETINGS = {"one": "at least one meeting held", "many": "at least {n} meetings held"}
