"""Does a match keep what its policy promises, and was it made for this program?

A plain second opinion: the market is made again from the program's tables, everything is counted again by
`mentorlab.matching.checking`, and nothing that the certificate says of the market is believed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mentorlab.errors import CHARTER, BadInput, Fault
from mentorlab.matching.certificate import TEXT, Certificate, read
from mentorlab.matching.checking.compared import differences
from mentorlab.matching.checking.criteria import NO_PROMISE, PROMISES, aims
from mentorlab.matching.checking.drawn import lots_of
from mentorlab.matching.checking.feasible import feasible, totals
from mentorlab.matching.checking.promised import reached
from mentorlab.matching.checking.wishes import blocking
from mentorlab.matching.checking.wrong import Wrong, wrong
from mentorlab.matching.lists import Array
from mentorlab.matching.market import Market
from mentorlab.matching.pool import pool

if TYPE_CHECKING:
    from mentorlab.tables.program import Program

STAFF, MANIFEST = "staff", "manifest.json"
OWN_PROBLEM = "Only the certificate's own problem was checked: {why}."
NOT_AT_HAND = "the program's folder is not beside the run (name it with --program DIR)"
CHANGED = "the program's files are not those that the run was made from"


@dataclass(frozen=True)
class Verdict:
    """What was found. promise: what the policy promises, in words; wrong: what speaks against it; notes: what was not
    checked, or should be known; path: the certificate."""

    policy: str
    promise: str
    wrong: tuple[Wrong, ...]
    notes: tuple[str, ...]
    path: Path

    @property
    def verified(self) -> bool:
        """Does nothing speak against the match?"""
        return not self.wrong

    def lines(self) -> list[str]:
        """The verdict in words, a line each."""
        found = [f"Policy {self.policy}: {self.promise}."]
        found += [f"Wrong: {one}." for one in self.wrong]
        return [*found, *self.notes, "Verified." if self.verified else "Not verified."]


def verify(run: Path, program: Path | None = None) -> Verdict:
    """Check the match of a run folder against its certificate and against the program it was made for.

    program: the program's folder; without it, the folder two above the run, where runs are written. Raises BadInput
    where there is no certificate, or it cannot be read.
    """
    manifest = _manifest(run)
    _has_certificate(run, manifest)
    certificate = read(run / STAFF)
    found, why = _program(run, program, manifest), NOT_AT_HAND
    wrongs, market = list[Wrong](), certificate.market
    if found is not None:
        wrongs, market = _same_problem(certificate, found, manifest.get("parameters") or {})
        why = CHANGED if wrongs and _files(manifest.get("inputs") or {}) != _files(found.inputs) else ""
    if why == CHANGED:
        wrongs, market = [], certificate.market
    notes = () if not why else (OWN_PROBLEM.format(why=why),)
    promise = PROMISES.get(certificate.policy, NO_PROMISE)
    return Verdict(certificate.policy, promise, (*wrongs, *check(certificate, market)), notes, run / STAFF / TEXT)


def check(certificate: Certificate, market: Market) -> list[Wrong]:
    """What speaks against a certificate, when this is the market."""
    found = [wrong("altered", what=f"the array {name}") for name in certificate.altered]
    mentor_of, strangers = positions(certificate, market)
    found += strangers
    found += feasible(market, mentor_of, minimum=bool(aims(certificate.policy, market)))
    criteria = dict.fromkeys([*aims(certificate.policy, market), "matched", "fit"])
    counted = totals(market, mentor_of, criteria)
    said = certificate.totals
    found += [
        wrong("total", criterion=name, found=counted[name], said=said.get(name, 0))
        for name in dict.fromkeys([*criteria, *said])
        if name not in counted or counted[name] != said.get(name)
    ]
    if found:
        return found  # prices say nothing about a match that breaks rules
    if certificate.policy == "stable":
        return _stable(certificate, market, mentor_of)
    return reached(certificate, market, mentor_of, counted) if aims(certificate.policy, market) else []


def positions(certificate: Certificate, market: Market) -> tuple[Array, list[Wrong]]:
    """The mentor's position of each mentee (−1 = unmatched), and what is wrong with the list of pairs."""
    mentees = {mentee: i for i, mentee in enumerate(market.mentees)}
    mentors = {mentor: j for j, mentor in enumerate(market.mentors)}
    mentor_of = np.full(len(mentees), -1, dtype=np.int64)
    unknown, twice = [], []
    for row, (mentee, mentor) in enumerate(certificate.pairs, 1):
        if mentee not in mentees or mentor not in mentors:
            unknown.append(row)
        elif mentor_of[mentees[mentee]] >= 0:
            twice.append(row)
        else:
            mentor_of[mentees[mentee]] = mentors[mentor]
    found = [wrong("unknown_person", pairs=unknown)] if unknown else []
    return mentor_of, [*found, *([wrong("matched_twice", pairs=twice)] if twice else [])]


def _stable(certificate: Certificate, market: Market, mentor_of: Array) -> list[Wrong]:
    if certificate.seed is None:
        return [wrong("lots")]
    lots = lots_of(certificate.seed, market)
    if any(not np.array_equal(certificate.lots.get(name, ()), lots[name]) for name in lots):
        return [wrong("lots")]
    n = blocking(market, mentor_of, lots["mentees"], lots["mentors"])
    return [wrong("blocking", n=n)] if n else []


def _same_problem(
    certificate: Certificate, program: Program, parameters: Mapping[str, Any]
) -> tuple[list[Wrong], Market]:
    """Is the certificate of what was asked, and of the market that the tables give? The charter and the run decide."""
    charter = program.charter.matching
    asked: dict[str, Any] = {
        "policy": charter.policy,
        "seed": certificate.seed,
        "weights": charter.weights,
        "rules": [rule.text for rule in charter.rules],
    }
    asked |= {name: parameters[name] for name in asked if parameters.get(name) not in (None, "")}
    ours = {name: getattr(certificate, name) for name in asked}
    plain = {name: json.loads(json.dumps([ours[name], asked[name]])) for name in asked}
    found = [wrong(name, found=one, said=other) for name, (one, other) in plain.items() if one != other]
    market = pool(program, weights=asked["weights"], rules=asked["rules"]).market
    return found + [wrong("problem", what=what) for what in differences(certificate.market, market)], market


def _has_certificate(run: Path, manifest: Mapping[str, Any]) -> None:
    """Raises BadInput where there is none, with the reason why."""
    if (run / STAFF / TEXT).is_file():
        return
    report, policy = manifest.get("report"), (manifest.get("parameters") or {}).get("policy")
    if not run.is_dir():
        what, do = "there is no such folder", "name the folder of a matching report"
    elif run.name.endswith((".failed", ".part")):
        what, do = "the report was not finished", "see reason.txt in it, and run the report again"
    elif report is None:
        what, do = "it is no run: manifest.json is not there", "name a folder of runs/ that ends in _matching"
    elif report != "matching":
        what, do = f"it is a report on {report}, which makes no match", "name a folder of runs/ that ends in _matching"
    elif not (run / STAFF).is_dir():
        what, do = "its folder staff, with the pairs and their certificate, is gone", "run the report again"
    else:
        made = f" under {policy}" if policy else ""
        what = (
            f"no match was made{made}, so that there is no certificate: own pairs have none, nor has a pool without one"
        )
        do = "see on the page what kept it from matching, or run it again with -p policy=…"
    raise BadInput(Fault(str(run), "", what, do))


def _manifest(run: Path) -> dict[str, Any]:
    try:
        held = json.loads((run / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _files(inputs: Mapping[str, str]) -> dict[str, str]:
    """What a market could be made of: every run leaves a record, and no record tells who fits whom."""
    return {name: digest for name, digest in inputs.items() if not name.startswith("records/")}


def _program(run: Path, named: Path | None, manifest: Mapping[str, Any]) -> Program | None:
    """The program as it is now, up to the day of the run; None where it is not at hand."""
    from mentorlab.measures.opening import load

    folder = named or run.resolve().parent.parent
    if not (folder / CHARTER).is_file():
        if named is not None:
            raise BadInput(Fault(CHARTER, "", "there is none in the folder named", "name the program's folder"))
        return None
    program = load(folder)
    day = (manifest.get("parameters") or {}).get("as_of")
    return program.as_at(date.fromisoformat(day)) if day else program
