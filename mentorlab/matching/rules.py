"""Can everybody be matched within the rules, and which rules collide?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import numpy as np

from mentorlab.answers.look import Picture, Room, room
from mentorlab.answers.parts import Check
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.answers.wording import catalogue, listed, sentences_for_every_audience
from mentorlab.matching.barring.telling import said
from mentorlab.matching.colliding.found import Found, find
from mentorlab.matching.colliding.shown import Shown, shown
from mentorlab.matching.market import Market
from mentorlab.matching.pool import READS, pool
from mentorlab.tables.charter.matching import Matching, read_rules
from mentorlab.tables.program import Program

Audience = Literal["analyst", "leadership", "mentors", "mentees", "managers", "staff"]


@question(asks="Can everybody be matched within the rules, and which rules collide?", tables=["applications"],
          uses=lambda program: _read_too(program))  # fmt: skip
def rules(
    program: Program,
    *,
    rules: str | None = None,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """Can everybody be matched within the rules, and which rules collide?

    *Reads*: `applications`, `people`, `assignments` for who is in the pool; the charter's `matching.rules`; `arranged`
    for who must or must not be matched; `pairs` and the folders of earlier cycles for previous partners.

    *Settings*
        rules: other rules than the charter's, as it writes them, with `;` between, e.g. "not_own_manager; same: site"
            (default: the charter's).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. Table: first all demands together, then each: `n` mentees, `n_places`, `n_matched` at most;
    `n_barred` pairs forbidden and `share_barred` of all, `n_only` pairs that no other rule forbids, `n_without` mentees
    left with nobody; `collides`: whether the demand is one of the smallest set that keeps mentees from being matched,
    or minimums from being filled; `n_more`: how many mentees more could be matched without it, `n_filled`: how many
    places of minimums more be filled. Where loosening one gains nothing, a row for each two that gain something. Small
    numbers are hidden.

    *Method*: the largest match by augmenting paths (Kuhn 1955) in the table of allowed pairs. The smallest colliding
    set by minimal hitting sets (Ignatiev and others 2015): no smaller one exists. Capacity, minimums and pairs that
    must be made count as demands like the rules.

    *Read with care*: that everybody can be matched does not say how well. What is not known of somebody bars nobody.

    *Example*

    >>> import mentorlab
    >>> answer = mentorlab.matching.rules(mentorlab.load("demo"))
    >>> bool(answer.table.loc[0, "n"] == answer.table.loc[0, "n_matched"])
    True
    """
    stated = program.charter.matching.rules if rules is None else read_rules(rules)
    everyone = pool(program, rules=stated)
    smallest = program.charter.privacy.smallest_group
    if min(everyone.market.size) < smallest:
        return _hidden(smallest)
    found = find(_in_form(everyone.market, program.charter.matching))
    form = catalogue("matching_rules").FORMS.get(program.charter.matching.form)
    return _told(found, shown(found, smallest), (*everyone.notes, *((form,) if form else ())))


def _read_too(program: Program) -> tuple[str, ...]:
    """What is read besides: pairs only where earlier partners count."""
    earlier = ("pairs",) if program.charter.matching.holds("not_previous_partner") else ()
    return (*READS, "arranged", *earlier)


def _in_form(market: Market, matching: Matching) -> Market:
    """In circles there are as many places as the charter says, and no circle has to be opened."""
    if matching.form != "circles":
        return market
    places = (
        market.capacity if matching.circle.largest is None else np.full_like(market.capacity, matching.circle.largest)
    )
    return replace(market, capacity=places, minimum=np.zeros_like(market.minimum))


def _told(found: Found, seen: Shown, notes: tuple[str, ...]) -> Result:
    words = catalogue("matching_rules")
    sentences = sentences_for_every_audience(f"matching_rules.{seen.section}", **seen.cells)
    names, hidden = found.demands.names, int(seen.table["hidden"].sum())
    collide = found.for_mentees + found.for_minimum
    checks = [_check("matched", not found.lack.mentees)]
    if "minimum" in names:
        checks.append(_check("minimum", not found.lack.minimum, minimum=listed(map(said, found.for_minimum))))
    if "must_pair" in names:
        checks.append(_check("arranged", "must_pair" not in collide))
    step = "keep" if not found.lack else "loosen" if any(found.one.values()) else "loosen_two"
    return Result(
        design="none",
        sentences=sentences,
        frame=seen.table,
        draw=lambda: _figure(seen, sentences["analyst"]),
        headline=sentences["analyst"],
        checks=tuple(checks),
        hidden=hidden,
        notes=(*notes, *((words.HIDDEN_NOTE,) if hidden else ())),
        facts=((words.LABELS["who"], words.FACTS["who"].format_map(seen.cells)),),
        limits=words.LIMITS_HERE,
        next_steps=(words.NEXT_HERE[step],),
        terms=("hard rule", "colliding set"),
    )


def _check(name: str, good: bool, **cells: str) -> Check:
    result: Literal["passed", "failed"] = "passed" if good else "failed"
    return Check(name, result, catalogue("matching_rules").CHECKS[f"{name}_{result}"].format_map(cells))


def _figure(seen: Shown, alt: str) -> Picture:
    words, n_pairs = catalogue("matching_rules").FIGURE, seen.n_pairs
    table = seen.table[seen.table["n_barred"].notna()]
    rows = [Room(str(row["rule"]), n_pairs, row["n_barred"]) for _, row in table.iterrows()]
    rows = rows or [Room(words["all_pairs"], n_pairs, 0)]
    title = words["title"].format_map(seen.cells)
    return room(rows, title=title, axis=words["axis"], alt=alt, people=words["pairs"], places=words["barred"])


def _hidden(smallest: int) -> Result:
    import pandas as pd

    words = sentences_for_every_audience("hidden", what="one side of the pool", smallest=smallest)
    frame = pd.DataFrame([{"rule": catalogue("matching_rules").LABELS["together"], "n": None, "hidden": True}])
    limits = (catalogue().LIMITS["no_answer"],)
    return Result(
        design="none", sentences=words, frame=frame, status="hidden", reason=words["analyst"],
        headline=words["analyst"], hidden=1, limits=limits,
    )  # fmt: skip
