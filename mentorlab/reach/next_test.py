"""How would the next message be tested by lot, and what could that find?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from mentorlab.answers.look import Mark, Picture, curve
from mentorlab.answers.question import not_possible, question
from mentorlab.answers.result import Result
from mentorlab.answers.settings import Audience, Points, Portion, Share, Variants
from mentorlab.answers.wording import catalogue, number, percent, sentences_for_every_audience
from mentorlab.reach.invited.contacts import contacts
from mentorlab.reach.invited.rates import rates
from mentorlab.reach.invited.reachable import Whom, reachable
from mentorlab.stats.power_of_shares import people_for_shares, smallest_difference_of_shares
from mentorlab.tables.definitions import definition
from mentorlab.tables.program import Program

ASSUMED = 0.2
ALPHA = 0.05
FAR = 4  # times as many people as can be asked: then no draw is worth its trouble
OTHERS = (2, 3, 4)
STEPS = 40  # of the curve


@question(
    asks="How would the next message be tested by lot, and what could that find?",
    tables=["people"],
    uses=lambda _: ("outreach", "applications", "pairs"),
)
def next_test(
    program: Program,
    *,
    whom: Whom = "mentees",
    variants: Variants = 2,
    share: Share | None = None,
    worthwhile_points: Points = 5.0,
    power: Portion = 0.8,
    as_of: date | None = None,  # noqa: ARG001  (applied by @question)
    audience: Audience = "analyst",  # noqa: ARG001  (applied by @question)
) -> Result:
    """How would the next message be tested by lot, how many people does that take, and how many can still be asked?

    *Reads*: `people` (eligible_as, eligible_on, left_on); `applications` and `pairs` for who has joined; `outreach` for
    the share who applied after the last message.

    *Settings*
        whom: mentees or mentors (default mentees).
        variants: of the message (2–6, default 2).
        share: who applies with the one variant (0–.95; default: as after the last message to them, else .2, assumed).
        worthwhile_points: the smallest difference worth having (percentage points, default 5: our choice).
        power: the chance wanted of finding it (.5–.99, default .8, the custom of the field).
        as_of: leave out what is dated later (default: everything).
        audience: whom the sentence addresses (default analyst).

    *Returns* a Result. A row for the variants asked for, then for other numbers of them: `n_variants`, `n` people who
    can still be asked, `n_each` of them a variant, `share_applied` assumed (0–1), `detectable_difference` (percentage
    points; empty: none whatever), `n_needed` people in all for `worthwhile` at `power_wanted`, `enough`. Verdict:
    `enough`, `too_small`.

    *Method*: the normal approximation for two proportions from statsmodels, two-sided at .05 divided by the number of
    comparisons, which is at most what Holm asks for.

    *Read with care*: who is left has not answered yet. The share who apply may fall, and the people needed change.

    *Example*

    >>> import mentorlab
    >>> plan = mentorlab.reach.next_test(mentorlab.load("demo"))
    >>> plan.verdict, int(plan.table.loc[0, "n"]), int(plan.table.loc[0, "n_needed"])
    ('too_small', 73, 3082)
    """
    words, smallest = catalogue("reach_next_test"), program.charter.privacy.smallest_group
    n = len(reachable(program, whom, program.as_of or program.charter.starts_on).groups)
    if not n:
        return not_possible(words.NOBODY.format(whom=whom), words.NOBODY_REMEDY)
    if n < smallest:
        hidden = sentences_for_every_audience("hidden", what=words.FEW.format(whom=whom), smallest=smallest)
        frame = pd.DataFrame({"n_variants": [variants], "n": [float("nan")], "hidden": [True]})
        return Result(design="planned", sentences=hidden, frame=frame, status="hidden", reason=hidden["analyst"],
                      headline=hidden["analyst"], hidden=1)  # fmt: skip
    usual, share_from, message = _share(program, whom, share)
    asked = [variants, *(other for other in OTHERS if other != variants)]
    frame = pd.DataFrame([_row(n, each, usual, worthwhile_points, power) for each in asked])
    first = frame.iloc[0]
    how = next(key for key, said in words.ENOUGH.items() if said == first["enough"])
    cells = _cells(first, whom)
    said = {who: text.format_map(cells) for who, text in words.PLANS[how].items()}
    told = {**cells, "campaign": message}
    return Result(
        design="planned",
        sentences=said,
        frame=frame,
        draw=lambda: _figure(first, cells, power, said["analyst"]),
        headline=words.HEADLINES[how].format_map(cells),
        verdict="enough" if how == "enough" else "too_small",
        facts=(
            (words.LABELS["share"], words.FACTS[share_from].format_map(told)),
            *((words.LABELS[key], words.FACTS[key]) for key in ("who", "pairs", "draw")),
        ),
        limits=(words.LIMITS["plan"], words.LIMITS["same"]),
        next_steps=(words.NEXT[how],),
        terms=("power", "variant"),
        defined=tuple(definition(program, name) for name in ("reach.reachable", "reach.applied_after_contact")),
    )


def _share(program: Program, whom: str, share: float | None) -> tuple[float, str, str]:
    """The share who apply with the one variant, where it is from, and after which message it was seen."""
    if share is not None:
        return share, "setting", ""
    if program.has("outreach") and program.has("applications"):
        days = definition(program, "reach.applied_after_contact").settings["days"]
        rows = contacts(program, days).rows
        lines = rates(rows[rows["audience"] == whom], program.charter.privacy.smallest_group, 0.95)
        shown = [line for line in lines if not line["hidden"] and "variant" not in line]
        if shown:
            return float(shown[-1]["share_applied"]), "message", str(shown[-1]["campaign"])
    return ASSUMED, "assumed", ""


def _row(n: int, variants: int, share: float, worthwhile: float, power: float) -> dict[str, Any]:
    alpha, each = _alpha(variants), n // variants
    found = smallest_difference_of_shares(share, each, alpha=alpha, power=power)
    size = min(worthwhile / 100, 1 - share)
    needed = variants * people_for_shares(share, size, alpha=alpha, power=power)
    how = "enough" if n >= needed else "none" if found is None else "hopeless" if needed > FAR * n else "short"
    return {
        "n_variants": variants,
        "n": n,
        "n_each": each,
        "share_applied": share,
        "detectable_difference": None if found is None else 100 * found,
        "n_needed": needed,
        "worthwhile": 100 * size,
        "power_wanted": power,
        "enough": catalogue("reach_next_test").ENOUGH[how],
        "hidden": False,
    }


def _alpha(variants: int) -> float:
    return ALPHA / (variants * (variants - 1) / 2)


def _cells(row: pd.Series, whom: str) -> dict[str, str]:
    worthwhile = float(row["worthwhile"])
    return {
        "whom": whom,
        "n": f"{row['n']:,}",
        "n_variants": str(row["n_variants"]),
        "n_each": f"{row['n_each']:,}",
        "n_needed": f"{row['n_needed']:,}",
        "share": percent(row["share_applied"]),
        "detectable": number(row["detectable_difference"], 1),
        "worthwhile": number(worthwhile, 1 if worthwhile % 1 else 0),
        "power": percent(row["power_wanted"]),
    }


def _figure(row: pd.Series, cells: dict[str, str], power: float, alt: str) -> Picture:
    """How the smallest difference falls with the people drawn, as far as the people that are needed."""
    words, variants, share = catalogue("reach_next_test").FIGURE, int(row["n_variants"]), float(row["share_applied"])
    first, last = 0.6 * min(row["n"], row["n_needed"]), 1.15 * max(row["n"], row["n_needed"])
    steps = [first * (last / first) ** (step / STEPS) for step in range(STEPS + 1)]
    points = []
    for people in sorted([*steps, row["n"], row["n_needed"]]):
        found = smallest_difference_of_shares(share, people / variants, alpha=_alpha(variants), power=power)
        points += [(people, 100 * found)] if found is not None else []
    marks = [Mark(row["n_needed"], row["worthwhile"], words["needed"].format_map(cells))]
    if pd.notna(row["detectable_difference"]):
        marks.append(Mark(row["n"], row["detectable_difference"], words["here"].format_map(cells), strong=True))
    return curve(
        points, marks, title=words["title"], x_axis=words["x"], y_axis=words["y"], alt=alt, target=row["worthwhile"],
        target_label=words["target"].format_map(cells),
    )  # fmt: skip
