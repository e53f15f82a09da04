"""What has an import made ready, and how is it put in its place: whole, and only if nothing has changed meanwhile?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from mentorlab.errors import BadInput, Fault
from mentorlab.progress import Tell, nobody
from mentorlab.tables.exports.persons import Persons
from mentorlab.tables.exports.receipt import Receipt
from mentorlab.tables.whole_files import write_whole


@dataclass(frozen=True, eq=False)
class Prepared:
    """An import that has passed every step and has not been written.

    `receipt`: what will become of the export; `content`: the bytes of the table's file, None where it need not change;
    `before`: the sha256 of the file as it was read, None where there was none.
    """

    receipt: Receipt
    folder: Path
    content: bytes | None
    persons: Persons
    before: str | None

    def write(self, tell: Tell = nobody) -> Receipt:
        """Put table, record and keys in their places, whole. Raises BadInput where that cannot be; all is as it was."""
        target = self.receipt.written
        if self.content is None or target is None:
            return self.receipt
        now = hashlib.sha256(target.read_bytes()).hexdigest() if target.is_file() else None
        if now != self.before:
            do = "look at the import again before it is written"
            raise BadInput(Fault(target.name, "", "was changed elsewhere meanwhile", do))
        tell(f"writing {target.name}")
        try:
            self.persons.save()
            write_whole({target: self.content, self.receipt.path(self.folder): self.receipt.record()})
        except OSError as error:
            name = Path(error.filename or target).name
            what = f"cannot be written ({error.strerror}); the table is as it was"
            raise BadInput(Fault(name, "", what, f"make {self.folder.name} and what is in it writable")) from error
        return self.receipt
