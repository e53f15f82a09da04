"""Do texts that users give do anything but be read? Formulas, HTML, scripts, mathematics and terminal codes in all of
them, through a whole report.
"""

from __future__ import annotations

import base64
import csv
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from mentorlab.cli import main
from mentorlab.reports.runner import Run, run
from tests.programs import people_of, two_arms, write_program
from tests.quick_reports import executed_here

SCRIPT = '<script>alert("x")</script>'
IMAGE = "<img src=x onerror=alert(1)>"
MARKDOWN = "[press](javascript:alert(1)) $\\frac{1$ $$x^ `code`"
GROUPS = [
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    SCRIPT,
    IMAGE,
    "'\"><svg onload=alert(1)>",
    MARKDOWN,
    "\x1b[31mred\x1b]0;title\x07",
    "{{ 7*7 }} {% raw %}",
    "&lt;b&gt; &amp;",
    "\u202eright to left",
]
MEASURE = f"'=1/1 [EUR]: {SCRIPT} $a_{{b$ '"  # also signs that no sheet of a workbook may have in its name
CODES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A report of a program in which every text that a user can give is hostile."""
    n = 10 * len(GROUPS)
    tables = two_arms(n, n, 6.0)
    tables["measures"]["measure"] = MEASURE
    objective = {"id": f"o {IMAGE}", "measure": MEASURE, "for": "mentees", "statement": MARKDOWN + SCRIPT}
    charter: dict[str, Any] = {
        "program": f"=cmd|x {SCRIPT} \x1b[2J",
        "cycle": IMAGE,
        "purpose": f"{MARKDOWN} {SCRIPT}",
        "units": "site <b>$x",
        "objectives": [objective],
        "privacy": {"agreed_with": SCRIPT},
        "audiences": {"leadership": {"message": SCRIPT}},
    }
    people = people_of(tables, **{"site <b>$x": GROUPS * 20})
    comments = pd.DataFrame({"person_id": ["p0001"], "wave": "before", "question": SCRIPT, "text": "=1+1"})
    place = tmp_path_factory.mktemp("hostile") / "=1+1 <script>"
    write_program(place, charter, comments=comments, **tables)
    people.to_csv(place / "tables" / "people.csv", index=False, quoting=csv.QUOTE_ALL)
    with executed_here():
        return run("outcomes", place)


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _is_inert(markup: str) -> list[str]:
    """The words of a piece of HTML in which nothing can happen."""
    page = _Page(markup)
    assert not {"script", "iframe", "object", "embed", "base", "form", "b"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        for name in ("src", "href"):
            address = attributes.get(name) or ""
            assert address.startswith(("data:image/", "#")) or not address, (tag, attributes)
    return page.words


def test_the_page_shows_hostile_words_as_words(made: Run) -> None:
    text = (made.folder / "report.html").read_text(encoding="utf-8")
    words = " ".join(_is_inert(text))
    assert SCRIPT in words
    assert IMAGE in words
    assert "[press](javascript:alert(1))" in words
    policies = [attributes for tag, attributes in _Page(text).tags if tag == "meta" and "http-equiv" in attributes]
    assert policies == [
        {
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        }
    ]
    assert text.index("Content-Security-Policy") < text.index("alert")


def test_figures_hold_no_script(made: Run) -> None:
    text = (made.folder / "report.html").read_text(encoding="utf-8")
    pictures = [base64.b64decode(code) for code in re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", text)]
    assert pictures
    for picture in pictures:
        parts = list(ElementTree.fromstring(picture).iter())
        assert not {"script", "foreignObject", "a"} & {part.tag.split("}")[-1] for part in parts}
        assert not [name for part in parts for name in part.attrib if name.startswith("on")]


def test_outputs_in_the_notebook_are_inert(made: Run) -> None:
    cells = json.loads((made.folder / "executed.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    shown = ["".join(one["data"]["text/html"]) for one in outputs if "text/html" in one.get("data", {})]
    assert shown
    for markup in shown:
        _is_inert(markup)
    kinds = {kind for one in outputs for kind in one.get("data", {})}
    assert not kinds & {"text/markdown", "text/latex", "application/javascript", "image/svg+xml"}
    code = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert "alert" not in code
    assert "cmd|" not in code


def test_no_cell_of_the_workbook_is_a_formula(made: Run) -> None:
    path = made.folder / "tables.xlsx"
    book = openpyxl.load_workbook(path)
    assert {"contrast", "change"} <= {name.split()[1] for name in book.sheetnames if name[0].isdigit()}
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    texts = {str(cell.value) for cell in cells}
    assert {name for name in GROUPS if not CODES.search(name) and name.strip() == name} <= texts
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            content = packed.read(name)
            assert not re.search(rb"<f[ >/]", content), name
            assert b"externalLink" not in content
            assert b"ddeLink" not in content


def test_files_say_the_same_as_the_page(made: Run) -> None:
    findings = (made.folder / "findings.json").read_text(encoding="utf-8")
    assert json.loads(findings)["program"].startswith("=cmd|x <script>")
    assert not re.search("[\x00-\x09\x0b-\x1f]", findings)  # no code of a terminal, whoever looks at the file


@pytest.mark.parametrize("code", ["\x1b[2J", "\x9b31m", "\x07", "\u202e", "\x08", "\r"])
def test_no_message_steers_the_terminal(tmp_path: Path, code: str) -> None:
    nasty = f"bad{code}word"
    tables = two_arms(20, 20)
    tables["assignments"].loc[0, "arm"] = nasty
    tables["measures"].loc[0, "wave"] = nasty
    place = write_program(tmp_path / "p", {"program": nasty, "units": nasty}, **tables)
    (place / "tables" / f"x{code}.csv").write_text("a\n1\n", encoding="utf-8")
    (place / "tables" / "people.csv").write_text(f"person_id,{nasty},{nasty}\np0001,1,2\n", encoding="utf-8")
    for arguments in (
        ["check", str(place)],
        ["run", nasty, str(place)],
        ["run", "outcomes", str(place), "-p", f"{nasty}=1"],
        ["run", "outcomes", str(place)],
        ["check", f"{place}{code}"],
        ["check", str(place), "--json"],
        ["forget", nasty, str(place)],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 2
        assert not CODES.search(result.output), (arguments[0], result.output)
