"""How do panels look? In the colours of the theme that JupyterLab shows, light or dark; nothing has a fixed width."""

from __future__ import annotations

from typing import Any

import ipywidgets

# JupyterLab and Voilà set the variables; the second value is for pages that do not.
TEXT = "var(--jp-ui-font-color1, #1b1b1b)"
QUIET = "var(--jp-ui-font-color2, #555)"
WRONG = "var(--jp-error-color1, #b00020)"
LINE = "var(--jp-border-color1, #bbb)"
GROUND = "var(--jp-layout-color1, #fff)"
RAISED = "var(--jp-layout-color2, #eee)"
BRAND = "var(--jp-brand-color1, #0b57a4)"

CSS = f"""
.ml-said{{color:{TEXT};line-height:1.4;margin:.2rem 0}}
.ml-wrong{{color:{TEXT};border-left:4px solid {WRONG};padding-left:.5rem;font-weight:600;
line-height:1.4;margin:.2rem 0}}
.ml-quiet{{color:{QUIET};line-height:1.4}}
.ml-code{{color:{TEXT};background:{RAISED};border:1px solid {LINE};padding:.4rem .6rem;white-space:pre-wrap;
overflow-wrap:anywhere;user-select:all;font-family:var(--jp-code-font-family, monospace);margin:.2rem 0}}
.ml-chosen{{outline:3px solid {BRAND};outline-offset:1px}}
.ml-panel .widget-html-content{{line-height:1.4;min-width:0}}
.ml-live,.ml-live .widget-html-content,.ml-live .ml-said{{margin:0;height:auto;min-height:0}}
.ml-live .ml-said{{margin:.2rem 0}}
.ml-panel .widget-label{{white-space:normal;height:auto}}
.ml-panel .widget-textarea textarea{{width:0;flex:1 1 12em}}
.ml-panel .widget-inline-hbox{{flex-wrap:wrap;height:auto;max-width:100%}}
.ml-panel button:focus-visible,.ml-panel input:focus-visible,.ml-panel select:focus-visible,
.ml-panel textarea:focus-visible{{outline:3px solid {BRAND};outline-offset:1px}}
"""

ROW: dict[str, Any] = {"flex_flow": "row wrap", "align_items": "flex-start", "grid_gap": "0.4em 1em"}
FRAME: dict[str, Any] = {"border": f"1px solid {LINE}", "padding": "0.5em", "margin": "0 0 0.5em 0"}
NONE, SHOWN = "none", ""  # of `layout.display`


def row(*children: Any) -> Any:
    """Controls beside each other; they go to the next line where the page is narrow or enlarged."""
    return ipywidgets.HBox(children, layout=ROW)


def panel(*children: Any, name: str = "") -> Any:
    """A whole panel: its children below each other, with the styles that all of them use."""
    made = ipywidgets.VBox([ipywidgets.HTML(f"<style>{CSS}</style>", layout={"display": NONE}), *children])
    made.add_class("ml-panel")
    if name:
        made.add_class(name)
    return made


def show(widget: Any, yes: bool) -> None:
    """Show a widget or take it away; what is taken away cannot be reached by the keyboard either."""
    widget.layout.display = SHOWN if yes else NONE
