"""What does a YAML file say, word for word? Read so that nothing is guessed.

YAML 1.1 reads `on` as true, `no` as false, `007` as 7, `12:30` as 750 and `2026.10` as 2026.1. Here only `true` and
`false` are booleans and only an empty value, `~` and `null` are nothing; every other value stays the text that was
written, and whoever knows what it should be (the charter's models) turns it into a number or a date.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import Any

import yaml

from mentorlab.errors import Fault


class _WordForWord(yaml.SafeLoader):
    """A safe loader that keeps scalars as written and remembers keys that stand twice."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  (PyYAML's own way of declaring them)

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[tuple[str, int]] = []

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        if not isinstance(node, yaml.MappingNode):
            return super().construct_mapping(node, deep=deep)
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
            if key_node.value in mapping:
                self.twice.append((key_node.value, key_node.start_mark.line + 1))
            mapping[key_node.value] = self.construct_object(value_node, deep=True)
        return mapping


_WordForWord.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF")
)
_WordForWord.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("~|null|Null|NULL|"), ["~", "n", "N", ""])
# `true` only as a whole word: the patterns above are matched from the start, so they need their ends too.
for _resolvers in _WordForWord.yaml_implicit_resolvers.values():
    _resolvers[:] = [(tag, re.compile(f"(?:{pattern.pattern})$")) for tag, pattern in _resolvers]


def read_yaml(content: bytes, file: str) -> tuple[dict[str, Any], list[Fault]]:
    """What the file says, and what is wrong with its YAML.

    Scalars are text, True, False or None. An unreadable file gives an empty mapping and one fault with its line;
    a key that stands twice gives a fault with its line, and the later value.
    """
    said, faults = _read(content, file)
    return deepcopy(said), list(faults)


@lru_cache(maxsize=32)  # a charter is opened for each of many reports
def _read(content: bytes, file: str) -> tuple[dict[str, Any], list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return {}, [Fault(file, f"line {line}", "is not UTF-8 text", "save the file as UTF-8")]
    try:
        loader = _WordForWord(text)  # refuses signs that no YAML file may hold
        try:
            said = loader.get_single_data()
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, [_unreadable(error, file)]
    if said is None:
        said = {}
    if not isinstance(said, dict):
        return {}, [Fault(file, "", "holds no settings", "write one setting a line, as `name: value`")]
    return said, [
        Fault(file, key, f"stands twice (again in line {line})", "keep one of them") for key, line in loader.twice
    ]


def _unreadable(error: Exception, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    where = f"line {mark.line + 1}" if mark is not None else ""
    do = "correct the line (indent with spaces, one `name: value` a line, quotes around a text that holds `: `)"
    return Fault(file, where, f"cannot be read as YAML: {problem}", do)
