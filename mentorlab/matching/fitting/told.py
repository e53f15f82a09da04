"""What should be told about the parts of the fit? What dropped out, what was left aside, and who said nothing."""

from __future__ import annotations

from collections.abc import Mapping

from mentorlab.answers.wording import catalogue
from mentorlab.matching.fitting.sides import Known, Sides


def notes_of(built: Mapping[str, Sides], dropped: Mapping[str, str], smallest: int) -> tuple[str, ...]:
    """Sentences. Counts of people below the smallest group, or that leave fewer than it, are not written out."""
    words = catalogue("matching_fit")
    notes = [words.DROPPED[why].format(part=words.PARTS[name]) for name, why in dropped.items()]
    notes += [] if built else [words.NOTHING]
    for name, side in built.items():
        part = words.PARTS[name]
        notes += [f"{part}: {note}." for note in side.notes]
        for role, known in (("mentees", side.mentees_known), ("mentors", side.mentors_known)):
            if not known.all():
                notes.append(words.SAID_NOTHING.format(part=part, who=few_or_many(known, role, smallest)))
    return tuple(notes)


def few_or_many(known: Known, role: str, smallest: int) -> str:
    """How many are not known, in words that tell of no small group."""
    words, missing = catalogue("matching_fit"), int((~known).sum())
    few, nearly_all = missing < smallest, len(known) - missing < smallest
    form = "few" if few else "nearly_all" if nearly_all else "so_many"
    return str(words.HOW_MANY[form].format(n=f"{missing:,}", of=f"{len(known):,}", role=role, smallest=smallest))
