"""What does a plan lack that it would be judged by?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue

if TYPE_CHECKING:
    from mentorlab.tables.charter import Charter


def lacking(charter: Charter) -> tuple[str, ...]:
    """What is missing for a plan worth freezing, in words without a full stop; nothing where it is whole."""
    words, objectives = catalogue("planning_protocol").LACKING, charter.objectives
    primary = [one for one in objectives if one.primary]
    said = [] if primary else [words["primary"]]
    said += [words["measure"].format(objective=one.id) for one in objectives if one.measure is None]
    said += [
        words["worthwhile"].format(objective=one.id)
        for one in primary
        if one.worthwhile is None and one.worthwhile_points is None
    ]
    if charter.evaluation.design is None:
        said.append(words["design"])
    if len(charter.waves) == 1:
        said.append(words["one_wave"])
    elif not charter.waves:
        said.append(words["waves"])
    elif any(wave.on is None for wave in charter.waves if wave.id in charter.contrast_waves):
        said.append(words["dates"])
    return tuple(said)
