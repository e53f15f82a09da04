"""How outcomes are told: the parts of a sentence, the facts behind it, its limits, and what to do next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorlab.answers.parts import Check, Reported
from mentorlab.answers.wording import catalogue, number, sentence_case
from mentorlab.outcomes.estimating.yes_no import is_yes_no

if TYPE_CHECKING:
    from mentorlab.outcomes.aim import Aim
    from mentorlab.outcomes.compared import Compared
    from mentorlab.outcomes.design import Reading
    from mentorlab.outcomes.grade import Losses
    from mentorlab.stats.estimates import Estimate


def about(aim: Aim) -> dict[str, Any]:
    """What identifies an answer: objective, measure and scope."""
    scope: dict[str, str | None] = {"unit": None, "group": None}
    return {"objective": aim.objective, "measure": aim.measure, "scope": scope}


def notes(data: Compared, lost: Losses, reading: Reading) -> tuple[str, ...]:
    """What a careful reader wants said aloud: who was left out, and what the reader should ask."""
    found = [*data.who.notes, *data.notes]
    if not lost.lost and reading.random:
        found.append(f"{lost.text}.")
    instrument = data.panel.instrument
    if instrument is not None and not instrument.validated:
        found.append(f"{instrument.title} has not been validated: {instrument.source}.")
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Words:
    """The words for one answer. `verb` chooses the claim; everything else is cells of the table."""

    aim: Aim
    data: Compared
    reading: Reading
    verb: str
    verdict: str
    certainty: str
    reason: str
    level: float

    @property
    def title(self) -> str:
        """The measure's name for readers."""
        instrument = self.data.panel.instrument
        return instrument.title if instrument else sentence_case(self.aim.measure.replace("_", " "))

    @property
    def yes_no(self) -> bool:
        """Whether sizes are differences of shares: everybody's value is yes or no."""
        return is_yes_no(self.data)

    @property
    def before(self) -> str:
        """The wave before, in words."""
        return self.data.before.replace("_", " ")

    @property
    def after(self) -> str:
        """The wave after, in words."""
        return self.data.after.replace("_", " ")

    def points(self, value: float, places: int, *, sign: bool = False) -> str:
        """A size with its unit: scales count in points, yes and no in percentage points, others in their own unit."""
        if self.yes_no:
            return f"{number(100 * value, max(places - 2, 0), sign=sign)} {catalogue('outcomes').PERCENTAGE_POINTS}"
        return number(value, places, sign=sign) + (" points" if self.data.panel.instrument else "")

    def worthwhile(self, value: float, places: int) -> str:
        """The worthwhile size in words; where less is better, it says so."""
        return self.points(value, places) + (" lower" if self.aim.direction == "decrease" else "")

    def axis(self) -> str:
        """The label of the figure's axis."""
        if self.yes_no:
            return str(catalogue("outcomes").SHARE_AXIS)
        return "points" if self.data.panel.instrument else f"{self.title}, in its own unit"

    def between(self, low: float, high: float, places: int) -> dict[str, str]:
        """The ends of an interval, plain and with their signs."""
        if self.yes_no:
            low, high, places = 100 * low, 100 * high, max(places - 2, 0)
        return {
            "low": number(low, places),
            "high": number(high, places),
            "low_signed": number(low, places, sign=True),
            "high_signed": number(high, places, sign=True),
        }

    def target(self, worthwhile: float) -> float | None:
        """Where the worthwhile size stands on the axis."""
        if math.isnan(worthwhile):
            return None
        return -worthwhile if self.aim.direction == "decrease" else worthwhile

    @property
    def source(self) -> str:
        """Where the two groups come from: the words for them differ."""
        return "pairs" if self.data.who.source == "pairs" else "assignments"

    @property
    def sides(self) -> tuple[str, str]:
        """The labels of the two groups in a figure."""
        them, others = catalogue("outcomes").SIDES[self.source]
        return sentence_case(them), sentence_case(others)

    @property
    def start_counted(self) -> bool:
        """Whether the difference is adjusted for where people started."""
        return self.data.has_start and self.reading.name != "difference_in_differences"

    def common(self) -> dict[str, str]:
        """Words that are the same for every sentence about this measure."""
        words, title = catalogue("outcomes"), self.title
        lower = title if title.isupper() else title[:1].lower() + title[1:]
        them, others = words.SIDES[self.source]
        return {
            "measured": f"{lower} scores" if self.data.panel.instrument else lower,
            "measure": lower,
            "Measure": title,
            "level": f"{100 * self.level:g}",
            "charter": ", according to the charter" if self.reading.according_to_charter else "",
            "before": self.before,
            "after": self.after,
            "them": them,
            "others": others,
            "start": words.START_COUNTED if self.start_counted else "",
        }

    def claim(self, cells: dict[str, str]) -> str:
        """The claim: its verb follows the design."""
        return str(catalogue("outcomes").CLAIMS[self.verb].format_map(cells))

    @property
    def caution(self) -> str:
        """The one caution that a sentence carries."""
        lost_draw = self.reading.random and self.verb in ("rose_more", "was_higher")
        return str(catalogue("outcomes").CAUTIONS["lost_draw" if lost_draw else self.verb])

    def evidence(self, cells: dict[str, str]) -> dict[str, str]:
        """Interval and p as they stand behind a claim; nothing where nothing was tested."""
        forms = catalogue("outcomes").EVIDENCE
        if self.verb.endswith("described"):
            return dict.fromkeys(("tested", "interval", "plain"), "")
        chosen = forms["compatible"] if self.verb.endswith("compatible") else forms
        found = {name: chosen[name].format_map(cells) for name in ("tested", "interval", "plain")}
        # At a lower level than readers are used to, nobody is given an interval without its level.
        return found if self.level >= 0.95 else {**found, "plain": found["interval"]}

    def box(self, people: str, verdict: str) -> tuple[tuple[str, str], ...]:
        """What stands under the claim: verdict, certainty and why, how many people."""
        words = catalogue("outcomes")
        sure = f"{sentence_case(words.CERTAINTIES[self.certainty])}: {self.reason}."
        labels = words.LABELS
        tried = [(labels["exploratory"], " ".join(self.aim.deviations))] if self.aim.deviations else []
        told = [(labels["verdict"], f"{verdict}."), (labels["certainty"], sure), (labels["people"], f"{people}.")]
        return (*tried, *told)

    def facts(self, checks: Sequence[Check], lost: Losses, alpha: Estimate | None) -> tuple[tuple[str, str], ...]:
        """How we know, in plain lines: the design, where both started, who is missing, what was measured."""
        labels = catalogue("outcomes").LABELS
        start = next(check.text for check in checks if check.name == "baseline_equivalence")
        return (
            (labels["design"], " ".join([f"{self.reading.how}.", *self.reading.deviations])),
            (labels["start"], f"{start}."),
            (labels["lost"], f"{lost.text}."),
            (labels["measure"], measured(self.data, self.title, alpha)),
        )

    def limits(self, lost: Losses) -> tuple[str, ...]:
        """What the answer cannot tell, by its design."""
        words = catalogue("outcomes").LIMITS
        how_many = "nobody_missing" if not lost.lost else "one_missing" if lost.lost == 1 else "missing"
        missing = words[how_many].format(lost=lost.lost)
        found = [words["offer"] if self.reading.random else words["not_drawn"], missing, words["persons"]]
        found += [words["self_report"]] if self.data.panel.instrument else []
        return (*found, words["later"].format(after=self.after), words["applied"])

    def next_steps(self, lost: Losses, *, unstated: bool) -> tuple[str, ...]:
        """What to do in view of the verdict and of what weakens it."""
        words = catalogue("outcomes").NEXT
        weak = self.verdict == "worth_having" and self.certainty in ("low", "very_low")
        steps = [words["hopeful" if weak else "unstated" if unstated else self.verdict]]
        steps += [words["draw_again" if self.reading.random else "not_drawn"]]
        steps += [words["no_record"]] if self.reading.according_to_charter else []
        return (*steps, *([words["missing"]] if lost.verdict == "high" else []))

    def terms(self, estimates: Sequence[Reported]) -> tuple[str, ...]:
        """The words of art that this answer uses."""
        methods = " ".join(one.estimate.method for one in estimates)
        terms = ["interval", "certainty", "worthwhile", "standard deviation", "baseline equivalence", "attrition", "p"]
        terms += ["reliability"] if self.data.panel.instrument else []
        ways = ("ANCOVA", "Welch", "clusters", "CR2", "two-stage", "entropy balancing", "overlap weights")
        terms += ["effective sample size"] if "weighted" in methods else []
        return (*terms, *(term for term in ways if term in methods))


def group_of(words: Words) -> str:
    """The people a change is about, in words."""
    who, names = words.data.who, catalogue("outcomes").PEOPLE_NAMES
    return str(names["none" if who.source == "none" else f"{who.source} {words.aim.for_whom}"])


def measured(data: Compared, title: str, alpha: Estimate | None) -> str:
    """What the measure is and how steady: a scale with its reliability, or one number a person."""
    words = catalogue("outcomes").MEASURED
    instrument = data.panel.instrument
    if instrument is None:
        return f"{words['number'].format(title=title)}."
    response = instrument.response
    text = words["scale"].format(
        title=title, n_items=len(instrument.items), low=f"{response.min:g}", high=f"{response.max:g}"
    )
    text += "" if instrument.validated else words["unvalidated"]
    if alpha is not None:
        cells = {"alpha": number(alpha.value, 2), "low": number(alpha.low, 2), "high": number(alpha.high, 2)}
        text += words["reliability"].format_map(cells)
    return f"{text}."
