"""Who is in which arm, and which arm are the others compared with?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable, did_you_mean
from mentorlab.stats.align import first

if TYPE_CHECKING:
    from mentorlab.stats.align import Values

_YES_NO = {True, False}  # 0 and 1 (and 0.0 and 1.0) equal them


@dataclass(frozen=True)
class Arms:
    """The arms, the reference first; `codes` says for each person which of `labels`."""

    labels: list[Hashable]
    codes: np.ndarray[Any, np.dtype[np.int64]]

    @property
    def n_by_arm(self) -> dict[Hashable, int]:
        return dict(zip(self.labels, np.bincount(self.codes, minlength=len(self.labels)).tolist(), strict=True))

    @property
    def treated(self) -> list[Hashable]:
        return self.labels[1:]


def check_switchers(arm: Values) -> None:
    """Refuse people who stand under two arms: whom do they belong to?"""
    if not isinstance(arm, pd.Series) or arm.index.is_unique:
        return
    repeated = arm[arm.index.duplicated(keep=False)].astype(object)
    arms_of = repeated.groupby(repeated.index).nunique()
    switchers = arms_of.index[arms_of > 1]
    if len(switchers):
        raise NotComputable(
            f"arm: {len(switchers)} people stand under two arms ({first(switchers)}); "
            "give each the arm that was assigned first, whatever happened later"
        )


def arm_counts(arm: pd.Series[Any]) -> dict[Hashable, int]:
    """How many people are listed in each arm, with or without scores."""
    known = arm.dropna().astype(object)
    named = known.map(bool) if set(known.unique()) <= _YES_NO else known
    return {label: int(n) for label, n in named.value_counts(sort=False).items()}


def read_arms(arm: pd.Series[Any], everyone: dict[Hashable, int], reference: Hashable | None) -> Arms:
    """The arms of the people analysed (no missing labels); `everyone` counts those listed, analysed or not.

    Raises NotComputable: an arm without anybody or with one person, only one arm, labels without a reference.
    """
    labels = sorted(everyone, key=lambda label: (str(type(label)), label))
    if len(labels) < 2:
        raise NotComputable(
            f"everyone is in one arm ({first(labels) or 'none'}); a comparison needs two, or use paired"
        )
    chosen = _reference(labels, reference)
    labels = [chosen, *(label for label in labels if label != chosen)]
    codes = pd.Index(labels, dtype=object).get_indexer(pd.Index(_like(arm, labels), dtype=object)).astype(np.int64)
    arms = Arms(labels, codes)
    for label, n in arms.n_by_arm.items():
        if n == 0:
            raise NotComputable(f"nobody in arm {label!r} has all values; check that its scores were read")
        if n == 1:
            raise NotComputable(f"only one person in arm {label!r} has all values; a comparison needs at least two")
    return arms


def _like(arm: pd.Series[Any], labels: list[Hashable]) -> list[Hashable]:
    as_bool = set(labels) <= _YES_NO
    return [bool(label) if as_bool else label for label in arm.astype(object)]


def _reference(labels: list[Hashable], reference: Hashable | None) -> Hashable:
    if reference is None and set(labels) == _YES_NO:
        return False
    told = [str(label) for label in labels]
    if reference is None:
        raise NotComputable(f"arms {', '.join(told)}: say which the others are compared with, reference={told[0]!r}")
    if reference not in labels:
        raise NotComputable(f"reference {reference!r} is no arm; {did_you_mean(str(reference), told)}")
    return next(label for label in labels if label == reference)
