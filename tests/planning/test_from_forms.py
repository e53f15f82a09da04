"""From the completed forms of the launch kit to a finding: as somebody at a keyboard does it, with two exports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.measures.opening import load
from mentorlab.planning import calendar, learning
from mentorlab.planning.launch.launch_kit import quiz
from mentorlab.shipped import shipped

CHARTER = "program: Trial run\ncycle: 2026-spring\nstarts_on: 2026-03-02\nends_on: 2026-11-27\n"
N = 12


@pytest.fixture(autouse=True)
def _a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "a long text that nobody knows")


def _form(path: Path) -> Path:
    """The form as it was built from the shipped header, filled in by twelve people who do not exist."""
    with shipped("templates", "canvases", "launch_kit", "wiifm.csv").open(encoding="utf-8", newline="") as file:
        (header,) = csv.reader(file)
    rows = []
    for n in range(N):
        person = [f"person{n}@example.org", f"Given{n} Family{n}", "3/2/26 10:20:00", "Mentor" if n < 6 else "Mentee"]
        said = ["Clerk", f"like Given3 Family3, skill {n}", "lead", "a next step", "time", "a word"]
        rows.append([*person, *said, "Yes" if n % 2 else "No"])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def _quiz(path: Path) -> Path:
    """Before, each knows a few answers, never all the same ones; after, everybody two more, every other one three."""
    statements = quiz()
    rows = [["Email", "Completion time", "When do you fill this in?", *(one["statement"] for one in statements)]]
    for when, clock, more in (("Before the session", "9:05", 0), ("After the session", "10:28", 2)):
        for person in range(N):
            right = 3 + person % 4 + more + (person % 2 if more else 0)
            known = {(5 * person + place) % len(statements) for place in range(right)}
            cells = [str(one["right"] == (place in known)) for place, one in enumerate(statements)]
            rows.append([f"person{person}@example.org", f"3/2/26 {clock}:00", when, *cells])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_completed_forms_become_voices_and_a_learning_finding(tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    folder.mkdir()
    (folder / "program.yaml").write_text(CHARTER, encoding="utf-8")
    mappings = shipped("templates", "mappings")
    _run("import", _form(tmp_path / "wiifm.csv"), "--map", mappings / "wiifm.yaml", folder)
    _run("import", _quiz(tmp_path / "quiz.csv"), "--map", mappings / "launch_quiz.yaml", folder)
    assert "No fault" in _run("check", folder)
    program = load(folder)
    voices = program.table("voices")
    assert len(voices) == 6 * N
    assert set(voices["kind"]) == {"role", "development", "aspiration", "benefit", "hurdle", "recognition"}
    assert voices["stakeholder"].value_counts().to_dict() == {"mentees": 36, "mentors": 36}
    assert voices.loc[voices["kind"] == "development", "text"].str.startswith("like [name], skill").all()
    assert voices["released_on"].notna().sum() == 6 * N / 2
    answered = set(program.table("responses")["person_id"])
    assert answered == set(voices["person_id"])  # the two forms know each other's people
    assert not any("@" in person for person in answered)
    finding = learning(program)
    change = finding.estimate("change").estimate
    assert (finding.status, change.n, change.value) == ("ok", N, pytest.approx(2.5))
    assert finding.table.iloc[0]["mean_before"] == pytest.approx(4.5)
    roles = finding.table.set_index("group").loc[["mentees", "mentors"], "n"]
    assert roles.tolist() == [6, 6]  # the form says who is who before there are pairs
    plan = calendar(program).table
    session = plan[plan["title"] == "Launch session (90 minutes)"]
    assert session["state"].tolist() == ["sent", "sent"]
    assert session["n"].tolist() == [6, 6]
