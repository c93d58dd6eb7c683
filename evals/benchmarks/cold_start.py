"""How long `tipqa ask` takes from a cold start, and how much memory, beside importing sentence-transformers alone.

    python evals/benchmarks/cold_start.py --index indexes/default --runs 7

Each run is a fresh process; the runs of all cases take turns, so that a busy machine slows all alike. Wall is the time
from start to exit, processor what the process itself used, both the median over the runs; memory is the largest resident
set. The ratio is to the import. After the first round, which is not counted, files are in the page cache and modules
compiled.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

TIER = "What tier is Tajikistan on in 2025, and what was it the year before?"
FACT = "What happened to schoolchildren in Tajikistan in 2024?"


@dataclass(frozen=True)
class Taken:
    """One run of one process: seconds of wall time, of processor time, and the peak of memory in MB."""

    wall: float
    processor: float
    megabytes: float


def take(arguments: list[str]) -> Taken:
    """Run Python with `arguments`, its output thrown away.

    Raises:
        click.ClickException: the process failed.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    started = time.perf_counter()
    process = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        raise click.ClickException(f"python {' '.join(arguments)} failed")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cases(index: Path) -> dict[str, list[str]]:
    """What is measured, by name; the last is what the others are compared with."""

    def ask(question: str) -> list[str]:
        return ["-c", "from tipqa.cli import main; main()", "ask", question, "--index", str(index)]

    return {
        "python alone": ["-c", "pass"],
        "tipqa ask, a tier": ask(TIER),
        "tipqa ask, a fact": ask(FACT),
        "import sentence_transformers": ["-c", "import sentence_transformers"],
    }


@click.command()
@click.option("--index", type=click.Path(path_type=Path), default=Path("indexes/default"), show_default=True)
@click.option("--runs", type=click.IntRange(1, 100), default=7, show_default=True)
def main(index: Path, runs: int) -> None:
    """Measure, and print a Markdown table."""
    taken: dict[str, list[Taken]] = {name: [] for name in cases(index)}
    for at in range(runs + 1):
        for name, arguments in cases(index).items():
            run = take(arguments)
            if at:
                taken[name].append(run)
    peer = median(run.wall for run in list(taken.values())[-1])
    click.echo("| what | wall s | processor s | memory MB | share of the import's wall time |\n|---|---|---|---|---|")
    for name, of_name in taken.items():
        wall = median(run.wall for run in of_name)
        processor = median(run.processor for run in of_name)
        memory = median(run.megabytes for run in of_name)
        click.echo(f"| {name} | {wall:.2f} | {processor:.2f} | {memory:.0f} | {wall / peer:.3f} |")


if __name__ == "__main__":
    main()
