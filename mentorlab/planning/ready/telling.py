"""How is a program's readiness told? Sentences, facts and next steps, in the words of the catalogue."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from mentorlab.answers.wording import AUDIENCES, catalogue, sentence_case
from mentorlab.planning.ready.standing import Judged, Stands
from mentorlab.tables.charter.criteria import checklist


def _words() -> Any:
    return catalogue("planning_readiness")


def percent(value: Fraction) -> str:
    """A share in whole percent; with decimals where it would be rounded up to a threshold that it does not meet."""
    marks = {mark for level in checklist().levels for mark in (level.overall, level.each)}
    places = 0
    while any(100 * value < mark <= round(float(100 * value), places) for mark in marks):
        places += 1
    return f"{float(100 * value):.{places}f}"


def sentences(result: Judged) -> dict[str, str]:
    """The answer for every audience."""
    words = _words()
    several = len(result.read("said_not_seen"))
    form = "none" if not several else "one" if several == 1 else "several"
    cells = {
        "stands": headline(result),
        "level": _level(result),
        "way": _way(result),
        "contradicted": words.CONTRADICTED[form].format(n=several),
        "own": words.OWN,
    }
    return {audience: words.READINESS[audience].format_map(cells) for audience in AUDIENCES}


def headline(result: Judged) -> str:
    """Where the program stands, by its answers and by what of them counts."""
    said, counted = result.said, result.counted
    form = "seen" if not result.answered else "said" if said == counted else "corrected"
    cells = {
        "said": percent(said.overall),
        "counted": percent(counted.overall),
        "least": percent(min(counted.by_standard.values())),
        "weakest": result.weakest.title.lower(),
    }
    return str(_words().STANDS[form].format_map(cells))


def _level(result: Judged) -> str:
    words, further = _words(), result.next
    if result.reached is not None:
        form = {True: "reached", False: "too_early", None: "no_dates"}[result.long_enough]
        return str(words.LEVEL[form].format(level=words.LEVELS[result.reached.id]))
    assert further is not None
    return str(words.LEVEL["below"].format(next=words.LEVELS[further.id], overall=further.overall, each=further.each))


def _way(result: Judged) -> str:
    words, n = _words(), len(result.way)
    if result.next is None:
        return str(words.WAY["none"])
    form = "one" if n == 1 else "few" if n <= words.FEW else "many"
    name = words.LEVELS[result.next.id]
    first = result.way[0].text.rstrip(".")
    return str(words.WAY[form].format(next=name, Next=sentence_case(name), n=n, first=first))


def box(result: Judged) -> tuple[tuple[str, str], ...]:
    """Level and way, in the answer's box."""
    words = _words()
    rows = [(words.LABELS["level"], f"{sentence_case(_level(result))}.")]
    if result.next is not None:
        label = words.LABELS["way"].format(next=words.LEVELS[result.next.id])
        rows.append((label, " ".join(one.text for one in result.way)))
    return tuple(rows)


def facts(result: Judged) -> tuple[tuple[str, str], ...]:
    """Where said and seen differ, what is open, and what could be looked at."""
    words = _words()
    labels, none = words.LABELS, f"{words.FACTS['none']}."
    visible = sum(one.shown is not None for one in result.stands)
    looked = words.FACTS["looked"].format(visible=visible, criteria=len(result.stands))
    against = [f"{_against(one)}." for one in result.read("said_not_seen")]
    return (
        (labels["contradicted"], " ".join(against) or none),
        (labels["seen_not_said"], _some(result.read("seen_not_said")) or none),
        (labels["not_answered"], _some(result.read("not_answered")) or none),
        (labels["looked"], f"{looked}."),
    )


def _some(those: tuple[Stands, ...]) -> str:
    """The first few, and how many more stand in the table."""
    words = _words()
    more = len(those) - words.SHOWN
    texts = [one.criterion.text for one in those[: words.SHOWN]]
    return " ".join([*texts, *([words.FACTS["more"].format(n=more)] if more > 0 else [])])


def _against(one: Stands) -> str:
    words = _words()
    met = words.ANSWERS[one.answer.met] if one.answer else ""
    return str(words.FACTS["contradicted"].format(text=one.criterion.text.rstrip("."), met=met, seen=one.in_words))


def notes(result: Judged) -> tuple[str, ...]:
    """How much is hidden."""
    n = sum(one.seen.hidden for one in result.stands if one.seen)
    return (_words().FACTS["hidden_one" if n == 1 else "hidden"].format(n=n),) if n else ()


def limits() -> tuple[str, ...]:
    """What the checklist cannot tell."""
    words = _words().LIMITS
    return (words["own"], words["said"], words["works"])


def next_steps(result: Judged) -> tuple[str, ...]:
    """The way to the next level, one step a line; before it what is contradicted, after it what is open."""
    words = _words().NEXT
    open_ = sum(one.answer is None for one in result.stands)
    steps = [words["contradicted"]] if result.read("said_not_seen") else []
    steps += [words["meet"].format(text=one.text, evidence=one.evidence) for one in result.way]
    return (*steps, *([words["answer"].format(n=open_)] if open_ else []))
