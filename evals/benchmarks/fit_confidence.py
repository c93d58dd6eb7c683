"""Fit the weights of confidence to question sets, and say how well confidence separates on each set when it is left out.

    python evals/benchmarks/fit_confidence.py evals/questions.jsonl=indexes/default evals/heldout.jsonl=indexes/default --write

An answer counts as right where `tipqa eval` says so and, where one place of a report answers, the first citation holds it.
Of each kind a logistic curve over `features` is fitted, in which more evidence never makes an answer less sure, nor a refusal
surer. The area under the curve is the chance that a right answer has the higher confidence of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import click
import numpy as np
from numpy.typing import NDArray

import tipqa
from tipqa.answers import confidence
from tipqa.answers.confidence import Features, Kind
from tipqa.evaluation.answers import answer_scores
from tipqa.evaluation.gold import covers
from tipqa.evaluation.outcome import Outcome, observe
from tipqa.evaluation.questions import read_questions
from tipqa.evaluation.words import contains_words

WEIGHTS = Path(confidence.__file__).with_name("confidence.toml")
NAMES = ("bias", "coverage", "margin", "near")
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_ONE_PLACE = ("figure", "fact", "reason", "yes_no")
_ALWAYS = (Kind.STRUCTURED, Kind.NOT_HELD, Kind.UNTRUE)  # kinds without evidence that is weighed
_REFUSED = (Kind.REFUSED, Kind.REFUSED_FIGURE)
_RIDGE = 0.02
_STEPS, _RATE = 4000, 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """An answer of one part: its kind, what is weighed, and whether it is right."""

    kind: Kind
    features: Features
    right: bool


def rows_of(pair: str) -> list[Row]:
    """The answers to the set of `QUESTIONS=INDEX`."""
    path, _, index = pair.partition("=")
    qa = tipqa.open(index)
    rows: list[Row] = []
    told: list[tuple[Kind, Features]] = []

    def note(scope: object, result: object) -> float:
        told.append((confidence.kind_of(scope, result), confidence.features(result.support)))  # type: ignore[arg-type, attr-defined]
        return 0.5

    with patch("tipqa.answers.ask.confidence", note):
        for question in read_questions(Path(path)).questions:
            told.clear()
            outcome = observe(qa, question)
            if len(told) == 1:
                rows.append(Row(*told[0], is_right(outcome)))
    return rows


def is_right(outcome: Outcome) -> bool:
    """Whether an answer is right, and stands first where one place answers."""
    if answer_scores(outcome)["answers.right"] != 1.0:
        return False
    citations = outcome.answer.citations
    if outcome.question.type not in _ONE_PLACE or outcome.answer.abstained or not outcome.gold:
        return True
    return bool(citations) and any(
        it.report == citations[0].report
        and (
            contains_words(citations[0].quote, it.quote)
            or any(
                covers([(citations[0].start, citations[0].end)], span, outcome.texts[it.report]) for span in it.spans
            )
        )
        for it in outcome.gold
    )


def fitted(rows: Sequence[Row]) -> dict[Kind, NDArray[np.float64]]:
    """For each kind the bias and the weights."""
    return {kind: _fit(kind, [row for row in rows if row.kind is kind]) for kind in Kind}


def _fit(kind: Kind, rows: Sequence[Row]) -> NDArray[np.float64]:
    """A logistic curve by projected gradient; one right and one wrong answer in ten are added, so that few rows say little."""
    right = np.array([row.right for row in rows] + [True] * 9 + [False], float)
    middle = np.mean([row.features for row in rows], axis=0) if rows else np.zeros(3)
    table = np.array([(1.0, *row.features) for row in rows] + [(1.0, *middle)] * 10)
    weights = np.zeros(4)
    sign = 0.0 if kind in _ALWAYS else -1.0 if kind in _REFUSED else 1.0
    for _ in range(_STEPS):
        gap = 1 / (1 + np.exp(-table @ weights)) - right
        weights -= _RATE * (table.T @ gap / len(right) + _RIDGE * np.array([0, 1, 1, 1]) * weights * 10 / len(right))
        weights[1:] = sign * np.maximum(sign * weights[1:], 0.0)
    return weights


def sure(weights: dict[Kind, NDArray[np.float64]], rows: Sequence[Row]) -> NDArray[np.float64]:
    """The confidence in each answer."""
    return np.array([1 / (1 + np.exp(-weights[row.kind] @ (1.0, *row.features))) for row in rows])


def area(conf: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """How often a right answer has the higher confidence of the two, ties counting half; .5 where one kind is missing."""
    gaps = conf[right][:, None] - conf[~right][None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean()) if gaps.size else 0.5


def toml(weights: dict[Kind, NDArray[np.float64]]) -> str:
    """The table that the program reads."""
    parts = ["# Written by evals/benchmarks/fit_confidence.py: for each kind of answer its logistic curve.\n"]
    for kind, row in weights.items():
        lines = (f"{name} = {value + 0.0:.3f}\n" for name, value in zip(NAMES, row, strict=True))
        parts.append(f"[{kind}]\n{''.join(lines)}")
    return "\n".join(parts)


@click.command()
@click.argument("pairs", nargs=-1, required=True, metavar="QUESTIONS=INDEX…")
@click.option("--write", is_flag=True, help="Write the weights of all sets together into the package.")
def main(pairs: tuple[str, ...], write: bool) -> None:
    """Fit, and print the area under the curve for each set with the others fitted."""
    sets = {pair: rows_of(pair) for pair in pairs}
    left_out: list[tuple[NDArray[np.float64], NDArray[np.bool_]]] = []
    click.echo("| set left out | n | right | area under the curve |\n|---|---|---|---|")
    for pair, rows in sets.items():
        others = [row for other, found in sets.items() if other != pair for row in found]
        right = np.array([row.right for row in rows], bool)
        left_out.append((sure(fitted(others or rows), rows), right))
        click.echo(f"| {pair.partition('=')[0]} | {len(rows)} | {right.sum()} | {area(*left_out[-1]):.3f} |")
    conf, right = np.concatenate([c for c, _ in left_out]), np.concatenate([r for _, r in left_out])
    click.echo(f"| all | {len(right)} | {right.sum()} | {area(conf, right):.3f} |\n")
    click.echo("| confidence, left out | n | mean | share right |\n|---|---|---|---|")
    for low, high in pairwise(BANDS):
        inside = (conf >= low) & (conf < high)
        if inside.any():
            click.echo(
                f"| {low:g} to {min(high, 1):g} | {inside.sum()} | {conf[inside].mean():.2f} | {right[inside].mean():.2f} |"
            )
    table = toml(fitted([row for rows in sets.values() for row in rows]))
    if write:
        WEIGHTS.write_text(table, encoding="utf-8")
    else:
        click.echo(f"\n{table}")


if __name__ == "__main__":
    main()
