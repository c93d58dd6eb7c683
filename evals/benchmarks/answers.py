"""What each part of answering is worth: the ranking of statements, the bonuses, and each rule of refusal.

    python evals/benchmarks/answers.py evals/questions.jsonl --index indexes/default --split dev

Each row switches one part off in this process, asks the whole set again, and prints a row of a Markdown table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import click
import numpy as np

import tipqa
from tipqa.answers import compose, facts, refusal
from tipqa.cli.options import index_option
from tipqa.evaluation.questions import read_questions
from tipqa.evaluation.run import run
from tipqa.evidence import scoring as evidence

METRICS = ("answers.right", "answers.right/fact", "citations.recall", "refusal.recall", "refusal.false")


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _words_only() -> object:
    """Statements ranked by the words they share with the question, without token vectors."""
    return patch.object(
        evidence,
        "score_matrix",
        lambda words, _tokens, bounds: np.zeros((len(bounds) - 1, len(words.words)), np.float32),
    )


@contextmanager
def _no_premises() -> Iterator[None]:
    """What a question takes for true is checked neither against tiers and figures nor against statements."""
    with patch.object(compose, "_untrue", lambda *_: None), patch.object(facts, "deed_denied", lambda *_: False):
        yield


PARTS: dict[str, Callable[[], object]] = {
    "everything": _nothing,
    "statements ranked by shared words alone": _words_only,
    "no bonus for a number": lambda: patch.object(evidence, "NUMBER_BONUS", 0.0),
    "no bonus for the profile": lambda: patch.object(evidence, "PROFILE_BONUS", 0.0),
    "no bonus for a year named": lambda: patch.object(evidence, "PERIOD_BONUS", 0.0),
    "no least coverage": lambda: patch.multiple(refusal, LEAST_COVERAGE=0.0, LEAST_SURE=0.0),
    "no least for rare words and names": lambda: patch.multiple(refusal, LEAST_WORD=0.0, LEAST_NAME=0.0),
    "no demand for the kind of number": lambda: patch.object(refusal, "_STRICT", ()),
    "no demand for a name": lambda: patch.object(refusal, "holds_name", lambda *_: True),
    "no demand for what must be said outright": lambda: patch.object(refusal, "_SAID_OUTRIGHT", {}),
    "no check of premises": _no_premises,
    "no later editions for a bare year": lambda: patch.object(facts, "later_editions", lambda *_: ()),
}


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, dir_okay=False))
@index_option
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the questions of this split.")
def main(questions: Path, index_path: Path, split: str | None) -> None:
    """Print the table."""
    asked = [q for q in read_questions(questions).questions if split in (None, q.split)]
    qa = tipqa.open(index_path)
    click.echo(f"{len(asked)} questions of {questions}{f', split {split}' if split else ''}.\n")
    click.echo("| without | right | right: fact | gold spans cited | unanswerable refused | answerable refused |")
    click.echo("|---|---|---|---|---|---|")
    for name, part in PARTS.items():
        with part():  # type: ignore[attr-defined]
            found = run(qa, asked).summary()
        values = [f"{found[metric].value:.3f}" if metric in found else "–" for metric in METRICS]
        click.echo(f"| {name} | {' | '.join(values)} |")


if __name__ == "__main__":
    main()
