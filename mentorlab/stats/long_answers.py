"""Who answered when: one row for each answer, or why the waves cannot be linked."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import numbers

if TYPE_CHECKING:
    from mentorlab.stats.align import Values


def long_answers(
    value: Values,
    person: Values,
    wave: Values,
    arm: Values,
    beside: Mapping[str, Values | None],
    waves: Sequence[Hashable],
) -> pd.DataFrame:
    """The answers at these waves that are there, with what stands `beside` each (None: nothing does).

    Raises NotComputable: somebody twice at a wave or in both arms, an arm without two answers at a wave, nobody with
    more than one answer.
    """
    frame = pd.DataFrame(
        {
            "value": numbers("value", value),
            "person": np.asarray(person),
            "wave": np.asarray(wave),
            "arm": np.asarray(arm),
        }
    )
    frame = frame.assign(**{name: np.asarray(given) for name, given in beside.items() if given is not None})
    frame = frame[frame["value"].notna() & frame["wave"].isin(list(waves))]
    if frame.drop(columns="value").isna().any().any():
        raise NotComputable("person, arm, cluster, block and weight: give each answer all of them")
    if not set(frame["arm"].unique()) <= {0, 1}:
        raise NotComputable("arm: give yes/no (0/1)")
    frame = frame.assign(arm=frame["arm"].astype(bool))
    if len(waves) < 2:
        raise NotComputable("how arms move apart needs two waves or more")
    if frame.duplicated(["person", "wave"]).any():
        raise NotComputable("somebody has two answers at one wave; keep one row per person and wave")
    if not frame[["person", "arm"]].drop_duplicates()["person"].is_unique:
        raise NotComputable("somebody is in both arms; give each person one")
    cells = frame.groupby(["arm", "wave"]).size()
    if len(cells) < 2 * len(waves) or int(cells.min()) < 2:
        raise NotComputable("at some wave an arm has fewer than two answers; leave that wave out")
    if frame["person"].is_unique:
        raise NotComputable("nobody answered more than once; the waves cannot be linked")
    return frame.reset_index(drop=True)
