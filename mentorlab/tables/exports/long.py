"""Which tables hold one row for each answer, so that columns of an export become rows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mentorlab.tables.contracts import TABLES, Column


@dataclass(frozen=True)
class Long:
    """`name`: the field that says which column of the export the row comes from; `value`: the field of its cell;
    `more`: further fields of cells, which `items` name as `name.field`. `one_per`: fields of which an export has one
    row per person; with them a second export row of somebody is a second submission.
    """

    name: str
    value: str
    more: tuple[str, ...] = ()
    one_per: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the cells fill."""
        return (self.name, self.value, *self.more)


LONG: Mapping[str, Long] = MappingProxyType(
    {
        "responses": Long("item", "value", one_per=("person_id", "wave", "about_id")),
        "measures": Long("measure", "value", one_per=("person_id", "wave", "source")),
        "needs": Long("need", "importance", ("current",), one_per=("respondent_id",)),
        "choices": Long("rank", "chosen_id", one_per=("person_id",)),
        "comments": Long("question", "text", one_per=("person_id", "wave")),
        "voices": Long("kind", "text", one_per=("person_id", "stakeholder")),
    }
)
PERSON_FIELD = {"needs": "respondent_id"}
PERSONS = ("person_id", "respondent_id", "rated_by")
RATERS = ("self", "manager", "mentor", "mentee", "records", "staff", "peer")  # words that a rated_by may be
KEYS_OF_KEYLESS = {"comments": ("person_id", "wave", "question")}


def person_field(table: str) -> str | None:
    """The field of the person that a row comes from, or None where the table has none."""
    name = PERSON_FIELD.get(table, "person_id")
    return name if TABLES[table].column(name) is not None else None


def names_a_person(column: Column | None) -> bool:
    """Does the field hold ids of persons?"""
    if column is None or column.kind != "id":
        return False
    return column.refers == "people.person_id" or column.name in (*PERSONS, "manager_id")


def identity(table: str, present: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that make a row unique, among those that are present; empty = rows may repeat."""
    contract = TABLES[table]
    key = contract.key or KEYS_OF_KEYLESS.get(table, ())
    joined = (*contract.joins_key, "cycle") if key else ()
    return tuple(name for name in (*key, *joined) if name in present)
