"""Whose averages did earlier reports show? The ledger: one record for each report, in the program's `records/`.

`records/published-<run folder>.json` says which sets of people the figures of a report covered, and nothing else: no
value, no name, no time. A later report on changed data is held against it, since the difference between two averages
over nearly the same people tells about those few.

    {"schema": 1, "report": "outcomes", "people": ["p1", null, …],
     "figures": [{"measure": "engagement_pulse", "waves": ["before", "after"], "members": "<base64>"}]}

`people`: the ids that any figure covered, each once, in an order that tells nothing (by their SHA-256). A person who
was forgotten is `null` behind all others, since a gap between two of them would tell what the id's SHA-256 begins with:
nobody can say who it was, and the difference still counts somebody.
`members`: a bit for each place in `people`, the first in the highest bit of the first byte (numpy's packbits), 1 for
those in the figure, in base64. A record is an input of every later run, hashed like the others.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mentorlab.errors import BadInput, Fault

SCHEMA = 1
RECORDS = "records"
NAMED = "published-*.json"


@dataclass(frozen=True)
class Figure:
    """One average that was shown: of which measure, at which waves, over whom; `record` names the file that says so."""

    measure: str
    waves: tuple[str, ...]
    members: frozenset[str]
    record: str = ""


@dataclass(frozen=True)
class Lookup:
    """What was asked of a ledger, and what it said."""

    measures: frozenset[str]
    waves: frozenset[str]
    found: tuple[Figure, ...]


_listening: list[list[Lookup]] = []


@contextmanager
def listening() -> Iterator[list[Lookup]]:
    """Everything that is asked of any ledger in this block, in the order in which it was."""
    heard: list[Lookup] = []
    _listening.append(heard)
    try:
        yield heard
    finally:
        _listening.pop()


@dataclass(frozen=True, eq=False)
class Ledger:
    """What earlier reports covered."""

    figures: tuple[Figure, ...] = ()

    def about(self, measures: str | Collection[str], waves: Iterable[str]) -> tuple[Figure, ...]:
        """The figures of these measures at any of these waves; one set of people once, by its first record."""
        of = {measures} if isinstance(measures, str) else set(measures)
        asked, found = set(waves), dict[frozenset[str], Figure]()
        for one in self.figures:
            if one.measure in of and asked & set(one.waves):
                found.setdefault(one.members, one)
        said = tuple(found.values())
        for heard in _listening:
            heard.append(Lookup(frozenset(of), frozenset(asked), said))
        return said


def records_in(folder: Path) -> list[Path]:
    """The records of what was published in a program folder, oldest first."""
    return sorted(path for path in (folder / RECORDS).glob(NAMED) if path.is_file())


def run_of(record: Path) -> str:
    """The name of the run's folder whose record this is."""
    return record.stem.removeprefix(NAMED.partition("*")[0])


def read_ledger(folder: Path) -> Ledger:
    """Everything that earlier reports of this program covered. Broken records raise BadInput, all at once."""
    figures, faults = _read(folder)
    if faults:
        raise BadInput(faults)
    return Ledger(tuple(figures))


def broken_records(folder: Path) -> list[Fault]:
    """What is wrong with the records of earlier reports."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[list[Figure], list[Fault]]:
    figures: list[Figure] = []
    faults: list[Fault] = []
    sets: Sets = {}
    for path in records_in(folder):
        try:
            figures += _figures(json.loads(path.read_bytes()), f"{RECORDS}/{path.name}", sets)
        except (ValueError, TypeError, KeyError, binascii.Error, RecursionError) as error:
            reason = str(error) if isinstance(error, _Broken) else "it cannot be read as one"
            what = f"is no record of what a report showed: {reason}"
            do = "put it back from a copy; take it out only if nobody was ever given that report"
            faults.append(Fault(f"{RECORDS}/{path.name}", "", what, do))
    return figures, faults


class _Broken(ValueError):
    """What is wrong with a record, in words."""


# The reports of two hundred units each cover the same whole program: its sets of people are unpacked once.
Sets = dict[tuple[str, ...], dict[str, frozenset[str]]]


def _figures(content: Any, record: str, sets: Sets) -> list[Figure]:
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise _Broken(f"its schema is not {SCHEMA}")
    people = content["people"]
    if not isinstance(people, list) or not all(one is None or (isinstance(one, str) and one) for one in people):
        raise _Broken("its people are not a list of ids")
    known = [one for one in people if one is not None]
    if len(set(known)) < len(known):
        raise _Broken("somebody is in its people twice")
    # Who was forgotten is somebody, and nobody else: a name that no id can have.
    names = [one if one is not None else f"\0{record}:{place}" for place, one in enumerate(people)]
    if not isinstance(content["figures"], list) or not content["figures"]:
        raise _Broken("it has no figures")
    unpacked = sets.setdefault(tuple(names), {})
    return [_figure(one, names, record, unpacked) for one in content["figures"]]


def _figure(one: Any, names: Sequence[str], record: str, unpacked: dict[str, frozenset[str]]) -> Figure:
    measure, waves = one["measure"], one["waves"]
    if not isinstance(measure, str) or not isinstance(waves, list) or not all(isinstance(w, str) for w in waves):
        raise _Broken("a figure lacks its measure or its waves")
    packed = one["members"]
    if packed not in unpacked:
        unpacked[packed] = frozenset(names[int(place)] for place in np.flatnonzero(_bits(packed, len(names))))
    return Figure(measure, tuple(waves), unpacked[packed], record)


def to_bytes(report: str, figures: Iterable[Figure]) -> bytes:
    """A record of what a report showed; the same figures give the same bytes."""
    once = {(one.measure, one.waves, one.members): one for one in figures}
    people = sorted(frozenset().union(*(one.members for one in once.values())), key=_shuffled)
    place = {person: number for number, person in enumerate(people)}
    rows = sorted(
        (one.measure, list(one.waves), _packed([place[person] for person in one.members], len(people)))
        for one in once.values()
    )
    lines = [{"measure": measure, "waves": waves, "members": members} for measure, waves, members in rows]
    content = {"schema": SCHEMA, "report": report, "people": people, "figures": lines}
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()


def _shuffled(person: str) -> str:
    return hashlib.sha256(person.encode()).hexdigest()


def _packed(places: Sequence[int], people: int) -> str:
    bits = np.zeros(people, dtype=bool)
    bits[places] = True
    return base64.b64encode(np.packbits(bits).tobytes()).decode()


def without(record: Mapping[str, Any], person: str) -> dict[str, Any]:
    """The content of a record without one of its people, who becomes the last `null`. A broken record is left so."""
    people = record["people"]
    order = sorted(range(len(people)), key=lambda place: (people[place] is None or people[place] == person, place))
    left = [None if people[place] == person else people[place] for place in order]
    try:
        figures = [{**one, "members": _reordered(one["members"], order)} for one in record["figures"]]
    except (ValueError, TypeError, KeyError, IndexError):
        return {**record, "people": [None if one == person else one for one in people]}
    return {**record, "people": left, "figures": figures}


def _reordered(members: str, order: Sequence[int]) -> str:
    bits = _bits(members, len(order))
    return _packed([new for new, old in enumerate(order) if bits[old]], len(order))


def _bits(members: str, people: int) -> np.ndarray:
    packed = np.frombuffer(base64.b64decode(members, validate=True), dtype=np.uint8)
    if len(packed) != (people + 7) // 8 or np.unpackbits(packed)[people:].any():
        raise _Broken("the members of a figure do not fit its people")
    return np.unpackbits(packed, count=people)


def write_record(folder: Path, run: str, content: bytes, intend: Callable[[str], None] | None = None) -> Path:
    """Write a record whole, under a name that no other record has. Raises OSError where that cannot be.

    `intend` is told its name from the program's folder before it is there, so that whoever is killed in between leaves
    word of it.
    """
    place = folder / RECORDS
    place.mkdir(exist_ok=True)
    draft = place / f".{run}.{os.getpid()}.part"
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for turn in range(1, 1000):
            final = place / f"published-{run}{'' if turn == 1 else f'_{turn}'}.json"
            if final.exists():
                continue
            if intend is not None:
                intend(f"{RECORDS}/{final.name}")
            with suppress(FileExistsError):
                os.link(draft, final)  # unlike a rename, this never replaces the record of another run
                _kept(place)
                return final
    finally:
        draft.unlink(missing_ok=True)
    raise OSError(f"there are too many records named {run}")


def _kept(folder: Path) -> None:
    """That the folder lists the record reaches the disk too, before the run has its name."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
