"""Which numbers do the labels of common rating scales stand for? Used in drafts only, and shown there to be checked."""

from __future__ import annotations

from collections.abc import Collection

from mentorlab.tables.exports.naming import alike

_FIVE = (
    ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
    ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
    ("strongly disagree", "somewhat disagree", "neither agree nor disagree", "somewhat agree", "strongly agree"),
    ("stimme überhaupt nicht zu", "stimme nicht zu", "teils/teils", "stimme zu", "stimme voll und ganz zu"),
    ("very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied", "satisfied", "very satisfied"),
    ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    ("never", "rarely", "sometimes", "often", "always"),
    ("not at all", "slightly", "moderately", "very", "extremely"),
    ("not at all important", "slightly important", "moderately important", "very important", "extremely important"),
    ("very poor", "poor", "fair", "good", "very good"),
    ("very unlikely", "unlikely", "neutral", "likely", "very likely"),
)
_SEVEN = (
    *(("strongly disagree", "disagree", "somewhat disagree", middle, "somewhat agree", "agree", "strongly agree")
      for middle in ("neither agree nor disagree", "neutral")),
)  # fmt: skip
SCALES = tuple({word: place for place, word in enumerate(scale, start=1)} for scale in (*_FIVE, *_SEVEN))


def numbers_of_labels(labels: Collection[str]) -> dict[str, int] | None:
    """The numbers of the labels on the scale that holds them all; None where no scale does, or several disagree."""
    asked = {alike(label): label for label in labels}
    found = [{asked[word]: scale[word] for word in asked} for scale in SCALES if set(asked) <= set(scale)]
    return found[0] if found and all(one == found[0] for one in found) else None
