"""Which running pairs do the rules flag today, why, which of them got help, and does the model agree?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.engagement.flagging.known import Known, known
from mentorlab.engagement.flagging.model import Tried
from mentorlab.engagement.flagging.reading import Read
from mentorlab.engagement.flagging.rules import RULES, any_of, flagged

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Today:
    """One row a running pair. `helped`: staff were in touch within the time that flags look ahead, up to today;
    `agrees`: whether the model would call too, None where there is none.
    """

    rows: Known
    flags: Mapping[str, Array]
    called: Array
    helped: Array
    agrees: Array | None


def today(data: Read, model: Tried | None) -> Today:
    """The pairs that run on the last day of the tables."""
    history = data.now
    pair = history.running()
    rows = known(history, pair, np.full(len(pair), history.day))
    flags = flagged(rows, data.settings, replayed=False)
    since = rows.day - round(data.horizon["intervals"] * history.interval)
    helped = rows.asked > history.asked.until(pair, since)
    agrees = model.agrees(rows) if model is not None and len(pair) else None
    return Today(rows, flags, any_of(flags, len(pair)), helped, agrees)


def calls(data: Read, found: Today) -> pd.DataFrame:
    """One row a pair that a plain rule flags, in the order of the ids: never in an order of urgency, nor with a score.

    Columns: pair_id, mentor_id, mentee_id, why (every reason in words), got_help (yes or no), and model_agrees (yes or
    no) where a model was made and judged.
    """
    words, place = catalogue("engagement_health").LIST, found.rows.pair
    why: list[list[str]] = [[] for _ in place]
    for rule in RULES:
        if rule.id in found.flags:
            said = rule.reasons(found.rows, data.settings[rule.id])
            for number in np.flatnonzero(found.flags[rule.id]):
                why[number].append(said[number])
    people = data.pairs.frame.iloc[place]
    answer = np.array([words["no"], words["yes"]], dtype=object)
    table = pd.DataFrame(
        {
            "pair_id": data.now.ids[place],
            "mentor_id": people["mentor_id"].to_numpy(),
            "mentee_id": people["mentee_id"].to_numpy(),
            "why": ["; ".join(reasons) for reasons in why],
            "got_help": answer[found.helped.astype(int)],
        }
    )
    if found.agrees is not None:
        table["model_agrees"] = answer[found.agrees.astype(int)]
    return table[found.called].sort_values("pair_id", ignore_index=True)
