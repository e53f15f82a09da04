"""How does the whole look? Bias of every line with what chance explains, and coverage against its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.calibration.asking import Asked
from tests.calibration.row import Row
from tests.calibration.summary import Summary, summarise

IN_MONEY = "effect in money"
Found = Sequence[tuple[Row, Summary]]
WORKS, FAILS = ("#0072b2", "o", "what should work"), ("#d55e00", "D", "what cannot work")
BIAS = "bias in the estimate's own unit, with 99.9 % limits\n(retention: share of people; benefit: see the table)"
COVERAGE = "coverage of 95 % intervals, in %\n(grey: where it lies if they are right, 99.9 %)"


def draw(rows: Sequence[Row], asked: Mapping[str, Sequence[Asked]], path: Path) -> None:
    """Write the figure; rows without programs are left to the tables."""
    found = [(row, s) for row in rows for line in row.lines if (s := summarise(line, asked[row.name])).n > 1]
    works = [(row, s) for row, s in found if s.line.works]
    fails = [(row, s) for row, s in found if not s.line.works]
    heights = [max(len(works), 2), max(len(fails), 2)]
    figure = Figure(figsize=(10, 2.4 + 0.17 * sum(heights)), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(2, 2, sharey="row", height_ratios=heights)
    for pair, lines, look in ((panels[0], works, WORKS), (panels[1], fails, FAILS)):
        _pair(pair[0], pair[1], lines, look)
    part = path.with_suffix(".part.png")
    figure.savefig(part, dpi=110, metadata={"Software": None})
    part.replace(path)


def _pair(bias: Axes, coverage: Axes, found: Found, look: tuple[str, str, str]) -> None:
    color, marker, title = look
    for place, (_, s) in enumerate(found):
        if s.line.truth != IN_MONEY:  # would leave all others on one spot
            bias.errorbar(
                s.bias, place, xerr=s.bias_by_chance if s.n > 1 else 0, fmt=marker, color=color, markersize=3.5, lw=1
            )
        coverage.plot([100 * s.low / s.n, 100 * s.high / s.n], [place, place], color="#999999", lw=5, alpha=0.5)
        coverage.plot(100 * s.covered / s.n, place, marker, color=color, markersize=3.5)
    bias.set_yticks(range(len(found)), [f"{row.name}: {s.line.estimate}" for row, s in found], fontsize=7)
    bias.set_ylim(max(len(found), 1) - 0.4, -0.6)
    bias.set_title(title[0].upper() + title[1:], fontsize=9, loc="left")
    for axes, middle, label in ((bias, 0, BIAS), (coverage, 95, COVERAGE)):
        axes.axvline(middle, color="black", lw=0.8)
        axes.set_xlabel(label, fontsize=8)
        axes.grid(axis="x", color="#dddddd", lw=0.6)
        axes.tick_params(axis="x", labelsize=8)
        axes.spines[["top", "right"]].set_visible(False)
