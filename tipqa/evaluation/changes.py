"""Comparisons: of the statements that are new, dropped, kept or reworded between two editions, how many are found?

A statement of a comparison is a pair of spans, one of which may be missing. A predicted pair matches a gold pair when
each side that either has is there in both and meets (shares half of the shorter span).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipqa.evaluation.gold import Span, meets, overlap
from tipqa.evaluation.words import words
from tipqa.records import dataclass

STATUSES = ("new", "dropped", "kept", "reworded")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement's way from one edition to the next: `old` is its span in the earlier, `new` in the later one."""

    status: str
    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one status: how many were predicted, how many are gold, and how many of these two agree."""

    predicted: int
    gold: int
    right: int

    @property
    def precision(self) -> float | None:
        """Right among the predicted; None where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Right among the gold; None where there is none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where nothing was predicted and nothing is gold."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else None


def change_scores(predicted: Sequence[Change], gold: Sequence[Change], complete: bool = True) -> dict[str, Counts]:
    """Counts for each status that either side holds.

    Args:
        predicted: what the comparison says.
        gold: what is true.
        complete: whether `gold` lists every statement. If not, a prediction that meets no gold statement is not judged.
    """
    judged = list(predicted) if complete else [p for p in predicted if any(_touch(p, g) for g in gold)]
    counts = {}
    for status in STATUSES:
        said = [p for p in judged if p.status == status]
        true = [g for g in gold if g.status == status]
        if said or true:
            counts[status] = Counts(len(said), len(true), len(match(said, true)))
    return counts


def match(predicted: Sequence[Change], gold: Sequence[Change]) -> list[tuple[int, int]]:
    """The pairs (index in `predicted`, index in `gold`) that match, each statement once, the most overlapping first."""
    candidates = [
        (-_shared(p, g), at, other)
        for at, p in enumerate(predicted)
        for other, g in enumerate(gold)
        if _side(p.old, g.old) and _side(p.new, g.new)
    ]
    pairs: list[tuple[int, int]] = []
    for _, at, other in sorted(candidates):
        if all(at != a and other != b for a, b in pairs):
            pairs.append((at, other))
    return pairs


def false_claims(predicted: Iterable[Change], old_text: str, new_text: str) -> int:
    """How many statements called new stand word for word in the old text, or called dropped in the new one."""
    old, new = (f" {' '.join(words(text))} " for text in (old_text, new_text))
    wrong = 0
    for change in predicted:
        if change.status == "new" and change.new:
            wrong += _stands(new_text[slice(*change.new)], old)
        if change.status == "dropped" and change.old:
            wrong += _stands(old_text[slice(*change.old)], new)
    return wrong


def _stands(statement: str, folded: str) -> bool:
    sought = " ".join(words(statement))
    return bool(sought) and f" {sought} " in folded


def _side(predicted: Span | None, gold: Span | None) -> bool:
    if predicted is None or gold is None:
        return predicted is gold
    return meets(predicted, gold)


def _shared(predicted: Change, gold: Change) -> int:
    sides = ((predicted.old, gold.old), (predicted.new, gold.new))
    return sum(overlap(a, b) for a, b in sides if a and b)


def _touch(predicted: Change, gold: Change) -> bool:
    sides = ((predicted.old, gold.old), (predicted.new, gold.new))
    return any(a is not None and b is not None and meets(a, b) for a, b in sides)
