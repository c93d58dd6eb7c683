"""How the web server holds up: its start, many who ask at once, many who read for a minute, many open tabs.

    python evals/benchmarks/web_load.py [INDEX] [--users 20] [--readers 50] [--seconds 60] [--tabs 40]

Starts a server of its own over INDEX and prints a table: what was done, how often, median, 95th percentile, failures. The first
line tells how busy the machine was before, by its load average; processor time does not depend on that much.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier

from serving import ROOT, processor_time, served

sys.path.insert(0, str(ROOT / "tests" / "web"))
from visitor import Visitor

QUESTIONS = (
    "What tier is Tajikistan on in 2025, and what was it the year before?",
    "How many victims were identified in Kazakhstan in the 2025 report?",
    "What changed in Uzbekistan since the prior year?",
    "Which countries were downgraded in 2025?",
    "What does the 2025 report recommend to Romania?",
)
PAGES = (
    "/",
    "/compare?country=Uzbekistan",
    "/compare?country=Tajikistan&from=2023&to=2025&view=merged",
    "/compare?region=all",
    "/history?country=Uzbekistan",
    "/movers",
    "/world",
    "/country/tajikistan",
    "/reports",
    "/report/2025/tajikistan",
    "/figures",
    "/about",
)
Timed = tuple[float, bool]  # seconds, and whether it succeeded


def main() -> None:
    """Do all of it, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", nargs="?", type=Path, default=ROOT / "indexes" / "default")
    for name, number in (("users", 20), ("readers", 50), ("seconds", 60), ("tabs", 40)):
        parser.add_argument(f"--{name}", type=int, default=number)
    given = parser.parse_args()
    sys.stdout.write(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n\n")
    say("what", "times", "median ms", "95 % ms", "failed")
    say("---", "--:", "--:", "--:", "--:")
    with served(given.index):
        pass  # so that every module is compiled, as after an installation
    with served(given.index) as (address, started, server):
        report("start until the page is there", [(started, True)])
        report("… processor time of the server", [(processor_time(server), True)])
        visitor = Visitor(address)
        report("the first question", [timed(lambda: asked(visitor, 0, "first"))])
        report(f"{given.users} users ask at once", together(given.users, lambda n: asked(visitor, n, f"once{n}")))
        before = processor_time(server)
        report(f"… again, {given.users} others", together(given.users, lambda n: asked(visitor, n, f"more{n}")))
        report("… processor time of the server for all of them", [(processor_time(server) - before, True)])
        for page in PAGES:
            report(f"GET {page}, alone", [timed(lambda it=page: read(visitor, it)) for _ in range(20)])
        report(f"{given.readers} readers for {given.seconds} s", reading(visitor, given.readers, float(given.seconds)))
        if given.tabs:
            report(f"{given.tabs} tabs of one browser, each asks", tabs(address, given.tabs))


def report(what: str, found: Sequence[Timed]) -> None:
    """Print a line of the table."""
    times = [seconds * 1000 for seconds, _ in found]
    high = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    say(what, f"{len(found):,}", f"{median(times):,.0f}", f"{high:,.0f}", sum(not right for _, right in found))


def say(*cells: object) -> None:
    """Print cells as a row of Markdown."""
    sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
    sys.stdout.flush()


def timed(act: Callable[[], bool]) -> Timed:
    """Do it once."""
    began = time.perf_counter()
    try:
        right = act()
    except (OSError, AssertionError):
        right = False
    return time.perf_counter() - began, right


def asked(visitor: Visitor, number: int, session: str) -> bool:
    """Whether a question is answered."""
    return '"success":true' in visitor.ask(QUESTIONS[number % len(QUESTIONS)], session)


def read(visitor: Visitor, page: str) -> bool:
    """Whether a page comes whole."""
    status, text = visitor.send("GET", page)
    return status == 200 and text.rstrip().endswith("</html>")


def together(users: int, act: Callable[[int], bool]) -> list[Timed]:
    """All of them at the same moment."""
    ready = Barrier(users)

    def one(number: int) -> Timed:
        ready.wait()
        return timed(lambda: act(number))

    with ThreadPoolExecutor(users) as pool:
        return list(pool.map(one, range(users)))


def reading(visitor: Visitor, readers: int, seconds: float) -> list[Timed]:
    """Readers who open one page after the other, without a pause, until the time is up."""
    until = time.monotonic() + seconds

    def one(number: int) -> list[Timed]:
        pages = itertools.cycle(PAGES[number % len(PAGES) :] + PAGES[: number % len(PAGES)])
        found = []
        while time.monotonic() < until:
            page = next(pages)
            found.append(timed(lambda it=page: read(visitor, it)))
        return found

    with ThreadPoolExecutor(readers) as pool:
        return [it for own in pool.map(one, range(readers)) for it in own]


def tabs(address: str, count: int) -> list[Timed]:
    """Open them all, then ask in each; the time is from Enter to the answer."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context()
        pages = [context.new_page() for _ in range(count)]
        for page in pages:
            page.goto(address)
        found = []
        for number, page in enumerate(pages):
            page.bring_to_front()
            page.wait_for_selector(".welcome .example", timeout=60_000)
            box = page.get_by_label("Your question")
            box.fill(QUESTIONS[number % len(QUESTIONS)])

            def ask(page: object = page, box: object = box) -> bool:
                box.press("Enter")  # type: ignore[attr-defined]
                page.wait_for_selector("#turn-0 .answer", timeout=60_000)  # type: ignore[attr-defined]
                return True

            found.append(timed(ask))
        browser.close()
    return found


if __name__ == "__main__":
    main()
