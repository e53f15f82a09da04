"""How sure may one be of an effect by luck? What was looked at before the claim, and the certainty that follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from mentorlab import stats
from mentorlab.answers.parts import Certainty, Check, CheckResult
from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.errors import NotComputable

if TYPE_CHECKING:
    from mentorlab.matching.luck.aimed import Aimed
    from mentorlab.matching.luck.found import Compared
    from mentorlab.matching.luck.on_record import MatchRecord, Redrawn
    from mentorlab.tables.program import Program

LADDER: tuple[Certainty, ...] = get_args(Certainty)
RELIABLE, ENOUGH_MENTORS, FOLLOWED = 0.70, 10, 0.8


def checks(
    program: Program, record: MatchRecord, data: Compared, again: Redrawn, aim: Aimed
) -> tuple[tuple[Check, ...], str]:
    """The checks, and whether few or many of those for whom luck decided are missing ("low" or "high")."""
    words = catalogue("matching_lottery").CHECKS
    at_risk = [len(data.side(given, answered=False)) for given in (True, False)]
    there = [len(data.side(given)) for given in (True, False)]
    overall, shares = 1 - sum(there) / sum(at_risk), [1 - n / of for n, of in zip(there, at_risk, strict=True)]
    differential = abs(shares[0] - shares[1])
    attrition = stats.attrition_verdict(overall, differential)
    missing = words["attrition"].format(
        lost=sum(at_risk) - sum(there), n_at_risk=sum(at_risk), overall=percent(overall),
        differential=number(100 * differential, 1),
    )  # fmt: skip
    fewest = data.estimate.n_clusters or 0
    exact = {"draws": f"{data.chances.draws:,}", "error": number(data.chances.error, 3)}
    enough: CheckResult = "passed" if fewest >= ENOUGH_MENTORS else "failed"
    return (
        Check("repeats", "passed", words["repeats"].format(record=record.name)),
        _followed(program, again),
        Check("chances", "passed", words["chances"].format_map(exact)),
        Check("halves", "passed", words["halves"].format(moved=number(data.moved, 3))),
        Check("attrition", "passed" if attrition == "low" else "failed", missing),
        _reliability(data, aim),
        Check("clusters", enough, words[f"clusters_{enough}"].format(n=fewest)),
        Check("primary_declared", "failed", words["primary"]),
    ), attrition  # fmt: skip


def _followed(program: Program, again: Redrawn) -> Check:
    """How many of the pairs drawn stand in the table pairs?"""
    market, mate = again.pool.market, again.mentor_of
    drawn = {(market.mentees[i], market.mentors[j]) for i, j in enumerate(mate) if j >= 0}
    if not program.has("pairs") or not drawn:
        return Check(
            "followed", "not_checked", catalogue("matching_lottery").CHECKS["followed_failed"].format(share="none")
        )
    rows = program.table("pairs")
    made = set(zip(rows["mentee_id"].astype(str), rows["mentor_id"].astype(str), strict=True))
    share = len(drawn & made) / len(drawn)
    result: CheckResult = "passed" if share >= FOLLOWED else "failed"
    return Check(
        "followed", result, catalogue("matching_lottery").CHECKS[f"followed_{result}"].format(share=percent(share))
    )


def _reliability(data: Compared, aim: Aimed) -> Check:
    words = catalogue("matching_lottery").CHECKS
    items = aim.panel.items.get("after") if aim.panel.items else None
    at_risk = data.frame.index[data.frame["at_risk"]]
    if items is None or items.shape[1] < 2:
        return Check("reliability", "not_checked", words["reliability_not_checked"])
    try:
        alpha = stats.alpha(items.loc[items.index.intersection(at_risk)])
    except NotComputable as reason:
        return Check("reliability", "not_checked", f"{reason}.")
    result: CheckResult = "passed" if alpha.value >= RELIABLE else "failed"
    return Check("reliability", result, words[f"reliability_{result}"].format(alpha=number(alpha.value, 2)))


def certainty(checks: Sequence[Check], attrition: str) -> tuple[Certainty, str]:
    """High where few are missing, moderate where many are; one step down for each weakness (DESIGN 6)."""
    words = catalogue("matching_lottery").REASONS
    failed = {check.name for check in checks if check.result == "failed"}
    names = {
        "reliability": "reliability",
        "clusters": "clusters",
        "primary_declared": "primary",
        "followed": "followed",
    }
    steps = [words[short] for name, short in names.items() if name in failed]
    place = min((attrition != "low") + len(steps), len(LADDER) - 1)
    start = words["random_low" if attrition == "low" else "random_high"]
    return LADDER[place], ", but ".join([start, " and ".join(steps)]) if steps else start
