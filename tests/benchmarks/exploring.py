"""How long does a panel take to answer, at the size of a usual program (demo: 232 mentees)?"""

from __future__ import annotations

import statistics
import time

import mentorlab
from mentorlab.widgets.exploring.explore import Explorer

MOVES = (0.9, 0.91, 0.92, 0.93, 0.94)
ASKED = ("outcomes.change", "outcomes.contrast", "engagement.rhythm", "reach.representation")
MOST = 0.3  # seconds, from the last move to words and figure, less the pause that waits for further moves


def exploring() -> None:
    """Medians of several moves of one control, each with another answer, words and figure."""
    from mentorlab.widgets.exploring.explore import SETTLED

    program = mentorlab.load("demo")
    for question in ASKED:
        panel = mentorlab.explore(program, question)
        assert isinstance(panel, Explorer)
        panel.wait()
        taken = []
        for level in MOVES:
            begun = time.perf_counter()
            panel.controls["level"].control.value = level
            panel.wait()
            taken.append(time.perf_counter() - begun - SETTLED)
        median = statistics.median(taken)
        print(f"explore {question}: {median:.3f} s to words and figure (wanted {MOST} s; medians of {len(MOVES)})")
