"""How sure an answer is, between 0 and 1, as its kind of evidence was right on the development questions."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tipqa.answers import intents
from tipqa.answers.refusal import FALSE_PREMISE, NO_COUNTRY, NO_EDITION, Refusal
from tipqa.answers.scope import Scope
from tipqa.answers.written import Written

STRUCTURED: Final = 0.97  # read from the catalog: tiers, lists, changes
COUNTED: Final = 0.92  # a figure of the asked measure
NOT_HELD: Final = 0.93  # no such country or edition
REFUSED_TOPIC: Final = 0.86
# Of an answer in the report's words: coverage of the question, and the share of such answers that were right.
_BY_COVERAGE: Final = ((0.42, 0.6), (0.55, 0.74), (0.62, 0.88), (1.0, 0.92))


def confidence(scope: Scope, result: Written | Refusal) -> float:
    """Confidence in one part of an answer; of a refusal, that the reports really do not say it."""
    if isinstance(result, Refusal):
        known = {FALSE_PREMISE: STRUCTURED, NO_COUNTRY: NOT_HELD, NO_EDITION: NOT_HELD}
        return known.get(result.reason, REFUSED_TOPIC)
    coverage = result.facts.get("coverage")
    if coverage is not None:
        return _by_coverage(float(coverage))
    return COUNTED if scope.query.intent in (intents.FIGURE, intents.FIGURE_CHANGE) else STRUCTURED


def _by_coverage(coverage: float) -> float:
    """Between the measured points in a straight line."""
    for (low, least), (high, most) in pairwise(_BY_COVERAGE):
        if coverage <= high:
            return least + (most - least) * max(0.0, coverage - low) / (high - low)
    return _BY_COVERAGE[-1][1]
