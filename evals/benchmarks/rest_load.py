"""How much REST adds to a call of the Python API, and how it bears many clients at once.

    python evals/benchmarks/rest_load.py evals/questions.jsonl --index indexes/default --clients 50 --seconds 60

`tipqa serve` runs in a process of its own. First each question is asked of the Python API in this process and of the server
over one connection that is kept, the two after each other and in turns first, in words that neither has met before; the
document of the Python API is written as JSON, as the server's is. Then the clients ask without a pause: every operation, each
question in turn. An answer of another status than 200 and a connection that fails count as errors. On a machine that others use
too, each turn from one process to another waits for them; the processor time that REST takes, of the server and of this client
together, is told as well (on Linux).
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from itertools import count
from pathlib import Path

import click
import httpx
import numpy as np
from pydantic_core import to_json
from serving import processor_time, served

import tipqa
from tipqa.evaluation.questions import read_questions

OTHERS = (
    "search?text=victims referred to shelters",
    "compare?country=Tajikistan",
    "history?country=Tajikistan",
    "movers",
    "figures?countries=Tajikistan",
    "tiers?years=2025",
    "reports",
    "reports/2025/tajikistan",
    "version",
)


def busy_time(server: int) -> float:
    """Milliseconds that this process and the server have taken of a processor; the server's only on Linux."""
    return 1000 * (time.process_time() + processor_time(server))


Taken = tuple[list[float], list[float], tuple[float, float]]


def paired(address: str, server: int, index: Path, questions: list[str]) -> Taken:
    """Milliseconds of each question by the Python API and by REST, and of processor time by each on the mean."""
    qa = tipqa.open(index)
    taken: tuple[list[float], list[float]] = ([], [])
    busy = [0.0, 0.0]
    with httpx.Client(base_url=address, timeout=60) as client:

        def rest(text: str) -> object:
            return client.post("ask", json={"question": text}).raise_for_status().content

        ways = (lambda text: to_json(qa.ask(text).to_dict()), rest)
        for text in questions:
            for way in ways:
                way(text)
        for at, text in enumerate(questions):
            for which in (0, 1) if at % 2 else (1, 0):
                began, before = time.perf_counter(), busy_time(server)
                ways[which](text.rstrip("?") + " ??")
                taken[which].append(1000 * (time.perf_counter() - began))
                busy[which] += busy_time(server) - before
    return *taken, (busy[0] / len(questions), busy[1] / len(questions))


async def loaded(
    address: str, questions: list[str], clients: int, seconds: float
) -> tuple[dict[str, list[float]], Counter[str]]:
    """Milliseconds of each request by its operation, and the errors, with all clients asking for so many seconds."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    errors: Counter[str] = Counter()
    turn, until = count(), time.monotonic() + seconds

    async def client() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=60) as http:
            while time.monotonic() < until:
                at = next(turn)
                other = OTHERS[at // 2 % len(OTHERS)] if at % 2 else ""
                path = other or str(httpx.URL("ask", params={"question": questions[at // 2 % len(questions)]}))
                began = time.perf_counter()
                try:
                    status = str((await http.get(path)).status_code)
                except httpx.HTTPError as error:
                    status = type(error).__name__
                took[path.partition("?")[0]].append(1000 * (time.perf_counter() - began))
                if status != "200":
                    errors[f"{status} {path}"] += 1

    await asyncio.gather(*(client() for _ in range(clients)))
    return took, errors


def row(name: str, taken: list[float]) -> str:
    """A line of the table."""
    p50, p95, most = np.percentile(taken, (50, 95, 100))
    return f"| {name} | {len(taken):,} | {p50:.1f} | {p95:.1f} | {most:.0f} |"


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option("--index", type=click.Path(path_type=Path), default=Path("indexes/default"), show_default=True)
@click.option("--clients", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--seconds", type=click.FloatRange(1, 3600), default=60, show_default=True)
def main(questions: Path, index: Path, clients: int, seconds: float) -> None:
    """Measure, and print two Markdown tables."""
    texts = [it.question for it in read_questions(questions).questions if not it.history]
    with served(index) as (root, _, server):
        address = f"{root}/api/v1/"
        python, rest, busy = paired(address, server, index, texts)
        added = [b - a for a, b in zip(python, rest, strict=True)]
        click.echo("| one after the other | n | p50 ms | p95 ms | most |\n|---|---:|---:|---:|---:|")
        for name, taken in (("Python", python), ("REST", rest), ("REST less Python, each question", added)):
            click.echo(row(name, taken))
        click.echo(f"\nprocessor time a question: Python {busy[0]:.1f} ms, REST {busy[1]:.1f} ms (client and server)")
        took, errors = asyncio.run(loaded(address, texts, clients, seconds))
    every = [one for taken in took.values() for one in taken]
    click.echo(
        f"\n{clients} clients, {seconds:.0f} s: {len(every) / seconds:.0f} answers a second, {sum(errors.values())} errors"
    )
    click.echo("\n| operation | n | p50 ms | p95 ms | most |\n|---|---:|---:|---:|---:|")
    for name, taken in sorted(took.items()):
        click.echo(row(name, taken))
    for what, times in errors.most_common(10):
        click.echo(f"error, {times} times: {what}")


if __name__ == "__main__":
    main()
