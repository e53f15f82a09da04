"""How are campaigns told that nobody drew by lot? As what they are: who applied after which message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mentorlab import stats
from mentorlab.answers.parts import Reported
from mentorlab.answers.wording import AUDIENCES, catalogue, listed, percent, sentence_case
from mentorlab.reach.invited.rates import SENT
from mentorlab.reach.invited.trials import Trial

MOST = 3  # messages in a sentence


def told(frame: pd.DataFrame, days: float, level: float, undrawn: Sequence[Trial]) -> Mapping[str, Any]:
    """Sentences, headline, estimates, limits and next steps; empty where no message can be shown."""
    words = catalogue("reach_campaigns")
    whole = shown_messages(frame)
    if whole.empty:
        return {}
    largest = whole.nlargest(MOST, "n").sort_index()
    lines = {form: listed(_line(row, form, days, level) for _, row in largest.iterrows()) for form in words.LINE}
    several = len(set(whole["campaign"])) > 1
    why = "".join(words.WHY.format(campaign=one.campaign, why=one.why) for one in undrawn)
    said = {
        audience: words.DESCRIBED[audience].format(
            lines=sentence_case(lines["analyst"]), plain=sentence_case(lines["plain"]),
            conditional=words.CONDITIONAL if several else "", why=why,
        )
        for audience in AUDIENCES
    }  # fmt: skip
    first = largest.iloc[0]
    headline = words.HEADLINE_DESCRIBED.format(
        campaign=first["campaign"], whom=first["whom"], share=percent(first["share_applied"]), n=f"{first['n']:,.0f}",
        days=f"{days:g}",
    )  # fmt: skip
    return {
        "sentences": said,
        "headline": headline,
        "estimates": shares_of(whole, level),
        "limits": words.LIMITS_DESCRIBED,
        "next_steps": words.NEXT_DESCRIBED,
        "terms": ("interval", "variant"),
        "design": "described",
    }


def shown_messages(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of whole messages that have numbers."""
    words = catalogue("reach_campaigns")
    whole = (frame["kind"] == words.KINDS[SENT]) & (frame["variant"] == words.ALL_VARIANTS)
    shown: pd.DataFrame = frame[whole & ~frame["hidden"].astype(bool)]
    return shown


def shares_of(rows: pd.DataFrame, level: float) -> tuple[Reported, ...]:
    """The shares who applied, as findings hold them; those of few people have no interval and stay in the table."""
    enough = rows[rows["applied_low"].notna()]
    return tuple(
        Reported(
            "share_applied",
            stats.wilson(int(row["n_applied"]), int(row["n"]), level=level),
            unit="share",
            group=f"{row['campaign']}, {row['channel']}, {row['whom']}",
        )
        for _, row in enough.iterrows()
    )


def _line(row: pd.Series, form: str, days: float, level: float) -> str:
    words = catalogue("reach_campaigns").LINE
    spread = pd.notna(row["applied_low"])
    return str(
        words[form if spread else "plain"].format(
            campaign=row["campaign"], channel=row["channel"], whom=str(row["whom"]).replace("_", " "),
            n_applied=f"{row['n_applied']:,.0f}", n=f"{row['n']:,.0f}", days=f"{days:g}",
            share=percent(row["share_applied"]), level=f"{100 * level:g} %",
            low=percent(row["applied_low"]) if spread else "", high=percent(row["applied_high"]) if spread else "",
        )
    )  # fmt: skip
