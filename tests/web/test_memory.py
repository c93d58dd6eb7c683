"""What visitors leave behind: bounded, also when none of them comes back."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from visitor import DATA, JOIN, Visitor

QUESTIONS = [
    "What tier is Tajikistan on in 2025?",
    "How many victims were identified in Uzbekistan in the 2024 report?",
    "What does the 2025 report recommend to Tajikistan?",
    "Who was upgraded in 2025?",
]
STATUS = Path("/proc/self/status")


@pytest.mark.skipif(not STATUS.exists(), reason="needs /proc")
def test_new_visitors_do_not_make_the_server_grow(chat_server: tuple[str, subprocess.Popen[str]]) -> None:
    address, server = chat_server
    visitor = Visitor(address)
    for number in range(80):
        visitor.ask(QUESTIONS[number % 4], f"warm{number}")

    def visits(round_: int) -> None:
        for number in range(160):
            assert '"success":true' in visitor.ask(QUESTIONS[number % 4], f"visit{round_}x{number}")

    assert least_growth(server.pid, visits) < 160 * 30 * 1024


@pytest.mark.skipif(not STATUS.exists(), reason="needs /proc")
def test_visitors_who_do_not_wait_for_the_answer_leave_no_more(
    chat_server: tuple[str, subprocess.Popen[str]],
) -> None:
    address, server = chat_server
    visitor = Visitor(address)

    def leave(name: str) -> None:
        assert visitor.post(JOIN, visitor.asking(QUESTIONS[2], name))[0] in (200, 503)

    def leaving(round_: int) -> None:
        for number in range(400):
            leave(f"gone{round_}x{number}")

    leaving(-1)
    assert least_growth(server.pid, leaving) < 400 * 30 * 1024  # a leak left 107 KB a visitor
    while visitor.post(JOIN, visitor.asking(QUESTIONS[0], "waits"))[0] == 503:
        time.sleep(0.1)  # those who left are answered first
    assert '"success":true' in visitor.send("GET", DATA + "waits")[1]


def least_growth(process: int, act: Callable[[int], None]) -> int:
    """The least that doing it makes a process grow by, of up to three times: a leak shows in each, what the allocator
    keeps on a busy machine does not."""
    found: list[int] = []
    while len(found) < 3 and (not found or found[-1] > 0):
        before = resident(process)
        act(len(found))
        found.append(resident(process) - before)
    return min(found)


def resident(process: int) -> int:
    """Bytes of memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024
