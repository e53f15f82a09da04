"""Which command repeats a run?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mentorlab.cli.group import main, say


@main.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--program", default="", metavar="DIR", help="The program's folder, if the run does not stand in it.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of the folder of the run.")
@click.option("--log", default="", metavar="FILE|-", help="Events as lines of JSON, beside the run's own log.jsonl.")
def rerun(folder: Path, program: str, out: Path | None, log: str) -> None:
    """Repeat a run from its manifest: is every number the same?

    Exit status 1: something differs, or the repeated run failed; 2: it cannot be repeated, as inputs have changed.
    """
    from mentorlab.reports.again import rerun as repeat

    again = repeat(folder, program, out, log=log)
    for line in again.lines():
        say(line)
    say(again.run.folder)
    sys.exit(0 if again.same else 1)
