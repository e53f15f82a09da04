"""Which question shall it be, and what if the settings were others? A panel over every question of the register."""

from __future__ import annotations

from typing import Any

import ipywidgets

from mentorlab.answers.markup import Passage, escape
from mentorlab.answers.question import Question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.errors import MentorlabError
from mentorlab.progress import Watch
from mentorlab.tables.program import Program
from mentorlab.widgets import looks
from mentorlab.widgets.exploring.asked import Asked
from mentorlab.widgets.exploring.controls import Control
from mentorlab.widgets.exploring.register import as_table, by_room, row_of
from mentorlab.widgets.exploring.shown import Shown
from mentorlab.widgets.exploring.suggestions import suggested
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import passage, stands_still
from mentorlab.widgets.working import Working

SETTLED = 0.05  # seconds without a further change, after which the question is asked
FIRST = 2.0  # seconds that a cell waits for the first answer, so that cells below do not race it


def explore(program: Program, question: str | None = None, *, interactive: bool = True) -> Explorer | Result | Passage:
    """A panel that asks any question of the register, with a control for each of its settings.

    program: what is asked about. question: one of them by its id, e.g. "outcomes.change" (default: choose in the
    panel). interactive: without it the still answer: that question's `Result`, or a table of what can be asked. Where
    a report is made, words stand there, so that no panel adds a finding. Raises BadInput for an unknown question.
    """
    row = row_of(program, question) if question is not None else None
    if program.publishing is not None:
        return passage(catalogue("panels").STILL)
    if stands_still(interactive):
        return row.question.function(program) if row is not None else as_table(program)
    return Explorer(program, row.question if row is not None else None)


class Explorer:
    """The panel. It shows itself in a notebook; without widgets it shows the answer's sentence.

    `asked`: the question with its settings as they stand; `controls`: setting → control; `result`: the answer that is
    shown, None before the first; `said`: the announced line; `working`: the work under way.
    """

    def __init__(self, program: Program, question: Question | None = None) -> None:
        self.program = program
        self.result: Result | None = None
        self.said, self.working, self.shown = Said(), Working(), Shown()
        self.controls: dict[str, Control] = {}
        self._entries = ipywidgets.VBox(layout={"flex": "1 1 18em", "min_width": "0", "max_width": "34em"})
        self._note = ipywidgets.HTML()
        answer = ipywidgets.VBox(
            [self.working.box, self.said.box, self.shown.box], layout={"flex": "3 1 22em", "min_width": "0"}
        )
        below = ipywidgets.HBox([self._entries, answer], layout=looks.ROW)
        self.topic, self.choice = self._choosers(question)
        above = [] if question is not None else [self.topic, self.choice]
        self.panel = looks.panel(*above, self._note, below, name="ml-explore")
        self.ask_about(question or self.choice.value)
        self.working.wait(FIRST)

    def ask_about(self, question: Question) -> None:
        """Take another question, with its settings as they are by themselves."""
        self.asked, self.result = Asked(self.program, question), None
        self.shown.clear()
        room, charter = question.id.partition(".")[0], self.program.charter
        start = {"worthwhile": getattr(charter.primary, "worthwhile", None) or 0.2}
        self.controls = {
            one.name: Control(one, self._put, suggested(self.program, room, one.name), start.get(one.name))
            for one in self.asked.settings.values()
            if one.kind != "answers"
        }
        label, help = catalogue("panels").BUTTONS["start_over"]
        over = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto", "align_self": "flex-start"})
        over.on_click(lambda _: self.start_over())
        self._entries.children = (*(one.box for one in self.controls.values()), over)
        self._note.value = _head(question, [one.name for one in self.asked.settings.values() if one.kind == "answers"])
        self._ask(after=0)

    def start_over(self) -> None:
        """Every setting as it was at the beginning."""
        for control in self.controls.values():
            control.reset()

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until what was asked last is shown; whether it is."""
        return self.working.wait(seconds)

    def _choosers(self, question: Question | None) -> tuple[Any, Any]:
        words, rooms = catalogue("panels"), by_room(self.program)
        wide = {"width": "auto", "max_width": "50em"}
        topics = [(words.ROOMS[room], room) for room in rooms]
        first = question.id.partition(".")[0] if question else _most_open(rooms)
        topic = ipywidgets.Dropdown(
            options=topics, value=first, description=words.TOPIC[0], tooltip=words.TOPIC[1], layout=wide
        )
        choice = ipywidgets.Dropdown(description=words.QUESTION[0], tooltip=words.QUESTION[1], layout=wide)
        self._fill(choice, rooms[first])
        topic.observe(lambda change: self._fill(choice, rooms[change["new"]]), names="value")
        choice.observe(lambda change: self.ask_about(change["new"]) if change["new"] else None, names="value")
        return topic, choice

    @staticmethod
    def _fill(choice: Any, rows: list[Any]) -> None:
        words = catalogue("panels")
        options = [
            (one.question.asks if one.open else words.NOT_YET.format(asks=one.question.asks), one) for one in rows
        ]
        first = next((one for one in rows if one.open), rows[0])
        choice.options = [(name, one.question) for name, one in options]
        choice.value = first.question

    def _put(self, name: str, typed: Any) -> str:
        wrong = self.asked.put(name, typed)
        if not wrong:
            self._ask(after=SETTLED)
        return wrong

    def _ask(self, *, after: float) -> None:
        asked = self.asked
        self.shown.code(asked.code)

        def work(watch: Watch) -> None:
            watch.tell("")
            result = asked.answer()
            self.result = result
            self.shown.words(result)
            self.said.say(catalogue("panels").ANSWERED.format(sentence=result.headline))
            watch.tell("")
            self.shown.figure(result)

        self.working.start(work, lambda _: None, self._refused, after=after)

    def _refused(self, error: Exception) -> None:
        why = str(error) if isinstance(error, MentorlabError) else f"{type(error).__name__}, {error}"
        self.said.wrong(catalogue("panels").STATUS["failed"].format(why=why.rstrip(".")))

    def __repr__(self) -> str:
        return repr(self.result) if self.result is not None else repr(as_table(self.program))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        words = self.result._repr_html_() if self.result is not None else as_table(self.program)._repr_html_()
        return {**shown, "text/plain": repr(self), "text/html": words}


def _most_open(rooms: dict[str, list[Any]]) -> str:
    """The room that can answer most: the first of them."""
    return max(rooms, key=lambda room: sum(one.open for one in rooms[room]) / max(1, len(rooms[room])))


def _head(question: Question, by_code: list[str]) -> str:
    more = f" {catalogue('panels').BY_CODE.format(names=', '.join(by_code))}" if by_code else ""
    return f'<h3>{escape(question.asks)}</h3><p class="ml-quiet">{escape(question.id)}.{escape(more)}</p>'
