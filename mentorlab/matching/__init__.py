"""The room that asks: who with whom?"""

from mentorlab.matching.blocking import Blocking, blocking, short_of_minimum
from mentorlab.matching.bottlenecks import bottlenecks
from mentorlab.matching.compatibility import compatibility
from mentorlab.matching.experiment import experiment
from mentorlab.matching.explain import explain
from mentorlab.matching.forms import circles, formed, shortlists
from mentorlab.matching.lottery import lottery
from mentorlab.matching.luck.on_record import drawn_match
from mentorlab.matching.misreporting import Misreporting, misreporting
from mentorlab.matching.optimal import optimal
from mentorlab.matching.pool import pool
from mentorlab.matching.proposing import proposed
from mentorlab.matching.publishing import publish
from mentorlab.matching.quality import quality
from mentorlab.matching.ranked import ranked
from mentorlab.matching.robustness import robustness
from mentorlab.matching.rules import rules
from mentorlab.matching.stable import stable
from mentorlab.matching.trial import trial
from mentorlab.matching.validation import validation
from mentorlab.matching.why import why_list

__all__ = [
    "Blocking",
    "Misreporting",
    "blocking",
    "bottlenecks",
    "circles",
    "compatibility",
    "drawn_match",
    "experiment",
    "explain",
    "formed",
    "lottery",
    "misreporting",
    "optimal",
    "pool",
    "proposed",
    "publish",
    "quality",
    "ranked",
    "robustness",
    "rules",
    "short_of_minimum",
    "shortlists",
    "stable",
    "trial",
    "validation",
    "why_list",
]
