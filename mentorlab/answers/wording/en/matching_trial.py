"""What is said of a trial that would tell two ways of matching apart."""

from mentorlab.answers.wording.en.every_room import *

ASKS = "How would we find out which way of matching is better for people?"

SITES_NEEDED = (
    "there are {n} sites, and such a trial needs two at least and {most} at most; name another column with by=, or plan "
    "with sites=12, people=240"
)

CLAIMS = {
    "impossible": (
        "With {sites} sites and {n} mentees, no trial in which sites are drawn to one of two ways of matching could tell "
        "them apart, however much they differ"
    ),
    "possible": (
        "With {sites} sites and {n} mentees, a trial in which sites are drawn to one of two ways of matching could find a "
        "difference of {detectable} SD or more with power {power_wanted}"
    ),
}
JUDGED = {
    "impossible": ": the sites can be drawn in {ways} ways only, so that the smallest p that could come out is {smallest_p}",
    "stated": "; a difference of {worthwhile} SD it would find with a chance of {power}",
    "unstated": "; nobody has said which difference would be worth knowing",
}
MORE = {
    "would": " A plan that would do: {plan} (a chance of {power}).",
    "best": " Of all plans listed, this sees the smallest difference: {plan} ({detectable} SD).",
}
CAUTION = (
    "Such a trial compares outcomes. Fit is not one: that one way gives a higher fit is known beforehand and says nothing "
    "of this"
)

TRIAL = {
    "analyst": "{claim}{judged}.{more} {caution}.",
    "leadership": "{claim}{judged}.{more} {caution}.",
    "mentors": "{claim}{judged}.{more} This is about numbers of sites, and nothing about any pair.",
    "mentees": "{claim}{judged}.{more} This is about numbers of sites, and says nothing about you.",
    "managers": "{claim}{judged}.{more} This is about numbers of sites, and nothing about anybody's people.",
    "staff": "{claim}{judged}.{more} {caution}.",
}

ROWS = {
    "this": "this program",
    "cycles": "{k} cycles, the sites drawn anew in each",
    "sites": "{k} sites of such sizes",
    "pools": "people drawn into two pools, each matched in one way",
}
ENOUGH = {"yes": "enough", "no": "too small"}

FACTS = {
    "sites": "Sites",
    "measure": "Measure",
    "icc": "How alike people of one site are",
    "start": "What the start tells",
    "lost": "Expected to be lost",
    "pools": "Pools of people",
}
COLUMN = {"column": "the values of {column} among the mentees in the pool", "stated": "as set, of equal size"}
VALUES = {
    "icc": "{value} of the variance lies between sites",
    "start": "start and end correlate at {value}",
    "lost": "{value} without an answer at the end",
}
SOURCES = {"setting": "as set", "data": "from answers, waves {waves}", "default": "an assumption"}
UNUSED = "the start is not measured, so that it tells nothing"
POOLS = (
    "mentees and mentors are drawn into two pools, and each pool is matched in one way; {shared} mentees share a mentor as "
    "one of them counts (an assumption); the same share of variance lies between mentors. Half as many mentors stand in "
    "each pool, so that both ways have less to choose from"
)
NO_SITE = "Mentees in the pool who belong to no site are not counted."

LIMITS_HERE = (
    "It is about chance alone, and about the two ways as they work when each site is matched within itself: pairs across "
    "sites are then not possible.",
    "Two ways of matching will differ by less than mentoring and no mentoring do: expect a difference below the size that is "
    "worth having for the program as a whole.",
    "More cycles count fully only if measure, ways and sites stay the same.",
)
NEXT_HERE = (
    "Before a trial, ask matching.experiment whether the two ways pair people differently at all: where they make the same "
    "pairs, there is nothing to find.",
    "Write down both ways, the measure and the draw before the cycle begins (mentorlab freeze), or pool with other programs.",
    "Where lots break ties, the lots that were drawn anyway may tell something without a trial: ask matching.lottery.",
)

FIGURE = {
    "title": "How many sites for how small a difference between two ways of matching?",
    "x": "sites that are drawn",
    "y": "smallest detectable difference (SD), power {power}",
    "this": "this program",
    "cycles": "this program, {k} cycles",
    "target": "worth knowing from {worthwhile} SD",
}

GLOSSARY = {
    "randomisation test": (
        "A test by the draw itself: how rare a difference as large as this is among all the ways in which the lots could "
        "have fallen."
    ),
}
