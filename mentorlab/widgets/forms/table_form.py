"""How does somebody enter the lines of a table? They are listed; the chosen one stands below, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue
from mentorlab.tables.contracts import Column
from mentorlab.tables.filled_in.lines import TableKeeper
from mentorlab.widgets.entries import LABEL, WIDE, Entry, button, choice, pick, text
from mentorlab.widgets.forms.entering import Entering
from mentorlab.widgets.looks import panel, row, show
from mentorlab.widgets.spoken import Said

LISTED = 200  # lines; of more, those that hold a word are looked for
NEW = -1  # the new line among the places


class TableForm:
    """The view of one `Entering`. `entries`: column → its entry; `actions`: the buttons by name; `chosen`: the list of
    lines; `find`: the word by which they are looked for. `suggested`: column → words to choose from.
    """

    def __init__(self, keeper: TableKeeper, suggested: Mapping[str, Sequence[str]]) -> None:
        self.state = Entering(keeper)
        words, name = catalogue("forms"), keeper.contract.name
        self._suggested = suggested
        self._showing = False
        self._said = Said()
        self._more = Said()
        self.actions = {key: button(words.BUTTONS[key], act) for key, act in self._acts().items()}
        self.find = ipywidgets.Text(description=words.FIND[0], tooltip=words.FIND[1], layout=WIDE, style=LABEL)
        self.chosen = ipywidgets.Select(
            description=words.LINES[0], tooltip=words.LINES[1], rows=8, layout=WIDE, style=LABEL
        )
        self.entries = {column.name: self._entry(column) for column in keeper.contract.columns}
        self.find.observe(lambda _: self._show(), names="value")
        self.chosen.observe(lambda change: self._choose(change["new"]), names="value")
        head = f"<h3>{escape(words.TITLES[name])}</h3><p>{escape(words.LEADS[name])}</p>"
        self.panel = panel(
            ipywidgets.HTML(head),
            row(*self.actions.values()),
            self._said.box,
            self.find,
            self.chosen,
            self._more.box,
            *(entry.box for entry in self.entries.values()),
            name=f"ml-form-{name}",
        )
        self._show()

    def _acts(self) -> dict[str, Callable[[], None]]:
        state = self.state
        return {
            "add": lambda: self._after(partial(state.choose, None)),
            "remove": lambda: self._after(state.remove),
            "undo": lambda: self._after(state.undo),
            "redo": lambda: self._after(state.redo),
        }

    def _after(self, act: Callable[[], None]) -> None:
        act()
        self._show()

    def _entry(self, column: Column) -> Entry:
        named = catalogue("forms").COLUMNS[self.state.keeper.contract.name][column.name]
        save = partial(self._enter, column.name)
        if column.codes:
            return choice(named, "", {code: catalogue("forms").CODES[code] for code in ("", *column.codes)}, save)
        if column.name in self._suggested:
            return pick(named, "", self._suggested[column.name], save)
        return text(named, "", save, long=column.name == "text")

    def _enter(self, column: str, value: str | None) -> str:
        if not self._showing:
            self.state.enter(column, value)
            self._show(but=column, again=True)
        return self.state.wrong.get(column, "")

    def _choose(self, place: int | None) -> None:
        if not self._showing and place is not None:
            self.state.choose(None if place == NEW else place)
            self._show()

    def _show(self, but: str = "", *, again: bool = False) -> None:
        """Show what the state is now; the field that is being left (`but`) is shown by itself. again: something was
        done, which is announced though the line says so already.
        """
        state, self._showing = self.state, True
        try:
            for name, entry in self.entries.items():
                if name != but or name not in state.typed:
                    _put(entry.control, state.value(name))
                entry.say(state.wrong.get(name, ""))
            self._list()
        finally:
            self._showing = False
        if state.failed:
            self._said.wrong(state.said)
        else:
            self._said.say(state.said, again=again)
        self.actions["undo"].disabled = not state.keeper.steps.can_undo
        self.actions["redo"].disabled = not state.keeper.steps.can_redo
        self.actions["remove"].disabled = state.place is None

    def _list(self) -> None:
        """The lines that hold the word looked for; the chosen one is always among them."""
        state, words = self.state, catalogue("forms")
        asked = self.find.value.strip().casefold()
        every = [(place, self._in_words(line)) for place, line in enumerate(state.keeper.lines)]
        held = [(told, place) for place, told in every if asked in told.casefold() or place == state.place]
        listed = held[:LISTED]
        listed += [one for one in held[LISTED:] if one[1] == state.place]
        if state.place is None:
            listed.append((words.NEW_LINE, NEW))
        self.chosen.options = listed
        self.chosen.value = NEW if state.place is None else state.place
        n = len(held) - len(listed)
        self._more.say(words.MORE.format(n=n) if n > 0 else "" if every else words.NO_LINES)
        show(self.find, len(every) > self.chosen.rows)

    def _in_words(self, line: Mapping[str, str]) -> str:
        columns = self.state.keeper.contract.names
        return "; ".join(line[name] for name in columns if line.get(name)) or catalogue("forms").NEW_LINE


def _put(control: Any, value: str) -> None:
    """Set a control; a word that a list does not hold (a code that is wrong) is added to it."""
    options = getattr(control, "options", ())
    if options and isinstance(options[0], tuple) and value not in [name for _, name in options]:
        control.options = [*options, (value, value)]
    control.value = value
