"""From a program folder to a report: check, run the notebook, and write what it found, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mentorlab.answers.pictures_kept import PICTURES
from mentorlab.errors import BadInput, Fault, ReportFailed
from mentorlab.measures.opening import load
from mentorlab.progress import Progress, Watch
from mentorlab.reports import findings as finding_files
from mentorlab.reports import manifest as manifests
from mentorlab.reports.comparing import Compared, compared
from mentorlab.reports.execution import How, execute, without
from mentorlab.reports.for_audience import EVERYTHING, only_for
from mentorlab.reports.forms import WITH_PICTURES, Told, checked_forms, write_forms
from mentorlab.reports.forms.letters import documents_in, write_letters
from mentorlab.reports.forms.page import page
from mentorlab.reports.forms.workbook import write_workbook
from mentorlab.reports.kinds import Kind, kind_of
from mentorlab.reports.logged import Log
from mentorlab.reports.parameters import PROGRAM, PUBLISHING, checked, panels_still
from mentorlab.reports.published import Record, figures_in, put_on_record
from mentorlab.reports.run_folder import Stopped, ended_politely, failed, made_whole, new_name, one_line, part
from mentorlab.reports.staff_lists import write_staff_lists
from mentorlab.reports.unfinished import NOTEBOOK, leave, private_folder, sweep, withdraw_intended
from mentorlab.reports.unsaid import Unsaid
from mentorlab.shipped import shipped
from mentorlab.tables.load import PUBLISHED, changed_since
from mentorlab.tables.privacy.publishing import Publishing, prepare
from mentorlab.tables.program import Program
from mentorlab.tables.promises import broken_promises

AGAIN = "again"  # in the name of a run that repeats another


@dataclass(frozen=True)
class Run:
    """A finished report: its folder, the sentence it leads with, faults in tables that it did not need, promises about
    the data that no longer hold, and a line that is said where later reports will not know of it. `forms`: a sentence
    for each form that was asked for and could not be made here; `swept`: one for each earlier run that was killed.
    """

    folder: Path
    sentence: str
    tolerated: tuple[Fault, ...] = ()
    promises: tuple[str, ...] = ()
    notice: str = ""
    forms: tuple[str, ...] = ()
    swept: tuple[str, ...] = ()

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
    log: str = "",
    known: Collection[str] | None = None,
) -> Run:
    """Make one report of a program, or of one unit of it.

    `given` are parameters of the report's notebook; `unit` is read as `load` does. The run's folder goes into `out`
    (default: the program's `runs/`).
    `forms`: what else is written beside the page and the workbook (see `mentorlab.reports.forms`). `log`: where events
    go beside the run's own log, as in `mentorlab.reports.logged`. `known`: the names of the records of earlier reports
    that this one is held against (default: all), for a run that is repeated; such a run is never taken for the last.
    Whose averages it shows goes on record in the program's `records/`, for later reports.
    Raises BadInput, before anything is written, for faults in the charter, in a parameter, in a table that the
    report needs or in a record of an earlier report; ReportFailed, with the folder that holds what there is, when it
    stops on its way.
    """
    kept = Log(report, unit, log)
    try:
        with ended_politely():
            kept.event("opening")
            return _run(report, place, given, out, unit, forms, how, kept, known)
    except BadInput as bad:
        kept.event("refused", reason="; ".join(map(str, bad.faults)))
        raise
    except (Stopped, KeyboardInterrupt) as stopped:
        kept.event("failed", reason=one_line(stopped))
        raise ReportFailed(one_line(stopped)) from stopped
    except BaseException as error:
        kept.event("failed", reason=one_line(error))
        raise


def _run(
    report: str,
    place: str | Path,
    given: Mapping[str, Any] | None,
    out: Path | None,
    unit: str,
    forms: Sequence[str],
    how: How,
    log: Log,
    known: Collection[str] | None,
) -> Run:
    kind = kind_of(report)
    asked = checked_forms([*kind.forms, *forms])
    with Watch(f"opening {place}") as watch:
        program = load(place, unit=unit, tell=watch.tell)
    program = program if known is None else _as_known(program, known)
    log.clean = (unsaid := Unsaid(program)).clean
    parameters = checked(kind.notebook, {**(given or {}), **({"unit": unit} if unit else {})}, program)
    program.need(*kind.needed(program))
    promises = tuple(broken_promises(program.charter, datetime.now(UTC).date()))
    with private_folder() as private:
        runs = out or runs_of(program)
        swept = sweep(runs, program, unsaid)
        publishing = prepare(program.folder, private, known, runs)
        if {*asked} & {*WITH_PICTURES}:
            (publishing.place / PICTURES).mkdir()
        beside = compared(program, report, parameters, runs, private)
        named = report if known is None else f"{AGAIN}_{report}"
        final = new_name(runs, named, datetime.now(UTC), unit=program.unit.value if program.unit else "")
        asking = Asking(kind, program, {**parameters, **beside.told}, publishing, beside, promises, asked, how, log)
        found, record, missing = _made(asking, final, unsaid)
    return Run(final, str(found[0]["finding"]["claim"]), program.faults, promises, record.notice, missing, swept)


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
    log: Log


def _made(asking: Asking, final: Path, unsaid: Unsaid) -> tuple[list[dict[str, Any]], Record, tuple[str, ...]]:
    """Run the notebook and write everything into the run's folder: what it found, its record, forms not to be had."""
    kind, program, parameters, beside = asking.kind, asking.program, asking.parameters, asking.beside
    publishing = asking.publishing
    started, record, log = datetime.now(UTC), Record(), asking.log
    progress = Progress(f"{kind.name} report of {' '.join(program.charter.program.split())}")
    try:
        with made_whole(final, unsaid.clean) as folder:
            log.goes_into(folder)
            log.event("started")

            def step(done: int, total: int) -> None:
                progress.step(done, total)
                log.event("cell", cell=done)

            here = {PROGRAM: str(program.folder.resolve()), PUBLISHING: str(publishing.place)} | beside.set_here
            set_all = {**parameters, **here, **panels_still(kind.notebook)}
            notebook = execute(kind.notebook, folder / NOTEBOOK, set_all, step, asking.how)
            log.event("executed")
            if changed := changed_since(program):  # the notebook reads for itself: the manifest must name what it read
                raise ReportFailed(f"the data changed while the report ran ({', '.join(changed)}); run it again")
            unsaid.clean_outputs(notebook, persons=False)
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
            whole = Told(kind, program, notebook, found, told, html, publishing.place / PICTURES)
            missing = write_forms(folder, whole, asking.forms)
            write_workbook(folder / "tables.xlsx", whole)
            write_letters(folder, documents_in(notebook))
            write_staff_lists(folder, kind, program, parameters)
            figures = figures_in(notebook, publishing)
            made_from = manifests.manifest(program, kind.name, kind.notebook, parameters, written, started, ended)
            made_from["inputs"] |= beside.inputs
            made_from["definitions"] = finding_files.definitions_in(found)

            def intend(name: str) -> None:
                write_manifest({"record": name, "why_not": None})

            def write_manifest(published: Mapping[str, Any]) -> None:
                more = {"counted_otherwise": told["counted_otherwise"]} if beside.run else {}
                content = {**made_from, "forms": list(asking.forms), "published": published, **more}
                (folder / "manifest.json").write_bytes(manifests.to_bytes(content))

            record = put_on_record(program, final.name, kind.name, figures, publishing.earlier, intend)
            write_manifest(record.told())
            log.event("written")
    except BaseException:
        if not final.exists():
            record.withdraw()
            for folder in (failed(final), part(final)):
                withdraw_intended(folder, final.name, program)
                leave(folder, _said(program, beside), unsaid, answers=_may_show(publishing))
            log.goes_into(failed(final) if failed(final).exists() else None)
        progress.end("failed")
        raise
    log.goes_into(None)
    log.event("done", folder=final.name)
    progress.end("done")
    return found, record, missing


def _as_known(program: Program, known: Collection[str]) -> Program:
    """The program without the records that the run is not held against: they are none of its inputs."""
    inputs = {name: sha for name, sha in program.inputs.items() if not name.startswith(PUBLISHED) or name in known}
    return replace(program, inputs=MappingProxyType(inputs))


def _may_show(publishing: Publishing) -> bool:
    """May the notebook hold answers? Also where the note of them was cut off."""
    try:
        return bool(publishing.noted())
    except (OSError, ValueError):
        return True


def _said(program: Program, beside: Compared) -> dict[str, str]:
    """What a notebook that is handed on says in place of the paths that only its making needed."""
    return {PROGRAM: program.folder.name, PUBLISHING: ""} | beside.told


def runs_of(program: Program) -> Path:
    """The program's own `runs/`; for the program that ships, which is nobody's to write in, one in this folder."""
    return Path("runs").absolute() if program.folder == shipped("data", "demo") else program.folder / "runs"
