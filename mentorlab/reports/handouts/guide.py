"""What does whoever leads the workshop need to know? The guide, with its minutes put in from the sessions."""

from __future__ import annotations

from string import Template

import numpy as np

from mentorlab.answers.documents import Document
from mentorlab.answers.wording import listed
from mentorlab.matching.solving.dense import dense_optimal
from mentorlab.reports.handouts.canvases import cards
from mentorlab.reports.handouts.sessions import formats, sessions
from mentorlab.reports.handouts.timings import minute_plan, running_order
from mentorlab.shipped import shipped

SKILL, SAME_TIME = 3, 1  # points, as the cards say
TITLE = "Facilitator's guide"


def guide() -> Document:
    """The facilitator's guide as Markdown. Raises KeyError where it names a session that is not there."""
    text = shipped("templates", "workshop", "guide.md").read_text(encoding="utf-8")
    return Document("guide", TITLE, "staff", Template(text).substitute(_minutes() | _points()))


def hand_outs() -> tuple[Document, ...]:
    """The hand-outs for participants in their order."""
    found = sorted(shipped("templates", "workshop", "handouts").glob("*.md"))
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in found]
    return tuple(
        Document(f"handout_{name}", text.splitlines()[0].removeprefix("# "), "participants", text)
        for name, text in texts
    )


def _minutes() -> dict[str, str]:
    said: dict[str, str] = {}
    for of in formats():
        given = [f"{one.number}" for one in sessions() if one.minutes(of.id)]
        said[f"in_{of.id}"] = listed(given)
        said[f"minutes_{of.id}"] = str(of.minutes)
        said[f"order_{of.id}"] = running_order(of)
    for one in sessions():
        said |= {f"title_{one.id}": one.title, f"aim_{one.id}": one.aim, f"plan_{one.id}": minute_plan(one)}
    return said


def _points() -> dict[str, str]:
    """The best total of the cards, and what is reached mentee by mentee."""
    points, allowed = card_points()
    best = dense_optimal(points, np.ones(points.shape[1], dtype=np.int64), allowed)
    return {
        "best_match": str(int(points[np.arange(len(points)), best].sum())),
        "first_come": str(one_by_one(points, allowed)),
    }


def card_points() -> tuple[np.ndarray, np.ndarray]:
    """The points of each mentee (rows) with each mentor (columns) of the cards, and which pairs are allowed."""
    mentees, mentors = cards()["mentees"], cards()["mentors"]
    points = [
        [
            SKILL * len({*one["wants"]} & {*other["has"]}) + SAME_TIME * (one["free"] == other["free"])
            for other in mentors
        ]
        for one in mentees
    ]
    allowed = [[one["manager"] != other["name"] for other in mentors] for one in mentees]
    return np.array(points, dtype=np.int64), np.array(allowed)


def one_by_one(points: np.ndarray, allowed: np.ndarray) -> int:
    """The total when each mentee in turn takes the best mentor left; of equals the one whose card lies first."""
    left, total = allowed.copy(), 0
    for mentee, row in enumerate(points):
        mentor = int(np.where(left[mentee], row, -1).argmax())
        if left[mentee, mentor]:
            total += int(row[mentor])
            left[:, mentor] = False
    return total
