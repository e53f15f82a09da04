"""What is a person called here? Names become ids that only the holder of a secret can make again."""

from __future__ import annotations

import csv
import hmac
import io
import os
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from mentorlab.errors import BadInput, Fault
from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

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
    keys = Keys(Path(folder))
    made = keys.ids(names)
    keys.save()
    return made


class Keys:
    """Who is who in one program. Nothing is written before `save`."""

    def __init__(self, folder: Path) -> None:
        self._keys = folder / "keys"
        self._secret, self._new = _secret(self._keys)
        self._known = _known(self._keys / "names.csv")
        self._before = dict(self._known)
        self._id_of = {_as_compared(name): one for one, name in self._known.items()}
        self._also = _rows(self._keys / "also.csv", ("also", "id"))
        self._addresses = {_as_compared(also): one for also, one in self._also if _is_address(also)}
        self._also_before = len(self._also)

    @property
    def known(self) -> Mapping[str, str]:
        """Every id that has been made, and the name that it stands for."""
        return self._known

    @property
    def names(self) -> list[str]:
        """Every name and address that is known, whatever it is used for."""
        return [*self._known.values(), *(also for also, _ in self._also)]

    def ids(self, names: pd.Series, as_they_are: Collection[str] = ()) -> pd.Series:
        """As `pseudonyms`. Ids of this program, made before or named `as_they_are`, stay what they are."""
        written = names.astype("str").str.strip()
        codes, found = pd.factorize(written.to_numpy(dtype=object))
        kept = {word for word in found if word in self._known or word in as_they_are}
        compared = {str(word): _as_compared(word) for word in found if word and word not in kept}
        new = [one for one in dict.fromkeys(compared.values()) if one not in self._addresses]
        ids = {one: _id(one, self._secret) for one in new}
        self._remember({one: name for name, one in reversed(compared.items())}, ids)
        ids.update({one: self._addresses[one] for one in compared.values() if one in self._addresses})
        made = [word if word in kept else ids[compared[word]] if word else None for word in found]
        cells = np.array([*made, None], dtype=object)[codes]
        return pd.Series(cells, index=names.index, name=names.name, dtype="str")

    def id_of(self, name: str) -> str:
        """The id that a name has or would have; it is not remembered."""
        compared = _as_compared(name)
        return self._addresses.get(compared) or self._id_of.get(compared) or _id(compared, self._secret)

    def also_called(self, ids: pd.Series, others: pd.Series) -> None:
        """Remember what else people are called (same index). Addresses will mean them; names, which several people may
        share, are only known. Raises BadInput where an address is another person's.
        """
        held = set(self._also)
        pairs = pd.DataFrame({"id": ids, "also": others.astype("str").str.strip()}).dropna().drop_duplicates()
        for one, also in zip(pairs["id"], pairs["also"], strict=True):
            compared = _as_compared(also)
            if not also or (also, one) in held:
                continue
            other = self._addresses.get(compared) or self._id_of.get(compared)
            if _is_address(also) and other not in (None, one):
                what = f"an address of {one} belongs to {other} there"
                do = "correct the address, or import this file before those that name people by it"
                raise BadInput(Fault("keys", "also", what, do))
            held.add((also, one))
            self._also.append((also, one))
            if _is_address(also):
                self._addresses[compared] = one

    def _remember(self, names: dict[str, str], ids: dict[str, str]) -> None:
        """Add who is who. What is known already must agree: an id is one person's, and a person keeps the id."""
        for compared, one in ids.items():
            if self._id_of.get(compared, one) != one:
                name = self._known[self._id_of[compared]]
                what = f"{name!r} has another id there: the secret is not the one used before"
                raise BadInput(Fault(NAMES, "id", what, f"restore keys/secret or {SECRET_NAME}"))
            if one in self._known and _as_compared(self._known[one]) != compared:
                what = f"{self._known[one]!r} and {names[compared]!r} would both be {one}"
                raise BadInput(Fault(NAMES, "id", what, "write one of the two names differently"))
            self._known[one] = self._known.get(one, names[compared])
            self._id_of[compared] = one

    def save(self) -> None:
        """Write what is new to the folder of keys, for its owner only and never in version control."""
        self._keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (self._keys / ".gitignore").exists():
            (self._keys / ".gitignore").write_text("*\n", encoding="utf-8")
        if self._new and self._known:
            _keep_secret(self._keys / "secret", self._secret)
            self._new = False
        files: dict[Path, bytes] = {}
        if self._known != self._before or not (self._keys / "names.csv").exists():
            files[self._keys / "names.csv"] = _csv(("id", "name"), self._known.items())
        if len(self._also) != self._also_before:
            files[self._keys / "also.csv"] = _csv(("also", "id"), self._also)
        write_whole(files, FOR_THE_OWNER)
        self._before, self._also_before = dict(self._known), len(self._also)


def _as_compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).strip().casefold())


def _id(compared: str, secret: bytes) -> str:
    return "p" + hmac.digest(secret, compared.encode(), "sha256").hex()[:12]


def _secret(keys: Path) -> tuple[bytes, bool]:
    """The secret, and whether it is a new one that has still to be kept."""
    given = os.environ.get(SECRET_NAME, "")
    if given:
        if len(given) < SHORTEST_SECRET:
            what = f"has fewer than {SHORTEST_SECRET} characters and could be guessed"
            raise BadInput(Fault(SECRET_NAME, "", what, "use a long random text, the same for every import"))
        return given.encode(), False
    if not (keys / "secret").exists():
        return secrets.token_bytes(32).hex().encode(), True
    secret = (keys / "secret").read_bytes().strip()
    if len(secret) < SHORTEST_SECRET:
        raise BadInput(Fault("keys/secret", "", "is too short", "restore it from where it was kept"))
    return secret, False


def _keep_secret(path: Path, secret: bytes) -> None:
    try:
        # O_EXCL: of two imports at once only one makes the secret.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        what = "was made by another import at the same time"
        raise BadInput(Fault("keys/secret", "", what, "do it again")) from None
    with os.fdopen(handle, "wb") as file:
        file.write(secret + b"\n")


def _known(path: Path) -> dict[str, str]:
    return dict(_rows(path, ("id", "name")))


def _rows(path: Path, names: tuple[str, str]) -> list[tuple[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row[names[0]], row[names[1]]) for row in csv.DictReader(file)]


def _csv(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *sorted(rows)])
    return text.getvalue().encode()


def _is_address(name: str) -> bool:
    return "@" in name and " " not in name.strip()
