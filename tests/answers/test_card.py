"""Does an answer show itself safely and the same everywhere?"""

from __future__ import annotations

import dataclasses
import math
from html.parser import HTMLParser

import pandas as pd

from mentorlab.answers.card import card
from mentorlab.answers.estimated import differs, level_of
from mentorlab.answers.look import Whisker, intervals, strip
from mentorlab.answers.markup import bullets, definitions, table
from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible
from mentorlab.answers.result import FINDING, Results
from mentorlab.stats.estimates import Estimate

NASTY = '<script>alert("x")</script> & =1+1'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's signature)
        self.seen.append(tag)


def _tags(markup: str) -> list[str]:
    parser = _Tags()
    parser.feed(markup)
    return parser.seen


def test_text_from_users_is_never_markup() -> None:
    for markup in (
        table([NASTY], [[NASTY, NASTY]], NASTY),
        bullets([NASTY]),
        definitions([(NASTY, NASTY)]),
        strip(1, 0, 2, 0.5, NASTY),
        not_possible(NASTY, NASTY, measure=NASTY)._repr_html_(),
    ):
        assert "script" not in _tags(markup)


def test_a_result_carries_its_finding_for_machines() -> None:
    result = not_possible("there is no table x", "add it", measure="skill")
    bundle = result._repr_mimebundle_()
    assert bundle["text/plain"] == result.sentence()
    assert bundle[FINDING]["findings"][0]["finding"] == result.to_dict()
    several = Results([result, result])._repr_mimebundle_()
    assert len(several[FINDING]["findings"]) == 2


def test_no_objective_is_said_in_words() -> None:
    assert "none" in repr(Results([]))
    assert "none" in Results([])._repr_html_()


def test_a_missing_interval_is_drawn_as_a_point() -> None:
    picture = intervals(
        [Whisker("few", 1.0)], title="t", axis="points", alt="a", zero="none", target=0.5, target_label="g"
    )
    assert b"<svg" in picture.svg()
    assert math.isnan(Whisker("few", 1.0).low)


def test_only_what_could_be_no_difference_is_drawn_against_none() -> None:
    drawn = [name for name in ("change", "effect", "fit_difference", "share", "fit", "break_even") if differs(name)]
    assert drawn == ["change", "effect", "fit_difference"]


def test_hidden_cells_say_so() -> None:
    frame = pd.DataFrame({"group": ["A", "B"], "n": [12, None], "change": [0.5, None], "hidden": [False, True]})
    result = not_possible("x", "y", frame=frame)
    assert "<td>hidden</td>" in result.how_we_know._repr_html_()


def test_an_interval_for_many_comparisons_at_once_is_not_called_one_of_100_percent() -> None:
    assert [level_of(one) for one in (0.95, 0.9, 0.999, 1 - 0.05 / 48, 1 - 0.05 / 900)] == [
        "95 %", "90 %", "99.9 %", "99.9 %", "99.99 %",
    ]  # fmt: skip


def test_a_difference_of_shares_is_drawn_in_percentage_points() -> None:
    share = Reported("effect", Estimate(0.026, -0.042, 0.093, 0.95, 0.034, 232, "difference of shares"), "share")
    answer = dataclasses.replace(not_possible("x", "y"), status="ok", estimates=(share,), worthwhile=0.03)
    assert "+2.6 percentage points, interval −4.2 to 9.3" in card(answer)
    assert "worth having from 3.0" in card(answer)
