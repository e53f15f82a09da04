"""Is a cell the same, whether it is read quickly or record by record?"""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlab.tables.exports import grid as reading
from mentorlab.tables.exports.grid import Grid, grid_of

CELL = st.text(alphabet="ab1,;é \u00a0=-'\t", max_size=4)


def _slowly(content: bytes) -> Grid:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_quickly", lambda _: None)
        return grid_of("x.csv", content, None)


def _cells(grid: Grid, width: int) -> pd.DataFrame:
    frame = grid.below(1, width)
    return pd.DataFrame({place: frame[place].astype(object).where(frame[place].notna(), None) for place in frame})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_both_ways_of_reading_agree(rows: list[tuple[str, str, str]], end: str) -> None:
    bare = [tuple(cell.translate(str.maketrans("", "", ",;\t")) for cell in row) for row in rows]
    lines = ["who,first,second", *(",".join(row) for row in bare)]
    content = (end.join(lines) + end).encode()
    quick, slow = grid_of("x.csv", content, None), _slowly(content)
    pd.testing.assert_frame_equal(_cells(quick, 3), _cells(slow, 3))
    expected = [[cell.replace("\u00a0", " ").strip() or None for cell in row] for row in bare]
    kept = {n: row for n, row in enumerate(expected, start=2) if any(row)}
    seen = _cells(quick, 3)
    assert seen.index.tolist() == list(kept)
    assert seen.to_numpy().tolist() == list(kept.values())


def test_a_short_row_is_a_fault_both_ways() -> None:
    for reader in (lambda content: grid_of("x.csv", content, None), _slowly):
        with pytest.raises(Exception, match="fewer cells than the header has columns"):
            reader(b"who,first,second\na,1\n")


def test_cells_keep_line_ends_and_separators_within_quotes() -> None:
    seen = grid_of("x.csv", b'who,said\na,"one, two\nthree ""four"""\n', None).below(1, 2)
    assert seen[1].iloc[0] == 'one, two\nthree "four"'
    assert seen.index.tolist() == [2]
