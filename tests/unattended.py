"""Reports made by processes of their own, to be watched, stopped and killed from outside.

`python -m tests.unattended [--slow FILE] ARGUMENTS` is the command `mentorlab ARGUMENTS` with the short outcomes
report; with `--slow` its notebook writes the number of its kernel's process into the file and then waits.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WAITS = "import os, time\nopen({file!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"


def command(*arguments: object, slow: Path | None = None) -> list[str]:
    """What to start."""
    before = ["--slow", str(slow)] if slow else []
    return [sys.executable, "-m", "tests.unattended", *before, *map(str, arguments)]


def started(*arguments: object, slow: bool = False) -> subprocess.Popen[str]:
    """A command of the tests' own, running; the third argument is the program. It has pipes for what it says."""
    place = Path(str(arguments[2])) / "kernel" if slow else None
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command(*arguments, slow=place), cwd=ROOT, env=environment(), text=True, **pipes)


def environment() -> dict[str, str]:
    """This one, in which kernels find the same mentorlab."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


if __name__ == "__main__":
    from mentorlab.cli import main
    from tests.quick_reports import short_outcomes

    given = sys.argv[1:]
    extra = WAITS.format(file=given[1]) if given[:1] == ["--slow"] else ""
    with short_outcomes(extra=extra):
        main(given[2:] if extra else given)
