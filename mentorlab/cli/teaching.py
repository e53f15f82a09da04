"""Which command prepares a workshop?"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mentorlab.cli.group import main, say


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--solutions", is_flag=True, help="The facilitator's notebooks, with reference answers.")
@click.option("--program", metavar="PROGRAM", help="Canvases filled from its charter too, in DIR/filled.")
def workshop(folder: Path, solutions: bool, program: str | None) -> None:
    """The workshop in a new folder DIR: notebooks of six sessions, data, a place for the answers, and what is printed:
    canvases and hand-outs; with --solutions also guide, slides and the answers of the quizzes.
    """
    from mentorlab.measures.opening import load
    from mentorlab.reports.forms import NotHere
    from mentorlab.reports.handouts import write_canvases, write_handouts
    from mentorlab.workshop.unpacking import unpack

    own = None if program is None else load(program)
    made = unpack(folder, solutions=solutions)
    try:
        write_handouts(made, facilitator=solutions)
        if own is not None:
            write_canvases(made / "filled", own)
    except NotHere as missing:
        say(f"Nothing was printed: {missing}")
    say(f"Next: mentorlab lab {shlex.quote(str(folder))}\n{made}")
