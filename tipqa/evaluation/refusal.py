"""Refusals: of what cannot be answered, and only of that."""

from __future__ import annotations

from tipqa.evaluation.outcome import Outcome


def refusal_scores(outcome: Outcome) -> dict[str, float]:
    """Precision over the refusals, recall and reason over the unanswerable, false refusals over the answerable."""
    question, answer = outcome.question, outcome.answer
    scores: dict[str, float] = {}
    if answer.abstained:
        scores["refusal.precision"] = float(not question.answerable)
    if question.answerable:
        scores["refusal.false"] = float(answer.abstained)
        return scores
    scores["refusal.recall"] = float(answer.abstained)
    if "reason" in question.expected:
        scores["refusal.reason"] = float(answer.abstained and answer.reason == question.expected["reason"])
    return scores
