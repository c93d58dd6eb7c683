"""Which kind of answer a question probably wants whose words no rule knows, by its vector.

A logistic regression over the model's vector of a question, fitted by `evals/train_intent.py` to what the rules read of
our own questions. It is asked only where they leave a question at a fact or a topic: where they decide it did worse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tipqa.question.intents import Intent
from tipqa.question.wants import Want

Guess = Callable[[str], Intent | None]  # of a question that no rule knows
_TABLE = "likely.tsv"
_TO_RULES = (Intent.FACT, Intent.TOPIC_LIST, Intent.FIGURE, Intent.FIGURE_CHANGE)  # numbers are asked for in few words
_ANY_KIND = frozenset({Want.YES_NO, Want.EXISTENCE, Want.PLACE})  # "was there a step up?", "where on the ladder is …?"
_WHY = frozenset({Want.REASON, Want.REASON_AGAINST})


@dataclass(frozen=True, slots=True)
class Fitted:
    """The `model` whose vectors it takes, the n intents, their weights (n, dimension) and biases (n,), float32."""

    model: str
    intents: tuple[Intent, ...]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]


@cache
def fitted() -> Fitted:
    """What `evals/train_intent.py` has written."""
    head, *lines = (files("tipqa.question") / _TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    numbers = np.array([[float(number) for number in row[1:]] for row in rows], np.float32)
    return Fitted(head, tuple(Intent(row[0]) for row in rows), numbers[:, 1:], numbers[:, 0])


def likely_intent(vector: NDArray[np.float32], least: float) -> Intent | None:
    """The likeliest intent; None where its chance is below `least`, or where it is one that rules are better at.

    Args:
        vector: of the question, of unit length, by the model that `fitted` names.
    """
    model = fitted()
    scores = np.exp(model.weights @ vector + model.biases)
    best = int(scores.argmax())
    intent = model.intents[best]
    return None if scores[best] < least * scores.sum() or intent in _TO_RULES else intent


def allows(
    intent: Intent, subjects: Sequence[str], editions: int, *, tiers: bool, wants: frozenset[Want] = frozenset()
) -> bool:
    """Whether a question on these countries and so many editions, in texts that place on `tiers` or not, can want it.

    Where its words say by themselves which kind of answer it `wants`, such as a currency or a reason, nothing is guessed.
    """
    if not wants <= (_ANY_KIND | _WHY if intent == Intent.TIER_REASON else _ANY_KIND):
        return False
    match intent:
        case Intent.WHAT_CHANGED:
            return len(subjects) == 1 and editions != 1
        case Intent.COMPARISON:
            return len(subjects) > 1
        case Intent.TIER | Intent.TIER_CHANGE | Intent.TIER_HISTORY | Intent.TIER_REASON:
            return tiers and bool(subjects)
        case Intent.OVERVIEW | Intent.RECOMMENDATIONS:
            return bool(subjects)
        case _:
            return False
