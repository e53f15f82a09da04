"""Do the rooms agree on which pairs ended because they were done?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mentorlab.engagement.closing.early import closed_early
from mentorlab.engagement.flagging.history import NEVER
from mentorlab.engagement.flagging.reading import history_from
from mentorlab.engagement.flagging.stopped import SETTLED
from mentorlab.engagement.pulsing.reading import read
from mentorlab.measures.opening import load
from mentorlab.measures.pairs_run import ended_as_meant, pairs_run, plain_reasons
from mentorlab.reach.stepping.lasting import lasted
from mentorlab.tables.definitions import shipped_definitions
from tests.programs import write_program

DONE = ("completed", "goal_met", "goals_met", "Goal reached", "goals-reached", " Finished")
NOT_DONE = ("mismatch", "by agreement", None)


@pytest.mark.parametrize(("why", "meant"), [*((one, True) for one in DONE), *((one, False) for one in NOT_DONE)])
def test_every_room_reads_a_reason_alike(tmp_path: Path, why: str | None, meant: bool) -> None:
    days = {"matched_on": "2026-01-12", "planned_end_on": "2026-12-01", "ended_on": "2026-03-01", "ended_why": why}
    pairs = pd.DataFrame([{"pair_id": "p1", "mentor_id": "a", "mentee_id": "b", **days}])
    meetings = pd.DataFrame([{"meeting_id": "m1", "pair_id": "p1", "held_on": "2026-02-01", "status": "held"}])
    program = load(write_program(tmp_path, pairs=pairs, meetings=meetings)).as_at(pd.Timestamp("2026-12-15").date())
    run = pairs_run(program)
    assert closed_early(run, 0.75, 14).frame["early"].item() != meant
    assert read(program).pairs["as_meant"].item() == meant
    assert lasted(run.frame, shipped_definitions()["reach.completed"], run.day).notna().item() == meant
    made = history_from(program)[1]
    assert made.ended[0] < NEVER
    assert not meant or plain_reasons(pd.Series(made.why)).isin(SETTLED).all()
    assert ended_as_meant(run.frame["ended_why"]).item() == meant
