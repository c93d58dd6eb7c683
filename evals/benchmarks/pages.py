"""How long each page of the web application takes and how much it weighs, over HTTP on this machine.

python evals/benchmarks/pages.py --index indexes/default --country Tajikistan
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from serving import served

import tipqa
from tipqa.web.addresses import Addresses

ROUNDS = 7


def fetched(address: str) -> tuple[float, int]:
    """Milliseconds and bytes of a page."""
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        size = len(answer.read())
    return (time.perf_counter() - began) * 1000, size


def pages(to: Addresses, index: Path, country: str) -> dict[str, str]:
    """The addresses of the pages by their names."""
    report = next(info.id for info in tipqa.open(index).reports() if info.country == country)
    return {
        "world": to.page("world"),
        "country": to.country(country),
        "report": to.report(report),
        "reports": to.page("reports"),
        "figures": to.page("figures"),
        "compare": to.comparison(country),
        "movers": to.page("movers"),
        "about": to.page("about"),
        "style": to.file("x/pages.css"),
    }


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--country", default="Tajikistan")
    given = parser.parse_args()
    lines = ["| page | first, ms | median of later ones, ms | KB |", "|---|---|---|---|"]
    with served(given.index) as server:
        for name, address in pages(Addresses(server.address), given.index, given.country).items():
            with contextlib.suppress(HTTPError):  # such as a comparison where one edition is held
                first, size = fetched(address)
                later = statistics.median(fetched(address)[0] for _ in range(ROUNDS))
                lines.append(f"| {name} | {first:.0f} | {later:.0f} | {size / 1000:.0f} |")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
