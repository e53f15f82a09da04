"""How near is each text to what all of them say together? The cosine to the average of their TF-IDF weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mentorlab.measures.themes import words_of


def nearness(texts: pd.Series) -> Any:
    """A number from 0 (no word in common with any) to 1 for each text, in their order. All words count, common ones
    least. Texts without any word have 0.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    held = [words_of(str(text)) for text in texts]
    if not any(held):
        return np.zeros(len(held))
    weights = TfidfVectorizer(analyzer=lambda words: words).fit_transform(held).toarray()
    centre = weights.mean(axis=0)
    return weights @ centre / np.linalg.norm(centre)
