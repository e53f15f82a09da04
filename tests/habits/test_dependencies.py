"""Is what we need written down the same way everywhere: pyproject.toml, environment.yml, requirements.lock, README?"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONDA_NAMES = {"matplotlib-base": "matplotlib", "ortools-python": "ortools"}
SKIPPED_BY_NAME = ("semantic",)  # a language model: its tests skip with a word where it is not installed
CARD = ("jupyterlab", "ipywidgets", "pandas", "pingouin", "matplotlib", "papermill", "nbval")


def _split(requirement: str) -> tuple[str, str]:
    match = re.match(r"([A-Za-z0-9_.-]+)\s*(.*)", requirement.strip())
    assert match
    name = match[1].lower().replace("_", "-")
    return CONDA_NAMES.get(name, name), match[2].replace(" ", "")


def _pyproject() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return dict(map(_split, [*project["dependencies"], *project["optional-dependencies"]["dev"]]))


def _conda() -> dict[str, str]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    plain = [entry for entry in listed if isinstance(entry, str)]
    return dict(map(_split, [*plain, *next(entry["pip"] for entry in listed if isinstance(entry, dict))]))


def test_conda_and_pip_ask_for_the_same() -> None:
    conda = _conda()
    assert conda.pop("python") == ">=3.11"
    conda.pop("pip")
    assert conda == _pyproject()


def test_what_an_extra_brings_is_there_for_the_tests() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for name, needed in extras.items():
        assert name in SKIPPED_BY_NAME or set(needed) <= set(extras["dev"]), name


def test_the_card_packages_are_there() -> None:
    assert set(CARD) <= set(_pyproject())


def test_everything_asked_for_is_locked_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock)
    locked = {entry.split("==")[0].partition("[")[0].lower(): entry for entry in entries if "==" in entry}
    missing = [name for name in _pyproject() if name not in locked]
    assert not missing
    assert all("--hash=sha256:" in entry for entry in locked.values())


@pytest.mark.parametrize("file", ["requirements.lock", "pyproject.toml", "environment.yml", "Makefile"])
def test_no_registry_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url |--find-links ", text)
