"""What becomes of what is typed into one line of a table? Saved, kept until the line is whole, or wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentorlab.answers.wording import catalogue
from mentorlab.errors import Fault
from mentorlab.tables.filled_in.lines import Line, TableKeeper
from mentorlab.widgets.entries import in_words


class Entering:
    """The line of a table that is being entered. No widget is needed for it.

    `place`: its number among the lines, None while it is new. `typed`: column → what was typed and is not saved.
    `wrong`: column → what is wrong with it. `lacking`: the columns that a new line still needs. `said`: what became of
    the last entry, `failed`: whether it was not saved.
    """

    def __init__(self, keeper: TableKeeper) -> None:
        self.keeper = keeper
        self.choose(0 if keeper.lines else None)
        self._say("ready" if keeper.saves else "trying")

    def choose(self, place: int | None) -> None:
        """Go to another line, or to a new one. What was typed and could not be saved is left."""
        self.place = place
        self.typed: dict[str, str] = {}
        self.wrong: dict[str, str] = {}
        self.lacking: tuple[str, ...] = ()

    def value(self, column: str) -> str:
        """What stands in a field now."""
        return self.typed.get(column, self._saved().get(column, ""))

    def enter(self, column: str, value: str | None) -> None:
        """Something was typed: it is saved as soon as nothing is wrong with it."""
        self.typed[column] = (value or "").strip()
        self.wrong.pop(column, None)
        if self.typed[column] == self._saved().get(column, ""):
            del self.typed[column]  # what is saved has been written again
        if not self.typed:
            self._not_saved({})
            return
        faults = self._save(self.typed)
        if faults and self.place is not None and len(self.typed) > 1 and column in self.typed:
            alone = self._save({column: self.typed[column]})
            if not alone:
                return  # the other entries wait, with what is wrong below them
            faults += [one for one in alone if one not in faults]
        if faults:
            self._not_saved(self._said_of(faults, column))

    def remove(self) -> None:
        """Take the line out."""
        place = self.place
        if place is not None:
            self._tell(self.keeper.change(lambda lines: lines.pop(place)), "removed")
        self._go_to(place or 0)

    def undo(self) -> None:
        """Take the last change of the table back."""
        self._tell(self.keeper.undo(), "undone")
        self._go_to(self.place)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._tell(self.keeper.redo(), "redone")
        self._go_to(self.place)

    def _go_to(self, place: int | None) -> None:
        last = len(self.keeper.lines) - 1
        self.choose(None if last < 0 else min(last if place is None else place, last))

    def _saved(self) -> Line:
        return self.keeper.blank() if self.place is None else self.keeper.lines[self.place]

    def _save(self, typed: Mapping[str, str]) -> list[Fault]:
        """Try to save these entries with the rest of the line as it is saved."""
        if named := self._naming(typed):
            return named
        wanted = {name: text for name, text in {**self._saved(), **typed}.items() if text}
        wanted, masked = self.keeper.masked(wanted) if wanted else (wanted, 0)
        faults = self.keeper.change(self._put(wanted))
        if faults:
            return faults
        self.typed = {name: text for name, text in self.typed.items() if name not in typed}
        self.wrong = {name: words for name, words in self.wrong.items() if name in self.typed}
        if self.place is None:
            self.place = len(self.keeper.lines) - 1
        self.lacking = ()
        self._say(("saved" if self.keeper.saves else "trying") if not masked else "masked", n=masked)
        return []

    def _put(self, wanted: Line) -> Callable[[list[Line]], None]:
        def how(lines: list[Line]) -> None:
            if self.place is None:
                lines.append(wanted)
            else:
                lines[self.place] = wanted

        return how

    def _said_of(self, faults: list[Fault], column: str) -> dict[str, str]:
        """What is wrong, field by field; what a new line only lacks is not wrong yet."""
        lacking: list[str] = []
        wrong: dict[str, str] = {}
        for fault in faults:
            named = _columns(fault)
            filled = [name for name in named if self.value(name)]
            if self.place is None and named and not filled:
                lacking += [named[0]]
                continue
            mine = column in named or not any(name in self.typed for name in named)
            at = column if mine else next(name for name in named if name in self.typed)
            wrong[at] = f"{wrong[at]} {in_words([fault])}" if at in wrong else in_words([fault])
        self.lacking = tuple(lacking)
        return wrong

    def _naming(self, typed: Mapping[str, str]) -> list[Fault]:
        """Names and addresses are kept in keys/ and not in a table."""
        what, do = catalogue("forms").A_NAME
        ids = {column.name for column in self.keeper.contract.columns if column.kind == "id"}
        table = self.keeper.contract.name
        return [Fault(table, name, what, do) for name, text in typed.items() if name in ids and set("@ ") & set(text)]

    def _not_saved(self, wrong: Mapping[str, str]) -> None:
        self.wrong = dict(wrong)
        if self.wrong:
            self._say("not_saved", failed=True)
        elif self.lacking and self.typed:
            labels = catalogue("forms").COLUMNS[self.keeper.contract.name]
            self._say("lacking", columns=", ".join(labels[name][0] for name in self.lacking))
        else:
            self._say("as_it_was")

    def _tell(self, faults: list[Fault], kind: str) -> None:
        if faults:
            self.said, self.failed = in_words(faults), True
        else:
            self._say(kind)

    def _say(self, kind: str, *, failed: bool = False, **cells: object) -> None:
        place = f"{self.keeper.place.parent.name}/{self.keeper.place.name}"
        self.said, self.failed = catalogue("forms").STATUS[kind].format(file=place, **cells), failed


def _columns(fault: Fault) -> list[str]:
    """The columns of which a fault speaks: `low`, `respondent_id + need`, `code or text`."""
    return [name for part in fault.column.split(" + ") for name in part.split(" or ") if name]
