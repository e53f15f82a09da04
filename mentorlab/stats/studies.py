"""How would an effect be looked for? A planned study as numbers: its standard error and degrees of freedom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from mentorlab.errors import NotComputable

FEWEST_DF = 1.0


@dataclass(frozen=True)
class Study:
    """A planned study. One unit = the SD of scores measured without error, in those not treated.

    n: people at the start, of whom a share `lost` (0–1) has no answer at the end. groups: "two" are compared, or "one"
    is followed. share_treated: 0–1, of two groups. start: how the score before enters: "unused", "adjusted" (ANCOVA) or
    "change" (after − before; two groups: difference in differences). correlation: of before and after, without error.
    reliability: of the measure (0–1]; it adds error and takes the correlation down. With the default 1 the unit is the
    SD of the scores as they are, and correlation and icc are those that one sees.
    clusters: "both" (places go to whole clusters, such as sites), or "treated" (the treated share somebody, such as a
    mentor; the others share nobody). cluster_size: how many at the start, as a person in it counts them (Σm²/Σm where
    sizes differ). icc: share of variance between clusters, 0–<1. cutoff: those beyond a cut of a score are treated.

    Raises NotComputable for numbers outside these ranges, and for one group whose start is not used.
    """

    n: float
    groups: Literal["two", "one"] = "two"
    share_treated: float = 0.5
    start: Literal["unused", "adjusted", "change"] = "unused"
    correlation: float = 0.0
    reliability: float = 1.0
    clusters: Literal["none", "both", "treated"] = "none"
    icc: float = 0.0
    cluster_size: float = 1.0
    lost: float = 0.0
    cutoff: bool = False

    def __post_init__(self) -> None:
        ranges = {
            "n": (0 < self.n < math.inf, "a number of people above 0"),
            "share_treated": (0 < self.share_treated < 1, "a share between 0 and 1, such as 0.5"),
            "correlation": (-1 < self.correlation < 1, "a correlation between -1 and 1"),
            "reliability": (0 < self.reliability <= 1, "a reliability above 0, up to 1"),
            "icc": (0 <= self.icc < 1, "a share of variance from 0 to below 1"),
            "cluster_size": (1 <= self.cluster_size < math.inf, "1 person or more"),
            "lost": (0 <= self.lost < 1, "a share from 0 to below 1"),
        }
        for name, (right, wanted) in ranges.items():
            if not right:
                raise NotComputable(f"{name} {getattr(self, name)}: give {wanted}")
        if self.groups == "one" and (self.start != "change" or self.cutoff):
            raise NotComputable("one group shows a change only: give start='change', and no cutoff")
        if self.cutoff and self.clusters != "none":
            raise NotComputable("a cutoff with clusters is not computed here; leave one of the two out")

    @property
    def answering(self) -> float:
        """People who answer at the end."""
        return self.n * (1 - self.lost)

    @property
    def met(self) -> float:
        """Cluster size at the end as somebody who answers counts it, where each person is lost alike."""
        return 1 + (self.cluster_size - 1) * (1 - self.lost)

    @property
    def left_over(self) -> float:
        """Variance a person contributes once the start has been used, clusters of both arms included."""
        size, icc = (self.met, self.icc) if self.clusters == "both" else (1.0, 0.0)
        true = 1 + (size - 1) * icc  # times the cluster's size: the variance of its average without error
        seen, shared = true + 1 / self.reliability - 1, self.correlation * true
        return {"unused": seen, "adjusted": seen - shared**2 / seen, "change": 2 * (seen - shared)}[self.start]


def precision(study: Study) -> tuple[float, float]:
    """Standard error of the effect, and its degrees of freedom.

    Two groups: pooled t test, or ANCOVA, whose groups start unlike by chance (variance × (1 + 1/(n − 4))). Clusters in
    both arms: 1 + (m − 1)ρ, df from the number of clusters (Donner and Klar 2000). Clusters of the treated only:
    between-variance ρ/(1 − ρ) on top of the others' (Hedges and Citkowicz 2015), df by Satterthwaite (1946). Cutoff:
    variance × 1/(1 − φ(z)²/(p(1 − p))), a normal score cut so that a share p is treated (Goldberger 1972; Schochet
    2009: 2.75 at one half). Raises NotComputable where no degree of freedom is left.
    """
    if study.groups == "one":
        variance, df = _one_group(study)
    elif study.clusters == "treated":
        variance, df = _treated_share(study)
    else:
        variance, df = _two_groups(study)
    if study.start == "adjusted":
        units = study.answering if study.clusters == "treated" else df + 2
        variance *= 1 + 1 / max(units - 4, 1)
        df -= study.clusters != "treated"
    if study.cutoff:
        variance *= cutoff_costs(study.share_treated)
        df -= 1
    if not df >= FEWEST_DF:
        few = "are too few" if study.clusters == "none" else "make too few clusters"
        raise NotComputable(f"{study.answering:,.0f} people with an answer {few} for any test; plan with more")
    return math.sqrt(variance), df


def cutoff_costs(share_treated: float) -> float:
    """How many times the variance, and so the people, a cutoff needs beside a draw (Goldberger 1972)."""
    from scipy.special import ndtri

    density = math.exp(-(float(ndtri(share_treated)) ** 2) / 2) / math.sqrt(2 * math.pi)
    return 1 / (1 - density**2 / (share_treated * (1 - share_treated)))


def _arms(study: Study) -> tuple[float, float]:
    treated = study.answering * study.share_treated
    return treated, study.answering - treated


def _between(study: Study) -> float:
    """Variance that mentors add to the scores of those who share one, in units of the others' variance."""
    return study.icc / (1 - study.icc)


def _two_groups(study: Study) -> tuple[float, float]:
    treated, others = _arms(study)
    units = study.answering if study.clusters == "none" else study.n / study.cluster_size
    return study.left_over * (1 / treated + 1 / others), units - 2


def _one_group(study: Study) -> tuple[float, float]:
    units = study.answering if study.clusters == "none" else study.n / study.cluster_size
    mentors = study.met * _between(study) if study.clusters == "treated" else 0.0
    return (study.left_over + mentors) / study.answering, units - 1


def _treated_share(study: Study) -> tuple[float, float]:
    treated, others = _arms(study)
    clusters = study.n * study.share_treated / study.cluster_size
    shared = study.left_over + study.met * _between(study)
    parts = ((study.left_over / others, others - 1), (shared / treated, clusters - 1))
    if min(df for _, df in parts) < FEWEST_DF:
        return math.nan, 0.0
    variance = sum(part for part, _ in parts)
    return variance, variance**2 / sum(part**2 / df for part, df in parts)
