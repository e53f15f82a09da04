"""Who was told of the program, how, and what came of it? The contacts of the weeks before the start."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import Generator

from mentorlab.simulation.caring import THEMES
from mentorlab.simulation.days import NEVER
from mentorlab.simulation.joining import INVITED_ON, REMINDED_ON, Joining
from mentorlab.simulation.staff import Array, Staff, words

SHARE_AT_EVENT, SHARE_OPENING_REMINDER = 0.25, 0.50
EVENT_ON, ENCOURAGED_ON = np.datetime64("2026-01-29", "D"), np.datetime64("2026-02-02", "D")


def outreach(staff: Staff, joining: Joining, mentors: Array, encouraged: Array, rng: Generator) -> pd.DataFrame:
    """The outreach table: an invitation, a reminder for those who had not applied, a meeting, and encouragement.

    `mentors`: who offered to mentor; `encouraged`: who was spoken to by the manager. The last contact before somebody
    applied is the one that was answered.
    """
    n = len(staff)
    asked = joining.applied | mentors
    when = np.where(asked, joining.applied_on, NEVER)
    waiting = np.isnat(when) | (when >= REMINDED_ON)
    reached = joining.variant >= 0
    campaigns = (
        ("invitation", "email", INVITED_ON, reached, joining.opened),
        ("reminder", "chat", REMINDED_ON, reached & waiting, rng.random(n) < SHARE_OPENING_REMINDER),
        ("information meeting", "event", EVENT_ON, reached & (rng.random(n) < SHARE_AT_EVENT), np.ones(n, dtype=bool)),
        ("personal encouragement", "manager", ENCOURAGED_ON, encouraged, np.ones(n, dtype=bool)),
    )
    last = np.full(n, -1)
    for number, (_, _, sent, who, _) in enumerate(campaigns):
        last = np.where(who & ~np.isnat(when) & (when >= sent), number, last)
    parts = []
    for number, (campaign, channel, sent, who, opened) in enumerate(campaigns):
        people = np.flatnonzero(who)
        opened_on = np.where(opened[people], sent + rng.integers(0, 4, size=len(people)), NEVER)
        answered_on = np.where(last[people] == number, when[people], NEVER)
        opened_on = np.where(np.isnat(answered_on), opened_on, np.fmin(opened_on, answered_on))
        opened_on = np.where(np.isnat(opened_on), answered_on, opened_on)
        parts.append((people, campaign, channel, sent, opened_on, answered_on))
    people = np.concatenate([part[0] for part in parts])
    sizes = [len(part[0]) for part in parts]
    table = pd.DataFrame(
        {
            "person_id": pd.Series(staff.ids[people], dtype="str"),
            "campaign": pd.Series(np.repeat([part[1] for part in parts], sizes), dtype="str"),
            "sent_on": np.repeat(np.array([part[3] for part in parts]), sizes),
            "channel": pd.Series(np.repeat([part[2] for part in parts], sizes), dtype="str"),
            "audience": words(("mentees", "mentors"), np.where(joining.eligible, 0, 1)[people]),
            "variant": words(THEMES, joining.variant[people]),
            "opened_on": np.concatenate([part[4] for part in parts]),
            "answered_on": np.concatenate([part[5] for part in parts]),
        }
    )
    return table.sort_values(["sent_on", "person_id"], ignore_index=True, kind="stable")
