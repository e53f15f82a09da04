"""Which commands ask: reports, the demo, and which questions there are?"""

from __future__ import annotations

import sys
from pathlib import Path

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
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of DIR/runs.")
def run(report: str, place: str, parameters: tuple[str, ...], out: Path | None) -> None:
    """Make a report of a program folder."""
    from mentorlab.reports.runner import run as make

    done = make(report, place, _given(parameters), out)
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


def _given(parameters: tuple[str, ...]) -> dict[str, str]:
    faults, given = [], {}
    for text in parameters:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            faults.append(Fault("parameters", "", f"{text!r} is no parameter", "write -p name=value"))
        elif name.strip() in given:
            faults.append(Fault("parameters", name.strip(), "given twice", "give it once"))
        given[name.strip()] = value.strip()
    if faults:
        raise BadInput(faults)
    return given


@main.command()
def questions() -> None:
    """Every question, and the tables each needs."""
    from mentorlab.answers.question import questions as register

    for row in register():
        say(f"{row.id}\n  {row.asks}\n  needs {row.needs}; settings {', '.join(row.settings)}")
