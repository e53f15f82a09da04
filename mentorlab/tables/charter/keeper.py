"""How is a charter filled in step by step, so that what is on the disk is right at every moment?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pandas as pd

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.shipped import shipped
from mentorlab.tables.agreement import disagreements
from mentorlab.tables.charter import Charter
from mentorlab.tables.charter.faults import judge_charter
from mentorlab.tables.charter.text import as_read, rewritten
from mentorlab.tables.filled_in.kept import KeptSteps
from mentorlab.tables.filled_in.steps import Steps
from mentorlab.tables.strict_yaml import read_yaml
from mentorlab.tables.whole_files import write_whole

ELSEWHERE = Fault(
    CHARTER, "", "was changed elsewhere meanwhile", "look at what it says now, and enter your change again"
)


class CharterKeeper:
    """The charter of one folder, changed setting by setting.

    A change that brings a fault is not taken; one that does not is on the disk at once, as a whole file. `said`: what
    the charter says, word for word (see `strict_yaml`). `saves`: false for the demo that ships, which stays as it is:
    changes are kept in memory only. `frames`: the tables that the charter must agree with (see `agreed_with`),
    `measures`: the scales that an objective may name. `steps`: what can be taken back and made again, also
    after the notebook was closed. Raises BadInput where the file cannot be read.
    """

    def __init__(
        self, folder: Path, frames: Mapping[str, pd.DataFrame] | None = None, measures: Collection[str] = ()
    ) -> None:
        self._frames, self._measures = frames or {}, measures
        self.path = folder / CHARTER
        self.saves = not folder.resolve().is_relative_to(shipped("data").resolve())
        content = self.path.read_bytes()
        self._take(content)
        kept = KeptSteps(self.path)
        before, after = kept.read(content) if self.saves else ([], [])
        self.steps = Steps(content, self._keep, before=before, after=after, keep=kept.write if self.saves else None)

    def _take(self, content: bytes) -> None:
        self.said, faults = read_yaml(content, CHARTER)
        if faults:
            raise BadInput(faults)
        self.charter, self.faults = self._judged(content)

    def change(self, how: Callable[[dict[str, Any]], None]) -> list[Fault]:
        """Change what is said; returns the faults that this would bring, and then leaves everything as it was."""
        if self._changed_elsewhere():
            return [ELSEWHERE]
        wanted = deepcopy(self.said)
        how(wanted)
        if as_read(wanted) == self.said:
            return []
        try:
            content = rewritten(self.steps.now, wanted)
        except BadInput as bad:
            return list(bad.faults)
        _, faults = self._judged(content)
        new = [fault for fault in faults if fault not in self.faults]
        return new or self._step(lambda: self.steps.put(content))

    def undo(self) -> list[Fault]:
        """Take the last change back, unless the file was changed elsewhere since; returns what stands against it."""
        return [ELSEWHERE] if self._changed_elsewhere() else self._step(self.steps.undo)

    def redo(self) -> list[Fault]:
        """Make the change again that was taken back last; returns what stands against it."""
        return [ELSEWHERE] if self._changed_elsewhere() else self._step(self.steps.redo)

    def _judged(self, content: bytes) -> tuple[Charter | None, list[Fault]]:
        charter, faults = judge_charter(content)
        if charter is None or not self._frames:
            return charter, faults
        return charter, [*faults, *disagreements(charter, self._frames, self._measures)]

    def _changed_elsewhere(self) -> bool:
        if not self.saves or (content := self.path.read_bytes()) == self.steps.now:
            return False
        self._take(content)
        self.steps.begin_anew(content)
        return True

    def _step(self, make: Callable[[], None]) -> list[Fault]:
        try:
            make()
        except OSError as error:
            what = f"cannot be written ({error.strerror}); it is as it was"
            return [Fault(CHARTER, "", what, "make the folder and the file writable, and enter it again")]
        return []

    def _keep(self, content: bytes) -> None:
        if self.saves:
            write_whole({self.path: content}, mode=self.path.stat().st_mode & 0o777)
        self._take(content)


def agreed_with(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Of the tables what a charter must agree with: the people, and every word used for a wave, a stakeholder, a
    measure or a cycle, once.
    """
    words = ("wave", "stakeholder", "measure", "cycle")
    kept = {name: frame[[one for one in words if one in frame]].drop_duplicates() for name, frame in frames.items()}
    whole = {name: frames[name] for name in ("people", "applications") if name in frames}
    return {name: frame for name, frame in kept.items() if frame.shape[1]} | whole
