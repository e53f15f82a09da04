"""Does `import mentorlab` stay light, and does the front door open everything it lists?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import mentorlab

HEAVY = ("numpy", "pandas", "matplotlib", "scipy", "statsmodels", "pingouin", "papermill", "pydantic", "nbformat")


@pytest.mark.parametrize("module", ["mentorlab", "mentorlab.cli", "mentorlab.stats"])
def test_importing_it_loads_no_heavy_library(module: str) -> None:
    script = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("name", mentorlab.__all__)
def test_everything_listed_is_there(name: str) -> None:
    assert getattr(mentorlab, name) is not None
    assert name in dir(mentorlab)


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match="mentorlab has no 'lode'"):
        mentorlab.lode  # noqa: B018


def test_no_public_name_hides_behind_a_module_of_its_own_package() -> None:
    """Importing the module would put it in the place of the function."""
    from mentorlab import stats

    modules = {path.stem for path in Path(str(stats.__file__)).parent.glob("*.py")}
    assert not modules & set(stats.WHERE)
