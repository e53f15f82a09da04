"""`mentorlab verify RUN`: from the folder of a run, its certificate and the program it was made for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

import mentorlab
from mentorlab.cli import main
from mentorlab.errors import BadInput
from mentorlab.matching.certificate import ARRAYS, TEXT, Certificate, read
from mentorlab.matching.policies import policy_named
from mentorlab.matching.proving import certified
from mentorlab.matching.verify import verify
from mentorlab.reports.kinds import Kind
from mentorlab.reports.staff_lists import write_staff_lists
from mentorlab.tables.program import Program
from tests.programs import write_program

POLICIES = ("stable", "optimal", "optimal_with_choice", "most_then_rank", "fairest", "random")


@pytest.fixture(scope="module")
def program_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small program: 24 mentees, each with a manager among the 12 mentors, and choices."""
    rng = np.random.default_rng(11)
    skills = ["law", "sales", "data", "writing", "coaching"]
    mentees, mentors = [f"e{i:02d}" for i in range(24)], [f"o{j:02d}" for j in range(12)]
    some = [";".join(rng.choice(skills, 2, replace=False)) for _ in range(36)]
    applications = pd.DataFrame({"person_id": mentees + mentors, "role": ["mentee"] * 24 + ["mentor"] * 12})
    applications = applications.assign(
        applied_on="2025-12-01",
        completed_on="2025-12-02",
        skills_wanted=[*some[:24], *[""] * 12],
        skills_offered=[*[""] * 24, *some[24:]],
        capacity=[*[""] * 24, *["2"] * 12],
    )
    people = pd.DataFrame({"person_id": mentees + mentors, "manager_id": [*rng.choice(mentors, 24), *[""] * 12]})
    named = [
        (one, other, rank) for one in mentees for rank, other in enumerate(rng.choice(mentors, 3, replace=False), 1)
    ]
    choices = pd.DataFrame(named, columns=["person_id", "chosen_id", "rank"])
    charter = {"matching": {"policy": "stable", "weights": {"skills": 3, "choice": 2}, "rules": ["not_own_manager"]}}
    tables = {"applications": applications, "people": people, "choices": choices}
    return write_program(tmp_path_factory.mktemp("programs") / "small", charter, **tables)


def run_of(folder: Path, policy: str = "", *, name: str = "run", parameters: dict[str, Any] | None = None) -> Path:
    """A run folder as a matching report leaves it: the manifest, and in staff/ what `staff:` names."""
    program, run = mentorlab.load(folder), folder / "runs" / name
    given = {"policy": policy, "seed": 4, "as_of": ""} | (parameters or {})
    shutil.rmtree(run, ignore_errors=True)
    run.mkdir(parents=True)
    kind = Kind("matching", "Who with whom?", "40_matching.ipynb", (), staff=("matching.for_staff:staff_lists",))
    write_staff_lists(run, kind, program, given)
    manifest = {"inputs": dict(program.inputs), "parameters": given}
    (run / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return run


def forge(run: Path, certificate: Certificate) -> None:
    """Put another certificate in the place of that of a run."""
    files = certificate.files()
    (run / "staff" / TEXT).write_text(json.dumps(files[TEXT]), encoding="utf-8")
    (run / "staff" / ARRAYS).write_bytes(bytes(files[ARRAYS]))


def names(run: Path) -> set[str]:
    """What is wrong with a run, by name."""
    return {one.name for one in verify(run).wrong}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_run_of_every_policy_is_verified(program_folder: Path, policy: str) -> None:
    run = run_of(program_folder, policy)
    done = CliRunner().invoke(main, ["verify", str(run)])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-2:] == ["Verified.", str(run / "staff" / TEXT)]
    assert f"Policy {policy}: " in done.output
    assert "only" not in done.output.lower()


def test_staff_get_reasons_and_prices_beside_the_proof(program_folder: Path) -> None:
    run = run_of(program_folder, "optimal")
    assert {path.name for path in (run / "staff").iterdir()} == {TEXT, ARRAYS, "why.csv", "prices.csv"}
    assert len((run / "staff" / "why.csv").read_text(encoding="utf-8").splitlines()) == 25
    assert not (run_of(program_folder, "own_pairs") / "staff").exists()


def test_the_certificate_is_read_as_it_was_written(program_folder: Path) -> None:
    market = mentorlab.matching.pool(mentorlab.load(program_folder)).market
    match = policy_named("optimal")(market, np.random.default_rng(0))
    written = certified(market, match, "optimal", weights={"skills": 2.0}, rules=["not_own_manager"])
    run = run_of(program_folder)
    forge(run, written)
    found = read(run / "staff")
    assert (found.policy, found.pairs, found.totals, found.altered) == ("optimal", written.pairs, written.totals, ())
    assert (found.weights, found.rules) == ({"skills": 2.0}, ("not_own_manager",))
    assert np.array_equal(found.proofs[0].prices, written.proofs[0].prices)
    assert written.files()[ARRAYS] == written.files()[ARRAYS]


Forgery = Callable[[Certificate, Program], Certificate]
FORGERIES: dict[str, tuple[Forgery, str]] = {
    "another policy is named, which promises nothing": (lambda c, _: replace(c, policy="random", proofs=()), "policy"),
    "another seed than that of the run": (lambda c, _: replace(c, seed=5), "seed"),
    "other weights": (lambda c, p: _made_with(c, p, weights={"skills": 1.0}), "weights"),
    "a rule is left out, from the list and from the market": (lambda c, p: _made_with(c, p, rules=()), "rules"),
    "the market has a place more": (lambda c, _: _altered_market(c), "problem"),
    "two mentees change places": (lambda c, _: _swapped(c), "total"),
}


def _made_with(certificate: Certificate, program: Program, **more: Any) -> Certificate:
    market = mentorlab.matching.pool(program, **more).market
    match = policy_named("optimal")(market, np.random.default_rng(4))
    given = {"weights": certificate.weights, "rules": certificate.rules} | more
    return certified(market, match, "optimal", seed=4, **given)


def _altered_market(certificate: Certificate) -> Certificate:
    market = replace(certificate.market, capacity=certificate.market.capacity + 1)
    match = policy_named("optimal")(market, np.random.default_rng(4))
    return certified(market, match, "optimal", seed=4, weights=certificate.weights, rules=certificate.rules)


def _swapped(certificate: Certificate) -> Certificate:
    pairs = list(certificate.pairs)
    (a, x), (b, y) = pairs[0], next(pair for pair in pairs if pair[1] != pairs[0][1])
    other = {a: y, b: x}
    return replace(certificate, pairs=tuple((one, other.get(one, mentor)) for one, mentor in pairs))


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_certificate_is_held_against_the_program(program_folder: Path, forgery: str) -> None:
    make, name = FORGERIES[forgery]
    run = run_of(program_folder, "optimal")
    forge(run, make(read(run / "staff"), mentorlab.load(program_folder)))
    done = CliRunner().invoke(main, ["verify", str(run)])
    assert done.exit_code == 1
    assert f"\nWrong: {name}: " in done.output
    assert done.output.splitlines()[-2] == "Not verified."


def test_arrays_that_the_text_does_not_vouch_for_are_told(program_folder: Path) -> None:
    run = run_of(program_folder, "optimal")
    text = json.loads((run / "staff" / TEXT).read_text(encoding="utf-8"))
    text["arrays"]["capacity"] = "0" * 64
    (run / "staff" / TEXT).write_text(json.dumps(text), encoding="utf-8")
    assert names(run) == {"altered"}


def test_without_the_program_as_it_was_only_the_certificates_own_problem_is_checked(
    program_folder: Path, tmp_path: Path
) -> None:
    run = run_of(program_folder, "optimal")
    moved = tmp_path / "elsewhere" / "deep" / "run"
    shutil.copytree(run, moved)
    alone = CliRunner().invoke(main, ["verify", str(moved)])
    assert alone.exit_code == 0
    assert "Only the certificate's own problem was checked: the program's folder is not beside the run" in alone.output
    found = CliRunner().invoke(main, ["verify", str(moved), "--program", str(program_folder)])
    assert found.exit_code == 0
    assert "Only" not in found.output
    other = tmp_path / "changed"
    shutil.copytree(program_folder, other, ignore=shutil.ignore_patterns("runs"))
    with (other / "program.yaml").open("a", encoding="utf-8") as charter:
        charter.write("\n# later\n")
    assert verify(moved, other).notes == ()  # the tables still give the same market
    rows = pd.read_csv(other / "tables" / "applications.csv", dtype=str)
    rows.assign(capacity=rows["capacity"].replace("2", "3")).to_csv(other / "tables" / "applications.csv", index=False)
    changed = verify(moved, other)
    assert changed.verified
    assert "not those that the run was made from" in changed.notes[0]


def test_bad_input_says_what_is_missing(program_folder: Path, tmp_path: Path) -> None:
    run = run_of(program_folder, "optimal")
    nowhere = CliRunner().invoke(main, ["verify", str(tmp_path)])
    assert nowhere.exit_code == 2
    assert "it is no run: manifest.json is not there" in nowhere.output
    assert CliRunner().invoke(main, ["verify", str(run), "--program", str(tmp_path)]).exit_code == 2
    text = (run / "staff" / TEXT).read_text(encoding="utf-8")
    for broken in (text[:-100], "[]", text.replace('"format": 1', '"format": 9'), text.replace('"pairs"', '"paris"')):
        (run / "staff" / TEXT).write_text(broken, encoding="utf-8")
        with pytest.raises(BadInput):
            verify(run)


@pytest.mark.parametrize(
    ("name", "manifest", "said"),
    [
        ("a.failed", None, "the report was not finished"),
        ("b", {"report": "outcomes"}, "a report on outcomes, which makes no match"),
        ("c", {"report": "matching"}, "its folder staff"),
        ("d", None, "it is no run"),
    ],
)
def test_without_a_certificate_it_is_said_why(
    tmp_path: Path, name: str, manifest: dict[str, Any] | None, said: str
) -> None:
    run = tmp_path / name
    run.mkdir()
    if manifest is not None:
        (run / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        verify(run)
    with pytest.raises(BadInput, match="there is no such folder"):
        verify(tmp_path / "gone")


def test_a_report_on_own_pairs_has_no_certificate_and_that_is_no_mistake_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "staff").mkdir()
    told = {"report": "matching", "parameters": {"policy": "own_pairs"}}
    (tmp_path / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(BadInput, match="under own_pairs"):
        verify(tmp_path)
