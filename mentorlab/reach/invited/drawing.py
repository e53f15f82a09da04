"""How are the variants of a campaign drawn once, so that the next report can show it and draw them again?

As with places: the record is put in its place first and is never overwritten, then the list; a crash in between leaves
a record without its list, and the next call draws the same list from it.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

import mentorlab
from mentorlab.answers.wording import listed, people
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.opening import load
from mentorlab.measures.repeated_draw import names_in
from mentorlab.measures.variant_lots import VariantLots, variant_lots_of, variants_repeat
from mentorlab.reach.invited.reachable import Whom, reachable
from mentorlab.shipped import shipped
from mentorlab.tables.definitions import definition
from mentorlab.tables.on_record.adding import refuse_database
from mentorlab.tables.on_record.assigning import assigned_rows, write_assignments
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.draw_record import BY_CHANCE, TRIAL, DrawRecord, draw_records, list_sha256, standing
from mentorlab.tables.on_record.kept_once import free_name, keep
from mentorlab.tables.program import Program

SEEDS = 2**53  # every program reads such whole numbers exactly
KIND = "variants"
COUNTED = "reach.applied_in_trial"


@dataclass(frozen=True, eq=False)
class DrawnVariants:
    """What a draw did. `path`: the file with the list (the record, where nothing was written); `list`: person_id and
    variant, to be sent by; `told`: in words.
    """

    path: Path
    list: pd.DataFrame = field(repr=False)
    told: tuple[str, ...]


def draw_variants(
    program: Program | str | Path,
    campaign: str,
    variants: Sequence[str],
    *,
    seed: int | None = None,
    stratify_by: Sequence[str] = (),
    whom: Whom = "mentees",
    again: str | None = None,
    today: dt.date | None = None,
) -> DrawnVariants:
    """Draw by lot who of those still reachable is sent which variant of a campaign; later the same list again.

    Writes rows of the table assignments (trial: the campaign's name, arm: the variant) and a record in records/, which
    names what will count. Name the campaign and the variant in outreach as here, and `reach.campaigns` reads an effect.
    `seed`: of the lots (default: the operating system's); `stratify_by`: columns of people, within whose groups every
    variant is dealt equally often; `again`: why a draw that stands is given up; `today`: the day of the draw.
    Raises BadInput, with nothing written, where there is nothing to draw, where something was sent already, or where a
    draw that stands would be drawn anew without a reason.
    """
    at_hand = load(program.folder if isinstance(program, Program) else program)
    names = _checked(at_hand, campaign, variants)
    before = _standing(at_hand, campaign)
    if before is not None and again is None:
        return _same(at_hand, before, campaign, names, seed, tuple(stratify_by))
    _refuse_anew(at_hand, campaign, before, again)
    lots = VariantLots(names, tuple(stratify_by), secrets.randbelow(SEEDS) if seed is None else seed)
    day = today or dt.date.today()
    found = reachable(at_hand, whom, day, lots.by)
    if len(found.groups) < len(names):
        what = f"{people(len(found.groups))} can still be asked, and there are {len(names)} variants"
        raise BadInput(Fault("people", "", what, "draw among more people, or fewer variants"))
    table = lots.drawn(found.groups)
    record = {
        "program": at_hand.charter.program,
        "cycle": at_hand.charter.cycle,
        "trial": campaign,
        "drawn_on": day.isoformat(),
        "mentorlab": mentorlab.__version__,
        "seed": lots.seed,
        "seed_from": BY_CHANCE if seed is None else "named by hand",
        "method": lots.method,
        **lots.told(),
        "whom": whom,
        "people": len(table),
        "left_out": dict(found.left_out),
        "counted": definition(at_hand, COUNTED).to_dict(),
        "list_sha256": list_sha256(found.groups),
        "arms_sha256": arms_sha256(table),
        **({"again": {"record": before.name, "reason": str(again).strip()}} if before is not None else {}),
    }
    name = free_name(at_hand.records, KIND, day, "json")
    keep(at_hand.folder / "records" / name, (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode())
    path = _written(at_hand, table, campaign, day, name)
    sizes = listed(f"{variant} {n}" for variant, n in table["arm"].value_counts().reindex(list(names)).items())
    told = (f"Drawn: {people(len(table))}: {sizes}.", f"The record is {name}; keep a copy of it.")
    return DrawnVariants(path, _to_send(table), told)


def _checked(program: Program, campaign: str, variants: Sequence[str]) -> tuple[str, ...]:
    """The variants; every reason why nothing can be drawn at once."""
    names = tuple(str(name).strip() for name in ([variants] if isinstance(variants, str) else variants))
    faults = []
    if program.folder.is_relative_to(shipped("data").resolve()):
        faults.append(Fault(str(program.folder), "", "is the program that ships", "copy it, and draw in the copy"))
    if not campaign.strip() or campaign != campaign.strip() or campaign == TRIAL:
        what = f"{campaign!r} cannot be the name of a campaign"
        faults.append(Fault("settings", "campaign", what, f"name it as outreach will, not {TRIAL!r}"))
    if len(set(names)) < 2 or len(set(names)) < len(names) or not all(names):
        what = f"{listed(names) or 'nothing'} cannot be told apart by lot"
        faults.append(Fault("settings", "variants", what, "name at least two variants, each once"))
    if faults:
        raise BadInput(faults)
    refuse_database(program, "assignments")
    program.need("people", "assignments", "outreach")
    return names


def _standing(program: Program, campaign: str) -> DrawRecord | None:
    stand = standing(draw_records(program.records, program.charter.cycle, campaign))
    stand = tuple(one for one in stand if one.about[1] == campaign)
    if len(stand) > 1:
        names = " and ".join(one.name for one in stand)
        what = f"two draws stand ({names}), and neither says why it took the place of the other"
        raise BadInput(Fault("records", "", what, "keep the record of the draw that was carried out"))
    return stand[0] if stand else None


def _refuse_anew(program: Program, campaign: str, before: DrawRecord | None, again: str | None) -> None:
    """Raise BadInput where a new draw could not be what it says: nothing came before it, or too much."""
    if again is not None and (before is None or not again.strip()):
        what = "is empty" if before is not None else "no draw stands that could be given up"
        raise BadInput(Fault("settings", "again", what, "say why, or leave it out"))
    if before is None and len(assigned_rows(program, campaign)):
        what = f"people are assigned to {campaign!r} already, and no record of a draw is in records/"
        do = "put the record back; a list that was not drawn cannot be drawn afterwards"
        raise BadInput(Fault("assignments", "trial", what, do))
    if program.has("outreach") and (program.table("outreach")["campaign"] == campaign).any():
        what = f"{campaign!r} has been sent already: a draw now would decide nothing"
        raise BadInput(Fault("outreach", "campaign", what, "draw before anything is sent, under a name of its own"))


def _same(
    program: Program, record: DrawRecord, campaign: str, names: tuple[str, ...], seed: int | None, by: tuple[str, ...]
) -> DrawnVariants:
    """The list of the draw that stands: checked where it is in the table, drawn from the record where it is not."""
    try:
        lots = variant_lots_of(record.said)
    except (ValueError, KeyError, TypeError):
        raise BadInput(Fault("records", record.name, "cannot be followed", "put it back as it was written")) from None
    given: list[tuple[str, Any, Any]] = [("variants", names, lots.variants), ("stratify_by", by, lots.by)]
    given += [("seed", seed, lots.seed)] if seed is not None else []
    for name, asked, stands in given:
        if asked != stands:
            what = f"is {asked}, and the draw that stands ({record.name}) was with {stands}"
            raise BadInput(Fault("settings", name, what, "draw as it was; to give that draw up, say why with again="))
    told = (f"The same draw again, {people(int(record.said.get('people', 0)))}: drawn on {record.drawn_on}.",)
    rows = assigned_rows(program, campaign)
    if len(rows) and _vouched(record, rows):
        return DrawnVariants(program.folder / "records" / record.name, _to_send(rows), told)
    if len(rows) and not _left_by_an_earlier_draw(program, record, rows):
        what = f"the list is not the one that {record.name} vouches for"
        raise BadInput(Fault("assignments", "trial", what, "put the list back as it was drawn"))
    return _restored(program, record, lots, campaign, told)


def _vouched(record: DrawRecord, rows: pd.DataFrame) -> bool:
    named = names_in(rows) == [record.name] and rows["drawn_with"].notna().all()
    same = str(record.said.get("arms_sha256")).lower() == arms_sha256(rows)
    return bool(named and same and variants_repeat(record, rows) is not False)


def _left_by_an_earlier_draw(program: Program, record: DrawRecord, rows: pd.DataFrame) -> bool:
    """Whether the table still holds the list that this draw took the place of: somebody was interrupted."""
    earlier = [one for one in draw_records(program.records) if one.name == record.before]
    return any(one.said.get("arms_sha256") == arms_sha256(rows) for one in earlier)


def _restored(
    program: Program, record: DrawRecord, lots: VariantLots, campaign: str, told: tuple[str, ...]
) -> DrawnVariants:
    whom: Whom = "mentors" if record.said.get("whom") == "mentors" else "mentees"
    day = record.drawn_on or program.charter.starts_on
    found = reachable(program, whom, day, lots.by)
    table = lots.drawn(found.groups)
    same = list_sha256(found.groups) == record.said.get("list_sha256")
    if not same or arms_sha256(table) != record.said.get("arms_sha256"):
        what = f"the list of {record.name} is not in the table and cannot be drawn again: the people are others now"
        raise BadInput(Fault("assignments", "trial", what, "put the list back from a copy; a new draw needs again="))
    path = _written(program, table, campaign, day, record.name)
    return DrawnVariants(path, _to_send(table), (*told, "The list was not in the table and was written again."))


def _written(program: Program, table: pd.DataFrame, campaign: str, day: dt.date, record: str) -> Path:
    rows = table.assign(trial=campaign, assigned_on=day.isoformat(), drawn_with=record)
    return write_assignments(program, rows, campaign)


def _to_send(table: pd.DataFrame) -> pd.DataFrame:
    return table[["person_id", "arm"]].rename(columns={"arm": "variant"}).reset_index(drop=True)
