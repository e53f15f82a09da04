"""How does somebody who writes no code fill in the charter? A form in the notebook, saved field by field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
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
from mentorlab.widgets import charter_groups as named
from mentorlab.widgets import charter_lists as lists
from mentorlab.widgets import charter_sections as plain
from mentorlab.widgets import matching_sections as matching
from mentorlab.widgets.charter_places import Group, Section
from mentorlab.widgets.charter_words import as_words
from mentorlab.widgets.entries import Entry, button, in_words
from mentorlab.widgets.looks import FRAME, panel, row, show
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import opened

PLAN = (
    *("why", "needs", "objectives", "waves", "design", "audiences", "letters", "logic"),
    *("stakes", "values", "schedule", "definitions", "privacy", "readiness"),
)
GIVEN: dict[str, plain.Build] = {
    "why": plain.why,
    "design": plain.design,
    "audiences": plain.audiences,
    "letters": plain.letters,
    "logic": plain.logic,
    "definitions": plain.counting,
    "privacy": plain.privacy,
    "matching": matching.way,
    "weights": matching.weights,
    "rules": matching.rules,
}
Typed = dict[Hashable, dict[int, tuple[Any, str]]]  # group → place of an entry → what stands there, what is said of it
LISTED = {"objectives": lists.objectives, "waves": lists.waves, "schedule": lists.schedule}
NAMED = {"needs": named.needs, "stakes": named.stakes, "values": named.worth, "readiness": named.readiness}


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

    `parts`: the sections that it has, of those in the wording. `part`: which of them is shown; `entries`: section → the
    entries as they stand there now, in their order, of those that were looked at; `actions`: the buttons by name
    (`remove_objectives_0` for those of a line); `status`: the line at the top.
    """

    def __init__(self, folder: Path, program: Program | None = None, parts: Sequence[str] = PLAN) -> None:
        known = program or _opened(folder)
        held = known_measures(known) if known is not None else ()
        self.measures = tuple(dict.fromkeys([*held, *sorted(instruments(folder))]))
        frames = agreed_with(known.frames) if known is not None else {}
        self.keeper = CharterKeeper(folder, frames, self.measures)
        self.columns = tuple(dict.fromkeys(str(c) for name in ("people", "applications") for c in frames.get(name, ())))
        self.entries: dict[str, list[Entry]] = {}
        self._made: dict[str, Section] = {}
        self._groups: dict[str, list[Group]] = {}
        self._typed: dict[str, Typed] = {}
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
        self.rebuild(keep=False)
        self._tell("ready" if self.keeper.saves else "trying")

    @property
    def status(self) -> str:
        """What the line at the top says."""
        return self._status.text

    def put(self, *ways: Callable[[dict[str, Any]], None], rebuild: bool = False, changed: str = "") -> str:
        """Change the charter in the first of these ways that it can take, or say why not in the last.

        rebuild: the form is built anew, with what could not be saved; of the section `changed` that is left.
        """
        before, faults = self.keeper.said, list[Fault]()
        for how in ways:
            if not (faults := self.keeper.change(how)):
                break
        if faults:
            self._tell("not_saved", fault=str(faults[0]))
            if ELSEWHERE in faults:
                self.rebuild(keep=False)  # what the form showed is no longer so
            return in_words(faults)
        saved = "saved" if self.keeper.said != before else "unchanged"
        self._tell(saved if self.keeper.saves else "trying")
        self._what_can_be_undone()
        if rebuild:
            self.rebuild(changed)
        return ""

    def undo(self) -> None:
        """Take the last change back."""
        self._moved(self.keeper.undo(), "undone")

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._moved(self.keeper.redo(), "redone")

    def _moved(self, faults: list[Fault], kind: str) -> None:
        self.rebuild(keep=False)
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
        if kind == "not_saved":
            self._status.wrong(said)
        else:
            self._status.say(said, again=True)

    def _action(self, name: str, act: Callable[[], None], *, line: str = "") -> Any:
        made = button(name, act)
        self.actions[f"{name}{line}"] = made
        return made

    def _what_can_be_undone(self) -> None:
        self.actions["undo"].disabled = not self.keeper.steps.can_undo
        self.actions["redo"].disabled = not self.keeper.steps.can_redo

    def _turn(self) -> None:
        """Show the part that is chosen, and none of the others; it is built when it is first looked at."""
        for name, section in self._sections.items():
            show(section, name == self.part.value)
        if self.part.value not in self.entries:
            self.fill(self.part.value)

    def rebuild(self, but: str = "", *, keep: bool = True) -> None:
        """Build every section anew from what the charter says now. keep: what could not be saved stays as it was typed,
        with the reason, except in the section `but`.
        """
        before = self._made if keep else {}
        self._typed |= {name: _typed_in(groups) for name, groups in self._groups.items()} if keep else {}
        self._typed = {name: typed for name, typed in self._typed.items() if keep and name != but}
        self._made = {name: self._section(name, before.get(name)) for name in self._sections}
        self.entries.clear()
        self._groups.clear()
        self._turn()
        self._what_can_be_undone()

    def _section(self, name: str, before: Section | None) -> Section:
        if name in NAMED:
            return NAMED[name](self, before)
        return LISTED[name](self) if name in LISTED else plain.Fixed(self, GIVEN[name])

    def fill(self, name: str) -> None:
        """Put the entries of a section in its place, a frame around each group."""
        made, groups = self._made[name], list(self._made[name].groups())
        typed = _typed_in(self._groups[name]) if name in self._groups else self._typed.pop(name, {})
        self._groups[name] = groups
        self.entries[name] = [entry for group in groups for entry in group.entries]
        words = catalogue("charter_form")
        head = ipywidgets.HTML(f"<h3>{escape(words.SECTIONS[name])}</h3><p>{escape(words.LEADS[name])}</p>")
        framed = FRAME if made.add or len(groups) > 1 else {}
        shown = [ipywidgets.VBox(self._in_group(name, group), layout=framed) for group in groups]
        adding = [self._action(made.add, made.put_in)] if made.add else []
        self._sections[name].children = [head, *shown, *adding]
        for group in groups:
            for place, (value, said) in typed.get(group.key, {}).items():
                group.entries[place].hold(value, said)

    def _in_group(self, name: str, group: Group) -> list[Any]:
        """The entries of a group below its title; a line can be taken out."""
        title = [ipywidgets.HTML(f"<h4>{escape(group.title)}</h4>")] if group.title else []
        boxes = [entry.box for entry in group.entries]
        if group.place is None:
            return [*title, *boxes]
        act = partial(self._made[name].take_out, group.place)
        return [*title, *boxes, self._action("remove", act, line=f"_{name}_{group.place}")]

    def __repr__(self) -> str:
        return repr(as_words(self.keeper.charter))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        words = as_words(self.keeper.charter)
        return {**shown, "text/plain": repr(words), "text/html": words._repr_html_()}


def _typed_in(groups: Sequence[Group]) -> Typed:
    """The entries of which something is said: they could not be saved, or wait for others."""
    return {
        group.key: {n: (one.control.value, one.said) for n, one in enumerate(group.entries) if one.said}
        for group in groups
    }


def _opened(folder: Path) -> Program | None:
    """The program, unless its charter has faults: the form is there to mend them."""
    try:
        return load(folder)
    except BadInput:
        return None
