"""What has been dropped, how is it mapped, and what would become of it? Nothing is written before it is imported."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.drafting import first_mapping
from mentorlab.progress import Tell, nobody
from mentorlab.tables.exports.importing import mapping_of, prepare
from mentorlab.tables.exports.mapping import UNDECIDED_LINE
from mentorlab.tables.exports.prepared import Prepared
from mentorlab.tables.exports.receipt import Receipt

MAPPING = "mapping"
READABLE = (".csv", ".xlsx", ".txt", ".tsv", ".ics")


class Receiving:
    """One export on its way into a program's folder. No widget is needed for it.

    What is dropped stands in a private folder outside the program, which goes with the next export, with `leave`, and
    with the kernel. `export`: the file, None where nothing has come; `mapping`: its mapping as text; `receipt`: what
    would become of it, or has; `imported`: whether it is in the table. Every step raises BadInput with the faults
    found.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.receipt: Receipt | None = None
        self._ready: Prepared | None = None
        self._turn = 0  # what was seen of an earlier one no longer holds
        self._forget: Callable[[], object] = _nothing
        self.leave()

    def leave(self) -> None:
        """Forget the export; nothing of it stays."""
        self._forget()
        self._forget = _nothing
        self.export: Path | None = None
        self.mapping = ""
        self.look_again()

    def receive(self, name: str, content: bytes | memoryview) -> None:
        """A file was dropped: `name` as it was called, `content` its bytes."""
        self.leave()
        plain = Path(name.replace("\\", "/")).name
        if Path(plain).suffix.lower() not in READABLE:
            words = catalogue("data_room")
            raise BadInput(Fault(plain or words.FILE, "", *words.NO_EXPORT))
        private = tempfile.mkdtemp(prefix="mentorlab-export-")  # readable by its owner only
        self._forget = weakref.finalize(self, shutil.rmtree, private, ignore_errors=True)
        self.export = Path(private) / plain
        self.export.write_bytes(content)

    def take(self, path: str) -> None:
        """A file that is on this machine already: it is read where it is."""
        self.leave()
        found = Path(path).expanduser()
        if not found.is_file():
            raise BadInput(Fault(path, "", "there is no such file", "give the path of the export"))
        self.export = found

    def draft(self) -> None:
        """Write a first mapping."""
        self.mapping = first_mapping(self._came(), self.folder).text
        self.look_again()

    def say(self, mapping: str) -> None:
        """The mapping was edited."""
        if mapping != self.mapping:
            self.mapping = mapping
            self.look_again()

    @property
    def undecided(self) -> list[tuple[str, str]]:
        """The lines that somebody has to decide, in their order: what they are about, and the words behind them."""
        return [(key, about) for _, key, about in self._undecided()]

    def decide(self, place: int, answer: str) -> None:
        """Write the answer to an undecided line in place of its question mark."""
        number = self._undecided()[place][0]
        lines = self.mapping.splitlines()
        head, _, about = lines[number].partition("  #")
        quoted = answer.strip().replace("\\", "\\\\").replace('"', '\\"')
        told = f"  #{about.replace('DECIDE: ', ' ', 1).replace('  ', ' ')}" if about else ""
        lines[number] = head.replace('"?"', f'"{quoted}"').replace("'?'", f'"{quoted}"') + told
        self.say("\n".join(lines) + "\n")

    def look(self, *, replace: bool = False, tell: Tell = nobody) -> Receipt:
        """What would become of the export? Nothing is written."""
        self.look_again()
        turn = self._turn
        said = mapping_of(self.mapping.encode(), MAPPING)
        ready = prepare(self._came(), said, self.folder, replace=replace, tell=tell)
        if turn == self._turn:  # else something was changed while it was being looked at
            self._ready, self.receipt = ready, ready.receipt
        return ready.receipt

    @property
    def ready(self) -> bool:
        """Has it been looked at as it is now, and can it be imported?"""
        return self._ready is not None and not self.imported

    def write(self, tell: Tell = nobody) -> Receipt:
        """Import what was looked at."""
        if self._ready is None:
            raise BadInput(Fault(catalogue("data_room").FILE, "", *catalogue("data_room").NOT_LOOKED_AT))
        self.receipt = self._ready.write(tell)
        self.imported, self._ready = True, None
        return self.receipt

    def _came(self) -> Path:
        if self.export is None:
            raise BadInput(Fault(catalogue("data_room").FILE, "", *catalogue("data_room").NOTHING_CAME))
        return self.export

    def look_again(self) -> None:
        """What was seen no longer holds: the mapping or a choice is another one now."""
        self._turn += 1
        self._ready, self.receipt, self.imported = None, None, False

    def _undecided(self) -> Sequence[tuple[int, str, str]]:
        found = []
        for number, line in enumerate(self.mapping.splitlines()):
            if match := UNDECIDED_LINE.match(line):
                about = line.partition("  #")[2].strip().removeprefix("DECIDE:").strip()
                found.append((number, match["key"].strip().strip('"'), about))
        return found


def _nothing() -> None:
    """There is nothing to forget."""
