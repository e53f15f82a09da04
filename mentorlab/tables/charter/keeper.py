"""How is a charter filled in step by step, so that what is on the disk is right at every moment?"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.shipped import shipped
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.charter.text import as_read, rewritten
from mentorlab.tables.strict_yaml import read_yaml
from mentorlab.tables.whole_files import write_whole

ELSEWHERE = Fault(
    CHARTER, "", "was changed elsewhere meanwhile", "look at what it says now, and enter your change again"
)


class CharterKeeper:
    """The charter of one folder, changed setting by setting.

    A change that brings a fault is not taken; one that does not is on the disk at once, as a whole file. `said`: what
    the charter says, word for word (see `strict_yaml`). `saves`: false for the demo that ships, which stays as it is:
    changes are kept in memory only. Raises BadInput where the file cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / CHARTER
        self.saves = not folder.resolve().is_relative_to(shipped("data").resolve())
        self._before: list[bytes] = []
        self._take(self.path.read_bytes())

    def _take(self, content: bytes) -> None:
        self.said, faults = read_yaml(content, CHARTER)
        if faults:
            raise BadInput(faults)
        self._content = content
        self.charter, self.faults = judge_charter(content)

    @property
    def can_undo(self) -> bool:
        """Is there a change to take back?"""
        return bool(self._before)

    def change(self, how: Callable[[dict[str, Any]], None]) -> list[Fault]:
        """Change what is said; returns the faults that this would bring, and then leaves everything as it was."""
        if self.saves and self.path.read_bytes() != self._content:
            self._take(self.path.read_bytes())
            self._before.clear()
            return [ELSEWHERE]
        wanted = deepcopy(self.said)
        how(wanted)
        if as_read(wanted) == self.said:
            return []
        try:
            content = rewritten(self._content, wanted)
        except BadInput as bad:
            return list(bad.faults)
        _, faults = judge_charter(content)
        new = [fault for fault in faults if fault not in self.faults]
        if not new:
            self._before.append(self._content)
            self._keep(content)
        return new

    def undo(self) -> None:
        """Take the last change back, unless the file was changed elsewhere since."""
        if self._before and (not self.saves or self.path.read_bytes() == self._content):
            self._keep(self._before.pop())

    def _keep(self, content: bytes) -> None:
        if self.saves:
            write_whole({self.path: content}, mode=self.path.stat().st_mode & 0o777)
        self._take(content)
