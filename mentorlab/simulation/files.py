"""How does a simulated program become a folder? The same program gives the same bytes, on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentorlab.simulation.days import folder_of
from mentorlab.simulation.memory import as_bytes
from mentorlab.simulation.program import Simulated
from mentorlab.simulation.truth import FILE
from mentorlab.simulation.truth_file import truth_settings
from mentorlab.tables.as_text import as_csv, as_yaml
from mentorlab.tables.fresh_folder import fresh_folder, write_new

# What questions read of earlier cycles; the rest of a cycle that is over is not kept.
KEPT = ("people", "outreach", "applications", "pairs", "meetings", "support", "responses")


def write(simulated: Simulated, folder: str | Path) -> Path:
    """Write program.yaml, truth.yaml, tables/*.csv and records/*.json; returns the folder.

    The cycle before, where there is one, is a folder of its own inside: with the tables in `KEPT`, without records.
    CSV files are UTF-8 with LF and ISO dates; an empty cell is a missing value. A place that holds anything already is
    refused (BadInput). Until all of it is on the disk, the folder's name ends in `.part`.
    """
    with fresh_folder(folder) as part:
        _fill(part, simulated)
    return Path(folder).absolute()


def _fill(part: Path, simulated: Simulated) -> None:
    (part / "records").mkdir()
    _fill_tables(part, simulated, tuple(simulated.tables))
    for name, record in simulated.records.items():
        write_new(part / "records" / name, as_bytes(name, record))
    if simulated.earlier is not None and simulated.truth.earlier is not None:
        _fill_tables(part / folder_of(simulated.truth.earlier), simulated.earlier, KEPT)


def _fill_tables(part: Path, simulated: Simulated, names: Sequence[str]) -> None:
    charter = "# Simulated: Northwind and its people do not exist.\n" + as_yaml(simulated.charter)
    write_new(part / "program.yaml", charter.encode("utf-8"))
    write_new(part / FILE, as_yaml(truth_settings(simulated.truth)).encode("utf-8"))
    for name in names:
        write_new(part / "tables" / f"{name}.csv", as_csv(simulated.tables[name]).encode("utf-8"))
