"""Who named which theme? People by themes, for every stakeholder group and kind of saying.

People are counted, not sayings: who says a thing twice counts once. A row without `person_id` counts as one person.
A row's code is its theme. Text without a code is sorted by the word lists of `measures.themes`, and what these do not
find by the words that such texts share (`measures.alike_texts`), over all stakeholder groups together, so that the
setting of a question changes no group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.alike_texts import alike
from mentorlab.measures.theme_files import Theme, in_words, themes
from mentorlab.measures.themes import about
from mentorlab.tables.contracts.joining import STAKEHOLDERS, VOICES
from mentorlab.tables.forgetting.person import known_names, names_in_people
from mentorlab.tables.masking import PLACEHOLDERS, masked
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

ALONE = "\0said"  # no id is written so: a row without one counts as one person
NO_THEME = ""
# Mentees first say what is in it for them; all others what attracts them and what keeps them away.
ORDERS = {"mentees": ("role", "development", "aspiration"), "": ("benefit", "hurdle", "recognition")}


@dataclass(frozen=True, eq=False)
class Heard:
    """What one stakeholder group said of one kind, a row for each saying and theme.

    `rows`: `who` (id or a stand-in), `theme` (a code; empty: none found), `coded` (the theme was given, not found),
    `text` (masked; may be missing), `released_on`, `said` (which saying it is).
    """

    stakeholder: str
    kind: str
    rows: pd.DataFrame = field(repr=False)

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody who said something of this kind."""
        return frozenset(self.rows["who"])

    @cached_property
    def named(self) -> pd.DataFrame:
        """People × themes, True where the person named the theme; those of no theme have a column of their own."""
        return pd.crosstab(self.rows["who"], self.rows["theme"]).astype(bool)

    @cached_property
    def n_coded(self) -> pd.Series:
        """How many people named each theme by its code, not by words in which it was found."""
        return self.rows[self.rows["coded"]].groupby("theme")["who"].nunique()


@dataclass(frozen=True)
class Known:
    """How a theme is called, and the words by which it is recognised (none: by its code alone)."""

    title: str
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    found: bool = False  # by shared words, not by a word list


@dataclass(frozen=True, eq=False)
class Voices:
    """Everything heard, in the order in which it is told; `known`: kind → theme → how it is called and recognised.

    `agreement`: of how many sayings with both a code and a text (second) the word lists alone find the code (first).
    `uncoded`: of the texts without a code, how many were sorted by word lists, by shared words, and by neither.
    """

    heard: tuple[Heard, ...]
    known: dict[str, dict[str, Known]]
    agreement: tuple[int, int]
    uncoded: tuple[int, int, int]


@once
def hear(program: Program) -> Voices:
    """Read the table voices. Raises BadInput where the program's own files of themes have faults."""
    rows = _rows(program)
    least = program.charter.privacy.smallest_comment_group
    lists, known = themes(program.folder), dict[str, dict[str, Known]]()
    sorted_rows = []
    agreed = both = by_list = by_likeness = left_over = 0
    for kind in VOICES:
        of_kind = rows[rows["kind"] == kind]
        listed = lists.get(kind, {})
        matches = about(of_kind["plain"], listed.values())
        told = of_kind["code"].notna()
        checked = told & of_kind["plain"].notna() & of_kind["code"].isin(list(listed))
        for code, rows_of_code in of_kind[checked].groupby("code"):
            agreed += int(matches.loc[rows_of_code.index, str(code)].sum())
        both += int(checked.sum())
        sorted_rows.append(_by_code(of_kind[told]))
        found = of_kind[~told & matches.any(axis=1)]
        sorted_rows.append(by_words(found, matches.loc[found.index]))
        left = of_kind[~told & ~matches.any(axis=1)]
        alike_ones, groups = _by_likeness(left, least, program.charter.language)
        sorted_rows.append(alike_ones)
        grouped = int((alike_ones["theme"] != NO_THEME).sum())
        by_list, by_likeness, left_over = by_list + len(found), by_likeness + grouped, left_over + len(left) - grouped
        codes = [code for code in of_kind.loc[told, "code"].unique() if code not in listed]
        known[kind] = {code: _of(theme) for code, theme in listed.items()} | {c: Known(in_words(c)) for c in codes}
        known[kind] |= groups
    every = pd.concat(sorted_rows)
    return Voices(tuple(_each(every)), known, (agreed, both), (by_list, by_likeness, left_over))


def _rows(program: Program) -> pd.DataFrame:
    rows = program.table("voices")
    for name in ("code", "text", "person_id", "released_on"):
        if name not in rows:
            rows[name] = None
    rows["said"] = range(len(rows))
    # A stand-in says which place among its like a row has, and nothing of what was said.
    alone = rows[rows["person_id"].isna()]
    place = alone.groupby(["stakeholder", "kind"]).cumcount().astype(str)
    rows["who"] = rows["person_id"].astype(object)
    rows.loc[alone.index, "who"] = f"{ALONE} " + alone["stakeholder"] + " " + alone["kind"] + " " + place
    texts = (
        rows["text"].astype("str") if rows["text"].notna().any() else pd.Series(pd.NA, index=rows.index, dtype="str")
    )
    rows["text"], rows["plain"] = without_names(program, texts)
    return rows


def without_names(program: Program, texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Texts in which names, addresses and numbers are masked; and the same with nothing in the place of these."""
    names = [name for held in known_names(program.folder).values() for name in held]
    if program.has("people"):
        names += [name for held in names_in_people({"people": program.table("people")}).values() for name in held]
    told = masked(texts, names)[0]
    plain = told
    for placeholder in PLACEHOLDERS:
        plain = plain.str.replace(placeholder, " · ", regex=False)
    return told, plain


def _by_code(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(theme=rows["code"], coded=True)


def by_words(rows: pd.DataFrame, matches: pd.DataFrame) -> pd.DataFrame:
    """A row for every theme whose words stand in the text."""
    listed = pd.Series([list(matches.columns[found]) for found in matches.to_numpy()], index=rows.index, dtype=object)
    return rows.assign(theme=listed, coded=False).explode("theme")


def _by_likeness(rows: pd.DataFrame, least: int, language: str) -> tuple[pd.DataFrame, dict[str, Known]]:
    groups = alike(rows["plain"].astype(object), rows["who"], least, language=language)
    # A code of words that no dictionary can have.
    codes = ["~" + " ".join(words) for words in groups.words]
    theme = groups.of.map(lambda number: codes[number] if number >= 0 else NO_THEME)
    known = {code: Known(", ".join(words), words, found=True) for code, words in zip(codes, groups.words, strict=True)}
    return rows.assign(theme=theme, coded=False), known


def _of(theme: Theme) -> Known:
    return Known(theme.title, theme.words, theme.unless)


def _each(rows: pd.DataFrame) -> list[Heard]:
    """One for each stakeholder group and kind that anybody spoke of: the charter's own groups last."""
    groups = {(str(who), str(kind)): part for (who, kind), part in rows.groupby(["stakeholder", "kind"])}
    told = [*STAKEHOLDERS, *sorted({who for who, _ in groups} - set(STAKEHOLDERS))]
    first = sorted(told, key=lambda who: (who != "mentees", who != "mentors", told.index(who)))
    return [Heard(who, kind, groups[who, kind]) for who in first for kind in kinds_of(who) if (who, kind) in groups]


def kinds_of(stakeholder: str) -> list[str]:
    """The kinds in the order in which they are told of a stakeholder group."""
    lead = ORDERS.get(stakeholder, ORDERS[""])
    return sorted(VOICES, key=lambda kind: (kind not in lead, lead.index(kind) if kind in lead else VOICES.index(kind)))
