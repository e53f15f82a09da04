"""What do the workshop's own files say? Read word for word from the templates; what is wrong is named with its file."""

from __future__ import annotations

from typing import Any

from mentorlab.errors import BadInput
from mentorlab.shipped import shipped
from mentorlab.tables.strict_yaml import read_yaml


def read(*parts: str) -> dict[str, Any]:
    """A YAML file below `templates/`, every value as it is written. Raises BadInput where it cannot be read."""
    said, faults = read_yaml(shipped("templates", *parts).read_bytes(), parts[-1])
    if faults:
        raise BadInput(faults)
    return said
