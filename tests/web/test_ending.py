"""Ending the server: the questions that wait are answered first, and open pages do not hold it up."""

from __future__ import annotations

import contextlib
import http.client
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from conftest import Serving
from visitor import DATA, JOIN, Visitor

WAITING = 24


def test_questions_that_wait_are_answered_before_the_server_ends(serving: Serving) -> None:
    with serving("--at-once", "1", "--patience", "120") as (address, server):
        visitor = Visitor(address)
        visitor.ask("What changed in Uzbekistan?", "first")  # so that all is read that a first question reads
        ready = Barrier(WAITING + 1)

        def ask(number: int) -> str:
            question = f"What changed in Uzbekistan between {2023 + number % 2} and 2025?"
            assert visitor.post(JOIN, visitor.asking(question, f"end{number}"))[0] == 200
            with contextlib.closing(http.client.HTTPConnection(visitor.host, timeout=60)) as stream:
                stream.request("GET", f"{DATA}end{number}")
                answer = stream.getresponse()
                ready.wait(60)
                return answer.read().decode()

        with ThreadPoolExecutor(WAITING) as pool:
            asked = [pool.submit(ask, number) for number in range(WAITING)]
            ready.wait(60)
            server.send_signal(signal.SIGTERM)
            said = [it.result() for it in asked]
        server.wait(60)
    assert [number for number, it in enumerate(said) if '"success":true' not in it] == []
