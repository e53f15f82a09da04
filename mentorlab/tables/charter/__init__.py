"""What does the charter say? `program.yaml` as checked, typed settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from mentorlab.errors import BadInput
from mentorlab.tables.charter.matching import Circle, Matching, Rule, Shortlist
from mentorlab.tables.charter.parts import (
    Day,
    Evaluation,
    Numbers,
    Objective,
    Part,
    Privacy,
    Rhythm,
    Scheduled,
    Text,
    Texts,
    Wave,
    empty_is_default,
    several,
)
from mentorlab.tables.charter.plans import Answered, Audience, Letters, Logic, Places, Stake, Worth

WAVES = ("earlier", "before", "middle", "after", "later")
RECALLED = "recalled_before"
LAUNCH = ("launch_before", "launch_after", "launch_later")  # of the launch session's quiz, never of the contrast


class Charter(Part):
    """The charter of one program. Dates are `datetime.date`, lists are tuples, what is left out has its default."""

    program: Text
    cycle: Text
    starts_on: Day
    ends_on: Day | None = None
    purpose: Text | None = None
    language: Text = "en"
    source: Text | None = Field(default=None, repr=False)
    queries: Annotated[dict[str, Text], BeforeValidator(empty_is_default)] = Field(default_factory=dict, repr=False)
    earlier_cycles: Texts = ()
    units: Text | None = None
    needs: Annotated[dict[str, Text], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    waves: Annotated[tuple[Wave, ...], BeforeValidator(several)] = ()
    objectives: Annotated[tuple[Objective, ...], BeforeValidator(several)] = ()
    evaluation: Annotated[Evaluation, BeforeValidator(empty_is_default)] = Field(default_factory=Evaluation)
    logic: Annotated[Logic, BeforeValidator(empty_is_default)] = Field(default_factory=Logic)
    places: Annotated[Places, BeforeValidator(empty_is_default)] = Field(default_factory=Places)
    rhythm: Annotated[Rhythm, BeforeValidator(empty_is_default)] = Field(default_factory=Rhythm)
    matching: Annotated[Matching, BeforeValidator(empty_is_default)] = Field(default_factory=Matching)
    audiences: Annotated[dict[str, Audience], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    letters: Annotated[Letters, BeforeValidator(empty_is_default)] = Field(default_factory=Letters)
    currency: Text | None = None
    stakes: Annotated[dict[str, Stake], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    values: Annotated[dict[str, Worth], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    definitions: Annotated[dict[str, Numbers], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    schedule: Annotated[tuple[Scheduled, ...], BeforeValidator(several)] = ()
    readiness: Annotated[dict[str, Answered], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    privacy: Annotated[Privacy, BeforeValidator(empty_is_default)] = Field(default_factory=Privacy)

    @property
    def wave_ids(self) -> tuple[str, ...]:
        """The measuring times in their order; left out in the charter = earlier, before, middle, after, later."""
        return tuple(wave.id for wave in self.waves) or WAVES

    @property
    def known_waves(self) -> tuple[str, ...]:
        """The words that a table may hold as wave: the measuring times, `recalled_before`, and those of the launch."""
        return tuple(dict.fromkeys((*self.wave_ids, RECALLED, *LAUNCH)))

    @property
    def contrast_waves(self) -> tuple[str, str]:
        """The two waves that are compared: as stated, else before and after where both exist, else first and last.

        A charter with one wave contrasts it with `before` (or `after`), of which there will be no data.
        """
        stated, ids = self.evaluation.waves, self.wave_ids
        if len(stated) == 2:
            return stated[0], stated[1]
        if RECALLED in ids:  # asked afterwards, about the time before
            ids = (RECALLED, *(wave for wave in ids if wave != RECALLED))
        if "before" in ids and "after" in ids:
            return "before", "after"
        if len(ids) > 1:
            return ids[0], ids[-1]
        return (ids[0], "after") if ids[0] in ("before", RECALLED) else ("before", ids[0])

    @property
    def primary(self) -> Objective | None:
        """The objective on which the program is judged: the first marked primary, else the first, else None."""
        return next((one for one in self.objectives if one.primary), self.objectives[0] if self.objectives else None)

    def objective_for(self, measure: str) -> Objective | None:
        """The first objective that this measure serves, or None."""
        return next((one for one in self.objectives if one.measure == measure), None)

    @property
    def flags_agreed(self) -> bool:
        """Is it said with whom and when flags of persons were agreed? See `Privacy.flags_agreed`."""
        return self.privacy.flags_agreed


def read_charter(path: str | Path) -> Charter:
    """The charter in a file. Raises BadInput with every fault in it; paths of settings name list items by their id,
    or by their place counted from 1 where they have none (`objectives[belonging].measure`, `schedule[2].every`).
    """
    from mentorlab.tables.charter.faults import judge_charter

    charter, faults = judge_charter(Path(path).read_bytes())
    if faults or charter is None:
        raise BadInput(faults)
    return charter


__all__ = [
    "LAUNCH",
    "RECALLED",
    "WAVES",
    "Answered",
    "Audience",
    "Charter",
    "Circle",
    "Evaluation",
    "Letters",
    "Logic",
    "Matching",
    "Objective",
    "Places",
    "Privacy",
    "Rhythm",
    "Rule",
    "Scheduled",
    "Shortlist",
    "Stake",
    "Wave",
    "Worth",
    "read_charter",
]
