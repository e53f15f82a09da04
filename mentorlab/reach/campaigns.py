"""Which message, channel and audience worked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level, Points
from mentorlab.answers.wording import catalogue, listed, sentences_for_every_audience
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.reach.invited import described, judged
from mentorlab.reach.invited.beside_plan import beside_plan
from mentorlab.reach.invited.compared import Compared, compared
from mentorlab.reach.invited.contacts import contacts, sent
from mentorlab.reach.invited.rates import rates
from mentorlab.reach.invited.table import as_frame, figure, rows_of
from mentorlab.reach.invited.trials import Trial, of_no_campaign, trials
from mentorlab.tables.definitions import definition
from mentorlab.tables.on_record.draw_record import BY_CHANCE
from mentorlab.tables.program import Program

if TYPE_CHECKING:
    import pandas as pd

DESCRIBES = ("reach.applied_after_contact", "reach.opened_contact", "reach.answered_contact")
COMPARES = "reach.applied_in_trial"


@question(
    asks="Which message, channel and audience worked?",
    tables=["outreach", "applications"],
    uses=lambda _: ("assignments", "people"),
)
def campaigns(
    program: Program,
    *,
    campaign: str | None = None,
    worthwhile_points: Points = 5.0,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Which message, channel and audience worked: an effect where variants were drawn by lot, else a description?

    *Reads*: `outreach` and `applications`; `assignments` for variants that were drawn (trial = the campaign's name, arm
    = the variant) with the record of the draw or everybody's chance; `people` for whether they are alike; the calendar
    for what was planned and not sent.

    *Settings*
        campaign: only this one (default: all; the answer leads with the last one whose variants were drawn).
        worthwhile_points: the smallest difference worth having (percentage points, 0–100, default 5: our choice).
        level: of the intervals (default .95).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. A row for each message as sent (campaign, channel, `whom`) and for its variants, for each
    variant that was drawn, and for each two of these: `n` people who had not applied before, `n_applied`,
    `share_applied` with `applied_low`, `applied_high` (0–1), `n_opened`, `share_opened`, `n_replied`, `share_replied`;
    `difference` with its ends (percentage points), `p`, `p_holm`, `worthwhile`; `days_counted`, `closes_on`. `hidden`
    rows hold no number.
    Estimates: `effect` (of two variants), or `share_applied`. Verdict: that of `stats.decide`, for variants drawn.

    *Method*: as sent, Wilson intervals. Drawn: everybody drawn counts as drawn (intention to treat), from the day of
    the draw; all pairs of variants, Newcombe's interval (1998), within blocks Mantel-Haenszel with Sato's variance
    (1989), p by Holm. No comparison while the days run.

    *Read with care*: as sent, a share is among those who had not applied before that message, so that a reminder's
    people are not the invitation's.

    *Example*

    >>> import mentorlab
    >>> sent = mentorlab.reach.campaigns(mentorlab.load("demo"))
    >>> sent.design, int(sent.table.loc[0, "n_applied"]), int(sent.table.loc[0, "n"])
    ('described', 107, 302)
    """
    outreach = sent(program)
    _refuse_unknown(campaign, outreach["campaign"])
    every = [one for one in trials(program, outreach) if campaign in (None, one.campaign)]
    counted, smallest = definition(program, COMPARES), program.charter.privacy.smallest_group
    read = [compared(program, one, outreach, counted.settings["days"], level) for one in every if one.drawn]
    days = definition(program, DESCRIBES[0]).settings["days"]
    found = contacts(program, days)
    rows = found.rows
    rows = rows[rows["campaign"] == campaign] if campaign is not None else rows
    for one in read:  # who was drawn stands in the rows of the trial, and nowhere else
        theirs = (rows["campaign"] == one.trial.campaign) & rows["person_id"].isin(one.trial.people.index)
        rows = rows[~theirs]
    read = sorted(read, key=lambda one: (one.open, not one.differences, -_ordinal(one.trial), one.trial.campaign))
    lines = [line for one in read for line in rows_of(one, smallest, level, worthwhile_points)]
    frame = as_frame([*lines, *rates(rows, smallest, level)], days)
    if frame.empty:
        words = catalogue("reach_campaigns")
        return not_possible(words.NOTHING, words.NOTHING_REMEDY.format(days=f"{days:g}"))
    if read:
        said = judged.told(program, read[0], counted, level, worthwhile_points)
    else:
        said = described.told(frame, days, level, [one for one in every if not one.drawn])
    if not said:
        hidden = sentences_for_every_audience("hidden", what="every message", smallest=smallest)
        said = {"sentences": hidden, "headline": hidden["analyst"], "status": "hidden", "reason": hidden["analyst"],
                "design": "described"}  # fmt: skip
    something = bool(frame["share_applied"].notna().any())
    ids = (*DESCRIBES, *((COMPARES,) if read else ()))
    return Result(
        frame=frame,
        draw=(lambda: figure(frame, said["sentences"]["analyst"])) if something else None,
        facts=_facts(program, read),
        notes=(
            *_about_trials(program, outreach, read),
            *_notes(found.left_out, read, every, days, smallest),
            *_hidden(frame, smallest),
        ),
        deviations=tuple(text for one in read for text in one.trial.again),
        hidden=int(frame["hidden"].astype(bool).sum()),
        defined=tuple(definition(program, name) for name in ids),
        **said,
    )


def _ordinal(trial: Trial) -> int:
    return trial.drawn_on.toordinal() if trial.drawn_on is not None else 0


def _refuse_unknown(campaign: str | None, known: Any) -> None:
    if campaign is not None and campaign not in set(known):
        what = f"no contact in outreach is of the campaign {campaign!r}"
        raise BadInput(Fault("settings", "campaign", what, did_you_mean(campaign, sorted(set(known)))))


def _facts(program: Program, read: Sequence[Compared]) -> tuple[tuple[str, str], ...]:
    words = catalogue("reach_campaigns")
    facts = []
    for one in read:
        n_blocks = len(set(one.trial.people["block"]))
        told = words.FACTS["how_drawn"].format(
            campaign=one.trial.campaign, variants=listed(one.trial.variants), day=one.trial.drawn_on,
            blocks=words.FACTS["in_blocks"].format(n=n_blocks) if n_blocks > 1 else "",
        )  # fmt: skip
        facts.append((words.LABELS["drawn"], told))
    if read:
        facts += [(words.LABELS["what"], words.FACTS["all_pairs"])]
        facts += [(words.LABELS["counted"], words.FACTS["counted_drawn"])]
    else:
        facts += [(words.LABELS["drawn"], words.FACTS["not_drawn"]), (words.LABELS["counted"], words.FACTS["counted"])]
    return (*facts, (words.LABELS["plan"], beside_plan(program)))


def _notes(
    left_out: Mapping[str, int], read: Sequence[Compared], every: Sequence[Trial], days: float, smallest: int
) -> list[str]:
    """Who was left out, in words that tell of no few people, and why variants are not read as drawn."""
    words = catalogue("reach_campaigns")

    def many(n: int) -> str:
        return f"{n:,}" if n >= smallest else words.LEFT_OUT["few"].format(smallest=smallest)

    notes = [words.LEFT_OUT[why].format(n=many(n), days=f"{days:g}") for why, n in left_out.items()]
    for one in read:
        if one.n_before:
            notes.append(words.LEFT_OUT["before_draw"].format(campaign=one.trial.campaign, n=many(one.n_before)))
        unused = max((pair.n_unused for pair in one.differences), default=0)
        if unused:
            notes.append(words.LEFT_OUT["unused"].format(campaign=one.trial.campaign, n=many(unused)))
        notes += one.trial.notes
    return notes + [words.WHY.format(campaign=one.campaign, why=one.why).strip() for one in every if not one.drawn]


def _about_trials(program: Program, outreach: pd.DataFrame, read: Sequence[Compared]) -> list[str]:
    """Which trials are of no campaign, and whose seed somebody chose."""
    words = catalogue("reach_campaigns")
    notes = [words.NOT_A_CAMPAIGN.format(trial=name) for name in of_no_campaign(program, outreach)]
    chosen = [one.trial.record for one in read if one.trial.record is not None]
    by_hand = [one.name for one in chosen if one.said.get("seed_from") not in (None, BY_CHANCE)]
    return notes + [words.BY_HAND.format(record=name) for name in by_hand]


def _hidden(frame: Any, smallest: int) -> list[str]:
    n = int(frame["hidden"].astype(bool).sum())
    return [catalogue("reach_campaigns").HIDDEN_NOTE.format(n=n, smallest=smallest)] if n else []
