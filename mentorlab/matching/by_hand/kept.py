"""Where do decisions about single pairs stand, so that they are there again tomorrow?

In `staff/match-board.json` of the program's folder, for its owner only: what holds now, and a log of everything that
was done, which only grows. It is about persons, and no report reads it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.by_hand.held import KINDS, Hold
from mentorlab.shipped import shipped
from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

FORMAT, STAFF, NAME = 1, "staff", "match-board.json"
Entry = dict[str, str]


@dataclass(frozen=True)
class State:
    """What holds, and what was done (oldest first): `did` lock, veto, release, undo, redo or publish, with the pair,
    the reason, the role and the time.
    """

    holds: tuple[Hold, ...] = ()
    log: tuple[Entry, ...] = ()


class Keeper:
    """The file of one program's board. `saves`: false for the program that ships, which stays as it is."""

    def __init__(self, program: Program) -> None:
        self.path = program.folder / STAFF / NAME
        self.cycle = program.charter.cycle
        self.saves = not program.folder.resolve().is_relative_to(shipped("data").resolve())
        self._content: bytes | None = None
        self._others: list[dict[str, Any]] = []

    def read(self) -> State:
        """What stands in the file, of this cycle; nothing where there is none. Raises BadInput where it is broken."""
        self._content = self._on_disk()
        if self._content is None:
            return State()
        try:
            text = json.loads(self._content)
            if text["format"] != FORMAT:
                raise ValueError("format")
            mine = [one for one in text["boards"] if one["cycle"] == self.cycle]
            self._others = [one for one in text["boards"] if one["cycle"] != self.cycle]
            return State(
                tuple(_hold(one) for board in mine for one in board["holds"]),
                tuple({str(k): str(v) for k, v in one.items()} for board in mine for one in board["log"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as broken:
            do = "restore it from a backup, or take it away and decide anew"
            raise BadInput(Fault(f"{STAFF}/{NAME}", "", "it cannot be read as decisions of the board", do)) from broken

    def changed_elsewhere(self) -> bool:
        """Whether somebody else wrote the file since it was read or written here."""
        return self.saves and self._on_disk() != self._content

    def write(self, state: State) -> None:
        """Put the state on the disk, whole or not at all. Raises BadInput where that cannot be done."""
        if not self.saves:
            return
        board = {"cycle": self.cycle, "holds": [asdict(one) for one in state.holds], "log": list(state.log)}
        text = {"format": FORMAT, "boards": [*self._others, board]}
        content = _as_json(text)
        try:
            write_whole({self.path: content}, mode=FOR_THE_OWNER)
        except OSError as error:
            what = f"cannot be written ({error.strerror}); nothing was changed"
            raise BadInput(Fault(f"{STAFF}/{NAME}", "", what, "make the folder staff/ writable")) from error
        self._content = content

    def _on_disk(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            raise BadInput(Fault(f"{STAFF}/{NAME}", "", what, "make it readable")) from error


def without(content: bytes, person: str, masked: Callable[[str], str]) -> bytes:
    """The file without every decision about a person; `masked` takes them out of the reasons of the others."""
    text = json.loads(content)
    for board in text["boards"]:
        for part in ("holds", "log"):
            left = [one for one in board[part] if person not in (one.get("mentee"), one.get("mentor"))]
            board[part] = [{name: masked(said) for name, said in one.items()} for one in left]
    return _as_json(text)


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _as_json(text: Any) -> bytes:
    return (json.dumps(text, indent=1, ensure_ascii=False) + "\n").encode()


def _hold(told: dict[str, Any]) -> Hold:
    if told["kind"] not in KINDS:
        raise ValueError("kind")
    return Hold(**{name: str(told[name]) for name in ("kind", "mentee", "mentor", "why", "by", "at")})  # type: ignore[arg-type]
