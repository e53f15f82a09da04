"""What does a program look like on one page? The answers of several rooms, a line each, in the words of one reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mentorlab.answers.card import css, drawn
from mentorlab.answers.markup import Passage, bullets, escape
from mentorlab.answers.settings import Audience
from mentorlab.answers.wording import catalogue, sentence_case

if TYPE_CHECKING:
    from mentorlab.answers.result import Result

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ý0-9“])")  # where one ends and the next begins


def on_one_page(*answers: Result, audience: Audience = "leadership") -> Passage:
    """The answers that this reader is told, each as one line with its interval and its certainty, and what to do next.

    Which questions are told to whom, in which order and under which heading, stands in the catalogue. What could not be
    answered is listed with its reason, below what could.
    """
    words = catalogue("one_page")
    by_question = {_question(answer): answer for answer in answers}
    told = [(heading, by_question[name]) for name, heading in words.LINES[audience] if name in by_question]
    lines = [line for line in told if line[1].status == "ok"]
    unanswered = list(_open([line for line in told if line[1].status != "ok"]))
    steps = _steps(lines) if audience in words.DECIDES else []
    thanks = words.THANKS.get(audience, "")
    text = [words.TITLES[audience], *(f"{heading}: {_said(answer, audience)}" for heading, answer in lines)]
    text += [f"{words.OPEN}: {sentence}" for sentence in unanswered]
    text += [f"{words.NEXT}: {step}" for step in steps] + ([thanks] if thanks else [])
    markup = "".join(_line(heading, answer, audience) for heading, answer in lines)
    markup += _listed(words.OPEN, unanswered) + _listed(words.NEXT, steps)
    markup += f"<p>{escape(thanks)}</p>" if thanks else ""
    title = f"<h2>{escape(words.TITLES[audience])}</h2>"
    return Passage("\n".join(text), f'<style>{css()}</style><section class="ml-one-page">{title}{markup}</section>')


def _question(answer: Result) -> str:
    """The question that an answer stands for; what is asked of one group stands where a comparison would."""
    return "outcomes.contrast" if answer.question == "outcomes.change" else answer.question


def _line(heading: str, answer: Result, audience: Audience) -> str:
    certainty = _certainty(answer)
    sure = f'<p class="ml-key">{escape(certainty)}</p>' if certainty else ""
    claim = f'<p class="ml-told">{escape(_claim(answer, audience))}</p>'
    return f"<div><h3>{escape(heading)}</h3><div>{claim}{drawn(answer)}{sure}</div></div>"


def _said(answer: Result, audience: Audience) -> str:
    return " ".join(filter(None, [_claim(answer, audience), _certainty(answer)]))


def _claim(answer: Result, audience: Audience) -> str:
    """The answer in a sentence or two, in the words of this reader."""
    words = catalogue("one_page")
    if audience not in words.BY_HEADLINE:
        return " ".join(_SENTENCE.split(answer.sentence(audience))[: words.SENTENCES])
    headline = sentence_case(answer.headline)
    return headline if headline.endswith((".", "?", "!")) else f"{headline}."


def _certainty(answer: Result) -> str:
    """What an answer's box says of its verdict and certainty; nothing where it makes no claim about an effect."""
    box: Mapping[str, str] = dict(answer.box)
    labels = catalogue().LABELS
    said = [box.get(labels["verdict"], ""), box.get(labels["certainty"], "")]
    if said[1]:
        said[1] = f"{labels['certainty']} {said[1][:1].lower()}{said[1][1:]}"
    return " ".join(filter(None, said))


def _open(unanswered: list[tuple[str, Result]]) -> Iterator[str]:
    words = catalogue("one_page")
    for heading, answer in unanswered:
        asked = heading if heading.endswith("?") else f"{heading}:"
        if answer.status == "hidden":
            yield words.HIDDEN.format(heading=asked)
        else:
            yield words.NOT_POSSIBLE.format(heading=asked, reason=sentence_case(answer.reason.rstrip(".")))


def _steps(lines: list[tuple[str, Result]]) -> list[str]:
    """The first step of the answers that decide most."""
    words = catalogue("one_page")
    told = {answer.question: answer for _, answer in lines}
    first = [told[name].next_steps[0] for name in words.NEXT_OF if name in told and told[name].next_steps]
    return list(dict.fromkeys(first))[: words.MOST_NEXT]


def _listed(title: str, sentences: list[str]) -> str:
    return f"<div><h3>{escape(title)}</h3>{bullets(sentences)}</div>" if sentences else ""
