"""Do the sums of a receipt add up, whatever is in the export? Does a second import change nothing?"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlab.errors import BadInput
from mentorlab.tables.exports.importing import import_export
from mentorlab.tables.load import check
from tests.tables.exports.made_up import files_in, program, qualtrics, qualtrics_row, table_of, template

PEOPLE = st.sampled_from(["ana@example.org", "Ana@Example.org ", "bo@example.org", "cy@example.org", ""])
ANSWERS = st.sampled_from(["never", "Every day", "3", "", "-99", "N/A"])
ROW = st.tuples(
    PEOPLE,
    st.lists(ANSWERS, min_size=3, max_size=3),
    st.sampled_from(["0", "1", "IP Address", "Survey Test", "9", "16"]),
    st.sampled_from(["1", "0", "True", "FALSE"]),
    st.sampled_from(["2026-02-19", "2026-02-20"]),
)


@pytest.fixture(autouse=True)
def _a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")


@settings(max_examples=12, deadline=None)
@given(st.lists(ROW, max_size=12))
def test_sums_add_up_and_a_second_import_changes_nothing(rows: list[tuple[str, list[str], str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        export, folder = Path(place) / "export.csv", program(Path(place) / "p")
        said = [qualtrics_row(who, [*a, ""], status=s, finished=f, day=d) for who, a, s, f, d in rows]
        export.write_text(qualtrics(*said), encoding="utf-8")
        receipt = import_export(export, template("qualtrics"), folder)
        assert receipt.rows_in == len(rows)
        assert receipt.rows_used + sum(receipt.left_out.values()) == receipt.rows_in
        assert receipt.rows_out == receipt.added + receipt.same + receipt.replaced
        # The reasons, counted by hand.
        answers = [row for row in rows if row[2] in ("0", "IP Address", "16")]
        named = [row for row in answers if row[0]]
        told = [row for row in named if any(row[1])]
        people = Counter(row[0].strip().casefold() for row in told)
        assert receipt.left_out.get("nobody is named", 0) == len(answers) - len(named)
        again = "another answer of somebody who answered more than once"
        assert receipt.left_out.get(again, 0) == len(told) - len(people)
        assert receipt.left_out.get("no question answered", 0) == len(named) - len(told)
        assert receipt.rows_used == len(people)
        before = files_in(folder)
        second = import_export(export, template("qualtrics"), folder)
        assert files_in(folder) == before
        assert (second.added, second.same, second.replaced) == (0, receipt.rows_out, 0)


def _export(folder: Path, *rows: list[object]) -> Path:
    path = folder / "export.csv"
    path.write_text(qualtrics(*rows), encoding="utf-8")
    return path


def test_a_longer_export_adds_and_another_answer_is_a_fault_unless_replaced(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    ana, bo = qualtrics_row("ana@example.org", [1, 2, 3, ""]), qualtrics_row("bo@example.org", [4, 5, 6, ""])
    assert import_export(_export(tmp_path, ana), template("qualtrics"), folder).added == 3
    assert import_export(_export(tmp_path, ana, bo), template("qualtrics"), folder).added == 3
    before = files_in(folder)
    changed = _export(tmp_path, qualtrics_row("ana@example.org", [1, 2, 5, ""]), bo)
    with pytest.raises(BadInput, match=r"row 4: 1 row is in responses already with another value; import with --rep"):
        import_export(changed, template("qualtrics"), folder)
    assert files_in(folder) == before
    receipt = import_export(changed, template("qualtrics"), folder, replace=True)
    assert (receipt.added, receipt.same, receipt.replaced) == (0, 5, 1)
    assert table_of(folder, "responses")["value"].tolist() == ["1", "2", "5", "4", "5", "6"]
    record = json.loads(sorted((folder / "records").glob("import-responses-*.json"))[-1].read_text(encoding="utf-8"))
    assert set(record) >= {"rows_in", "left_out", "replaced"}
    assert len(list((folder / "records").iterdir())) == 3


def test_the_last_finished_answer_counts(tmp_path: Path) -> None:
    folder = program(tmp_path / "p")
    rows = [
        qualtrics_row("ana@example.org", [1, 1, 1, ""], day="2026-02-18"),
        qualtrics_row("ana@example.org", [3, 3, 3, ""], day="2026-02-20"),
        qualtrics_row("ana@example.org", [2, 2, 2, ""], day="2026-02-19"),
        qualtrics_row("ana@example.org", [6, 6, 6, ""], day="2026-02-21", finished="0"),
    ]
    export = _export(tmp_path, *rows)
    import_export(export, template("qualtrics"), folder)
    assert table_of(folder, "responses")["value"].tolist() == ["3", "3", "3"]
    said = template("qualtrics").read_text(encoding="utf-8")
    for word, values in (("first", ["1", "1", "1"]), ("fault", None)):
        mapping, other = tmp_path / f"{word}.yaml", program(tmp_path / word)
        mapping.write_text(said.replace("duplicates: last", f"duplicates: {word}"), encoding="utf-8")
        if values is None:
            with pytest.raises(BadInput, match="stands more than once"):
                import_export(export, mapping, other)
        else:
            import_export(export, mapping, other)
            assert table_of(other, "responses")["value"].tolist() == values


def test_a_fault_leaves_the_folder_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MENTORLAB_SECRET")
    folder = program(tmp_path / "p")
    before = files_in(folder)
    export = _export(tmp_path, qualtrics_row("ana@example.org", ["often", "often", "now and then", ""]))
    with pytest.raises(BadInput, match=r"3 answers have labels without a number: 'often' 2, 'now and then' 1"):
        import_export(export, template("qualtrics"), folder)
    assert files_in(folder) == before


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_table_stays_in_its_format_with_its_other_columns(tmp_path: Path, ending: str) -> None:
    folder = program(tmp_path / "p")
    old = pd.DataFrame(
        {"person_id": ["p1"], "wave": ["before"], "item": ["G1"], "value": [4.0], "mood": ["=1+1"], "about_id": ["p1"]}
    )
    path = folder / "tables" / f"responses.{ending}"
    if ending == "csv":
        old.to_csv(path, index=False)
    elif ending == "parquet":
        old.to_parquet(path)
    else:
        old.to_excel(path, index=False, engine="xlsxwriter", engine_kwargs={"options": {"strings_to_formulas": False}})
    export = _export(tmp_path, qualtrics_row("ana@example.org", [1, 2, 3, ""]))
    receipt = import_export(export, template("qualtrics"), folder)
    assert receipt.written == path
    assert [one.name for one in (folder / "tables").iterdir()] == [path.name]
    faults, found = check(folder)
    assert faults == []
    assert found is not None
    table = found.table("responses")
    assert table["value"].tolist() == [4, 1, 2, 3]
    assert table["mood"].fillna("").tolist() == ["=1+1", "", "", ""]
    before = files_in(folder)
    assert import_export(export, template("qualtrics"), folder).added == 0
    assert files_in(folder) == before


def test_a_long_table_becomes_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorlab.tables.exports.written.LONGEST_CSV", 2)
    folder = program(tmp_path / "p")
    export = _export(tmp_path, qualtrics_row("ana@example.org", [1, 2, 3, ""]))
    receipt = import_export(export, template("qualtrics"), folder)
    assert receipt.written == folder / "tables" / "responses.parquet"
    faults, found = check(folder)
    assert faults == []
    assert found is not None
    assert found.table("responses")["value"].tolist() == [1, 2, 3]
    before = files_in(folder)
    assert import_export(export, template("qualtrics"), folder).same == 3
    assert files_in(folder) == before
