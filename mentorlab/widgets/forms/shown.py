"""How do forms stand in a notebook? One below the other; without widgets, as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentorlab.answers.markup import Passage
from mentorlab.widgets.looks import panel


class Forms:
    """Forms below each other. `forms`: each with its `panel`. Where no widgets are shown, words stand there instead."""

    def __init__(self, forms: Sequence[Any], still: Callable[[], Passage]) -> None:
        self.forms = tuple(forms)
        self.panel = panel(*(form.panel for form in forms), name="ml-forms")
        self._still = still

    def __repr__(self) -> str:
        return repr(self._still())

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        words = self._still()
        return {**shown, "text/plain": repr(words), "text/html": words._repr_html_()}
