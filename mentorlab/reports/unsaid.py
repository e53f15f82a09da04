"""What may no reason, log or traceback hold? Secrets of the environment, addresses of databases and ids of persons.

What mentorlab says itself holds none of them; this is for the words of others: an exception of a driver quotes the
address that it was given, a KeyError a person's id.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from mentorlab.tables.database.address import SECRETIVE, judge_address

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

HIDDEN, SOMEBODY = "[secret]", "[person]"
SHORT = 6  # characters; a shorter secret is only hidden where it is a word of its own
USER_IN_ADDRESS = re.compile(r"""(\b[a-z][\w+.-]*://)(?:[^\s/@'"]*|[^\n@'":/]*:[^\n'"]{0,200}?)@""", re.IGNORECASE)
WORD = re.compile(r"[^\s\"'`()\[\]{}<>,;:=]+")
NUMBER = re.compile(r"\d{1,3}")  # such an id says nothing by itself, and hiding it would hide the number of a cell


@dataclass(frozen=True, eq=False)
class Unsaid:
    """What must not be told of a program; of no program: only what the environment keeps secret."""

    program: Program | None = None

    def clean(self, text: str) -> str:
        """The text without any of it."""
        text = self.without_secrets(text)
        return WORD.sub(lambda word: SOMEBODY if word[0].rstrip(".!?") in self._persons else word[0], text)

    def without_secrets(self, text: str) -> str:
        """The text without secrets alone, as where ids may stand."""
        text = self._secrets.sub(HIDDEN, text) if self._secrets is not None else text  # first: one may hold an @
        return USER_IN_ADDRESS.sub(rf"\1{HIDDEN}@", text)

    def clean_outputs(self, notebook: Any, *, persons: bool = True) -> None:
        """The same for what a notebook's cells printed and how they failed. Answers are left as they are."""
        clean = self.clean if persons else self.without_secrets
        for cell in notebook.cells:
            for one in cell.get("outputs", []):
                if one.output_type == "stream":
                    one.text = clean(one.text)
                if one.output_type == "error":
                    one.evalue, one.traceback = clean(one.evalue), [clean(line) for line in one.traceback]

    @cached_property
    def _secrets(self) -> re.Pattern[str] | None:
        values = {value for name, value in os.environ.items() if SECRETIVE.search(name) and len(value) >= SHORT}
        source = self.program.charter.source if self.program is not None else None
        address = judge_address(source)[0] if source is not None else None
        values |= set(address.secrets()) if address is not None else set()
        forms = {form for one in values for form in (one, quote(one, safe=""), quote_plus(one), repr(one)[1:-1])}
        words = [re.escape(one) if len(one) >= SHORT else rf"(?<!\w){re.escape(one)}(?!\w)" for one in forms]
        return re.compile("|".join(sorted(words, key=len, reverse=True))) if words else None

    @cached_property
    def _persons(self) -> frozenset[str]:
        if self.program is None:
            return frozenset()
        columns = ("person_id", "mentor_id", "mentee_id", "manager_id", "about_id")
        found = {
            str(one)
            for frame in self.program.frames.values()
            for column in columns
            if column in frame
            for one in frame[column].dropna().unique()
        }
        return frozenset(one for one in found if not NUMBER.fullmatch(one))
