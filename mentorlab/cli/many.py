"""Which command makes many reports: one for each unit?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mentorlab.cli.asking import given
from mentorlab.cli.group import PLACE, main, say


@main.command()
@click.argument("report")
@PLACE
@click.option("--by", default="", metavar="COLUMN", help="The column of people that names the units (the charter's).")
@click.option("--workers", type=click.IntRange(min=1), help="Processes at a time (default: the cores at hand).")
@click.option("--dask", default="", metavar="ADDRESS", help="A Dask cluster that shares the file system, instead.")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the report.")
@click.option("--forms", default="", metavar="FORMS", help="What to write beside the page: pdf, slides.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of DIR/runs.")
@click.option(
    "--resume", type=click.Path(file_okay=False, path_type=Path), help="Go on with this batch, or not at all."
)
def batch(
    report: str,
    place: str,
    by: str,
    workers: int | None,
    dask: str,
    parameters: tuple[str, ...],
    forms: str,
    out: Path | None,
    resume: Path | None,
) -> None:
    """One report for each unit of DIR, and one for the whole. The same command goes on where it stopped."""
    from mentorlab.reports.batch.making import batch as make

    asked = [form.strip() for form in forms.split(",") if form.strip()]
    done = make(report, place, by, given(parameters), out, workers=workers, dask=dask, forms=asked, resume=resume)
    for word in done.said:
        say(word, err=True)
    for unit, reason in done.failed.items():
        say(f"{unit or 'the whole program'}: {reason}", err=True)
    already = f", {done.already} there already" if done.already else ""
    small = f", {len(done.small)} without a report of their own" if done.small else ""
    say(f"{done.made} reports made{already}, {len(done.failed)} failed{small}")
    say(f"{done.page}\n{done.folder}")
    sys.exit(1 if done.failed else 0)
