"""What is said of who stays: the claim, who it is about, what would change it, and what was refused."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.answers.look import Apart, Line, Picture, Whisker, kept
from mentorlab.answers.wording import catalogue, number, p_value, percent, sentence_case, sentences_for_every_audience
from mentorlab.outcomes.staying.wrongly import NAMES

if TYPE_CHECKING:
    import pandas as pd

    from mentorlab.outcomes.design import Reading
    from mentorlab.outcomes.staying.followed import Followed, Outcome


@dataclass(frozen=True, eq=False)
class Told:
    """The words for one answer, from the cells of its table."""

    table: pd.DataFrame
    data: Followed
    reading: Reading
    outcome: Outcome
    verb: str
    verdict: str
    certainty: str
    reason: str
    level: float
    named: bool  # whether an objective of the charter asks for this outcome

    @property
    def cells(self) -> dict[str, Any]:
        """What a sentence may say."""
        words, row, other = catalogue("outcomes_retention"), self.table.iloc[0], self.table.iloc[1]
        them, others = words.SIDES[self.data.who.source if not self._landmark else "pairs"]
        return {
            "them": them,
            "others": others,
            "who": words.WHO[self.outcome],
            "had": words.HAD[self.outcome],
            "event": words.EVENT[self.outcome],
            "start": row["followed_from"],
            "until": row["followed_until"],
            "charter": ", according to the charter" if self.reading.according_to_charter else "",
            "level": f"{100 * self.level:g}",
            "size": points(abs(row["share_apart"])),
            "more": words.MORE[bool(row["share_apart"] >= 0)],
            "low_signed": points(row["share_apart_low"], sign=True),
            "high_signed": points(row["share_apart_high"], sign=True),
            "p": p_value(row["p"]),
            "worthwhile": points(row["share_worthwhile"]),
            "n": f"{row['n_followed']:,.0f}",
            "n_program": f"{row['n']:,.0f}",
            "n_comparison": f"{other['n']:,.0f}",
            "share_program": percent(row["share"]),
            "share_comparison": percent(other["share"]),
            "landmark": f"{row['n_days_landmark']:.0f}" if self._landmark else "",
        }

    @property
    def _landmark(self) -> bool:
        return bool(self.table.iloc[0]["n_days_landmark"] > 0)

    @property
    def claim(self) -> str:
        """The claim: its verb follows the design."""
        return str(catalogue("outcomes_retention").CLAIMS[self.verb].format_map(self.cells))

    @property
    def people(self) -> str:
        """How many of how many, on each side, and over which time."""
        words, cells = catalogue("outcomes_retention"), self.cells
        shares = words.SHARES.format_map(cells)
        if self._landmark:
            return f"{sentence_case(shares)}; {words.LANDMARK.format_map(cells)}"
        return str(words.PEOPLE.format_map(cells | {"shares": sentence_case(shares)}))

    @property
    def verdict_text(self) -> str:
        """The verdict as a sentence."""
        key = self.verdict
        if self.verb == "described":
            key = "too_few"
        elif key != "harmful" and math.isnan(self.table.iloc[0]["share_worthwhile"]):
            key = "unstated"
        return str(catalogue("outcomes_retention").VERDICTS[key].format_map(self.cells))

    @property
    def ratios(self) -> str:
        """The ratios of rates, where there are any."""
        words, row = catalogue("outcomes_retention").RATIO, self.table.iloc[0]
        said = []
        for name, key in (("hazard", "hazard_ratio"), ("mentored", "hazard_ratio_mentored")):
            if math.isfinite(row[f"{name}_ratio"]):
                ends = {end: number(row[f"{name}_{end}"], 2) for end in ("ratio", "low", "high")}
                said.append(words[key].format_map(self.cells | ends))
        return f"{sentence_case('; '.join(said))}. " if said else ""

    @property
    def wrong(self) -> str:
        """What was refused, why, and what it would have claimed."""
        words = catalogue("outcomes_retention")
        rows = self.table[self.table["counted_as"] == words.ROWS["refused"]]
        if rows.empty:
            return str(words.WRONG["few"])
        row = rows.iloc[0]
        cells = self.cells | {
            "n_days_wrong": f"{row['n_days_wrong']:,.0f}",
            "claimed": points(row["share_claimed"], sign=True),
            "alone": points(row["share_alone"], sign=True),
        }
        said = [words.WRONG["refused" if self.outcome == "left" else "other"]]
        said += [words.WRONG["claimed"]] if math.isfinite(row["share_claimed"]) else []
        said += [words.WRONG["alone"]] if math.isfinite(row["share_alone"]) else []
        return "".join(said).format_map(cells)

    def sentences(self) -> dict[str, str]:
        """One sentence for each audience."""
        words = catalogue("outcomes_retention")
        unnamed = not self.named and self.verb in ("led_to", "was_higher")
        forms = words.EVIDENCE.get(self.verb, words.EVIDENCE)
        evidence = {name: forms[name].format_map(self.cells) for name in ("tested", "interval", "plain")}
        if self.verb == "described":
            evidence = dict.fromkeys(evidence, "")
        elif self.level < 0.95:
            evidence["plain"] = evidence["interval"]  # never an interval below the custom without its level
        return sentences_for_every_audience(
            "outcomes_retention.retention", **evidence, claim=self.claim, people=self.people, ratios=self.ratios,
            verdict=self.verdict_text, certainty=catalogue("outcomes").CERTAINTIES[self.certainty], reason=self.reason,
            changes=words.CHANGES["unnamed" if unnamed else self.verb], wrong=self.wrong,
        )  # fmt: skip

    def box(self) -> tuple[tuple[str, str], ...]:
        """What stands under the claim."""
        labels = catalogue("outcomes").LABELS
        sure = f"{sentence_case(catalogue('outcomes').CERTAINTIES[self.certainty])}: {self.reason}."
        told = {"verdict": f"{self.verdict_text}.", "certainty": sure, "people": f"{self.people}."}
        return tuple((labels[name], text) for name, text in told.items())

    def facts(self, lost: str) -> tuple[tuple[str, str], ...]:
        """How we know, in plain lines."""
        words, labels, cells = catalogue("outcomes_retention").FACTS, catalogue("outcomes").LABELS, self.cells
        time = {"horizon": self.data.horizon, "competing": words["competing"][self.outcome]}
        lines = [
            (labels["design"], " ".join([f"{self.reading.how}.", *self.reading.deviations])),
            (words["followed"], words["followed_text"].format_map(cells | time)),
            (words["begun"], words["begun_by"][self.data.begun_by]),
            (labels["lost"], lost),
            (words["wrong"], f"{self.wrong}."),
        ]
        rates = [number(self.table.iloc[row]["rate_100"], 1) for row in (0, 1)]
        if math.isfinite(self.table.iloc[0]["rate_100"]):
            told = {"rate_program": rates[0], "rate_comparison": rates[1]}
            lines.append((words["rate"], words["rate_text"].format_map(cells | told)))
        return tuple(lines)

    def limits(self) -> tuple[str, ...]:
        """What the answer cannot tell, by its design."""
        here, common = catalogue("outcomes_retention").LIMITS_HERE, catalogue("outcomes").LIMITS
        found = [common["offer" if self.reading.random else "not_drawn"], here["until"].format_map(self.cells)]
        found += [here["reasons"]] if self.outcome == "left" else []
        found += [here["pairs" if self._landmark else "mentored"]]
        return (*found, here["persons"], common["applied"])

    def next_steps(self) -> tuple[str, ...]:
        """What to do in view of the verdict."""
        words = catalogue("outcomes").NEXT
        weak = self.verdict == "worth_having" and self.certainty in ("low", "very_low")
        unstated = math.isnan(self.table.iloc[0]["share_worthwhile"]) and self.verdict == "cannot_tell"
        steps = [words["hopeful" if weak else "unstated" if unstated else self.verdict]]
        return (*steps, words["draw_again" if self.reading.random else "not_drawn"])

    def picture(self, alt: str) -> Picture:
        """Curves of both groups with the people behind them, and what honest and refused comparisons make of it."""
        words, cells = catalogue("outcomes_retention"), self.cells
        since = self.table.iloc[0]["followed_from"]
        since = words.FIGURES["since_landmark"].format_map(cells) if self._landmark else since
        return kept(
            [self._line(arm, cells[name]) for arm, name in (("program", "them"), ("comparison", "others"))],
            self._apart(),
            title=words.TITLES[self.outcome],
            x_axis=words.FIGURES["weeks"].format(since=since),
            y_axis=words.FIGURES["share"].format(axis=words.AXES[self.outcome]),
            count=words.FIGURES["left" if self.outcome == "left" else "reached"],
            alt=alt,
        )

    def _line(self, arm: str, label: str) -> Line:
        words = catalogue("outcomes_retention").ROWS
        rows = self.table[(self.table["group"] == words[arm]) & (self.table["counted_as"] == words["by_day"])]
        points_of = list(zip(rows["weeks_since"].tolist(), rows["share"].tolist(), strict=True))
        there = rows["n"] - rows["n_event"] if self.outcome == "left" else rows["n_event"]
        return Line(sentence_case(label), points_of, there.astype(int).tolist())

    def _apart(self) -> Apart:
        words, row = catalogue("outcomes_retention").FIGURES, self.table.iloc[0]
        values = [100 * row[name] for name in ("share_apart", "share_apart_low", "share_apart_high")]
        honest = words["landmark" if self._landmark else "honest"].format_map(self.cells)
        value, low, high = values
        rows = [Whisker(honest, value, low, high, points(row["share_apart"], sign=True), strong=True)]
        refused = self.table[self.table["group"] == catalogue("outcomes_retention").ROWS[NAMES[0]]]
        for name in ("claimed", "alone"):
            value = refused.iloc[0][f"share_{name}"] if len(refused) else math.nan
            if math.isfinite(value):
                rows.append(Whisker(words[name], 100 * value, note=points(value, sign=True)))
        size = row["share_worthwhile"]
        return Apart(
            rows, [False, *[True] * (len(rows) - 1)], words["apart"], words["zero"],
            100 * size if math.isfinite(size) else None, words["target"],
        )  # fmt: skip


def points(share: float, *, sign: bool = False) -> str:
    """A difference of shares in percentage points."""
    return number(100 * share, 1, sign=sign) if math.isfinite(share) else ""
