from __future__ import annotations

import os
import subprocess
import sys
import time
from threading import Thread

import pytest

from tipqa.errors import StoreError
from tipqa.stores import worklist
from tipqa.stores.address import Address, Reach
from tipqa.stores.engine import Engine, Point
from tipqa.stores.engines import open_engine
from tipqa.stores.worklist import WorkList


@pytest.fixture
def engine(address: Address) -> Engine:
    return open_engine(address, Reach())


def listed(engine: Engine, address: Address, build: str = "one") -> WorkList:
    return WorkList(engine, address.name, build)


def test_each_piece_is_taken_once_and_told_as_done(engine: Engine, address: Address) -> None:
    first, second = listed(engine, address), listed(engine, address)
    first.put("read", {at: {"file": f"{at}.md"} for at in range(4)})
    second.put("read", {at: {"file": "other"} for at in range(4)})
    taken = []
    for worker in (first, second, second, first):
        piece = worker.take("read")
        assert piece is not None
        taken.append(piece.number)
        assert piece.about == {"file": f"{piece.number}.md"}
        worker.done(piece, {"came": piece.number})
    assert sorted(taken) == [0, 1, 2, 3]
    assert first.take("read") is None
    assert (first.count("read", "done"), first.count("read", "todo")) == (4, 0)
    assert sorted(it["came"] for it in second.results("read")) == [0, 1, 2, 3]


def test_what_one_has_taken_another_does_not_get(engine: Engine, address: Address) -> None:
    first, second = listed(engine, address), listed(engine, address)
    first.put("read", {0: {}})
    assert first.take("read") is not None
    assert second.take("read") is None
    assert first.take("read") is not None  # its own
    first.leave()
    assert second.take("read") is not None


def test_many_workers_share_a_list(engine: Engine, address: Address) -> None:
    listed(engine, address).put("read", {at: {} for at in range(20)})
    done: list[int] = []

    def work() -> None:
        mine = listed(engine, address)
        while (piece := mine.take("read")) is not None:
            done.append(piece.number)
            mine.done(piece, {})

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == list(range(20))


def test_two_builds_exclude_each_other_and_workers_of_one_do_not(engine: Engine, address: Address) -> None:
    first = listed(engine, address)
    first.begin("")
    listed(engine, address).begin("")
    with pytest.raises(StoreError, match="another build of this index runs"):
        listed(engine, address, "two").begin("")
    first.leave()
    listed(engine, address, "two").begin("")


def test_a_build_that_is_in_place_holds_up_no_other(engine: Engine, address: Address) -> None:
    listed(engine, address).begin("")
    listed(engine, address, "two").begin("one")


def taken_by(work: WorkList, engine: Engine, address: Address, **holder: object) -> None:
    """Have somebody else hold the piece 0."""
    claim = work._claim(work._id("read", 0, "claim"))
    engine.write(f"{address.name}-work", [Point(claim.id, claim.payload | {"token": "other"} | holder)])


def test_what_a_process_of_this_machine_left_is_taken_at_once(engine: Engine, address: Address) -> None:
    work = listed(engine, address)
    work.put("read", {0: {}})
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    taken_by(work, engine, address, pid=os.getppid())
    assert work.take("read") is None
    taken_by(work, engine, address, pid=ended.pid)
    assert work.take("read") is not None


def test_what_another_machine_left_is_taken_after_a_while(engine: Engine, address: Address) -> None:
    work = listed(engine, address)
    work.put("read", {0: {}})
    taken_by(work, engine, address, host="elsewhere", time=time.time() - worklist.LEASE + 60)
    assert work.take("read") is None
    taken_by(work, engine, address, host="elsewhere", time=time.time() - worklist.LEASE - 1)
    assert work.take("read") is not None
