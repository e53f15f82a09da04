"""What would the rules have said in earlier cycles, day by day, and what became of these pairs then?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.engagement.flagging.history import History
from mentorlab.engagement.flagging.known import known
from mentorlab.engagement.flagging.rules import any_of, flagged
from mentorlab.engagement.flagging.stopped import Afterwards, afterwards

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

ANY = "any"


@dataclass(frozen=True, eq=False)
class Replayed:
    """One row a pair and day on which the rules were replayed, and of which it is known what came of it.

    `flags`: by rule, and `any`; `stopped`, `helped`: afterwards; `first`: the first row on which any rule flagged the
    pair; `lately`: the pair had begun or met within as many days as flags look ahead, so that a call would have come in
    time. `cluster`, `mentor`, `cycle`: whole numbers from 0. `left_out`: rows that cannot be judged, counted by reason.
    `n_pairs`: pairs that are in the rows.
    """

    flags: Mapping[str, Array]
    features: Array
    stopped: Array
    helped: Array
    first: Array
    lately: Array
    cluster: Array
    mentor: Array
    cycle: Array
    left_out: Mapping[str, int]
    n_pairs: int


def replay(
    histories: Sequence[History], settings: Mapping[str, Mapping[str, float]], horizon: Mapping[str, float]
) -> Replayed | None:
    """All cycles, each on days one agreed interval apart. None where no pair can be judged on any day."""
    parts = [_cycle(one, settings, horizon) for one in histories]
    if not sum(len(part["pair"]) for part in parts):
        return None
    names, left_out = list(parts[0]["flags"]), ("too_late", "ended_well")
    cluster, mentor, pair = (_numbered(parts, name) for name in ("cluster", "mentor", "pair"))
    flags = {name: np.concatenate([part["flags"][name] for part in parts]) for name in names}
    return Replayed(
        flags=flags,
        features=np.concatenate([part["features"] for part in parts]),
        stopped=np.concatenate([part["stopped"] for part in parts]),
        helped=np.concatenate([part["helped"] for part in parts]),
        first=np.concatenate([part["first"] for part in parts]),
        lately=np.concatenate([part["lately"] for part in parts]),
        cluster=cluster,
        mentor=mentor,
        cycle=np.repeat(np.arange(len(parts)), [len(part["pair"]) for part in parts]),
        left_out={why: int(sum(part[why] for part in parts)) for why in left_out},
        n_pairs=len(np.unique(pair)),
    )


def landmarks(history: History) -> tuple[Array, Array]:
    """Pairs and days: one agreed interval apart from the first match on, each pair from its match until its end."""
    if not len(history.matched):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    step = max(1, round(history.interval))
    days = np.arange(int(history.matched.min()) + step, history.day + 1, step)
    there = (history.matched[:, None] < days) & (days < history.ended[:, None])
    pair, which = np.nonzero(there)
    return pair, days[which]


def _cycle(
    history: History, settings: Mapping[str, Mapping[str, float]], horizon: Mapping[str, float]
) -> dict[str, Any]:
    pair, day = landmarks(history)
    after = afterwards(history, pair, day, horizon)
    kept = after.judged
    pair, day = pair[kept], day[kept]
    rows = known(history, pair, day)
    flags = flagged(rows, settings, replayed=True)
    flags[ANY] = any_of(flags, len(pair))
    return {
        "pair": pair,
        "flags": flags,
        "features": rows.features(),
        "stopped": after.stopped[kept],
        "helped": after.helped[kept],
        "first": _first(pair, flags[ANY]),
        "lately": rows.silent <= horizon["intervals"] * history.interval,
        "cluster": history.cluster[pair],
        "mentor": history.mentor[pair],
        **_left_out(after),
    }


def _left_out(after: Afterwards) -> dict[str, int]:
    return {"too_late": int(after.too_late.sum()), "ended_well": int(after.ended_well.sum())}


def _first(pair: Array, flag: Array) -> Array:
    """The first flagged row of each pair; rows are in the order of pairs and days."""
    first = np.zeros(len(pair), dtype=bool)
    at = np.flatnonzero(flag)
    first[at[np.unique(pair[at], return_index=True)[1]]] = True
    return first


def _numbered(parts: Sequence[Mapping[str, Any]], name: str) -> Array:
    """Numbers from 0 that are different in different cycles."""
    behind, found = 0, []
    for part in parts:
        found.append(part[name] + behind)
        behind += int(part[name].max()) + 1 if len(part[name]) else 0
    return np.unique(np.concatenate(found), return_inverse=True)[1]
