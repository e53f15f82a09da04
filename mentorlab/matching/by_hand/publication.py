"""How does the match of the board become the program's pairs, with everything that was decided by hand?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, Fault
from mentorlab.matching.by_hand.kept import now
from mentorlab.matching.by_hand.told import page
from mentorlab.matching.certificate import TEXT
from mentorlab.matching.proving import certified
from mentorlab.matching.publishing import PAIRS, publish
from mentorlab.measures.opening import load
from mentorlab.tables.load import changed_since

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlab.matching.by_hand.board import Board
    from mentorlab.tables.program import Program

LOG, TO_READ, FORMAT = "decisions.json", "decisions.html", 1


def published(program: Program) -> int:
    """How many pairs of this cycle are in the table already."""
    return program.rows[PAIRS] if program.has(PAIRS) else 0


def publish_board(board: Board, *, owner: str, on: dt.date | None = None) -> Path:
    """Publish what the board proposes; returns the table. Beside it, in `staff/`, stand who decided what, when and why,
    to be read and for programs, and the certificate of the match under these decisions.

    Raises BadInput, with nothing written, as `publish`, where there are pairs of this cycle already (they stay as they
    are), and where decisions or the program's files changed meanwhile.
    """
    if n := published(board.program):
        raise _refused(PAIRS, "published", n=f"{n:,}")
    if board.keeper.changed_elsewhere():
        raise BadInput(board.reread())
    if changed := changed_since(board.program):
        raise _refused("board", "changed", files=", ".join(changed))
    by_hand = catalogue("match_board").BY_HAND if board.holds else ""
    table = publish(
        board.program, board.solved.match, policy=board.policy, owner=owner, on=on, by_hand=by_hand,
        beside=_files(board, owner),
    )  # fmt: skip
    board.program = load(board.program.folder)
    board.note("publish", owner, policy=board.policy)
    return table


def _refused(where: str, name: str, **cells: object) -> BadInput:
    what, do = catalogue("match_board").CLASHES[name]
    return BadInput(Fault(where, "", what.format(**cells), do))


def _files(board: Board, owner: str) -> dict[str, bytes]:
    matching, solved = board.program.charter.matching, board.solved
    proof = certified(
        solved.market,
        solved.match,
        solved.policy,
        seed=solved.seed,
        weights=matching.weights,
        rules=[rule.text for rule in matching.rules],
    )
    files = {
        name: content if isinstance(content, bytes) else _as_json(content) for name, content in proof.files().items()
    }
    log: dict[str, Any] = {
        "format": FORMAT,
        "program": board.program.charter.program,
        "cycle": board.program.charter.cycle,
        "published_at": now(),
        "published_by": owner,
        "policy": solved.policy,
        "seed": solved.seed,
        "proof": solved.proof(),
        "cost": {**asdict(board.cost), "in_words": board.cost.said("all")},
        "holds": [asdict(one) for one in board.holds],
        "log": list(board.log),
        "certificate": TEXT,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    about = catalogue("match_board").LOG_PAGE["about"].format(
        **{name: log[name] for name in ("program", "cycle")}, on=log["published_at"][:10], by=owner,
        n=f"{solved.match.n_matched:,}", policy=solved.policy.replace("_", " "),
    )  # fmt: skip
    return {LOG: _as_json(log), TO_READ: page(about, board.holds, board.log), **files}


def _as_json(content: Any) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
