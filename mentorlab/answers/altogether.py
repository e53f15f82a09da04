"""What do several answers say in all that they cannot tell, advise, and use in words? Each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorlab.answers.card import explained, listed

if TYPE_CHECKING:
    from mentorlab.answers.markup import Passage
    from mentorlab.answers.result import Result


class Altogether:
    """The answers of one report, for its last pages."""

    def __init__(self, answers: Iterable[Result]) -> None:
        self._answers = tuple(answers)

    @property
    def cannot_tell_us(self) -> Passage:
        """What none of the answers can tell us."""
        return listed(_once(limit for answer in self._answers for limit in answer.limits))

    @property
    def what_next(self) -> Passage:
        """What to do next, in view of all answers."""
        return listed(_once(step for answer in self._answers for step in answer.next_steps))

    @property
    def definitions(self) -> Passage:
        """The words of art that the answers used, explained."""
        return explained(_once(term for answer in self._answers for term in answer.terms))


def altogether(*answers: Result) -> Altogether:
    """Several answers, read as one at the end of a report: `altogether(gaps, heard).cannot_tell_us`."""
    return Altogether(answers)


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
