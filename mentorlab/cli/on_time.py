"""Which command makes what the charter's schedule says is due?"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from mentorlab.cli.group import PLACE, main, say


@main.command()
@PLACE
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="In place of today's day.")
@click.option("--dry-run", is_flag=True, help="Say what is due, and make nothing.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="In place of DIR/runs.")
def due(place: str, today: dt.datetime | None, dry_run: bool, out: Path | None) -> None:
    """Make the reports of DIR that its schedule says are due, each as of its day. Exit status 1: one failed."""
    from mentorlab.reports.due import make_due, schedule

    day = today.date() if today else dt.date.today()
    for entry in schedule(place, day, out):
        say(entry.says())
    failed = 0
    for entry, done in make_due(place, day, out) if not dry_run else ():
        failed += done.status != "done"
        say(done.folder or f"{entry.report}: {done.reason}", err=done.status != "done")
    say(out or Path(place) / "runs")
    sys.exit(1 if failed else 0)
