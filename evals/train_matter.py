"""Fit what tells questions on the product or on other fields from those on reports: tipqa/question/matters.tsv.

    python evals/train_matter.py --index indexes/default

The questions of evals/matters.tsv, and as questions on reports the answerable ones of the other sets, go through the index's
model as they are and with other countries and years. Needs scikit-learn, which comes with tipqa[models].
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import click
from train_intent import fit, labelled, varied

import tipqa
from tipqa.question.likely import MATTERS, OF_REPORTS

HERE = Path(__file__).parent
SETS = ("questions.jsonl", "wordings.jsonl", "tiers.jsonl")
TIMES = 3  # a question on no report goes through, of which there are fewer


@click.command()
@click.option("--index", type=click.Path(path_type=Path), required=True)
@click.option("--strength", default=10.0, show_default=True, help="Inverse of the penalty on large weights.")
def main(index: Path, strength: float) -> None:
    own = labelled("matters.tsv")
    chance = random.Random(7)
    asked = [(kind, question) for kind, question in own if kind != OF_REPORTS]
    asked += [(kind, varied(question, chance)) for _ in range(TIMES - 1) for kind, question in asked]
    reports = [question for kind, question in own if kind == OF_REPORTS]
    for name in SETS:
        found = map(json.loads, (HERE / name).open(encoding="utf-8"))
        reports += [it["question"] for it in found if it["type"] != "unanswerable" and not it.get("history")]
    asked += [(OF_REPORTS, question) for question in reports]
    asked += [(OF_REPORTS, varied(question, chance)) for question in reports]
    fit(tipqa.open(index).index.encoder, asked, strength, MATTERS)


if __name__ == "__main__":
    main()
