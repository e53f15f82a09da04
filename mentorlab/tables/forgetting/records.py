"""How do keys and records lose a person? A record stays, with one person fewer and a word about it.

- A record of a draw (JSON with `arms_sha256`): the person's id leaves every list and mapping in it. Where the record
  agreed with the assignments before, its `arms_sha256` becomes that of the people who are left, and `forgotten` counts
  those who are not: a drawn design still counts as drawn, and the old fingerprint, by which anybody who knows all the
  others could test whom the draw had held, is gone. Where it did not agree it is left as it was: it still does not.
  The fingerprint of the list (`list_sha256`) goes with it, and where no assignment names the record (the draw was given
  up for another), both go.
- A frozen plan is about nobody; where a name had got into it, its sum is made anew so that it still counts.
- A ledger of what was published: the id becomes null, behind all others, so that the person still counts as somebody.
- A sealed record of a decision, or of what became of one: id, names and addresses are replaced, it is sealed anew, and
  `forgotten` counts. One that was not sealed, or was changed since, is treated as other text.
- Other JSON: the id leaves, names and addresses are replaced. Other text: both are replaced.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pandas as pd

from mentorlab.tables.forgetting.person import Person
from mentorlab.tables.on_record.decisions import as_sealed, is_decision, seal_of
from mentorlab.tables.on_record.draw import arms_sha256
from mentorlab.tables.on_record.protocol import NAME, summed_again
from mentorlab.tables.privacy.ledger import without as ledger_without
from mentorlab.tables.strict_yaml import read_yaml

LEAVES = object()  # what stands for something that is to be taken out
STAND_IN = "somebody who was forgotten"


def names_without(content: bytes, person: Person) -> bytes:
    """A file of keys without the person's lines; every other byte as it was."""
    text = content.decode("utf-8-sig")
    mark = content[: len(content) - len(text.encode())]
    lines = list(io.StringIO(text, newline=""))
    header = next(csv.reader(lines[:1]), [])
    place = header.index("id") if "id" in header else 0
    kept = lines[:1]
    for line in lines[1:]:
        cells = next(csv.reader([line]), [])
        if len(cells) <= place or cells[place] != person.id:
            kept.append(line)
    return mark + "".join(kept).encode()


def record_without(name: str, content: bytes, person: Person, before: pd.DataFrame, after: pd.DataFrame) -> bytes:
    """A record without the person. `before`, `after`: the assignments with and without them, as text."""
    if is_decision(name):
        return _decision_without(content, person)
    text = content.decode("utf-8", errors="surrogateescape")
    if NAME.fullmatch(name):
        return summed_again(content, person.without(text, STAND_IN).encode("utf-8", errors="surrogateescape"))
    if not name.endswith(".json"):
        return person.without(text, STAND_IN).encode("utf-8", errors="surrogateescape")
    try:
        record = json.loads(text)
    except ValueError:
        return person.without(text, STAND_IN).encode("utf-8", errors="surrogateescape")
    left = _without(record, person)
    if isinstance(left, dict) and isinstance(record.get("arms_sha256"), str):
        left = _drawn_again(name, record["arms_sha256"], left, before, after)
    if left == record:
        return content
    indent = re.search(r"\n( +)", text)
    made = json.dumps(left, indent=len(indent[1]) if indent else None, ensure_ascii=text.isascii())
    return (made + ("\n" if text.endswith("\n") else "")).encode("utf-8", errors="surrogateescape")


def _decision_without(content: bytes, person: Person) -> bytes:
    said, faults = read_yaml(content, "record")
    if not faults and seal_of(said) == "sealed":
        left = _named_otherwise(said, person)
        if left == said:
            return content
        return as_sealed({**left, "forgotten": int(said.get("forgotten") or 0) + 1})
    text = content.decode("utf-8", errors="surrogateescape")
    return person.without(text, STAND_IN).encode("utf-8", errors="surrogateescape")


def _named_otherwise(value: Any, person: Person) -> Any:
    """The same with a stand-in for the person: unlike an id in a list, a part of a sentence cannot be taken out."""
    if isinstance(value, dict):
        return {name: _named_otherwise(part, person) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    return STAND_IN if value.strip() == person.id else person.without(value, STAND_IN)


def _without(value: Any, person: Person) -> Any:
    """The same without the person: the last null in a ledger, taken out elsewhere."""
    if isinstance(value, str):
        return LEAVES if value.strip() == person.id else person.without(value, STAND_IN)
    if isinstance(value, list):
        return [one for one in (_without(part, person) for part in value) if one is not LEAVES]
    if not isinstance(value, dict):
        return value
    left = {}
    ledger = "figures" in value and isinstance(value.get("people"), list)
    if ledger and person.id in value["people"]:
        value = ledger_without(value, person.id)
    for key, part in value.items():
        made = part if ledger and key == "people" else _without(part, person)
        if key.strip() != person.id:
            left[person.without(key, STAND_IN)] = None if made is LEAVES else made
    return left


def _drawn_again(
    name: str, said: str, record: dict[str, Any], before: pd.DataFrame, after: pd.DataFrame
) -> dict[str, Any]:
    theirs, left = _of_record(name, before), _of_record(name, after)
    times = int(record.get("forgotten", 0)) + 1
    if theirs.empty and record.get("list_sha256"):
        return {**record, "arms_sha256": None, "list_sha256": None, "forgotten": times}
    if len(theirs) == len(left) or said.lower() != arms_sha256(theirs):
        return record
    gone = {"list_sha256": None} if "list_sha256" in record else {}
    return {**record, **gone, "arms_sha256": arms_sha256(left), "forgotten": times}


def _of_record(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    if not {"person_id", "arm", "drawn_with"} <= set(rows.columns):
        return pd.DataFrame({"person_id": [], "arm": []})
    drawn = rows["drawn_with"].str.strip().str.removeprefix("records/") == name
    rows = rows[drawn.fillna(False) & rows["person_id"].notna() & rows["arm"].notna()]
    return pd.DataFrame({"person_id": rows["person_id"].str.strip(), "arm": rows["arm"].str.strip()})
