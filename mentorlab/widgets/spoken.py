"""How does a person who cannot see the panel learn what has happened? A line that screen readers announce."""

from __future__ import annotations

from typing import Any

import ipywidgets

from mentorlab.answers.markup import escape
from mentorlab.answers.wording import catalogue
from mentorlab.widgets.looks import show

# What is announced must change within an element that stays: many screen readers are silent on a status that comes with
# its text already in it. An HTML widget keeps its `.widget-html-content` and only sets what is in it, but gives it no
# attributes; an image without content ends in an error as soon as it stands there, which gives them, and goes.
LASTING = (
    '<img hidden alt="" src="data:," onerror="const it=this.parentElement;this.remove();'
    "for(const [name,is] of [['role','status'],['aria-live','polite'],['aria-atomic','true']])"
    'it.hasAttribute(name)||it.setAttribute(name,is)">'
)
# A slider of ipywidgets has handles that no label names. They take the words of the label beside them, as soon as they
# are there: the parts of a box come in any order. Of two handles each says which end it is.
NAMED = (
    '<img hidden alt="" src="data:," data-ends="{ends}" onerror="let left=100;const name=()=>{{'
    "const box=this.closest('.ml-slider'),all=box?[...box.querySelectorAll('.noUi-handle')]:[];"
    "if(all.length){{const label=box.querySelector('.widget-label').textContent,ends=this.dataset.ends.split(';');"
    "all.forEach((it,i)=>it.setAttribute('aria-label',all.length>1?label+', '+ends[i]:label));this.remove()}}"
    'else if(left-->0)setTimeout(name,100)}};name()">'
)


def named_slider(slider: Any) -> Any:
    """A box around a slider, whose handles a screen reader then calls by the slider's label."""
    naming = NAMED.format(ends=escape(";".join(catalogue("panels").ENDS)))
    box = ipywidgets.VBox([slider, ipywidgets.HTML(naming, layout={"height": "0", "margin": "0"})])
    box.add_class("ml-slider")
    return box


class Said:
    """A line of a panel that is announced when it changes: a status at the next pause, a fault at once.

    `box`: the widget to be put into the panel; `text`: what it says now, as plain words. Words are escaped here.
    """

    def __init__(self, text: str = "") -> None:
        self._status, self._fault = ipywidgets.HTML(LASTING), ipywidgets.HTML()
        self._status.add_class("ml-live")
        self.box = ipywidgets.VBox([self._status, self._fault])
        self.text = ""
        self.is_wrong = False
        self._turn = False
        self.say(text)

    def say(self, text: str, *, again: bool = False) -> None:
        """Something has been done; "" takes the line away. again: it is announced though the line says so already."""
        self._turn ^= again
        words = f'<p class="ml-said"{" data-again" if self._turn else ""}>{escape(text)}</p>' if text else ""
        self._put(text, status=f"{LASTING}{words}")

    def wrong(self, text: str) -> None:
        """Something is wrong; "" takes the line away."""
        self._put(text, fault=f'<p class="ml-wrong" role="alert">{escape(text)}</p>' if text else "")

    def _put(self, text: str, *, status: str = LASTING, fault: str = "") -> None:
        self.text, self.is_wrong = text, bool(fault)
        self._status.value, self._fault.value = status, fault
        show(self._fault, bool(fault))  # the status stays, empty: what is not there cannot be listened to
