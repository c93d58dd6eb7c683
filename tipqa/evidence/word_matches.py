"""How near each statement comes to each word of a question: by its own words, by acronyms, and by what "it" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.evidence.acronyms import met_by_acronym, spelled_out
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.word_weights import names_in
from tipqa.index.model import Statement
from tipqa.index.question_words import QuestionWords
from tipqa.index.tokens import Bounds, Floats, Tokens, score_matrix
from tipqa.index.words import words as stems

if TYPE_CHECKING:
    from tipqa.index.store import Store

_GAP = 8  # characters between two sentences of a paragraph
_POINTS_BACK = re.compile(
    r"(?:However, |Moreover, |In addition, )?(?:(It|They|Its|Their|He|She)\b|(?:The|This|These|That) (?!government)([a-z]\w+))",
    re.I,
)


def word_matches(
    index: Store, question: str, words: QuestionWords, statements: Sequence[Statement], tokens: tuple[Tokens, Bounds]
) -> Floats:
    """For each statement and word the best cosine, 1 where it holds the word itself, float32 (statements, words).

    A little less than 1 where an acronym stands for the word, or where the statement speaks of what the sentence before names.
    """
    matrix = score_matrix(words, *tokens)
    matrix[word_for_word(words, statements)] = 1.0
    matrix = np.maximum(matrix, _behind_acronyms(words, statements))
    matrix[met_by_acronym(words, question, [statement.text for statement in statements])] = 1.0
    return _carried(index, matrix, names_in(words, question), statements)


def word_for_word(words: QuestionWords, statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """Where a statement holds a question word itself, in any form: (statements, words)."""
    wanted = [frozenset(stems(word)) for word, _, _ in words.words]
    own = [stems_in(statement.text) for statement in statements]
    return np.array([[bool(word) and word <= terms for word in wanted] for terms in own], bool)


def _behind_acronyms(words: QuestionWords, statements: Sequence[Statement]) -> Floats:
    wanted = [frozenset(stems(word)) for word, _, _ in words.words]
    meant = spelled_out((statement.report, statement.text) for statement in statements)
    met = [[bool(word) and word <= terms for word in wanted] if terms else [False] * len(wanted) for terms in meant]
    return np.array(met, np.float32) * np.float32(THRESHOLDS.behind_acronym)


def _carried(index: Store, matrix: Floats, names: NDArray[np.bool_], statements: Sequence[Statement]) -> Floats:
    """The matrix, with the names of the sentence before where a statement points back to them."""
    if not names.any():
        return matrix
    for at, (one, other) in enumerate(pairwise(statements), start=1):
        if _points_back(other.text, one.text) and same_paragraph(index, one, other):
            before = matrix[at - 1, names] * np.float32(THRESHOLDS.behind_acronym)
            matrix[at, names] = np.maximum(matrix[at, names], before)
    return matrix


def _points_back(text: str, before: str) -> bool:
    """Whether a text opens with "it", or with "the" and a noun of the text before: "the center", of the Lima Center."""
    found = _POINTS_BACK.match(text)
    return found is not None and (bool(found[1]) or set(stems(found[2])) <= stems_in(before))


def follows_before(index: Store, statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """Of each statement but the first whether it follows the one before it in one paragraph."""
    return np.array([same_paragraph(index, one, other) for one, other in pairwise(statements)], bool)


def same_paragraph(index: Store, one: Statement, other: Statement) -> bool:
    """Whether the other statement is the next one of the same paragraph."""
    if one.report != other.report or not 0 <= other.start - one.end < _GAP:
        return False
    return "\n" not in index.report(one.report).text[one.end : other.start]


@lru_cache(maxsize=20_000)
def stems_in(text: str) -> frozenset[str]:
    """The words of a statement as stems; the same statements are ranked again and again."""
    return frozenset(stems(text))
