"""Confidence: do answers given with a confidence of .8 turn out right eight times in ten?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tipqa.evaluation.outcome import Outcome
from tipqa.records import dataclass

BINS = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers with a confidence in [low, high), the last bin closed: how many, its mean, and the share right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold answers, and the expected calibration error: the mean gap between the two, by size of bin."""

    bins: tuple[Bin, ...]
    error: float


def brier_score(outcome: Outcome, right: float) -> dict[str, float]:
    """The squared gap between confidence and being right, of an answer that was given; refusals are left out."""
    if outcome.answer.abstained:
        return {}
    return {"confidence.brier": (outcome.answer.confidence - right) ** 2}


def reliability(outcomes: Iterable[Outcome], right: Mapping[str, float]) -> Reliability | None:
    """How far confidence can be trusted, over the answers given; None where all were refused.

    Args:
        right: 1 for each question answered rightly, else 0, by id.
    """
    pairs = [(o.answer.confidence, right[o.question.id]) for o in outcomes if not o.answer.abstained]
    if not pairs:
        return None
    filled = [made for at in range(BINS) if (made := _bin(at, pairs)) is not None]
    return Reliability(tuple(filled), sum(b.n * abs(b.confidence - b.right) for b in filled) / len(pairs))


def _bin(at: int, pairs: list[tuple[float, float]]) -> Bin | None:
    inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == at]
    if not inside:
        return None
    n = len(inside)
    return Bin(at / BINS, (at + 1) / BINS, n, sum(c for c, _ in inside) / n, sum(r for _, r in inside) / n)
