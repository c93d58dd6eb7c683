"""What every form of Qdrant must do for the store."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tipqa.errors import GoneError
from tipqa.stores.address import Address, Reach
from tipqa.stores.engine import Engine, Layout, Point, Sparse, Where
from tipqa.stores.engines import open_engine

LAYOUT = Layout({"whole": 3}, ("words",), ("report",), ("year", "start", "end"))


@pytest.fixture
def engine(address: Address) -> Engine:
    return open_engine(address, Reach())


@pytest.fixture
def name(address: Address, engine: Engine) -> str:
    """A collection of five points."""
    name = f"{address.name}-things"
    engine.create(name, LAYOUT)
    vectors = np.eye(3, dtype=np.float32)[[0, 1, 2, 0, 1]]
    engine.write(
        name,
        [
            Point(
                10 * at,
                {"report": "ab"[at % 2], "year": 2020 + at, "start": 10 * at, "end": 10 * at + 5},
                {"whole": vector, "words": Sparse([at, 9], [1.0, 0.1 * at + 0.1])},
            )
            for at, vector in enumerate(vectors)
        ],
    )
    return name


def test_points_come_in_the_order_of_their_numbers(engine: Engine, name: str) -> None:
    assert [it.id for it in engine.scroll(name, Where(), ("year",))] == [0, 10, 20, 30, 40]
    assert [it.payload for it in engine.scroll(name, Where({"report": ["b"]}), ("year",))] == [
        {"year": 2021},
        {"year": 2023},
    ]
    assert [it.id for it in engine.scroll(name, Where(), ("year",), 2)] == [0, 10]


def test_many_points_are_written_and_read_whole(engine: Engine, name: str) -> None:
    engine.write(name, [Point(1000 + at, {"year": at}) for at in range(1201)])
    assert [it.payload["year"] for it in engine.scroll(name, Where(), ("year",))][5:] == list(range(1201))
    assert len(engine.read(name, range(1000, 2201))) == 1201
    assert engine.count(name) == 1206


def test_filters_are_joined(engine: Engine, name: str) -> None:
    assert engine.count(name, Where({"report": ["a", "b"], "year": [2021, 2022, 1999]})) == 2
    assert engine.count(name, Where({"report": ["c"]})) == 0


def test_spans_overlap_where_they_share_a_letter(engine: Engine, name: str) -> None:
    def found(*spans: tuple[str, int, int]) -> list[int]:
        return [it.id for it in engine.scroll(name, Where(spans=spans), ("start",))]

    assert found(("a", 0, 1)) == [0]
    assert found(("a", 5, 20)) == []
    assert found(("a", 4, 21)) == [0, 20]
    assert found(("a", 0, 1), ("b", 30, 31)) == [0, 30]
    assert found(("b", 0, 1)) == []


def test_the_nearest_come_first_and_pass_the_filter(engine: Engine, name: str) -> None:
    vector = np.array([0.8, 0.6, 0], np.float32)
    found = engine.nearest(name, "whole", vector, Where({"report": ["a"]}), 2, exact=True)
    assert sorted(found, key=lambda it: (-it[1], it[0])) == [(0, pytest.approx(0.8)), (40, pytest.approx(0.6))]


def test_sparse_vectors_score_by_their_product_and_skip_what_shares_nothing(engine: Engine, name: str) -> None:
    assert engine.nearest(name, "words", Sparse([3], [2.0]), Where(), 9, exact=True) == [(30, pytest.approx(2.0))]
    found = engine.nearest(name, "words", Sparse([9, 2], [1.0, 1.0]), Where(), 9, exact=True)
    assert [id for id, _ in found] == [20, 40, 30, 10, 0]
    assert found[0][1] == pytest.approx(1.3)


def test_only_new_points_are_written_where_asked(engine: Engine, name: str) -> None:
    engine.write(name, [Point(0, {"year": 1}), Point(1, {"year": 2})], only_new=True)
    assert {id: it.payload["year"] for id, it in engine.read(name, [0, 1, 2]).items()} == {0: 2020, 1: 2}
    engine.write(name, [Point(0, {"year": 3})])
    assert engine.read(name, [0])[0].payload == {"year": 3}


def test_vectors_are_added_and_the_rest_stays(engine: Engine, name: str) -> None:
    engine.add_vectors(name, [Point(0, {}, {"words": Sparse([7], [3.0])})])
    assert engine.nearest(name, "words", Sparse([7], [1.0]), Where(), 9, exact=True) == [(0, pytest.approx(3.0))]
    found = engine.read(name, [0], ("year",), ("whole",))[0]
    assert found.payload == {"year": 2020}
    assert np.allclose(found.vectors["whole"], [1, 0, 0])  # type: ignore[arg-type]


def test_points_are_removed_by_what_they_carry(engine: Engine, name: str) -> None:
    engine.remove(name, Where({"report": ["a"]}))
    assert [it.id for it in engine.scroll(name, Where(), ())] == [10, 30]


def test_another_name_is_switched(address: Address, engine: Engine, name: str) -> None:
    other = f"{address.name}-others"
    engine.create(other, LAYOUT)
    assert engine.named(f"{address.name}-x") is None
    for target in (name, other, name):
        engine.name(f"{address.name}-x", target)
        assert engine.named(f"{address.name}-x") == target


def test_collections_are_made_once_and_dropped(engine: Engine, name: str) -> None:
    engine.create(name, LAYOUT)
    assert engine.count(name) == 5
    assert name in engine.collections()
    engine.drop(name)
    engine.drop(name)
    assert name not in engine.collections()


@pytest.mark.parametrize(
    "ask",
    [
        lambda engine, name: engine.count(name),
        lambda engine, name: engine.read(name, [1]),
        lambda engine, name: [*engine.scroll(name, Where(), ())],
        lambda engine, name: engine.nearest(name, "whole", np.ones(3, np.float32), Where(), 1, exact=True),
    ],
)
def test_a_collection_that_is_gone_is_said_to_be(
    engine: Engine, name: str, ask: Callable[[Engine, str], object]
) -> None:
    engine.drop(name)
    with pytest.raises(GoneError, match="no longer holds"):
        ask(engine, name)


def test_an_engine_in_this_process_is_shared(address: Address, engine: Engine) -> None:
    assert engine.remote or open_engine(address, Reach()) is engine
