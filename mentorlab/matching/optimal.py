"""Which match has the highest total of all, when as many as possible are matched? Proven, from any table of scores."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from mentorlab.errors import BadInput, Fault
from mentorlab.matching.lists import Array
from mentorlab.matching.match import UNMATCHED, Match
from mentorlab.matching.solving import starting
from mentorlab.matching.solving.arcs import Arcs, from_pairs
from mentorlab.matching.solving.dense import exact_in_floats, largest_exact, proven_table
from mentorlab.matching.solving.exact import highest_points, in_levels
from mentorlab.matching.solving.pairs import Table
from mentorlab.matching.solving.rounds import Outcome, Patience, Terms, best_of_all
from mentorlab.matching.solving.serving import TooFew
from mentorlab.matching.solving.starting import arcs_to_begin_with, with_minimums
from mentorlab.matching.solving.whole import Stand, in_whole

SHOWN = 5  # positions named in a message


def optimal(
    scores: Any, capacity: Sequence[int] | Array | None = None, *,
    minimum: Sequence[int] | Array | None = None, per_mentee: int = 1,
) -> Match:  # fmt: skip
    """As many pairs as possible, then the highest total.

    scores: mentees × mentors, a table or a scipy sparse matrix, larger is better, negatives allowed; NaN (in a table)
    or absent (in a sparse matrix) forbids the pair; a stored zero is a score of zero. capacity: of each mentor, 1 if
    None. minimum: how many each mentor must have at least. per_mentee: how many different mentors each mentee may have.

    Match: mentor_of (int64, −1 = unmatched; N × per_mentee, best first, where it is above 1), total, bound, proven,
    prices (what one more place with each mentor adds to the total, and more_people how many more pairs, exactly; both
    0 or below where a minimum binds). *Proven*: no matching of as many pairs exceeds `bound`. For whole numbers and
    decimals (0.1 means one tenth, up to twelve places) bound equals total. Other floats are rounded first, and bound
    is above total by the rounding; a match is called proven if that is a billionth of the largest score for each pair,
    or less.

    Raises BadInput, every fault at once, for what is not a table of finite numbers, and where minimums collide.
    """
    table = _read(scores)
    n, m = table.shape
    terms = _terms(capacity, minimum, per_mentee, m)
    rows, columns, values = _pairs(table)
    limit = highest_points(n * per_mentee, m)
    at_once = not hasattr(table, "tocoo") and n * m <= starting.SMALL
    stand = in_whole(values, limit, min(limit, largest_exact(n)) if at_once else limit)
    try:
        if hasattr(table, "tocoo"):
            outcome = _of_arcs(from_pairs(n, m, rows, columns, stand.whole), terms)
        else:
            outcome = _of_table(_as_table(table.shape, rows, columns, stand), terms)
    except TooFew as collision:
        raise BadInput(_collision(collision)) from None
    return _as_match(outcome, stand, table, per_mentee)


def _read(scores: Any) -> Any:
    """A two-dimensional array of numbers, or the sparse matrix itself in coordinates."""
    table: Any = scores.tocoo() if hasattr(scores, "tocoo") else np.asarray(scores)
    if hasattr(table, "sum_duplicates"):
        table = table.copy()
        table.sum_duplicates()
    values = table.data if hasattr(table, "tocoo") else table
    if values.dtype == object or values.dtype.kind not in "iufb":
        raise BadInput(Fault("scores", "", "they are not numbers", "give numbers; NaN forbids a pair"))
    if table.ndim != 2:
        what = f"they have {table.ndim} dimensions"
        raise BadInput(Fault("scores", "", what, "give a table: a row for each mentee, a column for each mentor"))
    if np.isinf(values).any():
        what = "some are infinite"
        raise BadInput(Fault("scores", "", what, "use NaN for a pair that is not allowed"))
    return table


def _pairs(table: Any) -> tuple[Array, Array, Array]:
    """Mentee, mentor and score of every allowed pair."""
    if hasattr(table, "tocoo"):
        known = ~np.isnan(table.data)
        return table.row[known].astype(np.int64), table.col[known].astype(np.int64), table.data[known]
    rows, columns = np.nonzero(~np.isnan(table))
    return rows, columns, table[rows, columns]


def _as_table(shape: tuple[int, int], rows: Array, columns: Array, stand: Stand) -> Table:
    points, allowed = np.zeros(shape, np.int64), np.zeros(shape, bool)
    points[rows, columns] = stand.whole
    allowed[rows, columns] = True
    return Table(points, allowed)


def _terms(capacity: Any, minimum: Any, per_mentee: int, m: int) -> Terms:
    """Places and minimums, checked; every fault at once."""
    faults: list[Fault] = []
    places = _counts("capacity", capacity, 1, m, faults)
    least = _counts("minimum", minimum, 0, m, faults)
    if not faults and (least > places).any():
        what = f"it is above the capacity of {_named(least > places)}"
        faults.append(Fault("minimum", "", what, "lower it, or give these mentors more places"))
    if isinstance(per_mentee, bool) or not isinstance(per_mentee, int | np.integer) or per_mentee < 1:
        faults.append(Fault("per_mentee", "", f"it is {per_mentee!r}", "give 1 or more"))
    if faults:
        raise BadInput(faults)
    return Terms(places, least, int(per_mentee))


def _counts(name: str, given: Any, default: int, m: int, faults: list[Fault]) -> Array:
    if given is None:
        return np.full(m, default, np.int64)
    found = np.asarray(given)
    if found.shape != (m,):
        faults.append(Fault(name, "", f"it has the shape {found.shape}", f"give one number for each of {m} mentors"))
    elif found.dtype.kind not in "iuf" or not (np.isfinite(found) & (found >= 0) & (found == np.rint(found))).all():
        faults.append(Fault(name, "", "some are not whole numbers from 0 upwards", "give counts of mentees"))
    else:
        return found.astype(np.int64)
    return np.full(m, default, np.int64)


def _named(marked: Array) -> str:
    found = np.flatnonzero(marked)
    more = " …" if len(found) > SHOWN else ""
    return f"mentor{'s' if len(found) > 1 else ''} {', '.join(map(str, found[:SHOWN]))}{more}"


def _collision(found: TooFew) -> Fault:
    what = f"{_named(found.mentors)} (counted from 0) need {found.needed} mentees, but can have {found.at_most}"
    return Fault("minimum", "", what, "lower it, or allow more pairs with these mentors")


def _of_arcs(arcs: Arcs, terms: Terms) -> Outcome:
    with_minimums(None, arcs, terms)
    solved = terms.solve(arcs, int(np.abs(arcs.points).max(initial=1)))
    return Outcome(arcs, solved, int(arcs.points[solved.used].sum()), 1)


def _of_table(table: Table, terms: Terms) -> Outcome:
    simple = terms.per_mentee == 1 and not terms.least.any()
    if table.points.size > starting.SMALL:
        highest = int(np.abs(table.points).max())
        arcs, cut = arcs_to_begin_with(table, terms, max(starting.FIRST, 2 * terms.per_mentee))
        return best_of_all(table, arcs, cut, terms, highest, Patience())
    if simple and exact_in_floats(table.points):
        arcs, solved = proven_table(table, terms.capacity)
        return Outcome(arcs, solved, int(arcs.points[solved.used].sum()), 1)
    every = table.all_arcs()
    return _of_arcs(from_pairs(every.n_mentees, every.n_mentors, every.who, every.whom, every.points), terms)


def _as_match(outcome: Outcome, stand: Stand, table: Any, per_mentee: int) -> Match:
    arcs, solved = outcome.arcs, outcome.solved
    who, whom = arcs.who[solved.used], arcs.whom[solved.used]
    mentor_of = np.full((arcs.n_mentees, per_mentee), UNMATCHED, np.int64)
    mentor_of[who, np.arange(len(who)) - np.searchsorted(who, who)] = whom
    total = stand.score(outcome.total)
    if stand.rounded:
        dense = table.tocsr() if hasattr(table, "tocoo") else table
        total = math.fsum(np.asarray(dense[who, whom], dtype=float).ravel())
    more_people, prices = in_levels(solved.price, solved.far)
    return Match(
        mentor_of if per_mentee > 1 else mentor_of[:, 0],
        total=total,
        bound=None if outcome.bound is None else stand.bound(outcome.bound, len(who), total),
        proven=outcome.proven and stand.fine,
        prices=prices if stand.per_one == 1 else prices / float(stand.per_one),
        more_people=more_people,
    )
