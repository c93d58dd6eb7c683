"""How long each page of the web application takes and how much it weighs, over HTTP on this machine.

python evals/benchmarks/pages.py --index indexes/default --country Tajikistan
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import threading
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from tipqa.web.addresses import Addresses
from tipqa.web.app import web_app
from tipqa.web.live_index import LiveIndex
from tipqa.web.server import listen
from tipqa.web.settings import ServerSettings

ROUNDS = 7


def served(index: Path) -> str:
    """The address of a server over the index, which ends with this process."""
    import uvicorn

    settings = ServerSettings(port=0)
    listening = listen(settings.host, 0)
    server = uvicorn.Server(uvicorn.Config(web_app(LiveIndex(index), settings), log_level="error"))
    threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def fetched(address: str) -> tuple[float, int]:
    """Milliseconds and bytes of a page."""
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        size = len(answer.read())
    return (time.perf_counter() - began) * 1000, size


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--country", default="Tajikistan")
    given = parser.parse_args()
    to = Addresses(served(given.index))
    report = next(info.id for info in LiveIndex(given.index).qa().reports() if info.country == given.country)
    pages = {
        "world": to.page("world"),
        "country": to.country(given.country),
        "report": to.report(report),
        "reports": to.page("reports"),
        "figures": to.page("figures"),
        "compare": to.comparison(given.country),
        "movers": to.page("movers"),
        "about": to.page("about"),
        "style": to.file("x/pages.css"),
    }
    lines = ["| page | first, ms | median of later ones, ms | KB |", "|---|---|---|---|"]
    for name, address in pages.items():
        with contextlib.suppress(HTTPError):  # such as a comparison where one edition is held
            first, size = fetched(address)
            later = statistics.median(fetched(address)[0] for _ in range(ROUNDS))
            lines.append(f"| {name} | {first:.0f} | {later:.0f} | {size / 1000:.0f} |")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
