"""Are names replaced by ids that stay the same, cannot be guessed, and are kept by their owner alone?"""

from __future__ import annotations

import hashlib
import hmac
import stat
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.errors import BadInput
from mentorlab.tables import pseudonyms as making
from mentorlab.tables.pseudonyms import pseudonyms

NAMES = pd.Series(["Ana@x.org", "bo@x.org", None, " ana@X.org ", "  "], index=[3, 4, 5, 6, 7], name="who")


@pytest.fixture(autouse=True)
def _no_secret_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MENTORLAB_SECRET", raising=False)


def test_the_same_person_has_the_same_id(tmp_path: Path) -> None:
    ids = pseudonyms(NAMES, tmp_path)
    assert ids.index.tolist() == [3, 4, 5, 6, 7]
    assert ids.name == "who"
    assert ids[3] == ids[6] != ids[4]
    assert ids.isna().tolist() == [False, False, True, False, True]
    assert ids.dropna().str.fullmatch("p[0-9a-f]{12}").all()
    again = pseudonyms(pd.Series(["bo@x.org", "cy@x.org"]), tmp_path)
    assert again[0] == ids[4]


def test_accents_may_be_written_either_way(tmp_path: Path) -> None:
    ids = pseudonyms(pd.Series(["Zoë", "Zoë"]), tmp_path)
    assert ids[0] == ids[1]


def test_ids_are_keyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = pseudonyms(NAMES, tmp_path / "a"), pseudonyms(NAMES, tmp_path / "b")
    assert here[3] != there[3]
    secret = "a long text that nobody knows"
    monkeypatch.setenv("MENTORLAB_SECRET", secret)
    expected = "p" + hmac.new(secret.encode(), b"ana@x.org", hashlib.sha256).hexdigest()[:12]
    assert pseudonyms(NAMES, tmp_path / "c")[3] == expected
    assert not (tmp_path / "c" / "keys" / "secret").exists()


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    pseudonyms(NAMES, tmp_path)
    for file in ("secret", "names.csv"):
        assert stat.S_IMODE((tmp_path / "keys" / file).stat().st_mode) == 0o600
    assert (tmp_path / "keys" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert len(bytes.fromhex((tmp_path / "keys" / "secret").read_text(encoding="utf-8").strip())) == 32


def test_who_is_who_is_added_to(tmp_path: Path) -> None:
    first = pseudonyms(NAMES, tmp_path)
    pseudonyms(pd.Series(["Cy, Jr.", "BO@x.org"]), tmp_path)
    known = pd.read_csv(tmp_path / "keys" / "names.csv").set_index("id")["name"]
    assert sorted(known) == ["Ana@x.org", "Cy, Jr.", "bo@x.org"]
    assert known[first[3]] == "Ana@x.org"
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == [".gitignore", "names.csv", "secret"]


def test_another_secret_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pseudonyms(NAMES, tmp_path)
    monkeypatch.setenv("MENTORLAB_SECRET", "quite another secret text")
    with pytest.raises(BadInput, match="the secret is not the one used before"):
        pseudonyms(NAMES, tmp_path)


def test_a_secret_that_could_be_guessed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORLAB_SECRET", "short")
    with pytest.raises(BadInput, match="could be guessed"):
        pseudonyms(NAMES, tmp_path)


def test_two_people_never_get_one_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_id", lambda *_: "p000000000000")
    with pytest.raises(BadInput, match=r"'Ana@x\.org' and 'bo@x\.org' would both be p000000000000"):
        pseudonyms(NAMES, tmp_path)
    assert not (tmp_path / "keys" / "names.csv").exists()
