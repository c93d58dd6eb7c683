"""What the comparison of two editions is worth: precision, recall and F1 by status, beside three simple methods.

    python evals/make_changes.py --synthetic indexes/synthetic-corpus
    tipqa index --corpus indexes/synthetic-corpus --index indexes/synthetic
    python evals/benchmarks/changes.py evals/changes.jsonl --digest indexes/default --synthetic indexes/synthetic \\
        --real indexes/factbook

Kinds of pairs whose index is not given are left out. The simple methods see the same statements as tipqa does: equal
words only; difflib's ratio, and the nearest neighbour by pooled embedding, each with a counterpart where the score is at
least a threshold, which is chosen on the dev pairs (best F1), as those of tipqa were.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import click
import numpy as np

from tipqa.comparison.comparing import compare
from tipqa.comparison.wording import wording
from tipqa.evaluation.changes import STATUSES, Change, change_scores, false_claims
from tipqa.evaluation.pairs import EditionPair, predicted_changes, read_pairs
from tipqa.index.index import Index
from tipqa.index.model import Filter, Statement

Scores = Callable[[Index, Sequence[Statement], Sequence[Statement]], np.ndarray]
THRESHOLDS = np.arange(0.3, 0.96, 0.05)


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of editions with its index, its split and its series."""

    pair: EditionPair
    index: Index
    split: str
    series: str

    def statements(self, year: int) -> list[Statement]:
        """The statements of one edition."""
        filter = Filter(countries=(self.pair.country,), years=(year,), series=(self.series,))
        return self.index.statements(filter)


@click.command()
@click.argument("changes", type=click.Path(exists=True, path_type=Path))
@click.option("--digest", type=click.Path(exists=True, path_type=Path))
@click.option("--real", type=click.Path(exists=True, path_type=Path))
@click.option("--synthetic", type=click.Path(exists=True, path_type=Path))
def main(changes: Path, digest: Path | None, real: Path | None, synthetic: Path | None) -> None:
    """Print the tables, as Markdown."""
    paths = {"digest": digest, "real": real, "synthetic": synthetic}
    indexes = {kind: Index.open(path) for kind, path in paths.items() if path}
    cases = list(_cases(changes, indexes))
    for line in _tables(cases):
        click.echo(line)


def _cases(path: Path, indexes: dict[str, Index]) -> Iterator[Case]:
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for pair in read_pairs(path):
        if pair.kind in indexes:
            row = rows[pair.id]
            yield Case(pair, indexes[pair.kind], row.get("split", ""), row["series"])


def _tables(cases: Sequence[Case]) -> Iterator[str]:
    methods = {"tipqa": _tipqa, "exact matching": lambda case: _matched(case, None, 2.0)}
    for name, score in (("difflib", _difflib), ("nearest by embedding", _nearest)):
        methods[name] = _tuned(score, [case for case in cases if case.split == "dev"])
    groups = {
        "real and digest, dev": [case for case in cases if case.split == "dev"],
        "real, test": [case for case in cases if case.pair.kind == "real" and case.split == "test"],
        "digest, test": [case for case in cases if case.pair.kind == "digest" and case.split == "test"],
        "synthetic": [case for case in cases if case.pair.kind == "synthetic"],
    }
    for group, own in groups.items():
        if own:
            yield from ("", f"### {group} ({len(own)} pairs)", "")
            yield (
                "| method | " + " | ".join(f"{status} P / R / F1" for status in STATUSES) + " | all F1 | untrue | ms |"
            )
            yield "|---" * (len(STATUSES) + 4) + "|"
            for name, method in methods.items():
                yield _row(name, own, method)


def _row(name: str, cases: Sequence[Case], method: Callable[[Case], list[Change]]) -> str:
    counts: Counter[tuple[str, str]] = Counter()
    untrue, seconds = 0, 0.0
    for case in cases:
        started = time.perf_counter()
        said = method(case)
        seconds += time.perf_counter() - started
        untrue += false_claims(
            said, *(case.index.report(_id(case, year)).text for year in (case.pair.old, case.pair.new))
        )
        for status, found in change_scores(said, case.pair.gold, case.pair.complete).items():
            counts += Counter(
                {(status, "said"): found.predicted, (status, "true"): found.gold, (status, "right"): found.right}
            )
    cells = [_cell(*(counts[status, what] for what in ("said", "true", "right"))) for status in STATUSES]
    total = [sum(counts[status, what] for status in STATUSES) for what in ("said", "true", "right")]
    whole = 2 * total[2] / (total[0] + total[1])
    return f"| {name} | {' | '.join(cells)} | {whole:.3f} | {untrue} | {1000 * seconds / len(cases):.0f} |"


def _cell(said: int, true: int, right: int) -> str:
    if not true and not said:
        return "–"
    precision, recall = (f"{right / of:.2f}" if of else "–" for of in (said, true))
    return f"{precision} / {recall} / {2 * right / (said + true):.2f}"


def _id(case: Case, year: int) -> str:
    filter = Filter(countries=(case.pair.country,), years=(year,), series=(case.series,))
    return case.index.reports(filter)[0].id


def _tipqa(case: Case) -> list[Change]:
    return predicted_changes(compare(case.index, case.pair.country, case.pair.old, case.pair.new, case.series))


def _difflib(index: Index, old: Sequence[Statement], new: Sequence[Statement]) -> np.ndarray:
    del index
    return np.array([[SequenceMatcher(None, a.text, b.text, autojunk=False).ratio() for b in new] for a in old])


def _nearest(index: Index, old: Sequence[Statement], new: Sequence[Statement]) -> np.ndarray:
    ours, theirs = (index.encoder.encode([it.text for it in side]) for side in (old, new))
    return np.asarray(ours @ theirs.T)


def _tuned(score: Scores, cases: Sequence[Case]) -> Callable[[Case], list[Change]]:
    """The method that matches by `score`, with the threshold that is best on `cases`."""

    def f1(threshold: float) -> float:
        said = true = right = 0
        for case, matrix in zip(cases, matrices, strict=True):
            for found in change_scores(_matched(case, matrix, threshold), case.pair.gold, case.pair.complete).values():
                said, true, right = said + found.predicted, true + found.gold, right + found.right
        return 2 * right / max(said + true, 1)

    matrices = [score(case.index, case.statements(case.pair.old), case.statements(case.pair.new)) for case in cases]
    best = max(THRESHOLDS, key=f1)
    return lambda case: _matched(
        case, score(case.index, case.statements(case.pair.old), case.statements(case.pair.new)), float(best)
    )


def _matched(case: Case, scores: np.ndarray | None, threshold: float) -> list[Change]:
    """Every statement with its nearest in the other edition, where that is near enough or has the same words."""
    old, new = case.statements(case.pair.old), case.statements(case.pair.new)
    same = np.array([[wording(a.text).core == wording(b.text).core for b in new] for a in old], float).reshape(
        len(old), len(new)
    )
    near = same if scores is None else np.maximum(scores, 2 * same)
    pairs = {
        (i, int(near[i].argmax()))
        for i in range(len(old))
        if near[i].max(initial=0) >= (1 if scores is None else threshold)
    }
    pairs |= {
        (int(near[:, j].argmax()), j)
        for j in range(len(new))
        if near[:, j].max(initial=0) >= (1 if scores is None else threshold)
    }
    found = [
        Change("kept" if same[i, j] else "reworded", (old[i].start, old[i].end), (new[j].start, new[j].end))
        for i, j in sorted(pairs)
    ]
    found += [Change("dropped", (it.start, it.end), None) for i, it in enumerate(old) if all(i != a for a, _ in pairs)]
    found += [Change("new", None, (it.start, it.end)) for j, it in enumerate(new) if all(j != b for _, b in pairs)]
    return found


if __name__ == "__main__":
    main()
