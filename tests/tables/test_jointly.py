"""Does hiding hold for every split of the same people at once, and beside what earlier reports showed?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mentorlab.tables.privacy import Settled, jointly, settle
from mentorlab.tables.privacy.determined import Told, overlap


def _people(**columns: list[str]) -> pd.DataFrame:
    n = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"p{k:03d}" for k in range(n)])


def _values(labels: pd.DataFrame, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(len(labels), 2)), index=labels.index, columns=["before", "after"])
    return frame.assign(change=frame["after"] - frame["before"])


def _shown(settled: Settled) -> dict[str, list[str]]:
    return {name: list(hidden.index[~hidden]) for name, hidden in settled.hidden.items()}


def test_a_site_that_is_all_but_two_of_its_region_is_not_shown_beside_it() -> None:
    region = ["North"] * 20 + ["South"] * 22
    site = ["A"] * 18 + ["B"] * 2 + ["C"] * 12 + ["D"] * 10
    alone = settle(_people(site=site), _values(_people(site=site)), 5)
    assert _shown(alone) == {"site": ["A", "C"]}  # B is small, and D, the next, protects it
    labels = _people(region=region, site=site)
    both = _shown(settle(labels, _values(labels), 5))
    # North − A would be B's average, and South − C that of D.
    assert not {"North", "A"} <= {*both["region"], *both["site"]}
    assert not {"South", "C"} <= {*both["region"], *both["site"]}


def test_a_hidden_group_is_not_shown_under_another_name() -> None:
    site = ["A"] * 20 + ["B"] * 9 + ["C"] * 3
    labels = _people(site=site, country=[{"A": "x", "B": "y", "C": "x"}[one] for one in site])
    assert "y" not in _shown(settle(labels, _values(labels), 5))["country"]


def test_nothing_is_hidden_where_nothing_is_told() -> None:
    rng = np.random.default_rng(3)
    labels = _people(a=list(rng.choice(list("xyz"), 80)), b=list(rng.choice(list("uvw"), 80)))
    assert all(not hidden.any() for hidden in settle(labels, _values(labels), 5).hidden.values())


def test_the_order_of_columns_and_people_makes_no_difference() -> None:
    rng = np.random.default_rng(5)
    labels = _people(**{name: list(rng.choice(list("stuvw"), 60, p=[0.4, 0.3, 0.15, 0.1, 0.05])) for name in "abcd"})
    values = _values(labels)
    first = settle(labels, values, 5)
    order = rng.permutation(60)
    again = settle(labels.iloc[order][list("dbca")], values.iloc[rng.permutation(60)], 5)
    assert all(first.hidden[name].equals(again.hidden[name]) for name in "abcd")
    assert any(hidden.any() for hidden in first.hidden.values())


def test_a_group_that_answered_alike_is_hidden_like_a_small_one() -> None:
    labels = _people(site=["A"] * 12 + ["B"] * 11 + ["C"] * 10)
    values = _values(labels)
    values.loc[values.index[:12], "after"] = 5.0
    assert "A" not in _shown(settle(labels, values, 5))["site"]
    # Two hidden groups that are all alike together: their average is everyone's less the others'.
    values.loc[values.index[:23], "after"] = 5.0
    assert _shown(settle(labels, values, 5))["site"] == []


def test_that_nobody_answered_is_not_told_either() -> None:
    # All of region North who answered are of site A; nobody of site B did.
    site = ["A"] * 12 + ["B"] * 3 + ["C"] * 15 + ["D"] * 14
    labels = _people(site=site, region=["North"] * 15 + ["South"] * 29)
    answered = labels.index[[one != "B" for one in site]]
    shown = _shown(settle(labels, _values(labels).loc[answered], 5))
    assert not {"A", "North"} <= {*shown["site"], *shown["region"]}


def test_what_is_shown_never_tells_of_fewer_than_the_smallest_group() -> None:
    rng = np.random.default_rng(11)
    for _ in range(40):
        n = int(rng.integers(20, 60))
        columns = {f"c{k}": list(rng.choice(list("stuvw"), n, p=rng.dirichlet(np.ones(5)))) for k in range(4)}
        labels = _people(**columns)
        settled = settle(labels, _values(labels), 5)
        shown = [np.ones(n, dtype=bool)]
        for name, groups in _shown(settled).items():
            shown += [(labels[name] == group).to_numpy() for group in groups]
        members = np.column_stack(shown)
        assert Told(members, overlap(members)).few(5).weights.shape[1] == 0


def test_somebody_who_moved_is_not_told_by_two_reports() -> None:
    site = ["A"] * 15 + ["B"] * 16 + ["C"] * 17
    labels = _people(site=site)
    values = _values(labels)
    earlier = [frozenset(labels.index), *(frozenset(labels.index[labels["site"] == one]) for one in "ABC")]
    same = settle(labels, values, 5, earlier)
    assert (_shown(same), same.everyone, same.beside) == ({"site": ["A", "B", "C"]}, True, False)
    moved = labels.copy()
    moved.iloc[0, 0] = "B"
    later = settle(moved, values, 5, earlier)
    assert (later.everyone, later.beside) == (True, True)
    assert _shown(later) == {"site": ["C"]}
    # Once more with that report on record too: what it showed is known, and nothing changes.
    after = [*earlier, frozenset(labels.index[labels["site"] == "C"])]
    assert settle(moved, values, 5, after).hidden["site"].equals(later.hidden["site"])


def test_one_late_answer_hides_everyone_and_five_do_not() -> None:
    labels = _people(site=["A"] * 30 + ["B"] * 30)
    values = _values(labels)
    for late, shown in ((1, False), (4, False), (5, True)):
        earlier = [frozenset(labels.index[late:])]
        assert settle(labels, values, 5, earlier).everyone is shown


def test_nothing_is_known_of_those_in_no_group_of_a_column() -> None:
    """A lone small group goes without another; a lone large one stays, unless few are left beside it."""
    team = pd.Series(["in"] * 3 + [None] * 47)
    labels = pd.DataFrame({"team": team})
    assert _shown(settle(labels, _values(labels), 5))["team"] == []
    labels = pd.DataFrame({"team": pd.Series(["in"] * 20 + [None] * 30)})
    assert _shown(settle(labels, _values(labels), 5))["team"] == ["in"]
    labels = pd.DataFrame({"team": pd.Series(["in"] * 47 + [None] * 3)})
    assert _shown(settle(labels, _values(labels), 5))["team"] == []  # everyone less the group is three people


def test_those_in_no_group_must_not_all_be_alike() -> None:
    labels = pd.DataFrame({"team": pd.Series(["in"] * 20 + [None] * 10)})
    values = _values(labels)
    values.iloc[20:] = 3.0  # everyone less the group tells each one's answer
    assert _shown(settle(labels, values, 5))["team"] == []


def test_columns_that_go_last_stay_where_another_helps() -> None:
    """Three persons of `site` z follow from everyone less x, y and role c; either y or c may go."""
    role = pd.Series(["a"] * 40 + ["b"] * 30 + ["c"] * 8)
    labels = pd.DataFrame({"role": role, "in x": None, "in y": None, "in z": None}, dtype=object)
    labels.loc[:49, "in x"], labels.loc[50:66, "in y"], labels.loc[67:69, "in z"] = "in", "in", "in"
    values = _values(labels)
    as_they_come = settle(labels, values, 5)
    assert "c" not in _shown(as_they_come)["role"]
    kept = settle(labels, values, 5, last=["role"])
    assert set(_shown(kept)["role"]) == {"a", "b", "c"}
    assert _shown(kept)["in y"] == []
    assert _shown(kept)["in z"] == []


def test_the_work_for_many_people_and_groups_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """That no group is all alike is seen from its first people; people in the same groups are counted together."""
    rng = np.random.default_rng(0)
    groups = {f"in {k}": np.where(rng.random(5000) < 0.4, "in", None).tolist() for k in range(4)}
    labels = _people(who=rng.choice(["a", "b", "c"], 5000).tolist(), **groups)
    seen: list[int] = []
    differ = jointly._differ

    def counted(values: np.ndarray) -> bool:
        seen.append(len(values))
        return differ(values)

    monkeypatch.setattr(jointly, "_differ", counted)
    settled = settle(labels, _values(labels), 5)
    assert not any(hidden.any() for hidden in settled.hidden.values())
    sets = 1 + 3 + 4
    assert sum(seen) <= jointly.FIRST_FEW * sets * (1 + 1 + 4)  # once each alone, and for what each column leaves out
    assert len(seen) > sets


def test_what_sets_share_is_counted_as_person_by_person() -> None:
    rng = np.random.default_rng(3)
    for people, sets in ((1, 1), (40, 3), (500, 17), (9000, 70), (0, 4), (6, 0)):
        members = rng.random((people, sets)) < 0.4
        assert (overlap(members) == members.astype(int).T @ members.astype(int)).all()


def test_a_group_alike_beyond_its_first_people_only_is_shown() -> None:
    team = ["a"] * 100 + ["b"] * 100
    labels = _people(team=team)
    values = _values(labels)
    values.iloc[:90] = 4.0  # the first ninety say the same, the others do not
    assert _shown(settle(labels, values, 5)) == {"team": ["a", "b"]}
    values.iloc[:100] = 4.0
    assert _shown(settle(labels, values, 5)) == {"team": []}
