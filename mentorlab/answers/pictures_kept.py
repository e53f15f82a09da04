"""Is every figure that is shown also kept as PNG, for forms that cannot take SVG? And under which name is it found?

Only the runner asks for it, for slides: it makes the folder PICTURES beside what a report notes, outside the run.
Opening the program says so to the notebook. The name comes from the SVG that the notebook holds, so that a form finds
the very figure which the page shows.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

PICTURES = "pictures"
_kept_in: list[Path] = []


def keep_pictures(place: Path) -> None:
    """From now on figures are kept in the folder PICTURES of `place`; where it has none, no figure is."""
    _kept_in[:] = [place / PICTURES]


def kept_as(svg: bytes) -> Path | None:
    """Where the figure with this SVG is kept; None where none is."""
    return place_of(svg, _kept_in[0]) if _kept_in and _kept_in[0].is_dir() else None


def place_of(svg: bytes, folder: Path) -> Path:
    """The file of a figure in a folder of kept figures."""
    return folder / f"{hashlib.sha256(svg).hexdigest()[:32]}.png"
