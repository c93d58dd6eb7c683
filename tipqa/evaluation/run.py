"""A run: every question of a set put to an index, and every metric over the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

import numpy as np

from tipqa.errors import UsageError
from tipqa.evaluation.answers import answer_scores
from tipqa.evaluation.bootstrap import interval
from tipqa.evaluation.citations import citation_scores
from tipqa.evaluation.confidence import Reliability, brier_score, reliability
from tipqa.evaluation.metrics import METRICS, Scores, by_type
from tipqa.evaluation.outcome import Asked, Outcome, observe
from tipqa.evaluation.pairs import Compares, EditionPair, pair_scores
from tipqa.evaluation.questions import Question
from tipqa.evaluation.refusal import refusal_scores
from tipqa.evaluation.retrieval import retrieval_scores
from tipqa.records import dataclass

FORMAT = 1
_DIGITS = 4
_PER_TYPE = ("answers.right", "retrieval.R@5")


@dataclass(frozen=True, slots=True)
class Summary:
    """A metric over some items: how many it applies to, its mean, and the bootstrap interval of the mean."""

    n: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Item:
    """One question or pair of a run, as a baseline remembers it. `said` is what was answered, for people to read."""

    id: str
    question: str
    type: str
    split: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """The scores of a run by metric and item; `milliseconds` by item stand apart, since they never repeat."""

    items: tuple[Item, ...]
    scores: Scores
    reliability: Reliability | None = None
    milliseconds: Mapping[str, float] = field(default_factory=dict)
    sha256: str = ""  # of the set

    def groups(self) -> dict[str, list[str]]:
        """The ids of all items as "all", and of each split where the set has splits."""
        splits = sorted({item.split for item in self.items if item.split})
        return {"all": [item.id for item in self.items]} | {
            split: [item.id for item in self.items if item.split == split] for split in splits
        }

    def summary(self, group: str = "all") -> dict[str, Summary]:
        """Each metric that applies to an item of the group. One that applies to none is absent."""
        ids = set(self.groups()[group])
        found = {}
        for name, by_id in self.scores.items():
            values = [value for id, value in by_id.items() if id in ids]
            if values:
                low, high = interval(values)
                found[name] = Summary(len(values), _short(float(np.mean(values))), _short(low), _short(high))
        return found

    def times(self) -> dict[str, float]:
        """Median, 90th percentile and longest time of a question, in milliseconds; empty where none was taken."""
        if not self.milliseconds:
            return {}
        taken = list(self.milliseconds.values())
        p50, p90 = np.quantile(taken, [0.5, 0.9])
        return {"p50": round(float(p50), 2), "p90": round(float(p90), 2), "max": round(max(taken), 2)}

    def to_dict(self) -> dict[str, Any]:
        """The form `--json` writes. The same to the byte for the same set and index, but for what stands in "times"."""
        return {
            "format": FORMAT,
            "set": {"n": len(self.items), "sha256": self.sha256},
            "metrics": {group: _as_dict(self.summary(group)) for group in self.groups()},
            "reliability": _reliability(self.reliability),
            "items": [self._item(item) for item in self.items],
            "times": {**self.times(), "milliseconds": {id: round(ms, 2) for id, ms in self.milliseconds.items()}},
        }

    def _item(self, item: Item) -> dict[str, Any]:
        scores = {name: _short(by_id[item.id]) for name, by_id in self.scores.items() if item.id in by_id}
        plain = {name: value for name, value in scores.items() if "/" not in name}
        return {"id": item.id, "question": item.question, "type": item.type, "split": item.split} | {
            "said": dict(item.said),
            "scores": plain,
        }


def run(qa: Asked, questions: Sequence[Question], sha256: str = "", each: Callable[[], None] = lambda: None) -> Run:
    """Put the questions to `qa` and score what it answers.

    Args:
        sha256: of the set, to be remembered with the run.
        each: called after every question, for a progress bar.

    Raises:
        UsageError: there are no questions.
    """
    if not questions:
        raise UsageError("there is no question to ask; give a set that holds some, or another --split")
    outcomes = []
    for question in questions:
        outcomes.append(observe(qa, question))
        each()
    scores = score(outcomes)
    return Run(
        items=tuple(_remember(outcome) for outcome in outcomes),
        scores=scores,
        reliability=reliability(outcomes, scores["answers.right"]),
        milliseconds={outcome.question.id: 1000 * outcome.seconds for outcome in outcomes},
        sha256=sha256,
    )


def score(outcomes: Sequence[Outcome]) -> Scores:
    """Every metric over the outcomes, in the order of the table of metrics, some of them by type too."""
    scores: Scores = {name: {} for name in METRICS} | retrieval_scores(outcomes)
    for outcome in outcomes:
        answered = answer_scores(outcome)
        found = answered | citation_scores(outcome) | refusal_scores(outcome)
        found |= brier_score(outcome, answered["answers.right"])
        for name, value in found.items():
            scores[name][outcome.question.id] = value
    types = {outcome.question.id: outcome.question.type for outcome in outcomes}
    return _with_types({name: scores[name] for name in METRICS}, types)


def run_pairs(
    qa: Compares, pairs: Sequence[EditionPair], sha256: str = "", each: Callable[[], None] = lambda: None
) -> Run:
    """Put the pairs of a change set to `qa.compare` and score what it says; arguments as for `run`."""
    scores: Scores = {}
    milliseconds: dict[str, float] = {}
    said: dict[str, dict[str, str]] = {}
    for pair in pairs:
        started = time.perf_counter()
        told = qa.compare(pair.country, pair.old, pair.new)
        milliseconds[pair.id] = 1000 * (time.perf_counter() - started)
        said[pair.id] = {"answer": "\n".join(told.summary)}
        found = pair_scores(qa, pair, told)
        for name, value in found.items():
            scores.setdefault(name, {})[pair.id] = value
        each()
    items = tuple(Item(p.id, f"{p.country} {p.old} to {p.new}", p.kind, said=said[p.id]) for p in pairs)
    return Run(items, dict(sorted(scores.items())), None, milliseconds, sha256)


def _with_types(scores: Scores, types: Mapping[str, str]) -> Scores:
    whole: Scores = {}
    for name, by_id in scores.items():
        if by_id:
            whole[name] = by_id
            whole |= by_type(by_id, types, name) if name in _PER_TYPE else {}
    return whole


def _remember(outcome: Outcome) -> Item:
    question, answer = outcome.question, outcome.answer
    said = {
        "answer": answer.answer,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "intent": answer.intent,
        "confidence": _short(answer.confidence),
        "cited": [f"{citation.report}:{citation.start}-{citation.end}" for citation in answer.citations],
        "whose_words": list(dict.fromkeys(citation.provenance for citation in answer.citations)),
    }
    return Item(question.id, question.question, question.type, question.split, said)


def _as_dict(summaries: Mapping[str, Summary]) -> dict[str, Any]:
    return {name: {"n": s.n, "value": s.value, "low": s.low, "high": s.high} for name, s in summaries.items()}


def _reliability(table: Reliability | None) -> dict[str, Any] | None:
    if table is None:
        return None
    fields: Iterable[str] = ("low", "high", "n", "confidence", "right")
    bins = [{name: _short(getattr(b, name)) for name in fields} for b in table.bins]
    return {"error": _short(table.error), "bins": bins}


def _short(value: float) -> float:
    return round(value, _DIGITS) + 0.0  # + 0.0 turns -0.0 into 0.0
