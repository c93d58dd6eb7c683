"""Dataclasses written at their first use: what they do is what those of `dataclasses` do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

import pytest

from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town."""

    KIND: ClassVar = "town"
    name: str
    people: int = 0
    roads: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.people < 0:
            raise ValueError(self.name)

    @property
    def large(self) -> bool:
        return self.people > 1000


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    name: str


@dataclass(frozen=True, slots=True)
class Port(Town):
    ships: int = 1


@dataclass(frozen=True, slots=True)
class Held:
    towns: list[Town] = dataclasses.field(default_factory=list)
    note: str = dataclasses.field(default="none", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sign:
    text: str

    def __repr__(self) -> str:
        return f"<{self.text}>"


@dataclass(frozen=True, slots=True)
class Named:
    name: str = dataclasses.field(kw_only=True)
    size: int = 0


USES: dict[str, tuple[Callable[[Any], Any], object]] = {
    "show": (repr, "Town(name='Ilo', people=3, roads=())"),
    "compare": (
        lambda it: (it == Town("Ilo", 3), it == Town("Ilo"), it == "Ilo", it != Town("Ilo", 3)),
        (True, False, False, False),
    ),
    "hash": (lambda it: len({it, Town("Ilo", 3), Town("Ilo")}), 2),
    "replace": (lambda it: dataclasses.replace(it, people=4), Town("Ilo", 4)),
    "asdict": (dataclasses.asdict, {"name": "Ilo", "people": 3, "roads": ()}),
    "fields": (lambda it: [field.name for field in dataclasses.fields(it)], ["name", "people", "roads"]),
    "fields of the class": (lambda _: dataclasses.fields(Town)[1].default, 0),
    "is one": (lambda it: (dataclasses.is_dataclass(it), dataclasses.is_dataclass(Town)), (True, True)),
    "pickle": (lambda it: pickle.loads(pickle.dumps(it)), Town("Ilo", 3)),
    "copy": (copy.deepcopy, Town("Ilo", 3)),
    "property": (lambda it: (it.large, it.KIND, Town.KIND), (False, "town", "town")),
    "match": (lambda _: Town.__match_args__, ("name", "people", "roads")),
    "by name": (lambda _: Town(people=3, name="Ilo"), Town("Ilo", 3)),
    "has no room": (lambda it: hasattr(it, "__dict__"), False),
    "of a class beneath": (lambda _: repr(Port("Ilo", ships=2)), "Port(name='Ilo', people=0, roads=(), ships=2)"),
    "with fields": (
        lambda _: (Held().towns, Held([]).towns, Held().note, Held().towns is Held().towns),
        ([], [], "none", False),
    ),
    "fields that are not compared": (
        lambda _: (Held([], "x") == Held([], "y"), repr(Held([], "x"))),
        (True, "Held(towns=[])"),
    ),
    "fields before an object": (
        lambda _: (dataclasses.fields(Held)[1].default, Held().note, Held().towns),
        ("none", "none", []),
    ),
    "show in its own way": (lambda _: (repr(Sign("x")), Sign("x") == Sign("x"), repr(Sign("x"))), ("<x>", True, "<x>")),
    "signature": (
        lambda _: [str(inspect.signature(it)) for it in (Town, Port, Held)],
        [
            "(name: 'str', people: 'int' = 0, roads: 'tuple[str, ...]' = ()) -> None",
            "(name: 'str', people: 'int' = 0, roads: 'tuple[str, ...]' = (), ships: 'int' = 1) -> None",
            "(towns: 'list[Town]' = <factory>, note: 'str' = 'none') -> None",
        ],
    ),
    "fields by name": (lambda _: (Named(2, name="x").size, Named(name="x").size), (2, 0)),
}


@pytest.mark.parametrize("use", sorted(USES))
def test_an_object_does_what_any_dataclass_does(use: str) -> None:
    do, expected = USES[use]
    assert do(Town("Ilo", 3)) == expected


@pytest.mark.parametrize("use", sorted(USES))
def test_also_where_that_is_the_first_use_of_its_class(use: str) -> None:
    code = f"import test_records as t; do, expected = t.USES[{use!r}]; assert do(t.Town('Ilo', 3)) == expected"
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {[*sys.path, __file__.rpartition('/')[0]]!r}; {code}"],
        check=True,
    )


def test_what_is_wrong_is_told() -> None:
    town = Town("Ilo")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'people'"):
        town.people = 5  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'people'"):
        del town.people  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"Town.__init__\(\) missing 1 required positional argument: 'name'"):
        Town()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
        Town("Ilo", size=3)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="Ilo"):
        Town("Ilo", -1)


def test_without_eq_each_is_itself() -> None:
    mark = Mark("x")
    assert mark != Mark("x")
    assert mark == mark
    assert len({mark, Mark("x")}) == 2
    assert repr(mark) == "Mark(name='x')"


def test_many_threads_may_make_the_first() -> None:
    for _ in range(200):

        @dataclass(frozen=True, slots=True)
        class Point:
            x: int
            y: int = 0

        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda x, kind=Point: (kind(x), hash(kind(x)), kind(x) == kind(x)), range(4)))
        assert [(point.x, point.y, same) for point, _, same in made] == [(x, 0, True) for x in range(4)]


def test_nothing_is_written_for_a_class_that_is_not_used() -> None:
    @dataclass(frozen=True, slots=True)
    class Point:
        x: int

    def written() -> set[str]:
        return {name for name in ("__init__", "__eq__") if getattr(Point, name).__module__ != "tipqa.records"}

    assert written() == set()
    one = Point(1)
    assert written() == {"__init__"}
    assert one == Point(1)
    assert written() == {"__init__", "__eq__"}
