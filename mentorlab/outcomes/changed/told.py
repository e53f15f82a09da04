"""How is it told how many people changed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.parts import Certainty, Check
from mentorlab.answers.result import Result
from mentorlab.answers.wording import as_it_is, catalogue, number, p_value, percent, sentences_for_every_audience
from mentorlab.outcomes import grade, telling
from mentorlab.outcomes.changed.apart import Apart, apart_of
from mentorlab.outcomes.changed.drawn import figure
from mentorlab.outcomes.changed.known import facts_of, notes_of
from mentorlab.outcomes.changed.rows import estimates_of, needed, table_of
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, Compared
from mentorlab.outcomes.design import claim_verb, read_design
from mentorlab.outcomes.started import starting_points
from mentorlab.tables.charter import RECALLED

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.changed.lines import Line
    from mentorlab.outcomes.changed.recalled import Recalled
    from mentorlab.outcomes.changed.thresholds import Thresholds
    from mentorlab.outcomes.comparing import Comparison
    from mentorlab.tables.program import Program

WORDS = "outcomes_individual"
COMPARED_LINES = ("better", "worthwhile", "worse")


@dataclass(frozen=True, eq=False)
class Counted:
    """Everything that was found. `one`: the comparison, None where there is one group alone."""

    program: Program
    aim: Aim
    data: Compared
    one: Comparison | None
    arms: Sequence[str]
    limits: Thresholds
    lines: Sequence[Line]
    recalled: Recalled | None

    @cached_property
    def lead(self) -> Line | None:
        """The line that the answer leads with: reliably for the better, else by the size worth having."""
        shown = [line for line in self.lines if PROGRAM in line.shown and line.name in COMPARED_LINES[:2]]
        both = [line for line in shown if len(line.shown) == len(self.arms)]
        return next(iter(both or shown), None)


def told(found: Counted, level: float, *, hidden: bool) -> Result:
    """The answer, for every audience."""
    apart = _apart(found, level)
    lead = apart.get(found.lead.name) if found.lead else None
    verb = _verb(found, lead)
    checks, certainty, reason = _sure(found)
    reading = found.one.reading if found.one else read_design(
        found.program.charter.evaluation, found.data.who, compared=False, before=True
    )  # fmt: skip
    words = telling.Words(found.aim, found.data, reading, _known_verb(verb), "cannot_tell", certainty, reason, level)
    need = needed(lead, offered=verb == "led_to")
    table = table_of(found, apart, need if found.lead else None, level)
    cells = _cells(found, words, table, lead, verb)
    said = catalogue(WORDS)
    claim = said.CLAIMS[verb].format_map(cells)
    sentences = sentences_for_every_audience(
        f"{WORDS}.individual", claim=claim, **_evidence(lead, verb, cells), shares=cells["shares"],
        second=_second(found, table, words),
        needed=said.NEEDED.format(n=number(need[0], 1)) if need else "", people=cells["people"],
        certainty=catalogue("outcomes").CERTAINTIES[certainty], reason=reason, caution=words.caution,
    )  # fmt: skip
    looked_back = found.recalled is not None and bool(found.recalled.people)
    return Result(
        design=reading.name,
        estimand="offered" if found.one else None,
        sentences=sentences,
        frame=table,
        draw=lambda: figure(table, words, sentences["analyst"]),
        headline=claim,
        certainty=certainty,
        certainty_reason=reason,
        estimates=estimates_of(found, apart, need, level),
        checks=checks,
        deviations=(*reading.deviations, *found.aim.deviations),
        hidden=int(table["hidden"].sum()),
        notes=notes_of(found, hidden=hidden),
        box=((said.LABELS["people"], f"{cells['people']}."),),
        facts=facts_of(found, words),
        limits=(*said.LIMITS_HERE, catalogue("outcomes").LIMITS["persons"]),
        next_steps=(said.NEXT_HERE,),
        terms=("interval", "certainty", "reliable change", "reliability", "p"),
        shown=(
            *(frozenset(found.data.of(arm).index) for arm in found.arms),
            *((found.recalled.people,) if found.recalled and looked_back else ()),
        ),
        waves=(found.data.before, found.data.after, *((RECALLED,) if looked_back else ())),
        averaged=pd.concat([found.data.averaged(arm) for arm in found.arms]),
        **telling.about(found.aim),
    )


def _apart(found: Counted, level: float) -> dict[str, Apart]:
    if found.one is None:
        return {}
    lines = [line for line in found.lines if line.name in COMPARED_LINES]
    tried = {line.name: apart_of(found.one, line, level) for line in lines}
    return {name: apart for name, apart in tried.items() if apart is not None}


def _verb(found: Counted, lead: Apart | None) -> str:
    """Of the lead line's difference: by the design, as for every comparison (`outcomes.design`)."""
    if found.lead is None:
        return "too_few"
    if found.one is None:
        return "one_group"
    if lead is None:
        return "described"
    if lead.not_told:
        return "compatible"
    return claim_verb(
        found.one.reading,
        shown=lead.shown,
        judged=lead.judged,
        attrition=found.one.lost.verdict,
        before=True,
        moved_along=True,
    )


def _known_verb(verb: str) -> str:
    """The verb whose caution is said: how many changed carries those of the change itself."""
    return {"one_group": "change_described", "too_few": "described"}.get(verb, verb)


def _sure(found: Counted) -> tuple[tuple[Check, ...], Certainty, str]:
    """The comparison's certainty, one step down: nobody named the share of people changed beforehand."""
    words = catalogue("outcomes").REASONS
    if found.one is None:
        return (), "very_low", words["one_group"]
    one = found.one
    reliable, _ = grade.reliability(one.data, one.data.answered.index)
    checks = (
        starting_points(one.data, drawn=one.reading.random and one.lost.verdict == "low"),
        Check("attrition", "passed" if one.lost.verdict == "low" else "failed", f"{one.lost.text}."),
        reliable,
        grade.clusters(one.data, one.effect.analysis.clusters),
        Check("primary_declared", "failed", catalogue(WORDS).NOT_DECLARED),
    )
    stands = grade.standing(one.reading, one.lost, checks, tested=one.effect.tested)
    return checks, stands.certainty, stands.reason


def _cells(found: Counted, words: telling.Words, table: pd.DataFrame, lead: Apart | None, verb: str) -> dict[str, str]:
    said = catalogue(WORDS)
    cells = words.common() | {"group": telling.group_of(words), "people": _people(found)}
    if found.lead is None:
        return cells | {"shares": ""}
    way = found.aim.direction
    cells["did"] = said.DID[found.lead.name][way].format(**cells, threshold=as_it_is(round(found.lead.threshold, 2)))
    rows = table[table["line"] == said.LINES[found.lead.name][way]].set_index("group")
    shares = {arm: percent(rows.loc[arm, "share"]) for arm in found.lead.shown}
    cells["share"] = shares.get(PROGRAM, "")
    form = "both" if len(shares) == 2 and lead is not None else "none"
    if verb == "described" and len(shares) == 2:
        form = "described"
    cells["shares"] = said.SHARES[form].format(**cells, other=shares.get(COMPARISON, ""))
    cells["other"] = shares.get(COMPARISON, said.NOT_TOLD)
    if lead is not None:
        cells |= _difference(lead)
        cells["start"] = "" if lead.shown.method.startswith("difference of two") else words.common()["start"]
    return cells


def _difference(lead: Apart) -> dict[str, str]:
    """The difference in percentage points."""
    e = lead.shown
    places = 0 if e.se >= 0.01 else 1
    ends = {"low": 100 * e.low, "high": 100 * e.high}
    return {
        "size": number(abs(100 * e.value), places),
        "more": "more" if e.value >= 0 else "fewer",
        **{name: number(end, places) for name, end in ends.items()},
        **{f"{name}_signed": number(end, places, sign=True) for name, end in ends.items()},
        "p": p_value(lead.p),
    }


def _evidence(lead: Apart | None, verb: str, cells: dict[str, str]) -> dict[str, str]:
    if lead is None:
        return dict.fromkeys(("tested", "plain"), "")
    forms = catalogue(WORDS).EVIDENCE
    forms = forms["compatible"] if verb == "compatible" else forms
    return {name: forms[name].format_map(cells) for name in ("tested", "plain")}


def _second(found: Counted, table: pd.DataFrame, words: telling.Words) -> str:
    """Those who changed by the size worth having, where that is not what the answer leads with."""
    if found.lead is None or found.lead.name == "worthwhile":
        return ""
    line = next((one for one in found.lines if one.name == "worthwhile" and PROGRAM in one.shown), None)
    if line is None:
        return ""
    said, way = catalogue(WORDS), found.aim.direction
    rows = table[table["line"] == said.LINES["worthwhile"][way]].set_index("group")
    cells = {
        "did": said.DID["worthwhile"][way].format(**words.common(), threshold=as_it_is(round(line.threshold, 2))),
        "share": percent(rows.loc[PROGRAM, "share"]),
        "group": telling.group_of(words),
    }
    if COMPARISON in line.shown:
        return str(said.SECOND["both"].format(**cells, other=percent(rows.loc[COMPARISON, "share"]), **words.common()))
    return str(said.SECOND["one"].format_map(cells))


def _people(found: Counted) -> str:
    words, data = catalogue("outcomes").PEOPLE, found.data
    if found.one is None:
        n, concerned = len(data.of(PROGRAM)), data.n_assigned(PROGRAM)
        return str(words["change"].format(n=f"{n:,}", n_assigned=f"{concerned:,}"))
    n_program, n_comparison = (len(data.of(arm)) for arm in (PROGRAM, COMPARISON))
    form = words["pairs" if data.who.source == "pairs" else "assignments"]
    cells = {"n": n_program + n_comparison, "n_assigned": data.n_assigned(), "n_program": n_program}
    return str(form.format(**{name: f"{n:,}" for name, n in cells.items()}, n_comparison=f"{n_comparison:,}"))
