"""How do many files change all at once, or not at all?

New contents are written beside the old ones and reach the disk first. Then one file after the other is replaced, the
old one kept under another name until the last is done; an error puts everything back. A process that is killed in
between leaves files whose names end in `.forgetting`; they go with the next forgetting.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from mentorlab.errors import BadInput, Fault, MentorlabError

NEW, OLD = ".new.forgetting", ".old.forgetting"


def replace_all(new: Mapping[Path, bytes | None], seen: Mapping[Path, str]) -> None:
    """Give every path its new content; None removes a file or a folder with all that is in it. In the order given.

    `seen`: sha256 of what the plan was made from. Raises BadInput, with nothing changed, where a file has changed since
    or cannot be written.
    """
    undo: list[tuple[Path, Path | None]] = []
    try:
        for path, content in new.items():
            _as_seen(path, seen.get(path))
            if content is not None:
                _write(_beside(path, NEW), content, like=path)
        for path, content in new.items():
            undo.append((path, _kept(path, content)))
            if content is not None:
                _beside(path, NEW).replace(path)
    except BaseException as error:
        for path, kept in reversed(undo):
            if kept is not None:
                kept.replace(path)
            else:
                path.unlink(missing_ok=True)
        for path in new:
            # Two links to one file are left as they are by `replace`, so the old name may still be there.
            for ending in (NEW, OLD):
                with contextlib.suppress(OSError):
                    _beside(path, ending).unlink(missing_ok=True)
        if isinstance(error, OSError):
            what = f"a file cannot be replaced ({error.strerror}); nothing was changed"
            raise BadInput(Fault(Path(error.filename or "").name, "", what, "make it writable, or close it")) from error
        raise
    _remove([kept for _, kept in undo if kept is not None])
    for folder in {path.parent for path in new if path.parent.is_dir()}:
        _sync_folder(folder)


def _kept(path: Path, content: bytes | None) -> Path | None:
    """The old one under another name, if there is one. A file that is replaced never goes missing in between."""
    if not path.exists():
        return None
    kept = _beside(path, OLD)
    kept.unlink(missing_ok=True)
    if content is None:
        return path.rename(kept)
    try:
        os.link(path, kept)
    except OSError:  # a disk without links
        shutil.copy2(path, kept)
    return kept


def _remove(kept: list[Path]) -> None:
    left = []
    for path in kept:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError:
            left.append(path.name)
    if left:
        what = "everything was done, but these old files could not be removed; remove them by hand"
        raise MentorlabError(f"{what}: {', '.join(left)}")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _as_seen(path: Path, sha256: str | None) -> None:
    if sha256 is not None and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        what = "has changed while the plan was made; nothing was changed"
        raise BadInput(Fault(path.name, "", what, "forget again"))


def _write(path: Path, content: bytes, like: Path) -> None:
    if like.exists():
        path.touch(mode=0o600)  # keys are nobody else's to read, not for a moment
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, path)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
