"""Are vectors remembered without the texts, for their owner only, and forgotten with a person?"""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mentorlab.measures import meaning
from mentorlab.reports.forgetting import carry_out, plan
from tests.programs import write_program

TEXTS = pd.Series(["I want to lead people", None, "Leading a team", "I want to lead people"])


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A model that stands in for the real one and writes down what it is asked: vectors of the letters."""
    asked: list[str] = []

    def vector(text: str) -> np.ndarray:
        asked.append(text)
        return np.resize(np.frombuffer(text.encode(), dtype=np.int8), meaning.NUMBERS)

    monkeypatch.setattr(meaning, "_vector", vector)
    return asked


def test_each_text_is_asked_once_and_remembered(tmp_path: Path, counted: list[str]) -> None:
    found = meaning.meant(TEXTS, tmp_path)
    assert found.shape == (4, meaning.NUMBERS)
    assert not found[1].any()
    assert (found[0] == found[3]).all()
    again = meaning.meant(pd.concat([TEXTS, pd.Series(["New"])]), tmp_path)
    assert (again[:4] == found).all()
    assert counted == ["I want to lead people", "Leading a team", "New"]


def test_the_file_holds_no_text_and_is_its_owners(tmp_path: Path, counted: list[str]) -> None:
    meaning.meant(TEXTS, tmp_path)
    place = tmp_path / "keys" / meaning.REMEMBERED
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert (tmp_path / "keys" / ".gitignore").read_text() == "*\n"
    with np.load(place) as held:
        key, of = held["key"].tobytes(), {one.tobytes() for one in held["of"]}
    assert len(key) == 32
    assert len(of) == len(counted) == 2
    other = tmp_path / "other"
    other.mkdir()
    meaning.meant(TEXTS, other)
    with np.load(other / "keys" / meaning.REMEMBERED) as held:
        assert not of & {one.tobytes() for one in held["of"]}  # nobody can tell whether two programs hold one text


@pytest.mark.parametrize("broken", [b"", b"no zip", b"PK\x03\x04 half"])
def test_a_broken_file_is_made_anew(tmp_path: Path, counted: list[str], broken: bytes) -> None:
    found = meaning.meant(TEXTS, tmp_path)
    (tmp_path / "keys" / meaning.REMEMBERED).write_bytes(broken)
    assert (meaning.meant(TEXTS, tmp_path) == found).all()
    assert len(counted) == 4


def test_a_program_in_memory_remembers_nothing(tmp_path: Path, counted: list[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert meaning.meant(TEXTS, nowhere).any()
    assert counted
    assert not nowhere.exists()


def test_it_is_forgotten_with_a_person(tmp_path: Path, counted: list[str]) -> None:
    people = pd.DataFrame({"person_id": ["pa1b2c3", "pd4e5f6"], "grade": [1, 2]})
    folder = write_program(tmp_path / "program", people=people)
    meaning.meant(TEXTS, folder)
    assert counted
    wanted = plan("pa1b2c3", folder)
    assert any(meaning.REMEMBERED in line for line in wanted.lines())
    carry_out(wanted)
    assert not (folder / "keys" / meaning.REMEMBERED).exists()


def test_what_the_model_finds_near_is_near(tmp_path: Path) -> None:
    if not meaning.available():
        pytest.skip("the extra `semantic` is not installed")
    found = meaning.meant(pd.Series(["salary negotiation", "asking for a raise", "baking bread"]), tmp_path)
    length = np.sqrt((found**2).sum(axis=1))
    near = found @ found.T / np.outer(length, length)
    assert np.allclose(length, meaning.SCALE, rtol=0.01)
    assert near[0, 1] > near[0, 2] + 0.2
