"""How long does it take? Each figure beside a named alternative, in the same run, as a ratio of medians."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from tests.benchmarks.boarding import boarding
from tests.benchmarks.engaging import engaging
from tests.benchmarks.experimenting import experimenting
from tests.benchmarks.exploring import exploring
from tests.benchmarks.judging import LIMITS, by_formula, judging, resampling
from tests.benchmarks.large import large
from tests.benchmarks.matching import interactive, matching
from tests.benchmarks.reporting import reporting
from tests.benchmarks.stable_matching import stable_matching

RUNS = 9


def seconds(code: str) -> float:
    """The wall time of one fresh Python process that runs `code`."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begun


def importing() -> None:
    """`import mentorlab` beside `import pandas`, both less the time of an empty process, in turn."""
    codes = {"empty": "pass", "mentorlab": "import mentorlab", "pandas": "import pandas"}
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(RUNS):
        for name, code in codes.items():
            taken[name].append(seconds(code))
    empty = statistics.median(taken["empty"])
    net = {name: statistics.median(times) - empty for name, times in taken.items() if name != "empty"}
    ratio = net["pandas"] / max(net["mentorlab"], 1e-4)
    line = f"import mentorlab {net['mentorlab']:.3f} s, import pandas {net['pandas']:.3f} s"
    print(f"{line}: {ratio:.0f} times lighter (medians of {RUNS})")


if __name__ == "__main__":
    importing()
    large()
    engaging()
    by_formula()
    resampling()
    for people in LIMITS:
        judging(people)
    experimenting()
    interactive()
    boarding()
    exploring()
    matching(10_000, 3_000)
    matching(50_000, 15_000)
    stable_matching()
    reporting()
