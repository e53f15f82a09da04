"""What do the columns about outcomes mean: effects, checks, choices, people who stay?"""

from __future__ import annotations

from mentorlab.answers.column import Column

OUTCOME_COLUMNS: dict[str, Column] = {}
