"""What do all commands share? Errors become words and an exit status: 0 done, 1 a report failed, 2 bad input."""

from __future__ import annotations

import errno
import sys

import click

from mentorlab.errors import BadInput, MentorlabError, harmless

NOTHING = "nothing was written"
PLACE = click.argument("place", metavar="DIR")


def say(text: object, *, err: bool = False) -> None:
    """Print what may hold words of a user's files."""
    click.echo(harmless(text), err=err)


class Commands(click.Group):
    """The group of commands; it turns mentorlab's errors into words and an exit status."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; bad input exits with 2, a failed report with 1."""
        try:
            return super().invoke(ctx)
        except BadInput as bad:
            for fault in bad.faults:
                say(fault, err=True)
            say(counted(len(bad.faults), kept=bad.kept), err=True)
            sys.exit(2)
        except MentorlabError as failed:
            say(failed, err=True)
            sys.exit(1)
        except OSError as failed:  # a full disk, a folder that may not be read: nothing that a traceback would explain
            if failed.errno == errno.EPIPE:
                raise
            say(f"{failed.strerror or failed}{f': {failed.filename}' if failed.filename else ''}", err=True)
            sys.exit(1)


def counted(faults: int, *, kept: bool = False) -> str:
    """So many faults, and what that means. `kept`: something was written before the fault was met, and stays."""
    return f"{faults} {'fault' if faults == 1 else 'faults'}; {'see above what is on record' if kept else NOTHING}."


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mentorlab")
def main() -> None:
    """Design, run and judge workplace mentoring programs."""
