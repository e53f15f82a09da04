"""How does a person who cannot see the panel learn what has happened? A line that screen readers announce."""

from __future__ import annotations

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.widgets.looks import show


class Said:
    """A line of a panel that is announced when it changes: a status at the next pause, a fault at once.

    `box`: the widget to be put into the panel; `text`: what it says now, as plain words. Words are escaped here.
    """

    def __init__(self, text: str = "") -> None:
        self.box = ipywidgets.HTML()
        self.text = ""
        self.is_wrong = False
        self.say(text)

    def say(self, text: str) -> None:
        """Something has been done; "" takes the line away."""
        self._put(text, wrong=False)

    def wrong(self, text: str) -> None:
        """Something is wrong; "" takes the line away."""
        self._put(text, wrong=True)

    def _put(self, text: str, *, wrong: bool) -> None:
        self.text, self.is_wrong = text, wrong and bool(text)
        spoken = 'class="ml-wrong" role="alert"' if wrong else 'class="ml-said" role="status" aria-live="polite"'
        self.box.value = f'<p {spoken} aria-atomic="true">{escape(text)}</p>' if text else ""
        show(self.box, bool(text))
