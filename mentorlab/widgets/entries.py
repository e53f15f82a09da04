"""One entry of a form: a labelled control, a line that explains it, and a line that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue
from mentorlab.errors import Fault

Named = str | tuple[str, str]  # a field of the charter's form, or a label and a line that explains it
Save = Callable[[Any], str]  # what to say about the value, if anything; "" = all is well
WIDE = {"width": "98%"}
LABEL = {"description_width": "11em"}
ASIDE = "margin-left:11.6em;line-height:1.4"  # below the control, not below its label


class Entry:
    """A control for one setting. What was typed stays when it cannot be saved; the reason stands below it.

    `control`: the ipywidgets control; `said`: what is said about the value now; `box`: both with the explanation.
    """

    def __init__(self, control: Any, help: str, save: Save, *, aside: str = ASIDE) -> None:
        self.control = control
        self._aside = aside
        self.control.tooltip = help
        self._save = save
        self._said = ipywidgets.HTML(layout={"display": "none"})
        about = ipywidgets.HTML(f'<div style="{aside}"><small>{escape(help)}</small></div>')
        self.box = ipywidgets.VBox([self.control, about, self._said])
        self.said = ""
        self._held = False
        self.control.observe(self._changed, names="value")

    def _changed(self, change: Mapping[str, Any]) -> None:
        value = change["new"]
        if self._held:
            return
        self.say(self._save((value.strip() or None) if isinstance(value, str) else value))

    def hold(self, value: Any, words: str) -> None:
        """Let stand here what was typed and could not be saved, and why; nothing is tried again."""
        self._held = True
        self.control.value = value
        self._held = False
        self.say(words)

    def say(self, words: str) -> None:
        """Say something below the control; "" takes it away."""
        self.said = words
        self._said.value = (
            f'<div style="{self._aside}"><strong role="alert">{escape(words)}</strong></div>' if words else ""
        )
        self._said.layout.display = "" if words else "none"


def text(field: Named, value: Any, save: Save, *, long: bool = False) -> Entry:
    """A line of text, or several."""
    label, help = _named(field)
    kind = ipywidgets.Textarea if long else ipywidgets.Text
    more: dict[str, Any] = {"rows": 3} if long else {}
    made = kind(value=_as_text(value), description=label, continuous_update=False, layout=WIDE, style=LABEL, **more)
    return Entry(made, help, save)


def pick(field: Named, value: Any, options: Sequence[str], save: Save) -> Entry:
    """A line of text with suggestions; other words are welcome."""
    label, help = _named(field)
    made = ipywidgets.Combobox(
        value=_as_text(value),
        options=list(dict.fromkeys(options)),
        ensure_option=False,
        description=label,
        continuous_update=False,
        layout=WIDE,
        style=LABEL,
    )
    return Entry(made, help, save)


def choice(field: Named, value: Any, options: Mapping[str, str], save: Save) -> Entry:
    """One of a few; `options` are value → words. The empty value is: not said."""
    label, help = _named(field)
    known = dict(options) if (value or "") in options else {**options, str(value): str(value)}
    listed = [(words, name) for name, words in known.items()]
    made = ipywidgets.Dropdown(value=value or "", options=listed, description=label, layout=WIDE, style=LABEL)
    return Entry(made, help, save)


def tick(field: Named, value: bool, save: Save) -> Entry:
    """Yes or no."""
    label, help = _named(field)
    made = ipywidgets.Checkbox(value=value, description=label, indent=True, layout=WIDE, style=LABEL)
    return Entry(made, help, save)


def button(name: Named, act: Callable[[], None]) -> Any:
    """A button that says what it does."""
    label, help = catalogue("charter_form").BUTTONS[name] if isinstance(name, str) else name
    made = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto", "align_self": "flex-start"})
    made.on_click(lambda _: act())
    return made


def in_words(faults: Sequence[Fault]) -> str:
    """Faults as they are said below a control, without the file's name."""
    return " ".join(f"{fault.what}; {fault.do}." for fault in faults)


def _named(field: Named) -> tuple[str, str]:
    label, help = catalogue("charter_form").FIELDS[field] if isinstance(field, str) else field
    return label, help


def _as_text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    return "" if value is None else str(value)
