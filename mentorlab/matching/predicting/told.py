"""How is it told whether the score said beforehand how pairs turned out? Table, sentences, checks, figure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mentorlab.answers.look import Picture, Step, Whisker, calibration, intervals
from mentorlab.answers.parts import Reported
from mentorlab.answers.result import Result
from mentorlab.answers.wording import (
    catalogue,
    decimals,
    listed,
    number,
    p_value,
    sentence_case,
    sentences_for_every_audience,
)
from mentorlab.matching.predicting.checked import checks
from mentorlab.matching.predicting.lines import WHOLE, Line
from mentorlab.matching.predicting.pairs_made import EARLY, OBJECTIVE
from mentorlab.measures.instruments import instruments

if TYPE_CHECKING:
    from mentorlab.matching.predicting.pairs_made import Made
    from mentorlab.matching.predicting.scored import Scored
    from mentorlab.matching.predicting.thirds import Third
    from mentorlab.tables.program import Program

COLUMNS = (
    *("predictor", "outcome", "n", "n_mentors", "spread", "slope", "slope_low", "slope_high", "unit", "p", "p_holm"),
    *("rank_correlation", "ruled_out", "reading", "score_average", "average", "low", "high", "hidden"),
)


@dataclass(frozen=True, eq=False)
class Found:
    """Everything that is told. lines: the whole score's first, its leading outcome at the head."""

    program: Program
    made: Made
    scored: Scored
    lines: tuple[Line, ...]
    missing: Mapping[str, str]
    thirds: tuple[Third, ...]
    averaged: pd.DataFrame | None

    @property
    def lead(self) -> Line:
        """What the answer is about first."""
        return self.lines[0]

    @property
    def whole(self) -> tuple[Line, ...]:
        """The lines of the whole score."""
        return tuple(line for line in self.lines if line.predictor == WHOLE)

    @property
    def parts(self) -> tuple[Line, ...]:
        """The lines of the parts."""
        return tuple(line for line in self.lines if line.predictor != WHOLE)

    def named(self, outcome: str) -> str:
        """An outcome in words."""
        measure = self.made.objective if outcome == OBJECTIVE else self.made.measure
        at_hand = instruments(self.program.folder)
        title = at_hand[measure].title if measure in at_hand else str(measure).replace("_", " ")
        lower = title if title.isupper() else title[:1].lower() + title[1:]
        return str(catalogue("matching_validation").OUTCOMES[outcome].format(title=lower))


def told(found: Found) -> Result:
    """The whole answer."""
    words, line = catalogue("matching_validation"), found.lead
    table, cells = _table(found), _cells(found)
    form = f"odds_{line.reading}" if line.outcome == EARLY else line.reading
    claim = words.CLAIMS[form].format_map(cells)
    tested = words.TESTED["odds" if line.outcome == EARLY else line.reading].format_map(cells)
    people = words.PEOPLE.format_map(cells)
    sentences = sentences_for_every_audience(
        "matching_validation.validation",
        claim=claim, tested=tested, people=people, also=_also(found), parts=_about_parts(found),
    )  # fmt: skip
    no_thirds = () if found.thirds else (words.NOTES_HERE["no_thirds"],)
    return Result(
        design="none",
        measure=found.made.measure,
        sentences=sentences,
        frame=table,
        draw=lambda: _figure(found, cells, sentences["analyst"]),
        headline=claim,
        estimates=_estimates(found),
        checks=checks(found),
        notes=(*found.made.notes, *found.scored.notes, *no_thirds),
        facts=_facts(found),
        limits=words.LIMITS_HERE,
        next_steps=(words.NEXT_HERE[line.reading], *([words.NEXT_HERE["parts"]] if found.parts else [])),
        terms=("range restriction", "rank correlation", "odds", "Holm", "interval", "standard deviation", "clusters"),
        shown=tuple(third.members for third in found.thirds),
        waves=(found.made.wave,) if found.thirds else (),
        averaged=found.averaged,
    )


def _table(found: Found) -> pd.DataFrame:
    words = catalogue("matching_validation")
    rows: list[dict[str, Any]] = []
    for line in found.lines:
        e = line.slope.slope
        rows.append({
            "predictor": _score_words(found) if line.predictor == WHOLE else line.predictor.replace("_", " "),
            "outcome": found.named(line.outcome), "n": e.n, "n_mentors": line.slope.n_clusters, "spread": line.slope.sd,
            "slope": e.value, "slope_low": e.low, "slope_high": e.high, "unit": words.UNITS[line.outcome],
            "p": line.slope.p, "p_holm": math.nan if line.p_holm is None else line.p_holm,
            "rank_correlation": math.nan if line.rank is None else line.rank.value,
            "ruled_out": max(abs(e.low), abs(e.high)) if line.outcome != EARLY else math.nan,
            "reading": words.READINGS[line.reading],
        })  # fmt: skip
    for third in found.thirds:
        rows.append({
            "predictor": words.LABELS["third"].format(name=third.name), "outcome": found.named(found.lead.outcome),
            "n": len(third.members), "score_average": third.score, "average": third.average.value,
            "low": third.average.low, "high": third.average.high,
        })  # fmt: skip
    return pd.DataFrame(rows).assign(hidden=False).reindex(columns=list(COLUMNS))


def _score_words(found: Found) -> str:
    return str(catalogue("matching_validation").SCORE[found.scored.on_record])


def _cells(found: Found, line: Line | None = None) -> dict[str, str]:
    words, line = catalogue("matching_validation"), line or found.lead
    e = line.slope.slope
    places, ratio = decimals(e.se, e.value), line.outcome == EARLY
    signed = not ratio
    return {
        "score": _score_words(found),
        "outcome": found.named(line.outcome),
        "unit": words.UNITS[line.outcome],
        "size": number(e.value if ratio else abs(e.value), places),
        "low": number(e.low, places, sign=signed),
        "high": number(e.high, places, sign=signed),
        "ruled_out": number(max(abs(e.low), abs(e.high)), places),
        "level": f"{100 * e.level:g}",
        "p": p_value(line.slope.p),
        "rank": "" if line.rank is None else number(line.rank.value, 2),
        "spread": number(line.slope.sd, 1),
        "n": f"{e.n:,}",
        "n_pairs": f"{len(found.made.frame):,}",
        "n_mentors": f"{line.slope.n_clusters or 0:,}",
    }


def _also(found: Found) -> str:
    """The other outcomes, those of one reading together."""
    words, told = catalogue("matching_validation"), ""
    for reading, frame in words.ALSO_FRAMES.items():
        them = [
            words.ALSO[reading].format_map(_cells(found, line)) for line in found.whole[1:] if line.reading == reading
        ]
        told += frame.format(them=listed(them)) if them else ""
    return told


def _about_parts(found: Found) -> str:
    words = catalogue("matching_validation").PARTS
    clear = [line.predictor.replace("_", " ") for line in found.parts if line.reading == "predicts"]
    return str(words["one" if not found.parts else "some" if clear else "none"].format(them=listed(clear)))


def _facts(found: Found) -> tuple[tuple[str, str], ...]:
    words = catalogue("matching_validation")
    said = [words.FACTS["on_record" if found.scored.on_record else "fit"]]
    said += [words.FACTS["parts"]] if found.parts else []
    facts = [(words.LABELS["score"], " ".join(said))]
    if found.missing:
        names = {one: found.named(one) if one in words.OUTCOMES else one.replace("_", " ") for one in found.missing}
        why = [words.FACTS["missing"].format(outcome=sentence_case(names[one]), why=text.rstrip("."))
               for one, text in found.missing.items()]  # fmt: skip
        facts.append((words.LABELS["missing"], " ".join(why)))
    return tuple(facts)


def _estimates(found: Found) -> tuple[Reported, ...]:
    units = catalogue("matching_validation").UNITS
    reported = []
    for line in found.lines:
        group = line.outcome if line.predictor == WHOLE else f"{line.outcome} by {line.predictor}"
        unit = f"{units[line.outcome]} per SD"
        reported.append(Reported("slope", line.slope.slope, unit=unit, p=line.slope.p, group=group))
        if line.rank is not None and line.predictor == WHOLE:
            reported.append(Reported("rank_correlation", line.rank, unit="correlation", group=group))
    return tuple(reported)


def _figure(found: Found, cells: Mapping[str, str], alt: str) -> Picture:
    words = catalogue("matching_validation").FIGURE
    if found.thirds:
        steps = [
            Step(one.score, one.average.value, one.average.low, one.average.high, one.name) for one in found.thirds
        ]
        line = found.lead.slope
        return calibration(
            steps, line.slope.value / line.sd, title=words["title"].format_map(cells), x_axis=words["x"],
            y_axis=words["y"].format_map(cells), line=words["line"], alt=alt,
        )  # fmt: skip
    lines: Sequence[Line] = [line for line in found.whole if line.outcome != EARLY] or found.whole
    rows = [
        Whisker(found.named(line.outcome), line.slope.slope.value, line.slope.slope.low, line.slope.slope.high)
        for line in lines
    ]
    return intervals(
        rows, title=words["slopes"].format_map(cells), axis=words["slopes_axis"], alt=alt, zero=words["zero"]
    )
