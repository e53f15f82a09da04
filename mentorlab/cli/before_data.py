"""Which commands settle something before the data: who gets a place, and how it will be judged?"""

from __future__ import annotations

import click

from mentorlab.cli.group import PLACE, main, say


@main.command()
@PLACE
@click.option("--seed", type=click.IntRange(min=0), help="In place of the operating system's; the record says so.")
@click.option("--places", type=click.IntRange(min=1), help="How many places, where the charter does not say.")
@click.option("--again", metavar="REASON", help="Give up the draw that stands. Reports tell the reason: name nobody.")
def draw(place: str, seed: int | None, places: int | None, again: str | None) -> None:
    """Draw lots for places among the applicants of DIR, once; later the same list again. Keep a copy of the record."""
    from mentorlab.planning.drawn.drawing import draw as make

    done = make(place, seed=seed, places=places, again=again)
    for line in done.told:
        say(line)
    say(done.path)


@main.command()
@PLACE
@click.option("--late", is_flag=True, help="Although answers at the later wave are there; reports will say so.")
def freeze(place: str, late: bool) -> None:
    """Put the analysis plan of DIR on record, before the data; reports tell every later deviation from it."""
    from mentorlab.planning.frozen.freezing import freeze as make

    done = make(place, late=late)
    for line in done.told:
        say(line)
    say(done.path)
