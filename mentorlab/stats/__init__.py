"""Numbers in, estimates out: the statistics of mentorlab, blind to mentoring.

What cannot be computed raises NotComputable. Its message may name ids that stand in the index (who is there twice, who
has no cluster): the engines are for those who hold the data. It never shows the values of cells: it names the column
and the kind of value.

Everything is loaded at first use, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mentorlab.stats.where import WHERE

if TYPE_CHECKING:
    from mentorlab.stats.adjust import Adjusted as Adjusted
    from mentorlab.stats.adjust import DifferenceInDifferences as DifferenceInDifferences
    from mentorlab.stats.adjust import ancova as ancova
    from mentorlab.stats.adjust import did as did
    from mentorlab.stats.agreement import icc as icc
    from mentorlab.stats.alike_in_clusters import clustered_g as clustered_g
    from mentorlab.stats.alike_in_clusters import nested_degrees as nested_degrees
    from mentorlab.stats.alike_in_clusters import nested_size_factor as nested_size_factor
    from mentorlab.stats.alike_in_clusters import nested_variance_factor as nested_variance_factor
    from mentorlab.stats.alike_in_clusters import two_arm_size_factor as two_arm_size_factor
    from mentorlab.stats.balancing import Balanced as Balanced
    from mentorlab.stats.balancing import entropy_balance as entropy_balance
    from mentorlab.stats.balancing import overlap_weights as overlap_weights
    from mentorlab.stats.beside_one import Beside as Beside
    from mentorlab.stats.beside_one import beside as beside
    from mentorlab.stats.bounds import Bounds as Bounds
    from mentorlab.stats.bounds import imbens_manski as imbens_manski
    from mentorlab.stats.bounds import lee_bounds as lee_bounds
    from mentorlab.stats.bounds import worst_case_bounds as worst_case_bounds
    from mentorlab.stats.changed_reliably import ReliableChange as ReliableChange
    from mentorlab.stats.changed_reliably import reliable_change as reliable_change
    from mentorlab.stats.clustered import ratio_of_clusters as ratio_of_clusters
    from mentorlab.stats.clustered import share_of_clusters as share_of_clusters
    from mentorlab.stats.clustered_rows import clustered_difference as clustered_difference
    from mentorlab.stats.clustered_rows import clustered_share as clustered_share
    from mentorlab.stats.compare import Paired as Paired
    from mentorlab.stats.compare import TwoGroups as TwoGroups
    from mentorlab.stats.compare import paired as paired
    from mentorlab.stats.compare import two_groups as two_groups
    from mentorlab.stats.credibility import attrition_boundary as attrition_boundary
    from mentorlab.stats.credibility import attrition_verdict as attrition_verdict
    from mentorlab.stats.credibility import baseline_equivalence as baseline_equivalence
    from mentorlab.stats.credibility import cox_index as cox_index
    from mentorlab.stats.credibility import standardised_difference as standardised_difference
    from mentorlab.stats.equal_enough import Equivalence as Equivalence
    from mentorlab.stats.equal_enough import equivalence as equivalence
    from mentorlab.stats.equal_enough import equivalence_of as equivalence_of
    from mentorlab.stats.equal_enough import smallest_found as smallest_found
    from mentorlab.stats.estimates import Estimate as Estimate
    from mentorlab.stats.evenness import Spread as Spread
    from mentorlab.stats.evenness import average as average
    from mentorlab.stats.evenness import gini as gini
    from mentorlab.stats.evenness import spread_of as spread_of
    from mentorlab.stats.gaps import borich as borich
    from mentorlab.stats.gaps import gap_ranks as gap_ranks
    from mentorlab.stats.gaps import rated as rated
    from mentorlab.stats.goal_scaling import goal_attainment as goal_attainment
    from mentorlab.stats.goal_scaling import goal_attainments as goal_attainments
    from mentorlab.stats.group_effects import GroupEffects as GroupEffects
    from mentorlab.stats.group_effects import effects_by_group as effects_by_group
    from mentorlab.stats.hazards import Hazard as Hazard
    from mentorlab.stats.hazards import hazard as hazard
    from mentorlab.stats.imputing import Imputed as Imputed
    from mentorlab.stats.imputing import multiple_imputation as multiple_imputation
    from mentorlab.stats.incidence import Competing as Competing
    from mentorlab.stats.incidence import apart_by as apart_by
    from mentorlab.stats.incidence import competing as competing
    from mentorlab.stats.incidence import restricted_mean as restricted_mean
    from mentorlab.stats.leaving_out import classical_error as classical_error
    from mentorlab.stats.leaving_out import coefficient as coefficient
    from mentorlab.stats.leaving_out import without_each as without_each
    from mentorlab.stats.one_factor import omega as omega
    from mentorlab.stats.order import order_agreement as order_agreement
    from mentorlab.stats.order import standing as standing
    from mentorlab.stats.order_apart import Superiority as Superiority
    from mentorlab.stats.order_apart import superiority as superiority
    from mentorlab.stats.over_waves import OverWaves as OverWaves
    from mentorlab.stats.over_waves import effects_over_waves as effects_over_waves
    from mentorlab.stats.paired_off import nearest_pairs as nearest_pairs
    from mentorlab.stats.paired_shares import PairedShares as PairedShares
    from mentorlab.stats.paired_shares import mcnemar as mcnemar
    from mentorlab.stats.permuted import Permuted as Permuted
    from mentorlab.stats.permuted import permutation as permutation
    from mentorlab.stats.permuted import permuted_arms as permuted_arms
    from mentorlab.stats.pooling import Pooled as Pooled
    from mentorlab.stats.pooling import pool_imputations as pool_imputations
    from mentorlab.stats.power import detectable as detectable
    from mentorlab.stats.power import people_needed as people_needed
    from mentorlab.stats.power import power_at as power_at
    from mentorlab.stats.power import smallest_detectable as smallest_detectable
    from mentorlab.stats.power_of_shares import people_for_shares as people_for_shares
    from mentorlab.stats.power_of_shares import power_for_shares as power_for_shares
    from mentorlab.stats.power_of_shares import smallest_difference_of_shares as smallest_difference_of_shares
    from mentorlab.stats.ranges import Driver as Driver
    from mentorlab.stats.ranges import Guess as Guess
    from mentorlab.stats.ranges import Measured as Measured
    from mentorlab.stats.ranges import Ranged as Ranged
    from mentorlab.stats.ranges import draws_of as draws_of
    from mentorlab.stats.ranges import drivers as drivers
    from mentorlab.stats.ranges import ranged as ranged
    from mentorlab.stats.rates import ImpactRatio as ImpactRatio
    from mentorlab.stats.rates import impact_ratio as impact_ratio
    from mentorlab.stats.rates import wilson as wilson
    from mentorlab.stats.recommendation import recommendation_score as recommendation_score
    from mentorlab.stats.reliability import alpha as alpha
    from mentorlab.stats.reliability import alpha_without as alpha_without
    from mentorlab.stats.resampling import bootstrap as bootstrap
    from mentorlab.stats.response_weights import Reweighted as Reweighted
    from mentorlab.stats.response_weights import response_weighted as response_weighted
    from mentorlab.stats.several import benjamini_hochberg as benjamini_hochberg
    from mentorlab.stats.several import holm as holm
    from mentorlab.stats.shares_apart import difference_of_shares as difference_of_shares
    from mentorlab.stats.shrunk import partial_pooling as partial_pooling
    from mentorlab.stats.signed_ranks import SignedRanks as SignedRanks
    from mentorlab.stats.signed_ranks import signed_rank as signed_rank
    from mentorlab.stats.simulated import simulated_power as simulated_power
    from mentorlab.stats.site_trial import SiteTrial as SiteTrial
    from mentorlab.stats.site_trial import power_of_sites as power_of_sites
    from mentorlab.stats.site_trial import smallest_difference_of_sites as smallest_difference_of_sites
    from mentorlab.stats.studies import Study as Study
    from mentorlab.stats.taking_part import Complier as Complier
    from mentorlab.stats.taking_part import complier_effect as complier_effect
    from mentorlab.stats.tipping import tipping_point as tipping_point
    from mentorlab.stats.toward_the_mean import expected_regression as expected_regression
    from mentorlab.stats.toward_the_mean import regression_of_group as regression_of_group
    from mentorlab.stats.unmeasured import EValues as EValues
    from mentorlab.stats.unmeasured import Shares as Shares
    from mentorlab.stats.unmeasured import e_value as e_value
    from mentorlab.stats.unmeasured import e_value_from_d as e_value_from_d
    from mentorlab.stats.unmeasured import e_values as e_values
    from mentorlab.stats.unmeasured import left_after as left_after
    from mentorlab.stats.unmeasured import partial_shares as partial_shares
    from mentorlab.stats.unmeasured import robustness_value as robustness_value
    from mentorlab.stats.verdict import Verdict as Verdict
    from mentorlab.stats.verdict import decide as decide
    from mentorlab.stats.waiting import Survival as Survival
    from mentorlab.stats.waiting import survival as survival
    from mentorlab.stats.weighting import Weighted as Weighted
    from mentorlab.stats.weighting import weighted_effect as weighted_effect
    from mentorlab.stats.whole_units import OfUnits as OfUnits
    from mentorlab.stats.whole_units import mean_of_units as mean_of_units
    from mentorlab.stats.whole_units import units_apart as units_apart
    from mentorlab.stats.within_pairs import HiddenBias as HiddenBias
    from mentorlab.stats.within_pairs import hidden_bias as hidden_bias
    from mentorlab.stats.within_pairs import signed_rank_bound as signed_rank_bound
    from mentorlab.stats.without_start import WithoutStart as WithoutStart
    from mentorlab.stats.without_start import effect_without_start as effect_without_start


def __getattr__(name: str) -> Any:
    if name not in WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(WHERE))
