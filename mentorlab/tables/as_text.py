"""How are tables and settings written as text? CSV and YAML that the house reads back as what they were."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .,'-")
VALUES = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def as_csv(table: pd.DataFrame) -> str:
    """A table as its file holds it: ISO dates, whole numbers without a decimal point, missing cells empty."""
    return pd.DataFrame({name: _cells(table[name]) for name in table.columns}).to_csv(index=False, lineterminator="\n")


def _cells(column: pd.Series) -> pd.Series:
    if column.dtype.kind == "M":
        days, place = np.unique(column.to_numpy().astype("datetime64[D]"), return_inverse=True)
        written = np.array([None if text == "NaT" else text for text in np.datetime_as_string(days)], dtype=object)
        return pd.Series(written[place], dtype="str")
    if column.dtype.kind == "f" and bool((column.dropna() % 1 == 0).all()):
        return column.astype("Int64")
    return column


def as_yaml(value: Any, indent: int = 0) -> str:
    """Plain values as YAML: one setting a line, lists of words in brackets, texts quoted where they need it."""
    space, lines = " " * indent, []
    for word, one in value.items():
        name = key(word)
        if isinstance(one, dict):
            lines.append(f"{space}{name}:\n{as_yaml(one, indent + 2)}" if one else f"{space}{name}: {{}}\n")
        elif isinstance(one, list) and any(isinstance(part, dict) for part in one):
            parts = [as_yaml(part, indent + 4) for part in one]
            lines.append(f"{space}{name}:\n" + "".join(f"{space}  - {part[indent + 4 :]}" for part in parts))
        elif isinstance(one, list):
            lines.append(f"{space}{name}: [{', '.join(scalar(part, ',') for part in one)}]\n")
        else:
            lines.append(f"{space}{name}: {scalar(one)}\n")
    return "".join(lines)


def key(name: str) -> str:
    """A name as the key of a mapping; one that begins with a digit is read as a word all the same."""
    bare = name[:1].isalnum() and set(name) <= PLAIN and name == name.strip()
    return name if bare else json.dumps(name, ensure_ascii=False)


def scalar(value: Any, also_quoted: str = "") -> str:
    """One value; a text that holds a sign of `also_quoted` is put in quotes too."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _is_plain(value) and not set(also_quoted) & set(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as itself: no sign that means something, and no word that stands for a value."""
    return text[:1].isalpha() and set(text) <= PLAIN and text == text.strip() and text.lower() not in VALUES
