"""What a question probably wants whose words no rule knows, by its vector: which kind of answer, and whether of a report at all.

Two logistic regressions over the model's vector of a question: `likely.tsv`, fitted by `evals/train_intent.py` to what the
rules read of our own questions, and `matters.tsv`, fitted by `evals/train_matter.py` to questions on the product, on other
fields and on reports. They are asked only where the rules leave a question open: where these decide, they did worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tipqa.question.intents import Intent
from tipqa.question.matters import Matter
from tipqa.question.wants import Want
from tipqa.records import dataclass

INTENTS, MATTERS = "likely.tsv", "matters.tsv"
OF_REPORTS, ELSEWHERE, HOLDINGS = "reports", "elsewhere", "holdings"  # the kinds of `MATTERS` that are no `Matter`
_SIDES = {  # kinds of `INTENTS` that are summaries of one side, or of both
    "strengths": frozenset({Want.STRENGTHS}),
    "weaknesses": frozenset({Want.WEAKNESSES}),
    "sides": frozenset({Want.STRENGTHS, Want.WEAKNESSES}),
}
_TO_RULES = (Intent.FACT, Intent.TOPIC_LIST, Intent.FIGURE, Intent.FIGURE_CHANGE)  # numbers are asked for in few words
_ANY_KIND = frozenset({Want.YES_NO, Want.EXISTENCE, Want.PLACE})  # "was there a step up?", "where on the ladder is …?"
_WHY = frozenset({Want.REASON, Want.REASON_AGAINST})


@dataclass(frozen=True, slots=True)
class Fitted:
    """The `model` whose vectors it takes, the n kinds, their weights (n, dimension) and biases (n,), float32."""

    model: str
    kinds: tuple[str, ...]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]

    def chances(self, vector: NDArray[np.float32]) -> dict[str, float]:
        """The chance of each kind, of a question's unit vector by that model."""
        scores = self.weights @ vector + self.biases
        scores = np.exp(scores - scores.max())
        return dict(zip(self.kinds, (scores / scores.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Likely:
    """What a question probably is: `intent` and `matter` where one is likely enough, else None.

    `sides` are what is praised, criticized or both, where a summary of that is wanted. `holdings` says that it asks what is
    held, `doubtful` that it may be on what no report tells, `elsewhere` that it hardly is on reports, `far` that it surely is not.
    """

    intent: Intent | None = None
    sides: frozenset[Want] = frozenset()
    matter: Matter | None = None
    holdings: bool = False
    doubtful: bool = False
    elsewhere: bool = False
    far: bool = False


Guess = Callable[[str], Likely]  # of a question that no rule knows


@cache
def fitted(name: str) -> Fitted:
    """One of the two tables, as the scripts in evals/ have written it."""
    head, *lines = (files("tipqa.question") / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    numbers = np.array([[float(number) for number in row[1:]] for row in rows], np.float32)
    return Fitted(head, tuple(row[0] for row in rows), numbers[:, 1:], numbers[:, 0])


def intent_chances(vector: NDArray[np.float32]) -> dict[Intent, float]:
    """The chance of each intent that the table knows, of a question's unit vector by the model of the table."""
    return _whole(fitted(INTENTS).chances(vector))


def _whole(intents: Mapping[str, float]) -> dict[Intent, float]:
    """The chances of intents, where those of one side are of summaries."""
    summary = {Intent.OVERVIEW: sum(intents.get(it, 0.0) for it in (Intent.OVERVIEW, *_SIDES))}
    return {Intent(it): chance for it, chance in intents.items() if it not in _SIDES} | summary


def likely(vector: NDArray[np.float32], least: float, doubtful: float, of_reports: float, surely_not: float) -> Likely:
    """What the vector of a question tells of it.

    Args:
        vector: of unit length, by the model that both tables name.
        least: chance from which a kind is likely enough.
        doubtful: chance of being on a report below which a question may be on another field.
        of_reports: chance of being on a report below which a question is on another field.
        surely_not: … below which it is so whatever words it shares with a report.
    """
    intents, matters = fitted(INTENTS).chances(vector), fitted(MATTERS).chances(vector)
    whole = _whole(intents)
    intent, kind = max(whole, key=whole.__getitem__), max(matters, key=matters.__getitem__)
    side = max((Intent.OVERVIEW, *_SIDES), key=lambda it: intents.get(it, 0.0))
    sure = whole[intent] >= least and intent not in _TO_RULES
    of_product = kind not in (OF_REPORTS, ELSEWHERE) and matters[kind] >= least
    return Likely(
        intent=intent if sure else None,
        sides=_SIDES.get(side, frozenset()) if sure and intent == Intent.OVERVIEW else frozenset(),
        matter=Matter(kind) if of_product and kind != HOLDINGS else None,
        holdings=of_product and kind == HOLDINGS,
        doubtful=matters[OF_REPORTS] < doubtful,
        elsewhere=matters[OF_REPORTS] < of_reports,
        far=matters[OF_REPORTS] < surely_not,
    )


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
