"""Are the hard rules of matching read as they are meant, and is everything wrong in them said?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.charter import Charter, read_charter
from mentorlab.tables.charter.matching import Rule, read_rules
from mentorlab.tables.load import check
from tests.tables.a_program import CHARTER, a_program

WRITTEN = {
    "not_own_manager": "not_own_manager",
    "{same: site}": "same: site",
    "{within: {time_zone: 3}}": "within: {time_zone: 3}",
    "'within: {time_zone: 3.0}'": "within: {time_zone: 3}",
    "{above: {grade: 1.5}}": "above: {grade: 1.5}",
    "must_not_pair": "must_not_pair",
}
WRONG = {
    "not_own_manger": "matching.rules[1]: 'not_own_manger' is no rule; did you mean 'not_own_manager'?",
    "{sames: site}": "matching.rules[1]: 'sames' is no rule; did you mean 'same'?",
    "{same: [site, unit]}": (
        "matching.rules[1]: same needs one column of people; write it as same: site, one rule for each column"
    ),
    "{within: grade}": "matching.rules[1]: within needs one column and how far; write it as within: {grade: 1}",
    "{within: {grade: near}}": "matching.rules[1]: 'near' is no distance for within; give a number, 0 or more",
    "{above: {grade: -1}}": "matching.rules[1]: '-1' is no distance for above; give a number, 0 or more",
    "{not_own_manager: true}": (
        "matching.rules[1]: not_own_manager compares nothing and was given True; write only not_own_manager"
    ),
    "{same: site, different: unit}": (
        "matching.rules[1]: is not one rule; write each as an item of its own: [not_own_manager, {same: site}]"
    ),
    "not_own_manager, not_own_manager": "matching.rules: 'not_own_manager' stands twice; keep it once",
    "{same: site}, {different: site}": (
        "matching.rules: 'site' is to be the same and different, so that nobody could be matched; keep the one that "
        "you mean"
    ),
}
FORMS = {
    "{form: circle}": "matching.form: 'circle' is not known; did you mean 'circles'?",
    "{circle: {smallest: 4}}": (
        "matching.circle: is given, but the form is one_to_one; write form: circles, or take circle out"
    ),
    "{form: circles, circle: {smallest: 6, largest: 4}}": (
        "matching.circle: 6 is more than 4; name the smaller number first"
    ),
    "{form: shortlists, shortlist: {mentees: [4, 2]}}": (
        "matching.shortlist.mentees: 4 is more than 2; name the smaller number first"
    ),
}


def read(tmp_path: Path, matching: str) -> Charter:
    path = tmp_path / "program.yaml"
    path.write_text(f"{CHARTER}matching: {matching}\n", encoding="utf-8")
    return read_charter(path)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_rule_is_read_as_it_is_meant(tmp_path: Path, written: str) -> None:
    rules = read(tmp_path, f"{{rules: [{written}]}}").matching.rules
    assert [rule.text for rule in rules] == [WRITTEN[written]]
    assert read_rules([rule.text for rule in rules]) == rules


@pytest.mark.parametrize("written", WRONG)
def test_what_is_no_rule_is_said(tmp_path: Path, written: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(tmp_path, f"{{rules: [{written}]}}")
    assert [str(fault) for fault in caught.value.faults] == [f"program.yaml {WRONG[written]}"]


@pytest.mark.parametrize("written", FORMS)
def test_sizes_belong_to_the_form(tmp_path: Path, written: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(tmp_path, written)
    assert [str(fault) for fault in caught.value.faults] == [f"program.yaml {FORMS[written]}"]


def test_forms_have_their_sizes(tmp_path: Path) -> None:
    matching = read(tmp_path, "{form: shortlists, shortlist: {mentors: 2, mentees: [1, 3]}}").matching
    assert (matching.form, matching.shortlist.mentors, matching.shortlist.mentees) == ("shortlists", 2, (1, 3))
    assert read(tmp_path, "{rules: []}").matching.form == "one_to_one"


def test_a_stronger_rule_holds_the_weaker_one(tmp_path: Path) -> None:
    assert read(tmp_path, "{rules: not_same_reporting_line}").matching.holds("not_own_manager")
    assert not read(tmp_path, "{rules: [not_own_manager]}").matching.holds("not_same_reporting_line")


def test_a_rule_compares_a_column_that_is_there(tmp_path: Path) -> None:
    tables = {"people": "person_id,site\na,x", "applications": "person_id,role,applied_on,meets\na,mentor,2026-01-01,x"}
    rules = "matching: {rules: [{same: sit}, {shares: meets}]}\n"
    found, _ = check(a_program(tmp_path, CHARTER + rules, **tables))
    assert [str(fault) for fault in found] == [
        "program.yaml matching.rules[1]: 'sit' is no column of people or applications; did you mean 'site'?"
    ]


@pytest.mark.parametrize("given", ["not_own_manager; same: site", ["not_own_manager", {"same": "site"}]])
def test_rules_are_read_from_a_text_too(given: Any) -> None:
    assert read_rules(given) == tuple(Rule.model_validate(one) for one in ("not_own_manager", {"same": "site"}))


def test_every_wrong_rule_of_a_list_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        read_rules("sam: site; not_own_manager; wthin: {grade: 1}")
    assert [fault.column for fault in caught.value.faults] == ["matching.rules[1]", "matching.rules[3]"]
