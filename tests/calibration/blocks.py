"""Which programs have been asked already? One small file a row and block of seeds, never used when it is stale.

A file's folder is named by a fingerprint of the row's definition, of all source code that the numbers depend on, and of
the libraries' versions. It gets its name when all of it has reached the disk: a run that is killed goes on.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from tests.calibration.asking import Answer, Asked
from tests.calibration.row import Row

ROOT = Path(__file__).resolve().parents[2]
STORE = ROOT / ".calibration"
SIZE = 10
PARTS = ("simulation", "stats", "outcomes", "returns", "measures", "tables", "answers")
OWN = ("asking.py", "naive.py", "truths.py")
LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels", "pingouin")


@functools.cache
def source() -> str:
    """The fingerprint of everything that the numbers depend on beside the row."""
    paths = [path for part in PARTS for path in (ROOT / "mentorlab" / part).rglob("*.py")]
    paths += [*(ROOT / "templates" / "instruments").glob("*.yaml"), ROOT / "mentorlab" / "errors.py"]
    paths += [Path(__file__).parent / name for name in OWN]
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    for path in sorted(paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def folder(row: Row, store: Path = STORE) -> Path:
    """Where the blocks of a row stand; another definition or other source code is another folder."""
    key = hashlib.sha256(f"{row.definition}\n{source()}".encode()).hexdigest()[:16]
    return store / f"{''.join(c if c.isalnum() else '-' for c in row.name)}-{key}"


def path_of(row: Row, first: int, store: Path = STORE) -> Path:
    """The file of the block that begins with this seed."""
    return folder(row, store) / f"{first:06d}.json"


def write(row: Row, first: int, asked: Iterable[Asked], store: Path = STORE) -> Path:
    """Keep a block: under another name first, so that a file of this name is whole."""
    path = path_of(row, first, store)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in asked], file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path


def read(row: Row, seeds: range, store: Path = STORE) -> list[Asked]:
    """The programs at hand, from the first seed up to the first block that is not there."""
    found: list[Asked] = []
    for first in range(seeds.start, seeds.stop, SIZE):
        path = path_of(row, first, store)
        if not path.is_file():
            break
        found += parsed(json.loads(path.read_text(encoding="utf-8")))
    return found


def parsed(block: list[dict]) -> Iterator[Asked]:
    """The programs of a block as it stands in its file."""
    for one in block:
        answers = {
            name: Answer(**{**answer, "estimates": {k: tuple(v) for k, v in answer["estimates"].items()}})
            for name, answer in one["answers"].items()
        }
        yield Asked(one["seed"], answers, one["truths"])
