"""What visitors leave behind: bounded, also when none of them comes back."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from visitor import JOIN, Visitor

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
    before = resident(server.pid)
    for number in range(160):
        assert '"success":true' in visitor.ask(QUESTIONS[number % 4], f"visit{number}")
    assert resident(server.pid) - before < 160 * 30 * 1024


@pytest.mark.skipif(not STATUS.exists(), reason="needs /proc")
def test_visitors_who_do_not_wait_for_the_answer_leave_no_more(
    chat_server: tuple[str, subprocess.Popen[str]],
) -> None:
    address, server = chat_server
    visitor = Visitor(address)

    def leave(name: str) -> None:
        assert visitor.post(JOIN, visitor.asking(QUESTIONS[2], name))[0] in (200, 503)

    for number in range(400):
        leave(f"left{number}")
    before = resident(server.pid)
    for number in range(400):
        leave(f"gone{number}")
    assert (
        resident(server.pid) - before < 400 * 30 * 1024
    )  # on a busy machine the allocator keeps some; a leak left 107 KB a visitor
    assert '"success":true' in visitor.ask(QUESTIONS[0], "stays")


def resident(process: int) -> int:
    """Bytes of memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024
