"""How sure an answer is, between 0 and 1, as its kind of evidence was right on the development questions."""

from __future__ import annotations

from typing import Final

from tipqa.answers import intents
from tipqa.answers.refusal import FALSE_PREMISE, NO_COUNTRY, NO_EDITION, Refusal
from tipqa.answers.scope import Scope
from tipqa.answers.written import Written

STRUCTURED: Final = 0.97  # read from the catalog: tiers, lists, changes
COUNTED: Final = 0.95  # a figure of the asked measure
REFUSED_TOPIC: Final = 0.8
_LOW, _HIGH = 0.535, 0.75  # coverage that gives the lowest and the highest confidence


def confidence(scope: Scope, result: Written | Refusal) -> float:
    """Confidence in one part of an answer; of a refusal, that the reports really do not say it."""
    if isinstance(result, Refusal):
        return STRUCTURED if result.reason in (NO_COUNTRY, NO_EDITION, FALSE_PREMISE) else REFUSED_TOPIC
    coverage = result.facts.get("coverage")
    if coverage is not None:
        share = (float(coverage) - _LOW) / (_HIGH - _LOW)
        return 0.5 + 0.45 * min(max(share, 0.0), 1.0)
    return COUNTED if scope.query.intent in (intents.FIGURE, intents.FIGURE_CHANGE) else STRUCTURED
