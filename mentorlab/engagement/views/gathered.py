"""Which answers are held against each other: of which scale, at which wave, and since which one?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.engagement.views.may_show import MENTEE, MENTOR, Seen, Told
from mentorlab.errors import BadInput, Fault, NotComputable, did_you_mean
from mentorlab.measures.instruments import instruments
from mentorlab.measures.kin import kin
from mentorlab.measures.pair_answers import PairAnswers, pair_answers
from mentorlab.measures.panel import values
from mentorlab.tables.distinct import distinct
from mentorlab.tables.once import once

if TYPE_CHECKING:
    from mentorlab.measures.instruments import Instrument
    from mentorlab.measures.pairs_run import PairsRun
    from mentorlab.tables.program import Program

# Questionnaires that describe a pair, or what being in one costs and gives; the first that was answered comes first.
ABOUT_PAIRS = (
    *("relationship_quality", "mfq_9", "mca_21", "tepper_mentoring_functions", "mentor_role_instrument"),
    *("friction", "support_received", "mentor_cost_benefit"),
)


@dataclass(frozen=True, eq=False)
class Gathered:
    """The scores of one scale at two waves. `before`: the earlier wave, or None. `notes`: what was left out, counted.

    `scores`: side → units × waves, NaN where there is none. `mentor`, `mentee`: of each unit (a pair; of scales that
    mentors answer about themselves, a mentor). `pair`: the pair of each unit.
    """

    instrument: Instrument
    wave: str
    before: str | None
    scores: Mapping[str, pd.DataFrame]
    mentor: pd.Series
    mentee: pd.Series
    pair: pd.Series
    notes: tuple[str, ...]

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves that figures are shown of."""
        return (self.wave,) if self.before is None else (self.before, self.wave)

    def seen(self, side: str, *waves: str) -> Seen:
        """The scores of one side at these waves, of those who have all of them."""
        found = self.scores[side].reindex(columns=list(waves)).dropna()
        return Seen(side, found, self.mentor.loc[found.index])

    def told(self, program: Program) -> Told:
        """What earlier reports showed of these answers."""
        smallest = program.charter.privacy.smallest_group
        if program.publishing is None:
            return Told(smallest, {})
        about, names = program.publishing.earlier.about, kin(program.folder, self.instrument.id)
        known = {
            side: [one.members for one in about({on_record(name, side, self.instrument) for name in names}, self.waves)]
            for side in (MENTEE, MENTOR)
        }
        return Told(smallest, {side: sets for side, sets in known.items() if sets})


def on_record(name: str, side: str, instrument: Instrument) -> str:
    """Under which name a side's averages stand in the records: what people say of themselves, under the scale's own."""
    return name if side == MENTEE or of_mentors(instrument) else f"{name}: mentors"


def of_mentors(instrument: Instrument) -> bool:
    """Whether mentors answer it about themselves, once for all their pairs."""
    return instrument.audience == "mentors"


def scales_about_pairs(program: Program) -> dict[str, Instrument]:
    """The scales that describe pairs and were answered, by id, in the order in which they are told."""
    asked = set(distinct(program.table("responses", coded=True)["item"]).texts)
    at_hand = instruments(program.folder)
    answered = [name for name, one in at_hand.items() if len(asked & set(one.item_ids)) >= one.min_answered]
    roots = {name: ABOUT_PAIRS.index(root) for name in answered if (root := name.partition(".")[0]) in ABOUT_PAIRS}
    # Of a questionnaire with parts the parts are told: beside the whole they would tell of those who left out one.
    whole = {name for name in roots if any(other.startswith(f"{name}.") for other in roots)}
    names = [name for name in roots if name not in whole]
    return {name: at_hand[name] for name in sorted(names, key=lambda name: (roots[name], name))}


def chosen(scales: Mapping[str, Instrument], measure: str | None) -> Instrument:
    """The scale asked about, else the first. Raises NotComputable where there is none, BadInput for an unknown one."""
    if not scales:
        what = "nobody answered a questionnaire about the pair they are in"
        raise NotComputable(
            f"{what}; ask mentors and mentees relationship_quality, and friction, at the middle and after"
        )
    if measure is None:
        return next(iter(scales.values()))
    if measure not in scales:
        what = f"{measure!r} was not answered of pairs"
        raise BadInput(Fault("settings", "measure", what, did_you_mean(measure, list(scales))))
    return scales[measure]


@once
def answers_about_pairs(program: Program, pairs: PairsRun) -> Mapping[str, PairAnswers]:
    """The answers to every scale that describes a pair, read once."""
    scales = scales_about_pairs(program)
    return {name: pair_answers(program, one, pairs) for name, one in scales.items() if not of_mentors(one)}


def gathered(
    program: Program,
    instrument: Instrument,
    pairs: PairsRun,
    answers: Mapping[str, PairAnswers],
    wave: str | None = None,
    since: str | None = None,
) -> Gathered:
    """The scores of a scale. wave: of which the averages are (default: the last with scores); since: the earlier one
    for change (default: the first with scores, if it is another). Raises BadInput for a wave without scores."""
    if of_mentors(instrument):
        long, frame, notes = _of_themselves(program, instrument, pairs)
    else:
        long, frame, notes = _of_pairs(instrument, pairs, answers)
    have = list(dict.fromkeys(long["wave"]))
    if not have:
        raise NotComputable(f"no answer to {instrument.id} can be put to a pair")
    for name, given in (("wave", wave), ("since", since)):
        if given is not None and given not in have:
            what = f"nobody has a score of {instrument.id} at {given!r}"
            raise BadInput(Fault("settings", name, what, did_you_mean(given, have)))
    at = wave or have[-1]
    earlier = have[: have.index(at)]
    before = since if since is not None else (earlier[0] if earlier else None)
    if before == at:
        before = None
    scores = {side: _wide(long[long["side"] == side]) for side in (MENTEE, MENTOR)}
    return Gathered(instrument, at, before, scores, frame["mentor_id"], frame["mentee_id"], frame["pair_id"], notes)


def _wide(long: pd.DataFrame) -> pd.DataFrame:
    """Units × waves. Ids as objects: sets of them are compared again and again, which is slow for columns of text."""
    wide = long.pivot_table(index="unit", columns="wave", values="value", observed=True).rename_axis(columns=None)
    return wide.set_axis(wide.index.astype("object"))


def _of_pairs(
    instrument: Instrument, pairs: PairsRun, answers: Mapping[str, PairAnswers]
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, ...]]:
    own = answers[instrument.id]
    units = unit_of(pairs.frame)
    frame = pairs.frame[["mentor_id", "mentee_id"]].astype("object").assign(pair_id=pairs.frame.index)
    frame.index = pd.Index(units.loc[frame.index], dtype="object", name="unit")
    long = own.scores.assign(unit=units.loc[own.scores["pair_id"]].to_numpy())
    for other in answers.values():  # of all parts the same pairs, or a part would tell of those who left out another
        if instrument.part_of is not None and other.instrument.part_of == instrument.part_of and other is not own:
            there = pd.MultiIndex.from_frame(other.scores[["pair_id", "wave", "side"]])
            long = long[pd.MultiIndex.from_frame(long[["pair_id", "wave", "side"]]).isin(there)]
    return long, frame, own.notes


def _of_themselves(
    program: Program, instrument: Instrument, pairs: PairsRun
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, ...]]:
    begun = pairs.frame.loc[pairs.frame["began_on"] <= pairs.day, "mentor_id"].astype("object")
    own = values(program, instrument.id)
    own = own[own["person_id"].isin(set(begun))]
    long = pd.DataFrame(
        {"unit": own["person_id"].astype("object"), "wave": own["wave"], "side": MENTOR, "value": own["value"]}
    )
    mentors = pd.Index(sorted(set(own["person_id"])), dtype="object", name="unit")
    frame = pd.DataFrame({"mentor_id": mentors, "mentee_id": mentors, "pair_id": mentors}, index=mentors)
    return long, frame, ()


def unit_of(pairs: pd.DataFrame) -> pd.Series:
    """Under which id each pair stands in the records: its mentee's; of a mentee's further pairs, their own."""
    order = pairs.reset_index().sort_values(["began_on", "pair_id"], kind="stable")
    first = ~order.duplicated("mentee_id").to_numpy()
    mentee, pair = order["mentee_id"].astype("object"), "pair " + order["pair_id"].astype("object")
    return pd.Series(mentee.where(first, pair).to_numpy(), index=order["pair_id"].to_numpy()).reindex(pairs.index)
