"""How long a question takes once the index is open: p50 and p95 over a question set, by its kinds of questions.

    python evals/benchmarks/latency.py QUESTIONS.jsonl --index indexes/default --rounds 3

QUESTIONS.jsonl has one question a line, as `tipqa eval` reads it. The questions are asked in one process, one after the
other, after all of them have been asked once. No question is asked twice in the same words, which an index remembers: each
round sets one question mark more. Of each question the median over the rounds counts. Beside `ask`, `search` without filters
is measured on the same texts. Processor time is of all threads together, and the number to compare on a shared machine.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
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


def medians(call: Callable[[str], object], texts: Sequence[str]) -> Row:
    """The medians of wall and of processor time over these texts."""
    taken = [timed(partial(call, text)) for text in texts]
    return median(wall for wall, _ in taken), median(processor for _, processor in taken)


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
        qa.ask(question.question, history=question.history)
    for question in asked:
        words = question.question.rstrip("?")
        texts = [words + "?" * marks for marks in range(2, rounds + 2)]
        history = question.history
        rows[f"ask: {question.type}"].append(
            medians(lambda text, history=history: qa.ask(text, history=history), texts)
        )
        rows["search, no filter"].append(medians(qa.search, texts))
    rows["ask: all"] = [row for name in list(rows) if name.startswith("ask: ") for row in rows[name]]
    counts = qa.index.manifest.counts
    click.echo(f"{counts['reports']} reports, {counts['passages']} passages, {counts['statements']} statements\n")
    click.echo("| what | n | p50 ms | p95 ms | p50 processor ms | p95 processor ms |\n|---|---|---|---|---|---|")
    for name, of_name in sorted(rows.items()):
        wall = np.percentile([wall for wall, _ in of_name], [50, 95])
        processor = np.percentile([processor for _, processor in of_name], [50, 95])
        click.echo(
            f"| {name} | {len(of_name)} | {wall[0]:.1f} | {wall[1]:.1f} | {processor[0]:.1f} | {processor[1]:.1f} |"
        )


if __name__ == "__main__":
    main()
