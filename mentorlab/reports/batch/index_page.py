"""Where is each unit's report? One page, offline, in alphabetical order: units are never ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mentorlab.answers.wording import sentence_case
from mentorlab.reports.batch.planned import Planned
from mentorlab.reports.batch.since import FIRST, as_of, counted, leading, since
from mentorlab.reports.manifest import versions
from mentorlab.shipped import shipped
from mentorlab.tables.whole_files import write_whole

if TYPE_CHECKING:
    from jinja2 import Template

INDEX = "index.html"
FILES = {"report.html": "report", "report.pdf": "PDF", "slides.pptx": "slides", "tables.xlsx": "tables"}
DONE, FAILED, NOT_YET = "there", "failed", "not made yet"


@dataclass(frozen=True)
class Link:
    """A file of a run: its address from the index, and what it is called there."""

    address: str
    words: str


@dataclass(frozen=True)
class Row:
    """One unit on the page. `reason`: why it has no report; `changed`: since the batch before."""

    unit: str
    people: str
    status: str
    reason: str = ""
    links: tuple[Link, ...] = ()
    changed: str = ""
    answers: str = ""


def write_index(
    folder: Path, plan: Planned, made: Mapping[str, Path], failed: Mapping[str, str], then: Mapping[str, Path] | None
) -> Path:
    """Write the page into the batch's folder. `made`: runs by unit; `failed`: reasons by unit; `then`: the runs of the
    batch before, or None where this is the first.
    """
    whole = _row("", "", made, failed, then, folder)
    rows = [
        _row(plan.said_of(unit), unit.value, made, failed, then, folder, unit.n)
        for unit in plan.units
        if unit.may_be_reported
    ]
    first = leading(made[""]) if "" in made else {}
    charter = plan.program.charter
    content = _template().render(
        language=charter.language,
        title=" ".join(f"{plan.kind.title} {charter.program}, {charter.cycle}, by {_words(plan.column)}".split()),
        style=shipped("templates", "reports", "page", "page.css").read_text(encoding="utf-8"),
        column=_words(plan.column),
        claim=first.get("claim", ""),
        verdict=bool(first.get("verdict")),
        whole=whole,
        rows=rows,
        small=[(unit.value, unit.why) for unit in plan.units if not unit.may_be_reported],
        gone=_gone(plan, then),
        first=then is None,
        footer=_footer(plan, made),
    )
    write_whole({folder / INDEX: content.encode()})
    return folder / INDEX


def _row(
    key: str,
    name: str,
    made: Mapping[str, Path],
    failed: Mapping[str, str],
    then: Mapping[str, Path] | None,
    folder: Path,
    people: int | None = None,
) -> Row:
    counts = "" if people is None else f"{people:,}"
    if key not in made:
        return Row(name, counts, FAILED if key in failed else NOT_YET, failed.get(key, ""))
    run = made[key]
    changed = FIRST if then is None else since(run, then.get(key))
    return Row(name, counts, DONE, links=_links(run, folder), changed=changed, answers=counted(run))


def _links(run: Path, folder: Path) -> tuple[Link, ...]:
    place = quote(run.relative_to(folder).as_posix())
    return tuple(Link(f"{place}/{file}", words) for file, words in FILES.items() if (run / file).is_file())


def _gone(plan: Planned, then: Mapping[str, Path] | None) -> list[str]:
    """Units that had a report in the batch before and are no units any more."""
    now = {"", *(plan.said_of(unit) for unit in plan.units)}
    return sorted((plan.named(key) for key in (then or {}) if key not in now), key=str.casefold)


def _footer(plan: Planned, made: Mapping[str, Path]) -> Sequence[tuple[str, str]]:
    used = versions()
    days = sorted({as_of(run) for run in made.values()} - {""})
    given = ", ".join(f"{name} = {value}" for name, value in plan.given.items())
    return [
        ("Parameters", given or "none"),
        ("Data up to", days[-1] if days else "not known: the tables hold no dates"),
        ("Made with", ", ".join(f"{name} {used[name]}" for name in ("mentorlab", "python", "pandas"))),
        ("Made on", f"{datetime.now(UTC):%Y-%m-%d}"),
    ]


def _words(column: str) -> str:
    return column.replace("_", " ")


def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(str(shipped("templates", "reports", "index")))
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["sentence_case"] = sentence_case
    return environment.get_template("index.html.j2")
