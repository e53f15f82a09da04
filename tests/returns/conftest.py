"""Programs that differ in what their charter values: the tables are read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mentorlab.measures.opening import load
from mentorlab.tables.charter import Charter
from mentorlab.tables.program import Program
from tests.programs import CHARTER, write_program
from tests.returns.handed import COSTS, charter, places


@pytest.fixture(scope="session")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Twenty people offered a place and twenty not; costs of 300,000, two thirds of it time."""
    folder = tmp_path_factory.mktemp("returns") / "program"
    return load(write_program(folder, charter(), costs=COSTS, assignments=places()))


@pytest.fixture
def valuing(twenty: Program) -> Callable[..., Program]:
    """The same program, with other `values` or more in its charter."""

    def made(values: dict[str, Any] | None = None, **more: Any) -> Program:
        said = {**CHARTER, **charter(values, **more)}
        return replace(twenty, charter=Charter.model_validate(said, by_alias=True, by_name=False))

    return made
