"""Figures asked for of a part that the report does not count: "how many victims were found on coffee farms?"."""

from __future__ import annotations

import re

from tipqa.answers.evidence import best_cosines
from tipqa.answers.figures import Stated
from tipqa.answers.scope import Scope
from tipqa.answers.weights import light_word
from tipqa.index.model import Filter
from tipqa.index.question_words import content_words

LEAST_MET = 0.5  # best cosine, of a word of the phrase, to the sentence that states the figure
_WHERE = re.compile(
    r"\b(?:on|at|in|from|aboard|inside|within)\s+(?:the\s+|its\s+|their\s+)?((?:[A-Za-z][\w'’-]*\s*){1,4})"
)
_NO_PLACE = frozenset(
    "calendar total all number figure home count year period level initiative file record balance average whole own".split()
)


def part_not_counted(scope: Scope, row: Stated) -> str:
    """The phrase of the question that names a place or a trade which the figure's sentence does not; "" where there is none."""
    question = scope.asked.core
    held = scope.index.statements(Filter(reports=(row.report,)))
    own = [s for s in held if s.start <= row.figure.start < s.end]
    for phrase in _WHERE.finditer(question):
        words = [
            word
            for word in content_words(question, scope.asked.drop)
            if phrase.start(1) <= word[1] < phrase.end(1)
            and not light_word(word[0])
            and word[0].lower() not in _NO_PLACE
        ]
        enough = len(words) > 1 or phrase[0].split()[0].lower() in ("on", "at", "aboard")
        if own and words and enough and max(best_cosines(scope.index, question, words, own[0])) < LEAST_MET:
            return " ".join(word for word, _, _ in words)
    return ""
