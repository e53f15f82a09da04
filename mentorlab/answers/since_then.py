"""What has changed since the last report of this kind, and why may it? Every answer's first number, then and now."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mentorlab.answers.card import css
from mentorlab.answers.counted_otherwise import counted_otherwise
from mentorlab.answers.earlier_run import FIRST, SETTING, EarlierRun, earlier_run
from mentorlab.answers.markup import Passage, bullets, escape, table
from mentorlab.answers.wording import catalogue, decimals, number

if TYPE_CHECKING:
    from mentorlab.answers.result import Result
    from mentorlab.tables.program import Program

NO_REASON = ("as_of", SETTING, "publishing", "folder")  # settings that are another each time, or said otherwise


def since_then(
    program: Program,
    *answers: Result,
    compare_with: str = "",
    as_of: str = "",
    report: str = "program",
    settings: Mapping[str, Any] | None = None,
) -> Passage:
    """The first number of every answer beside the one in an earlier run of the report, and what else is different.

    `compare_with`: the earlier run, as `mentorlab run` takes it; empty: none. `settings`: the report's own, to be held
    against those of then. Raises BadInput as `earlier_run`.
    """
    words = catalogue("since_then")
    if not compare_with:
        return _plain(words.NOT_ASKED)
    day = dt.date.fromisoformat(as_of) if as_of else program.as_of
    run = earlier_run(program, compare_with, report, day=day)
    if run is None or compare_with == FIRST:
        return _plain(words.FIRST)
    head = words.THEN.format(run=run.name, then=run.as_of or words.NO_DAY, now=day or words.NO_DAY)
    rows = list(_rows(answers, run))
    why = [*_why(answers, run, day, settings or {}), words.READ]
    text = "\n".join([head, *(f"{asked}: {then} → {now}" for asked, then, now in rows), *why])
    markup = (
        f"<p>{escape(head)}</p>{table(words.HEADINGS, rows, words.TITLE)}<h3>{escape(words.WHY)}</h3>{bullets(why)}"
    )
    return Passage(text, f"<style>{css()}</style>{markup}")


def _plain(sentence: str) -> Passage:
    return Passage(sentence, f"<p>{escape(sentence)}</p>")


def _rows(answers: tuple[Result, ...], run: EarlierRun) -> Iterator[tuple[str, str, str]]:
    words = catalogue("since_then")
    then = {_about(one): one for one in run.findings if one.get("status") == "ok"}
    for answer in answers:
        finding = answer.to_dict()
        before, now = then.get(_about(finding)), finding if answer.status == "ok" else None
        sizes = [_size(one) if one else "" for one in (before, now)]
        if any(sizes):
            yield answer.asks, sizes[0] or words.NEW, sizes[1] or words.GONE


def _about(finding: Mapping[str, Any]) -> str:
    return json.dumps([finding.get(name) for name in ("question", "objective", "measure", "scope")])


def _size(finding: Mapping[str, Any]) -> str:
    """The first estimate with its interval; a share in percent."""
    lead = next(iter(finding["estimates"]), None)
    if lead is None or lead["value"] is None:
        return ""
    times, unit = (100, " %") if lead["unit"] == "share" else (1, "")
    value, low, high = (math.nan if lead[end] is None else times * lead[end] for end in ("value", "low", "high"))
    places = decimals(times * (lead["se"] or math.nan), value)
    said = f"{number(value, places)}{unit}"
    if not (math.isfinite(low) and math.isfinite(high)):
        return said
    ends = {"low": number(low, places), "high": number(high, places)}
    return str(catalogue("since_then").REACHED.format(value=said, **ends))


def _why(
    answers: tuple[Result, ...], run: EarlierRun, day: dt.date | None, settings: Mapping[str, Any]
) -> Iterator[str]:
    words = catalogue("since_then")
    if run.as_of == day:
        yield words.SAME_DAY
    else:
        yield words.DATA.format(then=run.as_of or words.NO_DAY, now=day or words.NO_DAY)
    given = json.loads(run.content).get("parameters") or {}
    for name, now in settings.items():
        if name in given and name not in NO_REASON and given[name] != now:
            values = [words.EMPTY if value == "" else str(value) for value in (given[name], now)]
            yield words.SETTING.format(name=name, then=values[0], now=values[1])
    definitions = [
        {one["id"]: dict(one) for finding in findings for one in finding.get("definitions", [])}
        for findings in ([answer.to_dict() for answer in answers], run.findings)
    ]
    for one in counted_otherwise(list(definitions[0].values()), list(definitions[1].values())):
        yield f"{one.says()}."
