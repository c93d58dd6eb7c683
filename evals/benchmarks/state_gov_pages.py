"""How whole official pages are read: words, headings and furniture, page by page, against an independent reader.

    python evals/benchmarks/state_gov_pages.py PAGES PAGES_JSONL [--with trafilatura] [--mode reparsed] [--all]

PAGES is a folder or a zip archive of raw pages. PAGES_JSONL has a line for each page with its `file`, `words` (without
headings), `headings_merged`, `first_sentence`, `last_sentence`, `country` and `year`. Each page is read as `tipqa add`
reads it, without being told anything.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
from selectolax.lexbor import LexborHTMLParser

from tipqa.reports.adding import plan_additions
from tipqa.reports.identify import Given
from tipqa.reports.model import Report

_FURNITURE = re.compile(
    r"Download (?:Report|PDF)|View report by|On This Page|In this section\s*/|[Bb]uild (?:[Aa]|Your) Custom Report|Back to Top"
    r"|Share this page|Select an Option|Report Overview|Skip to content|^Translations$|AddThis",
    re.MULTILINE,
)
_PILLS = re.compile(r"^(?:tags|bureau of .{3,60})$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a page: words without headings, its headings, its whole text, and the seconds it took."""

    words: int
    headings: tuple[str, ...]
    text: str
    seconds: float
    known: str = ""  # series, country and year; "" where the reader tells none


def with_tipqa(path: Path, folder: Path) -> Reading:
    """Read as `tipqa add` does; a refused page gives no words."""
    started = time.perf_counter()
    addition = plan_additions([path], folder, Given(), most_mb=50)[0]
    seconds = time.perf_counter() - started
    report = addition.report
    if report is None:
        click.echo(f"refused: {addition.why}", err=True)
        return Reading(0, (), "", seconds)
    headings = tuple(section.heading for section in report.sections)
    return Reading(
        _body_words(report), headings, report.text, seconds, f"{report.series} {report.country} {report.year}"
    )


def _body_words(report: Report) -> int:
    return sum(len(report.section_text(section).split()) for section in report.sections)


def with_trafilatura(path: Path, _: Path, mode: str = "") -> Reading:
    """Read with trafilatura, with its Markdown headings; `mode` is "", "recall", "precision" or "reparsed".

    With "reparsed" it gets the page as an HTML5 parser writes it out again, every element closed where a browser closes it.
    """
    from trafilatura import extract  # type: ignore[import-not-found, unused-ignore]

    started = time.perf_counter()
    page = LexborHTMLParser(path.read_bytes()).html if mode == "reparsed" else path.read_bytes()
    text = (
        extract(
            page,
            output_format="markdown",
            favor_recall=mode == "recall",
            favor_precision=mode == "precision",
        )
        or ""
    )
    seconds = time.perf_counter() - started
    lines = text.splitlines()
    headings = tuple(line.lstrip("# ").strip("* ") for line in lines if line.startswith("#"))
    body = " ".join(line for line in lines if not line.startswith("#"))
    return Reading(len(body.replace("*", "").split()), headings, text, seconds)


def found_headings(wanted: list[str], headings: tuple[str, ...]) -> int:
    """How many of the wanted headings were found, each as often as it is wanted."""
    return (Counter(map(_key, wanted)) & Counter(map(_key, headings))).total()


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("known", type=Path)
    parser.add_argument("--with", dest="reader", choices=["tipqa", "trafilatura"], default="tipqa")
    parser.add_argument(
        "--mode", choices=["recall", "precision", "reparsed"], default="", help="what trafilatura is to favour"
    )
    parser.add_argument("--all", action="store_true", help="show each page, not only those off the goal")
    options = parser.parse_args()
    reader = with_tipqa if options.reader == "tipqa" else partial(with_trafilatura, mode=options.mode)
    known = [json.loads(line) for line in options.known.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as held:
        folder = options.pages
        if folder.suffix == ".zip":
            folder = Path(held) / "pages"
            zipfile.ZipFile(options.pages).extractall(folder)
        readings = [(page, reader(folder / page["file"], Path(held) / "corpus")) for page in known]
    _show(readings, everything=options.all)


def _show(readings: list[tuple[dict[str, Any], Reading]], *, everything: bool) -> None:
    click.echo(
        f"{'page':28} {'words':>7} {'read':>7} {'off':>7} {'headings':>9} {'first':>6} {'last':>5} {'furniture':>9}  seconds"
    )
    totals: Counter[str] = Counter()
    for page, reading in readings:
        off = reading.words / page["words"] - 1
        found, wanted = found_headings(page["headings_merged"], reading.headings), len(page["headings_merged"])
        text = " ".join(reading.text.split())
        first, last = (" ".join(page[key].split()) in text for key in ("first_sentence", "last_sentence"))
        lines = _FURNITURE.findall(reading.text) + _PILLS.findall(reading.text)
        told = not reading.known or reading.known.endswith(f"{page['country']} {page['year']}")
        totals.update(
            pages=1, read=reading.words > 0, words=abs(off) <= 0.01, found=found, wanted=wanted, told=told,
            headings=found >= 0.98 * wanted, first=first, last=last, clean=not lines,
        )  # fmt: skip
        good = abs(off) <= 0.01 and found >= 0.98 * wanted and first and last and not lines and told
        if everything or not good:
            shown = f"{found}/{wanted}"
            click.echo(
                f"{page['file']:28} {page['words']:7} {reading.words:7} {off:+7.2%} {shown:>9} {first!s:>6} {last!s:>5} "
                f"{len(lines):9}  {reading.seconds:.2f}  {reading.known}"
            )
    seconds = sorted(reading.seconds for _, reading in readings)
    of = totals["pages"]
    click.echo(
        f"\n{totals['read']} of {of} read; words within 1 %: {totals['words']}; headings found: {totals['found']} of "
        f"{totals['wanted']} ({totals['found'] / totals['wanted']:.1%}), at least 98 % on {totals['headings']} pages; first "
        f"sentence: {totals['first']}; last: {totals['last']}; without furniture: {totals['clean']}; country and edition "
        f"told: {totals['told']}; seconds a page: median {seconds[of // 2]:.2f}, most {seconds[-1]:.2f}"
    )


if __name__ == "__main__":
    main()
