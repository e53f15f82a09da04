"""Does every exercise pass with its reference answer, and does a typical wrong one get the hint that fits it?

Reference answers are those of the notebooks; what is wrong here is what people usually write (STANDARDS 5).
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mentorlab.errors import BadInput
from mentorlab.matching.policies import policy_named
from mentorlab.matching.pool import pool
from mentorlab.tables.load import load
from mentorlab.workshop import answers_file, check, checking, debrief, export_answers, mechanisms, show
from mentorlab.workshop.every_exercise import every_exercise
from mentorlab.workshop.exercise import SHAPE
from mentorlab.workshop.exercises import alive, convince, match, plan, returns
from mentorlab.workshop.unpacking import workshop_notebooks


def references() -> dict[str, Any]:
    """The reference answers, as the cells tagged `solution` hold them."""
    found: dict[str, Any] = {}
    for notebook in workshop_notebooks().values():
        session = notebook["cells"][0]["id"].split("-")[0]
        for cell in notebook["cells"]:
            if "solution" in cell["metadata"].get("tags", []):
                (line,) = ast.parse("".join(cell["source"])).body
                assert isinstance(line, ast.Assign)
                assert isinstance(line.targets[0], ast.Name)
                found[f"{session}.{line.targets[0].id.removeprefix('answer_')}"] = ast.literal_eval(line.value)
    return found


REFERENCES = references()
SAME = dict.fromkeys(("mentees", "mentors", "managers", "leaders"), "it makes us a better company")
NO_TIME = {**REFERENCES["why.4"], "managers": "your people will be much happier"}
ONE_MENTOR = dict.fromkeys(REFERENCES["match.1"], "Priya")
WITHOUT_END = {name: text for name, text in REFERENCES["alive.1"].items() if name != "how it ends"}


def _eight(drop: int = 0) -> list[str]:
    return [str(name) for name in alive._eight()["pair"]][drop:]


WRONG: dict[str, list[tuple[Any, str]]] = {
    "why.1": [(["kind", "clever", "patient"], "what they were"), (["asked me good questions"], "too few")],
    "why.2": [("Mentoring improves our culture.", "cannot be wrong"), ("First this. Then that. By 2027.", "too long")],
    "why.3": [("learning from experienced people", "most important"), ("feedback on my work", "smaller gap")],
    "why.4": [(SAME, "the same for all"), (NO_TIME, "managers' worry")],
    "plan.1": [({**REFERENCES["plan.1"], "outputs": "d", "outcomes": "a"}, "output for outcome")],
    "plan.2": [("answered the last survey", "last is always fewest"), ("matched", "stronger link")],
    "plan.3": [({**REFERENCES["plan.3"], "primary": "c"}, "only mentees can answer"),
               ({**REFERENCES["plan.3"], "alive": "a"}, "a count of people")],
    "plan.4": [(0.32, "standard deviations"), (0.1, "too hopeful"), (0.5, "too pessimistic")],
    "match.1": [(ONE_MENTOR, "one mentor twice"), ({"Ben": "Priya"}, "somebody is left"),
                ({**REFERENCES["match.1"], "Amira": "Rosa", "Dmitri": "Una"}, "own manager")],
    "match.2": [(21, "half-day forgotten"), (23, "other sum")],
    "match.3": [(25, "one mentor for several"), (22, "not the best"), (30, "more than there is")],
    "match.4": [(["Dmitri", "Efua"], "changed is not lost"), (["Ben"], "others")],
    "alive.1": [(WITHOUT_END, "no ending"), ({"how it ends": "we part as friends"}, "a part is missing")],
    "alive.2": [(_eight(), "late is not fading"), (REFERENCES["alive.2"][:2], "some are missed")],
    "alive.3": [("a", "acts before asking"), ("c", "breaks confidence"), ("d", "waits")],
    "alive.4": [(round(100 * alive._share("fading")), "the other way round"), (0.42, "a share of one")],
    "convince.1": [(round(convince._gaps()[0], 1), "the vendor's"), (-round(convince._gaps()[1], 1), "the other sign")],
    "convince.2": [(round(convince._design("comparison").value, 2), "opted in")],
    "convince.3": [(round(convince._dip()[1] - convince._dip()[0], 2), "the whole rise"), (0.2, "the program's part")],
    "convince.4": [({**REFERENCES["convince.4"], "a": "order", "b": "speed"}, "the race has no order")],
    "convince.5": [(round(convince._unit()[0] - convince._unit()[1], 2), "means are not sums")],
    "returns.1": [(20820, "hours forgotten")],
    "returns.2": [(round(returns._worth(returns._drawn()[1])), "everybody who stayed"),
                  (100 * REFERENCES["returns.2"], "a factor of 100")],
    "returns.3": [((1_000_000, 1_100_000), "too narrow"),
                  (tuple(end + 222478 for end in REFERENCES["returns.3"]), "costs forgotten")],
    "returns.4": [("It pays back 257 percent.", "one number"), ("From 0.4 to 1.8 million.", "no ground")],
}  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workshop folder of its own, with the match that match.2 counts."""
    (tmp_path / answers_file.NAME).write_text('{"schema": 1, "answers": {}}')
    monkeypatch.chdir(tmp_path)
    check("match.1", REFERENCES["match.1"])
    return tmp_path


def test_every_exercise_has_its_reference_and_its_mistakes() -> None:
    assert set(every_exercise()) == set(REFERENCES) == set(WRONG)


@pytest.mark.parametrize("name", sorted(REFERENCES))
def test_the_reference_answer_holds(name: str) -> None:
    said = check(name, REFERENCES[name])
    assert (said.held, said.kept, said.mistake) == (True, True, ""), said


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_typical_mistake_gets_its_hints_and_never_the_answer(name: str) -> None:
    reference = REFERENCES[name]
    for answer, mistake in WRONG[name]:
        said = check(name, answer)
        assert (said.held, said.mistake) == (False, mistake), said
        assert said.words == every_exercise()[name].hints[mistake][0]
    last = every_exercise()[name].hints[mistake]
    assert check(name, answer).words == last[min(1, len(last) - 1)]
    if isinstance(reference, (int, float)):
        assert all(
            str(reference) not in hint.split() for hints in every_exercise()[name].hints.values() for hint in hints
        )


@pytest.mark.parametrize("name", sorted(REFERENCES))
@pytest.mark.parametrize("answer", [None, True, {}, [1, None], object(), float("nan"), ""])
def test_an_answer_of_another_form_is_told_what_is_asked_and_not_kept(name: str, answer: Any) -> None:
    kept = checking.kept_answers()
    said = check(name, answer)
    assert said.mistake == SHAPE
    assert every_exercise()[name].expects in said.words
    assert checking.kept_answers() == kept


def test_what_is_not_filled_in_is_no_try() -> None:
    assert not check("why.2", ...).held
    assert "why.2" not in checking.kept_answers()


def test_answers_outlive_the_kernel_and_are_exported() -> None:
    check("why.2", "=Mentoring improves our culture.")
    check("why.2", REFERENCES["why.2"])
    lines = export_answers().read_text().splitlines()
    assert lines[0] == "exercise,answer,held,tries"
    assert lines[2].startswith("why.2,")
    assert lines[2].endswith(",True,2")
    with pytest.raises(BadInput, match="is not the name of a"):
        export_answers("../out.csv")


def test_a_damaged_file_of_answers_is_left_as_it_is(here: Path) -> None:
    (here / answers_file.NAME).write_text("{")
    with pytest.raises(BadInput, match="cannot be read as answers"):
        check("why.2", REFERENCES["why.2"])
    assert (here / answers_file.NAME).read_text() == "{"


def test_the_debrief_tells_only_what_was_answered() -> None:
    check("convince.2", 0.68)
    told = debrief("convince")
    assert list(told.table["exercise"]) == ["convince.2"]
    assert not told.table["held"].any()
    assert "0.20" in told.table["true"].iloc[0]
    assert "convince.3" in told.sentence
    assert told.figures()[0].alt.startswith("convince.2: you concluded 0.68")


def test_the_best_match_is_found_by_trying_all() -> None:
    """720 ways to match six by six, counted one by one."""
    from itertools import permutations

    points = match._points().to_numpy()
    totals = [sum(points[i, j] for i, j in enumerate(order)) for order in permutations(range(6))]
    assert match._total(match._best()) == max(total for total in totals if total == total)


def test_exhibits_hide_what_is_asked() -> None:
    assert "fading" not in show("alive.2").table
    assert set(plan._cards()) == {"card", "says"}
    with pytest.raises(BadInput, match="no exercise"):
        check("convince.9", 1)


def test_what_a_rule_gave_is_counted_again_from_the_match() -> None:
    """Of the demo's mentees, how many have the mentor whom the table `choices` names first for them."""
    market = pool(load("demo")).market
    named = [market.choices.of(place) for place in range(len(market.mentees))]
    for rule in ("b", "d"):  # "a" is drawn by lot
        mentor_of = policy_named(mechanisms.RUN_AS[rule])(market, np.random.default_rng(0)).mentor_of
        first = sum(len(them) > 0 and them[0] == mentor for them, mentor in zip(named, mentor_of, strict=True))
        assert mechanisms.first_choices()[rule] == round(100 * first / len(named))
    assert mechanisms.rules()["got their first choice (%)"].tolist().count("hangs on people") == 2
