"""Would people recommend it? The share of 9 and 10 less the share of 0 to 6, with the interval that it deserves."""

from __future__ import annotations

import math

import numpy as np

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Values, numbers
from mentorlab.stats.estimates import Estimate, check_level

PROMOTE_FROM, DETRACT_TO = 9, 6


def recommendation_score(answers: Values, *, level: float = 0.95) -> Estimate:
    """Promoters − detractors in points from −100 to 100, from answers on the scale from 0 to 10.

    answers: one a person; missing ones are left out. Nine and ten promote, zero to six detract.
    Method: normal interval with se = 100 √((P + D − (P − D)²)/n), P and D the shares. With 15 people it is 39 points
    wide on either side: a score that so few people give has no trend.
    Raises NotComputable: nobody answered, answers outside 0 to 10.
    """
    check_level(level)
    given = numbers("answers", answers)
    given = given[~np.isnan(given)]
    if not len(given):
        raise NotComputable("nobody answered; check the column")
    if given.min() < 0 or given.max() > 10:
        raise NotComputable("answers lie outside 0 to 10; the score is defined on that scale only")
    from scipy.special import ndtri

    promote, detract = float(np.mean(given >= PROMOTE_FROM)), float(np.mean(given <= DETRACT_TO))
    score = 100 * (promote - detract)
    se = 100 * math.sqrt((promote + detract - (promote - detract) ** 2) / len(given))
    half = float(ndtri((1 + level) / 2)) * se
    return Estimate(score, score - half, score + half, level, se, len(given), "recommendation score, normal interval")
