from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipqa.index.cuts import FEWEST, MOST, cut

IDS = [f"{year}/country-{at:03}" for year in range(2018, 2025) for at in range(190)]


def pieces(ids: list[str]) -> list[tuple[str, ...]]:
    return [tuple(ids[at] for at in places) for places in cut(ids)]


@given(st.integers(1, len(IDS)))
def test_pieces_hold_every_report_once_and_are_neither_many_nor_large(n: int) -> None:
    found = pieces(IDS[:n])
    assert [id for piece in found for id in piece] == IDS[:n]
    assert len(found) <= 2 * MOST + 1
    assert max(map(len, found)) <= max(2 * FEWEST, 4 * n / MOST)


@given(st.integers(0, 949), st.booleans())
def test_a_report_more_or_less_changes_the_pieces_near_it_alone(at: int, more: bool) -> None:
    ids = IDS[:950]
    other = sorted([*ids, ids[at] + "-more"]) if more else ids[:at] + ids[at + 1 :]
    before, after = set(pieces(ids)), set(pieces(other))
    assert len(before) >= 6
    assert len(after - before) <= 4


def test_no_report_is_no_piece() -> None:
    assert pieces([]) == [()]
