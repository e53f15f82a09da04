"""Twelve possible mentees whose way is counted by hand, five mentors, and one person in both roles."""

from __future__ import annotations

import pandas as pd

CHARTER = {
    "starts_on": "2026-01-10",
    "ends_on": "2026-06-30",
    "waves": [{"id": "before", "on": "2026-01-05"}, {"id": "after", "on": "2026-07-05"}],
    "privacy": {"smallest_group": 3},
    "objectives": None,
}
# Of m01 to m12:  written to   01-11 (and m12, who could only join as a mentor, too)
#                 opened       m01-m08 (01-12), m10 applied and answered without it
#                 answered     m01-m07 (01-14)
#                 applied      m01-m07, m10
#                 complete     m01-m06, m10 was matched without it
#                 matched      m01-m05, m10
#                 met once     m01-m04, m10;  three times: m01, m02, m03
#                 completed    m01, m02 (m03 ended early; m10 ended as done with one meeting)
#                 returned     m01, and m03, m09, who did not complete
MENTEES = [f"m{number:02d}" for number in range(1, 13)]


def people() -> pd.DataFrame:
    """m11 is eligible from 5 March, m12 left; later than all: m13; left before: m14; b01 is both; v1 to v4 mentors."""
    rows = [{"person_id": one, "eligible_as": "mentee", "unit": "A" if one < "m07" else "B"} for one in MENTEES]
    rows[10] |= {"eligible_on": "2026-03-05"}
    rows[11] |= {"left_on": "2026-02-09"}
    rows += [
        {"person_id": "m13", "eligible_as": "mentee", "unit": "B", "eligible_on": "2026-12-01"},
        {"person_id": "m14", "eligible_as": "mentee", "unit": "A", "left_on": "2025-12-31"},
        {"person_id": "b01", "eligible_as": "both", "unit": "A"},
        {"person_id": "x01", "eligible_as": "none", "unit": "B"},
        *({"person_id": f"v{number}", "eligible_as": "mentor", "unit": "B"} for number in range(1, 5)),
    ]
    return pd.DataFrame(rows)


def outreach() -> pd.DataFrame:
    """One message to everybody but m11; to b01 one for mentors only."""
    rows = [
        {
            "person_id": one,
            "campaign": "spring",
            "sent_on": "2026-01-11",
            "channel": "email",
            "audience": "mentees",
            "opened_on": "2026-01-12" if one <= "m08" else None,
            "answered_on": "2026-01-14" if one <= "m07" else None,
        }
        for one in MENTEES
        if one != "m11"
    ]
    rows += [{**rows[0], "person_id": "b01", "audience": "mentors"}]
    return pd.DataFrame(rows)


def applications() -> pd.DataFrame:
    """x01 applies though not eligible; b01 in both roles; m07 says no on 20 February."""
    applied = {
        "m01": 20,
        "m02": 20,
        "m03": 21,
        "m04": 22,
        "m05": 24,
        "m06": 24,
        "m07": 25,
        "m10": 26,
        "b01": 20,
        "x01": 20,
    }
    rows = [
        {
            "person_id": one,
            "role": "mentee",
            "applied_on": f"2026-01-{day}",
            "completed_on": f"2026-01-{day + 2}" if one <= "m06" else None,
            "declined_on": "2026-02-20" if one == "m07" else None,
        }
        for one, day in applied.items()
    ]
    rows += [
        {"person_id": one, "role": "mentor", "applied_on": "2026-01-15", "completed_on": "2026-01-15"}
        for one in ("b01", "v1", "v2")
    ]
    return pd.DataFrame(rows)


def pairs() -> pd.DataFrame:
    """b01 is a mentor of m05, and a mentee of nobody."""
    rows = [
        ("q1", "v1", "m01", "2026-02-01", None, None),
        ("q2", "v1", "m02", "2026-02-01", None, None),
        ("q3", "v2", "m03", "2026-02-01", "2026-04-01", "mentee_left"),
        ("q4", "v2", "m04", "2026-02-01", None, None),
        ("q5", "b01", "m05", "2026-02-05", None, None),
        ("q6", "v2", "m10", "2026-02-05", "2026-03-20", "completed"),
    ]
    names = ("pair_id", "mentor_id", "mentee_id", "matched_on", "ended_on", "ended_why")
    return pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows])


def meetings() -> pd.DataFrame:
    """Two meetings of q4 are one day logged twice, one is called off; q5 called theirs off."""
    held = {
        "q1": ["2026-02-10", "2026-03-10", "2026-04-10"],
        "q2": ["2026-02-20", "2026-03-20", "2026-04-20"],
        "q3": ["2026-02-03", "2026-02-17", "2026-03-03"],
        "q4": ["2026-02-15", "2026-02-15", "2026-03-15"],
        "q6": ["2026-02-25"],
    }
    rows = [
        {"meeting_id": f"{pair}-{number}", "pair_id": pair, "held_on": on, "status": "held"}
        for pair, days in held.items()
        for number, on in enumerate(days)
    ]
    rows += [
        {"meeting_id": f"{pair}-x", "pair_id": pair, "planned_on": "2026-03-25", "status": "cancelled"}
        for pair in ("q4", "q5")
    ]
    return pd.DataFrame(rows)


def responses() -> pd.DataFrame:
    """Answers at the wave after the program; m02's is empty."""
    answered = {"m01": 4, "m02": None, "m03": 5, "m09": 3}
    return pd.DataFrame(
        [
            {"person_id": one, "wave": "after", "item": "Q1", "value": value, "answered_on": "2026-07-10"}
            for one, value in answered.items()
        ]
    )


def tables() -> dict[str, pd.DataFrame]:
    """All of them."""
    return {
        "people": people(),
        "outreach": outreach(),
        "applications": applications(),
        "pairs": pairs(),
        "meetings": meetings(),
        "responses": responses(),
    }


def many(times: int, *, days_earlier: int = 0) -> dict[str, pd.DataFrame]:
    """All of them so many times over, under other ids; every day so many days earlier."""
    copies: dict[str, pd.DataFrame] = {}
    for name, table in tables().items():
        ids = [column for column in table if column.endswith("_id") and column != "group_id"]
        parts = [
            table.assign(**{column: table[column].map(lambda one, n=n: f"{one}.{n}") for column in ids})
            for n in range(times)
        ]
        whole = pd.concat(parts, ignore_index=True)
        for column in [column for column in whole if column.endswith("_on")]:
            moved = pd.to_datetime(whole[column]) - pd.Timedelta(days=days_earlier)
            whole[column] = moved.dt.strftime("%Y-%m-%d")
        copies[name] = whole
    return copies
