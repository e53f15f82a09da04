"""What should change, in the words of those who take part?"""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.answers.parts import Reported
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Level
from mentorlab.answers.wording import catalogue, percent, sentences_for_every_audience
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.measures.suggested import EVERYBODY, IDEA, Suggested, suggested
from mentorlab.measures.themes_shown import Counted
from mentorlab.measures.voices_counted import counted_voices
from mentorlab.needs.said import voices_told as told
from mentorlab.needs.said.leads import headline, lead, quoted, shares_of
from mentorlab.tables.program import Program

ABOUT: dict[str, Any] = {"measure": "ideas", "scope": {"unit": None, "group": None}}


@question(asks="What do those who take part want changed?", tables=["comments"], uses=lambda _: ("people",))
def ideas(
    program: Program,
    *,
    asked: str | None = None,
    level: Level = 0.95,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """What should change, in the words of those who take part, grouped by theme?

    *Reads*: `comments`; `people` and `keys/` only for the names that are masked; word lists of the kind `idea` from
    `templates/themes/` and from the program's own folder `themes/`.

    *Settings*
        asked: the text of one survey question (default: every question that asks what should change, by its words).
        level: level of the intervals (0.8–0.999, default 0.95, the custom of the field).
        as_of: as in all questions; comments have no day of their own and are not left out by it.
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: `group`, `kind`, `theme`, `n` people who named it, `n_answered` people who wrote
    something, `share` of these (0–1) with `share_low` and `share_high`; `hidden` rows hold no number. "other themes"
    holds what may not be shown by itself, praise, and what no word list knows. Estimates: `share`. Nothing is quoted.

    *Method*: people are counted, each once for a theme, over all waves; Wilson intervals (1927), none below ten people.
    Texts are sorted by word lists alone (`measures.suggested`). Counts that would tell what fewer than the smallest
    group for comments wrote are hidden (`measures.themes_shown`), also beside earlier reports. These counts are never
    added to those of `needs.voices`: another table, other people, another time.

    *Read with care*: it counts who wrote it, not how good an idea is; one person may have the best.

    *Example*

    >>> import mentorlab
    >>> wanted = mentorlab.needs.ideas(mentorlab.load("demo"))
    >>> int(wanted.table["n_answered"].iloc[0])
    68
    """
    found = suggested(program, asked)
    if not found.questions:
        return _nobody(program, asked)
    [counted], _ = counted_voices(program, [found.heard], "needs.ideas", "comments")
    if counted.n is None:
        return told.nothing_shown([counted], program.charter.privacy.smallest_group, ABOUT)
    return _answer(program, found, counted, level)


def _nobody(program: Program, asked: str | None) -> Result:
    words, known = catalogue("needs_ideas"), list(program.table("comments")["question"].dropna().unique())
    if asked is not None and known:
        what = f"nobody was asked {asked!r}"
        raise BadInput(Fault("comments", "question", what, did_you_mean(asked, known)))
    return not_possible(words.NOBODY, words.NOBODY_REMEDY, **ABOUT)


def _answer(program: Program, found: Suggested, counted: Counted, level: float) -> Result:
    words, known = catalogue("needs_ideas"), {IDEA: found.known}
    claim, plain = (lead(counted, found.known, level, form) for form in ("analyst", "plain"))
    sentences = sentences_for_every_audience("needs_ideas.ideas", claim=claim, plain=plain)
    shown = len(counted.themes) > 0
    alt = sentences["analyst"]
    return Result(
        design="none",
        sentences=sentences,
        frame=told.table([counted], known, level),
        draw=(lambda: told.figure([counted], known, level, EVERYBODY, alt)) if shown else None,
        headline=headline([counted], known, level) if shown else f"{plain}.",
        estimates=tuple(
            Reported("share", share.estimate, "share", group=told.path(counted, known, share.theme))
            for share in shares_of(counted, level)
        ),
        hidden=counted.hidden,
        notes=(*_notes(found), *told.recognised([counted], known), told.others_note(program.charter.privacy)),
        box=((words.LABELS["first"], f"{claim}."), (words.LABELS["asked"], " · ".join(found.questions))),
        facts=_facts(counted, found),
        limits=words.LIMITS_IDEAS,
        next_steps=_next(counted, found),
        terms=("interval", "Wilson interval", "theme"),
        **ABOUT,
    )


def _facts(counted: Counted, found: Suggested) -> tuple[tuple[str, str], ...]:
    """Each idea that may be shown, with what could be done."""
    words, n = catalogue("needs_ideas"), counted.n or 0
    lines = [
        (
            found.known[str(theme)].title,
            words.IDEA.format(n=count, n_answered=n, share=percent(count / n), do=words.DO.get(str(theme), words.OWN)),
        )
        for theme, count in counted.themes.items()
    ]
    others = words.OTHERS_MANY.format(n=counted.n_others) if counted.n_others else words.OTHERS
    return (*lines, (words.LABELS["others"], others)) if counted.n_others != 0 else tuple(lines)


def _notes(found: Suggested) -> tuple[str, ...]:
    return (catalogue("needs_ideas").UNREAD,) if found.unread else ()


def _next(counted: Counted, found: Suggested) -> tuple[str, ...]:
    words = catalogue("needs_ideas")
    first = [words.TELL.format(first=quoted(found.known[str(theme)])) for theme in counted.themes.index[:1]]
    return (*first, words.READ)
