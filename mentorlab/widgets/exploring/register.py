"""Which questions can be asked of this program now, and what is missing for the others?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, definitions, escape
from mentorlab.answers.question import ROOMS, Question, questions
from mentorlab.answers.wording import catalogue, listed
from mentorlab.errors import BadInput, Fault, did_you_mean
from mentorlab.tables.program import Program


@dataclass(frozen=True)
class Row:
    """A question and what stands in its way; `lacking` and `faulty` are empty where it can be answered."""

    question: Question
    lacking: tuple[str, ...]
    faulty: tuple[str, ...]

    @property
    def room(self) -> str:
        """The part of the house that answers it."""
        return self.question.id.partition(".")[0]

    @property
    def open(self) -> bool:
        """Whether it can be asked now."""
        return not (self.lacking or self.faulty)

    @property
    def state(self) -> str:
        """Whether it can be answered, in words, and if not, what is missing."""
        words = catalogue("panels")
        if self.lacking:
            return str(words.MISSING.format(tables=listed(self.lacking)))
        return str(words.FAULTY.format(tables=listed(self.faulty)) if self.faulty else words.ANSWERABLE)


def register_of(program: Program) -> tuple[Row, ...]:
    """Every question in the order of the rooms, with what stands in its way."""
    return tuple(_row(program, question) for question in questions())


def row_of(program: Program, name: str) -> Row:
    """One question by its id; an unknown one is refused with the nearest."""
    known = {question.id: question for question in questions()}
    if name not in known:
        do = did_you_mean(name, list(known))
        raise BadInput(Fault("explore", "question", f"there is no question {name!r}", do))
    return _row(program, known[name])


def as_table(program: Program) -> Passage:
    """The register of a program as words: topic by topic each question, and whether it can be answered."""
    words, rooms = catalogue("panels"), by_room(program)
    every = [one for rows in rooms.values() for one in rows]
    told = words.REGISTER.format(program=program.charter.program, n=_n_open(every), total=len(every))
    text, markup = [told], [f"<style>{css()}</style><p>{escape(told)}</p>"]
    for room, rows in rooms.items():
        head = words.TOPIC_HEAD.format(topic=words.ROOMS[room], n=_n_open(rows), total=len(rows))
        text += [head, *(f"  {one.question.asks} {one.question.id}: {one.state}" for one in rows)]
        pairs = definitions([(one.question.asks, f"{one.question.id}: {one.state}") for one in rows], "ml-quiet")
        markup.append(f'<details class="ml-details"><summary>{escape(head)}</summary>{pairs}</details>')
    return Passage("\n".join(text), "".join(markup))


def _n_open(rows: Sequence[Row]) -> int:
    return sum(one.open for one in rows)


def by_room(program: Program) -> dict[str, list[Row]]:
    """The questions of each room."""
    rows = register_of(program)
    return {room: [one for one in rows if one.room == room] for room in ROOMS}


def _row(program: Program, question: Question) -> Row:
    faulty = dict.fromkeys(fault.table for fault in program.faults_of(*question.needed(program)))
    return Row(question, tuple(question.missing(program)), tuple(faulty))
