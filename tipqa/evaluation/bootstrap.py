"""How sure a mean is, and whether two runs differ: percentile bootstrap, exact McNemar, sign-flip permutation.

All are seeded, so that the same scores always give the same interval and the same p.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

RESAMPLES = 2_000
FLIPS = 10_000
_SEED = 20_241_124
_BLOCK = 2_000_000  # drawn indices held at once


def interval(values: Sequence[float], level: float = 0.95) -> tuple[float, float]:
    """The bootstrap interval of the mean of `values`, which must not be empty.

    It shrinks to a point where all values are equal; read "3 / n" as the distance that the truth may then lie off.
    """
    scores = np.asarray(values, dtype=float)
    draw = np.random.default_rng(_SEED)
    step = max(1, _BLOCK // len(scores))
    means = [
        scores[draw.integers(0, len(scores), (min(step, RESAMPLES - done), len(scores)))].mean(axis=1)
        for done in range(0, RESAMPLES, step)
    ]
    low, high = np.quantile(np.concatenate(means), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_p(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    """The two-sided p that two runs score the same, from their scores by question; 1 where they agree throughout.

    Scores of 0 and 1 over the same questions are tested by exact McNemar; others by a permutation test that swaps the
    two runs question by question. A question that one run has no score for weighs in with nothing on that side.
    """
    ids = sorted({*before, *after})
    same = before.keys() == after.keys()
    if not ids or not before or not after or all(before.get(id) == after.get(id) for id in ids):
        return 1.0
    if same and {*before.values(), *after.values()} <= {0.0, 1.0}:
        return mcnemar_p(sum(after[id] > before[id] for id in ids), sum(after[id] < before[id] for id in ids))
    return _permutation_p([_part(before, id) for id in ids], [_part(after, id) for id in ids])


def mcnemar_p(better: int, worse: int) -> float:
    """Exact McNemar: the two-sided binomial p of `better` against `worse` discordant pairs."""
    from scipy.stats import binomtest

    return float(binomtest(better, better + worse).pvalue) if better + worse else 1.0


def _part(scores: Mapping[str, float], id: str) -> tuple[float, float]:
    return (scores[id], 1.0) if id in scores else (0.0, 0.0)


def _permutation_p(before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]]) -> float:
    """Swap (value, weight) pairs between the runs at random; how often is the gap of means at least as wide?"""
    one, two = np.asarray(before), np.asarray(after)
    moved = np.flatnonzero((one != two).any(axis=1))
    fixed_one, fixed_two = one.sum(axis=0), two.sum(axis=0)
    swap = (two - one)[moved]
    flips = np.random.default_rng(_SEED).integers(0, 2, (FLIPS, len(moved)))
    shift = flips @ swap
    gaps = _gap(fixed_one + shift, fixed_two - shift)
    observed = _gap(fixed_one[None, :], fixed_two[None, :])[0]
    return float((1 + np.count_nonzero(gaps >= observed - 1e-12)) / (1 + FLIPS))


def _gap(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """The absolute difference of two rows of means; a mean over no weight counts as 0."""
    means = [sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], 1.0) for sums in (one, two)]
    return np.asarray(np.abs(means[0] - means[1]))
