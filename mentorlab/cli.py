"""The commands. Exit status: 0 done, 1 a report failed, 2 bad input. The last line on stdout is what was made."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from mentorlab.errors import BadInput, Fault, MentorlabError

PLACE = click.argument("place", metavar="DIR")


class Commands(click.Group):
    """The group of commands; it turns mentorlab's errors into words and an exit status."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; bad input exits with 2, a failed report with 1."""
        try:
            return super().invoke(ctx)
        except BadInput as bad:
            for fault in bad.faults:
                click.echo(str(fault), err=True)
            click.echo(_counted(len(bad.faults)), err=True)
            sys.exit(2)
        except MentorlabError as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)


def _counted(faults: int) -> str:
    return f"{faults} {'fault' if faults == 1 else 'faults'}; nothing was written."


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mentorlab")
def main() -> None:
    """Design, run and judge workplace mentoring programs."""


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("mentorlab-demo"))
def demo(out: Path) -> None:
    """Every report on the shipped demo program and on one real program."""
    from mentorlab.reports.demo import demo as make

    for run in make(out):
        click.echo(f"{run.page}\n  {run.sentence}")
    click.echo(str(out))


@main.command()
@PLACE
@click.option("--json", "as_json", is_flag=True, help="The faults as JSON.")
def check(place: str, as_json: bool) -> None:
    """Every fault of a program folder at once."""
    from mentorlab.measures.opening import check as find

    try:
        faults, program = find(place)
    except BadInput as bad:
        faults, program = list(bad.faults), None
    if as_json:
        click.echo(json.dumps([fault.to_dict() for fault in faults], indent=1, ensure_ascii=False))
    elif faults:
        for fault in faults:
            click.echo(str(fault))
        click.echo(_counted(len(faults)).split(";")[0])
    elif program is not None:
        click.echo(f"No fault in {', '.join(program.tables) or 'the charter; there are no tables yet'}.")
    if not as_json and program is not None:
        for note in program.notes:
            click.echo(f"Note: {note}.")
    sys.exit(2 if faults else 0)


@main.command()
@click.argument("report")
@PLACE
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the report.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of DIR/runs.")
def run(report: str, place: str, parameters: tuple[str, ...], out: Path | None) -> None:
    """Make a report of a program folder."""
    from mentorlab.reports.runner import run as make

    done = make(report, place, _given(parameters), out)
    for fault in done.tolerated:
        click.echo(f"not needed for this report, but wrong: {fault}", err=True)
    click.echo(f"{done.page}\n{done.sentence}\n{done.folder}")


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
        click.echo(f"{row.id}\n  {row.asks}\n  needs {row.needs}; settings {', '.join(row.settings)}")


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--truth", "file", metavar="FILE", help="What to plant, as in truth.yaml (default: what the demo plants)."
)
@click.option("--seed", type=click.IntRange(min=0), help="In place of the truth's own; another seed, another program.")
def simulate(folder: Path, file: str | None, seed: int | None) -> None:
    """A program whose truth is known, into a new folder."""
    from dataclasses import replace

    from mentorlab.shipped import shipped
    from mentorlab.simulation.files import refuse_if_taken, write
    from mentorlab.simulation.program import simulate as make
    from mentorlab.simulation.telling import planted
    from mentorlab.simulation.truth_file import read_truth

    refuse_if_taken(folder)
    truth = read_truth(file or shipped("data", "demo", "truth.yaml"))
    simulated = make(truth if seed is None else replace(truth, seed=seed))
    write(simulated, folder)
    for name, table in simulated.tables.items():
        click.echo(f"{name}: {len(table)} rows")
    click.echo("\n".join(["", *planted(simulated.truth), str(folder)]))
