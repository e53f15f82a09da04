"""Numbers in, estimates out: the statistics of mentorlab, blind to mentoring.

What cannot be computed raises NotComputable. Its message may name ids that stand in the index (who is there twice, who
has no cluster): the engines are for those who hold the data. It never shows the values of cells: it names the column
and the kind of value.

Everything is loaded at first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorlab.stats.adjust import Adjusted as Adjusted
    from mentorlab.stats.adjust import DifferenceInDifferences as DifferenceInDifferences
    from mentorlab.stats.adjust import ancova as ancova
    from mentorlab.stats.adjust import did as did
    from mentorlab.stats.agreement import icc as icc
    from mentorlab.stats.beside_one import Beside as Beside
    from mentorlab.stats.beside_one import beside as beside
    from mentorlab.stats.clustered import ratio_of_clusters as ratio_of_clusters
    from mentorlab.stats.clustered import share_of_clusters as share_of_clusters
    from mentorlab.stats.clustered_rows import clustered_difference as clustered_difference
    from mentorlab.stats.clustered_rows import clustered_share as clustered_share
    from mentorlab.stats.compare import Paired as Paired
    from mentorlab.stats.compare import TwoGroups as TwoGroups
    from mentorlab.stats.compare import paired as paired
    from mentorlab.stats.compare import two_groups as two_groups
    from mentorlab.stats.credibility import attrition_verdict as attrition_verdict
    from mentorlab.stats.credibility import baseline_equivalence as baseline_equivalence
    from mentorlab.stats.credibility import cox_index as cox_index
    from mentorlab.stats.credibility import standardised_difference as standardised_difference
    from mentorlab.stats.estimates import Estimate as Estimate
    from mentorlab.stats.evenness import Spread as Spread
    from mentorlab.stats.evenness import average as average
    from mentorlab.stats.evenness import gini as gini
    from mentorlab.stats.evenness import spread_of as spread_of
    from mentorlab.stats.gaps import borich as borich
    from mentorlab.stats.gaps import gap_ranks as gap_ranks
    from mentorlab.stats.gaps import rated as rated
    from mentorlab.stats.one_factor import omega as omega
    from mentorlab.stats.order import order_agreement as order_agreement
    from mentorlab.stats.order import standing as standing
    from mentorlab.stats.power import detectable as detectable
    from mentorlab.stats.power import people_needed as people_needed
    from mentorlab.stats.power import power_at as power_at
    from mentorlab.stats.power import smallest_detectable as smallest_detectable
    from mentorlab.stats.power_of_shares import people_for_shares as people_for_shares
    from mentorlab.stats.power_of_shares import power_for_shares as power_for_shares
    from mentorlab.stats.power_of_shares import smallest_difference_of_shares as smallest_difference_of_shares
    from mentorlab.stats.ranges import Driver as Driver
    from mentorlab.stats.ranges import Guess as Guess
    from mentorlab.stats.ranges import Ranged as Ranged
    from mentorlab.stats.ranges import drivers as drivers
    from mentorlab.stats.ranges import ranged as ranged
    from mentorlab.stats.rates import ImpactRatio as ImpactRatio
    from mentorlab.stats.rates import impact_ratio as impact_ratio
    from mentorlab.stats.rates import wilson as wilson
    from mentorlab.stats.recommendation import recommendation_score as recommendation_score
    from mentorlab.stats.reliability import alpha as alpha
    from mentorlab.stats.reliability import alpha_without as alpha_without
    from mentorlab.stats.resampling import bootstrap as bootstrap
    from mentorlab.stats.shares_apart import difference_of_shares as difference_of_shares
    from mentorlab.stats.simulated import simulated_power as simulated_power
    from mentorlab.stats.site_trial import SiteTrial as SiteTrial
    from mentorlab.stats.site_trial import power_of_sites as power_of_sites
    from mentorlab.stats.site_trial import smallest_difference_of_sites as smallest_difference_of_sites
    from mentorlab.stats.studies import Study as Study
    from mentorlab.stats.verdict import Verdict as Verdict
    from mentorlab.stats.verdict import decide as decide
    from mentorlab.stats.waiting import Survival as Survival
    from mentorlab.stats.waiting import survival as survival

# No public name may be the name of a module too: importing the module would hide the function.
_WHERE = {
    "Beside": "beside_one",
    "SiteTrial": "site_trial",
    "beside": "beside_one",
    "power_of_sites": "site_trial",
    "smallest_difference_of_sites": "site_trial",
    "Adjusted": "adjust",
    "DifferenceInDifferences": "adjust",
    "Driver": "ranges",
    "Estimate": "estimates",
    "Guess": "ranges",
    "ImpactRatio": "rates",
    "Paired": "compare",
    "Ranged": "ranges",
    "Spread": "evenness",
    "Study": "studies",
    "Survival": "waiting",
    "TwoGroups": "compare",
    "Verdict": "verdict",
    "alpha": "reliability",
    "alpha_without": "reliability",
    "ancova": "adjust",
    "attrition_verdict": "credibility",
    "average": "evenness",
    "baseline_equivalence": "credibility",
    "bootstrap": "resampling",
    "clustered_difference": "clustered_rows",
    "clustered_share": "clustered_rows",
    "borich": "gaps",
    "cox_index": "credibility",
    "decide": "verdict",
    "detectable": "power",
    "difference_of_shares": "shares_apart",
    "did": "adjust",
    "gap_ranks": "gaps",
    "gini": "evenness",
    "icc": "agreement",
    "impact_ratio": "rates",
    "drivers": "ranges",
    "omega": "one_factor",
    "order_agreement": "order",
    "paired": "compare",
    "people_for_shares": "power_of_shares",
    "people_needed": "power",
    "power_at": "power",
    "power_for_shares": "power_of_shares",
    "ranged": "ranges",
    "ratio_of_clusters": "clustered",
    "simulated_power": "simulated",
    "smallest_detectable": "power",
    "smallest_difference_of_shares": "power_of_shares",
    "rated": "gaps",
    "recommendation_score": "recommendation",
    "share_of_clusters": "clustered",
    "spread_of": "evenness",
    "standardised_difference": "credibility",
    "standing": "order",
    "two_groups": "compare",
    "wilson": "rates",
    "survival": "waiting",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(_WHERE))
