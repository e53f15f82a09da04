"""What the plan says of the demo, what it hides, and how it says that nothing is known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mentorlab.measures.opening import load
from mentorlab.planning import calendar
from tests.programs import demo, write_program


def test_the_demo_is_told_honestly_what_was_sent_and_what_is_missing() -> None:
    plan = calendar(demo())
    table = plan.table
    sent = table[(table["kind"] == "message") & (table["on_record"] == 1)]
    outreach = demo().table("outreach")
    for title, campaign in (
        ("Invitation to join", "invitation"),
        ("There is still time to apply", "reminder"),
        ("Half an hour for questions", "information meeting"),
    ):
        rows = sent[sent["title"] == title].set_index("whom")["n"]
        people = outreach[outreach["campaign"] == campaign].groupby("audience")["person_id"].nunique()
        assert rows.to_dict() == people.to_dict()
    assert len(sent) == 6
    assert (table.loc[table["kind"] == "tip", "state"] == "not sent").all()  # the demo never sent one
    assert "the last message or tip on record is of 2026-01-29" in plan.sentence()
    unseen = dict(plan.facts)["Past and not on record, for people who take no part"]
    assert "How to join next time (2026-07-29)" in unseen
    assert table["overdue"].sum() + table["on_record"].sum() < len(table)


def test_on_an_earlier_day_less_is_missing() -> None:
    early = calendar(demo(), as_of="2026-02-01").table  # type: ignore[arg-type]
    late = calendar(demo()).table
    assert early["overdue"].sum() < late["overdue"].sum()
    assert (early.loc[early["planned_on"] > "2026-02-01", "state"] == "to come").all()


def _program(folder: Path, n: int) -> Path:
    people = pd.DataFrame({"person_id": [f"p{number}" for number in range(n)]})
    contacts = people.assign(campaign="invitation", sent_on="2026-01-05", channel="email", audience="mentees")
    return write_program(folder, {"starts_on": "2026-02-23"}, people=people, outreach=contacts)


def test_few_people_reached_are_not_counted_in_public(tmp_path: Path) -> None:
    for n in (4, 5):
        plan = calendar(load(_program(tmp_path / str(n), n)))
        row = plan.table.query("title == 'Invitation to join' and whom == 'mentees'").iloc[0]
        assert row["state"] == "sent"
        assert row["hidden"] == (n < 5)
        assert row["n"] == (5 if n == 5 else None)
        assert plan.hidden == int(n < 5)


def test_a_bare_charter_has_a_plan_and_says_what_is_missing(tmp_path: Path) -> None:
    plan = calendar(load(write_program(tmp_path)))
    assert plan.status == "ok"
    assert "no table says what of it was sent" in plan.headline or "no day of them has passed yet" in plan.headline
    assert any("Write ends_on" in step for step in plan.next_steps)
    assert any("outreach" in step for step in plan.next_steps)
    assert "the charter does not say ends_on" in dict(plan.facts)["Without a day"]
    assert plan.figure().svg()


def test_the_document_holds_every_entry_with_what_it_says() -> None:
    plan = calendar(demo())
    text = next(one.markdown for one in plan.documents if one.name == "calendar")
    assert text.count("\n| 202") == len(plan.table)
    assert "Sum up" in text or "Say in one sentence what you heard" in text
