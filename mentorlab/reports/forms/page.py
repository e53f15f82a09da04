"""The report as one page of HTML: offline, without code, readable on a phone and on paper. The door of nbconvert."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentorlab.answers.card import css
from mentorlab.reports.manifest import versions
from mentorlab.shipped import shipped

if TYPE_CHECKING:
    from mentorlab.reports.kinds import Kind
    from mentorlab.tables.program import Program

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def page(notebook: Any, kind: Kind, program: Program, about: Mapping[str, Any]) -> str:
    """The executed notebook as a page. `about` holds fingerprint, parameters and the time it was made."""
    resources = {
        "title": " ".join(f"{kind.title} {_of(program)}{program.charter.program}, {program.charter.cycle}".split()),
        "language": program.charter.language,
        "style": shipped("templates", "reports", "page", "page.css").read_text(encoding="utf-8") + css(),
        "footer": footer(about),
    }
    text, _ = _template().from_notebook_node(_without_styles(notebook), resources=resources)
    return str(text)


@functools.cache
def _template() -> Any:
    """What makes pages; it reads its templates once, however many pages it makes."""
    from nbconvert.exporters import TemplateExporter

    class Page(TemplateExporter):  # type: ignore[misc]
        """The template of templates/reports/page, and no other."""

        file_extension = ".html"
        output_mimetype = "text/html"
        extra_template_basedirs = [str(shipped("templates", "reports"))]  # noqa: RUF012  # a traitlet's default
        template_name = "page"

        @property
        def default_config(self) -> Any:
            """HTML before everything else a cell may show."""
            config = super().default_config
            config.NbConvertBase.display_data_priority = ["text/html", "text/plain"]
            return config

    return Page()


def _of(program: Program) -> str:
    return f"{program.unit.value}, " if program.unit else ""


def _without_styles(notebook: Any) -> Any:
    """The notebook without the style that every answer carries for JupyterLab: the page has it once."""
    lean = copy.deepcopy(notebook)
    for cell in lean.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output["data"]["text/html"] = _STYLE.sub("", "".join(output["data"]["text/html"]))
    return lean


def footer(about: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a report was made from, with which settings and when: in the foot of the page, and in the workbook."""
    used = versions()
    made_with = ", ".join(f"{name} {used[name]}" for name in ("mentorlab", "python", "pandas", "statsmodels"))
    parameters = ", ".join(f"{name} = {value or 'not set'}" for name, value in about["parameters"].items())
    return [
        ("Fingerprint", f"{about['fingerprint']} (the same data and settings give the same one)"),
        ("Parameters", parameters or "none"),
        ("Data up to", str(about["as_of"] or "not known: the tables hold no dates")),
        ("Made with", made_with),
        ("Made on", str(about["made_on"])),
        *(("Counted otherwise than in the report compared with", said) for said in about.get("counted_otherwise", ())),
        *(("Note", f"{promise[0].upper()}{promise[1:]}.") for promise in about["promises"]),
    ]
