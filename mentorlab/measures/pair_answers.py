"""What do mentor and mentee say of their pair? Which pair an answer is about, and the score that it gives.

A mentee may speak of the mentor (`about_id` = the mentor), of the pair as their own experience (`about_id` = the
mentee, or empty), and a mentor of a mentee (`about_id` = the mentee). So an answer that names somebody else is about
the pair of these two; one that names nobody is about the answerer's pair, where there is only one partner it can mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mentorlab.answers.wording import catalogue
from mentorlab.measures.by_item import people_by_items
from mentorlab.measures.scoring import answers_to
from mentorlab.tables.distinct import distinct

if TYPE_CHECKING:
    from mentorlab.measures.instruments import Instrument
    from mentorlab.measures.pairs_run import PairsRun
    from mentorlab.tables.program import Program

SIDES = ("mentee", "mentor")
WHO = ["person_id", "about_id", "wave"]
LEFT_OUT = ("no_pair", "several", "both_roles", "too_early", "twice", "few_items")


@dataclass(frozen=True, eq=False)
class PairAnswers:
    """`scores`: a row for each pair, wave and side: pair_id, wave, side ("mentee", "mentor"), value (in the points of
    the instrument). `items`: the answers behind them, row for row, reversed items turned.
    `left_out`: sets of answers (one person's about one other at one wave) in no score, by why; `notes` says so.
    """

    instrument: Instrument
    scores: pd.DataFrame
    items: pd.DataFrame
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def of(self, side: str, wave: str) -> pd.Series:
        """The scores of one side at one wave, by pair_id."""
        rows = self.scores[(self.scores["side"] == side) & (self.scores["wave"] == wave)]
        return rows.set_index("pair_id")["value"]

    @property
    def waves(self) -> list[str]:
        """The waves at which anybody has a score."""
        return [str(wave) for wave in self.scores["wave"].unique()]


def pair_answers(program: Program, instrument: Instrument, pairs: PairsRun) -> PairAnswers:
    """The scores of an instrument that describes a pair, each with its pair and side.

    Of the same two people who were a pair more than once, the last pair that had begun on the day of the answer (the
    day of its wave where it has none). Left out and counted: people who are in no pair with whom they describe; those
    who name nobody and have several partners (a mentor of several, somebody with two roles); two people who are mentor
    of each other; answers before the pair began; a second set of answers of one side (the one that names the partner is
    kept); and sets with too few items. Raises BadInput for values outside the range and items answered twice.
    """
    given = program.table("responses", coded=True)
    rows = pd.concat([answers_to(given, instrument, "self"), answers_to(given, instrument, "others")])
    rows = rows[rows["value"].notna() & rows["wave"].notna() & rows["person_id"].notna()].reset_index(drop=True)
    sets, place = _sets(rows, program)
    found = _pair_of_each(sets, pairs.frame, instrument.audience)
    left_out = {name: int((found["why"] == name).sum()) for name in LEFT_OUT}
    kept = found["why"] == ""
    scores, items = _scored(rows, place, found[kept], instrument)
    left_out["few_items"] = int(kept.sum()) - len(scores)
    left_out = {name: count for name, count in left_out.items() if count}
    order = {wave: number for number, wave in enumerate(program.charter.known_waves)}
    by = scores.assign(order=scores["wave"].map(order).fillna(len(order)))
    by = by.sort_values(["order", "wave", "side", "pair_id"], kind="stable").drop(columns="order")
    notes = _told(left_out, instrument, program.charter.privacy.smallest_group)
    return PairAnswers(
        instrument, by.reset_index(drop=True), items.loc[by.index].reset_index(drop=True), left_out, notes
    )


def _sets(rows: pd.DataFrame, program: Program) -> tuple[pd.DataFrame, np.ndarray]:
    """Each person's answers about one other at one wave: who, about whom, on which day; and the set of each row."""
    codes = [distinct(rows[name]) for name in WHO]
    size = [len(one.texts) + 1 for one in codes]
    number = (codes[0].codes.astype(np.int64) * size[1] + codes[1].codes) * size[2] + codes[2].codes
    _, first, place = np.unique(number, return_index=True, return_inverse=True)
    sets = pd.DataFrame({name: rows[name].iloc[first].astype("object").to_numpy() for name in WHO})
    days = {wave.id: pd.Timestamp(wave.on) for wave in program.charter.waves if wave.on is not None}
    on = pd.Series(pd.NaT, index=sets.index, dtype="datetime64[ns]")
    if "answered_on" in rows:
        on = pd.to_datetime(rows["answered_on"]).groupby(place).max().astype("datetime64[ns]")
    by_wave = sets["wave"].map(days).astype("datetime64[ns]")
    day = pd.Timestamp(program.as_of or program.charter.starts_on)
    return sets.assign(on=on.fillna(by_wave).fillna(day)), place


def _pair_of_each(sets: pd.DataFrame, pairs: pd.DataFrame, audience: str) -> pd.DataFrame:
    """The pair and side of each set of answers, or why it has none."""
    sides = [side for side in SIDES if f"{side}s" in audience] or list(SIDES)
    ties = pd.concat(
        pd.DataFrame(
            {
                "person_id": pairs[f"{side}_id"].astype("object").to_numpy(),
                "partner": pairs[f"{'mentor' if side == 'mentee' else 'mentee'}_id"].astype("object").to_numpy(),
                "side": side,
                "pair_id": pairs.index.to_numpy(),
                "began_on": pairs["began_on"].to_numpy(),
            }
        )
        for side in sides
    )
    named = (sets["about_id"] != sets["person_id"]).rename("named")
    known = (
        sets[["person_id", "about_id", "on"]].assign(named=named, set=np.arange(len(sets))).merge(ties, on="person_id")
    )
    known = known[~known["named"] | (known["partner"] == known["about_id"])]
    begun = known[known["began_on"] <= known["on"]].sort_values(["set", "began_on", "pair_id"], kind="stable")
    each = begun.groupby("set")
    last = begun.drop_duplicates("set", keep="last").set_index("set")[["pair_id", "side"]]
    found = sets.join(last).assign(named=named)
    partners, roles = (each[name].nunique().reindex(sets.index).fillna(0) for name in ("partner", "side"))
    some = pd.Series(np.isin(np.arange(len(sets)), known["set"].unique()), index=sets.index)
    why = np.select(
        [~some, partners == 0, partners > 1, roles > 1], ["no_pair", "too_early", "several", "both_roles"], default=""
    )
    found["why"] = why
    kept = found[found["why"] == ""].sort_values("named", ascending=False, kind="stable")
    again = kept[kept.duplicated(["pair_id", "side", "wave"])].index
    found.loc[again, "why"] = "twice"
    return found


def _scored(
    rows: pd.DataFrame, place: np.ndarray, found: pd.DataFrame, instrument: Instrument
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Scores and items of the sets that have a pair."""
    scores, items = [], []
    for side in SIDES:
        own = found[found["side"] == side]
        taken = np.isin(place, own.index.to_numpy())
        pair = own["pair_id"].reindex(place[taken]).astype("category")
        about = rows[taken].assign(about_id=pair.to_numpy(), person_id=pair.to_numpy())
        about["person_id"], about["about_id"] = (pd.Categorical(about[name]) for name in ("person_id", "about_id"))
        wide = people_by_items(about, instrument)
        answered = wide.notna().sum(axis=1)
        mean = wide.mean(axis=1) * (len(instrument.items) if instrument.score == "sum" else 1)
        enough = (answered >= instrument.min_answered).to_numpy()
        wide = wide[enough]
        scores.append(
            pd.DataFrame(
                {
                    "pair_id": wide.index.get_level_values("about_id").astype("object"),
                    "wave": wide.index.get_level_values("wave").astype("object"),
                    "side": side,
                    "value": mean[enough].to_numpy(),
                }
            )
        )
        items.append(wide.reset_index(drop=True))
    return pd.concat(scores, ignore_index=True), pd.concat(items, ignore_index=True)


def _told(left_out: Mapping[str, int], instrument: Instrument, smallest: int) -> tuple[str, ...]:
    words = catalogue("pairs_and_meetings")
    counts = {
        name: f"{n:,}" if n >= smallest else words.PAIRS["few"].format(smallest=smallest)
        for name, n in left_out.items()
    }
    return tuple(
        words.ANSWERS[name].format(n=counts[name], title=instrument.title, least=instrument.min_answered)
        for name in LEFT_OUT
        if name in counts
    )
