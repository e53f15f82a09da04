"""What can be asked to see whether a session was understood? The question bank, and quizzes drawn from it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from mentorlab.answers.documents import Document
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.planning.drafts.filling import escaped
from mentorlab.reports.handouts.read_sheets import read
from mentorlab.reports.handouts.sessions import Session, sessions

FILE = "bank.yaml"
LEVELS = (1, 2, 3)
SIZE = 6  # questions of a quiz
LETTERS = "abcd"


@dataclass(frozen=True)
class Question:
    """One question. `wrong`: wrong answers, each with its reason; without any, `right` is a model answer in words."""

    id: str
    session: str
    level: int
    asks: str
    right: str
    why: str
    source: str
    wrong: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question as it stands in a quiz: its answers in the order drawn, and the place of the right one (0 = first).

    A question without choices has no answers, and −1.
    """

    question: Question
    answers: tuple[str, ...]
    right: int


@lru_cache(maxsize=1)
def bank() -> tuple[Question, ...]:
    """Every question in its order. Raises BadInput where the file cannot be read."""
    return tuple(
        Question(
            **{name: one[name] for name in ("id", "session", "asks", "right", "why", "source")},
            level=int(one["level"]),
            wrong=tuple((each["said"], each["because"]) for each in one.get("wrong", ())),
        )
        for one in read("workshop", FILE)["questions"]
    )


def quiz(session: str, seed: int, size: int = SIZE) -> tuple[Asked, ...]:
    """Questions of one session in the order of their level, drawn with their answers shuffled.

    The same seed gives the same quiz. Raises BadInput for a session that is not there and for a size that the bank
    does not have.
    """
    names = [one.id for one in sessions()]
    if session not in names:
        raise BadInput([Fault("quiz", "session", f"{session!r} is no session", did_you_mean(session, names))])
    of_it = [one for one in bank() if one.session == session]
    if not 1 <= size <= len(of_it):
        raise BadInput([Fault("quiz", "size", f"{size} questions cannot be drawn", f"ask for 1 to {len(of_it)}")])
    draw = random.Random(f"{session}:{seed}")
    drawn = sorted(draw.sample(of_it, size), key=lambda one: (one.level, one.id))
    return tuple(_asked(one, draw) for one in drawn)


def _asked(one: Question, draw: random.Random) -> Asked:
    if not one.wrong:
        return Asked(one, (), -1)
    answers = [one.right, *(said for said, _ in one.wrong)]
    draw.shuffle(answers)
    return Asked(one, tuple(answers), answers.index(one.right))


def quiz_sheets(session: Session, seed: int) -> tuple[Document, Document]:
    """A quiz to hand out, and its answers with their reasons for whoever leads the session."""
    asked = quiz(session.id, seed)
    title = f"Quiz {session.number}: {session.title}"
    sheet = "\n\n".join(_to_answer(number, one) for number, one in enumerate(asked, 1))
    answers = "\n\n".join(_answered(number, one) for number, one in enumerate(asked, 1))
    name = f"quiz_{session.number}_{session.id}"
    lead = "Alone, before or after the session. Tick one answer, or write a sentence. Nobody but you sees it."
    return (
        Document(name, title, "participants", f"# {title}\n\n{lead}\n\n{sheet}\n"),
        Document(f"{name}_answers", f"{title} (answers)", "staff", f"# {title} (answers)\n\n{answers}\n"),
    )


def _to_answer(number: int, one: Asked) -> str:
    lines = [f"### {number}. {escaped(one.question.asks)}"]
    if one.answers:
        lines.append("\n".join(f"- [ ] {LETTERS[place]}) {escaped(said)}" for place, said in enumerate(one.answers)))
    else:
        lines.append("| In a sentence |\n|---|\n| |")
    return "\n\n".join(lines)


def _answered(number: int, one: Asked) -> str:
    question = one.question
    letter = f"{LETTERS[one.right]}) " if one.answers else ""
    because = dict(question.wrong)
    lines = [
        f"### {number}. {escaped(question.asks)}",
        f"**{letter}{escaped(question.right)}** {escaped(question.why)}",
        *(
            f"- Not {LETTERS[place]}) {escaped(said)}: {escaped(because[said])}"
            for place, said in enumerate(one.answers)
            if place != one.right
        ),
        f"Source: {escaped(question.source)}. Level {question.level}.",
    ]
    return "\n\n".join(lines)
