"""What do several answers say in all that they cannot tell, advise, and use in words? Each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mentorlab.answers.card import css, explained, listed
from mentorlab.answers.markup import Passage, bullets, escape
from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.answers.result import Result

MOST_OPEN = 12  # sentences that a reader still reads one below the other


class Altogether:
    """The answers of one report, for its last pages."""

    def __init__(self, answers: Iterable[Result]) -> None:
        self._answers = tuple(answers)

    @property
    def cannot_tell_us(self) -> Passage:
        """What none of the answers can tell us: of the first answer openly; in a long list the others folded."""
        return self._folded([answer.limits for answer in self._answers])

    @property
    def what_next(self) -> Passage:
        """What to do next, in view of all answers: folded like what they cannot tell."""
        return self._folded([answer.next_steps for answer in self._answers])

    @property
    def definitions(self) -> Passage:
        """The words of art that the answers used, explained."""
        return explained(_once(term for answer in self._answers for term in answer.terms))

    def _folded(self, said: Sequence[tuple[str, ...]]) -> Passage:
        every = _once(sentence for sentences in said for sentence in sentences)
        first = next((len(_once(sentences)) for sentences in said if sentences), 0)
        whole = listed(every)
        if len(every) <= MOST_OPEN:
            return whole
        more = catalogue().MORE_LISTED.format(n=len(every) - first)
        folded = f'<details class="ml-details"><summary>{escape(more)}</summary>{bullets(every[first:])}</details>'
        return Passage(repr(whole), f"<style>{css()}</style>{bullets(every[:first])}{folded}")


def altogether(*answers: Result) -> Altogether:
    """Several answers, read as one at the end of a report: `altogether(gaps, heard).cannot_tell_us`."""
    return Altogether(answers)


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
