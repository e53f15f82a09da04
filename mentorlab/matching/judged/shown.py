"""What of a judged match may be shown, and in which rows? Nothing here is about one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab import stats
from mentorlab.answers.wording import catalogue
from mentorlab.errors import NotComputable
from mentorlab.matching.judged.ranks import NAMED_NONE, NOT_NAMED
from mentorlab.matching.match import UNMATCHED
from mentorlab.measures.counted import Telling, share_of, shown_parts, telling

if TYPE_CHECKING:
    from mentorlab.matching.judged.judging import Judged
    from mentorlab.matching.lists import Array

PARTS = 10  # of the mentees, from the lowest fit to the highest: tenths where enough people are in each
PLACES = 1  # decimals of a fit
RANKED = 3  # choices told one by one; later ones together

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Shown:
    """What may be told of one match. Counts of people are None where they are hidden.

    `fit`: mean, median and so on of those with a mentor, 0–100. `parts`: mean fit of each tenth of them (or of fewer,
    larger parts), from the lowest; none where they are too few for more than their mean. `choices`: how many got what,
    in the order in which it is told. `named_any`: whether anybody named anybody. `envious`: how many would rather have
    another mentor who would rather have them, and `envy` how that is told.
    """

    n: int
    n_matched: int | None
    matched: Telling
    fit: stats.Spread
    worst: float
    n_worst: int
    parts: tuple[float, ...]
    choices: dict[str, int | None]
    named_any: bool
    why: dict[str, int | None]
    mentors: dict[str, int | None]
    offered: int
    envious: int
    envy: Telling
    smallest: int


def shown(judged: Judged, named: Array, smallest: int, level: float) -> Shown:
    """What may be shown of a judged match. `named`: True for mentees who named somebody.

    Raises NotComputable where fewer than the smallest group have a mentor.
    """
    fit = np.sort(judged.fit[judged.matched])
    n, with_mentor = len(judged.fit), len(fit)
    if with_mentor < max(smallest, 2):
        raise NotComputable(
            f"fewer than {max(smallest, 2)} mentees have a mentor: figures would be about single persons"
        )
    told = telling(with_mentor, n, smallest)
    counted = told in ("all", "shown")
    return Shown(
        n,
        with_mentor if counted else None,
        told,
        _rounded(stats.spread_of(fit, level=level)),
        round(float(fit[:smallest].mean()), PLACES),
        smallest,
        _parts(fit, smallest),
        _choices(judged, smallest, counted=counted),
        bool(named.any()),
        shown_parts({why: len(people) for why, people in judged.why.items()}, smallest) if told == "shown" else {},
        shown_parts(judged.load.counts, smallest) if counted else {},  # full mentors would tell the places used
        int(judged.load.offered.sum()),
        judged.blocking.mentees,
        telling(judged.blocking.mentees, n, smallest),
        smallest,
    )


def _parts(fit: Array, smallest: int) -> tuple[float, ...]:
    many = min(PARTS, len(fit) // smallest)
    return tuple(round(float(part.mean()), PLACES) for part in np.array_split(fit, many)) if many > 1 else ()


def _rounded(found: stats.Spread) -> stats.Spread:
    """With all its digits an average would tell how many people it is of, since fits are hundredths."""
    mean = replace(found.mean, value=round(found.mean.value, PLACES))
    numbers = {name: round(getattr(found, name), PLACES) for name in ("median", "lowest_tenth", "lowest", "highest")}
    return replace(found, mean=mean, gini=round(found.gini, 2), **numbers)


def _choices(judged: Judged, smallest: int, *, counted: bool) -> dict[str, int | None]:
    """How many mentees got what, in the order in which it is told.

    `counted`: how many have a mentor is told. Then those with one are divided by themselves, and those without stay.
    """
    ranks = judged.ranks
    got = {f"choice_{rank}": int((ranks == rank).sum()) for rank in range(1, RANKED + 1)}
    got["choice_later"] = int((ranks > RANKED).sum())
    got |= {"not_named": int((ranks == NOT_NAMED).sum()), "named_none": int((ranks == NAMED_NONE).sum())}
    alone = int((ranks == UNMATCHED).sum())
    if counted:
        return shown_parts(got, smallest) | ({"unmatched": alone} if alone else {})
    return shown_parts({**got, "unmatched": alone}, smallest)


def rows_of(one: Shown, level: float) -> list[Row]:
    """The rows of the table about one match."""
    words = catalogue("matching_quality")
    found = [_row("mentees", words.GROUPS["pool"], n=one.n)]
    found.append(_row("mentees", words.GROUPS["matched"], n=one.n_matched, hidden=one.n_matched is None))
    found.append(_row("fit", words.GROUPS["everyone"], n=one.n_matched, pair_fit=one.fit.mean.value))
    if one.parts:
        found[-1] |= {"pair_fit_median": one.fit.median, "pair_fit_tenth": one.fit.lowest_tenth, "gini": one.fit.gini}
        found.append(_row("fit", words.GROUPS["worst"], n=one.n_worst, pair_fit=one.worst))
    for number, mean in enumerate(one.parts, start=1):
        found.append(_row("parts", words.GROUPS["part"].format(number=number, many=len(one.parts)), pair_fit=mean))
    for name, n in one.choices.items():
        found.append(_row("choices", words.GROUPS[name], **_share(n, one.n, level), hidden=n is None))
    found += [_row("why", words.GROUPS[name], n=n, hidden=n is None) for name, n in one.why.items()]
    found.append(_row("mentors", words.GROUPS["offered"], n=one.offered))
    if one.n_matched is not None:
        found.append(_row("mentors", words.GROUPS["used"], n=one.n_matched))
    found += [_row("mentors", words.GROUPS[name], n=n, hidden=n is None) for name, n in one.mentors.items()]
    visible = one.envy in ("none", "shown", "all")
    found.append(_row("envy", words.GROUPS["envious"], n=one.envious if visible else None, hidden=not visible))
    return found


def _row(topic: str, group: str, *, hidden: bool = False, **cells: Any) -> Row:
    return {"topic": catalogue("matching_quality").TOPICS[topic], "group": group, **cells, "hidden": hidden}


def _share(n: int | None, whole: int, level: float) -> dict[str, Any]:
    if n is None:
        return {"n": None}
    share, low, high = share_of(n, whole, level)
    return {"n": n, "share": share, "share_low": low, "share_high": high}
