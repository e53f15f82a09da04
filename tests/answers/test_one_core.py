"""Products of arrays keep to one core while a question is answered, and what was set before is put back."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

import mentorlab
from mentorlab.answers.question import question
from mentorlab.answers.result import Result
from mentorlab.errors import NotComputable
from mentorlab.tables.program import Program


def _threads() -> set[int]:
    np.ones((2, 2)) @ np.ones((2, 2))
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_a_question_keeps_to_one_core_and_puts_back_what_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorlab.answers.question._REGISTER", {})
    seen = []

    def asked(program: Program) -> Result:  # noqa: ARG001  (what a question is given)
        seen.append(_threads())
        raise NotComputable("only how it is asked is of interest here")

    asked.__module__ = "mentorlab.outcomes.asked"
    ask = question(asks="On how many cores?", tables=[])(asked)
    with threadpool_limits(limits=2, user_api="blas"):
        before = _threads()
        ask(mentorlab.load("demo"))
        after = _threads()
    assert seen == [{1}]
    assert before == after
