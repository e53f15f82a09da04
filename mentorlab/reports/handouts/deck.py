"""Which slides does the workshop show? A first one for each session from its entry, then those of `slides.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mentorlab.reports.forms.outline import Slide
from mentorlab.reports.forms.slides import deck_of
from mentorlab.reports.handouts.read_sheets import read
from mentorlab.reports.handouts.sessions import Session, formats, sessions

TITLE = "mentorlab workshop"
FOOT = "mentorlab workshop · all numbers on screens are simulated unless a source is named"


def deck() -> bytes:
    """The slides as the bytes of a .pptx file; the same each time."""
    return deck_of(workshop_slides(), TITLE, FOOT, "en", in_a_room=True)


def workshop_slides() -> tuple[Slide, ...]:
    """The slides in their order: opening, the sessions, close."""
    said = read("workshop", "slides.yaml")
    return (
        *(_slide(one, TITLE) for one in said["opening"]),
        *(slide for session in sessions() for slide in _of(session, said["sessions"].get(session.id, ()))),
        *(_slide(one, TITLE) for one in said["closing"]),
    )


def _of(session: Session, said: Any) -> Iterator[Slide]:
    above = f"Session {session.number} · {session.title}"
    notes = (f"Aim: {session.aim}", f"Minutes: {minutes_of(session)}.", "Read the guide for what to say and expect.")
    yield Slide(session.title, f"Session {session.number} of {len(sessions())}", notes, points=session.learn)
    yield from (_slide(one, above) for one in said)


def minutes_of(session: Session) -> str:
    """How long a session takes in each format that has it, e.g. "two hours 25, two days 75"."""
    return ", ".join(f"{of.title.lower()} {session.minutes(of.id)}" for of in formats() if session.minutes(of.id))


def _slide(one: Mapping[str, Any], above: str) -> Slide:
    return Slide(
        one["title"],
        above,
        (one["notes"],),
        lines=tuple((label, said) for label, said in one.get("lines", ())),
        headings=tuple(one.get("headings", ())),
        rows=tuple(tuple(row) for row in one.get("rows", ())),
        points=tuple(one.get("points", ())),
    )
