"""How does a setting get into a charter, with everything else left as it was written?

The file is changed where a setting differs and nowhere else: comments, order, quotes and blank lines stay. (A library
that writes YAML back, ruamel.yaml, keeps comments too, but ties a comment to the line above it: ours explain the line
below, and would land in the middle of a list that grows.) What comes out is read again; if it does not say what was
wanted, it is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.tables.as_text import as_yaml
from mentorlab.tables.as_text import key as as_key
from mentorlab.tables.strict_yaml import read_yaml

Edit = tuple[int, int, str]  # from, to, what takes the place
BOM = "\ufeff"


def rewritten(content: bytes, wanted: Mapping[str, Any]) -> bytes:
    """The charter in these bytes, made to say what is wanted; both mappings are whole. UTF-8 in, UTF-8 out.

    `wanted`: plain values; numbers and dates may be of their own types. Raises BadInput where the file cannot be read,
    or cannot be made to say it.
    """
    goal = as_read(wanted)
    text = content.decode("utf-8-sig")
    mark = BOM if content.startswith(BOM.encode()) else ""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for _ in range(10_000):  # one difference a round; a charter has a few hundred settings at most
        said, faults = read_yaml(text.encode(), CHARTER)
        if faults:
            raise BadInput(faults)
        if said == goal:
            return (mark + text).encode()
        changed = _one_step(text, said, goal, line_end)
        if changed == text:
            break
        text = changed
    what = "cannot be changed without touching other settings"
    raise BadInput(Fault(CHARTER, "", what, "make this change in the file itself"))


def as_read(value: Any) -> Any:
    """A value as the file's reader hands it out: numbers and dates as they are written, true, false and nothing."""
    if isinstance(value, Mapping):
        return {str(key): as_read(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | str) else f"{value:g}"


def _bare(value: Any) -> Any:
    """The value with numbers and days in their own types, so that they are written without quotes."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    if not isinstance(value, str):
        return value
    for kind in (date.fromisoformat, int, float):
        try:
            found = kind(value)
        except ValueError:
            continue
        if str(found) == value:
            return found
    return value


def _one_step(text: str, said: dict[str, Any], goal: dict[str, Any], line_end: str) -> str:
    """The text with one difference fewer."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not said:
        return as_yaml(_bare(goal)).replace("\n", line_end)
    start, end, new = _in_mapping(text, node, said, goal) or (0, len(text), as_yaml(_bare(goal)))
    return text[:start] + new.replace("\n", line_end) + text[end:]


def _in_mapping(text: str, node: yaml.MappingNode, said: dict[str, Any], goal: dict[str, Any]) -> Edit | None:
    """The first edit in a mapping that is written one setting a line; None where the whole is to be written anew."""
    column = node.value[0][0].start_mark.column
    for place, (key_node, value_node) in enumerate(node.value):
        key = key_node.value
        if key not in goal and (renamed := _renamed(key, place, said, goal)) is not None:
            return key_node.start_mark.index, key_node.end_mark.index, as_key(renamed)
        if key not in goal:
            alone = place > 0 or _alone(text, key_node)
            return _lines(text, key_node, value_node) if alone and len(node.value) > 1 else None
        if said[key] != goal[key]:
            whole = (key_node.start_mark.index, _end(text, value_node), _written(key, goal[key], column))
            return _inside(text, value_node, said[key], goal[key]) or whole
    last = _end(text, node.value[-1][1])
    after = text.find("\n", last)
    more = {key: value for key, value in goal.items() if key not in said}
    new = as_yaml(_bare(more), column)
    return (len(text), len(text), f"\n{new}") if after < 0 else (after + 1, after + 1, new)


def _renamed(key: str, place: int, said: dict[str, Any], goal: dict[str, Any]) -> str | None:
    """The new name of a setting that keeps its place and its value."""
    names = list(goal)
    name = names[place] if place < len(names) and len(names) == len(said) else key
    return name if name not in said and goal.get(name) == said[key] else None


def _inside(text: str, node: yaml.Node, said: Any, goal: Any) -> Edit | None:
    if getattr(node, "flow_style", True) or not said or not goal:
        return None
    if isinstance(node, yaml.MappingNode) and isinstance(goal, dict):
        return _in_mapping(text, node, said, goal)
    if isinstance(node, yaml.SequenceNode) and isinstance(goal, list):
        return _in_sequence(text, node, said, goal)
    return None


def _in_sequence(text: str, node: yaml.SequenceNode, said: list[Any], goal: list[Any]) -> Edit | None:
    """The first edit in a list written one item below the other: an item changed, taken out, or put at the end."""
    for place, item in enumerate(node.value):
        if place < len(goal) and said[place] == goal[place]:
            continue
        if len(goal) < len(said):
            dash = text.rfind("-", 0, item.start_mark.index)
            return _line_start(text, dash), _line_end(text, _end(text, item)), ""
        return _inside(text, item, said[place], goal[place])
    if not all(isinstance(one, dict) and one for one in goal):
        return None
    dash = node.start_mark.column
    item_column = node.value[-1].start_mark.column
    new = "".join(
        f"{' ' * dash}-{' ' * (item_column - dash - 1)}{as_yaml(_bare(one), item_column)[item_column:]}"
        for one in goal[len(said) :]
    )
    end = _end(text, node.value[-1])
    after = text.find("\n", end)
    return (len(text), len(text), f"\n{new}") if after < 0 else (after + 1, after + 1, new)


def _written(key: str, value: Any, column: int) -> str:
    """A setting as it stands in the file, without the blanks before it and the line end after it."""
    return as_yaml({key: _bare(value)}, column)[column:].rstrip("\n")


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends: after its last sign, not after the comments that follow it."""
    if not getattr(node, "flow_style", True) and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _alone(text: str, node: yaml.Node) -> bool:
    """Does nothing stand before it in its line?"""
    return not text[_line_start(text, node.start_mark.index) : node.start_mark.index].strip()


def _lines(text: str, first: yaml.Node, last: yaml.Node) -> Edit:
    return _line_start(text, first.start_mark.index), _line_end(text, _end(text, last)), ""


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1
