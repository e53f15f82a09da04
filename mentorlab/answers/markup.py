"""Words and tables as HTML: everything that came from a user is escaped here, and nowhere else."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LEFT = ' class="ml-left"'
LONG = 20  # letters, from which a cell is read as words


def escape(text: object) -> str:
    """Text that is safe inside HTML and inside a quoted attribute."""
    return html.escape(str(text), quote=True)


def table(headings: Sequence[str], rows: Sequence[Sequence[Any]], caption: str = "") -> str:
    """A small table with headings for columns and for rows (the first column)."""
    # Words stand on the left, numbers on the right.
    left = [_of_words(row[place] for row in rows) for place in range(len(headings))]
    head = "".join(_header(name, "col", LEFT * words) for name, words in zip(headings, left, strict=True))
    body = "".join(f"<tr>{_header(first, 'row')}{''.join(map(_cell, rest, left[1:]))}</tr>" for first, *rest in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    inside = f"{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"{sideways(caption or headings[0])}<table>{inside}</table></div>"


def sideways(name: str) -> str:
    """The beginning of a box that is moved sideways where its table is wider: by a keyboard too, and with a name."""
    return f'<div class="ml-table" tabindex="0" role="group" aria-label="{escape(name)}">'


def _header(name: object, scope: str, style: str = "") -> str:
    """A heading, or an empty cell: a heading that says nothing would be read aloud as one."""
    return f'<th scope="{scope}"{style}>{escape(name)}</th>' if str(name).strip() else "<td></td>"


def _of_words(cells: Iterable[Any]) -> bool:
    """Whether every cell that is filled begins with a letter, or one of them is long."""
    filled = [str(cell) for cell in cells if cell not in ("", None)]
    return bool(filled) and (all(cell[:1].isalpha() for cell in filled) or any(len(cell) > LONG for cell in filled))


def _cell(value: Any, words: bool) -> str:
    long = isinstance(value, str) and len(value) > LONG
    style = ' class="ml-words"' if long else LEFT * words
    return f"<td{style}>{escape(value)}</td>"


def bullets(items: Sequence[str]) -> str:
    """A list of sentences."""
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def definitions(pairs: Mapping[str, str] | Sequence[tuple[str, str]], css: str = "ml-facts") -> str:
    """Terms with what is said of each."""
    rows = pairs.items() if isinstance(pairs, Mapping) else pairs
    return f'<dl class="{css}">{"".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in rows)}</dl>'


class Passage:
    """A piece of a report that is words only: it shows itself in a notebook and prints as plain text."""

    def __init__(self, text: str, markup: str) -> None:
        self._text, self._markup = text, markup

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._markup
