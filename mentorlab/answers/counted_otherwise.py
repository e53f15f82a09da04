"""Which definitions are others than those of an earlier report? Told by name, with old and new numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mentorlab.answers.wording import catalogue
from mentorlab.tables.definitions import shipped_definitions

Told = Mapping[str, Any]  # a definition as a finding holds it: id, version, settings, fingerprint


@dataclass(frozen=True)
class Changed:
    """A definition that differs. `settings`: name → then and now, None where it is new or gone. `text`: its words or
    its version changed too, so that the earlier way of counting is gone. `new`: it was not counted then.
    """

    id: str
    version: int
    settings: Mapping[str, tuple[float | None, float | None]]
    text: bool = False
    new: bool = False

    def says(self) -> str:
        """What changed, without a full stop."""
        words, name = catalogue("counted_otherwise"), shipped_definitions()[self.id].name
        if self.new:
            return str(words.NEW.format(name=name))
        said = [
            words.SETTING.format(setting=setting.replace("_", " "), old=_number(old), new=_number(new))
            for setting, (old, new) in self.settings.items()
        ]
        if self.text:
            said.append(words.TEXT.format(version=self.version))
        return str(words.CHANGED.format(name=name, what="; ".join(said)))


def counted_otherwise(now: Iterable[Told], then: Iterable[Told]) -> tuple[Changed, ...]:
    """The definitions of today that differ from those of then; one that is no longer used is not told."""
    earlier, found = {str(one["id"]): one for one in then}, []
    for one in now:
        name, version, old = str(one["id"]), int(one["version"]), earlier.get(str(one["id"]))
        if old is None:
            found.append(Changed(name, version, {}, new=True))
        elif old["fingerprint"] != one["fingerprint"]:
            names = dict.fromkeys([*one["settings"], *old["settings"]])
            moved = {each: (old["settings"].get(each), one["settings"].get(each)) for each in names}
            settings = {each: both for each, both in moved.items() if both[0] != both[1]}
            found.append(Changed(name, version, settings, text=old["version"] != version or not settings))
    return tuple(found)


def _number(value: float | None) -> str:
    return str(catalogue("counted_otherwise").NO_NUMBER) if value is None else f"{value:g}"
