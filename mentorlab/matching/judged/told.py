"""How is a judged match told: in a sentence, in facts, as checks, as a figure?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlab.answers.look import Picture, ShareLine, Staircase, fit_and_choices
from mentorlab.answers.parts import Check, CheckResult
from mentorlab.answers.wording import catalogue, listed, number, percent
from mentorlab.measures.counted import share_of, telling

if TYPE_CHECKING:
    from mentorlab.matching.judged.by_group import Line
    from mentorlab.matching.judged.judging import Judged
    from mentorlab.matching.judged.shown import Shown

FIRST = "choice_1"


def points(fit: float) -> str:
    """A fit as sentences say it."""
    return number(fit, 1)


def cells(one: Shown, level: float) -> dict[str, str]:
    """What the sentences about one match are filled with."""
    words = catalogue("matching_quality")
    counts = {"n": f"{one.n:,}", "n_matched": "" if one.n_matched is None else f"{one.n_matched:,}"}
    used = words.PLACES["offered" if one.n_matched is None else "used"]
    return {
        "matched": words.MATCHED[one.matched].format(**counts),
        "fit": points(one.fit.mean.value),
        "spread": words.SPREAD.format(tenth=points(one.fit.lowest_tenth)) if one.parts else "",
        "choices": _choices(one, level, plain=False),
        "choices_plain": _choices(one, level, plain=True),
        "envy": words.ENVY[one.envy].format(n=f"{one.envious:,}"),
        "places": used.format(used=counts["n_matched"], offered=f"{one.offered:,}"),
    }


def _choices(one: Shown, level: float, *, plain: bool) -> str:
    words = catalogue("matching_quality")
    if not one.named_any:
        return str(words.CHOICES["none"])
    if FIRST not in one.choices:
        return str(words.CHOICES["nobody"])
    first = one.choices[FIRST]
    if first is None:
        return str(words.CHOICES["small"])
    ranks = {rank: one.choices.get(f"choice_{rank}") for rank in words.MORE}
    more = "".join(
        ", " + words.MORE[rank].format(share=percent(n / one.n)) for rank, n in ranks.items() if n is not None
    )
    share, low, high = share_of(first, one.n, level)
    said = {"share": percent(share), "low": f"{100 * low:.0f}", "high": percent(high), "more": more}
    bare = plain or math.isnan(low)
    return str(words.CHOICES["plain" if bare else "shown"].format(level=f"{100 * level:g} %", **said))


def facts(one: Shown) -> list[tuple[str, str]]:
    """The spread of the fit, the choices, the mentors and why some have none, each in a line."""
    words = catalogue("matching_quality")
    fit = {"fit": one.fit.mean.value, "median": one.fit.median, "tenth": one.fit.lowest_tenth, "worst": one.worst}
    numbers = {name: points(value) for name, value in fit.items()} | {"gini": number(one.fit.gini, 2)}
    told = words.FACTS["fit" if one.parts else "fit_alone"].format(n_worst=one.n_worst, **numbers)
    found = [(words.LABELS["fit"], f"{told}.")]
    for label, parts in (("choices", one.choices), ("mentors", one.mentors), ("without", one.why)):
        if parts:
            found.append((words.LABELS[label], f"{_parts(parts)}."))
    return found


def _parts(parts: Mapping[str, int | None]) -> str:
    words = catalogue("matching_quality")
    return "; ".join(
        words.FACTS["part"].format(
            group=words.GROUPS[name], n=words.FACTS["hidden"] if n is None else f"{n:,}"
        )
        for name, n in parts.items()
    )  # fmt: skip


def rules_told(judged: Judged, smallest: int) -> str:
    """How many pairs break a rule, in words."""
    words = catalogue("matching_quality").RULES
    n = _broken(judged)
    return str(words[telling(n, int(judged.matched.sum()), smallest)].format(n=f"{n:,}"))


def _broken(judged: Judged) -> int:
    return len(set().union(*(people.tolist() for people in judged.broken.values())))


def checks(judged: Judged, one: Shown, has_rules: bool) -> list[Check]:
    """What was looked at: rules, places, the least that mentors asked for, pairs that must be made, envy."""
    words = catalogue("matching_quality").CHECKS
    n_over, n_below = judged.load.counts["over"], judged.load.below_minimum
    which = listed(rule.replace("_", " ") for rule in judged.broken)
    told = {"rules": rules_told(judged, one.smallest), "which": which}
    kept: CheckResult = "failed" if judged.broken else "passed" if has_rules else "not_checked"
    found = [Check("rules", kept, words["rules"][kept].format(**told))]
    for name, n in (("places", n_over), ("minimum", n_below), ("must", judged.not_made)):
        result: CheckResult = "failed" if n else "passed"
        count = f" ({n:,})" if n >= one.smallest else ""
        found.append(Check(name, result, words[f"{name}_{result}"].format(n=count)))
    envy: CheckResult = "failed" if one.envious else "passed"
    said = catalogue("matching_quality").ENVY[one.envy].format(n=f"{one.envious:,}")
    return [*found, Check("envy", envy, words[f"envy_{envy}"].format(envy=said))]


def four_fifths(name: str, lines: Sequence[Line]) -> Check:
    """Whether any group that is shown lies below four fifths of everyone else; `name`: in what (a key of TOPICS)."""
    words = catalogue("matching_quality").CHECKS["four_fifths"]
    held = {line.group: line.ratio for line in lines if line.ratio is not None}
    low = {group: ratio for group, ratio in held.items() if ratio.below_four_fifths}
    result: CheckResult = "not_checked" if not held else "failed" if low else "passed"
    ratios = listed(number(ratio.ratio.value, 2) for ratio in low.values())
    what = words["what"][name]
    return Check("four_fifths", result, words[result].format(groups=listed(low), ratios=ratios, what=what))


def figure(one: Shown, best: Shown | None, level: float, alt: str) -> Picture:
    """The fit of equal parts of the mentees, and which of their choices they got."""
    words = catalogue("matching_quality")
    said = words.FIGURE
    stairs = [Staircase(said["this"], one.parts or (one.fit.mean.value,))]
    if best is not None:
        stairs.append(Staircase(said["best"], best.parts or (best.fit.mean.value,)))
    lines = [_line(words.GROUPS[name], n, one.n, level) for name, n in one.choices.items()] if one.named_any else []
    title = said["title" if best is None else "title_own"]
    ends = (said["least"], said["most"]) if len(stairs[0].fits) > 1 else (said["this"], said["this"])
    return fit_and_choices(
        stairs, lines, title=title, fit=said["fit"], shares=said["choices"], ends=ends, alt=alt
    )  # fmt: skip


def _line(label: str, n: int | None, whole: int, level: float) -> ShareLine:
    if n is None:
        return ShareLine(label, math.nan, note=catalogue("matching_quality").FACTS["hidden"])
    share, low, high = share_of(n, whole, level)
    return ShareLine(label, share, low, high, note=percent(share))


def group_cells(line: Line, *, share: bool) -> dict[str, Any]:
    """The cells of one group's row."""
    found: dict[str, Any] = {"n": line.n}
    if line.hidden:
        return found
    name = "share" if share else "pair_fit"
    found |= {name: line.value, f"{name}_low": line.low, f"{name}_high": line.high, f"{name}_others": line.others}
    if line.ratio is not None:
        ratio = line.ratio.ratio
        found |= {"ratio": ratio.value, "ratio_low": ratio.low, "ratio_high": ratio.high, "fisher": line.ratio.p}
    return found
