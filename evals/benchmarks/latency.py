"""How long a question takes once the index is open: p50 and p95 over a question set, by what was asked.

    python evals/benchmarks/latency.py QUESTIONS.jsonl --index indexes/default --rounds 3

QUESTIONS.jsonl has one question a line, as `tipqa eval` reads it. The questions are asked in one process, one after the
other; the first round warms the parts up and is not counted. Of each question the median over the rounds counts. Beside
`ask`, `search` without filters is measured on the same texts. Processor time is of all threads together.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

import click
import numpy as np

import tipqa
from tipqa.evaluation.questions import read_questions

Row = tuple[float, float]


def timed(call: Callable[[], object]) -> Row:
    """Milliseconds of wall time and of processor time that a call takes."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option("--index", type=click.Path(path_type=Path), default=Path("indexes/default"), show_default=True)
@click.option("--rounds", type=click.IntRange(1, 100), default=3, show_default=True)
def main(questions: Path, index: Path, rounds: int) -> None:
    """Measure, and print a Markdown table."""
    qa = tipqa.open(index)
    asked = read_questions(questions).questions
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for question in asked:
        calls = {
            f"ask: {qa.ask(question.question, history=question.history).intent}": lambda q=question: qa.ask(
                q.question, history=q.history
            ),
            "search, no filter": lambda q=question: qa.search(q.question),
        }
        for name, call in calls.items():
            call()
            taken = [timed(call) for _ in range(rounds)]
            rows[name].append((median(wall for wall, _ in taken), median(processor for _, processor in taken)))
    rows["ask: all"] = [row for name in list(rows) if name.startswith("ask: ") for row in rows[name]]
    counts = qa.index.manifest.counts
    click.echo(f"{counts['reports']} reports, {counts['passages']} passages, {counts['statements']} statements\n")
    click.echo("| what | n | p50 ms | p95 ms | p50 processor ms |\n|---|---|---|---|---|")
    for name, of_name in sorted(rows.items()):
        wall = np.percentile([wall for wall, _ in of_name], [50, 95])
        processor = np.percentile([processor for _, processor in of_name], 50)
        click.echo(f"| {name} | {len(of_name)} | {wall[0]:.1f} | {wall[1]:.1f} | {processor:.1f} |")


if __name__ == "__main__":
    main()
