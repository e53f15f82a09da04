"""Which control suits a setting? One that can be moved with the keyboard, that has a label and says what it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from mentorlab.answers.wording import catalogue
from mentorlab.widgets.entries import Entry
from mentorlab.widgets.exploring.asked import as_typed
from mentorlab.widgets.exploring.settings import Setting

Put = Callable[[str, Any], str]  # name, what was typed → what is wrong with it
FULL = {"width": "auto"}
BELOW = "margin:0 0 .3em .2em;line-height:1.35"


class Control(Entry):
    """One setting on the screen. `reset` puts back what stood there at the beginning."""

    def __init__(self, setting: Setting, put: Put, words: Sequence[str] = (), start: float | None = None) -> None:
        self.setting = setting
        made = _made(setting, words, start)
        self._first = made.value
        help = setting.help
        if setting.kind == "list":
            help = f"{help} {catalogue('panels').SEVERAL}"
        super().__init__(made, help, lambda value: self._put(put, value), aside=BELOW)
        self._unset = _unset(self.reset) if setting.kind == "range" and setting.optional else None
        if self._unset is not None:
            self._unset.disabled = True
            self.box.children = (*self.box.children, self._unset)
        self._resetting = False
        self._put_to = put

    def reset(self) -> None:
        """As it was at the beginning: not set, or the default."""
        self._resetting = True
        self.control.value = self._first
        self._resetting = False
        if self._unset is not None:
            self._unset.disabled = True
        self.say(self._put_to(self.setting.name, self.setting.default if self.setting.kind == "choice" else None))

    def _put(self, put: Put, value: Any) -> str:
        if self._resetting:
            return ""
        if self._unset is not None:
            self._unset.disabled = False
        return put(self.setting.name, value)


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
    if setting.whole:
        return ipywidgets.IntSlider(int(at), int(low), int(high), **label)
    form = ".2f" if setting.step < 1 else ".0f"
    return ipywidgets.FloatSlider(at, min=low, max=high, step=setting.step, readout_format=form, **label)


def _unset(act: Callable[[], None]) -> Any:
    label, help = catalogue("panels").BUTTONS["default"]
    made = ipywidgets.Button(description=label, tooltip=help, layout={"width": "auto", "align_self": "flex-start"})
    made.on_click(lambda _: act())
    return made
