"""How would this design look for the effect? The charter's design as a study, in SDs of the scores as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.measures.assumed import Assumed, measured_before
from mentorlab.planning.detecting.crowd import Crowd
from mentorlab.tables.charter.parts import Design

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter

ONE_GROUP = ("before_after",)
OTHERS_DID_NOT_APPLY = ("comparison", "difference_in_differences")
MENTOR = "mentor"


def design_of(charter: Charter, asked: Design | None, whom: str) -> Design:
    """The design planned: the one asked for, else the charter's, else a comparison; of mentors and others one group.

    Raises NotComputable for a design that shows nothing of this kind, with the reason.
    """
    design = asked or charter.evaluation.design or "comparison"
    if whom != "mentees" and asked is None:
        design = "before_after"
    words = catalogue("planning_power")
    if design == "after_only":
        raise NotComputable(words.IMPOSSIBLE["after_only"])
    if design == "before_after" and not measured_before(charter):
        raise NotComputable(words.IMPOSSIBLE["no_start"])
    if design == "difference_in_differences" and not measured_before(charter):
        raise NotComputable(words.IMPOSSIBLE["no_start"])
    if design == "stepped" and clusters_of(charter) in (None, MENTOR):
        raise NotComputable(words.IMPOSSIBLE["stepped"])
    return design


def clusters_of(charter: Charter) -> str | None:
    """`mentor`, a column of people, or None."""
    return charter.evaluation.clustered_by


def study_of(
    charter: Charter, whom: str, design: Design, who: Crowd, numbers: Assumed, cluster_size: float
) -> stats.Study:
    """The study, seen in SDs of the scores as they are (error included): reliability is 1 here.

    Nobody but mentees shares a mentor.
    """
    by = None if design == "cutoff" else clusters_of(charter)
    if by == MENTOR and whom != "mentees":
        by = None
    start = "adjusted" if measured_before(charter) else "unused"
    if design in ("before_after", "difference_in_differences"):
        start = "change"
    return stats.Study(
        who.n,
        groups="one" if design in ONE_GROUP else "two",
        share_treated=who.share if design not in ONE_GROUP else 0.5,
        start=start,  # type: ignore[arg-type]
        correlation=numbers.correlation.value if start != "unused" else 0.0,
        clusters="none" if by is None else "treated" if by == MENTOR else "both",
        icc=0.0 if by is None else numbers.icc.value,
        cluster_size=1.0 if by is None else cluster_size,
        lost=numbers.lost.value,
        cutoff=design == "cutoff",
    )


def steadier(study: stats.Study, now: float, then: float) -> tuple[stats.Study, float]:
    """The study with a measure of reliability `then` in place of `now`, and what turns its unit into today's SDs.

    Effects, correlation and clusters without error are those that today's scores imply; one SD without error is
    √now of today's.
    """
    if study.clusters == "treated":
        between = study.icc / (1 - study.icc) / now
        icc = between / (1 + between)
    else:
        icc = min(study.icc / now, 0.99)
    true = replace(study, correlation=min(study.correlation / now, 0.99), icc=icc, reliability=then)
    return true, now**0.5
