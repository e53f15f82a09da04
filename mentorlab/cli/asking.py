"""Which commands ask: reports, the demo, and which questions there are?"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mentorlab.cli.group import PLACE, main, say
from mentorlab.errors import BadInput, Fault


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("mentorlab-demo"))
def demo(out: Path) -> None:
    """Every report on the shipped demo program and on one real program."""
    from mentorlab.reports.demo import demo as make

    for run in make(out):
        say(f"{run.page}\n  {run.sentence}")
    say(out)


@main.command()
@click.argument("report")
@PLACE
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the report.")
@click.option("--unit", default="", metavar="VALUE", help="One unit only, by its value in the column of --by.")
@click.option("--by", default="", metavar="COLUMN", help="The column that tells the unit (default: the charter's).")
@click.option("--forms", default="", metavar="FORMS", help="What to write beside the page: pdf, slides.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of DIR/runs.")
@click.option("--cell-seconds", type=click.FloatRange(min=1), help="How long one cell may take (default 900).")
@click.option("--report-seconds", type=click.FloatRange(min=1), help="How long all of them may take (default 3600).")
@click.option("--log", default="", metavar="FILE|-", help="Events as lines of JSON, beside the run's own log.jsonl.")
def run(
    report: str,
    place: str,
    parameters: tuple[str, ...],
    unit: str,
    by: str,
    forms: str,
    out: Path | None,
    cell_seconds: float | None,
    report_seconds: float | None,
    log: str,
) -> None:
    """Make a report of a program folder, or of one unit of it."""
    from mentorlab.reports.execution import How
    from mentorlab.reports.runner import run as make

    limits: dict[str, Any] = {"cell_seconds": cell_seconds, "report_seconds": report_seconds}
    how = replace(How(), **{name: value for name, value in limits.items() if value is not None})
    asked = [form.strip() for form in forms.split(",") if form.strip()]
    one = f"{by}={unit}" if unit and by else unit
    done = make(report, place, given(parameters), out, unit=one, forms=asked, how=how, log=log)
    for sentence in (*done.swept, *done.forms):
        say(sentence, err=True)
    for promise in done.promises:
        say(f"note: {promise}", err=True)
    for fault in done.tolerated:
        say(f"not needed for this report, but wrong: {fault}", err=True)
    if done.notice:
        say(done.notice, err=True)
    say(f"{done.page}\n{done.sentence}\n{done.folder}")


@main.command()
@click.argument("folder", metavar="RUN", type=click.Path(file_okay=False, path_type=Path))
@click.option("--program", type=click.Path(file_okay=False, path_type=Path), help="The program's folder, if elsewhere.")
def verify(folder: Path, program: Path | None) -> None:
    """Is the match of a matching report really what its policy promises? Exit status 1: not verified."""
    from mentorlab.matching.verify import verify as check

    verdict = check(folder, program)
    for line in verdict.lines():
        say(line)
    say(verdict.path)
    sys.exit(0 if verdict.verified else 1)


def given(parameters: tuple[str, ...]) -> dict[str, str]:
    """The parameters of `-p name=value`, as text; all faults at once."""
    faults, found = [], {}
    for text in parameters:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            faults.append(Fault("parameters", "", f"{text!r} is no parameter", "write -p name=value"))
        elif name.strip() in found:
            faults.append(Fault("parameters", name.strip(), "given twice", "give it once"))
        found[name.strip()] = value.strip()
    if faults:
        raise BadInput(faults)
    return found


@main.command()
def questions() -> None:
    """Every question, and the tables each needs."""
    from mentorlab.answers.question import questions as register

    for row in register():
        say(f"{row.id}\n  {row.asks}\n  needs {row.needs}; settings {', '.join(row.settings)}")
