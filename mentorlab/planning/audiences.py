"""Who is told what is in it for them, by which message, where and when?"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pandas as pd

from mentorlab.answers.look import Picture
from mentorlab.answers.look.occasions import occasions
from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, listed, sentence_case
from mentorlab.planning.drafts import audience_rows
from mentorlab.planning.drafts.draft_goals import how_many
from mentorlab.planning.drafts.filling import left_to_write
from mentorlab.planning.drafts.letter_blanks import audience_of, audiences_of, blanks, name_of
from mentorlab.planning.drafts.letter_findings import found, not_used, usable
from mentorlab.planning.drafts.letters import drafts, own_templates
from mentorlab.planning.drafts.spoken import in_words
from mentorlab.planning.drafts.worries import Worry
from mentorlab.tables.charter import Charter
from mentorlab.tables.program import Program

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]
TOLD_ON = ("first_on", "again_on", "after_on", "results_on")


@question(asks="Who is told what is in it for them, and when?", tables=[])
def audiences(
    program: Program,
    *,
    needs: Result | None = None,
    voices: Result | None = None,
    stakes: Result | None = None,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Who is told what is in it for them, by which message, where and when, before the launch and after it?

    *Reads*: the charter (`audiences`, `letters`, `rhythm`, `evaluation`, `objectives`, `privacy`); the program's own
    `calendar.yaml` and `letters/*.md`, which stand in place of what ships.

    *Settings*
        needs: the answer of `needs.gaps`; its three greatest needs go into the business case (default: none).
        voices: the answer of `needs.voices`; what an audience named most often goes into its letter (default: none).
        stakes: the answer of `needs.stakes`; the business case takes its sentence (default: none).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table, a row for each audience: `concerns`, `benefits`, `message`, `channel`; the days
    `first_on`, `again_on`, `launch_on`, `after_on`, `results_on` (ISO dates); `missing` in words; `n_to_write`, marks
    in its letter that somebody must replace (missing: no letter). Documents: a letter for each audience, the agenda of
    the launch, an agreement about expectations, a business case on one page.

    *Method*: the days are those of the calendar (`planning.calendar`, templates/canvases/calendar.yaml): the first and
    the last thing said before the launch, the next after it, and the last of all. An audience that the calendar does
    not name is told when people who take no part are.

    *Read with care*: a letter is a draft. It promises what the charter says, and somebody must keep it.

    *Example*

    >>> import mentorlab
    >>> told = mentorlab.planning.audiences(mentorlab.load("demo"))
    >>> [document.name for document in told.documents][:2]
    ['letter_leadership', 'letter_managers']
    """
    charter = program.charter
    handed = {"needs": needs, "voices": voices, "stakes": stakes}
    worries = {name: tuple(blanks(charter, name)["worries"]) for name in audiences_of(charter)}
    documents = drafts(charter, program.folder, audiences_of(charter), found(**handed))
    letters = {one.audience: left_to_write(one.markdown) for one in documents if one.name.startswith("letter_")}
    frame = audience_rows.table(program, worries, letters)
    words = catalogue("planning_audiences")
    cells = _cells(charter, frame, len(documents))
    sentences = _sentences(charter, frame, cells)
    lacking, own = cells["lacking"], own_templates(program.folder)
    used = [words.FINDINGS[name] for name, one in handed.items() if usable(one)]
    filled = words.FACTS["filled"].format(findings=words.FACTS["findings"].format(names=listed(used)) if used else "")
    return Result(
        design="plan",
        sentences=sentences,
        frame=frame,
        draw=lambda: _figure(charter, frame, sentences["analyst"]),
        headline=f"{cells['complete']}. {cells['drafts']}.",
        checks=_checks(charter, worries),
        notes=(*_goals(program), *not_used(handed)),
        box=((words.FACTS["missing"], f"{sentence_case(lacking or words.NOTHING)}."),),
        facts=(
            (words.FACTS["when"], f"{words.FACTS['rule']}."),
            (words.FACTS["drafts"], f"{filled}."),
            *(((words.FACTS["drafts"], f"{words.FACTS['own'].format(names=listed(own))}."),) if own else ()),
        ),
        limits=tuple(words.LIMITS[name] for name in ("letters", "read", "promises")),
        next_steps=_next_steps(lacking, int(frame["n_to_write"].sum())),
        documents=tuple(documents),
    )


def _cells(charter: Charter, frame: pd.DataFrame, n_drafts: int) -> dict[str, str]:
    words = catalogue("planning_audiences")
    whole = frame["missing"] == words.NOTHING
    form = "all" if whole.all() else "some" if whole.any() else "none"
    lacking = [words.LACKING.format(Group=row["group"], missing=row["missing"]) for _, row in frame[~whole].iterrows()]
    n = int(frame["n_to_write"].sum())
    places = words.PLACES["one" if n == 1 else "many"].format(n=n)
    said = words.DRAFTS["to_write" if n else "whole"].format(n_drafts=in_words(n_drafts), n_to_write=places)
    return {
        "complete": words.COMPLETE[form].format(complete=in_words(int(whole.sum())), total=in_words(len(frame))),
        "lacking": "; ".join(lacking),
        "first_on": str(frame["first_on"].min()),
        "launch_on": charter.starts_on.isoformat(),
        "drafts": sentence_case(said),
    }


def _sentences(charter: Charter, frame: pd.DataFrame, cells: dict[str, str]) -> dict[str, str]:
    words = catalogue("planning_audiences")
    lacking = words.LACKS.format(lacking=cells["lacking"]) if cells["lacking"] else ""
    told = {name: _told(row) for name, row in zip(audiences_of(charter), frame.to_dict("records"), strict=True)}
    return {
        name: form.format_map(cells | {"lacking": lacking, "told": told.get(name, "")})
        for name, form in words.AUDIENCES_PLAN.items()
    }


def _told(row: dict[Any, Any]) -> str:
    words = catalogue("planning_audiences")
    channel = words.CHANNEL.format(channel=row["channel"]) if row["channel"] else ""
    form = words.TOLD["benefits" if row["benefits"] else "nothing"]
    return str(form.format_map({**row, "Group": row["group"], "channel": channel}))


def _checks(charter: Charter, worries: dict[str, tuple[Worry, ...]]) -> tuple[Check, ...]:
    told = {name: audience_of(charter, name) for name in audiences_of(charter)}
    unanswered = [f"“{one.worry}”" for several in worries.values() for one in several if not one.known]
    return (
        _check("spoken_to", [name_of(name) for name, said in told.items() if said is None]),
        _check("what_is_in_it", [name_of(name) for name, said in told.items() if said and not said.benefits]),
        _check("worries_answered", unanswered, asked=any(worries.values())),
        _check("channel", [name_of(name) for name, said in told.items() if said and not said.channel]),
    )


def _check(name: str, who: list[str], *, asked: bool = True) -> Check:
    result: CheckResult = "not_checked" if not asked else "failed" if who else "passed"
    return Check(name, result, catalogue("planning_audiences").CHECKS[name][result].format(who=listed(who)))


def _goals(program: Program) -> tuple[str, ...]:
    """For how many mentees draft goals were written; where it would be few, only that."""
    n, smallest = how_many(program), program.charter.privacy.smallest_group
    if n == 0:
        return ()
    words = catalogue("planning_audiences").GOALS
    return ((words["shown"] if n >= smallest else words["few"]).format(n=n, smallest=smallest),)


def _next_steps(lacking: str, to_write: int) -> tuple[str, ...]:
    words = catalogue("planning_audiences").NEXT
    fill = (words["fill"].format(missing=lacking),) if lacking else ()
    return (*fill, *((words["mark"],) if to_write else ()), words["read"], words["note"])


def _figure(charter: Charter, frame: pd.DataFrame, alt: str) -> Picture:
    words = catalogue("planning_audiences")
    rows = []
    for row in frame.to_dict("records"):
        label = row["group"] if row["missing"] == words.NOTHING else words.FIGURE["lacking"].format(Group=row["group"])
        days = {words.FIGURE[name]: date.fromisoformat(row[name]) for name in TOLD_ON if isinstance(row[name], str)}
        rows.append((label, days))
    return occasions(
        rows,
        kinds=[words.FIGURE[name] for name in TOLD_ON],
        moment=(charter.starts_on, words.FIGURE["launch"]),
        title=words.FIGURE["title"],
        alt=alt,
    )
