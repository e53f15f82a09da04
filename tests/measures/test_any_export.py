"""Do damaged exports and mappings end in faults or in a receipt whose sums add up, and never in a traceback?"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorlab.errors import BadInput
from mentorlab.measures.drafting import draft
from mentorlab.shipped import shipped
from mentorlab.tables.contracts import TABLES
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.exports.long import LONG, person_field
from mentorlab.tables.exports.mapping import KEYS, judge_mapping
from tests.tables.exports.made_up import csv_of, files_in, program, qualtrics, qualtrics_row, template

EXPORTS = (
    qualtrics(qualtrics_row("ana@example.org", ["Every day", "never", "-99", "Fine, Ana"])).encode(),
    csv_of([["Timestamp", "Email Address", "Q [A]"], ["8/31/2026 19:08:16", "ana@example.org", "Agree"]]).encode(),
    csv_of([["id", "submitdate", "lastpage", "startlanguage", "token"], ["1", "", "2", "en", "T"]], ";").encode(),
    csv_of([["Respondent ID", "Collector ID", "Q", ""], ["", "", "a", "b"], ["1", "2", "é", "x"]]).encode("cp1252"),
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260316T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
)
MAPPINGS = tuple(path.read_bytes() for path in sorted(shipped("templates", "mappings").glob("*.yaml")))
DAMAGE = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 2), st.binary(max_size=4)), max_size=5)


@pytest.fixture(autouse=True)
def _a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")


def _damaged(content: bytes, damage: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, more in damage:
        at = place % (len(content) + 1)
        content = content[:at] + more + content[at + length :]
    return content


def _tried(export: bytes, mapping: bytes | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = program(Path(place) / "p", pairs="pair_id,mentor_id,mentee_id,matched_on")
        path, said = Path(place) / "export.csv", Path(place) / "m.yaml"
        path.write_bytes(export)
        before = files_in(folder)
        try:
            if mapping is None:
                said = draft(path).path
                said.write_text(
                    said.read_text(encoding="utf-8").replace('wave: "?"', "wave: =before"), encoding="utf-8"
                )
            else:
                said.write_bytes(mapping)
            receipt = import_export(path, said, folder)
        except BadInput:
            assert files_in(folder) == before
        else:
            assert receipt.rows_in == receipt.rows_used + sum(receipt.left_out.values())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(EXPORTS), DAMAGE)
def test_damaged_exports(export: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    content = _damaged(export, damage)
    _tried(content, None)
    name = "calendar" if export.startswith(b"BEGIN") else "qualtrics"
    _tried(content, template(name).read_bytes())


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(MAPPINGS), DAMAGE)
def test_damaged_mappings(mapping: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    found, faults = judge_mapping(_damaged(mapping, damage), "m.yaml")
    assert (found is None) == bool(faults)


WORD = st.sampled_from(["who", "G1", "day", "=before", "before", "A", "person_id", "1", "?", "", "Ana", "wave", "self"])
VALUE = st.recursive(
    st.one_of(WORD, st.none(), st.booleans(), st.integers(-3, 3)),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(WORD, inner, max_size=2)),
    max_leaves=4,
)
GIVEN = {"format": st.just("wide"), "table": st.sampled_from(tuple(TABLES))}
ODD = st.fixed_dictionaries(GIVEN, optional={key: VALUE for key in KEYS if key not in GIVEN})
COLUMNS = ("day", "note", "G1", "who", "=2026-03-01", "=mentee", "=1", "=ana")


def _likely(table: str) -> st.SearchStrategy[dict[str, object]]:
    """Mappings that fit their table nearly."""
    names, said = TABLES[table].names, {"format": st.just("wide"), "table": st.just(table)}
    person = person_field(table)
    if person:
        said["person"] = st.just("who")
    if "wave" in names:
        said["wave"] = st.just("=before")
    long = LONG.get(table)
    if long:
        said["items"] = st.dictionaries(st.sampled_from(["G1", "note"]), WORD, min_size=1, max_size=2)
    filled = {person, "wave", *(long.fields if long else ())}
    needed = [name for name in TABLES[table].required if name not in filled]
    sources = st.lists(st.sampled_from(COLUMNS), min_size=len(needed), max_size=len(needed), unique=True)
    fields = sources.map(lambda found: dict(zip(found, needed, strict=True)))
    more = st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(names), max_size=2)
    said["columns"] = st.tuples(fields, more).map(lambda both: {**both[1], **both[0]})
    options = {
        "values": st.dictionaries(st.sampled_from(["1", "often", "x"]), st.sampled_from(["1", "4"]), max_size=3),
        "people": st.sampled_from(["ids", "pseudonyms"]),
        "duplicates": st.sampled_from(["last", "first", "fault"]),
    }
    return st.fixed_dictionaries(said, optional=options)


LIKELY = st.sampled_from(tuple(TABLES)).flatmap(_likely)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(ODD, LIKELY))
def test_odd_mappings(said: dict[str, object]) -> None:
    rows = [["who", "G1", "day", "note"], ["ana", "1", "2026-03-01", "x"], ["bo", "often", "", "a;b"]]
    _tried(csv_of([*rows, ["ana", "2", "2026-03-02", "3"]]).encode(), yaml.safe_dump(said).encode())


@pytest.mark.long
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(EXPORTS), DAMAGE)
def test_very_many_damaged_exports(export: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    _tried(_damaged(export, damage), None)
