"""How far do several raters who rate the same things agree?"""

from __future__ import annotations

from typing import Literal, TypeAlias

import pandas as pd

from mentorlab.errors import NotComputable
from mentorlab.stats.align import Floats, check_ids, complete, numbers
from mentorlab.stats.estimates import Estimate, check_level
from mentorlab.stats.standardised import spread

Form: TypeAlias = Literal["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]
FORMS: dict[Form, str] = {
    "ICC1": "ICC(1,1)",
    "ICC2": "ICC(A,1)",
    "ICC3": "ICC(C,1)",
    "ICC1k": "ICC(1,k)",
    "ICC2k": "ICC(A,k)",
    "ICC3k": "ICC(C,k)",
}


def icc(ratings: pd.DataFrame, form: Form = "ICC2", *, level: float = 0.95) -> Estimate:
    """An intraclass correlation, in the names of Shrout and Fleiss (1979).

    ratings: a row for each thing that is rated (a pair), a column for each rater (mentor, mentee). `ICC1`: raters
    differ from row to row; `ICC2`: absolute agreement, a rater who is always milder counts against it; `ICC3`:
    consistency, that does not count. With k: of the mean of all raters.
    Missing: a row with any rating missing is left out; `n` counts the others, `method` says how many were left out.
    Intervals after McGraw and Wong (1996), for rows that are independent of each other; `se` is not defined (NaN).
    Raises NotComputable: fewer than two raters or three complete rows, ratings that are no numbers, that do not vary
    between rows, or that leave nothing to chance (no interval could be had).
    """
    import pingouin

    check_level(level)
    if form not in FORMS:
        raise NotComputable(f"{form!r} is no form of an intraclass correlation; give one of {', '.join(FORMS)}")
    table = _complete(ratings)
    long = table.reset_index(names="row").melt(id_vars="row", var_name="rater", value_name="rating")
    found = pingouin.intraclass_corr(long, targets="row", raters="rater", ratings="rating").set_index("Type")
    value = float(found.loc[FORMS[form], "ICC"])
    low, high = _interval(table.to_numpy(), form, level)
    method = f"{form} (Shrout and Fleiss), interval of McGraw and Wong"
    if len(table) < len(ratings):
        method += f"; {len(ratings) - len(table)} of {len(ratings)} rows left out, a rating missing"
    return Estimate(value, low, high, level, float("nan"), len(table), method)


def _complete(ratings: pd.DataFrame) -> pd.DataFrame:
    if not isinstance(ratings, pd.DataFrame) or ratings.shape[1] < 2:
        raise NotComputable("agreement needs at least two raters; give a table with a column for each")
    check_ids("ratings", ratings)
    columns: dict[str, Floats] = {str(name): numbers(f"rater {name}", column) for name, column in ratings.items()}
    if len(columns) < ratings.shape[1]:
        raise NotComputable("two raters have the same name; give each a name of their own")
    table = pd.DataFrame(columns)
    table = table[complete({"ratings": table})].reset_index(drop=True)
    if len(table) < 3:
        raise NotComputable(f"{len(table)} rows are complete; agreement needs at least three")
    values = table.to_numpy()
    if spread(values.mean(axis=1)) == 0:
        raise NotComputable("every row has the same mean rating (zero variance): agreement has no meaning there")
    if _mean_squares(values)[2] <= 1e-12 * values.var():
        raise NotComputable("the raters differ by the same amount in every row: there is nothing left to chance")
    return table


def _mean_squares(values: Floats) -> tuple[float, float, float, float]:
    """Between rows, between raters, what is left, and within rows."""
    n, k = values.shape
    total = float(((values - values.mean()) ** 2).sum())
    rows = float(k * ((values.mean(axis=1) - values.mean()) ** 2).sum())
    raters = float(n * ((values.mean(axis=0) - values.mean()) ** 2).sum())
    left = (total - rows - raters) / ((n - 1) * (k - 1))
    return rows / (n - 1), raters / (k - 1), left, (total - rows) / (n * (k - 1))


def _interval(values: Floats, form: Form, level: float) -> tuple[float, float]:
    """pingouin gives 95 % alone, rounded to two decimals."""
    from scipy.special import fdtri

    n, k = values.shape
    rows, raters, left, within = _mean_squares(values)
    below, above = (1 - level) / 2, (1 + level) / 2
    if form.startswith("ICC2"):
        single = (rows - left) / (rows + (k - 1) * left + k * (raters - left) / n)
        by_rater = k * single * raters / left
        rest = n * (1 + (k - 1) * single) - k * single
        df = (n - 1) * (k - 1) * (by_rater + rest) ** 2 / ((n - 1) * by_rater**2 + rest**2)
        f_low, f_high = float(fdtri(n - 1, df, above)), float(fdtri(df, n - 1, above))
        shared = k * raters + (k * n - k - n) * left
        low = n * (rows - f_low * left) / (f_low * shared + n * rows)
        high = n * (f_high * rows - left) / (shared + n * f_high * rows)
    else:
        error, df = (within, n * (k - 1)) if form.startswith("ICC1") else (left, (n - 1) * (k - 1))
        ends = (rows / error / float(fdtri(n - 1, df, p)) for p in (above, below))
        low, high = ((f - 1) / (f + k - 1) for f in ends)
    if form.endswith("k"):
        low, high = (k * end / (1 + (k - 1) * end) for end in (low, high))
    return float(low), float(high)
