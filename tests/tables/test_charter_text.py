"""Does a changed charter say what was wanted, and is everything else as it was written?"""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.tables.charter.text import as_read, rewritten
from mentorlab.tables.starting import start
from mentorlab.tables.strict_yaml import read_yaml

TEXT = """\
# The charter.
program: Trial   # its name
cycle: "2026"
starts_on: 2026-01-10

# Why?
purpose: >-
  Because people
  asked for it.

# What shall become better?
objectives:
  - id: one
    statement: 'It''s said: so'  # in quotes
    # the measure explained
    measure: pulse
  - id: two
    measure: skill

# How will you know?
evaluation:
  # nothing yet
  design:
  places_by: unknown
rhythm: {meetings_every_days: 21, minutes: 60}
# the end
"""


def said(content: bytes | str) -> dict[str, Any]:
    found, faults = read_yaml(content if isinstance(content, bytes) else content.encode(), "x")
    assert faults == []
    return found


def changed(text: str, change: Any) -> str:
    wanted = said(text)
    change(wanted)
    new = rewritten(text.encode(), wanted)
    assert said(new) == as_read(wanted)
    return new.decode()


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


def test_nothing_wanted_nothing_changed() -> None:
    assert rewritten(TEXT.encode(), said(TEXT)) == TEXT.encode()


def test_one_setting_changes_one_line() -> None:
    new = changed(TEXT, lambda wanted: wanted["evaluation"].update(design="lottery"))
    assert new == TEXT.replace("  design:\n", "  design: lottery\n")
    new = changed(TEXT, lambda wanted: wanted.update(program="On: trial"))
    assert new == TEXT.replace("program: Trial   #", 'program: "On: trial"   #')
    new = changed(TEXT, lambda wanted: wanted["objectives"][0].update(measure="skill"))
    assert new == TEXT.replace("measure: pulse", "measure: skill")


def test_a_list_grows_before_the_comment_that_explains_the_next_setting() -> None:
    more = {"id": "three", "worthwhile": 0.2, "primary": True}
    new = changed(TEXT, lambda wanted: wanted["objectives"].append(more))
    added = "    measure: skill\n  - id: three\n    worthwhile: 0.2\n    primary: true\n\n# How will you know?"
    assert new == TEXT.replace("    measure: skill\n\n# How will you know?", added)
    assert comments(new) == comments(TEXT)


def test_an_item_is_taken_out_and_a_setting_added() -> None:
    new = changed(TEXT, lambda wanted: wanted["objectives"].pop(1))
    assert new == TEXT.replace("  - id: two\n    measure: skill\n", "")
    new = changed(TEXT, lambda wanted: wanted.update(ends_on=date(2026, 12, 1)))
    assert new.replace("ends_on: 2026-12-01\n", "", 1) == TEXT
    new = changed(TEXT, lambda wanted: wanted.pop("purpose"))
    assert new == TEXT.replace("purpose: >-\n  Because people\n  asked for it.\n", "")


def test_a_setting_that_is_renamed_keeps_its_place() -> None:
    new = changed("needs:\n  # why\n  one: x\n  two: x\n", lambda w: w.update(needs={"so: one": "x", "two": "x"}))
    assert new == 'needs:\n  # why\n  "so: one": x\n  two: x\n'


def test_line_ends_and_the_mark_of_the_file_stay() -> None:
    windows = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    wanted = said(windows)
    wanted["needs"] = {"to learn: more": "culture_change"}
    new = rewritten(windows, wanted)
    assert new.startswith(b"\xef\xbb\xbf")
    assert new.count(b"\n") == new.count(b"\r\n")
    assert said(new) == wanted


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadInput, match="line"):
        rewritten(b"program: [", {"program": "x"})


WORDS = [
    "x",
    "7",
    "007",
    "no",
    "on: off",
    "# not a comment",
    "Ü 'quoted' \"twice\"",
    "- dash",
    "2026-01-01",
    "null",
    "{a",
]


def _shaken(value: Any, rng: random.Random) -> Any:
    """A value like it, with something changed, added or taken out somewhere."""
    if isinstance(value, dict):
        kept = {key: _shaken(inner, rng) for key, inner in value.items() if key == "id" or rng.random() < 0.93}
        return (kept or {"x": "y"}) | ({f"new {rng.choice(WORDS)}": rng.choice(WORDS)} if rng.random() < 0.15 else {})
    if isinstance(value, list):
        kept_items = [_shaken(inner, rng) for inner in value if rng.random() < 0.9]
        return kept_items + ([deepcopy(value[0])] if value and rng.random() < 0.2 else [])
    return rng.choice([*WORDS, None, True, 3, 0.25]) if rng.random() < 0.15 else value


def _shaken_charters(seed: int, folder: Path) -> None:
    rng = random.Random(seed)
    ours = start(folder / "new", starts_on=date(2026, 12, 1)) / "program.yaml"
    for content in (TEXT.encode(), (shipped("data", "demo") / "program.yaml").read_bytes(), ours.read_bytes()):
        wanted = _shaken(said(content), rng)
        assert said(rewritten(content, wanted)) == as_read(wanted)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_wanted_is_said_in_the_end(seed: int, tmp_path: Path) -> None:
    _shaken_charters(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 200))
def test_whatever_is_wanted_is_said_in_the_end_at_length(seed: int, tmp_path: Path) -> None:
    _shaken_charters(seed, tmp_path)
