"""How is an answer shown in a panel? Sentence, figure and table, with the call that gives it; words come first."""

from __future__ import annotations

import ipywidgets

from mentorlab.answers.card import card, table_of
from mentorlab.answers.markup import escape
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue
from mentorlab.widgets.looks import show

COPYING = (
    "const one=this;navigator.clipboard&&navigator.clipboard.writeText(one.previousElementSibling.textContent)"
    ".then(()=>{one.textContent=one.dataset.done})"
)


class Shown:
    """The answer on the screen: `box` holds it, `told` and `drawn` are its parts, `copied` the call as text."""

    def __init__(self) -> None:
        self.told, self.drawn, self.numbers = ipywidgets.HTML(), ipywidgets.HTML(), ipywidgets.HTML()
        self.call = ipywidgets.HTML()
        self.copied = ""
        self.box = ipywidgets.VBox([self.told, self.drawn, self.numbers, self.call])

    def clear(self) -> None:
        """Nothing is answered yet: the answer to another question must not stand below this one."""
        for part in (self.told, self.drawn, self.numbers):
            part.value = ""

    def words(self, result: Result) -> None:
        """The sentence and the numbers."""
        words = catalogue("panels")
        self.told.value = f"{card(result)}<p>{escape(result.sentence())}</p>"
        table, known = table_of(result), result.how_we_know._repr_html_() if result.facts else ""
        numbers = f"<details open class='ml-details'><summary>{words.TABLE}</summary>{table}</details>" if table else ""
        more = f"<details class='ml-details'><summary>{words.KNOW}</summary>{known}</details>" if known else ""
        self.numbers.value = numbers + more
        if result.draw is None:
            show(self.drawn, False)

    def figure(self, result: Result) -> None:
        """The picture, which takes longer than the words."""
        if result.draw is not None:
            self.drawn.value = result.figure()._repr_html_()
            show(self.drawn, True)

    def code(self, call: str) -> None:
        """The call that gives the answer that is asked for."""
        words = catalogue("panels")
        self.copied = call
        label, done = words.COPY
        self.call.value = (
            f'<p class="ml-quiet">{escape(words.CODE)}</p><div><pre class="ml-code" tabindex="0">{escape(call)}</pre>'
            f'<button type="button" class="jupyter-button" data-done="{escape(done)}" onclick="{escape(COPYING)}">'
            f"{escape(label)}</button></div>"
        )
