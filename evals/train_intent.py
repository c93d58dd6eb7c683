"""Fit what tells the kind of answer that a question wants where no rule knows its words: tipqa/question/likely.tsv.

    python evals/train_intent.py --index indexes/default

The questions of evals/questions.jsonl and evals/wordings.jsonl go through the index's model as they are and once more with
other countries and years; what the rules read of them is what is learned, and the kinds that stand in evals/intents.tsv. Needs
scikit-learn, which comes with tipqa[models].
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from sklearn.linear_model import LogisticRegression

import tipqa
from tipqa.countries.lookup import find_countries
from tipqa.index.encoder import Encoder
from tipqa.index.model import Filter
from tipqa.question.coverage import read_coverage
from tipqa.question.intents import Intent
from tipqa.question.likely import INTENTS
from tipqa.question.parts import read_parts

HERE = Path(__file__).parent
SETS = (HERE / "questions.jsonl", HERE / "wordings.jsonl")
COUNTRIES = (
    "Brazil India Romania Tajikistan Malaysia Uzbekistan Turkmenistan Kazakhstan Peru Kenya Ukraine Nigeria".split()
)
YEARS = (2017, 2025)
NEVER = (Intent.ABOUT, Intent.HOLDINGS)  # outright words ask for them


@click.command()
@click.option("--index", type=click.Path(path_type=Path), required=True)
@click.option("--strength", default=10.0, show_default=True, help="Inverse of the penalty on large weights.")
def main(index: Path, strength: float) -> None:
    qa = tipqa.open(index)
    have = read_coverage(qa.index.reports())
    questions = [it["question"] for path in SETS for it in map(json.loads, path.open()) if not it.get("history")]
    intents = [read_parts(question, have, Filter(), None)[0].intent for question in questions]
    kept = [(question, intent) for question, intent in zip(questions, intents, strict=True) if intent not in NEVER]
    chance = random.Random(7)
    own = [*labelled("intents.tsv"), *((intent.value, question) for question, intent in kept)]
    asked = [(kind, text) for kind, question in own for text in (question, varied(question, chance))]
    fit(qa.index.encoder, asked, strength, INTENTS)


def labelled(name: str) -> list[tuple[str, str]]:
    """The kinds and questions of a file of this folder."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(kind, question) for kind, question in (line.split("\t") for line in lines if not line.startswith("#"))]


def fit(encoder: Encoder, asked: Sequence[tuple[str, str]], strength: float, name: str) -> None:
    """Fit a table to questions, each behind its kind, and write it beside the module that reads it."""
    vectors = encoder.encode([encoder.fit(question) for _, question in asked])
    model = LogisticRegression(C=strength, max_iter=3000).fit(vectors, [kind for kind, _ in asked])
    rows = np.column_stack([model.intercept_, model.coef_])
    lines = [
        "\t".join([kind, *(f"{number:.3f}" for number in row)]) for kind, row in zip(model.classes_, rows, strict=True)
    ]
    out = HERE.parent / "tipqa" / "question" / name
    out.write_text("\n".join([encoder.model, *lines]) + "\n", encoding="utf-8")
    click.echo(f"{name}: {len(asked)} questions, {len(lines)} kinds, {out.stat().st_size // 1000} kB")


def varied(question: str, chance: random.Random) -> str:
    """The question on other countries and years."""
    for mention in reversed(find_countries(question)):
        if not mention.adjective:
            question = question[: mention.start] + chance.choice(COUNTRIES) + question[mention.end :]
    return re.sub(r"\b20\d\d\b", lambda _: str(chance.randint(*YEARS)), question)


if __name__ == "__main__":
    main()
