"""Which other people could the same comparison have been made of, and of whom may figures stand beside it?

An effect of nearly the same people, beside that of all, would tell about the few who make the difference. So every set
of people counts as if its averages were shown: it is settled together with all columns that a program may be split by
(`tables.privacy.jointly`), and is shown only where those inside and those outside may both be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.outcomes.beside import earlier_reports
from mentorlab.outcomes.compared import COMPARISON, PROGRAM, TESTED_FROM, Compared
from mentorlab.tables.privacy.determined import newly_told
from mentorlab.tables.privacy.jointly import all_alike, settle
from mentorlab.tables.privacy.splits import splits_of

if TYPE_CHECKING:
    from mentorlab.outcomes.comparing import Comparison

ARMS = (PROGRAM, COMPARISON)
PLANNED, EVERY_ITEM, SHARED_RANGE, EVERYONE_AFTER = "planned", "every_item", "shared_range", "everyone_after"
INSIDE = "inside"
OTHERS = "others"
FEWEST_GROUPS = 3  # a range over two groups is two figures


@dataclass(frozen=True, eq=False)
class Leaving:
    """Groups that may each be left out: `labels` of those analysed (missing: in none of them), `by`: what they are."""

    by: str
    labels: pd.Series


@dataclass(frozen=True, eq=False)
class Samples:
    """`shown`: people × arm, before, after (and `filled`: a start was filled in), by name; the planned first.

    `withheld`: names of samples that would tell about too few; `leaving`: what may be left out, if anything.
    """

    shown: Mapping[str, pd.DataFrame]
    withheld: tuple[str, ...]
    leaving: Leaving | None

    def sets(self) -> tuple[frozenset[str], ...]:
        """Whose averages count as shown. Beside all, a group left out tells what the others do."""
        found = [_members(frame, frame["arm"] == arm) for frame in self.shown.values() for arm in ARMS]
        if self.leaving is not None:
            planned = self.shown[PLANNED]
            codes, names = pd.factorize(self.leaving.labels)  # who is in no group: −1
            for arm in ARMS:
                mine = (planned["arm"] == arm).to_numpy()
                found += [_members(planned, mine & (codes == code)) for code in range(len(names))]
        return tuple(one for one in found if one)


def _members(frame: pd.DataFrame, which: pd.Series | np.ndarray) -> frozenset[str]:
    return frozenset(frame.index.to_numpy(dtype=object)[np.asarray(which)])


def samples(one: Comparison) -> Samples:
    """The people planned, others that could be defended, and groups that may be left out."""
    data = one.data
    inside = _inside(data)
    groups = _groups(one)
    large = {name: part for name, part in inside.items() if _enough(one, part)}
    may, columns = _settled(one, large, groups)
    shown = {PLANNED: data.answered}
    enough = {name for name in large if name in may}
    shown |= {name: data.answered[inside[name]] for name in inside if name in enough}
    withheld = [name for name in inside if name not in enough]
    more = _everyone_after(one)
    if more is not None and len(more) > len(data.answered):
        if _may_stand_beside(one, more):
            shown[EVERYONE_AFTER] = more
        else:
            withheld.append(EVERYONE_AFTER)
    return Samples(shown, tuple(withheld), _leaving(data, groups, columns))


def _inside(data: Compared) -> dict[str, pd.Series]:
    """Parts of those planned that could be defended; none where everybody is in it."""
    found: dict[str, pd.Series] = {}
    frame, items = data.answered, data.panel.items
    if items is not None and data.has_start:
        both = [items[wave].reindex(frame.index).notna().all(axis=1) for wave in ("before", "after")]
        found[EVERY_ITEM] = both[0] & both[1]
    if data.has_start:
        ends = frame.groupby("arm")["before"].agg(["min", "max"])
        found[SHARED_RANGE] = frame["before"].between(ends["min"].max(), ends["max"].min())
    return {name: part for name, part in found.items() if not part.all()}


def _enough(one: Comparison, part: pd.Series) -> bool:
    """Whether those inside can be tested, and those outside are nobody or enough, in each arm."""
    arm, smallest = one.data.answered["arm"], one.program.charter.privacy.smallest_group
    counts = pd.crosstab(arm, part).reindex(columns=[True, False], fill_value=0)
    return bool((counts[True] >= TESTED_FROM).all() and ((counts[False] == 0) | (counts[False] >= smallest)).all())


def _groups(one: Comparison) -> tuple[str, pd.Series | None]:
    """What could be left out one by one: the clusters where they are large enough, else the charter's units."""
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    by, cluster = data.extra.clustered_by, data.extra.cluster
    if by == "mentor" and cluster is not None:
        labels = cluster.reindex(data.answered.index)
        codes = pd.factorize(labels)[0]
        size = np.bincount(codes)
        if (size >= smallest).sum() >= FEWEST_GROUPS:
            return "mentor", labels.astype(str).where(size[codes] >= smallest, OTHERS)
    units = one.program.charter.units
    column = by if by not in (None, "mentor") else units if isinstance(units, str) else None
    return (column or "", None)


def _settled(
    one: Comparison, inside: Mapping[str, pd.Series], groups: tuple[str, pd.Series | None]
) -> tuple[set[str], dict[str, pd.Series]]:
    """Which parts may be shown, and the labels of the groups that may be left out; settled within each arm."""
    data, smallest = one.data, one.program.charter.privacy.smallest_group
    earlier = [figure.members for figure in earlier_reports(one.program, data)]
    by, mentors = groups
    may, left = set(inside), {}
    for arm in ARMS:
        people, concerned = data.of(arm).index, data.assigned.index[data.assigned["arm"] == arm]
        labels = splits_of(one.program, concerned, people, smallest).labels
        usual = [str(name) for name in labels]
        own = {
            f"{name}\x1f": part.map({True: INSIDE, False: OTHERS}).reindex(concerned) for name, part in inside.items()
        }
        if mentors is not None:
            own["mentor\x1f"] = mentors.reindex(concerned)
        if not own and by not in labels:
            continue
        values = data.averaged(arm)
        alone = settle(labels, values, smallest, earlier)
        both = settle(labels.assign(**own), values, smallest, earlier, last=usual) if own else alone
        if not both.everyone or any(not both.hidden[name].equals(alone.hidden[name]) for name in usual):
            both, own = alone, {}
        may &= {name for name in inside if f"{name}\x1f" in own and not both.hidden[f"{name}\x1f"].any()}
        chosen = "mentor\x1f" if mentors is not None else by
        if chosen in both.hidden:
            mine = (own["mentor\x1f"] if mentors is not None else labels[by]).loc[people]
            hidden = both.hidden[chosen]
            left[arm] = mine.where(~mine.isin(hidden.index[hidden]))
    return may, left


def _leaving(data: Compared, groups: tuple[str, pd.Series | None], by_arm: Mapping[str, pd.Series]) -> Leaving | None:
    """Groups that may be shown in every arm in which anybody is in them."""
    by, mentors = groups
    if not by_arm:
        return None
    kept = pd.concat(list(by_arm.values())).reindex(data.answered.index)
    if mentors is not None:
        kept = kept.where(kept != OTHERS)
    else:
        # A group hidden in one arm is left out in neither: the rest of both arms would tell of it.
        shown = [set(one.dropna().unique()) for one in by_arm.values()]
        kept = kept.where(kept.isin(set.intersection(*shown)))
    return Leaving(by, kept) if kept.nunique() >= FEWEST_GROUPS else None


def _everyone_after(one: Comparison) -> pd.DataFrame | None:
    """Everybody with an answer at the end; a missing start is filled with the average and marked.

    Only where places were drawn: there it keeps the comparison fair (White and Thompson 2005), elsewhere not.
    """
    data = one.data
    if not (one.reading.random and data.has_start):
        return None
    frame = data.assigned.dropna(subset=["after"])
    frame = frame.drop(index=data.extra.incomplete.intersection(frame.index))
    filled = frame["before"].isna()
    return frame.assign(before=frame["before"].fillna(frame["before"].mean()), filled=filled)


def _may_stand_beside(one: Comparison, more: pd.DataFrame) -> bool:
    """Whether those who come to the planned people are enough in each arm, and not alike, and known to no report."""
    smallest = one.program.charter.privacy.smallest_group
    added = more.drop(index=one.data.answered.index)
    parts = [added[added["arm"] == arm] for arm in ARMS]
    parts = [part for part in parts if len(part)]
    if any(len(part) < smallest or all_alike(part[["after"]]) for part in parts):
        return False
    earlier = [figure.members for figure in earlier_reports(one.program, one.data)]
    every = [frozenset(more.index[more["arm"] == arm]) for arm in ARMS]
    return not earlier or not newly_told(earlier, every, smallest)
