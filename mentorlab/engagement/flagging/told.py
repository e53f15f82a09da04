"""What is said of the flags: sentences, checks and facts. Sentences read cells of the table only."""

from __future__ import annotations

from dataclasses import dataclass

from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.wording import catalogue, listed, number, percent, sentence_case
from mentorlab.engagement.flagging.model import FEWEST as FEWEST_STOPPED
from mentorlab.engagement.flagging.reading import Read
from mentorlab.engagement.flagging.replay import ANY
from mentorlab.engagement.flagging.rows import ORDER, TOLD_OF, group_of, rates
from mentorlab.engagement.flagging.tested import FIRST, LATELY, MODEL, RANDOM, Tested
from mentorlab.engagement.flagging.told_now import ToldNow
from mentorlab.measures.counted import in_words
from mentorlab.tables.program import Program


@dataclass(frozen=True, eq=False)
class Said:
    """Everything that an answer is worded from."""

    program: Program
    data: Read
    now: ToldNow
    tested: Tested
    level: float

    @property
    def smallest(self) -> int:
        """From how many pairs on a count is told."""
        return self.program.charter.privacy.smallest_group


def cells(said: Said) -> dict[str, str]:
    """The parts of the sentences."""
    words, state = catalogue("engagement_health"), said.tested.state
    filled = _numbers(said)
    why = no_list(said.program)
    return {
        "now": _now(said),
        "replayed": words.REPLAYED["long"][state].format_map(filled),
        "replayed_short": words.REPLAYED["short"][state].format_map(filled),
        "replayed_plain": words.REPLAYED["plain"][state].format_map(filled),
        "first": _in_time(said),
        "model": _model(said),
        "list": words.LISTED["no" if why else "yes"].format(why=why),
    }


def _now(said: Said) -> str:
    words, now = catalogue("engagement_health").NOW, said.now
    if not now.any_running:
        return str(words["none_running"])
    if now.n is None:
        if now.called is None:
            return str(words["hidden"])
        return str(words["uncounted"].format(k=f"{now.called:,}") if now.called else words["nobody_uncounted"])
    if now.n_called == 0:
        return str(words["nobody"].format(n=f"{now.n:,}"))
    called = in_words(now.n_called, now.n, said.smallest, what=catalogue("engagement_health").RUNNING)
    return str(words["called"].format(called=called))


def _numbers(said: Said) -> dict[str, str]:
    """What the sentences about earlier cycles may say in numbers, of any plain rule."""
    filled: dict[str, str] = {}
    figures = said.tested.figures
    if ANY not in figures:
        return filled
    words = catalogue("engagement_health")
    filled["base"] = _of_100(rates(figures[RANDOM])["predictive"][0])
    for name, (value, low, high) in rates(figures[ANY]).items():
        filled[name] = _of_100(value)
        ends = {"level": percent(said.level), "low": _of_100(low), "high": _of_100(high)}
        filled[f"{name}_interval"] = words.INTERVAL.format_map(ends) if low == low else ""
    return filled


def _of_100(share: float) -> str:
    return number(100 * share, 0)


def _in_time(said: Said) -> str:
    """What remains of the figures where each pair counts once: a pair that stopped long ago is flagged on each day."""
    words, found = catalogue("engagement_health").IN_TIME, said.tested.figures
    if said.tested.state not in ("foresee", "nothing"):
        return ""
    parts = [
        words[name].format(of_100=_of_100(rates(found[name])[TOLD_OF[name][0]][0]))
        for name in (FIRST, LATELY)
        if name in found and TOLD_OF[name][0] in rates(found[name])
    ]
    return "".join(f". {part}" for part in parts)


def _model(said: Said) -> str:
    words, model = catalogue("engagement_health"), said.tested.model
    if model is None or said.tested.state not in ("foresee", "nothing"):
        return ""
    ends = {"level": percent(said.level), "low": _points(model.more.low), "high": _points(model.more.high)}
    right = rates(said.tested.figures[MODEL])["predictive"][0]
    filled = {"predictive": _of_100(right), "interval": words.INTERVAL.format_map(ends)}
    filled |= {"more": number(100 * abs(model.more.value), 1), "signed": _points(model.more.value)}
    return str(words.MODEL[model.verdict].format_map(filled))


def _points(share: float) -> str:
    return number(100 * share, 1)


def no_list(program: Program) -> str:
    """Why there is no list of calls; empty where there is one."""
    words, privacy = catalogue("engagement_health").NOT_AGREED, program.charter.privacy
    if program.flags_agreed:
        return ""
    if not privacy.individual_flags:
        return str(words["not_wanted"])
    return str(words["not_yet" if program.charter.flags_agreed else "nobody"])


def checks(said: Said) -> tuple[Check, ...]:
    """What was looked at before anything was said."""
    words, tested = catalogue("engagement_health").CHECKS, said.tested
    found = [_back_tested(said)]
    if said.now.any_running:
        late = said.data.now.day - said.data.now.last_on_record > said.data.now.interval
        text = words["on_record"]["failed" if late else "passed"].format(day=f"{said.data.pairs.day:%Y-%m-%d}")
        found.append(Check("on_record", "failed" if late else "passed", text))
    if tested.state in ("foresee", "nothing"):
        seen = "passed" if tested.state == "foresee" else "failed"
        found.append(Check("foresees", "passed" if seen == "passed" else "failed", words["foresees"][seen]))
        found.append(_help(said))
    return tuple(found)


def _back_tested(said: Said) -> Check:
    words, tested = catalogue("engagement_health"), said.tested
    if tested.replayed is None:
        why = words.WHY["nothing_judged" if said.data.before else "no_cycle"]
        return Check("back_tested", "failed", words.CHECKS["back_tested"]["failed"].format(why=why))
    if tested.state == "hidden":
        why = words.WHY["few"].format(smallest=said.smallest)
        return Check("back_tested", "failed", words.CHECKS["back_tested"]["failed"].format(why=why))
    return Check("back_tested", "passed", words.CHECKS["back_tested"]["passed"].format_map(_size(said)))


def _help(said: Said) -> Check:
    words, tested = catalogue("engagement_health"), said.tested
    if ANY in tested.without_help:
        return Check("help", "passed", words.CHECKS["help"]["rounded" if ANY in tested.rounded else "passed"])
    helped = tested.replayed is not None and bool(tested.replayed.helped.any())
    why = words.WHY["few_others" if helped else "no_support"]
    return Check("help", "not_checked", words.CHECKS["help"]["not_checked"].format(why=why))


def _size(said: Said) -> dict[str, str]:
    replayed = said.tested.replayed
    n, rows = (replayed.n_pairs, len(replayed.stopped)) if replayed else (0, 0)
    return {"cycles": listed(said.data.cycles), "n": f"{n:,}", "rows": f"{rows:,}"}


def facts(said: Said) -> tuple[tuple[str, str], ...]:
    """In five lines: the day, the interval, the earlier cycles, the model, the list."""
    words, data = catalogue("engagement_health"), said.data
    told = bool(said.tested.figures)
    cycles = words.CYCLES.format_map(_size(said)) if told else listed(data.cycles) or words.NO_CYCLES
    model, why, privacy = said.tested.model, no_list(said.program), said.program.charter.privacy
    verdict = words.VERDICTS[model.verdict] if model else ""
    lines = {
        "day": f"{data.pairs.day:%Y-%m-%d}",
        "interval": words.INTERVALS[data.stated].format(days=number(data.now.interval, 0)),
        "cycles": cycles,
        "tried": words.TRIED[model.cycles].format(verdict=verdict)
        if model
        else words.NO_MODEL.format(fewest=FEWEST_STOPPED),
        "list": words.LIST_FACT[not why].format(why=why, whom=privacy.agreed_with, day=privacy.agreed_on),
    }
    return tuple((words.FACTS[name], f"{sentence_case(text)}.") for name, text in lines.items())


def notes(said: Said) -> tuple[str, ...]:
    """What was left out, counted; and how meetings that fell out are read."""
    words, replayed = catalogue("engagement_health").NOTES_HERE, said.tested.replayed
    found = [*said.data.notes, words["called_off"], words["not_shown"].format(smallest=said.smallest)]
    if said.now.any_running and not said.data.now.plans_known:
        found.append(words["plans"])
    if replayed is not None and said.tested.state != "hidden":
        few = catalogue("pairs_and_meetings").PAIRS["few"].format(smallest=said.smallest)
        left_out = {why: n for why, n in replayed.left_out.items() if n}
        found += [words[why].format(n=f"{n:,}" if n >= said.smallest else few) for why, n in left_out.items()]
        found.append(words["many_days"])
    return tuple(found)


def next_steps(said: Said) -> tuple[str, ...]:
    """What to do in view of the answer."""
    words = catalogue("engagement_health").NEXT_HERE
    why, flagged = no_list(said.program), bool(said.now.n_called)
    steps = {
        "call": flagged and not why,
        "agree": bool(why),
        "earlier": said.tested.replayed is None,
        "plans": said.now.any_running and not said.data.now.plans_known,
        "thresholds": said.tested.state == "nothing",
    }
    return tuple(words[name] for name, holds in steps.items() if holds)


def estimates(said: Said) -> tuple[Reported, ...]:
    """Every rate that is told with an interval, by flag; and the model beside the plain rules."""
    found = []
    for name in (one for one in ORDER if one in said.tested.figures):
        one = said.tested.figures[name]
        for rate, (_, low, _) in rates(one).items():
            estimate = getattr(one, rate)
            if low == low and (name not in TOLD_OF or TOLD_OF[name][0] == rate):
                found.append(Reported(rate, estimate, "share", group=group_of(name)))
    if said.tested.model is not None:
        found.append(Reported("model_less_rules", said.tested.model.more, "share"))
    return tuple(found)
