"""Does the register say what became of each decision, and are records written whole, sealed, once, and about nobody?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import threading
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mentorlab
from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.tables.on_record.decisions import Became, Decided, as_sealed
from tests.programs import write_program

TABLES = {"events": pd.DataFrame({"person_id": ["pQz81"], "happened_on": ["2026-06-30"], "event": ["move"]})}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program whose tables speak up to 30 June 2026, and an earlier cycle of it."""
    write_program(tmp_path / "2025", {"cycle": "2025", "starts_on": "2025-01-10"})
    return write_program(tmp_path / "now", {"earlier_cycles": ["../2025"]}, **TABLES)


def put(folder: Path, decision: str, **more: Any) -> Decided:
    said = {"finding": "a claim", "owner": "program lead", "due_on": "2026-05-01", "tested_by": "we will see"}
    return mentorlab.decide(folder, decision=decision, **{**said, "decided_on": "2026-02-01", **more})


def asked(folder: Path, **settings: Any) -> Result:
    return mentorlab.planning.next(load(folder), **settings)


def test_states_and_their_order(folder: Path) -> None:
    """As of 30 June 2026: who was silent comes first, then what is overdue, open, settled; each by due date."""
    put(folder, "open", due_on="2026-06-30")
    put(folder, "overdue", due_on="2026-06-29")
    mentorlab.became(folder, put(folder, "later").id or "", became="not_yet", on="2026-06-01")
    for fate in ("done", "dropped", "changed"):
        mentorlab.became(folder, put(folder, fate).id or "", became=fate, on="2026-04-01")
    put(folder.parent / "2025", "silent", decided_on="2025-12-01", due_on="2026-12-31")
    put(folder.parent / "2025", "silent and late", decided_on="2025-12-01", due_on="2026-03-31")
    table = asked(folder).table
    assert table[["decision", "state"]].to_numpy().tolist() == [
        ["silent and late", "no word on what became of it, and overdue"],
        ["silent", "no word on what became of it"],
        ["later", "not yet, and overdue"],
        ["overdue", "overdue"],
        ["open", "open"],
        ["changed", "changed"],
        ["done", "done"],
        ["dropped", "dropped"],
    ]
    told = asked(folder).sentence()
    assert told.startswith("8 decisions are on record. Of 2 from earlier cycles nobody has said what became of them, ")
    assert "2 that should be done by now are not" in told
    assert "3 are settled (done, changed, dropped)." in told


def test_a_word_on_a_decision_of_an_earlier_cycle_stands_in_this_one(folder: Path) -> None:
    earlier = put(folder.parent / "2025", "ask twice", decided_on="2025-12-01", tested_by={"measure": "skill"})
    assert earlier.cycle == "2025"
    mentorlab.became(folder, earlier.id or "", became="dropped", on="2026-03-01", note="Nobody wanted it.")
    result = asked(folder)
    assert list(result.table["state"]) == ["dropped"]
    assert list(result.table["tested_by"]) == ["objective skill: skill"]
    assert "Nobody wanted it." in str(result.facts)


@pytest.mark.parametrize(("tested", "words"), [
    ({"objective": "skill", "note": "and by eye"}, "objective skill: skill; and by eye"),
    ("skill", "objective skill: skill"),
    ({"measure": "stay_intention"}, "stay intention: no objective of this cycle measures it"),
    ({"note": "we will see"}, "we will see"), ({}, "not said"),
])  # fmt: skip
def test_how_an_earlier_decision_is_tested_now(folder: Path, tested: Any, words: str) -> None:
    put(folder.parent / "2025", "ask twice", decided_on="2025-12-01", tested_by=tested)
    assert list(asked(folder).table["tested_by"]) == [words]


def test_a_day_is_never_the_clock(folder: Path) -> None:
    put(folder, "overdue", due_on="2026-05-01")
    assert list(asked(folder, as_of="2026-05-01").table["state"]) == ["open"]
    assert list(asked(folder, as_of="2026-05-02").table["state"]) == ["overdue"]
    assert asked(folder, as_of="2026-01-31").table.empty
    (folder / "tables" / "events.csv").unlink()
    result = asked(folder)
    assert list(result.table["state"]) == ["open"]
    assert "No date in the tables says what is overdue" in str(result.facts)


def test_without_a_decision_it_says_how_to_record_one(folder: Path) -> None:
    result = asked(folder)
    assert result.status == "ok"
    assert result.sentence().startswith("No decision is on record yet; mentorlab.decide(folder, …)")
    assert result.figure().alt == result.sentence("analyst")


def test_a_record_changed_by_hand_is_said_to_be_and_one_by_hand_too(folder: Path) -> None:
    put(folder, "ask twice")
    path = folder / "records" / "decision-2026-02-01-ask-twice.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-05-01", "2026-08-01"), encoding="utf-8")
    by_hand = "decided_on: 2026-02-02\nfinding: x\ndecision: talk\nowner: lead\ndue_on: 2026-09-01\ntested_by: y\n"
    (folder / "records" / "decision-2026-02-02-talk.yaml").write_text(by_hand, encoding="utf-8")
    (folder / "records" / "decision-broken.yaml").write_text("owner: [\n", encoding="utf-8")
    result = asked(folder)
    assert result.sentence().endswith("One record was changed after it was recorded.")
    assert "The record records/decision-2026-02-01-ask-twice.yaml was changed after it was recorded." in result.notes
    assert "The record records/decision-2026-02-02-talk.yaml is not sealed: it was written by hand." in result.notes
    assert any("decision-broken.yaml" in note for note in result.notes)
    assert dict(result.facts)["Records"] == "0 of 2 are sealed and unchanged."


def test_the_figure_has_a_shape_for_each_state(folder: Path) -> None:
    put(folder, "open", due_on="2026-08-01")
    put(folder, "overdue")
    mentorlab.became(folder, put(folder, "done").id or "", became="done", on="2026-03-01")
    axes = asked(folder).figure().axes[0]
    assert {line.get_marker() for line in axes.lines} >= {"o", "s", "X"}
    words = [text.get_text() for text in asked(folder).figure().legends[0].get_texts()]
    assert words == ["overdue, or no word on what became of it", "open, not yet due", "done, changed or dropped"]


# What is written.


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(folder: Path) -> None:
    with pytest.raises(BadInput) as caught:
        mentorlab.decide(
            folder, finding={"clam": "x"}, decision=" ", owner="ann@x.example", due_on="soon", tested_by={"measur": "y"}
        )
    told = str(caught.value)
    for part in ("finding.clam", "did you mean 'claim'", "finding.claim: is missing", "decision.decision: is empty",
                 "owner: names a person", "'soon' is not a date", "did you mean 'measure'"):  # fmt: skip
        assert part in told
    with pytest.raises(BadInput, match="lies before decided_on"):
        put(folder, "x", due_on="2026-01-31")
    assert not (folder / "records").exists()


@pytest.mark.parametrize("text", ["ask pQz81 again", "ask Ann-Zoë Quibblewick again", "write to a.b@firm.example"])
def test_nobody_is_named(folder: Path, text: str) -> None:
    (folder / "keys").mkdir()
    (folder / "keys" / "names.csv").write_text("id,name\npQz81,Ann-Zoë Quibblewick\n", encoding="utf-8")
    for more in (
        {"decision": text},
        {"decision": "x", "finding": text},
        {"decision": "x", "tested_by": {"note": text}},
    ):
        with pytest.raises(BadInput, match="names a person"):
            put(folder, **more)
    put(folder, "talk to ann and to everybody on p2", owner="quibbles desk")
    with pytest.raises(BadInput, match="note: names a person"):
        mentorlab.became(folder, "2026-02-01-talk-to-ann-and-to-everybody", became="done", on="2026-03-01", note=text)


def test_nothing_is_ever_overwritten(folder: Path) -> None:
    put(folder, "ask twice")
    path = folder / "records" / "decision-2026-02-01-ask-twice.yaml"
    before = path.read_bytes()
    with pytest.raises(BadInput, match="is on record already"):
        put(folder, "ask twice", owner="somebody else")
    path.write_text("not even a record: [", encoding="utf-8")
    with pytest.raises(BadInput, match="records are never overwritten"):
        put(folder, "ask twice")
    path.write_bytes(before)
    mentorlab.became(folder, "2026-02-01-ask-twice", became="not_yet", on="2026-03-01")
    with pytest.raises(BadInput, match="records are never overwritten"):
        mentorlab.became(folder, "2026-02-01-ask-twice", became="done", on="2026-03-01")
    assert sorted(one.name for one in (folder / "records").iterdir()) == [
        "became-2026-03-01-ask-twice.yaml", "decision-2026-02-01-ask-twice.yaml",
    ]  # fmt: skip


def test_of_two_who_write_at_once_one_is_refused(folder: Path) -> None:
    ended: list[str] = []

    def write(owner: str) -> None:
        try:
            put(folder, "ask twice", owner=owner)
            ended.append("written")
        except BadInput:
            ended.append("refused")

    both = [threading.Thread(target=write, args=(owner,)) for owner in ("one", "other")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ended) == ["refused", "written"]
    assert [path.suffix for path in (folder / "records").iterdir()] == [".yaml"]


def test_became_refuses_what_cannot_be(folder: Path) -> None:
    decided = put(folder, "ask twice")
    with pytest.raises(BadInput) as caught:
        mentorlab.became(folder, "2026-02-01-ask-twize", became="finished", on="never")
    assert len(caught.value.faults) == 3
    assert "did you mean '2026-02-01-ask-twice'?" in str(caught.value)
    with pytest.raises(BadInput, match="lies before the decision"):
        mentorlab.became(folder, decided.id or "", became="done", on="2026-01-31")
    with pytest.raises(BadInput, match="nobody's to write in"):
        mentorlab.became("demo", "x", became="done")


def test_what_is_returned_is_what_is_read(folder: Path) -> None:
    decided = put(folder, "Ask: twice, “kindly” – über alles?", due_on=dt.date(2026, 5, 1), id="kindly")
    assert isinstance(decided, Decided)
    assert decided.due_on == dt.date(2026, 5, 1)
    assert decided.sha256
    became = mentorlab.became(folder, "kindly", became="done", on=dt.date(2026, 5, 1))
    assert isinstance(became, Became)
    assert list(asked(folder).table["decision"]) == ["Ask: twice, “kindly” – über alles?"]


def test_a_finding_of_a_run_brings_its_claim_and_the_fingerprint_of_its_findings(folder: Path) -> None:
    run = folder / "runs" / "2026-06-30T06-00-00Z_outcomes"
    run.mkdir(parents=True)
    one = {"question": "outcomes.contrast", "objective": "skill", "measure": "skill", "claim": "It rose.", "scope": {}}
    other = {**one, "question": "outcomes.change", "claim": "It rose by itself."}
    content = json.dumps({"findings": [one, {**one, "scope": {"unit": "Sales"}, "claim": "In Sales."}, other]}).encode()
    (run / "findings.json").write_bytes(content)
    decided = put(folder, "go on", finding={"run": run.name, "question": "outcomes.contrast"})
    assert decided.finding.claim == "It rose."
    assert decided.finding.measure == "skill"
    assert decided.finding.findings_sha256 == hashlib.sha256(content).hexdigest()
    for more, words in (
        ({"run": run.name, "measure": "skill"}, "2 of the findings"),
        ({"run": run.name, "measure": "skil"}, "none of the findings"),
        ({"run": "2026-06-30T06-00-00Z_outcome"}, f"did you mean '{run.name}'"),
        ({"run": run.name, "mesure": "skill"}, "did you mean 'measure'"),
    ):
        with pytest.raises(BadInput, match=words):
            put(folder, "stop", finding=more)


def test_an_answer_can_be_what_a_decision_rests_on(folder: Path) -> None:
    answer = mentorlab.planning.readiness(load(folder))
    decided = put(folder, "fill it in", finding=answer)
    assert decided.finding.question == "planning.readiness"
    assert decided.finding.claim == answer.claim


def test_a_folder_of_this_cycle_keeps_its_records_apart_from_tables(folder: Path) -> None:
    record = as_sealed({"decision": "x", "became": "done", "on": "2026-01-01"})
    (folder / "records").mkdir()
    (folder / "records" / "became-2026-01-01-x.yaml").write_bytes(record)
    assert "is no decision on record" in str(asked(folder).notes)
