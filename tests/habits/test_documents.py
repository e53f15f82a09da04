"""Are the documents true, as far as a test can tell?"""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import mentorlab
from mentorlab.answers.question import questions
from mentorlab.cli import main
from mentorlab.outcomes.design import DRAWN
from mentorlab.tables.charter.parts import Evaluation

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md")


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_the_version_is_said_once_and_has_its_changes() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    assert project["version"] == mentorlab.__version__
    assert re.search(rf"^## {re.escape(mentorlab.__version__)}\b", _read("CHANGELOG.md"), flags=re.MULTILINE)


def test_the_architecture_names_every_part_of_the_house() -> None:
    text = _read("ARCHITECTURE.md")
    parts = [path.name for path in (ROOT / "mentorlab").iterdir() if (path / "__init__.py").is_file()]
    assert [part for part in parts if f"`{part}/`" not in text] == []


def test_every_file_that_a_document_names_is_there() -> None:
    for name in DOCUMENTS:
        for path in re.findall(r"`((?:mentorlab|tests|templates|notebooks|data|docs)/[\w./-]*)`", _read(name)):
            assert (ROOT / path).exists(), f"{name} names {path}"
    for name in (*DOCUMENTS, *sorted(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md"))):
        for path in re.findall(r"\]\((?!http)([^)#]+)\)", _read(name)):
            assert (ROOT / name).parent.joinpath(path).exists(), f"{name} links to {path}"


def test_every_command_of_a_document_is_one() -> None:
    for place in (ROOT / "docs").glob("*.md"):
        named = re.findall(r"mentorlab (\w+)", " ".join(re.findall(r"`(mentorlab [^`]+)`", place.read_text("utf-8"))))
        assert [name for name in named if name not in main.commands] == [], place.name


def test_the_readme_names_every_command_and_only_those() -> None:
    named = set(re.findall(r"mentorlab (\w+)", " ".join(re.findall(r"`(mentorlab [^`]+)`", _read("README.md")))))
    assert named == set(main.commands)


def test_the_python_of_the_readme_runs() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", _read("README.md"), flags=re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_the_changes_name_every_question() -> None:
    assert [question.id for question in questions() if f"`{question.id}`" not in _read("CHANGELOG.md")] == []


def test_every_decision_has_its_five_lines() -> None:
    sections = re.split(r"^## ", _read("DECISIONS.md"), flags=re.MULTILINE)[1:]
    assert len(sections) >= 5
    for section in sections:
        title, *lines = [line for line in section.splitlines() if line.strip()]
        starts = [re.match(r"- \*\*(\w+)", line) for line in lines]
        assert [start and start[1] for start in starts] == ["What", "Why", "Instead", "Costs", "Revisit"], title


def test_designs_that_count_as_drawn_are_designs_of_the_charter() -> None:
    known = str(Evaluation.model_fields["design"].annotation)
    assert all(design in known for design in DRAWN)


def test_no_tracked_file_names_a_machine() -> None:
    pattern = re.compile(
        r"/(?:work|farm|root|home)/[a-z]|pypi\.org|python" + r"hosted|npm" + r"js|ana" + r"conda\.(?:org|com)"
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _tracked()
        if path.suffix in {".py", ".md", ".yaml", ".yml", ".toml", ".ipynb", ".lock", ".css", ".j2", ".json"}
        and path.is_file()
        and path.name not in {"test_documents.py", "test_notebooks.py"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []
