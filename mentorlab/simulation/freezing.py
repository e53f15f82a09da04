"""What did the simulated program plan to analyse, before anybody was asked anything? Its protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorlab.measures.instruments import instruments
from mentorlab.measures.plan import protocol_of
from mentorlab.simulation.days import FROZEN_ON
from mentorlab.tables.charter import Charter

PROTOCOL = f"protocol-{FROZEN_ON.isoformat()}.yaml"


def frozen(said: Mapping[str, Any], applicants: int) -> dict[str, dict[str, Any]]:
    """The record of the plan that this charter states, under the name of its file."""
    charter = Charter.model_validate(said, by_alias=True, by_name=False)
    wave = charter.contrast_waves[1]
    then = {"wave": wave, "answers": 0, "late": False, "applicants": applicants, "assigned": None}
    return {PROTOCOL: protocol_of(charter, instruments(None), FROZEN_ON, at_freezing=then)}
