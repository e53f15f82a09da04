"""Are people counted, are planted shares found, and does no count tell about a few?"""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.measures.heard import Heard, hear
from mentorlab.measures.opening import load
from mentorlab.measures.themes_shown import count
from mentorlab.needs import voices
from mentorlab.needs.said.leads import comes_first
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.sayings import SAYINGS
from mentorlab.simulation.truth import Truth
from mentorlab.simulation.voices import shares
from mentorlab.tables.privacy.ledger import Figure, to_bytes, write_record
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.program import Program
from tests.programs import write_program


def said(codes: dict[str, int], stakeholder: str = "mentors", kind: str = "hurdle", **columns: Any) -> pd.DataFrame:
    """Each code by so many people who say nothing else."""
    listed = [code for code, n in codes.items() for _ in range(n)]
    ids = [f"{stakeholder[:4]}{i}" for i in range(len(listed))]
    rows = {"stakeholder": stakeholder, "kind": kind, "code": listed, "person_id": ids}
    return pd.DataFrame({**rows, **columns})


def program_of(folder: Path, *tables: pd.DataFrame, charter: dict[str, Any] | None = None) -> Program:
    return load(write_program(folder, charter, voices=pd.concat(tables, ignore_index=True)))


def rows_of(result: Result) -> dict[str, Any]:
    table = result.table
    return {row["theme"]: (row["n"], row["n_answered"]) for _, row in table.iterrows()}


def test_people_are_counted_not_sayings(tmp_path: Path) -> None:
    table = said({"time": 12, "trust": 8})
    twice = table.iloc[:5]  # the same people say the same again
    alone = said({"time": 2}).assign(person_id=None)  # two rows without a person are two people
    result = voices(program_of(tmp_path, table, twice, alone), stakeholder="mentors")
    assert rows_of(result) == {"Time": (14, 22), "Trust": (8, 22)}
    lead = result.estimate("share").estimate
    # Wilson by hand for 14 of 22: centre (p + z²/2n)/(1 + z²/n) = .6135, half width .1876 (z = 1.95996).
    assert (lead.low, lead.high) == pytest.approx((0.4295, 0.8027), abs=2e-4)
    assert "a saying that names no person counts as one person" in dict(result.box)["Who was counted"]


def test_who_says_two_things_is_one_who_answered(tmp_path: Path) -> None:
    both = pd.concat([said({"time": 10}), said({"trust": 10})])  # the same ten ids
    other = said({"distance": 10}).assign(person_id=[f"o{i}" for i in range(10)])
    result = voices(program_of(tmp_path, both, other))
    assert rows_of(result) == {"Time": (10, 20), "Trust": (10, 20), "Distance": (10, 20)}


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ({"time": 4}, {None: None}),  # too few people at all
        ({"time": 7}, {"other themes": None}),  # all of them
        ({"time": 20, "trust": 3}, {"other themes": None}),  # all but three
        ({"time": 20, "trust": 5}, {"Time": 20, "Trust": 5}),
        ({"time": 20, "trust": 4, "distance": 3}, {"Time": 20, "other themes": 7}),
        ({"time": 20, "trust": 9, "distance": 3}, {"Time": 20, "other themes": 12}),  # 3 alone would be 32 − 29
        ({"time": 20, "trust": 7, "not_asked": 7, "distance": 1}, {"Time": 20, "other themes": 15}),  # equals together
        ({"time": 9, "trust": 3}, {"other themes": None}),  # the pool would be told by 12 − 9
    ],
)
def test_nothing_tells_about_a_few(tmp_path: Path, codes: dict[str, int], shown: dict[Any, Any]) -> None:
    result = voices(program_of(tmp_path, said(codes), said({"time": 15, "trust": 15}, "managers")), kind="hurdle")
    mine = result.table[result.table["group"] == "mentors"]
    found = {None if pd.isna(row["theme"]) else row["theme"]: row["n"] for _, row in mine.iterrows()}
    assert {k: None if pd.isna(v) else v for k, v in found.items()} == shown
    assert mine["hidden"].tolist() == [n is None for n in shown.values()]
    assert result.hidden == sum(n is None for n in shown.values())
    if sum(codes.values()) < 5:
        assert mine["n_answered"].isna().all()


@pytest.mark.parametrize("largest", [5, *(pytest.param(n, marks=pytest.mark.long) for n in (7, 16))])
def test_whatever_people_say_no_small_count_can_be_worked_out(largest: int) -> None:
    """Every way in which people may each say one of three things, and one of them a second one."""
    smallest = 5 if largest == 16 else 3
    for n in itertools.product(range(largest), repeat=3):
        if not 1 <= sum(n) <= largest:
            continue
        for second in (None, 0, 1, 2):
            who = [f"p{i}" for i in range(sum(n))]
            theme = [code for code, k in zip("abc", n, strict=True) for _ in range(k)]
            rows = pd.DataFrame({"who": who, "theme": theme, "coded": True})
            if second is not None:
                rows.loc[len(rows)] = ["p0", "abc"[second], True]
            counted = count(Heard("mentors", "hurdle", rows), smallest, 8, [])
            if counted.n is None:
                assert sum(n) < smallest
                assert counted.themes.empty
                continue
            for m in [*counted.themes, *([counted.n_others] if counted.n_others else [])]:
                assert smallest <= m <= counted.n - smallest
            rest = counted.n - int(counted.themes.sum())
            if second is None and len(counted.themes):  # one thing each: who is behind the other themes is told
                assert rest == 0 or rest >= smallest
                assert counted.n_others in (rest, None)


def test_free_text_names_a_theme_from_eight_people_on(tmp_path: Path) -> None:
    def text(n: int) -> pd.DataFrame:
        return said({"x": n}).assign(code=None, text="People gossip")

    others = said({"time": 15}).assign(person_id=[f"o{i}" for i in range(15)])
    seven = voices(program_of(tmp_path / "a", text(7), others))
    assert set(rows_of(seven)) == {"Time", "other themes"}
    eight = voices(program_of(tmp_path / "b", text(8), others))
    assert rows_of(eight)["Trust"] == (8, 23)
    coded = said({"trust": 5}).assign(person_id=[f"c{i}" for i in range(5)])
    both = voices(program_of(tmp_path / "c", text(2), coded, others))
    assert rows_of(both)["Trust"] == (7, 22)  # five named it by its code


def test_few_are_described_without_an_interval(tmp_path: Path) -> None:
    charter = {"privacy": {"smallest_group": 3}}
    result = voices(program_of(tmp_path, said({"time": 5, "trust": 4}), charter=charter))
    assert rows_of(result) == {"Time": (5, 9), "Trust": (4, 9)}
    assert result.table["share_low"].isna().all()
    assert "interval" not in result.sentence("analyst").split(". ")[0]


def test_first_is_settled_by_those_who_named_one_of_the_two(tmp_path: Path) -> None:
    program = program_of(tmp_path, said({"time": 20, "trust": 5, "distance": 19}))
    heard = hear(program).heard[0]
    counted = count(heard, 5, 8, [])
    # 20 of 25: Wilson .609 to .911; 20 of 39: .362 to .661 (by hand).
    assert comes_first(counted, "time", "trust", 0.95)
    assert not comes_first(counted, "time", "distance", 0.95)
    assert "could be chance" in voices(program).sentence("analyst")
    assert "“Time” most often:" in voices(program_of(tmp_path / "b", said({"time": 20, "trust": 6}))).sentence(
        "analyst"
    )


def test_a_theme_that_is_shown_is_not_said_to_lead_over_one_that_is_not(tmp_path: Path) -> None:
    table = pd.concat([said({"time": 20}), said({"trust": 7}), said({"distance": 6})])  # all 20 name time
    sentence = voices(program_of(tmp_path, table)).sentence("analyst")
    assert "of the themes that can be shown" in sentence
    assert "Time" not in sentence
    headline = voices(program_of(tmp_path, table)).headline
    assert headline.startswith("Most often mentors named “Trust” or “Distance” (of the themes that can be shown) when")


def test_the_headline_is_one_sentence_of_names_and_the_box_has_the_numbers(tmp_path: Path) -> None:
    tables = [
        said({"time": 20, "trust": 5}),
        said({"time": 9, "trust": 8}, "managers"),
        said({"joy": 11}, kind="benefit"),
    ]
    program = program_of(tmp_path, *tables)
    result = voices(program, kind="hurdle")
    assert result.headline == (
        "Asked what keeps them away, mentors named “Time” most often; managers “Time” or “Trust”"
    )
    assert "20 of the 25 who answered (80 %" in dict(result.box)["Mentors: is kept away by"]
    one = voices(program, stakeholder="mentors").headline
    assert not any(sign.isdigit() for sign in one)
    assert ". " not in one


RELEASED = {"released_on": ["2026-01-05"] * 6 + [None] * 6 + ["2026-03-01"] * 6}


def quoting(folder: Path, **more: Any) -> Program:
    texts = [f"Time is short because of reason{chr(97 + i)} number{chr(97 + i)} thing{chr(97 + i)}" for i in range(18)]
    texts[1] = "No time, says Anna Schmidt, write to anna@x.org"
    table = said({"time": 18}, **RELEASED, **more).assign(text=texts)
    other = said({"trust": 9}).assign(person_id=[f"o{i}" for i in range(9)], text="People gossip")
    return program_of(folder, table, other)


def whole(result: Result) -> str:
    """Everything that anybody can read off an answer."""
    words = [result.sentence(audience) for audience in AUDIENCES] + [repr(result.how_we_know), result._repr_html_()]
    words += [result.how_we_know._repr_html_(), result.figure().svg().decode(), result.table.to_csv()]
    return "\n".join([*words, json.dumps(result._repr_mimebundle_()), json.dumps(result.rows())])


def test_only_released_words_are_quoted(tmp_path: Path) -> None:
    everything = whole(voices(quoting(tmp_path), as_of=date(2026, 2, 1)))
    for i in range(18):
        assert (f"reason{chr(97 + i)}" in everything) <= (i < 6)
    assert sum(f"reason{chr(97 + i)}" in everything for i in range(6)) in (1, 2)
    assert "gossip" not in everything.replace("gossip*", "")
    assert "anna@x.org" not in everything


def test_names_are_masked_in_quotes(tmp_path: Path) -> None:
    texts = ["No time, says Anna Schmidt (anna@x.org)"] * 12
    table = said({"time": 12}).assign(text=texts, released_on="2026-01-05")
    folder = write_program(
        tmp_path,
        voices=pd.concat([table, said({"trust": 9}, "managers"), said({"distance": 8}).assign(person_id=None)]),
    )
    (folder / "keys").mkdir()
    (folder / "keys" / "names.csv").write_text("id,name\np1,Anna Schmidt\n", "utf-8")
    everything = whole(voices(load(folder), stakeholder="mentors"))
    assert "“No time, says [name] ([e-mail])”" in repr(voices(load(folder), stakeholder="mentors").how_we_know)
    assert "Anna" not in everything
    assert "Schmidt" not in everything


def test_no_quote_for_a_theme_or_a_group_that_is_not_shown(tmp_path: Path) -> None:
    small = said({"time": 3}, "leaders", text="Leaders are secretive", released_on="2026-01-05")
    rare = said({"trust": 3}, text="Rarely said aloud", released_on="2026-01-05").assign(person_id=["a", "b", "c"])
    table = said({"time": 12, "distance": 12})
    everything = whole(voices(program_of(tmp_path, small, rare, table)))
    assert "secretive" not in everything
    assert "Rarely" not in everything


def _ledger(folder: Path, people: set[str], kind: str = "hurdle") -> None:
    figure = Figure(f"voices: {kind}", ("mentors",), frozenset(people))
    (folder / "records").mkdir(exist_ok=True)
    write_record(folder, "earlier", to_bytes("needs", [figure]))


def asked_in_a_report(folder: Path, place: Path) -> tuple[Result, Any]:
    place.mkdir()
    publishing = prepare(folder, place)
    return voices(replace(load(folder), publishing=publishing), stakeholder="mentors"), publishing


def test_reports_give_nobody_away_beside_each_other(tmp_path: Path) -> None:
    table = said({"time": 12, "trust": 12})
    folder = write_program(tmp_path / "p", voices=table)
    result, publishing = asked_in_a_report(folder, tmp_path / "first")
    ((_, (figure,)),) = publishing.noted()
    assert figure.members == frozenset(table["person_id"])
    assert (figure.measure, figure.waves) == ("voices: hurdle", ("mentors",))
    assert result.status == "ok"

    _ledger(folder, set(table["person_id"]))
    assert asked_in_a_report(folder, tmp_path / "same")[0].status == "ok"  # the same people again tell nothing new
    more = pd.concat([table, said({"time": 1}).assign(person_id="new")])
    write_program(tmp_path / "p", voices=more)
    result, publishing = asked_in_a_report(folder, tmp_path / "one_more")
    assert result.status == "hidden"
    assert not publishing.noted()
    write_program(tmp_path / "p", voices=more.assign(kind="misconception"))  # another kind has nothing in common
    assert asked_in_a_report(folder, tmp_path / "other")[0].status == "ok"


def test_without_a_person_a_new_saying_is_a_new_person(tmp_path: Path) -> None:
    table = said({"time": 12, "trust": 12}).assign(person_id=None)
    folder = write_program(tmp_path / "p", voices=table)
    _, publishing = asked_in_a_report(folder, tmp_path / "first")
    ((_, (figure,)),) = publishing.noted()
    assert len(figure.members) == 24
    _ledger(folder, set(figure.members))
    write_program(tmp_path / "p", voices=pd.concat([table.iloc[:1], table]))
    assert asked_in_a_report(folder, tmp_path / "later")[0].status == "hidden"


def test_wrong_and_empty_settings(tmp_path: Path) -> None:
    program = program_of(tmp_path, said({"time": 12, "trust": 12}))
    with pytest.raises(BadInput, match="did you mean 'mentors'"):
        voices(program, stakeholder="mentor")
    result = voices(program, stakeholder="managers")
    assert result.status == "not_possible"
    assert "ask for one of: mentors" in result.sentence()


def planted(base: Program, seed: int, n: int = 80) -> Program:
    """A program whose mentors each say one thing of three kinds, drawn with the shares of the simulated grammar.

    One in five sayings has no code: the word lists sort it.
    """
    rng = np.random.default_rng(seed)
    rows = []
    for kind in ("hurdle", "benefit", "recognition"):
        choices = SAYINGS["mentors", kind]
        drawn = rng.choice(len(choices), n, p=shares("mentors", kind, 0))
        for person, code in enumerate(np.array(list(choices))[drawn]):
            text = choices[code][int(rng.integers(len(choices[code])))]
            rows.append(("mentors", kind, code if rng.random() < 0.8 else None, text, f"p{person}"))
    table = pd.DataFrame(rows, columns=["stakeholder", "kind", "code", "text", "person_id"]).astype("str")
    table["released_on"] = pd.NaT
    return replace(base, frames={"voices": table})


def coverage(base: Program, seeds: int) -> tuple[float, int]:
    """Which share of the intervals holds what was planted, and of how many: of the large themes as far as shown."""
    inside = total = 0
    for seed in range(seeds):
        program = planted(base, seed)
        known = hear(program).known
        rows = {(row["kind"], row["theme"]): row for row in voices(program).rows()}
        for kind in ("hurdle", "benefit", "recognition"):
            for code, share in zip(SAYINGS["mentors", kind], shares("mentors", kind, 0), strict=True):
                row = rows.get((kind, known[kind][code].title))  # none where hidden beside one of a few
                if share > 0.18 and row is not None:
                    inside += row["share_low"] <= share <= row["share_high"]
                    total += 1
    return inside / total, total


@pytest.mark.parametrize("seeds", [6, pytest.param(400, marks=pytest.mark.long)])
def test_planted_shares_lie_in_their_intervals(tmp_path: Path, seeds: int) -> None:
    """Wilson's interval covers 95 % on average over shares (Brown, Cai and DasGupta 2001)."""
    share, total = coverage(program_of(tmp_path, said({"time": 12})), seeds)
    assert 0.99 * seeds * 10 <= total <= seeds * 10
    assert share == pytest.approx(0.95, abs=3 * np.sqrt(0.95 * 0.05 / total) + 0.005)


def test_the_simulated_program_says_what_was_planted() -> None:
    """Time leads the mentors' hurdles, and the interval of what mentors said holds the planted share."""
    program = as_program(simulate(Truth(people=1500, seed=1)))
    found = voices(program, stakeholder="mentors", kind="hurdle").rows()[0]
    assert found["theme"] == "Time"
    assert found["share_low"] <= shares("mentors", "hurdle", 0)[0] <= found["share_high"]
