"""How do both views look, scale by scale and unit by unit?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentorlab.answers.look import Picture, Thing, Viewed, two_views
from mentorlab.answers.wording import catalogue
from mentorlab.engagement.views.may_show import MENTEE, MENTOR
from mentorlab.engagement.views.rows import EVERYONE, VIEWS, missing

if TYPE_CHECKING:
    from mentorlab.engagement.views.told import Told


def picture(told: Told, alt: str) -> Picture:
    words, data, table = catalogue("engagement_relationship"), told.data, told.table
    things = []
    for (measure, group), rows in table[table["view"] != VIEWS["both"]].groupby(["measure", "group"], sort=False):
        cells = {row["view"]: row for row in rows[~rows["hidden"]].to_dict("records")}
        now = tuple(_viewed(cells.get(VIEWS[side]), "mean", "low", "high") for side in (MENTEE, MENTOR))
        moved = tuple(
            _viewed(cells.get(VIEWS[side]), "change", "change_low", "change_high") for side in (MENTEE, MENTOR)
        )
        if now == (None, None):
            continue
        own = measure == data.instrument.id
        title = told.others.get(str(measure), data.instrument.title)
        label = title if group == EVERYONE else f"– {group}"
        things.append(Thing(label, now, moved, strong=own and group == EVERYONE, held=own))  # type: ignore[arg-type]
    good = told.table["good_from"].dropna()
    labels = words.LABELS
    return two_views(
        things,
        sides=(labels["mentees"], labels["mentors"]),
        title=words.TITLES["figure"],
        now=labels["now"].format(wave=data.wave),
        change=labels["change"].format(before=data.before),
        alt=alt,
        no_change=labels["no_change"],
        target=None if good.empty else float(good.iloc[0]),
        target_label="" if good.empty else labels["good"].format(good_from=f"{good.iloc[0]:g}"),
    )


def _viewed(row: Mapping[Any, Any] | None, value: str, low: str, high: str) -> Viewed | None:
    if row is None or missing(row[value]):
        return None
    return Viewed(float(row[value]), float(row[low]), float(row[high]))
