"""By which rule does mentorlab look for a criterion by itself? The rules by the names that the checklist uses."""

from __future__ import annotations

from collections.abc import Callable

from mentorlab.planning.ready import in_charter, in_pairs, in_records, in_tables
from mentorlab.planning.ready.seen import Seen
from mentorlab.tables.charter.criteria import Criterion
from mentorlab.tables.program import Program

RULES: dict[str, Callable[..., Seen]] = {
    rule.__name__: rule
    for rule in (
        in_charter.purpose_stated,
        in_charter.objectives_measured,
        in_charter.worthwhile_named,
        in_charter.primary_named,
        in_charter.audiences_told,
        in_charter.reports_scheduled,
        in_charter.rhythm_agreed,
        in_charter.data_use_agreed,
        in_charter.smallest_group,
        in_charter.data_end,
        in_charter.no_flags,
        in_tables.needs_asked,
        in_tables.listed,
        in_tables.trained,
        in_tables.audience_contacted,
        in_tables.contacts_after_start,
        in_tables.eligible_reached,
        in_tables.waves_answered,
        in_tables.comparison_planned,
        in_tables.meetings_kept,
        in_tables.support_resolved,
        in_tables.costs_kept,
        in_tables.cost_and_benefit,
        in_pairs.places_by_rule,
        in_pairs.both_sides_choose,
        in_pairs.not_own_manager,
        in_pairs.match_explained,
        in_pairs.endings_explained,
        in_pairs.load_kept,
        in_records.protocol_frozen,
        in_records.decisions_followed,
    )
}
READS = (
    *("needs", "outreach", "costs", "applications", "pairs", "people", "responses", "assignments", "meetings"),
    *("support", "choices"),
)


def seen(program: Program, criterion: Criterion) -> Seen | None:
    """What the folder shows of a criterion; None where only people can tell."""
    return RULES[criterion.rule](program, **criterion.given) if criterion.rule else None
