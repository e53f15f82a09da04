"""Were both waves answered on the same scale? Numbers without a questionnaire's range may have changed theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.measures.panel import Panel

TOPS = (1, 5, 7, 10, 100)  # where scales usually end; one that ends elsewhere is not judged
FEWEST, BEYOND = 10, 0.2


def scales_apart(panel: Panel) -> str:
    """A note where the answers of the one wave end where another scale does; empty where nothing speaks against one.

    Only for whole numbers of at least ten people a wave, of whom a fifth at one wave lie beyond the other's scale. The
    answers of a questionnaire are held against its own range when they are read.
    """
    waves = [panel.frame[name].dropna() for name in ("before", "after")]
    if panel.instrument is not None or min(map(len, waves)) < FEWEST or not all(map(_whole, waves)):
        return ""
    tops = [next((top for top in TOPS if wave.max() <= top), None) for wave in waves]
    if None in tops or tops[0] == tops[1] or min(wave.min() for wave in waves) < 0 or 1 in tops:
        return ""
    lower, wider = sorted(zip(tops, waves, strict=True), key=lambda one: one[0] or 0)
    if (wider[1] > (lower[0] or 0)).mean() < BEYOND:
        return ""
    words = catalogue("outcomes").TWO_SCALES
    return str(words.format(before=panel.before_wave, after=panel.after_wave, first=tops[0], last=tops[1]))


def _whole(values: pd.Series) -> bool:
    return bool((values == values.round()).all())
