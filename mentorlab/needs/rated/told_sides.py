"""How is it said where leaders and people want the same, and where they pull apart?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mentorlab.answers.look import Picture, Place, quarters
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import catalogue, listed, number, sentence_case, sentences_for_every_audience
from mentorlab.needs.rated.naming import group_name

if TYPE_CHECKING:
    from mentorlab.needs.rated.sides import Sides
    from mentorlab.stats.estimates import Estimate

ALIKE, PARTLY, APART = 0.6, 0.2, -0.2  # tau-b from which two orders are called much the same, alike in part, unlike


class Said:
    """Everything that is said of two sides, in words."""

    def __init__(self, group: str, leaders: str, settled: Sides, level: float) -> None:
        self.words = catalogue("needs_alignment")
        self.settled, self.level = settled, level
        self.visible = settled.rows[~settled.rows["hidden"]]
        self.names = {"group": group_name(group), "leaders": group_name(leaders)}
        self.names |= {"Group": sentence_case(self.names["group"]), "Leaders": sentence_case(self.names["leaders"])}
        self.claim = self._claim()
        self.sentences = sentences_for_every_audience("needs_alignment.alignment", claim=self.claim, **self._cells())

    def needs(self, *sides_: int) -> list[str]:
        """The needs on these sides (leaders, people)."""
        return list(self.visible[self.visible["meets"] == self.words.MEETS[sides_]]["need"])

    def _claim(self) -> str:
        few = [
            self.names[who]
            for who, tested in (("leaders", self.settled.leaders_tested), ("group", self.settled.people_tested))
            if not tested
        ]
        described = self.words.DESCRIBED.format(who=listed(few)) if few else ""
        return str(self.words.CLAIM.format(**self.names, order=self._order(), described=described))

    def _order(self) -> str:
        tau, forms = self.settled.order, self.words.ORDERS
        if tau is None or (math.isfinite(tau.low) and tau.low <= 0 <= tau.high and not _narrow(tau)):
            return str(self.words.UNTOLD)
        if tau.value >= PARTLY:
            return str(forms["alike" if tau.value >= ALIKE else "partly"])
        return str(forms["apart" if tau.value > APART else "opposite"])

    def _cells(self) -> dict[str, str]:
        parts, found = self.words.PARTS, {}
        unclear = list(self.visible[self.visible["meets"] == self.words.UNCLEAR]["need"])
        named = {"both": self.needs(1, 1), "people": self.needs(-1, 1), "leaders": self.needs(1, -1)}
        for name, needs in {**named, "unclear": unclear}.items():
            text = parts[name].format(**self.names, needs=listed(needs)) if needs else ""
            found["leaders_" if name == "leaders" else name] = text
        counts = {"people_n": self._count("n"), "leaders_n": self._count("n_leaders")}
        return {**found, "asked": self.words.ASKED.format(**self.names, **counts), "caution": self.words.CAUTION}

    def _count(self, column: str) -> str:
        fewest, most = (f"{n:,.0f}" for n in (self.visible[column].min(), self.visible[column].max()))
        return fewest if fewest == most else str(self.words.RANGE.format(fewest=fewest, most=most))

    @property
    def estimates(self) -> tuple[Reported, ...]:
        """The agreement of the two orders, where there is one."""
        return () if self.settled.order is None else (Reported("agreement", self.settled.order, unit="tau-b"),)

    @property
    def box(self) -> tuple[tuple[str, str], ...]:
        """What both want, and what only people need."""
        labels = self.words.LABELS
        both, people = self.needs(1, 1), self.needs(-1, 1)
        return (
            (labels["both"], listed(both) or labels["nothing"]),
            (labels["people_only"], listed(people) or labels["nothing"]),
        )

    def facts(self, notes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The order, how sides were found, each purpose with its needs, what is missing."""
        words, labels, tau = self.words.FACTS, self.words.LABELS, self.settled.order
        how = words["sides_tested" if self.settled.leaders_tested else "sides_described"]
        if tau is None:
            order = words["no_order"]
        else:
            ends = {name: number(getattr(tau, name), 2) for name in ("low", "high")}
            form = words["tested" if math.isfinite(tau.low) else "described"]
            order = form.format(tau=number(tau.value, 2), level=f"{100 * self.level:g}", **ends)
        purposes = [
            (sentence_case(str(purpose)), f"{'; '.join(rows['need'] + ': ' + rows['meets'])}.")
            for purpose, rows in self.visible.groupby("purpose", sort=False)
        ]
        missing = " ".join(notes) or words["complete"]
        sides_ = words["sides"].format(**self.names, how=how)
        return (
            (labels["agreement"], order),
            *purposes,
            (labels["sides"], sides_),
            (labels["left_out"], missing),
        )

    @property
    def next_steps(self) -> tuple[str, ...]:
        """Where to begin, whom to talk with."""
        words = self.words.NEXT
        told = [("both", self.needs(1, 1)), ("people", self.needs(-1, 1)), ("leaders", self.needs(1, -1))]
        steps = [words[name].format(needs=listed(needs)) for name, needs in told if needs]
        if (self.settled.rows["purpose"] == self.words.NO_PURPOSE).any():
            steps.append(words["purposes"])
        if (self.visible["meets"] == self.words.UNCLEAR).any():
            steps.append(words["more"])
        return tuple(steps)

    def figure(self) -> Picture:
        """The map of both sides; needs are marked by their purpose, filled where both sides are clear."""
        forms, purposes = self.words.FIGURES, list(dict.fromkeys(self.visible["purpose"]))
        places = [
            Place(
                str(row["need"]), row["borich"], row["importance_leaders"], purposes.index(row["purpose"]),
                sure=row["meets"] != self.words.UNCLEAR,
            )
            for _, row in self.visible.iterrows()
        ]  # fmt: skip
        return quarters(
            places,
            cross=(self.visible["borich"].mean(), self.visible["importance_leaders"].mean()),
            corners=forms["corners"],
            title=forms["title"].format_map(self.names),
            x_axis=forms["x"].format_map(self.names),
            y_axis=forms["y"].format_map(self.names),
            kinds=[sentence_case(str(purpose)) for purpose in purposes],
            alt=self.sentences["analyst"],
            foot=forms["foot"],
        )


def _narrow(tau: Estimate) -> bool:
    """Whether the interval, though it holds zero, is narrow enough to say that the orders have little in common."""
    return tau.low > APART and tau.high < PARTLY
