"""What is found of the answers about pairs, of all that may be shown?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue, percent
from mentorlab.engagement.views.asked import Response, response_at
from mentorlab.engagement.views.gathered import Gathered, gathered, of_mentors
from mentorlab.engagement.views.may_show import MENTEE, MENTOR, Sides
from mentorlab.engagement.views.rows import VIEWS, How, response_cells, rows_by_group, rows_of_scale
from mentorlab.errors import BadInput, NotComputable
from mentorlab.tables.definitions import definition
from mentorlab.tables.privacy.splits import Splits, splits_of

if TYPE_CHECKING:
    from mentorlab.measures.instruments import Instrument
    from mentorlab.measures.pair_answers import PairAnswers
    from mentorlab.measures.pairs_run import PairsRun
    from mentorlab.tables.program import Program

# A vendor's threshold is meant for a score of quality from 1 to 5, and not for friction or for what mentoring costs.
QUALITY, LIKERT = "relationship_quality", (1.0, 5.0)


@dataclass(frozen=True, eq=False)
class Found:
    rows: list[dict[str, Any]]
    shown: list[tuple[str, frozenset[str]]]
    estimates: list[Reported]
    sides: Sides
    response: Response
    notes: list[str]
    low: bool


def found(
    program: Program, data: Gathered, scales: Mapping[str, Instrument], answers: Mapping[str, PairAnswers],
    pairs: PairsRun, column: str | None, level: float,
) -> Found:  # fmt: skip
    words, smallest = catalogue("engagement_relationship"), program.charter.privacy.smallest_group
    how = _how(program, data.instrument, level)
    main, sides = rows_of_scale(data, data.told(program), how, together=not of_mentors(data.instrument))
    rows, shown, told = list(main.rows), list(main.shown), main.told
    estimates = [
        Reported(name, one, "points" if name != "icc" else "icc", group=view) for name, view, one in main.estimates
    ]
    response = _response(program, data, pairs)
    low_share = definition(program, "engagement.pairs_asked").settings["low_share"]
    low = not of_mentors(data.instrument) and response.n_asked >= smallest and response.share < low_share
    if not of_mentors(data.instrument) and not rows[-1]["hidden"]:
        rows[-1] = response_cells(response, rows[-1], sides, smallest)
    notes = [words.NOTES["low"].format(low_share=percent(low_share))] if low else []
    notes += _why_less(data, sides, rows, smallest)
    if data.told(program).earlier and any(row["hidden"] for row in main.rows):
        notes.append(words.NOTES["beside"])
    if column is not None:
        splits = _splits(program, data, smallest)
        if column in splits.labels:
            more, sets, told = rows_by_group(data, told, sides, splits.labels, column, how)
            rows, shown = rows + more, shown + list(sets)
        else:
            why = splits.refused[column]
            notes.append(words.NOTES["refused"].format(column=column.replace("_", " "), why=why))
    for name, other in scales.items():
        if name != data.instrument.id and (beside := _beside(program, other, data, pairs, answers)) is not None:
            part, _ = rows_of_scale(beside, beside.told(program), replace(how, good_from=None), together=False)
            rows, shown = rows + part.rows, shown + list(part.shown)
    return Found(rows, shown, estimates, sides, response, notes, low)


def _how(program: Program, instrument: Instrument, level: float) -> How:
    ends = (instrument.response.min, instrument.response.max)
    good = definition(program, "engagement.good_relationship").settings["at_least"]
    # Counts of a unit's pairs would tell, beside the program's and all other units', of the few of another one.
    told = instrument.id == QUALITY and ends == LIKERT and instrument.score == "mean" and program.unit is None
    return How(level, good if told else None, program.charter.privacy.smallest_group)


def _response(program: Program, data: Gathered, pairs: PairsRun) -> Response:
    said = {side: data.seen(side, data.wave).values for side in (MENTEE, MENTOR)}
    by_pair = {side: pd.Series(1.0, index=data.pair.loc[values.index].to_numpy()) for side, values in said.items()}
    return response_at(program, pairs, data.wave, by_pair[MENTEE], by_pair[MENTOR])


def _beside(
    program: Program, scale: Instrument, data: Gathered, pairs: PairsRun, answers: Mapping[str, PairAnswers]
) -> Gathered | None:
    """Another scale at the same wave, where it has answers then; its change since the same earlier wave, if it can."""
    try:
        found = gathered(program, scale, pairs, answers, data.wave)
    except (NotComputable, BadInput):
        return None
    before = data.before if any(data.before in one for one in found.scores.values()) else None
    return replace(found, before=before)


def _splits(program: Program, data: Gathered, smallest: int) -> Splits:
    """The groups of each unit of answers, which are those of its mentee."""
    answered = pd.concat([one[data.wave] for one in data.scores.values() if data.wave in one]).dropna().index
    concerned = pd.Index(sorted(set(data.mentee)))
    found = splits_of(program, concerned, pd.Index(sorted(set(data.mentee.loc[answered.unique()]))), smallest)
    labels = found.labels.loc[data.mentee.to_numpy()].set_index(data.mentee.index)
    return Splits(labels, found.refused)


def _why_less(data: Gathered, sides: Sides, rows: list[dict[str, Any]], smallest: int) -> list[str]:
    """Why a view is over fewer pairs than answered, or stands without its change."""
    words, notes = catalogue("engagement_relationship").NOTES, []
    for side, one in ((MENTEE, sides.mentee), (MENTOR, sides.mentor)):
        row = next((row for row in rows if row["view"] == VIEWS[side]), None)
        if one is None or row is None:
            continue
        if len(one.values) < len(data.seen(side, data.wave).values):
            notes.append(words["replaced"].format(view=VIEWS[side], smallest=smallest))
        if data.before is not None and "change" not in row:
            notes.append(words["change"].format(view=VIEWS[side], smallest=smallest))
        elif data.before is not None and row["n_change"] < len(data.seen(side, *data.waves).values):
            notes.append(words["change_of_both"].format(view=VIEWS[side], smallest=smallest))
    if sides.both is not None and "icc" not in rows[-1]:
        notes.append(words["without_icc"])
    return notes
