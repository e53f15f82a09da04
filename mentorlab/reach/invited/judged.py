"""How is a trial of variants told? "Led to" only where lots decided and chance hardly explains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Certainty, Check, CheckResult, Reported
from mentorlab.answers.wording import AUDIENCES, catalogue, number, p_value, percent
from mentorlab.measures.counted import telling
from mentorlab.reach.invited.balance import balance
from mentorlab.reach.invited.compared import Compared, Difference
from mentorlab.tables.definitions import Definition
from mentorlab.tables.program import Program

MOST = 0.95  # of those drawn: then what was drawn is what was sent


def told(program: Program, one: Compared, counted: Definition, level: float, worthwhile: float) -> Mapping[str, Any]:
    """Everything that a Result says of the trial that leads."""
    words, campaign = catalogue("reach_campaigns"), one.trial.campaign
    checks = (*_checks(program, one), _named(one, counted))
    terms = ("interval", "variant", "intention to treat", "Newcombe interval", "certainty", "p")
    common = {"design": "drawn_variants", "checks": checks, "limits": words.LIMITS_DRAWN, "terms": terms}
    lead = one.lead
    if lead is None:
        which = ("OPEN_NOT_SENT" if pd.isna(one.closes_on) else "OPEN") if one.open else "FEW"
        closes = "" if pd.isna(one.closes_on) else one.closes_on.date().isoformat()
        said = {who: getattr(words, which)[who].format(campaign=campaign, closes_on=closes) for who in AUDIENCES}
        headline = {"OPEN": words.HEADLINE_OPEN, "OPEN_NOT_SENT": words.HEADLINE_NOT_SENT, "FEW": words.HEADLINE_FEW}
        steps = words.NEXT_DRAWN["wait"] if one.open else words.NEXT_DESCRIBED[1:]
        return {**common, "sentences": said, "headline": headline[which].format(campaign=campaign), "next_steps": steps}
    claim = "led_to" if lead.found(level) else "compatible"
    named = checks[-1].result == "passed"
    certainty: Certainty = "high" if named else "moderate"
    points = lead.estimate.scaled(100)
    verdict = stats.decide(points, worthwhile)
    cells = _cells(one, lead, level, worthwhile)
    reason = words.REASONS["named" if named else "not_named"]
    said_of = {
        "claim": words.CLAIMS[claim].format_map(cells),
        "claim_plain": words.CLAIMS[claim].format_map({**cells, "tested": "", "tested_p": ""}),
        "verdict": words.VERDICTS[verdict].format_map(cells),
        "certainty": words.CERTAINTIES[certainty],
        "reason": reason,
        "caution": words.CAUTION,
    }
    blocks = len(set(one.people["block"])) > 1
    more = (*(("Mantel-Haenszel",) if blocks else ()), *(("Holm",) if len(one.differences) > 1 else ()))
    return {
        **common,
        "terms": (*terms, *more),
        "sentences": {who: words.FOUND[who].format_map({**cells, **said_of}) for who in AUDIENCES},
        "headline": said_of["claim_plain"] if claim == "led_to" else words.HEADLINE_COMPATIBLE.format_map(cells),
        "verdict": verdict,
        "certainty": certainty,
        "certainty_reason": reason,
        "confirmatory": named,
        "estimand": "offered",
        "worthwhile": worthwhile,
        "estimates": _estimates(one),
        "next_steps": tuple(step.format_map(cells) for step in words.NEXT_DRAWN[claim]),
        "box": ((words.LABELS["lead"], words.WIDEST.format_map(cells)),),
    }


def _cells(one: Compared, lead: Difference, level: float, worthwhile: float) -> dict[str, str]:
    words, points = catalogue("reach_campaigns"), lead.estimate.scaled(100)
    first, second = one.counts[lead.first], one.counts[lead.second]
    n_pairs = len(one.differences)
    cells = {
        "campaign": one.trial.campaign,
        "first": f"“{lead.first}”",
        "second": f"“{lead.second}”",
        "difference": number(points.value, 1),
        "low": number(points.low, 1),
        "high": number(points.high, 1),
        "level": f"{100 * level:g} %",
        "p": p_value(lead.p_holm),
        "corrected": words.CORRECTED.format(n_pairs=n_pairs) if n_pairs > 1 else "",
        "word": words.WORD[str(one.trial.drawn)],
        "worthwhile": number(worthwhile, 1 if worthwhile % 1 else 0),
    }
    for side, arm in (("first", first), ("second", second)):
        cells |= {f"n_{side}": f"{arm['n']:,.0f}", f"n_{side}_applied": f"{arm['applied']:,.0f}"}
        cells[f"share_{side}"] = percent(arm["applied"] / arm["n"])
    tested = {"tested": words.TESTED.format_map(cells), "tested_p": words.TESTED_P.format_map(cells)}
    return {**cells, **tested}


def _estimates(one: Compared) -> tuple[Reported, ...]:
    """Every difference, the leading one first, in percentage points."""
    less = catalogue("reach_campaigns").LESS
    ordered = sorted(one.differences, key=lambda pair: pair is not one.lead)
    return tuple(
        Reported(
            "effect", pair.estimate.scaled(100), unit="percentage points", p=pair.p,
            p_adjusted=pair.p_holm if len(ordered) > 1 else None, n_program=pair.n_first, n_comparison=pair.n_second,
            group=f"{one.trial.campaign}: {less.format(first=pair.first, second=pair.second)}",
        )
        for pair in ordered
    )  # fmt: skip


def _checks(program: Program, one: Compared) -> list[Check]:
    words, trial = catalogue("reach_campaigns").CHECKS, one.trial
    record = trial.record.name if trial.record is not None else ""
    if trial.repeated:
        checks = [Check("drawn", "passed", words["drawn_passed"].format(record=record))]
    else:
        what = words[f"drawn_{trial.drawn}"].format(record=record)
        checks = [Check("drawn", "not_checked", words["drawn_not_checked"].format(what=what))]
    if not pd.isna(one.closes_on):
        checks.append(_sent_as_drawn(one, program.charter.privacy.smallest_group))
    checks.append(balance(program, one))
    n_blocks = len(set(one.people["block"]))
    if n_blocks > 1:
        checks.append(Check("blocks", "passed", words["blocks"].format(n=f"{n_blocks:,}")))
    return checks


def _sent_as_drawn(one: Compared, smallest: int) -> Check:
    words, right, n = catalogue("reach_campaigns").CHECKS, int(one.people["as_drawn"].sum()), len(one.people)
    how = telling(right, n, smallest)
    if how in ("all", "nearly_all"):
        key = "sent_as_drawn_all" if how == "all" else "sent_as_drawn_nearly"
        return Check("sent_as_drawn", "passed", words[key])
    if how == "few":
        return Check("sent_as_drawn", "failed", words["sent_as_drawn_few"])
    share = percent(right / n)
    result: CheckResult = "passed" if right >= MOST * n else "failed"
    return Check("sent_as_drawn", result, words["sent_as_drawn"].format(share=share))


def _named(one: Compared, counted: Definition) -> Check:
    """Were the days that count named at the draw?"""
    words = catalogue("reach_campaigns").CHECKS
    then = one.trial.record.said.get("counted") if one.trial.record is not None else None
    if not isinstance(then, dict):
        return Check("named_beforehand", "failed", words["not_named"])
    if then.get("fingerprint") == counted.fingerprint:
        return Check("named_beforehand", "passed", words["named"].format(name=counted.name))
    days = (then.get("settings") or {}).get("days")
    then_days = f"{days:g}" if isinstance(days, (int, float)) else "other"
    told = words["named_otherwise"].format(then=then_days, now=f"{counted.settings['days']:g}")
    return Check("named_beforehand", "failed", told)
