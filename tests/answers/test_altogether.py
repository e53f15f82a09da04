"""Do the last pages of a report say each thing once, in the order of the answers?"""

from __future__ import annotations

import dataclasses

import mentorlab
from mentorlab.answers.question import not_possible


def test_each_thing_is_said_once_and_in_order() -> None:
    one = not_possible("a", "write the first", limits=("No word on cause.", "No word on persons."))
    other = dataclasses.replace(one, limits=("No word on persons.", "No word on later."), terms=("p", "interval"))
    said = mentorlab.altogether(one, other)
    assert repr(said.cannot_tell_us).splitlines() == [
        "- No word on cause.",
        "- No word on persons.",
        "- No word on later.",
    ]
    assert repr(said.what_next) == "- Write the first."
    assert [line.split(":")[0] for line in repr(said.definitions).splitlines()] == ["p", "interval"]


def test_a_long_list_shows_the_first_answer_and_folds_the_rest() -> None:
    first = not_possible("a", "write the first", limits=("No word on cause.",))
    other = dataclasses.replace(first, limits=tuple(f"No word on {k}." for k in range(12)))
    said = mentorlab.altogether(first, other).cannot_tell_us
    shown, _, folded = said._repr_html_().partition("<details")
    assert shown.count("<li>") == 1
    assert folded.count("<li>") == 12
    assert repr(said).count("- No word") == 13
    assert "<details" not in mentorlab.altogether(first).cannot_tell_us._repr_html_()
