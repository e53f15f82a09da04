"""Does a text say who somebody is? Names, e-mail addresses, telephone numbers and links are masked in free text.

What is masked, always, wherever it stands:

- e-mail addresses, also with blanks around the @, and written out (`ana (at) x.org`, `ana at x dot org`)  → `[e-mail]`
- web addresses with https:// or www., whatever they lead to  → `[link]`
- telephone numbers (see `phone_numbers`)  → `[phone]`
- @handles, and the names that the program knows (see `name_words` for how, and for names that are words)  → `[name]`

Names that nobody told the program are not found; a reader of free text should know that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from mentorlab.tables.name_words import LETTER, PARTICLES, TITLES, WORD, Names, everyday, folded, written_like_a_name
from mentorlab.tables.phone_numbers import without_phones

PLACEHOLDERS = ("[name]", "[e-mail]", "[phone]", "[link]")
_LOCAL, _HOST = r"[^\W_][\w.+'’-]*", r"[^\W_](?:[\w-]*[^\W_])?"
_AT, _DOT = r"\s*[(\[{<]\s*at\s*[)\]}>]\s*", r"\s*[(\[{<]\s*(?:dot|\.)\s*[)\]}>]\s*"
EMAIL = re.compile(
    rf"(?:mailto:)?{_LOCAL}(?:\s?@\s?|{_AT}){_HOST}(?:(?:\.|{_DOT}|\s+dot\s+){_HOST})+"
    rf"|{_LOCAL}\s+at\s+{_HOST}(?:(?:\s+dot\s+|{_DOT}){_HOST})+",
    re.IGNORECASE,
)
_WRITTEN_OUT = re.compile(r"[(\[{<]\s*at\s*[)\]}>]")
LINK = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,11}://|\bwww\.)[^\s<>\"]*[^\s<>\".,;:!?)\]']", re.IGNORECASE)
HANDLE = re.compile(rf"(?<![\w@.])@{LETTER}\w*(?:[.-]\w+)*")
_WORDS = re.compile(rf"\d+|\[(?:name|e-mail|phone|link)\]|{WORD}")
_ENDS = re.compile(r"[.!?…:;\n\r\"“”„«»•|]")
_INITIAL = re.compile(rf"{LETTER}\Z")


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    known: str | None


def masked(texts: pd.Series, names: Iterable[str] = ()) -> tuple[pd.Series, pd.Series]:
    """The texts with everything that tells who somebody is replaced, and how many places were in each.

    `names`: full names, e-mail addresses or both, as in keys/names.csv. Both answers stand on the index of `texts`; a
    missing text stays missing and has 0 places. Masking what is masked changes nothing.
    """
    known = Names(names)
    lookup = _Lookup(known)
    different = texts.dropna().unique()
    done = {text: _mask(str(text), known, lookup) for text in different}
    words = texts.map({text: one[0] for text, one in done.items()}).astype("str")
    places = texts.map({text: one[1] for text, one in done.items()}).astype("Float64").fillna(0).astype("int64")
    return words, places


class _Lookup(dict[str, str | None]):
    """Which word of a name a word is, looked up once for every spelling."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __missing__(self, word: str) -> str | None:
        found = self[word] = self._names.known(word) if word[0].isalpha() else None
        return found


def _mask(text: str, names: Names, lookup: _Lookup) -> tuple[str, int]:
    places, lower = 0, text.lower()
    if "@" in lower or " dot " in lower or _WRITTEN_OUT.search(lower):
        text, n = EMAIL.subn("[e-mail]", text)
        places += n
    if "://" in text or "www." in lower:
        text, n = LINK.subn("[link]", text)
        places += n
    if "@" in text:
        text, n = HANDLE.subn("[name]", text)
        places += n
    text, n = without_phones(text)
    places += n
    if names.whole is not None:
        text, n = names.whole.subn("[name]", text)
        places += n
    if names.words:
        text, n = _without_names(text, names, lookup)
        places += n
    return text, places


def _without_names(text: str, names: Names, lookup: _Lookup) -> tuple[str, int]:
    if not any(map(lookup.__getitem__, _WORDS.findall(text))):
        return text, 0
    tokens = [_Token(found.start(), found.end(), found[0], lookup[found[0]]) for found in _WORDS.finditer(text)]
    named = [_is_name(text, tokens, place, names) for place in range(len(tokens))]
    spans: list[tuple[int, int]] = []
    last = -1  # the token that ended the last span
    for place, token in enumerate(tokens):
        if not named[place]:
            continue
        first = _begins(text, tokens, place, last, names)
        joined = last >= 0 and (first <= last or _one_name(text, tokens, last, first, names))
        start = spans.pop()[0] if joined else tokens[first].start
        spans.append((start, token.end))
        last = place
    for start, end in reversed(spans):
        text = f"{text[:start]}[name]{text[end:]}"
    return text, len(spans)


def _is_name(text: str, tokens: list[_Token], place: int, names: Names) -> bool:
    token = tokens[place]
    if token.known is None:
        return False
    if not everyday(token.known):
        return True
    if any(_same_person(text, tokens, left, names) for left in (place - 1, place) if 0 <= left < len(tokens) - 1):
        return True
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    begins = before is None or (_ENDS.search(text, before.end, token.start) is not None and not _abbreviated(before))
    ends = after is None or _ENDS.search(text, token.end, after.start) is not None
    left = "" if begins or before is None else before.word
    right = "" if ends or after is None else after.word
    return written_like_a_name(token.word, left, right, begins)


def _same_person(text: str, tokens: list[_Token], left: int, names: Names) -> bool:
    one, other = tokens[left].known, tokens[left + 1].known
    together = one is not None and other is not None and names.same_person(one, other)
    return together and _close(text, tokens, left, left + 1, ",")


def _abbreviated(token: _Token) -> bool:
    return folded(token.word) in TITLES or _INITIAL.match(token.word) is not None


def _begins(text: str, tokens: list[_Token], place: int, last: int, names: Names) -> int:
    """The first token of a name: titles and initials before it belong to it."""
    first = place
    while first - 1 > last and _close(text, tokens, first - 1, first):
        before = tokens[first - 1]
        dotted = text[before.end : before.end + 1] == "."
        initial = _INITIAL.match(before.word) and before.word.isupper()
        if initial and before.word in "AI" and not dotted:  # words of their own
            initial = names.initial_of(before.word, tokens[place].known or "")
        if not initial and folded(before.word) not in TITLES:
            break
        first -= 1
    return first


def _one_name(text: str, tokens: list[_Token], last: int, first: int, names: Names) -> bool:
    """Do the words from one name to the next make one? Only particles and initials stand between them."""
    one, other = tokens[last].known, tokens[first].known
    between = tokens[last + 1 : first]
    if any(folded(token.word) not in PARTICLES and not _INITIAL.match(token.word) for token in between):
        return False
    comma = "," if one and other and names.same_person(one, other) else ""
    return all(_close(text, tokens, at, at + 1, comma) for at in range(last, first))


def _close(text: str, tokens: list[_Token], left: int, right: int, also: str = "") -> bool:
    """Does nothing stand between two words that would part a name?"""
    gap = text[tokens[left].end : tokens[right].start]
    ended = "." in gap and " " in gap and not _abbreviated(tokens[left])
    return len(gap) <= 3 and not gap.strip(f" \u00a0._-{also}") and not ended
