"""What is said of two groups that were made alike by weights."""

LABEL = "How the groups were made alike"

# In a claim, after the two groups: how the start entered.
COUNTED = {
    "entropy": ", with the others weighted to start like them",
    "overlap": ", among people who could have been in either group",
}

WEIGHTED = {
    "entropy": (
        "The {n} people without a place are weighted so that, on average, they start exactly like those offered one, in "
        "{columns} (entropy balancing). Weighted, they tell as much as {ess} people would (effective sample size). The "
        "figure is about those who were offered a place. ANCOVA, the comparison by regression, stands beside it."
    ),
    "overlap": (
        "Making the others start like those offered a place did not work ({why}). So people in both groups count by how "
        "well they could have been in the other, judged by {columns} (overlap weights). Weighted, the {n_program} who "
        "were offered a place tell as much as {ess_program} people would, the {n} others as much as {ess}. The figure "
        "is about people who could have been in either group, not about all who were offered a place."
    ),
    "none": (
        "No weights make the groups alike in {columns}: {why}. Furthest apart is {worst}, by {apart} standard deviations. "
        "The figure is by regression (ANCOVA), which leans on a straight line where the groups do not overlap."
    ),
}

WHY = {
    "reach": "no weighting of the others reaches the averages of those offered a place",
    "beyond": "more than 10 % of those offered a place start outside of the others' range",
    "few_left": "after weighting, a group would tell as much as fewer than 10 people, or less than 20 % of itself",
    "apart": "what was measured before tells the groups apart nearly completely",
}

NOT_TOLD = (
    "Cannot tell: the two groups started too differently for any fair comparison ({worst} most of all); compare with "
    "people who are more like those offered a place, or let a lottery decide next time"
)

BESIDE = "Another way to look at it"
TREND_BESIDE = {
    "agree": (
        "ANCOVA, which compares people who started equal, gives {ancova} ({ancova_low} to {ancova_high}). The difference "
        "in differences gives {did} ({did_low} to {did_high}). Both lead to the same conclusion."
    ),
    "disagree": (
        "ANCOVA, which compares people who started equal, gives {ancova} ({ancova_low} to {ancova_high}). The difference "
        "in differences gives {did} ({did_low} to {did_high}). They lead to different conclusions because the groups "
        "started apart (Lord's paradox). The first is right if people who start equal would have gone on alike; the "
        "second if both groups would have moved by as much. Where one of the two holds, the truth lies between the "
        "figures or at one of them; take neither alone as the answer, and look at how both groups moved before the start."
    ),
}

GLOSSARY = {
    "entropy balancing": (
        "Gives each person of the comparison a weight, as near to equal weights as can be, so that the weighted group "
        "starts on average exactly like those offered a place. It cannot balance what nobody measured."
    ),
    "overlap weights": (
        "Counts people by how well they could have been in the other group. The weighted groups start alike; the answer "
        "is about people in between, not about those who were always going to join or never."
    ),
    "effective sample size": "How many people of equal weight would tell as much as the weighted ones.",
}
