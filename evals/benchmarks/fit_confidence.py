"""Fit the curves of confidence to judged answers, and say how well confidence tells right answers from wrong ones.

    python evals/benchmarks/fit_confidence.py fit --write
    python evals/benchmarks/fit_confidence.py told ANSWERS.jsonl VERDICTS.jsonl
    python evals/benchmarks/fit_confidence.py note SET QUESTIONS.jsonl VERDICTS.jsonl INDEX

`fit` reads `evals/judged_answers.tsv`: what `WEIGHED` looks at of answers that were judged at first sight, by set. `told` takes
answers as they were given, `{"id", "confidence", "abstained"}`, and verdicts on them, `{"id", "verdict"}`, where all but "right" is
wrong: half an answer, a buried one, a refusal of what is told. `note` asks the questions of a judged set again and adds its rows; ask
with the revision that was judged. The area under the curve is the chance that a right answer has the higher confidence of the two.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import click
import numpy as np
from numpy.typing import NDArray

import tipqa
from tipqa.answers import confidence
from tipqa.answers.confidence import FEATURES, LEAST, WEIGHED, Kind, Part
from tipqa.question.intents import Intent

WEIGHTS = Path(confidence.__file__).with_name("confidence.toml")
JUDGED = Path(__file__).parents[1] / "judged_answers.tsv"
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_HEAD = ("set", "id", "kind", "intent", "right")
_REFUSED = (Kind.NOT_HELD, Kind.REFUSED)
_NEWEST = tuple("KLMNOPQR")  # the sets of the newest day: how often answers are right by now
_RIDGE = 3.0  # on weights of features in standard deviations, and on what is added for intents
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A judged answer: of which set, its kind and intent, what is weighed, in the order of `WEIGHED`, and whether it is right."""

    set: str
    id: str
    kind: Kind
    intent: Intent
    features: tuple[float, ...]
    right: bool


def read_rows(path: Path = JUDGED) -> list[Row]:
    """The rows of a table of judged answers."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(line) for line in csv.DictReader(file, delimiter="\t")]


def _row(line: dict[str, str]) -> Row:
    kind = Kind(line["kind"])
    features = tuple(float(line[name]) for name in WEIGHED[kind])
    return Row(line["set"], line["id"], kind, Intent(line["intent"]), features, line["right"] == "1")


def fitted(rows: Sequence[Row]) -> dict[Kind, dict[str, float]]:
    """The curve of each kind: its slopes by all sets, and all moved alike to the level of the newest."""
    curves = {kind: _curve(kind, found) for kind in Kind if (found := [row for row in rows if row.kind is kind])}
    newest = [row for row in rows if row.set in _NEWEST]
    shift = _shift(sure(curves, newest), np.array([row.right for row in newest], float)) if newest else 0.0
    return {kind: {**curve, "bias": curve["bias"] + shift} for kind, curve in curves.items()}


def _shift(conf: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """What is added to the evidence of all, so that their mean confidence is the share right."""
    shift, evidence = 0.0, np.log(conf / (1 - conf))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-evidence - shift))
        shift += float((right - chance).sum() / (chance * (1 - chance)).sum())
    return shift


def _curve(kind: Kind, rows: Sequence[Row]) -> dict[str, float]:
    """A ridge logistic regression, by Newton's method, over the features and the intents."""
    names = WEIGHED[kind]
    intents = sorted({row.intent for row in rows})
    table = np.array([row.features for row in rows], float).reshape(len(rows), len(names))
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    told = np.array([[row.intent is it for it in intents] for row in rows], float)
    x = np.hstack([np.ones((len(rows), 1)), (table - middle) / spread, told])
    right = np.array([row.right for row in rows], float)
    ridge = np.diag([0.0] + [_RIDGE] * (x.shape[1] - 1))
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - ridge @ weights
        weights += np.linalg.solve((x.T * (chance * (1 - chance))) @ x + ridge, slope)
    own = weights[1 : 1 + len(names)] / spread
    added = {f"on_{it}": value for it, value in zip(intents, weights[1 + len(names) :], strict=True)}
    return {"bias": weights[0] - own @ middle, **dict(zip(names, own, strict=True)), **added}


def sure(curves: dict[Kind, dict[str, float]], rows: Sequence[Row]) -> NDArray[np.float64]:
    """The confidence in each answer."""
    return np.array([_sure(curves[row.kind], row) for row in rows])


def _sure(curve: dict[str, float], row: Row) -> float:
    evidence = curve["bias"] + curve.get(f"on_{row.intent}", 0.0)
    evidence += sum(curve[name] * it for name, it in zip(WEIGHED[row.kind], row.features, strict=True))
    return float(np.clip(1 / (1 + np.exp(-evidence)), LEAST, 1 - LEAST))


def left_out(rows: Sequence[Row]) -> NDArray[np.float64]:
    """The confidence in each answer, by the curves that are fitted to the other sets."""
    found = np.zeros(len(rows))
    for name in {row.set for row in rows}:
        inside = [at for at, row in enumerate(rows) if row.set == name]
        found[inside] = sure(fitted([row for row in rows if row.set != name]), [rows[at] for at in inside])
    return found


def area(conf: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """How often a right answer has the higher confidence of the two, ties counting half; .5 where one kind is missing."""
    gaps = conf[right][:, None] - conf[~right][None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean()) if gaps.size else 0.5


def bands(conf: NDArray[np.float64], right: NDArray[np.bool_]) -> list[tuple[float, float, int, float, float]]:
    """Of each band that holds an answer its ends, how many it holds, their mean confidence, and the share right."""
    found = [(low, min(high, 1.0), (conf >= low) & (conf < high)) for low, high in pairwise(BANDS)]
    return [
        (low, high, int(inside.sum()), float(conf[inside].mean()), float(right[inside].mean()))
        for low, high, inside in found
        if inside.any()
    ]


def report(sets: Sequence[str], conf: NDArray[np.float64], right: NDArray[np.bool_], given: NDArray[np.bool_]) -> str:
    """Tables of the areas, over all answers and over those `given` rather than refused, and of the bands."""
    lines = ["| set | n | right | area | answers given | right | area |", "|---|---|---|---|---|---|---|"]
    of_set = [(name, np.array([it == name for it in sets])) for name in dict.fromkeys(sets)]
    for name, inside in [*of_set, ("all", np.ones(len(sets), bool))]:
        halves = [(conf[it], right[it]) for it in (inside, inside & given)]
        lines.append(f"| {name} | " + " | ".join(f"{len(c)} | {r.sum()} | {area(c, r):.3f}" for c, r in halves) + " |")
    return "\n".join([*lines, "", bands_table(conf, right)])


def bands_table(conf: NDArray[np.float64], right: NDArray[np.bool_]) -> str:
    """The bands as a table."""
    lines = ["| confidence | n | mean | share right |", "|---|---|---|---|"]
    lines += [
        f"| {low:g} to {high:g} | {n} | {mean:.2f} | {share:.2f} |" for low, high, n, mean, share in bands(conf, right)
    ]
    return "\n".join(lines)


def toml(curves: dict[Kind, dict[str, float]]) -> str:
    """The table that the program reads."""
    parts = ["# Written by evals/benchmarks/fit_confidence.py: for each kind of answer its logistic curve.\n"]
    for kind, curve in curves.items():
        parts.append(f"[{kind}]\n" + "".join(f"{name} = {value + 0.0:.3f}\n" for name, value in curve.items()))
    return "\n".join(parts)


def noted(name: str, index: str, asked: Iterable[tuple[dict[str, object], bool]]) -> list[list[str]]:
    """The lines of a set's answers of one part, from its questions and whether each was answered right."""
    qa = tipqa.open(index)
    parts: list[Part] = []
    told: Callable[[Part], float] = confidence.confidence

    def note(part: Part) -> float:
        parts.append(part)
        return told(part)

    lines: list[list[str]] = []
    with patch("tipqa.answers.ask.confidence", note):
        for question, right in asked:
            parts.clear()
            qa.ask(str(question["question"]), history=question.get("history") or [])  # type: ignore[arg-type]
            if len(parts) == 1:
                lines.append([name, str(question["id"]), *line_of(parts[0], right)])
    return lines


def line_of(part: Part, right: bool) -> list[str]:
    """The further columns of a row."""
    kind = confidence.kind_of(part.scope, part.result)
    features = (f"{FEATURES[name](part):.4g}" if name in WEIGHED[kind] else "" for name in FEATURES)
    return [kind.value, part.scope.plan.intent.value, str(int(right)), *features]


def _records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Fit confidence, and say how well it separates."""


@main.command()
@click.option("--write", is_flag=True, help="Write the curves of all sets together into the package.")
def fit(write: bool) -> None:
    """Print the area under the curve for each set with the others fitted."""
    rows = read_rows()
    right = np.array([row.right for row in rows], bool)
    given = np.array([row.kind not in _REFUSED for row in rows], bool)
    conf, newest = left_out(rows), np.array([row.set in _NEWEST for row in rows], bool)
    click.echo(report([row.set for row in rows], conf, right, given))
    click.echo(f"\nOf the newest sets:\n\n{bands_table(conf[newest], right[newest])}")
    if write:
        WEIGHTS.write_text(toml(fitted(rows)), encoding="utf-8")


@main.command()
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="ANSWERS VERDICTS…")
def told(files: tuple[Path, ...]) -> None:
    """Print the area under the curve for answers as they were given; any number of files, told apart by their fields."""
    records = [(path.stem, it) for path in files for it in _records(path)]
    verdicts = {it["id"]: it["verdict"] == "right" for _, it in records if "verdict" in it}
    answers = [(name, it) for name, it in records if "confidence" in it and it["id"] in verdicts]
    conf = np.array([it["confidence"] for _, it in answers], float)
    right = np.array([verdicts[it["id"]] for _, it in answers], bool)
    given = np.array([not it["abstained"] for _, it in answers], bool)
    click.echo(report([name for name, _ in answers], conf, right, given))


@main.command()
@click.argument("name", metavar="SET")
@click.argument("questions", type=_FILE)
@click.argument("verdicts", type=_FILE)
@click.argument("index")
def note(name: str, questions: Path, verdicts: Path, index: str) -> None:
    """Add the rows of a judged set."""
    judged = {it["id"]: it["verdict"] == "right" for it in _records(verdicts)}
    lines = noted(name, index, [(it, judged[it["id"]]) for it in _records(questions) if it["id"] in judged])
    new = not JUDGED.exists()
    with JUDGED.open("a", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerows([[*_HEAD, *FEATURES], *lines] if new else lines)


if __name__ == "__main__":
    main()
