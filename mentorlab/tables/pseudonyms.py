"""What is a person called here? Names become ids that only the holder of a secret can make again."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import os
import secrets
import tempfile
import unicodedata
from pathlib import Path

import pandas as pd

from mentorlab.errors import BadInput, Fault

SECRET_NAME = "MENTORLAB_SECRET"
SHORTEST_SECRET = 16
NAMES = "keys/names.csv"


def pseudonyms(names: pd.Series, folder: str | Path) -> pd.Series:
    """An id for every name, on the same index and under the same name; a missing or blank name stays missing.

    Ids are `p` and 12 hexadecimal digits of HMAC-SHA256 over the name as compared: Unicode NFC, without blanks around
    it, capitals ignored (`Ana@X.org ` and `ana@x.org` are one person). The secret is the environment's
    MENTORLAB_SECRET, else `keys/secret` in the folder, made when it is not there. Who is who is added to
    `keys/names.csv`; both files are the owner's alone. Raises BadInput where two people would get one id, the secret is
    too short, or it is not the one that earlier ids were made with.
    """
    keys = _keys(Path(folder))
    secret = _secret(keys)
    written = names.astype("str").str.strip()
    written = written.mask(written == "")
    compared = {name: _as_compared(name) for name in written.dropna().unique()}
    ids = {one: _id(one, secret) for one in dict.fromkeys(compared.values())}
    _remember(keys / "names.csv", {compared[name]: name for name in reversed(list(compared))}, ids)
    made = written.map({name: ids[one] for name, one in compared.items()})
    return pd.Series(made, index=names.index, name=names.name).astype("str")


def _as_compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).strip().casefold())


def _id(compared: str, secret: bytes) -> str:
    return "p" + hmac.new(secret, compared.encode(), hashlib.sha256).hexdigest()[:12]


def _keys(folder: Path) -> Path:
    """The folder of keys, for its owner only and never in version control."""
    keys = folder / "keys"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (keys / ".gitignore").exists():
        (keys / ".gitignore").write_text("*\n", encoding="utf-8")
    return keys


def _secret(keys: Path) -> bytes:
    given = os.environ.get(SECRET_NAME, "")
    if given:
        if len(given) < SHORTEST_SECRET:
            what = f"has fewer than {SHORTEST_SECRET} characters and could be guessed"
            raise BadInput(Fault(SECRET_NAME, "", what, "use a long random text, the same for every import"))
        return given.encode()
    path = keys / "secret"
    try:
        # O_EXCL: of two imports at once only one makes the secret, the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        secret = path.read_bytes().strip()
        if len(secret) < SHORTEST_SECRET:
            raise BadInput(Fault("keys/secret", "", "is too short", "restore it from where it was kept")) from None
        return secret
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_bytes(32).hex().encode()
        file.write(secret + b"\n")
    return secret


def _remember(path: Path, names: dict[str, str], ids: dict[str, str]) -> None:
    """Add who is who. What stands there already must agree: an id is one person's, and a person keeps the id."""
    known = _known(path)
    id_of = {_as_compared(name): one for one, name in known.items()}
    for compared, one in ids.items():
        if id_of.get(compared, one) != one:
            what = f"{known[id_of[compared]]!r} has another id there: the secret is not the one used before"
            raise BadInput(Fault(NAMES, "id", what, f"restore keys/secret or {SECRET_NAME}"))
        if one in known and _as_compared(known[one]) != compared:
            what = f"{known[one]!r} and {names[compared]!r} would both be {one}"
            raise BadInput(Fault(NAMES, "id", what, "write one of the two names differently"))
        known[one] = known.get(one, names[compared])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("id", "name"), *sorted(known.items())])
    _write_whole(path, text.getvalue().encode())


def _known(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["name"] for row in csv.DictReader(file)}


def _write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing, readable by the owner only (mkstemp makes files 0600)."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
