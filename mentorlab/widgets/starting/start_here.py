"""Where does one begin? A panel to choose or create a program; it tells what can be asked of it now."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets

from mentorlab.answers.markup import Passage, escape
from mentorlab.answers.wording import catalogue, sentence_case
from mentorlab.errors import BadInput, MentorlabError
from mentorlab.tables.program import Program
from mentorlab.widgets import looks
from mentorlab.widgets.entries import Entry, in_words
from mentorlab.widgets.exploring.register import as_table, register_of
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.starting.chosen import BETWEEN, Chosen, at_hand

LABEL = {"description_width": "9em"}
FULL = {"width": "auto"}
ASIDE = "margin-left:9.6em;line-height:1.4"


def start_here(folder: str = "demo", *, interactive: bool = True) -> StartHere:
    """The panel one begins with: choose or create a program, see what it holds and what can be asked of it.

    folder: the program that is open at first. interactive: without it, its words stand there. Raises BadInput where
    the folder is no program, or its charter has faults.
    """
    return StartHere(Chosen(folder), interactive=interactive)


class StartHere:
    """The panel. `program`: the one that is open; `data` and `questions`: what it holds, what can be asked.

    `entries`: field → entry, `actions`: the buttons by name; `said`: the announced line.
    """

    def __init__(self, chosen: Chosen, *, interactive: bool = True) -> None:
        self._chosen = chosen
        self._interactive = interactive
        self.said = Said()
        self.entries = {
            "folder": self._entry("folder", chosen.place, at_hand(Path.cwd())),
            "name": self._entry("name", ""),
            "starts_on": self._entry("starts_on", ""),
            "more": self._entry("more", ""),
        }
        words = catalogue("start_here")
        self.ticks = {
            name: ipywidgets.Checkbox(description=label, tooltip=label, indent=False, layout=FULL)
            for name, label in words.HAVE.items()
        }
        label, help = words.FIELDS["like"]
        self.like = ipywidgets.Checkbox(description=label, tooltip=help, indent=False, layout=FULL)
        self.actions = {"open": self._button("open", self.open), "create": self._button("create", self.create)}
        self.panel = looks.panel(*self._parts(), name="ml-start-here")
        self._tell("opened")

    @property
    def program(self) -> Program:
        """The program that is open."""
        return self._chosen.program

    @property
    def data(self) -> Passage:
        """Which tables it has."""
        return self._chosen.data

    @property
    def questions(self) -> Passage:
        """Which questions can be answered now, and what is missing for the others."""
        return as_table(self.program)

    def open(self) -> None:
        """Open the program that is named in the field."""
        self._try("folder", lambda: self._chosen.open(self.entries["folder"].control.value), "opened")

    def create(self) -> None:
        """Create a program folder from what the fields say, and open it."""
        have = [name for name, tick in self.ticks.items() if tick.value]
        have += self.entries["more"].control.value.split(BETWEEN)
        name, starts_on = self.entries["name"].control.value, self.entries["starts_on"].control.value
        like = "demo" if self.like.value else None
        self._try("name", lambda: self._chosen.create(name, have, starts_on, like=like), "created")

    def _try(self, field: str, act: Callable[[], object], kind: str) -> None:
        for entry in self.entries.values():
            entry.say("")
        try:
            act()
        except BadInput as bad:
            by_field = {one.column: one for one in bad.faults}
            for name in by_field.keys() & self.entries.keys():
                self.entries[name].say(in_words([by_field[name]]))
            others = [one for one in bad.faults if one.column not in self.entries]
            if others:
                where = "more" if all(one.table == "--have" for one in others) else field
                self.entries[where].say(in_words(others))
            self.said.wrong(sentence_case(f"{bad.faults[0].what}; {bad.faults[0].do}."))
        except (MentorlabError, OSError) as error:
            self.said.wrong(catalogue("start_here").STATUS["failed"].format(why=str(error).rstrip(".")))
        else:
            self.entries["folder"].control.value = self._chosen.place
            self._tell(kind)

    def _tell(self, kind: str) -> None:
        rows, program, words = register_of(self.program), self.program, catalogue("start_here")
        tables = len(program.tables)
        many = "one" if tables == 1 else "more"
        self.said.say(
            words.STATUS[kind].format(
                program=program.charter.program,
                folder=program.folder,
                quoted=shlex.quote(str(program.folder)),
                tables=words.N_TABLES[many].format(n=tables),
                waiting=words.WAITING[many].format(n=tables),
                n=sum(one.open for one in rows),
                total=len(rows),
            )
        )
        self._told.value = f"{self.data._repr_html_()}"
        self._asked.value = f"{self.questions._repr_html_()}"

    def _parts(self) -> list[Any]:
        words = catalogue("start_here")
        self._told, self._asked = ipywidgets.HTML(), ipywidgets.HTML()
        ticks = ipywidgets.HBox(list(self.ticks.values()), layout=looks.ROW)
        making = [
            self.entries["name"].box,
            self.entries["starts_on"].box,
            ipywidgets.HTML(f"<p>{words.HAVE_LEAD}</p>"),
            ticks,
            self.entries["more"].box,
            self.like,
            self.actions["create"],
        ]
        self.making = ipywidgets.VBox(making, layout={"display": looks.NONE, **looks.FRAME})
        label, help = words.BUTTONS["new"]
        fold = ipywidgets.ToggleButton(description=label, tooltip=help, layout={"width": "auto"})
        fold.observe(lambda change: looks.show(self.making, change["new"]), names="value")
        self.actions["new"] = fold
        bar = looks.row(self.actions["open"], fold)
        return [self.entries["folder"].box, bar, self.making, self.said.box, self._told, self._asked]

    def _entry(self, field: str, value: str, options: list[str] | None = None) -> Entry:
        label, help = catalogue("start_here").FIELDS[field]
        more: dict[str, Any] = {"description": label, "layout": FULL, "style": LABEL, "continuous_update": False}
        if options:
            made = ipywidgets.Combobox(value=value, options=options, **more)
        else:
            made = ipywidgets.Text(value=value, **more)
        return Entry(made, help, lambda _: "", aside=ASIDE)

    def _button(self, name: str, act: Callable[[], None]) -> Any:
        label, help = catalogue("start_here").BUTTONS[name]
        made = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto", "align_self": "flex-start"})
        made.on_click(lambda _: act())
        return made

    def __repr__(self) -> str:
        return self.said.text

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        words = {
            "text/plain": repr(self),
            "text/html": f"<p>{escape(self.said.text)}</p>{self.questions._repr_html_()}",
        }
        return {**(self.panel._repr_mimebundle_(**more) if self._interactive else {}), **words}
