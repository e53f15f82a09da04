"""What is told of the program's own pairs beyond a proposal: which were judged, and what they give away?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue, listed, percent
from mentorlab.matching.judged import told
from mentorlab.measures.counted import telling

if TYPE_CHECKING:
    from mentorlab.matching.judged.judging import Judged
    from mentorlab.matching.judged.own_pairs import OwnPairs
    from mentorlab.matching.judged.shown import Row, Shown


def audit_cells(judged: Judged, own: Shown, best: Shown) -> dict[str, str]:
    """What the sentences of an audit need beside those of a match."""
    words, first = catalogue("matching_quality"), _first(own, best)
    gap = round(best.fit.mean.value, 1) - round(own.fit.mean.value, 1)
    key = "none" if abs(gap) < 0.05 else "lost" if gap > 0 else "more"
    return {
        "best_fit": told.points(best.fit.mean.value),
        "gap": words.GAP[key].format(gap=told.points(abs(gap))),
        "best_first": words.BEST_FIRST.format(share=percent(first / best.n)) if first else "",
        "rules": told.rules_told(judged, own.smallest),
    }


def audit_rows(judged: Judged, pairs: OwnPairs, own: Shown, best: Shown) -> list[Row]:
    """The rows of an audit: the pairs, the best match of the same mentees, and each rule that pairs break."""
    words, smallest = catalogue("matching_quality"), own.smallest
    gap = abs(round(best.fit.mean.value, 1) - round(own.fit.mean.value, 1))
    alone = own.n_matched is None  # the number of pairs would tell how few have none
    found = [
        _row("own", words.GROUPS["pairs"], n=None if alone else pairs.n_pairs, hidden=alone),
        _row("own", words.GROUPS["best"], pair_fit=best.fit.mean.value),
        _row("own", words.GROUPS["gap"], pair_fit=gap),
    ]
    if first := _first(own, best):
        found.append(_row("own", words.GROUPS["best_first"], n=first, share=first / best.n))
    for number, mean in enumerate(best.parts, start=1):
        group = words.GROUPS["part_best"].format(number=number, many=len(best.parts))
        found.append(_row("parts", group, pair_fit=mean))
    everybody = len(set().union(*(people.tolist() for people in judged.broken.values())))
    counts = {words.GROUPS["any"]: everybody}
    counts |= {rule.replace("_", " "): len(people) for rule, people in judged.broken.items()}
    for rule, n in counts.items():
        shown = telling(n, int(judged.matched.sum()), smallest) in ("none", "shown", "all")
        found.append(_row("rules", rule, n=n if shown else None, hidden=not shown))
    return found


def _row(topic: str, group: str, *, hidden: bool = False, **cells: Any) -> Row:
    return {"topic": catalogue("matching_quality").TOPICS[topic], "group": group, **cells, "hidden": hidden}


def _first(own: Shown, best: Shown) -> int | None:
    """How many would have their first choice in the best match; None where that, or of how many, is hidden."""
    return None if own.n_matched is None else best.choices.get(told.FIRST)


def judged_in_words(pairs: OwnPairs, own: Shown) -> str:
    """How many of the pairs are judged, and why the others are not."""
    words, smallest = catalogue("matching_quality"), own.smallest
    gone = sum(pairs.left_out.values())
    reasons = [
        words.FACTS["part"].format(
            group=words.LEFT_OUT[name], n=f"{n:,}" if n >= smallest else words.FACTS["hidden"]
        )
        for name, n in pairs.left_out.items()
    ]  # fmt: skip
    left_out = words.FACTS["left_out"].format(reasons=listed(reasons)) if reasons else ""
    if own.n_matched is None:
        return str(words.FACTS["pairs_uncounted"].format(left_out=left_out))
    shown = f"{pairs.n_pairs - gone:,}" if not gone or gone >= smallest else words.FACTS["most"]
    return str(words.FACTS["pairs"].format(judged=shown, n=f"{pairs.n_pairs:,}", left_out=left_out))
