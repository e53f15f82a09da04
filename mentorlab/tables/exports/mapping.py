"""What does a mapping say? One YAML that tells which column of an export is which field of which table."""

from __future__ import annotations

import re
from collections.abc import Mapping as Said
from dataclasses import dataclass, field
from typing import Any

from mentorlab.errors import Fault, did_you_mean
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.formats import FORMATS
from mentorlab.tables.exports.long import LONG, person_field
from mentorlab.tables.strict_yaml import read_yaml

CHOICES = {
    "people": ("pseudonyms", "ids"),
    "date_order": ("day_first", "month_first", "year_first"),
    "duplicates": ("last", "first", "fault"),
    "unfinished": ("keep", "leave_out"),
    "past": ("unknown", "held", "planned"),
}
TEXTS = ("person", "wave", "cycle", "sheet", "time_zone")
DICTS = ("items", "columns", "values", "values_of", "several", "match")
KEYS = ("format", "table", *TEXTS, *CHOICES, *DICTS, "also", "missing", "leave_out", "only_where")
RULES = ("equals", "contains", "empty")
MATCHES = ("summary_contains", "summary_equals", "organizer_contains", "from", "to")
OF_CALENDARS = ("match", "time_zone", "past")
NOT_OF_CALENDARS = (
    *("person", "wave", "items", "columns", "values", "values_of", "several", "missing", "leave_out", "only_where"),
)
UNDECIDED = "?"
UNDECIDED_LINE = re.compile(r"""^\s*(?:-\s*)?\{?\s*(?P<key>"(?:[^"\\]|\\.)*"|[^:#]+?)\s*:\s*["']\?["']""")


@dataclass(frozen=True)
class Rule:
    """Which rows are meant: those whose cell in `column` equals or contains one of `words`, or is `empty`."""

    column: str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Mapping:
    """A mapping, checked by itself (whether its columns are in an export is another question).

    `person`, `wave`, `cycle`: a column, or `=word` for every row alike. `items`: column → item; `columns`: column or
    `=word` → field; `values`: label → number or code, `values_of`: the same for one item or field; `several`: column →
    the choices that one of its cells may hold several of. `also`: columns with other names and addresses of the person.
    `only_where`: field → the rows in which it is filled; in all others it stays empty (a consent that was not given).
    """

    file: str
    format: str
    table: str
    person: str | None = None
    wave: str | None = None
    cycle: str | None = None
    sheet: str | None = None
    time_zone: str | None = None
    people: str = "pseudonyms"
    date_order: str | None = None
    duplicates: str = "last"
    unfinished: str = "keep"
    past: str = "unknown"
    items: Said[str, str] = field(default_factory=dict)
    columns: Said[str, str] = field(default_factory=dict)
    values: Said[str, str] = field(default_factory=dict)
    values_of: Said[str, Said[str, str]] = field(default_factory=dict)
    several: Said[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    leave_out: tuple[Rule, ...] = ()
    only_where: Said[str, Rule] = field(default_factory=dict)
    match: Said[str, tuple[str, ...]] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def judge_mapping(content: bytes, file: str) -> tuple[Mapping | None, list[Fault]]:
    """The mapping that a YAML file holds, or None, and everything that is wrong with it."""
    said, faults = read_yaml(content, file)
    if faults:
        return None, faults
    judge = _Judge(file, said)
    faults = [*_undecided(content, file), *judge.faults()]
    return (None, faults) if faults else (judge.mapping(), [])


def _undecided(content: bytes, file: str) -> list[Fault]:
    """Lines of a draft on which somebody has still to decide."""
    found = []
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").splitlines(), start=1):
        if match := UNDECIDED_LINE.match(line):
            key = match["key"].strip().strip('"')
            do = "read the words behind it, and write what is right in place of the question mark"
            found.append(Fault(file, f"line {number}", f"{key!r} is not decided yet", do))
    return found


class _Judge:
    """Reads the settings of one mapping and remembers what is wrong."""

    def __init__(self, file: str, said: dict[str, Any]) -> None:
        self.file, self.said = file, said
        self.found: list[Fault] = []

    def fault(self, path: str, what: str, do: str) -> None:
        self.found.append(Fault(self.file, path, what, do))

    def faults(self) -> list[Fault]:
        for key in self.said:
            if key not in KEYS:
                self.fault(key, "is no setting of a mapping", did_you_mean(key, KEYS))
        self._one_of("format", tuple(FORMATS), needed=True)
        self._one_of("table", tuple(TABLES), needed=True)
        for key, words in CHOICES.items():
            self._one_of(key, words)
        for key in TEXTS:
            self._text(key)
        for key in DICTS:
            self._dict(key)
        self._lists()
        if not self.found:
            self._together()
        return self.found

    def _one_of(self, key: str, words: tuple[str, ...], *, needed: bool = False) -> None:
        value = self.said.get(key)
        if value is None and needed:
            self.fault(key, "is missing", f"write one of: {', '.join(words)}")
        elif value is not None and value != UNDECIDED and str(value) not in words:
            self.fault(key, f"{value!r} is not known", did_you_mean(str(value), words))

    def _text(self, key: str) -> None:
        if isinstance(self.said.get(key), dict | list | bool):
            self.fault(key, "is not a text", "write one line of text")

    def _dict(self, key: str) -> None:
        said = self.said.get(key)
        if said is None:
            return
        if not isinstance(said, dict):
            self.fault(key, "is no list of names and what they mean", "write one `name: meaning` a line")
            return
        for name, value in said.items():
            nested = key == "values_of"
            listed = key in ("several", "match")
            if nested != isinstance(value, dict) or (isinstance(value, list) and not listed):
                self.fault(f"{key}.{name}", "is not written as it should be", _HOW[key])
            elif value is None and not listed:
                self.fault(f"{key}.{name}", "is empty", "write what it means, or take the line out")
            elif key == "match" and name not in MATCHES:
                self.fault(f"{key}.{name}", "is no way to match", did_you_mean(name, MATCHES))

    def _lists(self) -> None:
        if not isinstance(self.said.get("also"), list | str | None) or (self.said.get("also") and not self._person()):
            self.fault(
                "also", "is no list of columns, or there is no `person:`", "write `also: [Work email, Full name]`"
            )
        if not isinstance(self.said.get("missing"), list | None):
            self.fault("missing", "is no list", "write `missing: [Not applicable, No answer]`")
        rules = self.said.get("leave_out")
        if not isinstance(rules, list | None):
            self.fault("leave_out", "is no list", "write `leave_out: [{column: Consent, equals: No}]`")
            return
        asked = {f"leave_out[{place}]": rule for place, rule in enumerate(rules or [], start=1)}
        only = self.said.get("only_where")
        if not isinstance(only, dict | None):
            self.fault("only_where", "is no list of fields and rules", _HOW["only_where"])
            only = None
        asked |= {f"only_where.{name}": rule for name, rule in (only or {}).items()}
        for path, rule in asked.items():
            known = isinstance(rule, dict) and "column" in rule and len(set(rule) & set(RULES)) == 1
            if not known or set(rule) - {"column", *RULES}:
                do = f"write `{{column: …, equals: …}}`; besides equals there are {' and '.join(RULES[1:])}"
                self.fault(path, "is no rule", do)

    def _person(self) -> bool:
        return self.said.get("person") is not None and self.said.get("format") != "calendar"

    def _together(self) -> None:
        table, calendar = str(self.said["table"]), self.said["format"] == "calendar"
        if calendar and table != "meetings":
            self.fault("table", f"{table!r} cannot come from a calendar", "write meetings")
        for key in NOT_OF_CALENDARS if calendar else OF_CALENDARS:
            if self.said.get(key):
                self.fault(key, f"is {'nothing' if calendar else 'a setting'} of calendars", "take it out")
        if self.said.get("items") and table not in LONG:
            do = f"write `columns:`; `items:` are for {', '.join(LONG)}"
            self.fault("items", f"{table} has one row per person or thing, not per answer", do)
        if not calendar and not self.said.get("items") and not self.said.get("columns"):
            self.fault("items", "no column is mapped", "write `items:` or `columns:`")
        contract = TABLES[table]
        for name in self.said.get("only_where") or {}:
            if name not in (self.said.get("columns") or {}).values():
                self.fault(f"only_where.{name}", "is a field that no column fills", f"map a column to {name}")
        for key in ("wave", "cycle"):
            if self.said.get(key) is not None and contract.column(key) is None:
                self.fault(key, f"is no column of {table}", "take it out")
        if self.said.get("person") is not None and person_field(table) is None:
            self.fault("person", f"{table} has no person", "take it out, and map the persons under `columns:`")

    def mapping(self) -> Mapping:
        said = self.said
        more: dict[str, Any] = {key: str(said[key]) for key in (*TEXTS, *CHOICES) if said.get(key) is not None}
        for key in ("items", "columns", "values"):
            more[key] = {str(name): str(value).strip() for name, value in (said.get(key) or {}).items()}
        more["values_of"] = {
            name: {str(label): str(value) for label, value in labels.items()}
            for name, labels in (said.get("values_of") or {}).items()
        }
        for key in ("several", "match"):
            more[key] = {name: _words(value) for name, value in (said.get(key) or {}).items()}
        return Mapping(
            self.file,
            str(said["format"]),
            str(said["table"]),
            missing=_words(said.get("missing")),
            also=_words(said.get("also")),
            leave_out=tuple(_rule(rule) for rule in said.get("leave_out") or []),
            only_where={name: _rule(rule) for name, rule in (said.get("only_where") or {}).items()},
            **more,
        )


_HOW = {
    "items": "write `column: item`",
    "columns": "write `column: field`",
    "values": "write `label: number`",
    "values_of": "write `item: {label: number}`",
    "several": "write `column: [choice, choice]`, or `column: []`",
    "match": "write `summary_contains: [word, word]`",
    "only_where": "write `field: {column: …, equals: …}`",
}


def _rule(said: dict[str, Any]) -> Rule:
    kind = next(kind for kind in RULES if kind in said)
    return Rule(str(said["column"]), kind, _words(said[kind]))


def _words(said: Any) -> tuple[str, ...]:
    if said is None:
        return ()
    return tuple(str(one) for one in said) if isinstance(said, list) else (str(said),)
