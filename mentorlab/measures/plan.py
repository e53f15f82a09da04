"""What is the analysis plan, as charter and questionnaires say it today, and what has changed since it was frozen?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from mentorlab.measures.instruments import instruments
from mentorlab.tables.answered import Answered, answered_at
from mentorlab.tables.on_record.protocol import Protocol, as_read, of_other_cycles, protocols

if TYPE_CHECKING:
    from mentorlab.measures.instruments import Instrument
    from mentorlab.tables.charter import Charter
    from mentorlab.tables.program import Program

LEVEL = 0.95  # of every interval by which a claim is judged
When = Literal["before", "after", "unrecorded"]


@dataclass(frozen=True)
class Change:
    """An item of the plan that says something else now. `when`: amended before the data (`on`), amended after them
    (`on`), or changed with no amendment that says when.
    """

    item: str
    frozen: str
    now: str
    when: When
    on: dt.date | None = None


@dataclass(frozen=True, eq=False)
class Beforehand:
    """What stands on record about the plan. `frozen`: intact protocols, the oldest first; `broken`: names of others;
    `missing`: names of those that an intact one amends and that are not there; `elsewhere`: plans of other cycles.
    """

    frozen: tuple[Protocol, ...]
    broken: tuple[str, ...]
    early: tuple[Protocol, ...]
    now: Mapping[str, str]
    missing: tuple[str, ...] = ()
    elsewhere: tuple[Protocol, ...] = ()

    @property
    def plan(self) -> Protocol | None:
        """The plan that binds: the last one frozen before the data, else the first one frozen at all."""
        return self.early[-1] if self.early else self.frozen[0] if self.frozen else None

    @property
    def before_data(self) -> bool:
        """Was a plan frozen before the first answer at the later wave?"""
        return bool(self.early)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every item that is no longer what was frozen first, and when that became so."""
        if self.plan is None:
            return ()
        items = dict.fromkeys(item for plan in (*(one.plan for one in self.frozen), self.now) for item in plan)
        found = (self._change(item) for item in items)
        return tuple(change for change in found if change is not None)

    def _change(self, item: str) -> Change | None:
        first, now = (self.early or self.frozen)[0].plan.get(item, ""), self.now.get(item, "")
        bound = self.plan.plan.get(item, "") if self.plan else ""
        if bound == now:
            if first == now:
                return None
            return Change(item, first, now, "before", self._since(item, now, self.early))
        late = tuple(one for one in self.frozen if one not in self.early)
        on = self._since(item, now, late)
        return Change(item, bound, now, "after" if on else "unrecorded", on)

    def _since(self, item: str, now: str, among: tuple[Protocol, ...]) -> dt.date | None:
        return next((one.frozen_on for one in among if one.plan.get(item, "") == now), None)


def beforehand(program: Program) -> Beforehand:
    """What was frozen about this program's plan, up to the day that it speaks of."""
    every = protocols(program.records, program.charter.cycle, program.day)
    others = of_other_cycles(program.records, program.charter.cycle, program.day)
    if not every:
        return Beforehand((), (), (), {}, elsewhere=others)
    frozen = tuple(one for one in every if one.intact)
    early = tuple(one for one in frozen if _before_data(program, one))
    broken = tuple(one.name for one in every if not one.intact)
    now = as_read(plan_of(program.charter, instruments(program.folder)))
    amended = dict.fromkeys(one.amends for one in frozen if one.amends and one.amends not in program.records)
    return Beforehand(frozen, broken, early, now, tuple(amended), others)


def _before_data(program: Program, one: Protocol) -> bool:
    """Was it frozen before the first answer at its later wave, by its own word and by the dates of the answers?"""
    if one.answers_then:
        return False
    answered: Answered = answered_at(program, one.wave)
    if not answered.rows:
        return True
    asked_on = next((wave.on for wave in program.charter.waves if wave.id == one.wave), None)
    first = answered.first_on or asked_on
    return first is None or one.frozen_on <= first


def plan_of(charter: Charter, scales: Mapping[str, Instrument]) -> dict[str, Any]:
    """The plan as plain values: what is judged, by which measure and key, against whom, and how it is analysed."""
    evaluation = charter.evaluation
    measures = dict.fromkeys(one.measure for one in charter.objectives if one.measure in scales)
    return {
        "objectives": {
            one.id: {
                "measure": one.measure,
                "for": one.for_whom,
                "direction": one.direction,
                "worthwhile": one.worthwhile,
                "worthwhile_points": one.worthwhile_points,
                "primary": one.primary,
            }
            for one in charter.objectives
        },
        "design": evaluation.design,
        "places_by": evaluation.places_by,
        "waves": list(charter.contrast_waves),
        "adjust_for": list(evaluation.adjust_for),
        "clustered_by": evaluation.clustered_by,
        "taken_up": evaluation.taken_up,
        "final_on": evaluation.final_on,
        "level": LEVEL,
        "units": charter.units,
        "smallest_group": charter.privacy.smallest_group,
        "places": charter.places.number,
        "scoring": {str(name): scoring_key(scales[str(name)]) for name in measures},
    }


def scoring_key(scale: Instrument) -> str:
    """The fingerprint of how a scale is scored: its items, which of them are reversed, the points, how they add up."""
    key = {
        "items": [[item.id, item.reverse] for item in scale.items],
        "points": [scale.response.min, scale.response.max],
        "score": scale.score,
        "min_answered": scale.min_answered,
    }
    return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()


def protocol_of(charter: Charter, scales: Mapping[str, Instrument], day: dt.date, **more: Any) -> dict[str, Any]:
    """What a protocol says, frozen on a day. `more`: what was at hand then, and which protocol it amends."""
    return {
        "program": charter.program,
        "cycle": charter.cycle,
        "frozen_on": day,
        **more,
        "plan": plan_of(charter, scales),
    }
