"""Who answered when, how far the arms lie apart at each wave, and which averages may stand beside the comparison's?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.panel import values
from mentorlab.outcomes.beside import sets_before
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM
from mentorlab.outcomes.entering import Sets, entering, tells_few
from mentorlab.outcomes.estimating.by_lot import of_everyone
from mentorlab.stats.estimates import t_estimate
from mentorlab.tables.charter import RECALLED
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import all_alike

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

ARMS = (PROGRAM, COMPARISON)


@dataclass(frozen=True, eq=False)
class Followed:
    """`answers`: person_id, wave, value, arm of everyone with a start; `waves`: those with enough answers, in order.

    `model`: the differences; `judged`: at the last wave, at 95 % or more. `means`: (arm, wave) → average of those of
    the comparison who answered then, only where it gives nobody away; `shown`: these people, and those who are in the
    model and not in the comparison; `few`: waves left out; `held`: waves at which those others do not enter.
    """

    answers: pd.DataFrame
    waves: tuple[str, ...]
    model: stats.OverWaves
    judged: stats.Estimate
    same_start: bool
    means: dict[tuple[str, str], stats.Estimate]
    shown: Sets
    few: tuple[str, ...]
    held: tuple[str, ...]

    def told(self, one: Comparison, arm: str, wave: str) -> int | None:
        """How many of an arm answered at a wave; None where that would tell of too few, beside other answers."""
        k = int(((self.answers["wave"] == wave) & (self.answers["arm"] == arm)).sum())
        return None if tells_few(one, arm, k) else k


def followed(one: Comparison, level: float) -> Followed:
    """The comparison's people at every wave from the start on.

    Raises NotComputable: nothing was measured before, or no later wave has ten answers in each arm.
    """
    data = one.data
    if not data.has_start:
        raise NotComputable(catalogue("outcomes_waves").NO_START)
    found = values(one.program, data.panel.measure)
    # Whoever has no start is left out, as in the comparison: else the two would tell apart the few who came late.
    started = data.assigned.index[data.assigned["before"].notna()].difference(data.extra.incomplete)
    lots = of_everyone(data, one.effect.analysis.lots)
    for part in (lots.blocks, lots.weights):
        started = started if part is None else started.intersection(part.index[part.notna()])
    arm = data.assigned["arm"].reindex(started).reindex(found["person_id"]).to_numpy()
    answers, more, held = _may_enter(one, found.assign(arm=arm)[pd.notna(arm)])
    waves, few = _enough(one, answers)
    answers = answers[answers["wave"].isin(waves)]
    same_start = one.reading.random
    cluster, blocks, weights = (
        None if part is None else part.reindex(answers["person_id"]).to_numpy()
        for part in (None if data.cluster is None else data.extra.cluster, lots.blocks, lots.weights)
    )

    def at(share: float) -> stats.OverWaves:
        return stats.effects_over_waves(
            answers["value"], answers["person_id"], answers["wave"].astype(str), answers["arm"] == PROGRAM, waves=waves,
            same_start=same_start, cluster=cluster, blocks=blocks, weights=weights, level=share,
        )  # fmt: skip

    model = at(level)
    judged = (model if level >= 0.95 else at(0.95)).effects[waves[-1]]
    means, shown = _means(one, answers, waves, level)
    return Followed(answers, waves, model, judged, same_start, means, (*shown, *more), few, held)


def _may_enter(one: Comparison, answers: pd.DataFrame) -> tuple[pd.DataFrame, Sets, tuple[str, ...]]:
    """The answers without those of people who are not analysed where, wave by wave, these may not enter.

    Also whose do enter, and the waves at which some do not: there may be an earlier report with few people more or
    less. Without a start nobody is followed.
    """
    analysed = one.data.answered.index.get_indexer(pd.Index(answers["person_id"])) >= 0
    more, held, start = list[frozenset[str]](), list[str](), one.data.before
    keep = np.ones(len(answers), dtype=bool)
    waves = answers["wave"].astype(str)
    for wave in sorted(waves.unique(), key=lambda name: name != start):
        theirs = (waves == wave).to_numpy() & ~analysed & keep
        sets = entering(one, answers.loc[theirs].set_index("person_id")["value"], wave)
        if sets is None:
            keep &= ~(theirs if wave != start else ~analysed)
            held.append(wave)
        else:
            more += sets
        if wave not in (start, one.data.after):
            there = answers[(waves == wave).to_numpy() & keep]
            every = [_ids(pd.Index(there.loc[there["arm"] == arm, "person_id"])) for arm in ARMS]
            earlier = sets_before(one.program, one.data.panel.measure, (wave,))
            if earlier and newly_told(earlier, every, one.program.charter.privacy.smallest_group):
                keep &= (waves != wave).to_numpy()
                held.append(wave)
            more += every
    return answers[keep], tuple(dict.fromkeys(more)), tuple(held)


def _enough(one: Comparison, answers: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The waves from the start on with ten answers in each arm, and those with fewer."""
    order = [wave for wave in one.program.charter.known_waves if wave != RECALLED]
    order += [wave for wave in map(str, answers["wave"].unique()) if wave not in order and wave != RECALLED]
    order = order[order.index(one.data.before) :]
    counts = pd.crosstab(answers["wave"].astype(str), answers["arm"]).reindex(
        index=order, columns=list(ARMS), fill_value=0
    )
    asked = [wave for wave in order if counts.loc[wave].sum()]
    enough = tuple(wave for wave in asked if counts.loc[wave].min() >= TESTED_FROM)
    if len(enough) < 2 or enough[0] != one.data.before:
        raise NotComputable(catalogue("outcomes_waves").FEW.format(few=TESTED_FROM))
    return enough, tuple(wave for wave in asked if wave not in enough)


def _means(
    one: Comparison, answers: pd.DataFrame, waves: tuple[str, ...], level: float
) -> tuple[dict[tuple[str, str], stats.Estimate], tuple[frozenset[str], ...]]:
    """Averages of the comparison's people at each wave, arm by arm: both arms of a wave, or neither."""
    smallest = one.program.charter.privacy.smallest_group
    known = sets_before(one.program, one.data.panel.measure, waves)
    found: dict[tuple[str, str], stats.Estimate] = {}
    shown = [_ids(one.data.of(arm).index) for arm in ARMS]
    for wave in waves:
        at = answers[answers["wave"] == wave].set_index("person_id")["value"]
        parts = {arm: at.reindex(one.data.of(arm).index).dropna() for arm in ARMS}
        sets = [_ids(part.index) for part in parts.values()]
        small = min(map(len, parts.values())) < max(smallest, TESTED_FROM)
        if small or any(all_alike(part.to_frame()) for part in parts.values()):
            continue
        if newly_told([*known, *shown], sets, smallest):
            continue
        shown += [one_set for one_set in sets if one_set not in shown]
        found |= {(arm, wave): _mean(part, level) for arm, part in parts.items()}
    return found, tuple(shown)


def _ids(index: pd.Index) -> frozenset[str]:
    return frozenset(index.to_numpy(dtype=object))  # going through a text index one by one takes far longer


def _mean(part: pd.Series, level: float) -> stats.Estimate:
    n = len(part)
    return t_estimate(
        float(part.mean()), float(part.std(ddof=1)) / math.sqrt(n), n - 1, level=level, n=n, method="mean, t interval"
    )
