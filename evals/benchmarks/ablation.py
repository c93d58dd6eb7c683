"""What each part of retrieval is worth: fusion and the question's filters.

    python evals/benchmarks/ablation.py evals/questions.jsonl --index indexes/default --markdown ablation.md

Every answerable question with gold is searched for in each of the 12 ways, without merging neighbours. "Filters" are
the gold reports' countries and editions: what a question that is understood rightly gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import click
import numpy as np

from tipqa.evaluation.bootstrap import interval
from tipqa.evaluation.gold import Place, place
from tipqa.evaluation.metrics import Scores, describe
from tipqa.evaluation.questions import Question, read_questions
from tipqa.evaluation.retrieval import passage_scores
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.retrieval.model import Hit
from tipqa.retrieval.search import search

DEPTH = 10
FUSIONS = ("bm25", "dense", "rrf", "minmax", "weighted", "leaning")
SHOWN = ("R@1", "R@5", "R@10", "RR@10", "nDCG@10", "passage@5", "reports@5")

Search = Callable[[Index, str, Filter, "Way"], list[Hit]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to search."""

    fusion: str
    filters: bool


def ways() -> list[Way]:
    """All ways, the unfiltered ones first."""
    return [Way(fusion, filters) for filters, fusion in product((False, True), FUSIONS)]


def searched(index: Index, text: str, filter: Filter, way: Way) -> list[Hit]:
    """The best passages, searched for in one way."""
    return search(index, text, filter, DEPTH, fusion=way.fusion, merge=False)


def measure(index: Index, questions: Sequence[Question], find: Search = searched) -> Iterator[tuple[Way, Scores]]:
    """The retrieval metrics of each way over the questions whose gold stands in the index."""
    gold = {q.id: tuple(place(entry, index) for entry in q.gold) for q in questions if q.answerable}
    asked = [q for q in questions if any(entry.spans for entry in gold.get(q.id, ()))]
    for way in ways():
        found = {}
        for question in asked:
            filter = gold_filter(index, gold[question.id]) if way.filters else Filter()
            found[question.id] = (find(index, question.question, filter, way), gold[question.id])
        yield way, passage_scores(found)


def gold_filter(index: Index, gold: Sequence[Place]) -> Filter:
    """The countries and editions of the gold reports."""
    reports = [index.report(id) for id in sorted({entry.report for entry in gold if entry.spans})]
    countries, years = {report.country for report in reports}, {report.year for report in reports}
    return Filter(countries=tuple(sorted(countries)), years=tuple(sorted(years)))


def table(rows: Sequence[tuple[Way, Scores]]) -> str:
    """The results in Markdown, with 95 % intervals for nDCG@10."""
    metrics = [f"retrieval.{name}" for name in SHOWN]
    head = ["filters", "fusion", *(describe(metric).title for metric in metrics), "95 % of nDCG@10"]
    lines = [head, ["---"] * len(head)]
    for way, scores in rows:
        means = [f"{np.mean(list(scores[metric].values())):.3f}" for metric in metrics]
        low, high = interval(list(scores["retrieval.nDCG@10"].values()))
        lines.append([_yes(way.filters), way.fusion, *means, f"{low:.3f} to {high:.3f}"])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--index", "index_path", type=click.Path(path_type=Path), default=Path("indexes/default"))
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Write the table here, too.")
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the questions of this split.")
def main(questions: Path, index_path: Path, markdown: Path | None, split: str | None) -> None:
    """Measure every way to search on a question set."""
    chosen = [question for question in read_questions(questions).questions if split in (None, question.split)]
    rows = list(measure(Index.open(index_path), chosen))
    asked = len(rows[0][1]["retrieval.nDCG@10"])
    page = f"{asked} questions with gold of {questions}{f', split {split}' if split else ''}.\n\n{table(rows)}\n"
    click.echo(page)
    if markdown:
        markdown.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
