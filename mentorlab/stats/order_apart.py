"""How often does somebody of one group stand above somebody of another? For answers on few ordered steps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Values, align, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level, t_test_p

if TYPE_CHECKING:
    from mentorlab.stats.align import Floats

FEWEST = 5  # in a group: with fewer, the spread of who stands above whom is not known
EVEN = 0.5


@dataclass(frozen=True)
class Superiority:
    """`chance`: that one of the arm stands above one of the other, ties counted half (0–1; .5: neither does).

    `p`: of .5, two-sided, from the same errors. `n_arm`, `n_other`: people.
    """

    chance: Estimate
    p: float
    n_arm: int
    n_other: int


def superiority(after: Values, arm: Values, *, before: Values | None = None, level: float = 0.95) -> Superiority:
    """The chance that a person of the arm stands above a person of the other group afterwards.

    after: one score per person, of which only the order counts; arm: yes/no (0/1). before: the scores at the start, of
    which again only the order counts; given, the chance is adjusted for what the groups differed by at the start, as
    drawn groups differ by luck alone (Koch, Tangen, Jung and Amara 1998; Kawaguchi, Koch and Wang 2011).
    Missing: a person without one of the values is left out. The error is that of the placements of each group among
    the other (DeLong, DeLong and Clarke-Pearson 1988; Brunner and Munzel 2000); t with Satterthwaite's degrees of
    freedom on the logit, which keeps the interval within 0 to 1 (Newcombe 2006).
    Raises NotComputable for fewer than five people in a group, ids that stand twice, no spread, and where every person
    of the one group stands above all of the other.
    """
    check_level(level)
    given = {"after": after, "arm": arm} | ({} if before is None else {"before": before})
    scores = {name: numbers(name, values) for name, values in align(given).items()}  # type: ignore[arg-type]
    known = complete(scores)
    in_arm = scores["arm"][known] == 1
    sizes = int(in_arm.sum()), int((~in_arm).sum())
    if min(sizes) < FEWEST:
        raise NotComputable(f"{sizes[0]} and {sizes[1]} people: ranks of two groups need {FEWEST} in each")
    waves = [scores[name][known] for name in ("after", "before") if name in scores]
    placed = [_placements(wave, in_arm) for wave in waves]
    mean, one, other = _adjusted(np.array([p[0] for p in placed]), np.array([p[1] for p in placed]), sizes)
    if not 0 < mean < 1 or one + other <= 0:
        raise NotComputable("the groups do not overlap, or nobody differs: no interval of who stands above whom")
    return _told(mean, one, other, sizes, level, adjusted=before is not None)


def _placements(values: Floats, in_arm: np.ndarray) -> tuple[Floats, Floats]:
    """Of each person of the arm the share of the others below, of each other the share of the arm above."""
    arm, others = np.sort(values[in_arm]), np.sort(values[~in_arm])

    def below(of: Floats, among: Floats) -> Floats:
        sides = (np.searchsorted(among, of, side=side) for side in ("left", "right"))
        return np.asarray(sum(sides) / (2 * len(among)), dtype=float)

    return below(values[in_arm], others), 1 - below(values[~in_arm], arm)


def _adjusted(arm: Floats, others: Floats, sizes: tuple[int, int]) -> tuple[float, float, float]:
    """The chance less what the start explains of it, and its variance from each group."""
    chance = arm.mean(axis=1)
    parts = [np.atleast_2d(np.cov(of)) / n for of, n in zip((arm, others), sizes, strict=True)]
    both = parts[0] + parts[1]
    use = np.ones(len(chance))
    value = float(chance[0])
    if len(chance) > 1 and both[1, 1] > 0:
        slope = both[0, 1] / both[1, 1]
        use = np.array([1.0, -slope])
        value -= slope * (float(chance[1]) - EVEN)
    else:
        use[1:] = 0.0
    return value, float(use @ parts[0] @ use), float(use @ parts[1] @ use)


def _told(
    mean: float, one: float, other: float, sizes: tuple[int, int], level: float, *, adjusted: bool
) -> Superiority:
    from scipy.special import expit, logit, stdtrit

    se = math.sqrt(one + other)
    df = (one + other) ** 2 / (one**2 / (sizes[0] - 1) + other**2 / (sizes[1] - 1))
    on_logit = se / (mean * (1 - mean))
    half = float(stdtrit(df, (1 + level) / 2)) * on_logit
    low, high = (float(expit(logit(mean) + way * half)) for way in (-1, 1))
    method = "chance of standing above, placements, logit t interval" + (", adjusted for the start" if adjusted else "")
    chance = Estimate(mean, low, high, level, se, sum(sizes), method)
    return Superiority(chance, t_test_p(float(logit(mean)) / on_logit, df), *sizes)
