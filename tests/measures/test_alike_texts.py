"""Are texts grouped by the words they share, and does nothing come out that only few people said?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from mentorlab.measures.alike_texts import alike

TOPICS = (
    ("lunch", "canteen", "together", "eating"),
    ("watching", "experts", "workshop", "machines"),
    ("topics", "list", "conversations", "first"),
)


def made_up(seed: int, n: int = 90) -> tuple[pd.Series, pd.Series, np.ndarray]:
    """Texts of three topics: three of a topic's four words each, and two of sixty words that mean nothing."""
    rng = np.random.default_rng(seed)
    topic = rng.integers(0, 3, n)
    texts = [
        " ".join([*rng.permutation(TOPICS[one])[:3], *(f"noise{chr(97 + k % 26)}{k}" for k in rng.integers(0, 60, 2))])
        for one in topic
    ]
    return pd.Series(texts), pd.Series([f"p{i}" for i in range(n)]), topic


def test_planted_topics_are_found() -> None:
    """Over ten sets of texts; a topic may be split in two, but no group mixes topics."""
    agreed, share = [], []
    for seed in range(10):
        texts, who, topic = made_up(seed)
        groups = alike(texts, who, 8)
        grouped = groups.of >= 0
        share.append(grouped.mean())
        agreed.append(adjusted_rand_score(topic[grouped], groups.of[grouped]))
        assert all(any(set(words) <= set(topic) for topic in TOPICS) for words in groups.words)
    assert np.mean(share) > 0.9
    assert np.mean(agreed) > 0.85


def test_what_few_say_is_no_word_and_no_group() -> None:
    texts, who, _ = made_up(0)
    rare = pd.Series(["secretproject budget"] * 7)
    texts = pd.concat([texts, rare], ignore_index=True)
    who = pd.concat([who, pd.Series([f"q{i}" for i in range(7)])], ignore_index=True)
    groups = alike(texts, who, 8)
    assert not {"secretproject", "budget"} & {word for words in groups.words for word in words}
    assert (groups.of.iloc[-7:] == -1).all()
    for number, words in enumerate(groups.words):
        mine = texts[groups.of == number]
        assert who[mine.index].nunique() >= 8
        assert all(who[mine.index[mine.str.contains(word)]].nunique() >= 8 for word in words)
        assert mine.map(lambda text, words=words: any(word in text for word in words)).all()


def test_one_person_who_repeats_a_word_is_one_person() -> None:
    texts, who = pd.Series(["parking spaces"] * 30), pd.Series(["p1"] * 30)
    assert not alike(texts, who, 8).words
    assert not alike(texts, pd.Series([f"p{i % 7}" for i in range(30)]), 8).words
    assert alike(texts, pd.Series([f"p{i % 8}" for i in range(30)]), 8).words == (("parking", "spaces"),)


def test_the_same_texts_give_the_same_groups_in_any_order() -> None:
    texts, who, _ = made_up(3)
    one, again = alike(texts, who, 8), alike(texts, who, 8)
    assert one.words == again.words
    assert one.of.equals(again.of)
    turned = alike(texts[::-1], who[::-1], 8)
    assert {frozenset(words) for words in turned.words} == {frozenset(words) for words in one.words}


@pytest.mark.parametrize("texts", [[], ["…"], ["the and of"] * 20])
def test_nothing_to_group(texts: list[str]) -> None:
    groups = alike(pd.Series(texts, dtype=object), pd.Series([f"p{i}" for i in range(len(texts))], dtype=object), 8)
    assert not groups.words
    assert (groups.of == -1).all()
