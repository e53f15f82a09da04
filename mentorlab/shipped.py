"""Where the things that ship beside the code are: notebooks, templates, demo data.

In a checkout they stand at the top level, in an installed wheel inside the package.
"""

from __future__ import annotations

from pathlib import Path

LAB = "mentorlab-lab"  # where one works on the demo: it ships, and is nobody's to write in
_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. `shipped("templates", "instruments")`."""
    inside = _PACKAGE / "_shipped"
    return (inside if inside.is_dir() else _PACKAGE.parent).joinpath(*parts)
