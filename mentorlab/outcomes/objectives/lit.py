"""Which light does an objective get, and what is said beside it? A word, never a color alone, and only with its reason.

Reached or not reached is said of an effect against the size that the charter calls worth having. Where the whole
interval lies above zero but not above that size it is "better, size unsure". Where it tells less, where chance among
several is not ruled out, or where the design lets nobody trust the effect (certainty very low), the light is "cannot
tell".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mentorlab.answers.look import Lit, Picture, lights
from mentorlab.answers.wording import catalogue, listed, number, sentence_case
from mentorlab.outcomes.objectives.told import evidence, fitting, scale

if TYPE_CHECKING:
    from mentorlab.outcomes.objectives.rows import Answered

REACHED, BETTER, NOT_REACHED, CANNOT_TELL, NO_DATA = "reached", "better", "not_reached", "cannot_tell", "no_data"
ORDER = (REACHED, BETTER, NOT_REACHED, CANNOT_TELL, NO_DATA)
SURE = {
    "worth_having": REACHED,
    "positive_size_uncertain": BETTER,
    "harmful": NOT_REACHED,
    "not_worthwhile": NOT_REACHED,
    "equivalent": NOT_REACHED,
    "hidden": NO_DATA,
    "none": NO_DATA,
}


def light_of(one: Answered) -> str:
    """The light of an objective with its answer."""
    light = SURE.get(one.says, CANNOT_TELL)
    if light in (REACHED, BETTER, NOT_REACHED) and (one.result.certainty == "very_low" or one.doubtful):
        return CANNOT_TELL
    return light


def why(one: Answered) -> str:
    """Why the light is what it is, as a clause."""
    words = catalogue("outcomes_lights").WHY
    if one.says in SURE and light_of(one) == CANNOT_TELL:
        return str(words["several" if one.doubtful else "design"])
    return str(words[one.says])


def with_lights(ones: Sequence[Answered], table: pd.DataFrame) -> pd.DataFrame:
    """The table of all objectives with the light of each after its name."""
    words = catalogue("outcomes_lights")
    lit = table.drop(columns=["p_equivalence", "says", "purpose"])
    lit.insert(1, "light", [words.LIGHTS[light_of(one)] for one in ones])
    lit.insert(2, "says", [why(one) for one in ones])
    return lit


def by_light(ones: Sequence[Answered], table: pd.DataFrame) -> str:
    """The objectives under their lights, in a fixed order."""
    words = catalogue("outcomes_lights").LIGHTS
    found: dict[str, list[str]] = {}
    for one, name in zip(ones, table["objective"], strict=True):
        found.setdefault(light_of(one), []).append(name)
    return " ".join(f"{sentence_case(words[light])}: {listed(found[light])}." for light in ORDER if light in found)


def boxed(ones: Sequence[Answered], table: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """For each objective: its light in shape and word, what it is about, the size with its interval, how sure it is."""
    return tuple(
        (_name(one, str(row["objective"])), _beside(one, row))
        for one, (_, row) in zip(ones, table.iterrows(), strict=True)
    )


def _name(one: Answered, objective: str) -> str:
    words, light = catalogue("outcomes_lights"), light_of(one)
    return f"{words.SHAPES[light]} {sentence_case(words.LIGHTS[light])}: {objective}"


def _beside(one: Answered, row: pd.Series) -> str:
    words = catalogue("outcomes_lights")
    said = [one.objective.statement.strip().rstrip(".") if one.objective.statement else ""]
    said.append(sentence_case(why(one)))
    if one.first is not None:
        said.append(f"{one.result.headline.rstrip('.')}{evidence(one, row)['plain']}")
        if one.compared and math.isfinite(row["worthwhile"]):
            wanted = number(scale(one) * row["worthwhile"], fitting(one, row))
            said.append(words.WANTED["share" if scale(one) > 1 else "size"].format(size=wanted))
        said.append(words.CERTAIN.format(certain=row["certain"], reason=row["reason"]))
    elif row["reason"]:
        said.append(sentence_case(str(row["reason"]).rstrip(".")))
    return " ".join(f"{part}." for part in said if part)


def picture(ones: Sequence[Answered], table: pd.DataFrame, alt: str) -> Picture:
    """Every objective with its light; effects in standard deviations, each with the size that was wanted."""
    words = catalogue("outcomes_lights")
    rows = [_drawn(one, row) for one, (_, row) in zip(ones, table.iterrows(), strict=True)]
    return lights(
        rows,
        names={light: sentence_case(name) for light, name in words.LIGHTS.items()},
        title=words.TITLE,
        axis=words.AXIS,
        alt=alt,
        zero=catalogue("outcomes").LABELS["no_difference"],
        wanted=words.WANTED_MARK,
    )


def _drawn(one: Answered, row: pd.Series) -> Lit:
    label, light = sentence_case(row["objective"]), light_of(one)
    if not one.compared or math.isnan(row["effect_sd"]):
        return Lit(label, light, note=catalogue("outcomes_lights").NOT_DRAWN["change" if one.first else light])
    sign = -1 if one.objective.direction == "decrease" else 1
    size, low, high = row["effect_sd"], row["effect_sd_low"], row["effect_sd_high"]
    return Lit(label, light, size, low, high, sign * row["worthwhile_sd"], number(size, 2, sign=True))
