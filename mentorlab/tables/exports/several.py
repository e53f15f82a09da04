"""Which choices does a cell hold that may hold several? They go into a table with `;` between."""

from __future__ import annotations

from collections.abc import Sequence


def several_choices(cell: str, known: Sequence[str], between: str) -> str:
    """The choices in a cell. `known` ones may hold what stands `between` choices themselves; the longest is taken."""
    left, found = cell.strip(), []
    ordered = sorted((word.strip() for word in known), key=len, reverse=True)
    while left:
        choice = next((word for word in ordered if _begins(left, word, between.strip())), None)
        if choice is None:
            choice = left.split(between.strip(), 1)[0]
        left = left[len(choice) :].strip().removeprefix(between.strip()).strip()
        if choice.strip():
            found.append(choice.strip().replace(";", ","))
    return ";".join(dict.fromkeys(found))


def _begins(text: str, choice: str, between: str) -> bool:
    return text.startswith(choice) and text[len(choice) :].strip()[:1] in ("", between)
