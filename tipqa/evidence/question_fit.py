"""How a question fits what reports tell, as a whole: how near a statement comes to it, and what it is on by chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tipqa.blocks.model import Source
from tipqa.evidence.pool import tokens_at
from tipqa.evidence.scope import Scope
from tipqa.index.tokens import score_matrix
from tipqa.later import later
from tipqa.question.likely import ELSEWHERE, INTENTS, MATTERS, fitted, intent_chances
from tipqa.reports.series import places_tiers

_WORD = later(r"\w+(?:['’]\w+)*")


def nearness(scope: Scope, statement: Source) -> float:
    """The mean over the words of the topic of the best cosine, from -1 to 1, that each reaches in a statement; 0 where it has none."""
    asked = scope.plan.topic.text
    words = [(match[0], *match.span()) for match in _WORD.finditer(asked)]
    tokens = tokens_at(scope.index, statement.report, statement.start)
    scores = score_matrix(scope.index.question_words(asked, words), tokens, np.array([0, len(tokens)]))
    return float(scores.mean()) if scores.size else 0.0


def chance_elsewhere(scope: Scope) -> float | None:
    """The chance, from 0 to 1, that the question is on another field than reports which place countries on tiers."""
    vector = _vector(scope, MATTERS) if places_tiers(scope.series) else None
    return None if vector is None else fitted(MATTERS).chances(vector)[ELSEWHERE]


def chance_of_intent(scope: Scope) -> float | None:
    """The chance, from 0 to 1, of the intent that was read, by the question as a whole."""
    vector = _vector(scope, INTENTS)
    return None if vector is None else intent_chances(vector).get(scope.plan.intent, 0.0)


def _vector(scope: Scope, table: str) -> NDArray[np.float32] | None:
    """The vector of the topic; None where the index is of another model than a table was fitted to."""
    known = scope.index.manifest.model == fitted(table).model
    return scope.index.question_vector(scope.plan.topic.text) if known else None
