"""From a program folder to a report: check, run the notebook, and write what it found, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mentorlab.errors import Fault, ReportFailed
from mentorlab.measures.opening import load
from mentorlab.progress import Progress, Watch
from mentorlab.reports import findings as finding_files
from mentorlab.reports import manifest as manifests
from mentorlab.reports.comparing import Compared, compared
from mentorlab.reports.execution import How, execute, held_back, without
from mentorlab.reports.for_audience import EVERYTHING, only_for
from mentorlab.reports.forms import Told, checked_forms, write_forms
from mentorlab.reports.forms.letters import LETTERS, documents_in, write_letters
from mentorlab.reports.forms.page import page
from mentorlab.reports.forms.workbook import write_workbook
from mentorlab.reports.kinds import Kind, kind_of
from mentorlab.reports.parameters import PROGRAM, PUBLISHING, checked
from mentorlab.reports.published import Record, figures_in, put_on_record
from mentorlab.reports.run_folder import failed, made_whole, new_name, part
from mentorlab.reports.staff_lists import STAFF, write_staff_lists
from mentorlab.shipped import shipped
from mentorlab.tables.load import changed_since
from mentorlab.tables.privacy.publishing import Publishing, prepare
from mentorlab.tables.program import Program
from mentorlab.tables.promises import broken_promises

NOTEBOOK = "executed.ipynb"
ANSWERS = ("findings.json", "report.html", "tables.xlsx", "manifest.json")


@dataclass(frozen=True)
class Run:
    """A finished report: its folder, the sentence it leads with, faults in tables that it did not need, promises about
    the data that no longer hold, and a line that is said where later reports will not know of it. `forms`: a sentence
    for each form that was asked for and could not be made here.
    """

    folder: Path
    sentence: str
    tolerated: tuple[Fault, ...] = ()
    promises: tuple[str, ...] = ()
    notice: str = ""
    forms: tuple[str, ...] = ()

    @property
    def page(self) -> Path:
        """The report to send."""
        return self.folder / "report.html"


def run(
    report: str,
    place: str | Path,
    given: Mapping[str, Any] | None = None,
    out: Path | None = None,
    *,
    unit: str = "",
    forms: Sequence[str] = (),
    how: How = How(),  # noqa: B008  # frozen
) -> Run:
    """Make one report of a program, or of one unit of it.

    `given` are parameters of the report's notebook; `unit` is read as `load` does. The run's folder goes into `out`
    (default: the program's `runs/`).
    `forms`: what else is written beside the page and the workbook (see `mentorlab.reports.forms`).
    Whose averages it shows goes on record in the program's `records/`, for later reports.
    Raises BadInput, before anything is written, for faults in the charter, in a parameter, in a table that the
    report needs or in a record of an earlier report; ReportFailed, with the folder that holds what there is, when it
    stops on its way.
    """
    kind = kind_of(report)
    asked = checked_forms([*kind.forms, *forms])
    with Watch(f"opening {place}") as watch:
        program = load(place, unit=unit, tell=watch.tell)
    parameters = checked(kind.notebook, {**(given or {}), **({"unit": unit} if unit else {})}, program)
    program.need(*kind.needed(program))
    promises = tuple(broken_promises(program.charter, datetime.now(UTC).date()))
    with TemporaryDirectory(prefix="mentorlab-") as private:
        publishing, runs = prepare(program.folder, Path(private)), out or _runs_of(program)
        beside = compared(program, report, parameters, runs, Path(private))
        final = new_name(runs, report, datetime.now(UTC), unit=program.unit.value if program.unit else "")
        asking = Asking(kind, program, {**parameters, **beside.told}, publishing, beside, promises, asked, how)
        found, record, missing = _made(asking, final)
    return Run(final, str(found[0]["finding"]["claim"]), program.faults, promises, record.notice, missing)


@dataclass(frozen=True, eq=False)
class Asking:
    """One report as it was asked for, checked, before anything of it is written."""

    kind: Kind
    program: Program
    parameters: Mapping[str, Any]
    publishing: Publishing
    beside: Compared
    promises: tuple[str, ...]
    forms: tuple[str, ...]
    how: How


def _made(asking: Asking, final: Path) -> tuple[list[dict[str, Any]], Record, tuple[str, ...]]:
    """Run the notebook and write everything into the run's folder: what it found, its record, forms not to be had."""
    kind, program, parameters, beside = asking.kind, asking.program, asking.parameters, asking.beside
    publishing = asking.publishing
    started, record = datetime.now(UTC), Record()
    progress = Progress(f"{kind.name} report of {' '.join(program.charter.program.split())}")
    try:
        with made_whole(final) as folder:
            set_here = {PROGRAM: str(program.folder.resolve()), PUBLISHING: str(publishing.place)} | beside.set_here
            notebook = execute(kind.notebook, folder / NOTEBOOK, {**parameters, **set_here}, progress.step, asking.how)
            if changed := changed_since(program):  # the notebook reads for itself: the manifest must name what it read
                raise ReportFailed(f"the data changed while the report ran ({', '.join(changed)}); run it again")
            notebook = only_for(notebook, str(parameters.get("audience", EVERYTHING)))
            without(notebook, folder / NOTEBOOK, _said(program, beside))
            found = finding_files.collected(notebook)
            if not found:
                raise ReportFailed(f"{kind.notebook.name} ran but showed no finding")
            content = finding_files.document(program, kind.name, parameters, found)
            written = finding_files.to_bytes(content)
            (folder / "findings.json").write_bytes(written)
            ended = datetime.now(UTC)
            told = {
                "fingerprint": manifests.fingerprint(written),
                "parameters": parameters,
                "as_of": content["as_of"],
                "made_on": f"{ended:%Y-%m-%d}",
                "promises": asking.promises,
                "counted_otherwise": beside.counted_otherwise(found),
            }
            html = page(notebook, kind, program, told)
            (folder / "report.html").write_text(html, encoding="utf-8")
            missing = write_forms(folder, Told(kind, program, notebook, found, told, html), asking.forms)
            write_workbook(folder / "tables.xlsx", found)
            write_letters(folder, documents_in(notebook))
            write_staff_lists(folder, kind, program, parameters)
            figures = figures_in(notebook, publishing)
            record = put_on_record(program, final.name, kind.name, figures, publishing.earlier)
            made_from = manifests.manifest(program, kind.name, kind.notebook, parameters, written, started, ended)
            made_from["inputs"] |= beside.inputs
            more = {"definitions": finding_files.definitions_in(found), "published": record.told()}
            more |= {"counted_otherwise": told["counted_otherwise"]} if beside.run else {}
            (folder / "manifest.json").write_bytes(manifests.to_bytes({**made_from, **more}))
    except BaseException:
        record.withdraw()
        _hold_back(final, publishing, _said(program, beside))
        progress.end("failed")
        raise
    progress.end("done")
    return found, record, missing


def _hold_back(final: Path, publishing: Publishing, said: Mapping[str, str]) -> None:
    """A run that failed has no record, so no later report can be held against it: it must not show any answer."""
    for folder in (failed(final), part(final)):
        for name in ANSWERS:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        for name in (LETTERS, STAFF):
            shutil.rmtree(folder / name, ignore_errors=True)
        if (folder / NOTEBOOK).exists():
            held_back(folder / NOTEBOOK, said, answers=bool(publishing.noted()))


def _said(program: Program, beside: Compared) -> dict[str, str]:
    """What a notebook that is handed on says in place of the paths that only its making needed."""
    return {PROGRAM: program.folder.name, PUBLISHING: ""} | beside.told


def _runs_of(program: Program) -> Path:
    """The program's own `runs/`; for the program that ships, which is nobody's to write in, one in this folder."""
    own = program.folder != shipped("data", "demo")
    return program.folder / "runs" if own else Path("runs").absolute()
