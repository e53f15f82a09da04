"""Is everything that is wrong in the tables found, in its row, with what to do about it?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.tables.arms import arms
from mentorlab.tables.load import check, load
from tests.tables.a_program import CHARTER, a_program

PEOPLE = "person_id,hired_on,left_on\nm1,2020-01-01,\nm2,2020-01-01,\nn1,2024-01-01,\nn2,2024-01-01,"


def faults(folder: Path) -> list[str]:
    found, program = check(folder)
    assert program is not None
    assert list(program.faults) == found
    return [str(fault) for fault in found]


ONE_FAULT: dict[str, tuple[Any, ...]] = {
    "column missing, near": (
        {"choices": "Person,chosen_id,rank\nn1,m1,1"},
        "choices.person_id: the column is missing; rename 'Person'",
    ),
    "column missing": (
        {"choices": "chosen_id,person_id\nm1,n1"},
        "choices.rank: the column is missing; add it",
    ),
    "required cell empty": (
        {"pairs": "pair_id,mentor_id,mentee_id,matched_on\na,m1,n1,2026-03-02\nb,,n2,2026-03-02"},
        "pairs.mentor_id row 3: is empty; fill it in, or take the row out",
    ),
    "not a number": (
        {"measures": "person_id,measure,wave,value\nn1,pay,before,1\nn2,pay,before,1.000 €"},
        "measures.value row 3: '1.000 €' is not a number; "
        "write digits with a point before decimals and nothing between thousands",
    ),
    "not a whole number": (
        {"choices": "person_id,chosen_id,rank\nn1,m1,1\nn1,m2,1.5"},
        "choices.rank row 3: '1.5' is not a whole number; write digits only",
    ),
    "impossible days": (
        {"events": "person_id,happened_on,event\nn1,2026-02-30,leave\nn2,31/31/2026,leave\nm1,1066-10-14,leave"},
        "events.happened_on rows 2, 3, 4: '2026-02-30' (and 2 others) is not a date; "
        "write YYYY-MM-DD, a day that exists, in the years 1900 to 2100",
    ),
    "key twice": (
        {"measures": "person_id,measure,wave,value\nn1,pay,before,1\nn2,pay,before,2\nn1,pay,before,3"},
        "measures.person_id + measure + wave rows 2, 4: 'n1', 'pay', 'before' "
        "stands more than once; keep one row of each",
    ),
    "in both arms": (
        {"assignments": "person_id,arm\nn1,program\nn2,program\nn1,waitlist\nn2,program"},
        "assignments.arm rows 2, 4: 'n1' is in both arms, 'program' and 'waitlist'; "
        "give the arm that was drawn, whatever happened later",
        "assignments.person_id rows 3, 5: 'n2' stands more than once; keep one row of each",
    ),
    "in three arms of a named trial": (
        {"assignments": "person_id,trial,arm\nn1,x,a\nn1,x,b\nn1,x,c\nn1,program,program"},
        "assignments.arm rows 2, 3, 4: 'n1' is in several arms (a, b, c); "
        "give the arm that was drawn, whatever happened later",
    ),
    "one's own mentor": (
        {"pairs": "pair_id,mentor_id,mentee_id,matched_on\na,m1,n1,2026-03-02\nb,n2,n2,2026-03-02"},
        "pairs.mentor_id row 3: 'n2' is mentor and mentee of the same pair; correct the id that is wrong",
    ),
    "unknown code": (
        {"meetings": "meeting_id,pair_id,held_on,status\na,p,2026-03-09,held\nb,p,2026-03-19,canceled"},
        "meetings.status row 3: 'canceled' is not a known code; did you mean 'cancelled'?",
    ),
    "unknown id": (
        {"pairs": "pair_id,mentor_id,mentee_id,matched_on\na,m017,n1,2026-03-02\nb,m1,n2,2026-03-02"},
        "pairs.mentor_id row 2: 'm017' is not in people; add the person to people or correct the id",
    ),
    "id in capitals": (
        {"events": "person_id,happened_on,event\nN1,2026-02-03,leave"},
        "events.person_id row 2: 'N1' is not in people; write it as there: 'n1'",
    ),
    "below the range": (
        {"needs": "respondent_id,need,stakeholder,importance,current\na,time,mentees,0,5\nb,time,mentees,,3"},
        "needs.importance row 2: 0 is not 1 to 5; correct the number",
    ),
    "not above zero": (
        {"goals": "goal_id,person_id,statement,weight\na,n1,Speak up,0"},
        "goals.weight row 2: 0 is not above 0; correct the number",
    ),
    "dates out of order": (
        {"pairs": "pair_id,mentor_id,mentee_id,matched_on,ended_on\na,m1,n1,2026-03-02,2026-03-01"},
        "pairs.ended_on row 2: 2026-03-01 lies before matched_on 2026-03-02; correct the date that is wrong",
    ),
    "numbers out of order": (
        {"costs": "item,amount,low,high\nfees,10,2,5"},
        "costs.high row 2: 5 is less than amount 10; correct the number that is wrong",
    ),
    "neither of two cells": (
        {"support": "pair_id,person_id,on\n,n1,2026-04-01\n,,2026-04-02"},
        "support.pair_id or person_id row 3: neither is filled in; fill in one, or take the row out",
    ),
    "neither of two columns": (
        {"voices": "stakeholder,kind\nmentees,hurdle"},
        "voices.code or text: neither column is there; add code or text",
    ),
    "unknown wave": (
        {"measures": "person_id,measure,wave,value\nn1,pay,befor,1"},
        "measures.wave row 2: 'befor' is no wave of the charter; did you mean 'before'?",
    ),
    "unknown stakeholder": (
        {"voices": "stakeholder,kind,code\nmentes,hurdle,time"},
        "voices.stakeholder row 2: 'mentes' is no stakeholder of the charter; did you mean 'mentees'?",
    ),
    "column twice": (
        {"events": "person_id,happened_on,event,event\nn1,2026-02-03,leave,move"},
        "events.event: stands twice in the header; keep one of them, or rename one",
    ),
    "column without a name": (
        {"events": "person_id,happened_on,event,\nn1,2026-02-03,leave,x"},
        "events: column 4 has no name; name it in the first row",
    ),
    "spreadsheet error": (
        {"costs": "item,amount,kind\nfees,10,#REF!"},
        "costs.kind row 2: '#REF!' is an error of the spreadsheet; correct the formula or empty the cell",
    ),
    "no table": (
        {"peple": "person_id\nn1"},
        "tables/peple.csv: 'peple' is no table; did you mean 'people', or move the file out of tables/",
    ),
    "cycle unknown": (
        {"events": "person_id,happened_on,event,cycle\nn1,2026-02-03,leave,2026-sprin"},
        "events.cycle: no row is of the charter's cycle '2026-spring'; did you mean '2026-sprin'?",
    ),
    "day or month first": (
        {"events": "person_id,happened_on,event\nn1,03/04/2026,leave\nn2,2026-04-30,leave\nm1,05.05.2026,leave"},
        "events.happened_on row 2: '03/04/2026' may be 2026-04-03 or 2026-03-04, and no other cell settles whether "
        "the day or the month is first; write dates as YYYY-MM-DD",
    ),
    "day and month first": (
        {"events": "person_id,happened_on,event\nn1,13/04/2026,leave\nn2,04/14/2026,leave\nm1,03/04/2026,leave"},
        "events.happened_on rows 2, 3, 4: '13/04/2026' can only be day-first, '04/14/2026' only month-first; "
        "write dates as YYYY-MM-DD",
    ),
    "thousands or decimals": (
        {"measures": 'person_id,measure,wave,value\nn1,pay,before,"1,234"\nn2,pay,before,12'},
        "measures.value row 2: '1,234' may be 1234 or 1.234, and no other cell settles which mark comes before "
        "decimals; write digits with a point before decimals and nothing between thousands",
    ),
    "percent": (
        {"measures": "person_id,measure,wave,value\nn1,pay,before,50%\nn2,pay,before,12"},
        "measures.value row 2: '50%' has a percent sign; "
        "write the number that the column means, without the sign (a quarter as 0.25)",
    ),
    "a code or a number": (
        {"measures": "person_id,measure,wave,value\nn1,pay,before,-99\nn2,pay,before,-250"},
        "measures.value row 2: '-99' may say that nothing is known or be a number, as other numbers are below −9; "
        "empty the cell where nothing is known, write -99.0 where the number is meant",
        "measures.value row 2: is empty; fill it in, or take the row out",
    ),
    "not known where it must be": (
        {"measures": "person_id,measure,wave,value\nn1,pay,before,N/A\nn2,pay,before,2"},
        "measures.value row 2: is empty; fill it in, or take the row out",
    ),
    "separators that cannot be told apart": (
        {"events": "person_id;happened_on,event"},
        "events: has a header with more than one of commas, semicolons, tabs and bars, and its rows do not tell "
        "which; put quotation marks around the names of columns that hold one",
    ),
    "too many cells": (
        {"costs": "item,amount\nfees,10\nrooms,20,Berlin"},
        "costs row 3: more cells than the header has columns (2); put quotation marks around cells that hold a comma",
    ),
    "too few cells": (
        {"costs": "item,amount,kind\nfees,10,x\nrooms,20"},
        "costs row 3: fewer cells than the header has columns (3); fill up the row",
    ),
    "open quotation mark": (
        {"costs": 'item,amount\n"fees,10'},
        "costs: cannot be read as CSV: unexpected end of data; check that every quotation mark that opens is closed",
    ),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_each_fault_in_its_words(tmp_path: Path, case: str) -> None:
    tables, *words = ONE_FAULT[case]
    assert faults(a_program(tmp_path, people=PEOPLE, **tables)) == words


def test_people_out_of_order(tmp_path: Path) -> None:
    words = ["people.left_on row 2: 2019-01-01 lies before hired_on 2020-01-01; correct the date that is wrong"]
    assert faults(a_program(tmp_path, people="person_id,hired_on,left_on\na,2020-01-01,2019-01-01")) == words


def test_nobody_is_their_own_manager(tmp_path: Path) -> None:
    words = [
        "people.manager_id rows 2, 4: 'a' (and 1 other) is given as their own manager; "
        "correct the id that is wrong, or leave it empty"
    ]
    assert faults(a_program(tmp_path, people="person_id,manager_id\na,a\nb,a\nc,c\nd,")) == words


def test_rows_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    # A quoted line end does not make a row, an empty line does.
    folder = a_program(tmp_path)
    (folder / "tables" / "costs.csv").write_text('item,amount\n"a\nb",1\n\nc,x\n,\nd,y\n,\n', encoding="utf-8")
    found, program = check(folder)
    assert [fault.rows for fault in found] == [(4, 6)]
    assert program is not None
    assert program.rows == {"costs": 3}


def test_only_the_first_rows_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    folder = a_program(tmp_path, costs="item,amount\n" + "\n".join(f"c{i},x" for i in range(9)))
    (fault,), _ = check(folder)
    assert (fault.rows, fault.n_rows) == ((2, 3, 4, 5, 6), 9)
    assert "rows 2, 3, 4, 5, 6 …: 'x' is not a number" in str(fault)


def test_ids_are_not_checked_against_a_table_that_is_not_there(tmp_path: Path) -> None:
    assert faults(a_program(tmp_path, events="person_id,happened_on,event\nn1,2026-02-03,leave")) == []


def test_managers_may_stand_outside(tmp_path: Path) -> None:
    assert faults(a_program(tmp_path, people="person_id,manager_id\na,boss")) == []


def test_a_named_trial_has_arms_of_its_own(tmp_path: Path) -> None:
    text = "person_id,trial,arm\na,letters,early\nb,,late\nc,program,waitlist"
    found = faults(a_program(tmp_path, assignments=text))
    assert [one.split(";")[0] for one in found] == ["assignments.arm row 3: 'late' is not a known code"]


def test_the_same_person_in_two_cycles_is_no_double(tmp_path: Path) -> None:
    assert faults(a_program(tmp_path, people="person_id,cycle\na,2026-spring\na,2025-spring")) == []


def test_summaries_by_arm(tmp_path: Path) -> None:
    text = "measure,wave,n,mean,arm\ne,before,9,3,program\ne,before,8,3,comparison"
    assert faults(a_program(tmp_path, summaries=text)) == []


def test_a_stakeholder_that_the_charter_adds(tmp_path: Path) -> None:
    charter = CHARTER + "audiences: {works_council: {message: Safe and voluntary}}\n"
    assert faults(a_program(tmp_path, charter, voices="stakeholder,kind,code\nworks_council,hurdle,time")) == []


def test_an_ill_typed_cell_is_missing_and_not_empty(tmp_path: Path) -> None:
    folder = a_program(tmp_path, costs="item,amount\nfees,ten\nrooms,20")
    program = load(folder)
    assert program.table("costs")["amount"].isna().tolist() == [True, False]
    assert [fault.column for fault in program.faults] == ["amount"]


CHARTER_AGAINST_TABLES = {
    "units: sit": "program.yaml units: 'sit' is no column of people; did you mean 'site'?",
    "evaluation: {adjust_for: [site, grad]}": (
        "program.yaml evaluation.adjust_for: 'grad' is no column of people; did you mean 'grade'?"
    ),
    "evaluation: {clustered_by: sites}": (
        "program.yaml evaluation.clustered_by: 'sites' is no column of people; did you mean 'site'?"
    ),
    "objectives: [{id: a, measure: engagement_puls}]": (
        "program.yaml objectives[a].measure: no table holds 'engagement_puls'; did you mean 'engagement_pulse'?"
    ),
}


@pytest.mark.parametrize("line", CHARTER_AGAINST_TABLES)
def test_the_charter_against_the_tables(tmp_path: Path, line: str) -> None:
    measures = "person_id,measure,wave,value\na,engagement_pulse,before,3"
    folder = a_program(tmp_path, f"{CHARTER}{line}\n", people="person_id,site,grade\na,x,1", measures=measures)
    found, program = check(folder)
    assert program is None
    assert [str(fault) for fault in found] == [CHARTER_AGAINST_TABLES[line]]


def test_a_measure_without_data_is_no_fault(tmp_path: Path) -> None:
    measures = "person_id,measure,wave,value\na,engagement_pulse,before,3"
    charter = CHARTER + "objectives: [{id: a, measure: promotions}]\nevaluation: {clustered_by: mentor}\n"
    assert faults(a_program(tmp_path, charter, people="person_id\na", measures=measures)) == []


def test_a_measure_known_elsewhere_is_no_fault(tmp_path: Path) -> None:
    measures = "person_id,measure,wave,value\na,engagement_pulse,before,3"
    folder = a_program(tmp_path, CHARTER + "objectives: [{id: a, measure: engagement_puls}]\n", measures=measures)
    assert check(folder, known_measures=["engagement_puls"])[0] == []


OF_MEN = "person_id,hired_on,nick,site\n" + "\n".join(
    f"p{i},2020-01-0{i},{'abcdeee'[i - 1]},{'xxxyyzz'[i - 1]}" for i in range(1, 8)
)
ADJUSTED = {
    "hired_on": "'hired_on' holds dates and cannot be adjusted for; "
    "give the days up to starts_on as a number in a column of its own, and name that one",
    "nick": "'nick' is different for nearly everybody; it cannot be adjusted for; "
    "name a column whose values people share",
}


@pytest.mark.parametrize("name", ["hired_on", "nick", "site"])
def test_what_cannot_be_adjusted_for(tmp_path: Path, name: str) -> None:
    folder = a_program(tmp_path, CHARTER + f"evaluation: {{adjust_for: [{name}]}}\n", people=OF_MEN)
    words = [f"program.yaml evaluation.adjust_for: {ADJUSTED[name]}"] if name in ADJUSTED else []
    assert [str(fault) for fault in check(folder)[0]] == words


def test_words_of_another_cycle_are_not_counted(tmp_path: Path) -> None:
    # Within the cycle every site is shared; the earlier cycle's sites are not.
    rows = [f"p{i},{'xxxyyyy'[i]},2026-spring" for i in range(6)] + [f"q{i},old{i},2025-spring" for i in range(9)]
    charter = CHARTER + "evaluation: {adjust_for: [site]}\n"
    assert faults(a_program(tmp_path, charter, people="person_id,site,cycle\n" + "\n".join(rows))) == []


def test_a_misspelt_scale_is_found_where_there_are_answers(tmp_path: Path) -> None:
    charter = CHARTER + "objectives: [{id: a, measure: engagment_pulse}, {id: b}, {id: c, measure: promotions}]\n"
    folder = a_program(tmp_path, charter, responses="person_id,wave,item,value\na,after,G1,4")
    (fault,), program = check(folder, known_measures=["engagement_pulse", "stay_intention"])
    assert program is None
    assert str(fault) == (
        "program.yaml objectives[a].measure: no table and no questionnaire holds 'engagment_pulse'; "
        "did you mean 'engagement_pulse'?"
    )
    without = a_program(tmp_path / "b", charter)
    assert check(without, known_measures=["engagement_pulse"])[0] == []


def test_earlier_cycles_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    # What an earlier cycle says about those before it is none of this program's business.
    a_program(tmp_path / "2025", CHARTER + "earlier_cycles: [../2024]\n")
    charter = CHARTER + "earlier_cycles: [../2025, ../empty, ../2023]\n"
    found, program = check(a_program(tmp_path / "2026", charter))
    do = "correct the path (from this program's folder), or take it out"
    assert program is None
    assert [str(fault) for fault in found] == [
        f"program.yaml earlier_cycles: '../empty': there is no program.yaml in it; {do}",
        f"program.yaml earlier_cycles: '../2023' is no folder; {do}",
    ]


def test_mentees_of_an_earlier_cycle_are_known_though_its_own_are_gone(tmp_path: Path) -> None:
    pairs = "pair_id,mentor_id,mentee_id,matched_on\na,m1,{},2026-03-02"
    a_program(tmp_path / "2025", CHARTER + "earlier_cycles: [../2024]\n", pairs=pairs.format("o1"))
    charter = CHARTER + "earlier_cycles: [../2025]\n"
    people = "person_id\nm1\nn1\no1\nc1"
    program = load(a_program(tmp_path / "2026", charter, pairs=pairs.format("n1"), people=people))
    assert arms(program).people["arm"].to_dict() == {"n1": "program", "c1": "comparison"}


def test_ten_planted_faults_are_named_in_one_go(tmp_path: Path) -> None:
    charter = (
        "program: Northwind\ncycle: 2026-spring\nstarts_on: 2026-03-02\nunits: busines_unit\npurpos: x\n"
        "evaluation: {design: lotery}\nprivacy: {smallest_group: 1}\n"
    )
    folder = a_program(
        tmp_path,
        charter,
        people="person_id,business_unit,hired_on\nm1,a,2020-01-01\nn1,b,2021-13-01\nn1,b,2021-01-01",
        pairs="pair_id,mentor_id,mentee_id,matched_on,ended_on\n"
        "a,m1,n1,2026-03-02,2026-01-01\nb,m9,n1,2026-03-02,2026-09-01",
        meetings="meeting_id,pair_id,held_on,status,minutes\nx,a,2026-03-09,hold,60\ny,a,2026-03-19,held,6000",
        measures="person_id,measure,wave,value\nn1,pay,befor,1",
    )
    with pytest.raises(BadInput) as caught:
        load(folder)
    said = [f"{fault.table} {fault.column}" for fault in caught.value.faults]
    assert sorted(said) == sorted(
        [
            "program.yaml units",
            "program.yaml purpos",
            "program.yaml evaluation.design",
            "program.yaml privacy.smallest_group",
            "people hired_on",
            "people person_id",
            "pairs ended_on",
            "pairs mentor_id",
            "meetings status",
            "meetings minutes",
            "measures wave",
        ]
    )


def test_need_raises_only_the_faults_of_what_is_needed(tmp_path: Path) -> None:
    program = load(a_program(tmp_path, costs="item,amount\na,x", people="person_id\na\na"))
    program.need("meetings")
    with pytest.raises(BadInput) as caught:
        program.need("costs", "pairs")
    assert [fault.table for fault in caught.value.faults] == ["costs"]
    with pytest.raises(ValueError, match="did you mean 'costs'"):
        program.need("cost")
