"""Which reports hold a person, and which can no longer be run again to the same numbers?"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from mentorlab.reports import manifest as manifests
from mentorlab.tables.files import Found
from mentorlab.tables.filled_in.kept import UNDO
from mentorlab.tables.forgetting.person import Person
from mentorlab.tables.forgetting.tables import still_there
from mentorlab.tables.forgetting.traces import holds

RUNS = "runs"
BATCH = "batch.json"  # in the folder of a batch
CACHES = {".ipynb_checkpoints", "__pycache__", ".cache", "cache", UNDO}


def from_runs(folder: Path, person: Person, new: dict[Path, bytes | None]) -> tuple[list[str], list[str]]:
    """Enter what has to go from runs/; the names of whole runs and of single files."""
    whole: list[str] = []
    single: list[str] = []
    for entry in _entries(folder / RUNS):
        holding = still_there(entry, {}, person) if entry.is_dir() else _if_holds(entry, person)
        if person.is_in(entry.name) or any(not _is_list(path, entry) for path in holding if entry.is_dir()):
            new[entry] = None
            whole.append(named(entry, folder))
        elif holding:
            new.update(dict.fromkeys(holding))
            single += [named(path, folder) for path in holding]
            _tell_manifest(entry / "manifest.json", len(holding), new)
    return whole, single


def _entries(runs: Path) -> Iterator[Path]:
    """What stands in `runs/`; of a batch of runs what stands in it, so that one list does not take all others along."""
    for entry in sorted(runs.iterdir()) if runs.is_dir() else []:
        if (entry / BATCH).is_file():
            yield from sorted(entry.iterdir())
        else:
            yield entry


def _if_holds(path: Path, person: Person) -> list[Path]:
    return [path] if holds(path.read_bytes(), person) else []


def _is_list(path: Path, run: Path) -> bool:
    return path.relative_to(run).parts[0] in ("staff", *CACHES)


def _tell_manifest(path: Path, n: int, new: dict[Path, bytes | None]) -> None:
    """The manifest says that files of the run are gone on purpose."""
    with contextlib.suppress(OSError, ValueError):
        said = json.loads(path.read_bytes())
        said["files_removed_to_forget_persons"] = int(said.get("files_removed_to_forget_persons", 0)) + n
        new[path] = manifests.to_bytes(said)


def is_cache(below: Path) -> bool:
    """Is a file of the program folder one that can be done without?"""
    hidden = below.parts[0] in ("tables", "records", "keys") and below.name.startswith((".", "~"))
    return bool(CACHES & set(below.parts)) or hidden or below.name.endswith(".forgetting")


def not_again(folder: Path, found: Found, changed: set[Path], gone: set[Path]) -> Iterator[str]:
    """Runs that were made from files as they are now and that change."""
    names = {path.relative_to(folder).as_posix() for path in changed}
    for path in sorted(entry / "manifest.json" for entry in _entries(folder / RUNS) if entry.is_dir()):
        if path.parent in gone:
            continue
        with contextlib.suppress(OSError, ValueError, AttributeError):
            inputs = json.loads(path.read_bytes()).get("inputs", {})
            if any(inputs.get(name) == found.inputs.get(name) for name in names & set(inputs)):
                yield named(path.parent, folder)


def named(path: Path, folder: Path) -> str:
    """The path as a user reads it, from the program's folder."""
    return path.relative_to(folder).as_posix()
