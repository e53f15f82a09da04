"""In which encoding was a text written? UTF-8, UTF-16 with its mark, else Windows-1252 or Mac Roman, by their letters.

Windows-1252 and Mac Roman give every byte above 127 another meaning. A reading is held to be wrong where it puts a sign
into a word, a capital behind a small letter, or a letter where no word is. Only a reading that is clearly less wrong
than the other is taken; where both would do nobody can know, and that is a fault.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

NAMES = {"cp1252": "Windows-1252 (western Windows)", "mac_roman": "Mac Roman (old Macintosh)"}
DO = "save the file as CSV UTF-8"
BARE_LETTERS = frozenset("àÀéÉ")  # accented letters that are words by themselves
DASHES, OPENING, CLOSING = frozenset("–—"), frozenset("“‘„‚«‹¿¡"), frozenset("”»›™®©°ªº²³")
EVERYDAY = frozenset("äöüÄÖÜßàâáãåæçèéêëìíîïñòóôõøùúûÿœÀÂÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛŒŠšŽžŸÝýÐðÞþ")
MONEY = frozenset("€£¥")
TOLERATED, CLEARLY = 0.1, 3  # share of odd signs that a reading may have; how many times odder the other must be


@dataclass(frozen=True)
class Decoded:
    """The text of a file. `note` says which encoding was taken where that was a judgement; `problem` (then there is no
    text) what is wrong with it.
    """

    text: str | None
    note: str | None = None
    problem: str | None = None


def decoded(content: bytes) -> Decoded:
    """The text that the bytes say, without a byte order mark."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Decoded(None, problem="is UTF-32 text")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, "utf-16", "UTF-16")
    if content.startswith(codecs.BOM_UTF8):
        return _strictly(content[len(codecs.BOM_UTF8) :], "utf-8", "UTF-8")
    if b"\0" in content:
        line = _line(content, content.index(b"\0"))
        return Decoded(None, problem=f"line {line} holds a byte of value zero, as UTF-16 without its mark does")
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _judged(content, _line(content, error.start))


def _strictly(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"line {_line(content, error.start)} " if encoding != "utf-16" else ""
        return Decoded(None, problem=f"{where}is not {name} text, although the file says so")
    if "\0" in text:
        line = _line(text.encode(), text.encode().index(b"\0"))
        return Decoded(None, problem=f"line {line} holds a sign of value zero")
    return Decoded(text)


def _line(content: bytes, place: int) -> int:
    before = content[:place]
    return len(re.findall(rb"\r\n|\r|\n", before)) + 1


def _judged(content: bytes, line: int) -> Decoded:
    """Windows-1252 or Mac Roman, whichever makes words; if both do, Mac Roman where lines end as on old Macs."""
    texts = {name: content.decode(name) for name in NAMES if _decodes(content, name)}
    n = sum(byte > 127 for byte in content)
    odd = {name: _odd(text) for name, text in texts.items()}
    good = [name for name in texts if odd[name] <= TOLERATED * n]
    if "cp1252" in good and texts["cp1252"] == texts["mac_roman"]:
        return _taken("cp1252", texts["cp1252"])
    best = min(texts, key=lambda name: odd[name])
    others = [odd[name] for name in texts if name != best]
    if best in good and all(other > CLEARLY * odd[best] for other in others):
        return _taken(best, texts[best])
    if len(good) == 2 and b"\r" in content and b"\n" not in content:
        return _taken("mac_roman", texts["mac_roman"])
    seen = " or ".join(f"{_example(text)!r} ({NAMES[name].split(' (')[0]})" for name, text in texts.items())
    what = f"line {line} is not UTF-8 text, and it cannot be told which other encoding it is: {seen}"
    return Decoded(None, problem=what)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _taken(name: str, text: str) -> Decoded:
    return Decoded(text, f"is not UTF-8; read as {NAMES[name]}, for instance {_example(text)!r}")


def _example(text: str) -> str:
    """The first word with a letter or sign that is not ASCII."""
    word = re.search(r"[^\s,;|\"]*[^\x00-\x7f][^\s,;|\"]*", text)
    return word.group()[:30] if word else ""


def _odd(text: str) -> int:
    """How many signs that are not ASCII stand where a text of western Europe would not have them."""
    padded = f" {text} "
    odd = 0
    for found in re.finditer(r"[^\x00-\x7f]", padded):
        at = found.start()
        odd += not _plausible(padded[at - 1], found.group(), padded[at + 1])
    # Three accented letters in a row are another alphabet, read wrongly.
    return odd + sum(len(run) for run in re.findall(r"[^\W\d_\x00-\x7f]{3,}", text))


def _plausible(before: str, sign: str, after: str) -> bool:
    if sign in EVERYDAY:
        if not before.isalpha() and not after.isalpha():
            return sign in BARE_LETTERS
        if sign.isupper():
            return not before.isalpha() or before.isupper()
        return before.isalpha() or after.islower()
    if sign in DASHES:
        return before.isalpha() == after.isalpha() and not (before.isalpha() and sign == "—" and after.isupper())
    if sign in OPENING:
        return not before.isalnum() and not after.isspace()
    if sign == "’":
        return before.isalpha() or (before.isspace() and after.isalpha())
    if sign == "…":
        return before.isalpha() or not after.isalpha()
    if sign in CLOSING:
        return not before.isspace() and not after.isalpha()
    if sign in MONEY:
        return not before.isalpha() and not after.isalpha()
    return sign in "\u00a0·•§" and not (before.isalpha() and after.isalpha() and sign != "\u00a0")
