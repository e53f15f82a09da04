"""How is told what people hope for and fear? The table, the figure, and every line around the claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.look import Picture, ShareLine, shares
from mentorlab.answers.parts import Check
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, percent, sentence_case, sentences_for_every_audience
from mentorlab.measures.heard import ALONE, Known, Voices
from mentorlab.measures.themes_shown import Counted
from mentorlab.needs.said.leads import lead, quoted, shares_of, titled, who
from mentorlab.needs.said.quotes import quotes

if TYPE_CHECKING:
    from mentorlab.tables.charter.parts import Privacy
    from mentorlab.tables.program import Program

__all__ = [
    "box", "checks", "facts", "figure", "hidden_in_words", "next_steps", "nothing_shown", "others_note", "path",
    "recognised", "table", "who",
]  # fmt: skip
COLUMNS = ("group", "kind", "theme", "n", "n_answered", "share", "share_low", "share_high", "hidden")
MOST_LINES, LINES_EACH = 24, 3
ENOUGH = 30
AGREES_WELL = 0.8

Catalogue = dict[str, dict[str, Known]]


def table(counted: Sequence[Counted], known: Catalogue, level: float) -> pd.DataFrame:
    """A row for each theme shown, one for all others together, one for each group that is hidden."""
    rows: list[dict[str, Any]] = []
    for one in counted:
        group = {"group": one.heard.stakeholder, "kind": one.heard.kind, "n_answered": one.n}
        if one.n is None:
            rows.append({**group, "hidden": True})
            continue
        for share in shares_of(one, level):
            e = share.estimate
            numbers = {"n": share.n, "share": e.value, "share_low": e.low, "share_high": e.high}
            rows.append({**group, "theme": titled(known[one.heard.kind][share.theme]), **numbers, "hidden": False})
        if one.n_others != 0:
            n = one.n_others
            share_of_others = None if n is None else n / one.n
            others = {"theme": catalogue("needs_voices").OTHERS, "n": n, "share": share_of_others}
            rows.append({**group, **others, "hidden": n is None})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers_in = [name for name in COLUMNS if name in ("n", "n_answered") or name.startswith("share")]
    frame[numbers_in] = frame[numbers_in].astype("float64")
    return frame


def figure(counted: Sequence[Counted], known: Catalogue, level: float, stakeholder: str | None, alt: str) -> Picture:
    """The shares of every theme shown; of many, the three named most often by each group."""
    words = catalogue("needs_voices").FIGURES
    asked = catalogue("needs_voices").ASKED
    shown = [one for one in counted if len(one.themes)]
    most = LINES_EACH if sum(len(one.themes) for one in shown) > MOST_LINES else MOST_LINES
    groups = []
    for one in shown:
        heading = words["heading"].format(Who=sentence_case(who(one.heard.stakeholder)), asked=asked[one.heard.kind])
        groups.append((heading, [_line(one, share, known) for share in shares_of(one, level)[:most]]))
    title = words["one"].format(Who=sentence_case(who(stakeholder))) if stakeholder else words["title"]
    axis = f"{words['axis']}; {words['more']}" if most == LINES_EACH else words["axis"]
    return shares(groups, title=title, axis=axis, alt=alt)


def _line(one: Counted, share: Any, known: Catalogue) -> ShareLine:
    form = catalogue("needs_voices").FIGURES["described" if one.described_only else "of"]
    note = form.format(n=f"{share.n:,}", n_answered=f"{one.n:,}")
    e = share.estimate
    return ShareLine(titled(known[one.heard.kind][share.theme]), e.value, e.low, e.high, note)


def path(one: Counted, known: Catalogue, theme: str) -> str:
    """Which share an estimate is: the group, the kind and the theme."""
    return f"{one.heard.stakeholder}, {one.heard.kind}: {titled(known[one.heard.kind][theme])}"


def box(
    leading: Sequence[Counted], counted: Sequence[Counted], known: Catalogue, level: float
) -> tuple[tuple[str, str], ...]:
    """What was named first, with its numbers; and who was counted."""
    words = catalogue("needs_voices")
    first = tuple((_label(one), _full(one, known, level)) for one in leading)
    some_alone = any(person.startswith(ALONE) for one in counted for person in one.heard.people)
    told = words.COUNTED.format(alone=words.ALONE if some_alone else "")
    return (*first, (words.BOX_LABELS["who"], told))


def facts(
    program: Program, everything: Voices, counted: Sequence[Counted], leading: Sequence[Counted], level: float
) -> tuple[tuple[str, str], ...]:
    """How sayings became themes, what the other groups and kinds said first, and released words."""
    words, known = catalogue("needs_voices"), everything.known
    first = {id(one) for one in leading}
    rest = [one for one in counted if id(one) not in first]
    lines = [(_label(one), _full(one, known, level)) for one in rest]
    said, quoted_people = [], set[str]()
    for one in leading:
        for theme in one.themes.index[:LINES_EACH]:
            of_theme = quotes(one, str(theme), quoted_people, program.as_of)
            quoted_people |= {person for person, _ in of_theme}
            title = titled(known[one.heard.kind][str(theme)])
            told = " ".join(words.QUOTE.format(words=text) for _, text in of_theme)
            said += [(f"{words.BOX_LABELS['quotes']} · {_label(one)} · {title}", told)] if told else []
    note = [(words.BOX_LABELS["quotes"], words.QUOTES_NOTE)] if said else []
    return ((words.BOX_LABELS["how"], f"{words.SORTED}{_uncoded(everything)}"), *lines, *note, *said)


def _label(one: Counted) -> str:
    return sentence_case(f"{who(one.heard.stakeholder)}: {catalogue('needs_voices').KINDS[one.heard.kind]}")


def _uncoded(everything: Voices) -> str:
    """What became of the texts without a code, where there are enough of them to say."""
    n = sum(everything.uncoded)
    if n < ENOUGH:
        return ""
    listed, alike, left = (percent(one / n) for one in everything.uncoded)
    return str(catalogue("needs_voices").UNCODED.format(listed=listed, alike=alike, left=left))


def _full(one: Counted, known: Catalogue, level: float) -> str:
    return f"{lead(one, known[one.heard.kind], level, 'analyst')}."


def recognised(counted: Sequence[Counted], known: Catalogue) -> tuple[str, ...]:
    """How each theme that is shown anywhere in the answer is recognised."""
    words = catalogue("needs_voices")
    told: dict[str, None] = {}
    for one in counted:
        kind = sentence_case(words.KINDS[one.heard.kind])
        for theme in one.themes.index:
            about = known[one.heard.kind][str(theme)]
            listed = ", ".join(about.words)
            if about.found:
                line = words.FOUND.format(kind=kind, words=listed)
            elif about.words:
                unless = words.UNLESS.format(words=", ".join(about.unless)) if about.unless else ""
                line = words.RECOGNISED.format(kind=kind, title=quoted(about), words=listed, unless=unless)
            else:
                line = words.CODE_ONLY.format(kind=kind, title=quoted(about))
            told[line] = None
    return tuple(told)


def others_note(privacy: Privacy) -> str:
    """What stands behind "other themes"."""
    smallest, comment = privacy.smallest_group, privacy.smallest_comment_group
    return str(catalogue("needs_voices").OTHERS_NOTE.format(smallest=smallest, smallest_comment=max(smallest, comment)))


def checks(everything: Voices) -> tuple[Check, ...]:
    """How well the word lists sort, where somebody had sorted before."""
    words = catalogue("needs_voices")
    right, n = everything.agreement
    if n < ENOUGH:
        return (Check("word_lists", "not_checked", f"{words.TOO_FEW_TO_AGREE}."),)
    # In tens: the exact number would tell how many people the groups have that are not shown.
    text = words.AGREE.format(share=percent(right / n), n=f"{10 * round(n / 10):,}")
    return (Check("word_lists", "passed" if right / n >= AGREES_WELL else "failed", f"{text}."),)


def next_steps(leading: Sequence[Counted], known: Catalogue) -> tuple[str, ...]:
    """What to do in view of what was named first."""
    steps = catalogue("needs_voices").NEXT_VOICES
    return tuple(
        steps[one.heard.kind].format(
            who=who(one.heard.stakeholder), first=quoted(known[one.heard.kind][str(one.themes.index[0])])
        )
        for one in leading
    )


def hidden_in_words(hidden: int) -> str:
    """How many rows hold no number."""
    words = catalogue("needs_voices")
    return str(words.HIDDEN_SOME.get(hidden, words.HIDDEN_MANY.format(n=hidden)))


def nothing_shown(counted: Sequence[Counted], smallest: int, about: dict[str, Any]) -> Result:
    """Every group is too small, or its answers too alike, to show any theme."""
    words = sentences_for_every_audience("hidden", what="every group asked about", smallest=smallest)
    return Result(
        design="none",
        sentences=words,
        frame=table(counted, {}, 0.95).assign(n=None, n_answered=None, hidden=True),
        status="hidden",
        reason=words["analyst"],
        headline=words["analyst"],
        hidden=len(counted),
        limits=(catalogue().LIMITS["no_answer"],),
        **about,
    )
