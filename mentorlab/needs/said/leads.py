"""What did each group name first, and is it settled that it comes first? One line for each group and kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mentorlab import stats
from mentorlab.answers.wording import catalogue, percent, sentence_case
from mentorlab.measures.heard import Known
from mentorlab.measures.themes_shown import Counted

HALF = 0.5
LEAST_LEVEL = 0.95


@dataclass(frozen=True)
class Share:
    """A theme that is shown: how many named it, as a share of those who answered; no interval where n is small."""

    theme: str
    n: int
    estimate: stats.Estimate


def shares_of(counted: Counted, level: float) -> list[Share]:
    """The themes that are shown, the most named first."""
    found = []
    for theme, n in counted.themes.items():
        share = stats.wilson(int(n), counted.n or 0, level=level)
        if counted.described_only:
            share = stats.Estimate(share.value, math.nan, math.nan, level, share.se, share.n, "share, described only")
        found.append(Share(str(theme), int(n), share))
    return found


def lead(counted: Counted, known: dict[str, Known], level: float, form: str) -> str:
    """The line that says what was named most often, in the form for "analyst" or "plain" readers; without full stop."""
    words = catalogue("needs_voices")
    about = {"asked": words.ASKED[counted.heard.kind], "who": who(counted.heard.stakeholder)}
    if counted.n is None:
        return str(words.LEADS["hidden"].format_map(about))
    shown = shares_of(counted, level)
    about |= {"n_answered": f"{counted.n:,}"}
    if not shown:
        return str(words.LEADS["none"].format_map(about))
    first = shown[0]
    share = first.estimate
    about |= {
        "first": quoted(known[first.theme]),
        "n": f"{first.n:,}",
        "share": percent(share.value),
        "among": words.AMONG if counted.n_others != 0 else "",
        "level": percent(level, 0 if round(100 * level, 6) == round(100 * level) else 1),
        "low": percent(share.low) if math.isfinite(share.low) else "",
        "high": percent(share.high) if math.isfinite(share.high) else "",
    }
    about["spread"] = words.SPREADS[form].format_map(about) if about["low"] else ""
    if len(shown) > 1:
        about["second"] = quoted(known[shown[1].theme])
    return str(words.LEADS[_form(counted, shown, level)].format_map(about))


def headline(leading: Sequence[Counted], known: dict[str, dict[str, Known]], level: float) -> str:
    """What was named most often, in one sentence without numbers; two themes where it is not settled which is first."""
    words = catalogue("needs_voices")
    one_kind = len({one.heard.kind for one in leading}) == 1
    one_group = len({one.heard.stakeholder for one in leading}) == 1
    first, further = words.HEADLINES["one_group" if one_group else "one_kind" if one_kind else "several"]
    said: list[str] = []
    for one in leading:
        shown = shares_of(one, level)
        names = [quoted(known[one.heard.kind][share.theme]) for share in shown[:2]]
        named = words.NAMED[_form(one, shown, level)].format(first=names[0], second=names[-1])
        named += words.NAMED_AMONG if one.n_others != 0 else ""
        about = {"who": who(one.heard.stakeholder), "asked": words.ASKED[one.heard.kind], "named": named}
        said.append((further if said else first).format_map(about))
    return sentence_case("; ".join(said))


def _form(counted: Counted, shown: list[Share], level: float) -> str:
    if len(shown) == 1:
        return "only"
    if shown[0].n == shown[1].n:
        return "together"
    return "first" if comes_first(counted, shown[0].theme, shown[1].theme, level) else "first_unsettled"


def comes_first(counted: Counted, first: str, second: str, level: float) -> bool:
    """Whether more people would name the one than the other, beyond chance.

    Of those who named exactly one of the two, the share who named the first: its Wilson interval lies above one half
    (at 95 % or more). The same people answered for both, so their two shares are not independent.
    """
    named = counted.heard.named
    only_first = int((named[first] & ~named[second]).sum())
    only_second = int((named[second] & ~named[first]).sum())
    return stats.wilson(only_first, only_first + only_second, level=max(level, LEAST_LEVEL)).low > HALF


def quoted(known: Known) -> str:
    """How a theme is called within a sentence."""
    return f"“{titled(known)}”"


def titled(known: Known) -> str:
    """How a theme is called in a table or a figure."""
    return str(catalogue("needs_voices").ALIKE.format(words=known.title)) if known.found else known.title


def who(stakeholder: str) -> str:
    """How a stakeholder group is called."""
    return str(catalogue("needs_voices").WHO.get(stakeholder, stakeholder.replace("_", " ")))
