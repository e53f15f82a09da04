"""Is what is entered in a form saved at once, taken back, refused where it is wrong, and read by the questions?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.markup import Passage
from mentorlab.errors import BadInput
from mentorlab.measures.opening import check, load
from mentorlab.shipped import shipped
from mentorlab.tables.charter.keeper import CharterKeeper
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.tables.privacy.publishing import prepare
from mentorlab.tables.starting import start
from mentorlab.widgets.charter_form import CharterForm
from mentorlab.widgets.forms.shown import Forms
from mentorlab.widgets.forms.table_form import TableForm

PEOPLE = pd.DataFrame({"person_id": ["p1", "p2", "p3"], "site": ["a", "a", "b"], "grade": [1, 2, 3]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = start(tmp_path / "spring", starts_on=date(2026, 12, 1), have=[])
    (made / "tables").mkdir(exist_ok=True)
    PEOPLE.to_csv(made / "tables" / "people.csv", index=False)
    return made


def table_form(made: Forms | Passage, name: str) -> TableForm:
    assert isinstance(made, Forms)
    forms = [one for one in made.forms if isinstance(one, TableForm)]
    return next(one for one in forms if one.state.keeper.contract.name == name)


def look_at_all(form: Any) -> None:
    """Go to each part of a form of the charter."""
    for _, name in form.part.options if isinstance(form, CharterForm) else ():
        form.part.value = name


def fill(form: TableForm, **values: str) -> None:
    """Type into one field after the other."""
    for name, value in values.items():
        form.entries[name].control.value = value


def controls(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        yield from controls(child)
    if isinstance(widget, ipywidgets.ValueWidget | ipywidgets.Button) and not isinstance(widget, ipywidgets.HTML):
        yield widget


def content(folder: Path, table: str) -> str:
    path = folder / "tables" / f"{table}.csv"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_costs_that_are_entered_are_what_returns_reads(folder: Path) -> None:
    stake = {"stakes": {"leavers": {"value": 10, "each": 1000}}}
    assert CharterKeeper(folder).change(lambda said: said.update(stake)) == []
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="mentors' hours", amount="3400", kind="time", quantity="50", unit_cost="68")
    form.actions["add"].click()
    fill(form, item="a hall", amount="600", low="500", high="700")
    assert check(folder)[0] == []
    assert load(folder).table("costs")["amount"].tolist() == [3400.0, 600.0]
    stakes = mentorlab.needs.stakes(load(folder), people=10)
    program = stakes.table[stakes.table["part"] == "the program"]
    assert dict(zip(program["group"], program["amount"], strict=True)) == {
        "mentors' hours": 3400,
        "a hall": 600,
        "all of it": 4000,
    }


def test_a_line_is_saved_as_soon_as_it_is_whole_and_not_before(folder: Path) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="a hall")
    assert content(folder, "costs") == ""
    assert "still needs: Amount" in form.state.said
    assert not form.state.failed
    fill(form, amount="600")
    assert content(folder, "costs") == "item,amount\na hall,600\n"
    fill(form, low="500")
    assert content(folder, "costs") == "item,amount,low\na hall,600,500\n"


def test_a_wrong_entry_says_what_is_wrong_keeps_what_was_typed_and_is_not_saved(folder: Path) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="a hall", amount="600")
    saved = content(folder, "costs")
    fill(form, amount="much")
    assert "'much' is not a number" in form.entries["amount"].said
    assert form.entries["amount"].control.value == "much"
    assert content(folder, "costs") == saved
    assert form.state.failed
    fill(form, kind="fees")  # another field of the line is right and saved; the wrong one stays as it was typed
    assert content(folder, "costs") == "item,amount,kind\na hall,600,fees\n"
    assert form.entries["amount"].control.value == "much"
    assert "not a number" in form.entries["amount"].said
    fill(form, amount="700")
    assert form.entries["amount"].said == ""
    assert content(folder, "costs") == "item,amount,kind\na hall,700,fees\n"


def test_two_entries_that_are_right_only_together_are_saved_together(folder: Path) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="a hall", amount="600", low="500", high="700")
    fill(form, low="800")
    assert "is less than low 800" in form.entries["low"].said
    assert "600,500,700" in content(folder, "costs")
    fill(form, high="1000")
    assert "600,500,1000" in content(folder, "costs")
    fill(form, amount="900")
    assert "900,800,1000" in content(folder, "costs")
    assert form.state.wrong == {}


def test_undo_and_redo_go_to_the_same_bytes_and_to_no_file(folder: Path) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    states = [content(folder, "costs")]
    for typed in ({"item": "a hall", "amount": "600"}, {"kind": "fees"}, {"kind": ""}):
        fill(form, **typed)
        states.append(content(folder, "costs"))
    form.actions["remove"].click()
    states.append(content(folder, "costs"))
    for state in states[-2::-1]:
        assert not form.actions["undo"].disabled
        form.actions["undo"].click()
        assert content(folder, "costs") == state
    assert not (folder / "tables" / "costs.csv").exists()
    assert form.actions["undo"].disabled
    for state in states[1:]:
        form.actions["redo"].click()
        assert content(folder, "costs") == state
    assert form.actions["redo"].disabled


def test_needs_and_voices_are_entered_and_masked_and_names_are_refused(folder: Path) -> None:
    made = mentorlab.needs_form(folder)
    ratings, voices = table_form(made, "needs"), table_form(made, "voices")
    fill(ratings, respondent_id="Ana Silva", need="time", stakeholder="mentees", importance="5", current="2")
    assert "looks like a name" in ratings.entries["respondent_id"].said
    assert content(folder, "needs") == ""
    fill(ratings, respondent_id="r1")
    assert content(folder, "needs") == "respondent_id,need,stakeholder,importance,current\nr1,time,mentees,5,2\n"
    fill(ratings, importance="6")
    assert "is not 1 to 5" in ratings.entries["importance"].said
    fill(voices, stakeholder="mentees", kind="benefit", text="Ask ana@x.org about it.")
    assert "ana@x.org" not in content(folder, "voices")
    assert "masked" in voices.state.said
    fill(voices, person_id="p9")
    assert "is not in people" in voices.entries["person_id"].said
    fill(voices, stakeholder="aliens")
    assert "no stakeholder of the charter" in voices.entries["stakeholder"].said
    assert check(folder)[0] == []


def test_weights_and_rules_are_what_matching_reads_and_check_accepts(folder: Path) -> None:
    made = mentorlab.weights_form(folder)
    assert isinstance(made, Forms)
    form = made.forms[0]
    assert isinstance(form, CharterForm)
    look_at_all(form)
    labelled = {one.control.description: one for entries in form.entries.values() for one in entries}
    labelled["Skills"].control.value = "4"
    labelled["Pairs are made"].control.value = "optimal"
    labelled["Not the own manager"].control.value = True
    labelled["Further rules"].control.value = "same: site; above: {grade: 1}"
    matching = load(folder).charter.matching
    assert (matching.policy, matching.weights) == ("optimal", {"skills": 4.0})
    assert [one.text for one in matching.rules] == ["not_own_manager", "same: site", "above: {grade: 1}"]
    labelled["Further rules"].control.value = "same: sight"
    assert "did you mean 'site'?" in labelled["Further rules"].said  # the column is held against the table people
    labelled["Skills"].control.value = "-1"
    assert "is no weight" in labelled["Skills"].said
    assert load(folder).charter.matching == matching
    assert check(folder)[0] == []
    arranged = table_form(made, "arranged")
    fill(arranged, mentee_id="p1", mentor_id="p2", rule="must_pair")
    assert check(folder)[0] == []
    assert load(folder).table("arranged")["rule"].tolist() == ["must_pair"]


def test_the_logic_model_is_saved_in_the_charter_undone_and_made_again(folder: Path) -> None:
    form = mentorlab.logic_model_form(folder)
    assert isinstance(form, CharterForm)
    first = (folder / "program.yaml").read_bytes()
    look_at_all(form)
    inputs = next(one for one in form.entries["logic"] if one.control.description == "What goes in")
    inputs.control.value = "a budget; the word of the board"
    second = (folder / "program.yaml").read_bytes()
    assert load(folder).charter.logic.inputs == ("a budget", "the word of the board")
    form.actions["undo"].click()
    assert (folder / "program.yaml").read_bytes() == first
    form.actions["redo"].click()
    assert (folder / "program.yaml").read_bytes() == second
    assert form.actions["redo"].disabled


def test_what_was_changed_elsewhere_is_not_written_over(folder: Path) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="a hall", amount="600")
    (folder / "tables" / "costs.csv").write_text("item,amount\na room,50\n", encoding="utf-8")
    fill(form, amount="700")
    assert content(folder, "costs") == "item,amount\na room,50\n"
    assert "changed elsewhere" in form.entries["amount"].said
    fill(form, amount="710")
    assert content(folder, "costs") == "item,amount\na room,710\n"


def test_a_folder_that_cannot_be_written_says_so_and_nothing_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, item="a hall", amount="600")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mentorlab.tables.filled_in.lines.write_whole", full)
    fill(form, amount="700")
    assert "No space left" in form.entries["amount"].said
    assert content(folder, "costs") == "item,amount\na hall,600\n"


def test_a_workbook_stays_a_workbook_and_other_columns_stay(folder: Path) -> None:
    place = folder / "tables" / "costs.xlsx"
    pd.DataFrame({"item": ["a hall"], "amount": [600], "our_own": ["x"]}).to_excel(place, index=False)
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, amount="700")
    assert pd.read_excel(place).to_dict("records") == [{"item": "a hall", "amount": 700, "our_own": "x"}]
    assert check(folder)[0] == []


def test_a_table_with_faults_opens_so_that_they_can_be_mended(folder: Path) -> None:
    (folder / "tables" / "costs.csv").write_text("item,amount\na hall,much\nfood,-3\n", encoding="utf-8")
    form = table_form(mentorlab.costs_form(folder), "costs")
    fill(form, amount="600")
    form.chosen.value = 1
    fill(form, amount="3")
    assert check(folder)[0] == []
    assert content(folder, "costs") == "item,amount\na hall,600\nfood,3\n"


def test_tables_of_a_database_are_entered_there(folder: Path) -> None:
    import sqlite3

    with sqlite3.connect(folder / "hr.db") as database:
        database.execute("create table costs (item text primary key, amount real)")
    with (folder / "program.yaml").open("a", encoding="utf-8") as file:
        file.write("\nqueries: {costs: select * from costs}\n")
    text = (folder / "program.yaml").read_text(encoding="utf-8")
    (folder / "program.yaml").write_text(
        "\n".join([one for one in text.splitlines() if not one.startswith("source:")])
        + f"\nsource: sqlite:///{folder / 'hr.db'}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput, match="come from a database"):
        TableKeeper(folder, "costs")


def test_the_demo_can_be_tried_and_stays_as_it_is() -> None:
    places = sorted(shipped("data", "demo").rglob("*.*"))
    before = [hashlib.sha256(one.read_bytes()).hexdigest() for one in places if one.is_file()]
    form = table_form(mentorlab.costs_form("demo"), "costs")
    assert "nothing is written" in form.state.said
    fill(form, amount="110000")
    form.actions["undo"].click()
    form.actions["redo"].click()
    assert form.state.keeper.lines[0]["amount"] == "110000"
    assert [hashlib.sha256(one.read_bytes()).hexdigest() for one in places if one.is_file()] == before


def test_every_control_has_a_label_and_an_explanation(folder: Path) -> None:
    for make in (mentorlab.costs_form, mentorlab.needs_form, mentorlab.weights_form, mentorlab.logic_model_form):
        made = make(folder)
        assert not isinstance(made, Passage)
        for form in made.forms if isinstance(made, Forms) else [made]:
            look_at_all(form)
        found = list(controls(made.panel))
        assert len(found) > 10
        assert [one for one in found if not one.description or not one.tooltip] == []


def test_in_a_report_there_are_words_and_nobody_is_told_of(tmp_path: Path) -> None:
    demo = mentorlab.load("demo")
    publishing = replace(demo, publishing=prepare(demo.folder, tmp_path))
    still = {
        make: make(demo, interactive=False)
        for make in (mentorlab.costs_form, mentorlab.needs_form, mentorlab.weights_form, mentorlab.logic_model_form)
    }
    shown = " ".join(f"{one!r}{one._repr_html_()}" for one in still.values() if isinstance(one, Passage))
    assert not [one for one in demo.table("people")["person_id"] if one in shown]
    assert not [one for one in demo.table("voices")["text"].dropna() if one in shown]
    for known in ("somebody to turn to", "102816", "Skills; 3", "Lines in the table voices"):
        assert known in shown
    for make in (mentorlab.costs_form, mentorlab.weights_form):
        assert repr(make(publishing)) == repr(still[make])
