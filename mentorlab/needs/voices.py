"""What do people hope for and fear?"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, sentence_case, sentences_for_every_audience
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.measures.heard import Heard, Voices, hear
from mentorlab.measures.themes_shown import Counted
from mentorlab.measures.voices_counted import counted_voices
from mentorlab.needs.said import voices_told as told
from mentorlab.needs.said.leads import headline, lead, shares_of
from mentorlab.tables.contracts.joining import STAKEHOLDERS
from mentorlab.tables.program import Program

Kind = Literal["role", "development", "aspiration", "benefit", "hurdle", "recognition", "misconception", "idea"]
MOST_LEADS = 3
SINGLE_KIND = {"mentees": "development"}  # which kind leads where every group is asked about; all others: hurdle


@question(asks="What do people hope for and fear?", tables=["voices"], uses=lambda _: ("people",))
def voices(
    program: Program,
    *,
    stakeholder: str | None = None,
    kind: Kind | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What do people hope for and fear: what is in it for them, what attracts them, what keeps them away?

    *Reads*: `voices`; `people` and `keys/` only for the names that are masked in quotes; word lists of themes from
    `templates/themes/` and from the program's own folder `themes/`.

    *Settings*
        stakeholder: one stakeholder group (default: all). "mentees" asks what is in it for them (role, development,
            aspiration come first), every other group what attracts them, keeps them away and would recognise them.
        kind: one kind of saying (default: all).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: quote only what was released up to that day (default: up to the last day in the tables).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: `group` (stakeholder), `kind`, `theme`, `n` people who named it, `n_answered` people who
    said something of the kind, `share` of these (0–1) with `share_low` and `share_high`; `hidden` rows hold no number.
    "other themes" are those that may not be shown by themselves. Quotes stand in `facts`. Estimates: `share`.

    *Method*: people are counted, each once for a theme; Wilson intervals (1927), none below ten people. Codes count as
    they are; other text by word lists, and what these do not find by shared words (TF-IDF, NMF; see
    `measures.alike_texts`). A theme comes first beyond chance where the Wilson interval of those who named it, among
    those who named only one of the first two, lies above one half. Counts that would tell what fewer than the smallest
    group said or did not say are hidden (`measures.themes_shown`), also beside earlier reports.

    *Read with care*: those who did not answer may think otherwise, and a count is not a weight.

    *Example*

    >>> import mentorlab
    >>> heard = mentorlab.needs.voices(mentorlab.load("demo"), stakeholder="mentors", kind="hurdle")
    >>> heard.table["theme"].iloc[0]
    'Time'
    """
    everything = hear(program)
    _refuse_unknown(program, stakeholder)
    asked = [one for one in everything.heard if stakeholder in (None, one.stakeholder) and kind in (None, one.kind)]
    if not asked:
        return _nobody(everything, stakeholder, kind)
    counted, notes = _counted(program, asked)
    return _answer(program, everything, counted, level, stakeholder, kind, notes)


def _refuse_unknown(program: Program, stakeholder: str | None) -> None:
    known = [*STAKEHOLDERS, *(name for name in program.charter.audiences if name not in STAKEHOLDERS)]
    if stakeholder is not None and stakeholder not in known:
        what = f"{stakeholder!r} is no stakeholder group"
        raise BadInput(Fault("settings", "stakeholder", what, did_you_mean(stakeholder, known)))


def _nobody(everything: Voices, stakeholder: str | None, kind: str | None) -> Result:
    words = catalogue("needs_voices")
    parts = [name for name, value in (("stakeholder", stakeholder), ("kind", kind)) if value is not None]
    known = sorted({getattr(one, part) for one in everything.heard for part in parts})
    reason = words.NOBODY.format(what=" and ".join(parts) or "kinds")
    remedy = words.NOBODY_REMEDY.format(known=", ".join(known)) if known else "add rows to voices"
    return not_possible(reason, remedy, **_about(stakeholder, kind))


def _about(stakeholder: str | None, kind: str | None) -> dict[str, Any]:
    return {"measure": kind or "voices", "scope": {"unit": None, "group": stakeholder}}


def _counted(program: Program, asked: list[Heard]) -> tuple[list[Counted], tuple[str, ...]]:
    """Every group and kind counted, and what is said of those that earlier reports hide."""
    words, smallest = catalogue("needs_voices"), program.charter.privacy.smallest_group
    found, beside = counted_voices(program, asked, "needs.voices")
    return found, tuple(
        words.BESIDE.format(who=sentence_case(told.who(one.stakeholder)), kind=words.KINDS[one.kind], smallest=smallest)
        for one in beside
    )


def _answer(
    program: Program, everything: Voices, counted: list[Counted], level: float, stakeholder: str | None,
    kind: str | None, notes: tuple[str, ...],
) -> Result:  # fmt: skip
    words, privacy = catalogue("needs_voices"), program.charter.privacy
    known = everything.known
    leading = _leading(counted, one_group=stakeholder is not None or kind is not None)
    if not leading:
        return told.nothing_shown(counted, privacy.smallest_group, _about(stakeholder, kind))
    hidden = sum(one.hidden for one in counted)
    lines = {
        form: ". ".join(lead(one, known[one.heard.kind], level, form) for one in leading) for form in words.SPREADS
    }
    sentences = sentences_for_every_audience(
        "needs_voices.voices", claim=lines["analyst"], plain=lines["plain"], hidden=told.hidden_in_words(hidden)
    )
    frame = told.table(counted, known, level)
    return Result(
        design="none",
        sentences=sentences,
        frame=frame,
        draw=lambda: told.figure(counted, known, level, stakeholder, sentences["analyst"]),
        headline=headline(leading, known, level),
        estimates=tuple(
            Reported("share", share.estimate, "share", group=told.path(one, known, share.theme))
            for one in counted
            for share in shares_of(one, level)
        ),
        checks=told.checks(everything),
        hidden=hidden,
        notes=(*notes, *told.recognised(counted, known), told.others_note(privacy)),
        box=told.box(leading, counted, known, level),
        facts=told.facts(program, everything, counted, leading, level),
        limits=words.LIMITS_VOICES,
        next_steps=told.next_steps(leading, known),
        terms=("interval", "Wilson interval", "theme"),
        **_about(stakeholder, kind),
    )


def _leading(counted: list[Counted], *, one_group: bool) -> list[Counted]:
    """What is told first: the first kinds of the group asked about, or one kind for each of several groups."""
    shown = [one for one in counted if len(one.themes)]
    if not one_group:
        mine = [one for one in shown if one.heard.kind == SINGLE_KIND.get(one.heard.stakeholder, "hurdle")]
        shown = mine or shown
    return shown[:MOST_LEADS]
