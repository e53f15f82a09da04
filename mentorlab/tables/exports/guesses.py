"""What could the columns of an export be? Guesses for a first mapping; what is doubtful is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pandas as pd

from mentorlab.tables.days import days_meant
from mentorlab.tables.exports.fields import E_MAIL, MOSTLY
from mentorlab.tables.exports.formats import ANONYMOUS, FORMATS, QUIZ
from mentorlab.tables.exports.labels import meanings
from mentorlab.tables.exports.mapping import UNDECIDED
from mentorlab.tables.exports.naming import ExportColumn, alike
from mentorlab.tables.exports.opened import Export
from mentorlab.tables.exports.scales import SCALES, numbers_of_labels

PERSON_NAMES = (
    *("person_id", "person id", "employee id", "employee_id", "employee number", "personnel number", "staff id"),
    *("participant id", "participant", "work email", "email", "e-mail", "email address", "e-mail address", "username"),
)
WAVE_NAMES = ("wave", "time point", "timepoint", "measurement", "survey wave")
NUMBERED = re.compile(r"^(?:q?[0-9]+[.):]\s*)+")
MOST_POINTS = 11  # of a rating, 0 to 10


@dataclass(frozen=True)
class Asked:
    """An item of a questionnaire: where its answers lie and what they are called (`labels`: label → number)."""

    item: str
    text: str
    instrument: str
    low: float
    high: float
    labels: dict[str, float]


@dataclass(frozen=True)
class Line:
    """One line of the draft: what a column (or label) is, and a word about it. `?` = somebody has to decide."""

    name: str
    value: str
    about: str = ""


@dataclass
class Answered:
    """The columns that hold ratings: `items`, the numbers of their labels, and the labels of those who did not say."""

    items: list[Line] = field(default_factory=list)
    values: dict[str, Line] = field(default_factory=dict)
    values_of: dict[str, list[Line]] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    unused: list[Line] = field(default_factory=list)


def called(export: Export, column: ExportColumn) -> str:
    """The shortest name that means this column and no other."""
    for name in (column.id, column.full):
        if name and len(name) <= 150 and export.naming.having(name) == [column]:
            return name
    return column.letter


def who(export: Export, known: Collection[str]) -> Line:
    """The column that says who answered. `known`: ids of the program's people, where they are at hand."""
    people = [*FORMATS[export.format].people, *(PERSON_NAMES if export.format == "wide" else ())]
    found = [export.naming.first([name]) for name in people]
    filled = [one for one in dict.fromkeys(found) if one is not None and _speaks(export.cells[one.place])]
    if known:
        knows = [one for one in filled if export.cells[one.place].isin(list(known)).any()]
        filled = knows or filled
    if not filled and export.format in ("wide", "google_forms"):
        filled = [one for one in export.columns if _addresses(export.cells[one.place])]
    if len(filled) == 1:
        return Line("person", called(export, filled[0]), "who answered; becomes a pseudonym")
    if not filled:
        return Line("person", UNDECIDED, "DECIDE: which column says who answered? None of the usual ones is filled")
    names = " or ".join(called(export, one) for one in filled)
    return Line("person", UNDECIDED, f"DECIDE: who answered is said by {names}; take the one that other tables use")


def _speaks(cells: pd.Series) -> bool:
    words = {alike(str(word)) for word in cells.cat.remove_unused_categories().cat.categories}
    return bool(words - set(ANONYMOUS))


def _addresses(cells: pd.Series) -> bool:
    words = cells.dropna().astype("str")
    return len(words) > 0 and bool(words.str.fullmatch(E_MAIL).mean() > MOSTLY)


def when(export: Export) -> tuple[ExportColumn | None, Line | None]:
    """The column of the day of the answer, and the order of day and month where somebody has to say it."""
    column = export.naming.first(FORMATS[export.format].when)
    if column is None or export.cells[column.place].isna().all():
        return None, None
    meaning = days_meant("", "", export.cells[column.place].astype("str"))
    if not meaning.faults:
        return column, None
    example = str(export.cells[column.place].dropna().iloc[0])
    about = f"DECIDE: day_first or month_first? Dates are like {example}"
    return column, Line("date_order", UNDECIDED, about)


def wave(export: Export, waves: Sequence[tuple[str, pd.Timestamp | None]], day: ExportColumn | None) -> Line:
    """The wave: a column of that name, a word in the file's name, or the wave whose day is nearest to all answers."""
    names = [name for name, _ in waves]
    column = export.naming.first(WAVE_NAMES)
    if column is not None and set(export.cells[column.place].dropna().unique()) <= set(names):
        return Line("wave", called(export, column), "when it was asked")
    said = [name for name in names if name in re.split(r"[^a-z0-9_]+", export.file.casefold())]
    if len(said) == 1:
        return Line("wave", f"={said[0]}", "from the name of the file")
    dated = [(name, on) for name, on in waves if on is not None]
    if day is not None and len(dated) > 1:
        days = days_meant("", "", export.cells[day.place].astype("str")).values.dropna()
        near = {min(dated, key=lambda one: abs(one[1] - moment))[0] for moment in days.unique()}
        if len(near) == 1:
            return Line("wave", f"={near.pop()}", "the wave of the charter whose day is nearest to the answers")
    about = f'DECIDE: which wave is it? One of {", ".join(names)}, with = in front, as "=before"'
    return Line("wave", UNDECIDED, about)


def ratings(export: Export, asked: Sequence[Asked], skip: Collection[int]) -> Answered:
    """The columns that hold ratings, matched to items of questionnaires by their words."""
    found = Answered()
    own = {alike(name) for name in FORMATS[export.format].fixed}
    for column in export.columns:
        if column.place in skip or {alike(name) for name in column.names} & own:
            continue
        cells = export.cells[column.place].cat.remove_unused_categories()
        name = called(export, column)
        item = _item_of(column, asked)
        words = [str(word) for word in cells.cat.categories]
        if alike(column.full).startswith(QUIZ):
            found.unused.append(Line(name, "points and feedback of a quiz"))
        elif not words and item is None:
            found.unused.append(Line(name, "empty"))
        elif item is not None or _is_rating(words):
            _enter(found, name, column, words, item)
        else:
            many = len(words) > MOST_POINTS
            found.unused.append(Line(name, "free text, or many different answers" if many else "choices, no rating"))
    return found


def _item_of(column: ExportColumn, asked: Sequence[Asked]) -> Asked | None:
    """The item whose words the question has; by its id only where the file holds no words."""
    texts = {alike(NUMBERED.sub("", alike(text))) for text in (column.text, column.option, _row(column.text)) if text}
    bare = alike(column.full)
    for one in asked:
        words = alike(one.text)
        if words in texts or bare.endswith((f"- {words}", f": {words}")):
            return one
    short = alike(column.id or column.text)
    if column.text in ("", column.id) or not column.id:
        return next((one for one in asked if alike(one.item) == short), None)
    return None


def _row(text: str) -> str:
    found = re.search(r"\[([^\[\]]+)\]\s*$", text)
    return found[1] if found else ""


def _is_rating(words: Sequence[str]) -> bool:
    numbers, nothing = meanings(pd.Series(words, dtype="str"), {}, ())
    labels = [word for word, number, none in zip(words, numbers, nothing, strict=True) if pd.isna(number) and not none]
    held = numbers.dropna()
    if len(words) > MOST_POINTS + 2 or (not labels and held.empty):
        return False
    whole = bool(((held % 1 == 0) & held.between(0, MOST_POINTS - 1)).all())
    known = {word for scale in SCALES for word in scale}
    return whole and (not labels or sum(alike(word) in known for word in labels) > len(labels) / 2)


def _enter(found: Answered, name: str, column: ExportColumn, words: Sequence[str], item: Asked | None) -> None:
    numbers, nothing = meanings(pd.Series(words, dtype="str"), {}, ())
    held = numbers.dropna()
    target = item.item if item else _short(column, found)
    about = f"{item.instrument}: {item.text}" if item else "an item of your own; rename it as you like"
    if item and len(held) and (held.min() < item.low or held.max() > item.high):
        about = (
            f"DECIDE: answers go from {held.min():g} to {held.max():g}, {item.item} of {item.instrument} from "
            f"{item.low:g} to {item.high:g}; write {item.item} and recode under values_of, or another name"
        )
        target = UNDECIDED
    found.items.append(Line(name, target, about))
    found.missing.update(dict.fromkeys(word for word, none in zip(words, nothing, strict=True) if none))
    labels = [w for w, number, none in zip(words, numbers, nothing, strict=True) if pd.isna(number) and not none]
    for label, number in _numbers(labels, item).items():
        _enter_label(found, target, label, number)


def _numbers(labels: Sequence[str], item: Asked | None) -> dict[str, str]:
    own = {alike(label): number for label, number in item.labels.items()} if item else {}
    if any(alike(label) in own for label in labels):
        return {label: f"{own[alike(label)]:g}" if alike(label) in own else UNDECIDED for label in labels}
    common = numbers_of_labels(labels)
    if common and (item is None or (item.low, item.high) == (1, max(len(common), 5))):
        return {label: str(number) for label, number in common.items()}
    return dict.fromkeys(labels, UNDECIDED)


def _enter_label(found: Answered, item: str, label: str, number: str) -> None:
    """A label means one number everywhere, or it is said for each item what it means there."""
    about = "DECIDE: which number is it?" if number == UNDECIDED else ""
    before = found.values.setdefault(alike(label), Line(label, number, about))
    if before.value != number:
        found.values_of.setdefault(item, []).append(Line(label, number, about))


def _short(column: ExportColumn, found: Answered) -> str:
    """A short name for an item that no questionnaire knows."""
    words = column.id or " ".join((column.option or _row(column.text) or column.text).split()[:6])
    name = re.sub(r"\W+", "_", alike(words)).strip("_")[:40] or f"column_{column.letter.lower()}"
    name = column.id if re.fullmatch(r"\w+", column.id) else name
    taken = {line.value for line in found.items}
    return name if name not in taken else f"{name}_{column.letter.lower()}"
