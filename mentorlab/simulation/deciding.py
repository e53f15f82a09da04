"""What was decided after the cycle before, and what became of it? Two decisions; of one nobody has said a word."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlab.tables.on_record.decisions import BECAME, DECISION, ENDING

BEFORE = "2025-spring"
MEETINGS = "2025-12-11-agree-on-a-rhythm"
REMINDING = "2025-12-11-remind-twice"
DECIDED_ON = date(2025, 12, 11)


def decided() -> dict[str, dict[str, Any]]:
    """The records by the names of their files; the same in every simulated program."""
    return {
        f"{DECISION}{MEETINGS}{ENDING}": {
            "id": MEETINGS,
            "cycle": BEFORE,
            "decided_on": DECIDED_ON,
            "finding": {
                "claim": "Pairs that had agreed on no rhythm met about half as often as those that had",
                "question": "engagement.rhythm",
            },
            "decision": "Agree with every pair on an hour every three weeks, in working hours",
            "owner": "program lead",
            "due_on": date(2026, 3, 2),
            "tested_by": {"objective": "belonging", "note": "and by how many meetings were held"},
        },
        f"{DECISION}{REMINDING}{ENDING}": {
            "id": REMINDING,
            "cycle": BEFORE,
            "decided_on": DECIDED_ON,
            "finding": {
                "claim": "Four in ten of those concerned did not answer the last survey",
                "question": "outcomes.change",
            },
            "decision": "Remind everybody twice before the last survey closes",
            "owner": "survey desk",
            "due_on": date(2026, 11, 16),
            "tested_by": {"measure": "engagement_pulse", "note": "by the share who answer after"},
        },
        f"{BECAME}2026-03-09-agree-on-a-rhythm{ENDING}": {
            "decision": MEETINGS,
            "became": "done",
            "on": date(2026, 3, 9),
            "note": "The rhythm stands in the charter and in the agreement that every pair was given.",
        },
    }
