"""Are contacts counted as they were, and is nothing that was only sent called an effect?"""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab.answers.wording import AUDIENCES
from mentorlab.errors import BadInput
from mentorlab.reach import campaigns, next_test
from tests.programs import demo
from tests.reach.inviting import applying, ids, outreach, program


@pytest.fixture(autouse=True)
def _calendar_aside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What of the calendar was sent has a test of its own, and takes longer than all the rest."""
    if "planned" not in request.node.name:
        monkeypatch.setattr(importlib.import_module("mentorlab.reach.campaigns"), "beside_plan", lambda _: "")


def _dozen(folder: Path, **charter: Any) -> Any:
    """Twelve people, counted by hand.

    Invited on 5 January: all twelve; p000 had applied on the 2nd. Of the other eleven p001, p002 and p003 applied by
    the 19th, p004 on the 20th. Reminded on 16 January: p004 to p011, p003 (who applied on the 9th) by mistake. p004
    applies four days after it, p006 nine days, and p005 on the 30th, the last of its days.
    """
    first = outreach(ids(12), variant=["warm", "plain"] * 6)
    first["opened_on"] = ["2026-01-06"] * 8 + [None] * 4
    second = outreach(ids(12)[3:], "reminder", sent_on="2026-01-16", channel="chat", variant=None)
    applied = pd.concat(
        [
            applying(["p000"], "2026-01-02"),
            applying(["p001", "p003"], "2026-01-09"),
            applying(["p002"], "2026-01-19"),
            applying(["p004"], "2026-01-20"),
            applying(["p006"], "2026-01-25"),
            applying(["p005"], "2026-01-30"),
        ]
    )
    said = {"privacy": {"smallest_group": 3}, **charter}
    return program(folder, said, outreach=pd.concat([first, second]), applications=applied)


def _row(table: pd.DataFrame, campaign: str, variant: str = "all variants") -> dict[str, Any]:
    found = table[(table["campaign"] == campaign) & (table["variant"] == variant)]
    return dict(found.iloc[0])


def test_twelve_people_by_hand(tmp_path: Path) -> None:
    table = campaigns(_dozen(tmp_path)).table
    invitation, reminder = _row(table, "invitation"), _row(table, "reminder")
    assert (invitation["n_applied"], invitation["n"]) == (3, 11)
    assert invitation["share_applied"] == pytest.approx(3 / 11)
    # Wilson by hand: z² = 3.8415; (3 + 1.9207 ± 1.96 √(3 × 8 / 11 + .9604)) / (11 + 3.8415) = .0975 to .5656
    assert (invitation["applied_low"], invitation["applied_high"]) == pytest.approx((0.0975, 0.5656), abs=1e-4)
    assert (invitation["n_opened"], invitation["share_opened"]) == (7, pytest.approx(7 / 11))  # all but p000 of eight
    assert (reminder["n_applied"], reminder["n"]) == (3, 8)  # p003 had applied before it
    assert reminder["days_counted"] == 14


def test_a_group_of_fewer_than_ten_is_described_without_an_interval(tmp_path: Path) -> None:
    reminder = _row(campaigns(_dozen(tmp_path)).table, "reminder")
    assert reminder["n"] == 8
    assert pd.isna(reminder["applied_low"])
    assert "reminder (chat, mentees) 3 of 8 people applied within 14 days (38 %)." in campaigns(_dozen(tmp_path)).claim


def test_who_was_left_out_is_counted_in_words_that_tell_of_nobody(tmp_path: Path) -> None:
    assert (
        "fewer than 3 contacts of people who had applied before them are not counted."
        in campaigns(_dozen(tmp_path)).notes
    )


def test_the_days_that_count_are_the_charters(tmp_path: Path) -> None:
    changed = {"definitions": {"reach.applied_after_contact": {"days": 15}}}
    result = campaigns(_dozen(tmp_path, **changed))
    assert _row(result.table, "invitation")["n_applied"] == 4  # p004 too
    assert "within 15 days" in result.claim
    assert {one.id: one.changed for one in result.defined}["reach.applied_after_contact"] == ("days",)


def test_contacts_whose_days_have_not_passed_are_not_counted(tmp_path: Path) -> None:
    result = campaigns(_dozen(tmp_path), as_of=dt.date(2026, 1, 25))
    assert "reminder" not in set(result.table["campaign"])
    assert "8 contacts are not counted because their 14 days have not passed." in result.notes
    assert _row(result.table, "invitation")["n_applied"] == 3


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2025, 1, 1), dt.date(2026, 1, 6)])
def test_before_anybody_applied_the_weekly_report_goes_on(tmp_path: Path, day: dt.date) -> None:
    mails = outreach(ids(30), opened_on="2026-02-20")
    people = pd.DataFrame({"person_id": ids(30), "eligible_as": "mentee"})
    made = program(tmp_path, people=people, outreach=mails, applications=applying(ids(30)[:12], "2026-01-09"))
    assert campaigns(made, as_of=day).status == "not_possible"
    assert next_test(made, as_of=day).status in ("ok", "not_possible")


def test_before_anybody_has_applied_there_is_an_answer(tmp_path: Path) -> None:
    """The first weeks of every program: the invitation is out, all applications are dated later."""
    later = program(tmp_path, outreach=outreach(ids(12)), applications=applying(ids(3), "2026-03-01"))
    told = campaigns(later, as_of=dt.date(2026, 2, 1))
    assert (told.status, told.table["hidden"].tolist()) == ("hidden", [True])  # that nobody did is not told of twelve


def test_what_was_opened_later_is_not_opened_yet(tmp_path: Path) -> None:
    mails = outreach(ids(30), opened_on="2026-02-20")
    made = program(tmp_path, outreach=mails, applications=applying(ids(30)[:12]))
    assert pd.isna(_row(campaigns(made, as_of=dt.date(2026, 2, 10)).table, "invitation")["n_opened"])
    assert _row(campaigns(made).table, "invitation")["n_opened"] == 30


def test_the_same_message_to_the_same_person_counts_once(tmp_path: Path) -> None:
    mails = pd.concat([outreach(ids(20)), outreach(ids(20), sent_on="2026-01-07")])
    result = campaigns(program(tmp_path, outreach=mails, applications=applying(ids(20)[:8])))
    assert (_row(result.table, "invitation")["n"], _row(result.table, "invitation")["n_applied"]) == (20, 8)
    assert "20 contacts are not counted because the same person was sent the same before." in result.notes


@pytest.mark.parametrize("balanced", [True, False])
def test_without_lots_on_record_it_is_never_an_effect(tmp_path: Path, balanced: bool) -> None:
    """However balanced it looks and however large the difference: nobody drew."""
    people = ids(200)
    variant = ["warm", "plain"] * 100 if balanced else ["warm"] * 100 + ["plain"] * 100
    applied = [who for who, which in zip(people, variant, strict=True) if which == "warm"][:90] + people[1:19:2]
    known = pd.DataFrame({"person_id": people, "unit": "all"})
    mails = outreach(people, variant=variant)
    result = campaigns(program(tmp_path, people=known, outreach=mails, applications=applying(sorted(set(applied)))))
    told = " ".join([*result.sentences.values(), result.headline, *result.notes])
    assert "led to" not in told
    assert (result.design, result.verdict, result.certainty) == ("described", None, None)
    assert {one.name for one in result.estimates} == {"share_applied"}
    assert result.table["p"].isna().all()
    assert "no effect" in result.sentence("leadership")


def test_the_demo_is_described_and_says_why_a_reminder_is_another_thing() -> None:
    result = campaigns(demo())
    for audience in ("analyst", "leadership", "staff", "managers"):
        assert "a reminder has other people than the first invitation" in result.sentence(audience)
    assert all("led to" not in result.sentence(audience) for audience in AUDIENCES)
    assert any("Who got a reminder had not applied before" in limit for limit in result.limits)


def test_what_was_planned_and_not_sent_is_said(tmp_path: Path) -> None:
    mails = pd.concat([outreach(ids(30)), outreach(ids(30), "coffee van")])
    made = program(tmp_path, outreach=mails, applications=applying(ids(30)[:12]))
    told = dict(campaigns(made).facts)["Of the calendar"]
    assert "There is still time to apply (mentees and mentors)" in told
    assert "Sent and in no plan: coffee van." in told


def test_small_groups_are_hidden_with_what_would_give_them_away(tmp_path: Path) -> None:
    """Of three variants one has two who applied; with its own total shown, a second one must be hidden too."""
    people = ids(90)
    variant = ["a"] * 30 + ["b"] * 30 + ["c"] * 30
    applied = people[:2] + people[30:40] + people[60:75]
    result = campaigns(program(tmp_path, outreach=outreach(people, variant=variant), applications=applying(applied)))
    table = result.table.set_index("variant")
    assert table["hidden"].to_dict() == {"all variants": False, "a": True, "b": True, "c": False}
    numbers = table.drop(columns=["kind", "campaign", "channel", "whom", "days_counted", "hidden"])
    assert numbers.loc[["a", "b"]].isna().all(axis=None)
    assert table.loc["all variants", "n_applied"] - table.loc["c", "n_applied"] == 12


def test_what_was_opened_is_not_told_where_it_would_tell_of_a_few(tmp_path: Path) -> None:
    """Twenty opened it and eighteen applied: two opened it and did not."""
    mails = outreach(ids(60))
    mails["opened_on"] = ["2026-01-06"] * 20 + [None] * 40
    result = campaigns(program(tmp_path, outreach=mails, applications=applying(ids(60)[:18])))
    row = _row(result.table, "invitation")
    assert row["n_applied"] == 18
    assert pd.isna(row["n_opened"])


def test_a_message_to_nearly_the_same_people_is_hidden(tmp_path: Path) -> None:
    """To 40 and to 38 of them: the difference would tell that two of them applied in between."""
    mails = pd.concat([outreach(ids(40)), outreach(ids(40), "reminder", sent_on="2026-01-12")])
    applied = pd.concat([applying(ids(40)[:2], "2026-01-08"), applying(ids(40)[2:14], "2026-01-14")])
    table = campaigns(program(tmp_path, outreach=mails, applications=applied)).table.set_index("campaign")
    assert not table.loc["invitation", "hidden"]
    assert table.loc["reminder", "hidden"]
    assert pd.isna(table.loc["reminder", "n"])


def test_where_everything_is_small_nothing_is_told(tmp_path: Path) -> None:
    result = campaigns(program(tmp_path, outreach=outreach(ids(20)), applications=applying(ids(20)[:3])))
    assert result.status == "hidden"
    assert not result.estimates
    assert "3" not in result.sentence().replace("fewer than 5", "")
    assert result.figure().alt == result.sentence()


def test_only_people_who_had_applied_were_written_to(tmp_path: Path) -> None:
    made = program(tmp_path, outreach=outreach(ids(20)), applications=applying(ids(20), "2026-01-01"))
    assert campaigns(made).status == "not_possible"


def test_an_unknown_campaign_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="did you mean 'invitation'"):
        campaigns(_dozen(tmp_path), campaign="invitations")


def test_one_campaign_alone(tmp_path: Path) -> None:
    assert set(campaigns(_dozen(tmp_path), campaign="reminder").table["campaign"]) == {"reminder"}
