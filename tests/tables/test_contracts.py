"""Are the contracts those of the design, sound in themselves, and what the data dictionary says?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorlab.tables.contracts import TABLES, contract
from mentorlab.tables.dictionary import dictionary

KEYS = {
    "people": "person_id",
    "needs": "respondent_id need",
    "voices": "",
    "outreach": "person_id campaign sent_on",
    "applications": "person_id role",
    "choices": "person_id chosen_id",
    "arranged": "mentee_id mentor_id",
    "pairs": "pair_id",
    "meetings": "meeting_id",
    "attendance": "meeting_id person_id",
    "goals": "goal_id",
    "goal_ratings": "goal_id rated_by rated_on",
    "actions": "goal_id action",
    "responses": "person_id wave item about_id",
    "measures": "person_id measure wave source",
    "summaries": "measure wave unit",
    "assignments": "person_id trial",
    "events": "person_id happened_on event",
    "support": "",
    "costs": "item",
    "comments": "",
}


def test_tables_and_keys_are_those_of_the_design() -> None:
    assert {name: " ".join(table.key) for name, table in TABLES.items()} == KEYS


@pytest.mark.parametrize("name", TABLES)
def test_a_contract_speaks_only_of_columns_that_exist(name: str) -> None:
    table = contract(name)
    assert len(set(table.names)) == len(table.names)
    mentioned = {one for group in (*table.one_of, *table.date_orders, *table.value_orders) for one in group}
    assert mentioned | set(table.joins_key) | ({table.dated} if table.dated else set()) <= set(table.names)
    for column in table.columns:
        assert column.help
        if column.refers:
            home, id_column = column.refers.split(".")
            assert contract(home).column(id_column) is not None
        if column.past or column.name == table.dated:
            assert column.kind == "date"


def test_plans_are_not_past() -> None:
    plans = {"planned_on", "due_on", "planned_end_on", "starts_on", "eligible_on"}
    past = {column.name for table in TABLES.values() for column in table.columns if column.past}
    dates = {column.name for table in TABLES.values() for column in table.columns if column.kind == "date"}
    assert dates - past == plans


def test_an_unknown_table_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="'peoples' is no table; did you mean 'people'"):
        contract("peoples")


def test_the_data_dictionary_is_true() -> None:
    written = Path(__file__).resolve().parents[2] / "data" / "README.md"
    assert written.read_text(encoding="utf-8") == dictionary(), (
        "run: python -m mentorlab.tables.dictionary > data/README.md"
    )


def test_importing_the_floor_costs_nothing() -> None:
    code = "import sys, mentorlab.tables; print([m for m in ('pandas', 'pydantic', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
