"""How do files get to their places whole or not at all? All are written aside first, then put in place one by one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

FOR_EVERYBODY, FOR_THE_OWNER = 0o644, 0o600


def write_whole(files: Mapping[Path, bytes], mode: int = FOR_EVERYBODY) -> None:
    """Write the files; folders that are not there are made. If one cannot be written, none is put in place."""
    aside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            aside[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(mode)
        for path in files:
            aside[path].replace(path)
            del aside[path]
    finally:
        for temporary_path in aside.values():
            temporary_path.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; whole or not at all. Raises FileExistsError where it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(FOR_EVERYBODY)
        try:
            os.link(temporary, path)  # unlike a renaming, it never takes the place of another file
        except FileExistsError:
            raise
        except OSError as error:  # a disk without links
            if path.exists():
                raise FileExistsError(path) from error
            Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
