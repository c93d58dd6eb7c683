"""How sure an answer is, between 0 and 1, as its kind of evidence was right on the development questions."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tipqa.answers.blocks import Refusal, Reply
from tipqa.answers.refusal import FALSE_PREMISE, NO_COUNTRY, NO_EDITION, NOT_ENGLISH
from tipqa.answers.scope import Scope
from tipqa.answers.stated import coverage_of, value_of
from tipqa.question.intents import Intent

STRUCTURED: Final = 0.97  # read from the catalog: tiers, lists, changes
STATED: Final = 0.97  # one figure of the asked measure, whose reading is certain
COUNTED: Final = 0.92  # figures beside each other
NOT_HELD: Final = 0.93  # no such country or edition
REFUSED_TOPIC: Final = 0.86
REFUSED_FIGURE: Final = 0.84
# Of an answer in the report's words: coverage of the question, and the share of such answers that were right.
_BY_COVERAGE: Final = ((0.42, 0.6), (0.55, 0.74), (0.62, 0.88), (1.0, 0.92))
# On full-length narratives answers of these kinds were right less often than their evidence says by itself.
_LESS: Final = {Intent.FIGURE: 0.08, Intent.FACT: 0.1, Intent.TOPIC_LIST: 0.1}


def confidence(scope: Scope, result: Reply | Refusal) -> float:
    """Confidence in one part of an answer; of a refusal, that the reports really do not say it."""
    intent = scope.plan.intent
    if isinstance(result, Refusal):
        topic = REFUSED_FIGURE if intent == Intent.FIGURE else REFUSED_TOPIC
        known = {FALSE_PREMISE: STRUCTURED, NOT_ENGLISH: STRUCTURED, NO_COUNTRY: NOT_HELD, NO_EDITION: NOT_HELD}
        return known.get(result.reason, topic)
    if intent == Intent.FIGURE and value_of(result.fact) is not None:
        return STATED
    coverage = coverage_of(result.fact)
    if coverage is not None:
        sure = _by_coverage(coverage)
    else:
        sure = COUNTED if intent in (Intent.FIGURE, Intent.FIGURE_CHANGE) else STRUCTURED
    return sure - _LESS.get(intent, 0.0)


def _by_coverage(coverage: float) -> float:
    """Between the measured points in a straight line."""
    for (low, least), (high, most) in pairwise(_BY_COVERAGE):
        if coverage <= high:
            return least + (most - least) * max(0.0, coverage - low) / (high - low)
    return _BY_COVERAGE[-1][1]
