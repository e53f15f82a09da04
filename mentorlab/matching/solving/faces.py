"""How is one aim put strictly before another, without a weight that could hide the second?

All matchings that are best by the first aim form a face: the pairs with nothing to spare at its prices, mentors with a
price full (complementary slackness), mentees with a gain matched. The next aim is sought on that face only (Kwanashie,
Irving, Manlove and Sng 2014 seek the same profiles by augmenting paths).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mentorlab.matching.solving.arcs import Arcs, Marks, Whole
from mentorlab.matching.solving.exact import prices_of_a_face
from mentorlab.matching.solving.flow import best_flow


@dataclass(frozen=True, eq=False)
class Face:
    """The matchings still in question: of the `alive` pairs, `least` … `capacity` mentees for every mentor, those who
    are `bound` matched."""

    alive: Marks
    capacity: Whole
    least: Whole
    bound: Marks


@dataclass(frozen=True, eq=False)
class Stage:
    """The best by one aim on a face: which pairs it uses, its prices and gains, and the face that is left."""

    used: Marks
    price: Whole
    gain: Whole
    face: Face


def whole_face(arcs: Arcs, capacity: Whole, least: Whole) -> Face:
    """Every matching of these pairs."""
    return Face(np.ones(len(arcs.whom), bool), capacity, least, np.zeros(arcs.n_mentees, bool))


def in_order(arcs: Arcs, aims: Iterable[Whole], capacity: Whole, least: Whole) -> Iterator[Stage]:
    """One aim after the other, each among the matchings that are best by all before it. `aims`: worth of each pair."""
    face = whole_face(arcs, capacity, least)
    for worth in aims:
        stage = best_on(arcs, worth, face)
        yield stage
        face = stage.face


def best_on(arcs: Arcs, worth: Whole, face: Face) -> Stage:
    """The best matching on a face, and the face of all that are as good."""
    some = arcs.keep(face.alive).worth(worth[face.alive])
    used = best_flow(some, some.points, face.capacity, face.least, 1, face.bound)
    price = prices_of_a_face(some, used, face.capacity, face.least, face.bound)
    left = some.points - price[some.whom]
    gain = np.zeros(arcs.n_mentees, np.int64)
    gain[some.who[used]] = left[used]
    alive, everywhere = face.alive.copy(), np.zeros(len(worth), bool)
    alive[face.alive] = left == gain[some.who]
    everywhere[face.alive] = used
    least = np.where(price > 0, face.capacity, face.least)
    capacity = np.where(price < 0, face.least, face.capacity)
    return Stage(everywhere, price, gain, Face(alive, capacity, least, face.bound | (gain > 0)))
