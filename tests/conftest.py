"""What several tests use: the shared real data, where they are at hand, and programs made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mentorlab.measures.opening import load
from mentorlab.tables.program import Program
from tests.programs import write_program

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def job_training_folder() -> Path:
    """The real randomised program of the shared data."""
    folder = SHARED / "programs" / "job-training"
    if not folder.is_dir():
        pytest.skip("the shared real data (programs/job-training) are not beside this checkout")
    return folder


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Program]:
    """Write a program folder and load it."""

    def made(charter: dict[str, Any] | None = None, **tables: pd.DataFrame) -> Program:
        return load(write_program(tmp_path / "program", charter, **tables))

    return made
