"""What each part of answering and each threshold on evidence is worth: what is lost without it, or with it moved.

    python evals/benchmarks/answers.py evals/questions.jsonl=indexes/default evals/heldout.jsonl=indexes/default --markdown parts.md

Each row switches one part off in this process, or moves one field of `Thresholds`, and asks every set again. "Lost" are
questions answered right before and no longer, "won" the other way round, "changed" those whose answer reads otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from unittest.mock import patch

import click
import numpy as np

import tipqa
from tipqa.answers import compose, facts, refusal
from tipqa.evaluation.answers import answer_scores
from tipqa.evaluation.outcome import observe
from tipqa.evaluation.questions import Question, read_questions
from tipqa.evidence import scoring
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.retrieval.model import Hit

STEPS = (0.75, 1.25)  # times which a threshold is moved

Part = Callable[[], AbstractContextManager[object]]
Said = dict[tuple[str, str], tuple[bool, str]]  # by set and id: whether it is right, and what was answered


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set of questions and the index to which it is put."""

    name: str
    questions: tuple[Question, ...]
    qa: tipqa.QA


class Unsearched:
    """An index as `observe` asks it, without the search beside each answer, which no part here changes."""

    def __init__(self, qa: tipqa.QA) -> None:
        self.ask, self.report = qa.ask, qa.report

    def search(self, _: str, /, **_given: object) -> list[Hit]:
        """Nothing."""
        return []


@contextmanager
def moved(name: str, times: float) -> Iterator[None]:
    """A threshold, moved for the time being."""
    before = getattr(THRESHOLDS, name)
    object.__setattr__(THRESHOLDS, name, before * times)
    try:
        yield
    finally:
        object.__setattr__(THRESHOLDS, name, before)


def _words_only() -> AbstractContextManager[object]:
    """Statements ranked by the words they share with the question, without token vectors."""
    return patch.object(
        scoring,
        "score_matrix",
        lambda words, _tokens, bounds: np.zeros((len(bounds) - 1, len(words.words)), np.float32),
    )


@contextmanager
def _no_premises() -> Iterator[None]:
    """What a question takes for true is checked neither against tiers and figures nor against statements."""
    with patch.object(compose, "_untrue", lambda *_: None), patch.object(facts, "deed_denied", lambda *_: False):
        yield


PARTS: dict[str, Part] = {
    "statements ranked by shared words alone": _words_only,
    "no demand for the kind of number": lambda: patch.object(refusal, "_STRICT", ()),
    "no demand for a name": lambda: patch.object(refusal, "holds_name", lambda *_: True),
    "no demand for what must be said outright": lambda: patch.object(refusal, "unsaid", lambda *_: ""),
    "no check of premises": _no_premises,
    "no later editions for a bare year": lambda: patch.object(facts, "later_editions", lambda *_: ()),
}


def varied(only: Sequence[str]) -> Iterator[tuple[str, Part]]:
    """The parts, and each threshold with each step; of these only the thresholds named where some are."""
    if not only:
        yield from PARTS.items()
    for field in fields(THRESHOLDS):
        if not only or field.name in only:
            for times in STEPS:
                yield f"{field.name} × {times:g}", lambda name=field.name, times=times: moved(name, times)


def asked(sets: Sequence[QuestionSet]) -> Said:
    """What is answered to every question of the sets."""
    found: Said = {}
    for it in sets:
        for question in it.questions:
            outcome = observe(Unsearched(it.qa), question)
            right = answer_scores(outcome)["answers.right"] == 1.0
            found[it.name, question.id] = (right, outcome.answer.answer)
    return found


def row(name: str, sets: Sequence[QuestionSet], before: Said, now: Said) -> str:
    """What was lost, won and changed in each set, as a row of a table."""
    cells = []
    for it in sets:
        pairs = [(before[it.name, q.id], now[it.name, q.id]) for q in it.questions]
        lost, won = (sum(a[0] is yes and b[0] is not yes for a, b in pairs) for yes in (True, False))
        cells.append(f"{lost} / {won} / {sum(a[1] != b[1] for a, b in pairs)}")
    return f"| {name} | {' | '.join(cells)} |"


def opened(pair: str) -> QuestionSet:
    """The set of `QUESTIONS=INDEX`."""
    path, _, index = pair.partition("=")
    questions = Path(path)
    name = f"{questions.parent.name}/{questions.stem}"
    return QuestionSet(name, tuple(read_questions(questions).questions), tipqa.open(index))


@click.command()
@click.argument("pairs", nargs=-1, required=True, metavar="QUESTIONS=INDEX…")
@click.option("--only", multiple=True, help="Move this threshold alone; may be given more than once.")
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Write the table here, too.")
def main(pairs: tuple[str, ...], only: tuple[str, ...], markdown: Path | None) -> None:
    """Print the table, row by row."""
    sets = [opened(pair) for pair in pairs]
    before = asked(sets)
    right = [sum(before[it.name, q.id][0] for q in it.questions) for it in sets]
    lines = [f"| lost / won / changed | {' | '.join(it.name for it in sets)} |", "|---" * (len(sets) + 1) + "|"]
    shown = (f"{n} of {len(it.questions)} right" for n, it in zip(right, sets, strict=True))
    lines.append(f"| as it is | {' | '.join(shown)} |")
    click.echo("\n".join(lines))
    for name, part in varied(only):
        with part():
            now = asked(sets)
        lines.append(row(name, sets, before, now))
        click.echo(lines[-1])
    if markdown:
        markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
