"""How does somebody who writes no code fill in the charter? A form in the notebook, saved field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from mentorlab.answers.markup import Passage, escape
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.measures.instruments import instruments
from mentorlab.measures.opening import load
from mentorlab.measures.panel import known_measures
from mentorlab.planning.chain.strategy import strategy
from mentorlab.tables.charter.keeper import ELSEWHERE, CharterKeeper, agreed_with
from mentorlab.tables.program import Program
from mentorlab.widgets import charter_sections as sections
from mentorlab.widgets import matching_sections
from mentorlab.widgets.charter_words import as_words
from mentorlab.widgets.entries import Entry, button, in_words
from mentorlab.widgets.looks import FRAME, panel, row, show
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import opened

PLAN = ("why", "needs", "objectives", "waves", "design", "audiences", "letters", "logic")


def charter_form(program: Program | str | Path, *, interactive: bool = True) -> CharterForm | Passage:
    """A form for the charter of a program; what is changed in it is written to `program.yaml` at once.

    program: a program, or its folder. interactive: without it, and in a report, what the charter says stands there as
    words. The demo that ships can be tried out; nothing of it is written. Raises
    BadInput for a folder without a charter, and for a charter that cannot be read as YAML.
    """
    folder, still = opened(program, interactive)
    if still:
        return as_words(CharterKeeper(folder).charter)
    return CharterForm(folder, program if isinstance(program, Program) else None)


class CharterForm:
    """The form. Without widgets it shows what the charter says, as words.

    `parts`: the sections that it has, of those in the wording. `entries`: section → the entries as they stand there
    now, in their order (needs, objectives and waves: line by line); `actions`: the buttons by name
    (`remove_objectives_0` for those of a line); `part`: which section is shown; `status`: the line at the top.
    """

    def __init__(self, folder: Path, program: Program | None = None, parts: Sequence[str] = PLAN) -> None:
        known = program or _opened(folder)
        held = known_measures(known) if known is not None else ()
        self.measures = tuple(dict.fromkeys([*held, *sorted(instruments(folder))]))
        frames = agreed_with(known.frames) if known is not None else {}
        self.keeper = CharterKeeper(folder, frames, self.measures)
        self.columns = tuple(dict.fromkeys(str(c) for name in ("people", "applications") for c in frames.get(name, ())))
        self.entries: dict[str, list[Entry]] = {}
        self.actions: dict[str, Any] = {}
        self._status = Said()
        self._answer = ipywidgets.HTML()
        words = catalogue("charter_form")
        self._sections = {name: ipywidgets.VBox() for name in parts}
        self.part = ipywidgets.ToggleButtons(
            options=[(words.PARTS[name], name) for name in parts],
            description=words.PART[0],
            tooltip=words.PART[1],
            style={"button_width": "auto"},
        )
        self.part.observe(lambda _: self._turn(), names="value")
        show(self.part, len(parts) > 1)
        bar = [self._action("undo", self.undo), self._action("redo", self.redo)]
        bar += [self._action("check", self.check)] if "objectives" in parts else []
        self.panel = panel(row(*bar), self._status.box, self.part, *self._sections.values(), self._answer)
        self._rebuild()
        self._turn()
        self._tell("ready" if self.keeper.saves else "trying")

    @property
    def status(self) -> str:
        """What the line at the top says."""
        return self._status.text

    def put(self, how: Callable[[dict[str, Any]], None], *, rebuild: bool = False) -> str:
        """Change the charter, or say why not."""
        faults = self.keeper.change(how)
        if faults:
            self._tell("not_saved", fault=str(faults[0]))
            if ELSEWHERE in faults:
                self._rebuild()  # what the form showed is no longer so
            return in_words(faults)
        self._tell("saved" if self.keeper.saves else "trying")
        self._what_can_be_undone()
        if rebuild:
            self._rebuild()
        return ""

    def undo(self) -> None:
        """Take the last change back."""
        self._moved(self.keeper.undo(), "undone")

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._moved(self.keeper.redo(), "redone")

    def _moved(self, faults: list[Fault], kind: str) -> None:
        self._rebuild()
        if faults:
            self._tell("not_saved", fault=str(faults[0]))
        else:
            self._tell(kind)

    def check(self) -> None:
        """Show whether the plan hangs together now."""
        program = load(self.keeper.path.parent)
        if not self.keeper.saves and self.keeper.charter is not None:
            program = replace(program, charter=self.keeper.charter)
        found = strategy(program)
        self._answer.value = f"{found._repr_html_()}{found.figure()._repr_html_()}{found.what_next._repr_html_()}"

    def _tell(self, kind: str, **cells: str) -> None:
        said = catalogue("charter_form").STATUS[kind].format(file=self.keeper.path.name, **cells)
        (self._status.wrong if kind == "not_saved" else self._status.say)(said)

    def _action(self, name: str, act: Callable[[], None], *, line: str = "") -> Any:
        made = button(name, act)
        self.actions[f"{name}{line}"] = made
        return made

    def _what_can_be_undone(self) -> None:
        self.actions["undo"].disabled = not self.keeper.steps.can_undo
        self.actions["redo"].disabled = not self.keeper.steps.can_redo

    def _turn(self) -> None:
        """Show the part that is chosen, and none of the others."""
        for name, section in self._sections.items():
            show(section, name == self.part.value)

    def _rebuild(self) -> None:
        """Build every section anew from what the charter says now."""
        self.needs = sections.Needs(self)
        building: dict[str, Callable[[], None]] = {
            "needs": lambda: self._lines("needs", "add_need", self._add_need),
            "objectives": lambda: self._lines("objectives", "add_objective", self._add_objective),
            "waves": lambda: self._lines("waves", "add_wave", self._add_wave),
            "audiences": self._audiences,
        }
        plain = {
            "why": sections.why,
            "design": sections.design,
            "logic": sections.logic,
            "letters": sections.letters,
            "matching": matching_sections.way,
            "weights": matching_sections.weights,
            "rules": matching_sections.rules,
        }
        for name in self._sections:
            if name in building:
                building[name]()
            else:
                self._fill(name, [plain[name](self)])
        self._what_can_be_undone()

    def _audiences(self) -> None:
        told = catalogue("charter_form").AUDIENCES_TOLD
        names = dict.fromkeys([*told, *(self.keeper.said.get("audiences") or {})])
        groups = [sections.audience(self, name) for name in names]
        self._fill("audiences", groups, [told.get(name, name) for name in names])

    def _fill(
        self, name: str, groups: Sequence[list[Entry]], titles: Sequence[str] = (), more: Sequence[Any] = ()
    ) -> None:
        """Put the entries of a section in its place, a frame around each group."""
        self.entries[name] = [entry for group in groups for entry in group]
        words = catalogue("charter_form")
        shown: list[Any] = [
            ipywidgets.HTML(f"<h3>{escape(words.SECTIONS[name])}</h3><p>{escape(words.LEADS[name])}</p>")
        ]
        for place, group in enumerate(groups):
            head = [ipywidgets.HTML(f"<h4>{escape(titles[place])}</h4>")] if titles else []
            after = [more[place]] if place < len(more) else []
            framed = FRAME if len(groups) > 1 or after else {}
            shown.append(ipywidgets.VBox([*head, *(entry.box for entry in group), *after], layout=framed))
        shown += more[len(groups) :]
        self._sections[name].children = shown

    def _lines(self, name: str, add: str, adding: Callable[[], None]) -> None:
        """A section of as many lines as one likes, each with a button that takes it out."""
        if name == "needs":
            groups = [self.needs.entries(place) for place in range(len(self.needs.lines))]
        else:
            build = sections.objective if name == "objectives" else sections.wave
            groups = [build(self, place) for place in range(len(sections.listed(self.keeper.said, name)))]
        buttons = [
            self._action("remove", partial(self._remove, name, place), line=f"_{name}_{place}")
            for place in range(len(groups))
        ]
        self._fill(name, groups, more=[*buttons, self._action(add, adding)])

    def _remove(self, name: str, place: int) -> None:
        if name == "needs":
            self.needs.remove(place)
            return

        def how(said: dict[str, Any]) -> None:
            items = sections.listed(said, name)
            said[name] = items[:place] + items[place + 1 :]

        self.put(how, rebuild=True)

    def _add_need(self) -> None:
        self.needs.lines.append([None, None])
        self._lines("needs", "add_need", self._add_need)

    def _add_objective(self) -> None:
        taken = {one.get("id") for one in sections.listed(self.keeper.said, "objectives")}
        new = catalogue("charter_form").NEW_OBJECTIVE
        free = next(name for n in range(1, len(taken) + 2) if (name := new.format(n=n)) not in taken)
        first = {"primary": True} if not taken else {}
        self._add("objectives", {"id": free, "for": "mentees", **first})

    def _add_wave(self) -> None:
        taken = [one.get("id") for one in sections.listed(self.keeper.said, "waves")]
        names = [*catalogue("charter_form").NEW_WAVES, *(f"wave_{n}" for n in range(1, len(taken) + 2))]
        self._add("waves", {"id": next(name for name in names if name not in taken)})

    def _add(self, name: str, item: dict[str, Any]) -> None:
        self.put(lambda said: said.update({name: [*sections.listed(said, name), item]}), rebuild=True)

    def __repr__(self) -> str:
        return repr(as_words(self.keeper.charter))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        words = as_words(self.keeper.charter)
        return {**shown, "text/plain": repr(words), "text/html": words._repr_html_()}


def _opened(folder: Path) -> Program | None:
    """The program, unless its charter has faults: the form is there to mend them."""
    try:
        return load(folder)
    except BadInput:
        return None
