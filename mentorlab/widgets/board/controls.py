"""How does a control of the board look? With a label, a line that explains it, and one for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue
from mentorlab.errors import Fault
from mentorlab.widgets.entries import in_words
from mentorlab.widgets.looks import FRAME

LABEL = {"description_width": "9em"}
NARROW: dict[str, Any] = {"width": "auto", "max_width": "30em", "flex": "1 1 16em"}
AUTO = {"width": "auto"}


BOARD = "match_board"  # the part of the catalogue that has the words, unless told otherwise


def made(kind: type[Any], name: str, *, words: str = BOARD, **settings: Any) -> Any:
    """A control of this kind, with the label and the help that the words give to `name`."""
    label, help = catalogue(words).CONTROLS[name]
    return kind(**{"description": label, "tooltip": help, "style": LABEL, "layout": dict(NARROW), **settings})


def one_of(name: str, options: Mapping[str, str], value: str, *, any: bool = False, words: str = BOARD) -> Any:
    """One of a few; `options`: value → words. any: none of them, too, as the empty value."""
    listed = [(catalogue(words).ANY, "")] if any else []
    given = [*listed, *((said, one) for one, said in options.items())]
    return made(ipywidgets.Dropdown, name, words=words, options=given, value=value)


def button(name: str, act: Callable[[], None], *, words: str = BOARD) -> Any:
    """A button that says what it does."""
    label, help = catalogue(words).BUTTONS[name]
    found = ipywidgets.Button(description=label, tooltip=help, layout=dict(AUTO))
    found.on_click(lambda _: act())
    return found


def help_of(*names: str, words: str = BOARD) -> Any:
    """What some controls are for, in words that can be read without a mouse."""
    told = catalogue(words)
    said = [told.CONTROLS[name] for name in names]
    lines = " ".join(f"<b>{escape(label)}</b>: {escape(help)}" for label, help in said)
    return ipywidgets.HTML(f'<details class="ml-quiet"><summary>{escape(told.HELP)}</summary>{lines}</details>')


def section(name: str, *children: Any, words: str = BOARD) -> Any:
    """A part of the board below its heading."""
    head = ipywidgets.HTML(f"<h4>{escape(catalogue(words).SECTIONS[name])}</h4>")
    return ipywidgets.VBox([head, *children], layout=dict(FRAME))


def where_and_why(faults: Sequence[Fault]) -> str:
    """Faults in words: of the board itself as they are, of a file or a table with its place."""
    here = [in_words([one]) if one.table == "board" else str(one) for one in faults]
    return " ".join(one if one.endswith(".") else f"{one}." for one in here)
