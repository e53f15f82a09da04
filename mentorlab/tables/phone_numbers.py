"""Which digits of a text are a telephone number? Not years, days, amounts or ids.

Taken for one: digits (7 to 15, with single blanks, dots, dashes, slashes or brackets between them) that

- begin with + or, from 11 digits on, with 00 and a country;
- begin with one 0 and are 9 to 12, as national numbers of most countries are;
- are grouped 3-3-4 (North America), or 8 to 12 in three groups or more, of 2 to 5 digits, that are no amount written in
  thousands and no years;
- or follow a word such as phone, mobile, tel., WhatsApp, `call me on`.

An extension (`ext. 12`, `x12`) goes with its number, and is masked by itself where it has 3 to 5 digits. Digits that
touch a letter, follow a sign of money or a word such as id, ticket, invoice, or stand before a currency, are none.
No list of the world's numbers is asked: it would need to be told the country of every writer, and an invalid number
may be a valid one with a slip.
"""

from __future__ import annotations

import re

_DAY = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d\d"
    r"|\d\d(?![-./]?\d|[ ]\d\d[-. ]?\d\d)))"
)
CANDIDATE = re.compile(
    rf"(?<![\w.,])(?P<day>{_DAY})(?!\w)"
    r"|(?<![\w+])(?P<number>\+?(?:\((?=\+?\d{1,5}\)))?\+?\d(?:[ \u00a0.\-‐‑–/()]{0,3}\d){5,})"
    r"(?P<ext>\s*(?:,?\s*ext(?:ension)?\.?|x|#|durchwahl|poste)\s*\d{1,6})?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r"\b(?:ext\.|ext|extension|durchwahl)\s*:?\s*(?!(?:19|20)\d\d\b)\d{3,5}\b(?!\s*\w*days)", re.IGNORECASE
)
CUE = re.compile(
    r"(?:\b(?:tel|telephone|phone|mobile|cell|cellphone|whatsapp|signal|fax|sms|telefon|handy|mobil|telefono|teléfono"
    r"|móvil|movil|téléphone|portable)\b|☎|📞|\b(?:call|ring|text|reach|phone)\s+(?:me|us|him|her|them)\b)[^!?\n\d]{0,20}$",
    re.IGNORECASE,
)
ID_BEFORE = re.compile(
    r"(?:[€$£¥#]|\b(?:id|ids|ticket|badge|invoice|order|case|ref|eur|usd|gbp|chf))\W{0,3}$", re.IGNORECASE
)
MONEY_AFTER = re.compile(r"\s?(?:[€$£¥]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)\b)", re.IGNORECASE)
_SEVEN_DIGITS = re.compile(r"(?:\d\D{0,3}){6}\d")
_MAY_EXTEND = re.compile(r"ext|durchwahl", re.IGNORECASE)


def without_phones(text: str) -> tuple[str, int]:
    """The text with `[phone]` for every telephone number, and how many there were."""
    places = 0

    def judged(found: re.Match[str]) -> str:
        nonlocal places
        if found["number"] is None or not _is_phone(found["number"], text[: found.start()], text[found.end() :]):
            return found[0]
        places += 1
        return "[phone]"

    if _SEVEN_DIGITS.search(text):
        text = CANDIDATE.sub(judged, text)
    if _MAY_EXTEND.search(text):
        text, alone = EXTENSION.subn("[phone]", text)
        places += alone
    return text, places


def _is_phone(number: str, before: str, after: str) -> bool:
    digits = re.sub(r"\D", "", number)
    cued = CUE.search(before[-60:]) is not None
    if not 7 <= len(digits) <= 15 + (digits.startswith("00")) * 2:
        return False
    if "+" in number or cued:
        return True
    if ID_BEFORE.search(before[-12:]) or MONEY_AFTER.match(after):
        return False
    if digits.startswith("00"):
        return len(digits) >= 11 and digits[2] != "0"
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12
    return _grouped(number, [len(group) for group in re.findall(r"\d+", number)])


def _grouped(number: str, sizes: list[int]) -> bool:
    """Are the groups those of a telephone number?"""
    if sizes[-3:] == [3, 3, 4] and sizes[:-3] in ([], [1]):
        return True
    if len(sizes) < 3 or not 8 <= sum(sizes) <= 12 or min(sizes) < 2 or max(sizes) > 5:
        return False
    thousands = sizes[0] <= 3 and all(size == 3 for size in sizes[1:])
    years = all(re.fullmatch("(?:19|20)\\d\\d", group) for group in re.findall(r"\d+", number))
    return not thousands and not years
