"""How near each statement comes to each word of a question: by its own words, by acronyms, and by what "it" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, repeat
from operator import contains
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.evidence.acronyms import met_by_acronym
from tipqa.evidence.pool import Pool, stems_in
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.word_weights import names_in
from tipqa.index.model import Statement
from tipqa.index.question_words import QuestionWords
from tipqa.index.tokens import Floats, score_matrix
from tipqa.index.words import words as stems
from tipqa.later import later

if TYPE_CHECKING:
    from tipqa.index.store import Store

_GAP = 8  # characters between two sentences of a paragraph
_POINTS_BACK = later(
    r"(?:However, |Moreover, |In addition, )?(?:(It|They|Its|Their|He|She)\b|(?:The|This|These|That) (?!government)([a-z]\w+))",
    re.I,
)


def word_matches(index: Store, question: str, words: QuestionWords, pool: Pool) -> Floats:
    """For each statement and word the best cosine, 1 where it holds the word itself, float32 (statements, words).

    A little less than 1 where an acronym stands for the word, or where the statement speaks of what the sentence before names.
    """
    matrix = score_matrix(words, pool.tokens, pool.bounds)
    matrix[word_for_word(words, pool.own)] = 1.0
    short = [at for at, meant in enumerate(pool.meant) if meant]  # few have acronyms
    behind = word_for_word(words, [pool.meant[at] for at in short]) * np.float32(THRESHOLDS.behind_acronym)
    matrix[short] = np.maximum(matrix[short], behind)
    matrix[met_by_acronym(words, question, [statement.text for statement in pool.statements])] = 1.0
    return _carried(index, matrix, names_in(words, question), pool.statements)


def word_for_word(words: QuestionWords, own: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
    """Where a statement holds a question word itself, in any form, by the stems of each statement: (statements, words)."""
    found = np.zeros((len(own), len(words.words)), bool)
    for at, (word, _, _) in enumerate(words.words):
        match stems(word):
            case [stem]:
                found[:, at] = np.fromiter(map(contains, own, repeat(stem)), bool, len(own))
            case [_, *_] as several:
                found[:, at] = np.fromiter(map(frozenset.issuperset, own, repeat(several)), bool, len(own))
    return found


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
