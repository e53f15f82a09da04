"""How does a control of the board look? With a label, a line that explains it, and one for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue

LABEL = {"description_width": "9em"}
NARROW: dict[str, Any] = {"width": "auto", "max_width": "30em", "flex": "1 1 16em"}
AUTO = {"width": "auto"}


def made(kind: type[Any], name: str, **settings: Any) -> Any:
    """A control of this kind, with the label and the help that the words give to `name`."""
    label, help = catalogue("match_board").CONTROLS[name]
    return kind(**{"description": label, "tooltip": help, "style": LABEL, "layout": dict(NARROW), **settings})


def one_of(name: str, options: Mapping[str, str], value: str, *, any: bool = False) -> Any:
    """One of a few; `options`: value → words. any: none of them, too, as the empty value."""
    listed = [(catalogue("match_board").ANY, "")] if any else []
    return made(ipywidgets.Dropdown, name, options=[*listed, *((words, one) for one, words in options.items())],
                value=value)  # fmt: skip


def button(name: str, act: Callable[[], None]) -> Any:
    """A button that says what it does."""
    label, help = catalogue("match_board").BUTTONS[name]
    found = ipywidgets.Button(description=label, tooltip=help, layout=dict(AUTO))
    found.on_click(lambda _: act())
    return found


def help_of(*names: str) -> Any:
    """What some controls are for, in words that can be read without a mouse."""
    said = catalogue("match_board").CONTROLS
    lines = " ".join(f"<b>{escape(said[name][0])}</b>: {escape(said[name][1])}" for name in names)
    return ipywidgets.HTML(f'<details class="ml-quiet"><summary>Help</summary>{lines}</details>')


def section(name: str, *children: Any) -> Any:
    """A part of the board below its heading."""
    from mentorlab.widgets.looks import FRAME

    head = ipywidgets.HTML(f"<h4>{escape(catalogue('match_board').SECTIONS[name])}</h4>")
    return ipywidgets.VBox([head, *children], layout=dict(FRAME))
