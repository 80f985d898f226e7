"""Many whole numbers in one: sums and products of rows hold for each of their numbers."""

from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.lanes import Lanes

NUMBER = st.integers(-(1 << 40), 1 << 40)
ROWS = st.integers(0, 6).flatmap(
    lambda count: st.lists(st.lists(NUMBER, min_size=count, max_size=count), max_size=5).map(
        lambda rows: (count, rows)
    )
)


@given(ROWS, st.lists(st.integers(-1000, 1000), min_size=5, max_size=5))
def test_a_sum_of_packed_rows_times_numbers_is_that_of_each_place(rows, times):
    count, rows = rows
    lanes = Lanes(count)
    pairs = list(zip(rows, times, strict=False))
    total = sum(many * lanes.pack(range(count), row) for row, many in pairs)

    expected = [sum(many * row[place] for row, many in pairs) for place in range(count)]
    assert lanes.unpack(total) == expected


def test_places_that_are_not_named_are_zero():
    lanes = Lanes(4)

    assert lanes.unpack(lanes.pack([2], [-7])) == [0, 0, -7, 0]
