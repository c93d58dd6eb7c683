"""The metrics by name: what each is called, which way is better, and which hold without exception."""

from __future__ import annotations

from collections.abc import Mapping

from tipqa.records import dataclass

Scores = dict[str, dict[str, float]]  # metric -> question id -> value; a question it does not apply to is left out


@dataclass(frozen=True, slots=True)
class Metric:
    """How to read a metric. Its value is the mean over the questions it applies to.

    A `hard` metric has one acceptable value, its `goal`; anything else fails a run.
    """

    title: str
    higher: bool = True  # whether more is better
    hard: bool = False
    goal: float | None = None


METRICS: Mapping[str, Metric] = {
    "answers.right": Metric("Right answer"),
    "answers.stated": Metric("Right value in the answer's own words"),
    "answers.list_precision": Metric("List: precision"),
    "answers.list_recall": Metric("List: recall"),
    "citations.exact": Metric("Quotes equal to their slice", hard=True, goal=1.0),
    "citations.wrong_country": Metric("Citation from a wrong country", higher=False, hard=True, goal=0.0),
    "citations.wrong_edition": Metric("Citation from a wrong edition", higher=False, goal=0.0),
    "citations.given": Metric("Answers with a citation"),
    "citations.precision": Metric("Citations that support their statement"),
    "citations.recall": Metric("Gold spans cited"),
    "refusal.precision": Metric("Refusals that are right"),
    "refusal.recall": Metric("Unanswerable questions refused", goal=0.95),
    "refusal.reason": Metric("Refused for the right reason", goal=0.95),
    "refusal.false": Metric("Answerable questions refused", higher=False, goal=0.02),
    "confidence.brier": Metric("Confidence: Brier score", higher=False),
    "retrieval.R@1": Metric("Recall@1"),
    "retrieval.R@3": Metric("Recall@3"),
    "retrieval.R@5": Metric("Recall@5"),
    "retrieval.R@10": Metric("Recall@10"),
    "retrieval.RR@10": Metric("MRR@10"),
    "retrieval.nDCG@10": Metric("nDCG@10"),
    "retrieval.passage@5": Metric("A gold passage in five"),
    "retrieval.reports@5": Metric("All gold reports in five"),
    "changes.tier": Metric("Tier and its change right", goal=1.0),
    "changes.figures_precision": Metric("Figures: precision"),
    "changes.figures_recall": Metric("Figures: recall"),
    "changes.false_claims": Metric("Untrue claims of new or gone", higher=False, hard=True, goal=0.0),
}
_GOALS = {
    **dict.fromkeys(("tier", "tier_lookup", "tier_change", "tier_history"), 1.0),
    **dict.fromkeys(("figure", "figure_change", "numeric", "fact", "what_changed", "unanswerable"), 0.95),
}


def describe(name: str) -> Metric:
    """How to read the metric `name`; `answers.right/fact` is `answers.right` over the questions of type fact."""
    base, _, kind = name.partition("/")
    if base in METRICS and not kind:
        return METRICS[base]
    if base in METRICS:
        known = METRICS[base]
        goal = _GOALS.get(kind) if base == "answers.right" else known.goal
        return Metric(f"{known.title}: {kind.replace('_', ' ')}", known.higher, known.hard, goal)
    return Metric(_title(base))


def _title(name: str) -> str:
    """`changes.new_f1` is "New statements: f1"."""
    status, _, measure = name.partition(".")[2].partition("_")
    return f"{status.capitalize()} statements: {measure}" if measure else name


def by_type(scores: Mapping[str, float], types: Mapping[str, str], name: str) -> Scores:
    """The metric `name` once more for each type of question, as `name/type`."""
    split: Scores = {}
    for id, value in scores.items():
        split.setdefault(f"{name}/{types[id]}", {})[id] = value
    return dict(sorted(split.items()))
