"""What do places and pairs show of a criterion: given by a rule, chosen by both sides, explained, ended well?"""

from __future__ import annotations

import pandas as pd

from mentorlab.measures.repeated_draw import not_repeated
from mentorlab.planning.ready.in_tables import rows_of
from mentorlab.planning.ready.seen import NO, PARTLY, YES, Seen, nothing, of_both, of_share
from mentorlab.tables.on_record.draw import how_drawn
from mentorlab.tables.on_record.draw_record import of_places
from mentorlab.tables.program import Program

RULES_KNOWN_BEFORE = ("cutoff_score", "first_come", "own_choice", "everyone")


def places_by_rule(program: Program) -> Seen:
    """Does the charter say by which rule places are given, and does the record of a draw bear it out?"""
    by = program.charter.evaluation.places_by
    if by in RULES_KNOWN_BEFORE:
        return Seen(YES, "yes", {"rule": by.replace("_", " ")})
    if by != "lottery":
        return Seen(NO, "no")
    rows = of_places(rows_of(program, "assignments", "person_id", "arm"))
    drawn, _ = how_drawn(program.records, rows, whole=program.day is None)
    if drawn == "contradicted" or (drawn == "record" and program.day is None and not_repeated(program, rows)):
        return Seen(NO, "contradicted")
    return Seen(YES, "drawn") if drawn else Seen(PARTLY, "partly")


def both_sides_choose(program: Program, *, share: str) -> Seen:
    """Have mentees stated choices, and did those matched accept?"""
    choices = rows_of(program, "choices", "chosen_id")["chosen_id"].notna().any()
    pairs = rows_of(program, "pairs", "accepted_on")
    if pairs.empty and not choices:
        return nothing("choices or pairs")
    return of_both(choices, len(pairs) and pairs["accepted_on"].notna().mean() >= float(share))


def not_own_manager(program: Program) -> Seen:
    """Is the rule in the charter, and is nobody's mentor their manager?"""
    stated = program.charter.matching.holds("not_own_manager")
    people = rows_of(program, "people", "person_id", "manager_id").dropna(subset=["person_id"])
    managers = people.drop_duplicates("person_id").set_index("person_id")["manager_id"]
    pairs = rows_of(program, "pairs", "mentor_id", "mentee_id")
    if (pairs["mentee_id"].map(managers) == pairs["mentor_id"]).any():
        return Seen(NO, "broken" if stated else "no")
    return Seen(YES, "yes") if stated else Seen(NO, "no")


def match_explained(program: Program) -> Seen:
    """Is a policy or a score kept with the pairs?"""
    pairs = rows_of(program, "pairs", "policy", "score")
    if pairs.empty:
        return nothing("pairs")
    kept = pairs["policy"].notna() | pairs["score"].notna()
    return Seen(YES, "yes") if kept.all() else Seen(PARTLY, "partly") if kept.any() else Seen(NO, "no")


def endings_explained(program: Program, *, share: str) -> Seen:
    """Is it kept why pairs ended?"""
    pairs = rows_of(program, "pairs", "ended_on", "ended_why")
    ended = pairs[pairs["ended_on"].notna()]
    smallest = program.charter.privacy.smallest_group
    return of_share(ended["ended_why"].notna(), float(share), smallest, "pairs")


def load_kept(program: Program) -> Seen:
    """Has no mentor more mentees than they said they can take?"""
    mentors = rows_of(program, "applications", "person_id", "role", "capacity")
    said = mentors[(mentors["role"] == "mentor") & mentors["capacity"].notna()]
    pairs = rows_of(program, "pairs", "mentor_id")
    load = pairs["mentor_id"].value_counts()
    limits = pd.Series(said["capacity"].to_numpy(), index=said["person_id"]).groupby(level=0).max()
    known = load.index.intersection(limits.index)
    if known.empty:
        return nothing("applications or pairs")
    return Seen(YES, "yes") if (load[known] <= limits[known]).all() else Seen(NO, "no")
