"""In which forms is a report handed out, and what do all of them tell? Every form tells the same findings."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.errors import BadInput, Fault, did_you_mean

if TYPE_CHECKING:
    from mentorlab.reports.kinds import Kind
    from mentorlab.tables.program import Program

# What may be asked for beside the page and the workbook, which every report has: what writes it, as `module:function`.
FORMS: Mapping[str, str] = {"pdf": "paper:write", "slides": "slides:write"}
WITH_PICTURES = ("slides",)  # forms that cannot take the figures as SVG


class NotHere(Exception):
    """What a form rests on is missing on this machine. Its words say what, and what brings it."""


@dataclass(frozen=True, eq=False)
class Told:
    """One finished report before it is written: what every form tells in its own way.

    `notebook`: the executed notebook; `found`: its findings, each with its table; `about`: fingerprint, parameters,
    `as_of`, `made_on`, `promises` and `counted_otherwise`, as in the footer of the page; `html`: the page itself.
    `pictures`: where its figures stand as PNG (`mentorlab.answers.pictures_kept`); None where nobody asked for them.
    """

    kind: Kind
    program: Program
    notebook: Any
    found: Sequence[Mapping[str, Any]]
    about: Mapping[str, Any]
    html: str
    pictures: Path | None = None


def checked_forms(asked: Sequence[str]) -> tuple[str, ...]:
    """The forms asked for, each once; an unknown one raises BadInput with the nearest."""
    unknown = [form for form in asked if form not in FORMS]
    if unknown:
        raise BadInput(
            [Fault("--forms", "", f"{form!r} is no form", did_you_mean(form, list(FORMS))) for form in unknown]
        )
    return tuple(dict.fromkeys(asked))


def write_forms(folder: Path, told: Told, asked: Sequence[str]) -> tuple[str, ...]:
    """Write each form asked for into the run's folder; a sentence for each whose library is not installed."""
    missing = []
    for form in asked:
        module, _, function = FORMS[form].partition(":")
        try:
            write = getattr(importlib.import_module(f"mentorlab.reports.forms.{module}"), function)
            write(folder, told)
        except ModuleNotFoundError as error:
            missing.append(f"No {form}: {error.name} is not installed; pip install 'mentorlab[reports]' brings it.")
        except NotHere as why:
            missing.append(f"No {form}: {why}")
    return tuple(missing)
