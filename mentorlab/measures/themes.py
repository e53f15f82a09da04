"""What is a saying about? Every theme whose words stand in it, so that a reader can see why it was counted.

Plain on purpose: a word list can be read, argued about and changed. It knows no irony and no negation beyond the
phrases that a theme passes over, and says nothing of texts in which none of its words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from mentorlab.measures.theme_files import Theme

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_GAP = " · "  # stands where a phrase was passed over, so that its neighbours do not become one phrase


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, without punctuation; hyphens and apostrophes within a word stay."""
    return WORD.findall(text.casefold().replace("’", "'"))


def about(texts: pd.Series, themes: Iterable[Theme]) -> pd.DataFrame:
    """Which themes each text is about: True and False, texts × codes, on the index of `texts`. A missing text: none."""
    different = {text: " ".join(["", *words_of(str(text)), ""]) for text in texts.dropna().unique()}
    columns = {}
    for theme in themes:
        wanted, passed = _pattern(theme.words), _pattern(theme.unless)
        found = {text: _stands(plain, wanted, passed) for text, plain in different.items()}
        columns[theme.code] = texts.map(found).fillna(False).astype(bool)
    return pd.DataFrame(columns, index=texts.index, dtype=bool)


def _stands(plain: str, wanted: re.Pattern[str], passed: re.Pattern[str]) -> bool:
    return wanted.search(passed.sub(_GAP, plain)) is not None


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """One pattern for words, beginnings (`*`) and phrases. Nothing listed matches nothing."""
    forms = [re.escape(one).replace(r"\ ", " ").replace(r"\*", "[^ ]*") for one in entries]
    return re.compile(rf"(?<= )(?:{'|'.join(forms)})(?= )" if forms else r"(?!)")
