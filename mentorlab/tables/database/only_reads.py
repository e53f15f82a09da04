"""Does a query only read? One statement that begins with SELECT, WITH or VALUES, and changes nothing. sqlparse's door.

The database is opened for reading only as well, where its kind knows how; this is the word before that.
"""

from __future__ import annotations

import re

READING = ("SELECT", "WITH", "VALUES")
CHANGING = ("INSERT", "UPDATE", "DELETE", "MERGE", "INTO")
TWO_WAYS = re.compile(r"\\'|/\*!")  # some databases end a text here, or run a comment, where others do not


def why_not(query: str) -> str | None:
    """What keeps a query from being run, or None. Words in texts, quoted names and comments do not count."""
    if two_ways := TWO_WAYS.search(query):
        return f"holds {two_ways[0]}, which databases read in different ways"
    tokens = _tokens(query)
    while tokens and tokens[-1][1] == ";":
        tokens.pop()
    words = [word for _, word in tokens]
    first = next((word for word in words if word != "("), "")
    if ";" in words:
        return "holds more than one statement"
    if first not in READING:
        return f"begins with {first!r}" if first else "holds no statement"
    changing = next((word for keyword, word in tokens if keyword and word in CHANGING), None)
    return f"holds {changing}, which is not reading" if changing else None


def table_words(query: str) -> list[str]:
    """The names that a query holds, as they may stand after FROM."""
    from sqlparse.lexer import tokenize
    from sqlparse.tokens import Literal, Name

    found = [text.strip('"`[]') for kind, text in tokenize(query) if kind in Name or kind in Literal.String.Symbol]
    return list(dict.fromkeys(found))


def _tokens(query: str) -> list[tuple[bool, str]]:
    """(is it a keyword?, the word in capitals) without blanks and comments."""
    from sqlparse.lexer import tokenize
    from sqlparse.tokens import Comment, Keyword, Whitespace

    return [
        (kind in Keyword, text.upper())
        for kind, text in tokenize(query)
        if kind not in Whitespace and kind not in Comment and text.strip()
    ]
