"""How does somebody bring an export into a program without a command? Dropped on the page, looked at, imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from mentorlab.answers.markup import Passage, bullets, escape
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput
from mentorlab.progress import Watch
from mentorlab.tables.exports.receipt import Receipt
from mentorlab.tables.program import Program
from mentorlab.widgets.data_room.imported import imported_so_far, tables_held
from mentorlab.widgets.data_room.receiving import READABLE, Receiving
from mentorlab.widgets.entries import LABEL, WIDE, button, text
from mentorlab.widgets.looks import panel, row, show
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import opened
from mentorlab.widgets.working import Working


def data_room(program: Program | str | Path, *, interactive: bool = True) -> DataRoom | Passage:
    """Drop an export on the page, map it, see what would become of each row, import it.

    program: a program, or its folder. interactive: without it, and in a report, what was imported so far stands there
    as a table of counts. Nothing is written before Import is pressed. Raises BadInput where the place is no program
    folder.
    """
    folder, still = opened(program, interactive)
    return imported_so_far(folder) if still else DataRoom(folder)


class DataRoom:
    """The view of one `Receiving` (`state`). `uploader`, `path`, `mapping`, `replace`: its fields; `actions`: its
    buttons by name; `decisions`: a field for each line of the mapping that is not decided; `working`: the work that
    runs beside the page; `said`: what has happened; `receipt`: what would become, or has become, of the export.
    """

    def __init__(self, folder: Path) -> None:
        self.state = Receiving(folder)
        words = catalogue("data_room")
        self.working, self.said = Working(), Said()
        self.uploader = ipywidgets.FileUpload(
            accept=",".join(READABLE), description=words.UPLOAD[0], tooltip=words.UPLOAD[1], layout={"width": "auto"}
        )
        self.path = text(words.PATH, "", self._take)
        self.mapping = ipywidgets.Textarea(
            description=words.MAPPING[0],
            tooltip=words.MAPPING[1],
            rows=14,
            continuous_update=False,
            layout=WIDE,
            style=LABEL,
        )
        self.mapping.add_class("ml-mapping")
        self.replace = ipywidgets.Checkbox(description=words.REPLACE[0], tooltip=words.REPLACE[1], indent=False)
        acts = {"look": self.look, "write": self.write, "draft": self._draft, "leave": self.leave}
        self.actions: dict[str, Any] = {name: button(words.BUTTONS[name], act) for name, act in acts.items()}
        self.decisions: list[Any] = []
        self._decide, self.receipt = ipywidgets.VBox(), ipywidgets.HTML()
        self._mapped = ipywidgets.VBox([self._decide, self.mapping, row(self.replace, *self.actions.values())])
        self._held = ipywidgets.HTML()
        self.panel = panel(
            ipywidgets.HTML(f"<h3>{escape(words.HEAD)}</h3><p>{escape(words.LEAD)}</p>"),
            row(self.uploader),
            self.path.box,
            self.working.box,
            self.said.box,
            self.receipt,
            self._mapped,
            self._held,
            name="ml-data-room",
        )
        self.uploader.observe(self._dropped, names="value")
        self.mapping.observe(lambda change: self._edited(change["new"]), names="value")
        self.replace.observe(lambda _: self._changed(), names="value")
        self._tell("ready")
        self._show()

    def look(self) -> None:
        """Show what would become of each row."""
        replace = bool(self.replace.value)
        self._do(lambda watch: self.state.look(replace=replace, tell=watch.tell), self._looked)

    def write(self) -> None:
        """Import what was looked at."""
        self._do(lambda watch: self.state.write(watch.tell), self._written)

    def leave(self) -> None:
        """Forget the export."""
        self.working.stop()
        self.state.leave()
        self.receipt.value = ""
        self._tell("left")
        self._show()

    def _dropped(self, change: dict[str, Any]) -> None:
        files = change["new"]
        if not files:
            return
        self.uploader.value = ()  # nothing of it stays in the page, nor in a notebook that is saved with its widgets
        self._came(str(files[0]["name"]), lambda: self.state.receive(str(files[0]["name"]), files[0]["content"]))

    def _take(self, value: str | None) -> str:
        if value:
            self._came(Path(value).name, partial(self.state.take, value))
        return ""

    def _came(self, name: str, receive: Callable[[], None]) -> None:
        try:
            receive()
        except BadInput as bad:
            self._wrong(bad)
            self._show()
            return
        size = self.state.export.stat().st_size if self.state.export is not None else 0
        self._tell("came", file=name, size=f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size} bytes")
        self._draft()

    def _draft(self) -> None:
        def work(watch: Watch) -> None:
            watch.tell(catalogue("data_room").MAPPING[0])
            self.state.draft()

        self._do(work, lambda _: self._drafted())

    def _do(self, work: Callable[[Watch], Any], then: Callable[[Any], None]) -> None:
        self.receipt.value = ""
        self.working.start(work, then, self._wrong)

    def _drafted(self) -> None:
        words, n = catalogue("data_room").STATUS, len(self.state.undecided)
        asked = words["undecided"].format(n=n) if n else words["decided"]
        file = self.state.export.name if self.state.export is not None else ""
        self._tell("drafted", file=file, undecided=asked)
        self._show()

    def _edited(self, value: str) -> None:
        if value != self.state.mapping:
            self.state.say(value)
            self._changed()

    def _changed(self) -> None:
        self.state.look_again()
        if self.state.export is not None:
            self._tell("changed")
        self.receipt.value = ""
        self._show()

    def _looked(self, receipt: Receipt) -> None:
        self._tell("looked" if receipt.added or receipt.replaced or receipt.removed else "nothing_new")
        self._receipt(receipt)

    def _written(self, receipt: Receipt) -> None:
        written = receipt.written
        self._tell("imported", file=f"{written.parent.name}/{written.name}" if written is not None else receipt.table)
        self._receipt(receipt)

    def _receipt(self, receipt: Receipt) -> None:
        head, *lines = receipt.lines()
        self.receipt.value = f"<p>{escape(head)}</p>{bullets([line.strip() for line in lines])}"
        self._show()

    def _wrong(self, error: Exception) -> None:
        """Every fault, one below the other; what was entered stays."""
        words = catalogue("data_room").STATUS
        faults = [str(one) for one in error.faults] if isinstance(error, BadInput) else [str(error)]
        n = words["one"] if len(faults) == 1 else words["several"].format(n=len(faults))
        self.said.wrong(words["faults"].format(n=n))
        self.receipt.value = f'<div role="alert">{bullets(faults)}</div>'
        self._show()

    def _tell(self, kind: str, **cells: object) -> None:
        self.said.say(catalogue("data_room").STATUS[kind].format(**cells))

    def _show(self) -> None:
        state, words = self.state, catalogue("data_room")
        show(self._mapped, state.export is not None)
        self.mapping.value = state.mapping
        self.decisions = [
            text((words.DECIDE[0].format(key=key), words.DECIDE[1].format(about=about)), "", partial(self._answer, key))
            for key, about in state.undecided
        ]
        head = [ipywidgets.HTML(f"<h4>{escape(words.DECIDE_HEAD)}</h4>")] if self.decisions else []
        self._decide.children = [*head, *(entry.box for entry in self.decisions)]
        self.actions["write"].disabled = not state.ready
        self._held.value = f"<p>{escape(tables_held(state.folder))}</p>"

    def _answer(self, key: str, value: str | None) -> str:
        asked = [name for name, _ in self.state.undecided]
        if value and key in asked:
            self.state.decide(asked.index(key), value)
            self._changed()
        return ""

    def __repr__(self) -> str:
        return repr(imported_so_far(self.state.folder))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        words = imported_so_far(self.state.folder)
        return {**shown, "text/plain": repr(words), "text/html": words._repr_html_()}
