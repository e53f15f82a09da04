"""Which themes are known, and by which words is each recognised? Dictionaries of themes, read from YAML.

    kinds: [hurdle]                       # the kinds of saying that these themes are about
    themes:
      time:                               # the code of the theme, as in voices.code
        title: Time
        words: [time, hour*, "too busy"]  # a word, the beginning of a word with *, or words that follow each other
        unless: [next time]               # phrases that are passed over before words are looked for

Those that ship stand in `templates/themes/`; a program's own in its folder `themes/`. The program's own win: a theme of
the same code and kind replaces the shipped one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.shipped import shipped
from mentorlab.tables.contracts.joining import VOICES
from mentorlab.tables.strict_yaml import read_yaml

KEYS, THEME_KEYS = ("kinds", "themes"), ("title", "words", "unless")
_ENTRY = re.compile(r"[^\W_]+(?:['-][^\W_]+)*\*?(?: [^\W_]+(?:['-][^\W_]+)*\*?)*")


@dataclass(frozen=True)
class Theme:
    """One theme of one kind of saying: its code, what it is called, and the words by which it is recognised."""

    code: str
    kind: str
    title: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


def themes(program_folder: Path | None) -> dict[str, dict[str, Theme]]:
    """The themes at hand, by kind and code: those that ship, and over them the program's own.

    Raises BadInput with every fault in the program's files.
    """
    found = {kind: dict(known) for kind, known in _ours().items()}
    if program_folder is not None:
        for kind, own in read_themes(program_folder / "themes").items():
            found.setdefault(kind, {}).update(own)
    return found


@functools.cache
def _ours() -> Mapping[str, Mapping[str, Theme]]:
    return read_themes(shipped("templates", "themes"))


def read_themes(folder: Path, known: Sequence[str] = VOICES) -> dict[str, dict[str, Theme]]:
    """The themes of all files in a folder, in the order of the files' names. No folder is no theme. `known`: kinds."""
    found: dict[str, dict[str, Theme]] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        read, wrong = judge_themes(path.read_bytes(), f"{folder.name}/{path.name}", known)
        faults += wrong
        for one in read:
            if one.code in found.setdefault(one.kind, {}):
                what = f"{one.code!r} is a theme of another file too, for the kind {one.kind}"
                faults.append(Fault(f"{folder.name}/{path.name}", f"themes.{one.code}", what, "keep one of them"))
            found[one.kind][one.code] = one
    if faults:
        raise BadInput(faults)
    return found


def judge_themes(content: bytes, file: str, known: Sequence[str] = VOICES) -> tuple[list[Theme], list[Fault]]:
    """The themes that a YAML file holds, one for each of its kinds, and everything that is wrong with it."""
    said, faults = read_yaml(content, file)
    if faults:
        return [], faults
    faults = [
        Fault(file, key, "is no setting of a file of themes", did_you_mean(key, KEYS))
        for key in said
        if key not in KEYS
    ]
    kinds = _texts(said.get("kinds"), file, "kinds", faults)
    for kind in kinds:
        if kind not in known:
            faults.append(Fault(file, "kinds", f"{kind!r} is no kind of saying", did_you_mean(kind, known)))
    listed = said.get("themes")
    if not isinstance(listed, dict) or not listed:
        faults.append(Fault(file, "themes", "names no theme", "write one theme a line, with its words"))
        listed = {}
    found = [one for code, about in listed.items() for one in _theme(code, about, kinds, file, faults)]
    return ([] if faults else found), faults


def _theme(code: str, about: Any, kinds: tuple[str, ...], file: str, faults: list[Fault]) -> list[Theme]:
    path = f"themes.{code}"
    if not isinstance(about, dict):
        faults.append(Fault(file, path, "says nothing of its words", "write words: [word, beginning*, two words]"))
        return []
    for key in about:
        if key not in THEME_KEYS:
            what = "is no setting of a theme"
            faults.append(Fault(file, f"{path}.{key}", what, did_you_mean(key, THEME_KEYS)))
    words = _entries(about.get("words"), file, f"{path}.words", faults)
    unless = _entries(about["unless"], file, f"{path}.unless", faults) if about.get("unless") else ()
    title = about.get("title")
    if title is not None and not isinstance(title, str):
        faults.append(Fault(file, f"{path}.title", "is not a text", "write what readers will see"))
        title = None
    return [Theme(code, kind, title or in_words(code), words, unless) for kind in kinds]


def in_words(code: str) -> str:
    """A code as readers see it where no dictionary has a title for it."""
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _texts(value: Any, file: str, path: str, faults: list[Fault]) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        faults.append(Fault(file, path, "is not a list of words", "write them in brackets, commas between"))
        return ()
    return tuple(listed)


def _entries(value: Any, file: str, path: str, faults: list[Fault]) -> tuple[str, ...]:
    entries = tuple(" ".join(one.casefold().replace("’", "'").split()) for one in _texts(value, file, path, faults))
    for one in entries:
        if not _ENTRY.fullmatch(one):
            what = f"{one!r} is neither a word nor words that follow each other"
            faults.append(
                Fault(file, path, what, "write letters only, blanks between words, * at the end of a beginning")
            )
    return entries
