"""How does the whole look? Bias of every line with what chance explains, and coverage against its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.calibration.asking import Asked
from tests.calibration.row import Row
from tests.calibration.summary import TIMES_SE, Summary, summarise

WORKS, FAILS = ("#0072b2", "o", "should work"), ("#d55e00", "D", "cannot work")


def draw(rows: Sequence[Row], asked: Mapping[str, Sequence[Asked]], path: Path) -> None:
    """Write the figure; rows without programs are left to the tables."""
    found = [(row, s) for row in rows for line in row.lines if (s := summarise(line, asked[row.name])).n > 1]
    figure = Figure(figsize=(11, 1.4 + 0.21 * max(len(found), 4)), layout="constrained")
    FigureCanvasAgg(figure)
    bias, coverage = figure.subplots(1, 2, sharey=True, width_ratios=(1, 1))
    for place, (_, s) in enumerate(found):
        color, marker, _ = WORKS if s.line.expected == "works" else FAILS
        bias.errorbar(s.bias, place, xerr=TIMES_SE * s.bias_se, fmt=marker, color=color, markersize=4, lw=1)
        coverage.plot([100 * s.low / s.n, 100 * s.high / s.n], [place, place], color="#999999", lw=5, alpha=0.5)
        coverage.plot(100 * s.covered / s.n, place, marker, color=color, markersize=4)
    _label(bias, coverage, found)
    part = path.with_suffix(".part.png")
    figure.savefig(part, dpi=110, metadata={"Software": None})
    part.replace(path)


def _label(bias: Axes, coverage: Axes, found: Sequence[tuple[Row, Summary]]) -> None:
    bias.set_yticks(range(len(found)), [f"{row.name}: {s.line.estimate}" for row, s in found], fontsize=7)
    bias.invert_yaxis()
    bias.axvline(0, color="black", lw=0.8)
    bias.set_xlabel("bias in the estimate's own unit (retention: share of people), with 99.9 % limits")
    coverage.axvline(95, color="black", lw=0.8)
    coverage.set_xlabel("coverage of 95 % intervals, in % (grey: where 99.9 % of right ones lie)")
    for color, marker, label in (WORKS, FAILS):
        bias.plot([], [], marker, color=color, markersize=4, label=label)
    bias.legend(fontsize=7, loc="lower right", frameon=False)
    for axes in (bias, coverage):
        axes.grid(axis="x", color="#dddddd", lw=0.6)
        axes.tick_params(axis="x", labelsize=8)
        axes.xaxis.label.set_size(8)
        axes.spines[["top", "right"]].set_visible(False)
