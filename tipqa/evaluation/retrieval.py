"""Retrieval: are the gold words among the passages found, and how high? Measured by ir-measures.

A passage found is relevant when it meets a gold span (shares half of the shorter one). Gold quotes that one passage
meets first count as one relevant passage, and a gold quote that none meets as one that was missed, so that no score
rises above 1 however the passages are cut.
"""

from __future__ import annotations

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
    import ir_measures
    from ir_measures import RR, R, Success, nDCG

    names = {R @ depth: f"retrieval.R@{depth}" for depth in DEPTHS}
    names |= {RR @ 10: "retrieval.RR@10", nDCG @ 10: "retrieval.nDCG@10", Success @ 5: "retrieval.passage@5"}
    relevant: dict[str, dict[str, int]] = {}
    run: dict[str, dict[str, float]] = {}
    for id, (hits, gold) in found.items():
        documents, missed = align(hits, gold)
        relevant[id] = dict.fromkeys([d for d in documents if d.startswith("gold")] + missed, 1)
        run[id] = {document: 1.0 / rank for rank, document in enumerate(documents, 1)}
    scores: Scores = {name: {} for name in names.values()}
    for metric in ir_measures.iter_calc(list(names), relevant, run):
        scores[names[metric.measure]][metric.query_id] = float(metric.value)
    scores["retrieval.reports@5"] = {id: _reports_in_five(*pair) for id, pair in found.items()}
    return {name: {id: by_id[id] for id in found} for name, by_id in scores.items()}


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
