"""Which commands open the notebooks for people?"""

from __future__ import annotations

import click

from mentorlab.cli.group import main, say

PROGRAM = click.argument("place", metavar="[DIR]", default="demo")
PORT = click.option("--port", type=click.IntRange(1, 65535), default=8888, show_default=True, help="Or the next free.")
BROWSER = click.option("--browser/--no-browser", default=True, help="Whether a browser is opened.")


@main.command()
@PROGRAM
@PORT
@BROWSER
def lab(place: str, port: int, browser: bool) -> None:
    """JupyterLab on the notebooks, with the program of DIR opened (default: the demo); ended by Ctrl-C.

    The notebooks are copied into DIR/notebooks where they are not there yet; what you change there stays. A folder
    of `mentorlab workshop` opens at its first session.
    """
    from mentorlab.reports.served.copies import copies_for
    from mentorlab.reports.served.lab import Lab, free_port

    copies = copies_for(place)
    if copies.kept:
        say(f"Kept as they are: {', '.join(copies.kept)}.")
    opened = Lab(copies, free_port(port))
    say(f"JupyterLab is at {opened.address} (Ctrl-C ends it).")
    say(copies.folder)
    opened.serve(browser=browser)


@main.command()
@PROGRAM
@PORT
@BROWSER
@click.option("--ip", default="127.0.0.1", show_default=True, help="Where it listens; another lets other machines in.")
def app(place: str, port: int, browser: bool, ip: str) -> None:
    """The panels as a page without code, for the program of DIR (default: the demo); ended by Ctrl-C.

    Who has the token in its address can ask every question of the program. Put a proxy with encryption before it where
    other machines are let in.
    """
    from mentorlab.reports.served.app import app_of
    from mentorlab.reports.served.lab import free_port

    opened = app_of(place, free_port(port), ip)
    say(f"The app is at {opened.address} (Ctrl-C ends it).")
    opened.serve(browser=browser)
