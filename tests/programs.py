"""Small programs for tests: folders written from a charter and tables, two arms with a planted effect, and twelve
people whose every number can be counted by hand.
"""

from __future__ import annotations

import functools
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program

CHARTER: dict[str, Any] = {
    "program": "Trial run",
    "cycle": "2026",
    "starts_on": "2026-01-10",
    "objectives": [{"id": "skill", "measure": "skill", "for": "mentees", "worthwhile_points": 2, "primary": True}],
    "evaluation": {"design": "randomised", "places_by": "lottery"},
}


def write_program(folder: Path, charter: dict[str, Any] | None = None, **tables: pd.DataFrame) -> Path:
    """A program folder. `charter` is laid over CHARTER, its `evaluation` and `privacy` key by key; None drops a key."""
    merged = {**CHARTER, **(charter or {})}
    merged["evaluation"] = {**CHARTER["evaluation"], **((charter or {}).get("evaluation") or {})}
    merged["evaluation"] = {key: value for key, value in merged["evaluation"].items() if value is not None}
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    kept = {key: value for key, value in merged.items() if value is not None}
    (folder / "program.yaml").write_text(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True), encoding="utf-8")
    for name, table in tables.items():
        table.to_csv(folder / "tables" / f"{name}.csv", index=False)
    return folder


def two_arms(
    n_program: int = 60,
    n_comparison: int = 60,
    effect: float = 5.0,
    *,
    seed: int = 7,
    lost_program: int = 0,
    lost_comparison: int = 0,
) -> dict[str, pd.DataFrame]:
    """Assignments and measures (before, after) of two arms whose after-scores differ by `effect` on average.

    Scores have a standard deviation of 10 before and a correlation of about .8 with those after.
    """
    rng = np.random.default_rng(seed)
    n = n_program + n_comparison
    ids = [f"p{number:04d}" for number in range(n)]
    arm = np.array(["program"] * n_program + ["comparison"] * n_comparison)
    before = rng.normal(50, 10, n)
    after = 10 + 0.8 * before + rng.normal(0, 6, n) + effect * (arm == "program")
    answered = np.ones(n, dtype=bool)
    answered[:lost_program] = False
    answered[n_program : n_program + lost_comparison] = False
    waves = [("before", before, np.ones(n, dtype=bool)), ("after", after, answered)]
    measures = pd.concat(
        pd.DataFrame({"person_id": ids, "measure": "skill", "wave": wave, "value": np.round(values, 3)})[kept]
        for wave, values, kept in waves
    )
    return {"assignments": pd.DataFrame({"person_id": ids, "arm": arm}), "measures": measures}


def people_of(tables: dict[str, pd.DataFrame], **columns: Any) -> pd.DataFrame:
    """A people table for everybody assigned, with more columns."""
    return pd.DataFrame({"person_id": tables["assignments"]["person_id"], **columns})


@functools.cache
def demo() -> Program:
    """The demo that ships, opened once: nothing in a program changes."""
    return load("demo")


TWELVE: dict[str, Any] = {
    "program": "Twelve people",
    "cycle": "2026",
    "starts_on": "2026-03-02",
    "ends_on": "2026-08-31",
    "units": "unit",
    "waves": [{"id": "middle", "on": "2026-06-29"}],
    "rhythm": {"meetings_every_days": 30, "minutes": 60},
    "privacy": {"smallest_group": 3},
    "objectives": None,
    "evaluation": {"design": None, "places_by": None},
}

OF_TWELVE = {
    "people": """
person_id,unit,eligible_as,eligible_on,left_on
E1,North,mentee,,
E2,North,mentee,,
E3,South,mentee,,
E4,South,mentee,,
E5,North,mentee,,
E6,South,mentee,2026-04-01,
B1,South,both,,
M1,North,mentor,,
M2,South,mentor,,
M3,North,mentor,,
N1,North,none,,
L1,South,mentee,,2026-02-01
""",
    "outreach": """
person_id,campaign,sent_on,channel,audience,variant,opened_on,answered_on
E1,invitation,2026-01-12,email,mentees,plain,2026-01-12,2026-01-13
E2,invitation,2026-01-12,email,mentees,story,2026-01-13,2026-01-14
E3,invitation,2026-01-12,email,mentees,plain,2026-01-14,
E4,invitation,2026-01-12,email,mentees,story,,
E5,invitation,2026-01-12,email,mentees,plain,,
B1,invitation,2026-01-12,email,mentees,story,2026-01-12,2026-01-12
M1,invitation,2026-01-12,email,mentors,plain,2026-01-12,2026-01-13
M2,invitation,2026-01-12,email,mentors,story,2026-01-15,
M3,invitation,2026-01-12,email,mentors,plain,,
L1,invitation,2026-01-12,email,mentees,story,2026-01-12,
E3,reminder,2026-01-26,chat,mentees,plain,2026-01-26,2026-01-27
E4,reminder,2026-01-26,chat,mentees,story,2026-01-27,
E5,reminder,2026-01-26,chat,mentees,plain,,
M2,reminder,2026-01-26,chat,mentors,story,2026-01-27,2026-01-28
M3,reminder,2026-01-26,chat,mentors,plain,2026-01-26,
""",
    "applications": """
person_id,role,applied_on,capacity,skills_offered,skills_wanted,completed_on,trained_on,declined_on,declined_why
E1,mentee,2026-01-13,,,data,2026-01-15,2026-02-16,,
E2,mentee,2026-01-14,,,leading,2026-01-16,2026-02-16,,
E3,mentee,2026-01-27,,,writing,2026-01-30,2026-02-17,,
E4,mentee,2026-02-02,,,data;leading,2026-02-03,,,
E6,mentee,2026-04-06,,,writing,2026-04-08,,,
B1,mentee,2026-01-12,,,leading,2026-01-12,2026-02-16,,
B1,mentor,2026-01-12,1,writing,,2026-01-12,2026-02-10,,
M1,mentor,2026-01-13,2,data;writing,,2026-01-14,2026-02-10,,
M2,mentor,2026-01-28,2,leading,,2026-01-29,2026-02-10,,
M3,mentor,2026-02-02,2,data,,2026-02-03,,2026-02-20,no time
""",
    "pairs": """
pair_id,mentor_id,mentee_id,matched_on,accepted_on,started_on,planned_end_on,ended_on,ended_why
p1,M1,E1,2026-03-02,2026-03-02,2026-03-02,2026-08-31,,
p2,M1,E2,2026-03-02,2026-03-02,2026-03-02,2026-08-31,2026-04-15,mismatch
p3,M2,E2,2026-05-01,2026-05-04,2026-05-04,2026-08-31,,
p4,B1,E3,2026-03-02,2026-03-02,2026-03-02,2026-08-31,2026-04-30,paused
p5,B1,E3,2026-06-01,2026-06-01,2026-06-01,,,
p6,M2,B1,2026-03-02,2026-03-05,,2026-08-31,,
""",
    "meetings": """
meeting_id,pair_id,planned_on,held_on,status,minutes,called_off_by,reason,replaces,source
m01,p1,2026-03-09,2026-03-09,held,60,,,,calendar
m02,p1,2026-04-08,2026-04-08,held,60,,,,calendar
m03,p1,,2026-04-08,held,,,,,form
m04,p1,2026-05-08,,postponed,,mentor,travel,,calendar
m05,p1,2026-05-15,,postponed,,mentee,workload,m04,calendar
m06,p1,2026-05-20,2026-05-20,held,45,,,m05,calendar
m07,p1,2026-06-19,2026-06-19,held,60,,,,calendar
m08,p1,,2026-06-20,held,,,,,form
m09,p1,2026-07-20,,planned,,,,,calendar
m10,p2,2026-03-16,2026-03-16,held,60,,,,calendar
m11,p2,2026-04-13,,cancelled,,mentee,no agenda,,calendar
m12,p2,2026-05-11,,planned,,,,,calendar
m13,p3,2026-05-18,2026-05-18,held,60,,,,form
m14,p3,2026-06-15,,no_show,,mentor,,,calendar
m15,p4,2026-03-12,2026-03-12,held,30,,,,form
m16,p4,2026-04-09,,cancelled,,mentor,workload,,calendar
m17,p4,2026-04-23,,postponed,,mentor,travel,,calendar
m18,p5,2026-06-15,2026-06-15,held,60,,,,calendar
m19,p6,2026-03-19,,cancelled,,mentor,workload,,calendar
m20,p6,2026-04-16,,no_show,,mentee,,,calendar
m21,p6,2026-05-14,,unknown,,,,,calendar
""",
    "support": """
pair_id,person_id,on,reason,resolved_on
p2,,2026-04-10,goals do not fit,2026-04-15
,E4,2026-05-04,no mentor yet,2026-05-06
p6,,2026-06-01,no reply from the partner,
""",
}
# Who said what about which pair (the mentee's id), items Q1 to Q5 of relationship_quality; Q4 counts the other way.
SAID = (
    ("E1", "E1", (5, 4, 4, 2, 4), "2026-06-29"),
    ("M1", "E1", (4, 4, 4, 2, 4), "2026-06-29"),
    ("E2", "E2", (4, 4, 4, 2, 4), "2026-06-29"),
    ("M2", "E2", (3, 3, 3, 3, 3), "2026-06-29"),
    ("E3", "E3", (5, 5, 5, 1, 5), "2026-06-30"),
    ("B1", "E3", (5, 5, 5, 1, 5), "2026-06-30"),
)


def twelve() -> dict[str, pd.DataFrame]:
    """Tables of a program of twelve people, to be written with the charter `TWELVE`, or opened by `of_twelve`.

    Seven could be mentees: E1 to E6 and B1 (E6 only from April; L1 left before the start). Four could be mentors: M1 to
    M3 and B1, who is both. N1 is neither. The tables speak up to 30 June 2026, when the last answers came. By hand:

    ================================  ==========================================================================
    reach, mentees                    eligible 7; reached 6 of 7 (not E6); opened 5 of 6 (not E5); answered 4 of 6
                                      (E1 E2 E3 B1); applied 6 of 7 (not E5), of those who answered 4 of 4, of
                                      those reached 5 of 6 (E6 came by herself); complete 6 of 6; trained 4 of 6;
                                      matched 4 of 6 (E1 E2 E3 B1; waiting E4 E6); met as a mentee 3 of 4 (not B1);
                                      met within 30 days of the day 2 (E1 E3); ended as planned 0; answered 3 as
                                      mentees (E1 E2 E3)
    days from step to step            applied to complete: E1 2, E2 2, E3 3, E4 1, E6 2, B1 0; applied to first
                                      matched: E1 48, E2 47, E3 34, B1 49, E4 and E6 still wait (148 and 85 days);
                                      first match to first meeting: E1 7, E2 14, E3 10, B1 still waits (120)
    reach, mentors                    eligible 4, reached 4, opened 4, answered 3 (not M3), applied 4, trained 3,
                                      declined 1 (M3, no time); places offered 7, without M3 5, taken on the day 4
                                      (M1 1 of 2, M2 2 of 2, B1 1 of 1); with a mentee on the day 3 of 3
    reach, by unit                    eligible mentees North 3 (E1 E2 E5), South 4 (E3 E4 E6 B1); applied 2 and 4;
                                      matched 2 of 3 and 2 of 4, so that the impact ratio of North is 4/3
    reach, campaigns                  invitation: sent to 10 (L1 among them), opened 7, answered 4; to mentees and
                                      employed: 6, 4, 3; variants (all sent): plain 5 sent 3 opened 2 answered,
                                      story 5, 4, 2; reminder: sent 5, opened 4, answered 2
    reach, skills                     wanted: data 2 (E1 E4), leading 3 (E2 E4 B1), writing 2 (E3 E6); offered by
                                      those who did not decline: data 1 (M1), leading 1 (M2), writing 2 (M1 B1)
    pairs                             made 6; running 4 (p1 p3 p5 p6); ended 2 (p2 mismatch, p4 paused), both before
                                      75 % of their 182 days (44 and 59); days up to the day: p1 120, p2 44, p3 57,
                                      p4 59, p5 29, p6 117 (began when accepted); p5 is the second spell of B1 and E3;
                                      E2 has another mentor 16 days after p2 ended
    meetings, rows                    21 in the file: 17 count, 2 logged twice (m03 same day, m08 the day after by
                                      form), 1 after its pair had ended (m12), 1 to come (m09)
    meetings, what became of them     held 8 (p1 4, p2 1, p3 1, p4 1, p5 1, p6 0), cancelled 3, postponed 3, no-show
                                      2, unknown 1: 17 that were due; 435 minutes held (p1 225, p2 60, p3 60, p4 30,
                                      p5 60)
    expected at one in 30 days        p1 4, p2 1, p3 1, p4 1, p5 0, p6 3: 10 whole intervals, 8 in running pairs
    days to the first meeting         p1 7, p2 14, p3 14, p4 10, p5 14; p6 has waited 117
    gaps                              p1 30, 42, 30, then 11 days to the day; p3 43 and p5 15 days since the last
    called off, missed                8 of 17: by the mentor 5 (m04 m14 m16 m17 m19), by the mentee 3 (m05 m11 m20);
                                      why: workload 3, travel 2, no agenda 1, not said 2
    put off                           2 chains: m04, m05, held as m06 after 12 days; m17 for good
    met within 30 days of the day     2 of 4 running pairs (p1, p5)
    support                           3 contacts (p2, p6, E4), 2 settled (after 5 and 2 days), 1 open for 29 days
    quality, middle                   mentees 4.2, 4, 5 (mean 4.4), mentors 4, 3, 5 (mean 4.0); mentee minus mentor
                                      0.2, 1, 0; answered by mentees of 3 of 4 pairs running, by mentors of 3 of 4
    ================================  ==========================================================================
    """
    tables = {name: pd.read_csv(io.StringIO(text.strip()), dtype="str") for name, text in OF_TWELVE.items()}
    answers = [
        (person, "middle", f"Q{number}", about, value, on)
        for person, about, values, on in SAID
        for number, value in enumerate(values, start=1)
    ]
    columns = ["person_id", "wave", "item", "about_id", "value", "answered_on"]
    return {**tables, "responses": pd.DataFrame(answers, columns=columns)}


def of_twelve(
    folder: Path, charter: dict[str, Any] | None = None, *, smallest: int = 2, **tables: pd.DataFrame
) -> Program:
    """The program of twelve people, opened; `charter` and `tables` are laid over its own.

    Groups of `smallest` people are shown, so that numbers can be seen; a charter itself may not go below three.
    """
    return shown_from(smallest, load(write_program(folder, {**TWELVE, **(charter or {})}, **{**twelve(), **tables})))


def shown_from(smallest: int, program: Program) -> Program:
    """The program with groups of `smallest` people shown."""
    privacy = program.charter.privacy.model_copy(update={"smallest_group": smallest})
    return replace(program, charter=program.charter.model_copy(update={"privacy": privacy}))
