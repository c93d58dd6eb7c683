from __future__ import annotations

from threading import Barrier

import pytest

from tipqa.index.at_once import at_once


def test_two_work_at_the_same_time_and_results_keep_their_order() -> None:
    meeting = Barrier(2, timeout=20)

    def work(number: int) -> int:
        meeting.wait()  # breaks where one has to wait for the other
        return number * 10

    assert at_once(work, [3, 1, 2, 4]) == [30, 10, 20, 40]
    assert at_once(str, [7]) == ["7"]
    assert at_once(str, []) == []


def test_an_error_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        at_once(lambda number: 1 / number, [2, 0, 1])
