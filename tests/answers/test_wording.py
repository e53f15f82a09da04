"""Are numbers written as a reader expects them, and are all the words there?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorlab.answers.wording import (
    AUDIENCES,
    LANGUAGES,
    catalogue,
    decimals,
    glossary,
    number,
    p_value,
    parts_of,
    sentence_case,
)
from mentorlab.outcomes.design import DRAWN


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1636.28, 0, "1,636"),
        (-0.004, 2, "0.00"),
        (-1.5, 1, "−1.5"),
        (float("nan"), 2, "not available"),
        (None, 2, "not available"),
    ],
)
def test_numbers(value: float | None, places: int, text: str) -> None:
    assert number(value, places) == text


def test_signs_are_shown_on_request() -> None:
    assert number(0.5, 1, sign=True) == "+0.5"
    assert number(0.0, 1, sign=True) == "0.0"


@pytest.mark.parametrize(("se", "places"), [(680, 0), (12.3, 0), (1.2, 1), (0.117, 2), (0.095, 2), (0.0042, 3)])
def test_numbers_get_the_decimals_that_their_error_allows(se: float, places: int) -> None:
    assert decimals(se, 1.0) == places


@pytest.mark.parametrize(
    ("p", "text"), [(0.0161, "= .016"), (0.00002, "< .001"), (1.0, "= 1.000"), (None, "not available")]
)
def test_p(p: float | None, text: str) -> None:
    assert p_value(p) == text


def test_sentence_case_leaves_the_rest_alone() -> None:
    assert sentence_case("engagement at IBM") == "Engagement at IBM"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_audience_is_spoken_to(language: str) -> None:
    words = catalogue("outcomes", language)
    for section in ("CONTRAST", "CHANGE", "NOT_POSSIBLE", "NOT_COMPUTABLE", "HIDDEN", "WAITING"):
        assert tuple(getattr(words, section)) == AUDIENCES
    assert set(words.CAUTIONS) >= set(words.CLAIMS)


def test_only_one_claim_is_causal() -> None:
    """That of a draw of places (averages, shares, who stays), of the lots in a match, of variants that were drawn."""
    drawn = ("matching_lottery", "reach_campaigns", "outcomes_individual", "outcomes_retention")
    for part in ("outcomes", *drawn):
        claims = catalogue(part).CLAIMS
        causal = [verb for verb, said in claims.items() if re.search(r"\bled to\b|\bcaused?\b|\bbecause of\b", said)]
        assert causal == ["led_to"]
    for part in set(parts_of()) - {"outcomes"}:
        words = Path(str(catalogue(part).__file__)).read_text(encoding="utf-8")
        lots = 1 if part in drawn else 0
        assert len(re.findall(r"\bled to\b|\bcaused\b", words)) == lots, part
    assert "waitlist" in DRAWN


def test_the_glossary_explains_and_refuses_unknown_words() -> None:
    assert set(glossary("p", "interval")) == {"p", "interval"}
    assert all(meaning.endswith(".") for meaning in glossary().values())
    with pytest.raises(KeyError):
        glossary("astrology")
