"""What do the tables show of a criterion that is about people: prepared, told, asked, answered?"""

from __future__ import annotations

import pandas as pd

from mentorlab.planning.ready.in_charter import COMPARES
from mentorlab.planning.ready.seen import NO, PARTLY, YES, Seen, nothing, of_both, of_share, yes_or_no
from mentorlab.tables.on_record.draw_record import of_places
from mentorlab.tables.program import Program


def rows_of(program: Program, table: str, *columns: str, coded: bool = False) -> pd.DataFrame:
    """The rows of a table with these columns, empty ones where it lacks them; no row where it is not there or has
    faults. `coded`: see `Program.table`.
    """
    there = program.has(table) and not program.faults_of(table)
    frame = program.table(table, coded=coded) if there else pd.DataFrame()
    return frame.reindex(columns=[*dict.fromkeys([*frame.columns, *columns])])


def _smallest(program: Program) -> int:
    return program.charter.privacy.smallest_group


def needs_asked(program: Program) -> Seen:
    """Have leaders rated needs, and others too? One side only: partly."""
    who = set(rows_of(program, "needs", "stakeholder")["stakeholder"].dropna())
    if not who:
        return nothing("needs")
    return Seen(YES, "yes") if "leaders" in who and len(who) > 1 else Seen(PARTLY, "partly")


def listed(program: Program, *, words: str) -> Seen:
    """Does a campaign or a cost bear one of these words? That there is none tells nothing."""
    wanted = [one.strip().lower() for one in words.split(",")]
    for table, column in (("outreach", "campaign"), ("costs", "item"), ("costs", "kind")):
        for name in rows_of(program, table, column)[column].dropna().unique():
            if any(word in str(name).lower() for word in wanted):
                return Seen(YES, "yes", {"table": table, "name": str(name)})
    return Seen(None, "nothing", {"table": "outreach or costs"})


def trained(program: Program, *, who: str, share: str) -> Seen:
    """Have those in pairs a day of training? Before there are pairs: those who applied and did not decline."""
    asked = rows_of(program, "applications", "person_id", "role", "trained_on", "declined_on")
    theirs = asked[asked["role"] == who]
    paired = rows_of(program, "pairs", f"{who}_id")[f"{who}_id"].dropna()
    theirs = theirs[theirs["person_id"].isin(paired)] if len(paired) else theirs[theirs["declined_on"].isna()]
    done = theirs["trained_on"].notna().groupby(theirs["person_id"]).any()
    return of_share(done, float(share), _smallest(program), "applications")


def audience_contacted(program: Program, *, audience: str) -> Seen:
    """Was anybody of this audience contacted? Who the audience of a contact was may be left open."""
    told = rows_of(program, "outreach", "audience")["audience"].dropna()
    return Seen(YES, "yes") if (told == audience).any() else nothing("outreach")


def contacts_after_start(program: Program) -> Seen:
    """Are there contacts dated after the start?"""
    sent = rows_of(program, "outreach", "sent_on")["sent_on"].dropna()
    if sent.empty:
        return nothing("outreach")
    return yes_or_no((sent > pd.Timestamp(program.charter.starts_on)).any())


def eligible_reached(program: Program, *, share: str) -> Seen:
    """Were those contacted who may take part?"""
    people = rows_of(program, "people", "person_id", "eligible_as")
    may = people[people["eligible_as"].isin(["mentee", "mentor", "both"])]
    told = rows_of(program, "outreach", "person_id")["person_id"].dropna()
    if told.empty:
        return nothing("outreach")
    return of_share(may["person_id"].isin(told), float(share), _smallest(program), "people")


def waves_answered(program: Program, *, share: str) -> Seen:
    """Did most of those concerned answer before and after? The smaller share counts."""
    answers = rows_of(program, "responses", "person_id", "wave", "value", coded=True).dropna(subset=["value"])
    assigned = of_places(rows_of(program, "assignments", "person_id"))["person_id"].dropna()
    concerned = (assigned if len(assigned) else rows_of(program, "pairs", "mentee_id")["mentee_id"]).dropna().unique()
    if answers.empty:
        return nothing("responses")
    shares = []
    for wave in program.charter.contrast_waves:
        here = pd.Series(concerned).isin(answers.loc[answers["wave"] == wave, "person_id"])
        shares.append(of_share(here, float(share), _smallest(program), "assignments or pairs"))
    return min(shares, key=lambda one: (one.value is not None, one.value or 0))


def comparison_planned(program: Program) -> Seen:
    """Do the assignments hold people without a place? Without assignments: does the design of the charter?"""
    arms = of_places(rows_of(program, "assignments", "arm"))["arm"].dropna()
    if len(arms):
        return yes_or_no(arms.isin(["comparison", "waitlist"]).any())
    return Seen(PARTLY, "partly") if program.charter.evaluation.design in COMPARES else Seen(NO, "no")


def meetings_kept(program: Program, *, share: str) -> Seen:
    """Is it known of most planned meetings what became of them?"""
    status = rows_of(program, "meetings", "status", coded=True)["status"].dropna()
    status = status[status != "planned"]
    if status.empty:
        return nothing("meetings")
    return of_share(status != "unknown", float(share), _smallest(program), "meetings")


def support_resolved(program: Program, *, share: str) -> Seen:
    """Were most requests for help resolved?"""
    contacts = rows_of(program, "support", "resolved_on")
    return of_share(contacts["resolved_on"].notna(), float(share), _smallest(program), "support")


def costs_kept(program: Program) -> Seen:
    """Is there a table of costs with amounts?"""
    return Seen(YES, "yes") if rows_of(program, "costs", "amount")["amount"].notna().any() else nothing("costs")


def cost_and_benefit(program: Program) -> Seen:
    """Are there costs, and a value of what is hoped for?"""
    return of_both(rows_of(program, "costs", "amount")["amount"].notna().any(), program.charter.values)
