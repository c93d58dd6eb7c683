"""Ask two stores the same questions: how many answers are the same in every field, and how long each takes.

    python evals/benchmarks/stores.py indexes/default qdrant+edge:indexes/edge evals/questions.jsonl

An answer that differs is shown with the fields in which it does. Times are of warm stores: all questions are asked once before,
and then with one question mark more, since an index remembers the words of a question. Processor time is of all threads.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import click
import numpy as np

import tipqa

Questions = list[dict[str, Any]]


def ask_all(qa: tipqa.QA, questions: Questions, more: str = "") -> tuple[list[dict[str, Any]], np.ndarray]:
    """The answers, and the milliseconds of wall and of processor time that each took (questions, 2)."""
    answers, took = [], []
    for it in questions:
        began = time.perf_counter(), time.process_time()
        answers.append(qa.ask(it["question"] + more, history=it.get("history", ())).to_dict())
        took.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    return answers, 1000 * np.array(took)


@click.command()
@click.argument("one")
@click.argument("other")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def main(one: str, other: str, files: tuple[Path, ...]) -> None:
    """Print what the two stores have in common and how fast they are."""
    questions = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = []
    for place in (one, other):
        with tipqa.open(place) as qa:
            answers, _ = ask_all(qa, questions)
            _, took = ask_all(qa, questions, "?")
        found.append(answers)
        p50, p95 = np.percentile(took, [50, 95], axis=0)
        click.echo(f"{place}: p50 {p50[0]:.1f} ms ({p50[1]:.1f} of processors), p95 {p95[0]:.1f} ms ({p95[1]:.1f})")
    same = 0
    for it, mine, theirs in zip(questions, *found, strict=True):
        differ = [name for name in mine if mine[name] != theirs[name]]
        same += not differ
        if differ:
            click.echo(f"{it['question']}: {', '.join(differ)} differ")
    click.echo(f"{same} of {len(questions)} answers are the same in every field")


if __name__ == "__main__":
    main()
