"""What do the columns about returns mean: what it cost, what it gave?"""

from __future__ import annotations

from mentorlab.answers.column import Column

RETURN_COLUMNS: dict[str, Column] = {
    "line": Column("Line", "text", "What the line says"),
    "figure": Column(
        "Best figure", "as_it_is", "At the effect found and the best guesses, rounded before it is used on"
    ),
    "figure_low": Column("from", "as_it_is", "Lower end of what the draws come to; of a driver: at its low end"),
    "figure_high": Column("to", "as_it_is", "Upper end of what the draws come to; of a driver: at its high end"),
}
