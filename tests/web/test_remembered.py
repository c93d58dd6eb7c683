"""What pages left on the server, by time and number."""

from __future__ import annotations

from tipqa.web.remembered import KEPT_FOR, Remembered


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_a_session_left_is_its_own() -> None:
    kept = Remembered((), 10, len)
    kept.put("a", ("x",))
    assert (kept.get("a"), kept.get("b")) == (("x",), ())


def test_a_session_ends_when_it_was_not_used_for_long() -> None:
    clock = Clock()
    kept = Remembered((), 10, len, clock)
    kept.put("a", ("x",))
    clock.now += KEPT_FOR - 1
    assert kept.get("a") == ("x",)
    clock.now += KEPT_FOR - 1
    assert kept.get("a") == ("x",)
    clock.now += KEPT_FOR + 1
    assert kept.get("a") == ()


def test_the_longest_unused_goes_first_when_there_is_too_much() -> None:
    kept = Remembered((), 4, len)
    kept.put("a", ("1", "2"))
    kept.put("b", ("3", "4"))
    kept.get("a")
    kept.put("c", ("5",))
    assert [kept.get(name) for name in "abc"] == [("1", "2"), (), ("5",)]


def test_nothing_weighs_nothing() -> None:
    kept = Remembered((), 2, len)
    kept.put("a", ("1", "2"))
    for number in range(1_000):
        kept.put(f"b{number}", ())
    kept.put("a", ())
    assert len(kept) == 0


def test_a_session_that_was_forgotten_is_told_from_one_that_begins() -> None:
    clock = Clock()
    kept = Remembered((), 10, len, clock)
    assert kept.forgot("before the server was started again")
    kept.put("a", ())
    assert not kept.forgot("a")
    kept.put("a", ("x",))
    assert not kept.forgot("a")
    clock.now += KEPT_FOR + 1
    assert kept.get("a") == ()
    assert kept.forgot("a")
