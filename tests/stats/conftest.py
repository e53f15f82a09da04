"""The real data that published numbers belong to stand beside the checkout; where they are absent, tests say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def shared_table() -> Callable[[str], pd.DataFrame]:
    """Read a CSV file by its path below the shared folder."""

    def read(path: str) -> pd.DataFrame:
        if not (SHARED / path).is_file():
            pytest.skip(f"the published data of this test are not at hand: {SHARED / path} is absent")
        return pd.read_csv(SHARED / path)

    return read
