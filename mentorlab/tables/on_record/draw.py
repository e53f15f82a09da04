"""Were places drawn, and can that be shown? A record of the draw, or chances that everybody is known to have had."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal

import pandas as pd

from mentorlab.tables.on_record.draw_record import DrawRecord, chain, draw_records, standing

Drawn = Literal["record", "chances", "contradicted"] | None

CHANGED = "people or arms have changed since the draw"


def arms_sha256(frame: pd.DataFrame) -> str:
    """The fingerprint of who was given what: sha256 of the sorted lines `person_id,arm`, each ended by a line end, in
    UTF-8. `frame` has the columns person_id and arm, the arms as drawn (`waitlist` stays `waitlist`).
    """
    lines = sorted(f"{person},{arm}\n" for person, arm in zip(frame["person_id"], frame["arm"], strict=True))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def how_drawn(records: Mapping[str, bytes], rows: pd.DataFrame, *, whole: bool = True) -> tuple[Drawn, list[str]]:
    """How places of these assignments came about, and why a record named in them does not count.

    A chance of 0 or 1 is no draw either: places were settled beforehand ("contradicted").
    One record that disagrees with its rows is evidence against a clean draw ("contradicted"), whatever else there is;
    one that is missing or says nothing is no evidence. `whole`: no row has been left out, so that people who are not in
    the rows are not in the table. `records`: file name in records/ → what stands in it.
    """
    if rows.empty:
        return None, []
    notes: list[str] = []
    if "drawn_with" in rows and rows["drawn_with"].notna().any():
        notes, contradicted = _objections(records, rows, whole)
        if not contradicted and whole and (secret := _drawn_in_secret(records, rows)):
            return "contradicted", [*notes, secret]
        if contradicted:
            return "contradicted", notes
        if not notes:
            return "record", _forgotten(records, rows)
    if "chance" not in rows or rows["chance"].isna().any():
        return None, notes
    if rows["chance"].between(0, 1, inclusive="neither").all():
        return "chances", notes
    settled = int((~rows["chance"].between(0, 1, inclusive="neither")).sum())
    return "contradicted", [*notes, f"{settled} of {len(rows)} people had no chance of the other arm: no draw."]


def drawn_again(records: Mapping[str, bytes], rows: pd.DataFrame) -> tuple[str, ...]:
    """What has to be told of these assignments where their places were drawn more than once: each time, and why."""
    every = draw_records(records)
    days = {one.name: one.drawn_on for one in every}
    told = []
    for one in (step for last in _named(every, rows) for step in chain(every, last) if step.before is not None):
        earlier = days.get(str(one.before)) or f"{one.before!r}, which is no longer in records/"
        told.append(f"Places were drawn again on {one.drawn_on}, in place of the draw of {earlier}: {one.reason}")
    return tuple(text if text.endswith(".") else f"{text}." for text in told)


def _named(every: tuple[DrawRecord, ...], rows: pd.DataFrame) -> list[DrawRecord]:
    if "drawn_with" not in rows:
        return []
    names = set(rows["drawn_with"].dropna().str.strip().str.removeprefix("records/"))
    return [one for one in every if one.name in names]


def _drawn_in_secret(records: Mapping[str, bytes], rows: pd.DataFrame) -> str | None:
    """How the records show that a draw was repeated without a word, or that the list is that of one given up."""
    every = draw_records(records)
    named = _named(every, rows)
    known = {one.name for last in named for one in chain(every, last)}
    for one in named:
        siblings = tuple(other for other in every if other.about == one.about)
        if any(step.before is not None and not step.reason for step in chain(every, one)):
            return f"The draw record {one.name!r} took the place of another, and does not say why: no clean draw."
        if one not in standing(siblings):
            return f"The draw of {one.name!r} was given up for another, and the assignments are still those of it."
        others = [other.name for other in siblings if other.name not in known]
        if others:
            return (
                f"Places were drawn more than once ({', '.join(repr(name) for name in (*others, one.name))}), and "
                "nothing says why: no clean draw."
            )
    return None


def _objections(records: Mapping[str, bytes], rows: pd.DataFrame, whole: bool) -> tuple[list[str], bool]:
    """Why the records do not show the draw, and whether one of them contradicts the rows."""
    notes: list[str] = []
    contradicted = False
    without = int(rows["drawn_with"].isna().sum())
    if without:
        notes.append(f"{without} of {len(rows)} assignments name no record of the draw, so the draw is not shown.")
    for name, drawn in rows.dropna(subset=["drawn_with"]).groupby("drawn_with"):
        objection = _objection(records, str(name).strip(), drawn)
        if objection == CHANGED and whole:
            contradicted = True
            notes.append(f"The draw record {str(name)!r} contradicts the assignments: {CHANGED}.")
        elif objection:
            why = objection if objection != CHANGED else "not all of its rows are of the time asked about"
            notes.append(f"The draw record {str(name)!r} does not count: {why}.")
    return notes, contradicted


def _forgotten(records: Mapping[str, bytes], rows: pd.DataFrame) -> list[str]:
    """Whether people drawn were forgotten since; not how many, or a report would tell who asked for it."""
    names = rows["drawn_with"].str.strip().str.removeprefix("records/").unique()
    told = "People have been forgotten since the draw, at their own wish or by rule; they are in no count."
    return [told] if any(json.loads(records[name]).get("forgotten") for name in names) else []


def _objection(records: Mapping[str, bytes], name: str, drawn: pd.DataFrame) -> str | None:
    plain = name.removeprefix("records/")
    if plain != PurePosixPath(plain).name or "\\" in plain:
        return "it must be a file in records/"
    if plain not in records:
        return "there is no such file in records/"
    try:
        record = json.loads(records[plain])
    except ValueError:
        return "it cannot be read as JSON"
    said = record.get("arms_sha256") if isinstance(record, dict) else None
    if not isinstance(said, str):
        return "it holds no arms_sha256"
    if said.lower() != arms_sha256(drawn):
        return CHANGED
    return None
