"""What is needed on the day of the launch? A session, a practice, a quiz and a form, filled in from the charter."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Any

from mentorlab.answers.documents import Document
from mentorlab.answers.wording import listed
from mentorlab.errors import BadInput
from mentorlab.planning.drafts.spoken import day, time_asked
from mentorlab.shipped import shipped
from mentorlab.tables.calendar.planned import planned
from mentorlab.tables.strict_yaml import read_yaml

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

PLACE = ("templates", "canvases", "launch_kit")
DOCUMENTS = {  # file: name, title, audience
    "session.md": ("launch_session", "Launch session: the leader's script", "staff"),
    "practice.md": ("launch_practice", "Conversation practice in threes", "mentors"),
    "quiz.md": ("launch_quiz", "Quiz: what do you believe about mentoring?", "mentees"),
    "quiz_answers.md": ("launch_quiz_answers", "Quiz: answers and reasons", "staff"),
    "wiifm.md": ("launch_wiifm", "Form: what is in it for me?", "mentees"),
}
LINE = "_" * 60


def launch_kit(program: Program) -> tuple[Document, ...]:
    """The documents of the launch kit, with the program's name, days and rhythm in them."""
    cells = _cells(program)
    return tuple(
        Document(name, title, audience, Template(_text(file)).substitute(cells))
        for file, (name, title, audience) in DOCUMENTS.items()
    )


def quiz() -> list[dict[str, Any]]:
    """The statements of the quiz: id, statement, right (is it true?), why."""
    return list(_said("quiz.yaml")["statements"])


def _cells(program: Program) -> dict[str, str]:
    charter, statements, form = program.charter, quiz(), _said("wiifm.yaml")
    plan = planned(program)
    launch = plan.loc[plan["item"] == "launch_session", "planned_on"].dropna()
    on = launch.min().date() if len(launch) else charter.starts_on
    days = [(charter.starts_on, "the start")]
    days += [(wave.on, f"the survey “{wave.id}”") for wave in charter.waves if wave.on and wave.on >= on]
    days += [(charter.ends_on, "the end")] if charter.ends_on else []
    return {
        "program": charter.program,
        "cycle": charter.cycle,
        "launch_on": day(on),
        "rhythm": time_asked(charter.rhythm) or "as often as the two agree",
        "dates": listed([f"{what} on {day(when)}" for when, what in sorted(days)]),
        "smallest": str(charter.privacy.smallest_group),
        "statements": "\n".join(f"| {n} | {one['statement']} | ☐ | ☐ | ☐ |" for n, one in enumerate(statements, 1)),
        "answers": "\n".join(
            f"{n}. **{one['statement']}** {'True' if one['right'] else 'False'}. {one['why']}"
            for n, one in enumerate(statements, 1)
        ),
        "questions": "\n\n".join(f"**{asked}**\n\n{LINE}" for asked in form["questions"]),
        "consent": str(form["consent"]),
    }


def _text(file: str) -> str:
    return shipped(*PLACE, file).read_text(encoding="utf-8")


def _said(file: str) -> dict[str, Any]:
    said, faults = read_yaml(shipped(*PLACE, file).read_bytes(), file)
    if faults:
        raise BadInput(faults)
    return said
