"""Which control suits a setting? One that can be moved with the keyboard, that has a label and says what it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from mentorlab.answers.wording import catalogue
from mentorlab.widgets.entries import Entry
from mentorlab.widgets.exploring.asked import as_typed
from mentorlab.widgets.exploring.settings import Setting
from mentorlab.widgets.spoken import named_slider

Put = Callable[[str, Any], str]  # name, what was typed → what is wrong with it
FULL = {"width": "auto"}
BELOW = "margin:0 0 .3em .2em;line-height:1.35"


class Control(Entry):
    """One setting on the screen. `reset` puts back what stood there at the beginning.

    A range has a slider (`control`) and a field in which the number can be typed (`typed`); each follows the other.
    What is wrong with what was typed is said below it, and stays.
    """

    def __init__(self, setting: Setting, put: Put, words: Sequence[str] = (), start: float | None = None) -> None:
        self.setting = setting
        made = _made(setting, words, start)
        self._first = made.value
        help = setting.help
        if setting.kind == "list":
            help = f"{help} {catalogue('panels').SEVERAL}"
        self._put_to = put
        super().__init__(made, help, self._moved, aside=BELOW)
        self.typed = _typed(setting, help) if setting.kind == "range" else None
        self._unset = _unset(self.reset) if setting.kind == "range" and setting.optional else None
        if self.typed is not None:
            self.typed.observe(lambda change: self._was_typed(change["new"].strip()), names="value")
            above = ipywidgets.VBox([named_slider(self.control), self.typed])
            self.box.children = (above, *self.box.children[1:], *([self._unset] if self._unset is not None else []))
        self._show_whether_set()

    def reset(self) -> None:
        """As it was at the beginning: not set, or the default."""
        self._follow(self.control, self._first)
        if self.typed is not None:
            self._follow(self.typed, as_typed(self.setting, self.setting.default))
        self._show_whether_set()
        self.say(self._put_to(self.setting.name, self.setting.default if self.setting.kind == "choice" else None))

    def _moved(self, value: Any) -> str:
        """The control itself was moved or filled in."""
        if self.typed is not None:
            self._follow(self.typed, as_typed(self.setting, value))
            self._show_whether_set()
        return self._put_to(self.setting.name, value)

    def _was_typed(self, text: str) -> None:
        """A number was typed beside the slider, which goes there unless it is wrong."""
        if self._held:
            return
        wrong = self._put_to(self.setting.name, text or None)
        if not wrong:
            self._follow(self.control, type(self._first)(float(text.replace("−", "-"))) if text else self._first)
        self._show_whether_set()
        self.say(wrong)

    def _follow(self, control: Any, value: Any) -> None:
        """Move a control without asking anything."""
        self._held = True
        control.value = value
        self._held = False

    def _show_whether_set(self) -> None:
        if self._unset is not None and self.typed is not None:
            self._unset.disabled = not self.typed.value.strip()


def _made(setting: Setting, words: Sequence[str], start: float | None) -> Any:
    label: dict[str, Any] = {"description": setting.label, "layout": FULL}
    if setting.kind == "choice":
        none = [(catalogue("panels").NOT_SET, None)] if setting.optional else []
        unsaid = catalogue("panels").NOT_SET
        options = [*none, *((str(one).replace("_", " ") or unsaid, one) for one in setting.choices)]
        return ipywidgets.Dropdown(options=options, value=setting.default, **label)
    if setting.kind == "tick":
        return ipywidgets.Checkbox(value=bool(setting.default), indent=False, **label)
    if setting.kind == "range":
        return _slider(setting, start, label)
    typed = as_typed(setting, setting.default)
    if words:
        return ipywidgets.Combobox(value=typed, options=list(words), continuous_update=False, **label)
    return ipywidgets.Text(value=typed, continuous_update=False, placeholder=catalogue("panels").NOT_SET, **label)


def _slider(setting: Setting, start: float | None, label: dict[str, Any]) -> Any:
    low, high = setting.low or 0.0, setting.high or 0.0
    wanted = setting.default if setting.default is not None else start
    at = min(max(low if wanted is None else float(wanted), low), high)
    label = {**label, "readout": False}  # its own field would put a wrong entry back and say nothing
    if setting.whole:
        return ipywidgets.IntSlider(int(at), int(low), int(high), **label)
    return ipywidgets.FloatSlider(at, min=low, max=high, step=setting.step, **label)


def _typed(setting: Setting, help: str) -> Any:
    """The field beside a slider; empty means not set, or the default."""
    words = catalogue("panels")
    return ipywidgets.Text(
        value=as_typed(setting, setting.default),
        description=words.TYPED.format(label=setting.label),
        tooltip=help,
        continuous_update=False,
        placeholder=words.NOT_SET,
        layout=FULL,
        style={"description_width": "initial"},
    )


def _unset(act: Callable[[], None]) -> Any:
    label, help = catalogue("panels").BUTTONS["default"]
    made = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto", "align_self": "flex-start"})
    made.on_click(lambda _: act())
    return made
