"""Of which kind is a reason for calling off a meeting? Plain words, sorted; no free text is ever handed on."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.theme_files import Theme, read_themes
from mentorlab.measures.themes import about
from mentorlab.shipped import shipped

Array = np.ndarray[Any, Any]
KIND = "called_off"
OTHER, NOT_SAID = "other", "not_said"


def kinds_of_reasons(program_folder: Path | None) -> Mapping[str, Theme]:
    """The kinds by code, in the order in which they are tried; a program's own (folder `reasons/`) come first."""
    own = read_themes(program_folder / "reasons", (KIND,)).get(KIND, {}) if program_folder is not None else {}
    return {**own, **{code: kind for code, kind in _ours().items() if code not in own}}


@functools.cache
def _ours() -> Mapping[str, Theme]:
    return read_themes(shipped("templates", "reasons"), (KIND,))[KIND]


def sorted_reasons(reasons: pd.Series, kinds: Mapping[str, Theme]) -> tuple[tuple[str, ...], Array]:
    """The names of all kinds, and of each reason the place of its own in them.

    It is the first kind whose words stand in the reason, in either case; `other` where no word is found, `not_said`
    where the reason is missing or empty.
    """
    codes, texts = pd.factorize(reasons)
    said = pd.Series([str(text).replace("_", " ") for text in texts], dtype="str")
    found = about(said, kinds.values()).to_numpy(dtype=bool).reshape(len(said), len(kinds))
    first = np.where(found.any(axis=1), found.argmax(axis=1), len(kinds)) if len(said) else np.empty(0, dtype=int)
    empty = (said.str.strip() == "").to_numpy(dtype=bool)
    by_text = np.append(np.where(empty, len(kinds) + 1, first), len(kinds) + 1).astype(np.int64)
    return (*kinds, OTHER, NOT_SAID), by_text[codes]
