"""Retrieval: are the gold words among the passages found, and how high?

A passage found is relevant when it meets a gold span (shares half of the shorter one). Gold quotes that one passage
meets first count as one relevant passage, and a gold quote that none meets as one that was missed, so that no score
rises above 1 however the passages are cut. The metrics are those of the package ir-measures, to which a test holds them;
it is compiled where it has no wheel, so that asking would need a compiler if this were its import.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from tipqa.evaluation.gold import Place, meets
from tipqa.evaluation.metrics import Scores
from tipqa.evaluation.outcome import Outcome
from tipqa.retrieval.model import Hit

DEPTHS = (1, 3, 5, 10)


def retrieval_scores(outcomes: Iterable[Outcome]) -> Scores:
    """Recall@k, MRR@10 and nDCG@10 for each question with gold, and whether five hits hold what is needed."""
    judged = {o.question.id: (o.hits, o.gold) for o in outcomes if any(place.spans for place in o.gold)}
    if not judged:
        return {}
    return passage_scores(judged)


def passage_scores(found: Mapping[str, tuple[Sequence[Hit], Sequence[Place]]]) -> Scores:
    """The retrieval metrics of hits against gold, by question id."""
    scores: Scores = {}
    for id, (hits, gold) in found.items():
        documents, missed = align(hits, gold)
        relevant = [document.startswith("gold") for document in documents]
        for name, value in ranked_scores(relevant, sum(relevant) + len(missed)).items():
            scores.setdefault(f"retrieval.{name}", {})[id] = value
        scores.setdefault("retrieval.reports@5", {})[id] = _reports_in_five(hits, gold)
    return scores


def ranked_scores(relevant: Sequence[bool], wanted: int) -> dict[str, float]:
    """Recall, reciprocal rank, nDCG and success of one ranking.

    Args:
        relevant: whether each document found is relevant, the best first.
        wanted: how many relevant documents there are, found or not; at least one.
    """
    ranks = [rank for rank, is_relevant in enumerate(relevant, 1) if is_relevant]
    scores = {f"R@{depth}": sum(rank <= depth for rank in ranks) / wanted for depth in DEPTHS}
    scores["RR@10"] = next((1 / rank for rank in ranks if rank <= 10), 0.0)
    scores["nDCG@10"] = _gain(rank for rank in ranks if rank <= 10) / _gain(range(1, min(wanted, 10) + 1))
    scores["passage@5"] = float(any(rank <= 5 for rank in ranks))
    return scores


def _gain(ranks: Iterable[int]) -> float:
    return sum(1 / math.log2(rank + 1) for rank in ranks)


def align(hits: Sequence[Hit], gold: Sequence[Place]) -> tuple[list[str], list[str]]:
    """A name for each hit, `gold…` where it is the first to meet a gold quote, and names for the quotes none meets."""
    open_quotes = dict(enumerate(gold))
    names = []
    for rank, hit in enumerate(hits, 1):
        met = [at for at, place in open_quotes.items() if _meets(hit, place)]
        names.append(f"gold {met[0]}" if met else f"other {rank}")
        for at in met:
            del open_quotes[at]
    return names, [f"gold {at}" for at in open_quotes]


def _meets(hit: Hit, place: Place) -> bool:
    return hit.report == place.report and any(meets((hit.start, hit.end), span) for span in place.spans)


def _reports_in_five(hits: Sequence[Hit], gold: Sequence[Place]) -> float:
    return float({place.report for place in gold} <= {hit.report for hit in hits[:5]})
