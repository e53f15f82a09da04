"""Which commands make a program folder, fill it, look at it, and take somebody out of it?"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from mentorlab.cli.group import PLACE, counted, main, say
from mentorlab.errors import BadInput, Fault


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--have", multiple=True, metavar="WORDS", help="What there is: table names or survey, staff, calendar …")
@click.option("--like", metavar="demo", help="The demo's charter, and its rows of what there is, to write over.")
@click.option(
    "--starts-on", type=click.DateTime(["%Y-%m-%d"]), help="The first day (default: the first of next month)."
)
def new(folder: Path, have: tuple[str, ...], like: str | None, starts_on: datetime | None) -> None:
    """A program folder to fill in: only the tables one has, and a short charter."""
    from mentorlab.tables.starting import next_first, start

    first_day = starts_on.date() if starts_on else next_first(date.today())
    made = start(folder, starts_on=first_day, have=",".join(have).split(","), like=like)
    say(f"Next: read README.md in it, then mentorlab check {folder}\n{made}")


@main.command(name="import")
@click.argument("export", type=click.Path(path_type=Path))
@click.argument("place", metavar="[DIR]", required=False)
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="The mapping: which column is what.")
@click.option("--draft", is_flag=True, help="Write a first mapping of the export; DIR then helps to guess.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the draft goes.")
@click.option("--replace", is_flag=True, help="Take the export's rows where the table holds other content.")
def import_(
    export: Path, place: str | None, mapping: Path | None, draft: bool, out: Path | None, replace: bool
) -> None:
    """Bring a survey export or a calendar into a table of DIR."""
    if draft:
        from mentorlab.measures.drafting import draft as write

        drafted = write(export, place, out)
        for line in drafted.told:
            say(line)
        say(drafted.path)
        return
    if mapping is None or place is None:
        missing = "--map MAPPING" if mapping is None else "DIR"
        do = f"write mentorlab import {export} --map MAPPING DIR; a first mapping comes from --draft"
        raise BadInput(Fault("import", "", f"{missing} is missing", do))
    from mentorlab.progress import Watch
    from mentorlab.tables.exports.importing import import_export

    with Watch(f"import {export.name}") as watch:
        receipt = import_export(export, mapping, place, replace=replace, tell=watch.tell)
    for line in receipt.lines():
        say(line)
    say(receipt.written)


@main.command()
@PLACE
@click.option("--json", "as_json", is_flag=True, help="A list of faults and notes, each of a `kind`.")
def check(place: str, as_json: bool) -> None:
    """Every fault of a program folder at once."""
    from mentorlab.measures.opening import check as find
    from mentorlab.progress import Watch
    from mentorlab.tables.privacy.ledger import broken_records
    from mentorlab.tables.promises import broken_promises

    try:
        with Watch(f"check {place}") as watch:
            faults, program = find(place, tell=watch.tell)
    except BadInput as bad:
        faults, program = list(bad.faults), None
    if program is not None:
        faults += broken_records(program.folder)
    if as_json:
        notes = program.notes if program is not None else ()
        told = [{"kind": "fault", **one.to_dict()} for one in faults] + [
            {"kind": "note", **one.to_dict()} for one in notes
        ]
        say(json.dumps(told, indent=1, ensure_ascii=False))
    elif faults:
        for fault in faults:
            say(fault)
        say(counted(len(faults)).split(";")[0])
    elif program is not None:
        say(f"No fault in {', '.join(program.tables) or 'the charter; there are no tables yet'}.")
    if not as_json and program is not None:
        for note in program.notes:
            say(f"Note: {note}.")
        for promise in broken_promises(program.charter, date.today()):
            say(f"Note: {promise}.")
    sys.exit(2 if faults else 0)


@main.command()
@click.argument("person")
@PLACE
@click.option("--yes", is_flag=True, help="Carry the plan out without asking.")
def forget(person: str, place: str, yes: bool) -> None:
    """Remove a person (an id, a name or an e-mail address) from a program folder. First shows what would change.

    Without --yes it asks on a terminal; elsewhere it changes nothing and exits with 2. Exit status 1: something is left
    that only you can remove.
    """
    from mentorlab.reports.forgetting import carry_out, plan

    wanted = plan(person, place)
    for line in wanted.lines():
        say(line)
    if not yes and not (sys.stdin.isatty() and click.confirm("Carry this out? It cannot be undone.")):
        say("Nothing was changed; add --yes to carry this out.", err=True)
        sys.exit(2)
    say(carry_out(wanted))
    sys.exit(1 if wanted.by_hand else 0)


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
    from mentorlab.simulation.files import write
    from mentorlab.simulation.program import simulate as make
    from mentorlab.simulation.telling import planted
    from mentorlab.simulation.truth_file import read_truth
    from mentorlab.tables.fresh_folder import refuse_if_taken

    refuse_if_taken(folder)
    truth = read_truth(file or shipped("data", "demo", "truth.yaml"))
    simulated = make(truth if seed is None else replace(truth, seed=seed))
    write(simulated, folder)
    for name, table in simulated.tables.items():
        say(f"{name}: {len(table)} rows")
    say("\n".join(["", *planted(simulated.truth), str(folder)]))
