"""What did earlier reports show about the same measure, and may these people's averages stand beside it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.measures.kin import kin
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import settle

if TYPE_CHECKING:
    from mentorlab.outcomes.compared import Compared
    from mentorlab.tables.privacy.ledger import Figure
    from mentorlab.tables.program import Program


def earlier_reports(program: Program, data: Compared) -> tuple[Figure, ...]:
    """What earlier reports showed of these answers at these waves; nothing where this program is not reported on."""
    if program.publishing is None:
        return ()
    return program.publishing.earlier.about(kin(program.folder, data.panel.measure), (data.before, data.after))


def sets_before(program: Program, measure: str, waves: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Whose averages of this measure earlier reports have shown at any of these waves."""
    if program.publishing is None:
        return ()
    return tuple(one.members for one in program.publishing.earlier.about(kin(program.folder, measure), waves))


def sets_in_the_way(
    program: Program, measure: str, waves: tuple[str, ...], sets: Sequence[frozenset[str]], smallest: int
) -> tuple[str, ...]:
    """The records of earlier reports beside which the shares of these sets of people would tell about too few."""
    if program.publishing is None:
        return ()
    earlier = program.publishing.earlier.about(kin(program.folder, measure), waves)
    if not newly_told([one.members for one in earlier], sets, smallest):
        return ()
    return telling_records(earlier, sets, smallest)


def records_in_the_way(program: Program, data: Compared, arms: Sequence[str], smallest: int) -> tuple[str, ...]:
    """The records of earlier reports beside which the averages of these arms would tell about too few people."""
    earlier = earlier_reports(program, data)
    shown = [frozenset(data.of(arm).index) for arm in arms]
    known = [one.members for one in earlier]
    if not earlier or not (newly_told(known, shown, smallest) or _ends_told(data, arms, known, smallest)):
        return ()
    return telling_records(earlier, shown, smallest)


def _ends_told(data: Compared, arms: Sequence[str], known: Sequence[frozenset[str]], smallest: int) -> bool:
    """Whether an arm's average, beside earlier ones, leaves somebody's answer only the end of its range."""
    averaged = [data.averaged(arm) for arm in arms]
    return not all(settle(pd.DataFrame(index=one.index), one, smallest, known).everyone for one in averaged)


def telling_records(earlier: Sequence[Figure], shown: Sequence[frozenset[str]], smallest: int) -> tuple[str, ...]:
    """Which records are in the way of these sets: each that is by itself, or all where only several together are."""
    records = sorted({one.record for one in earlier})
    by_record = {name: [one.members for one in earlier if one.record == name] for name in records}
    alone = tuple(name for name, sets in by_record.items() if newly_told(sets, shown, smallest))
    return alone or tuple(records)
