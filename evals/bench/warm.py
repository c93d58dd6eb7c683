"""What an open index takes to answer, in this process, as one JSON document: the measurements of each row in milliseconds.

    python evals/bench/warm.py INDEX [--rounds 3] [--countries 8]

Run by run.py, once for each tree of the code that is measured: it uses nothing but the Python API.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import click
from measuring import in_rows, memory, milliseconds

import tipqa

ASKED = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))
CALLERS = (1, 4, 16)
Row = dict[str, list[float]]


def editions(qa: tipqa.QA, most: int) -> dict[str, list[int]]:
    """Some countries of which a narrative is held, spread over the alphabet, with their editions."""
    held: dict[str, list[int]] = {}
    for report in qa.reports():
        if report.series == "tip":
            held.setdefault(report.country, []).append(report.year)
    names = sorted(held)
    return {name: sorted(held[name]) for name in names[:: -(-len(names) // most)]}


def filled(texts: list[str], held: dict[str, list[int]], *, each: bool) -> Iterator[str]:
    """The questions, with every country or with what holds of all."""
    newest = max(max(years) for years in held.values())
    for text in texts:
        for country, years in held.items() if each else [("", [newest])]:
            yield text.format(country=country, year=years[-1], last=years[-1] - 1)


def warm(call: Callable[[str], object], texts: list[str], rounds: int) -> list[tuple[float, float]]:
    """Milliseconds of wall and processor time of each text in each round, no text twice in the same words, after each was asked once."""
    for text in texts:
        call(text)
    return [
        milliseconds(lambda text=text, mark=mark: call(text.rstrip("?") + "?" * mark))
        for mark in range(2, rounds + 2)
        for text in texts
    ]


def asking(qa: tipqa.QA, held: dict[str, list[int]], rounds: int) -> Row:
    """Every row on questions and on search."""
    rows: Row = {}
    for kind, texts in ASKED["one_country"].items():
        rows |= in_rows(f"one country: {kind}", warm(qa.ask, [*filled(texts, held, each=True)], rounds))
    for kind, texts in ASKED["all_countries"].items():
        call = qa.search if kind == "search" else qa.ask
        rows |= in_rows(f"all countries: {kind}", warm(call, [*filled(texts, held, each=False)], rounds))
    return rows


def comparing(qa: tipqa.QA, held: dict[str, list[int]]) -> Row:
    """Each pair of editions that follow each other compared twice: the first time of an opened index, and warm."""
    pairs = [(country, *pair) for country, years in held.items() for pair in pairwise(years)]
    first = [milliseconds(lambda it=it: qa.compare(*it)) for it in pairs]
    again = [milliseconds(lambda it=it: qa.compare(*it)) for it in pairs]
    found = {"first of a process": first[:1], "two new editions": first[1:], "again": again}
    return {
        name: values
        for kind, taken in found.items()
        if taken
        for name, values in in_rows(f"comparison: {kind}", taken).items()
    }


def marks(callers: int, number: int, turn: int) -> str:
    """Marks of question and of exclamation, other ones for every turn of each of so many callers."""
    return "?" + f"{CALLERS.index(callers):02b}{number:04b}{turn:b}".translate({48: "?", 49: "!"})


def calling(qa: tipqa.QA, held: dict[str, list[int]], seconds: float) -> Row:
    """Answers a second with so many callers, and how the slowest caller fares beside the fastest."""
    texts = [*filled([*ASKED["one_country"]["fact"], *ASKED["one_country"]["figure"]], held, each=True)]
    rows: Row = {}
    for callers in CALLERS:
        until = perf_counter() + seconds

        def caller(number: int, callers: int = callers, until: float = until) -> int:
            done = 0
            while perf_counter() < until:
                # All ask the same questions, each from another place on.
                turn, at = divmod(done + number * len(texts) // callers, len(texts))
                qa.ask(texts[at].rstrip("?") + marks(callers, number, turn))
                done += 1
            return done

        with ThreadPoolExecutor(callers) as pool:
            each = list(pool.map(caller, range(callers)))
        rows[f"callers: {callers}, answers a second"] = [sum(each) / seconds]
        rows[f"callers: {callers}, slowest beside fastest"] = [min(each) / max(each)]
    return rows


@click.command()
@click.argument("index", type=click.Path(path_type=Path, exists=True))
@click.option("--rounds", default=3, show_default=True)
@click.option("--countries", "most", default=8, show_default=True, help="How many countries are asked about.")
@click.option("--seconds", default=5.0, show_default=True, help="How long callers ask; 0 for not at all.")
def main(index: Path, rounds: int, most: int, seconds: float) -> None:
    """Measure, and print the document."""
    rows: Row = {}
    qa = tipqa.open(index)
    held = editions(qa, most)
    if most and any(len(years) > 1 for years in held.values()):
        rows |= comparing(qa, {country: years[-3:] for country, years in held.items()})
    rows |= asking(qa, held, rounds)
    if seconds:
        rows |= calling(qa, held, seconds)
    rows |= {f"memory: {name}": [value] for name, value in memory().items()}
    click.echo(
        json.dumps({"tipqa": str(Path(tipqa.__file__).parent), "counts": qa.index.manifest.counts, "rows": rows})
    )


if __name__ == "__main__":
    main()
