"""What do the columns about returns mean: what it cost, what it gave?"""

from __future__ import annotations

from mentorlab.answers.column import Column

RETURN_COLUMNS: dict[str, Column] = {}
