"""The statements that answer a question, ranked by late interaction within what the filters let through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.index.model import Filter, Statement
from tipqa.index.question_words import QuestionWords, content_words, encode_words
from tipqa.index.tokens import score_matrix
from tipqa.index.words import words as stems
from tipqa.reports.countries import find_countries
from tipqa.reports.figures import Quantity, has_quantity
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.index import Index

NUMBER_BONUS = 0.08  # for a statement that holds a number of the kind asked for
PERIOD_BONUS = 0.08  # for a statement that names a year asked for
PROFILE_BONUS = 0.06  # for a statement of the profile, where a question asks where or how people are exploited
_EXPLOITED = re.compile(
    r"\bwhere\b.*\b(?:victims?|exploit\w*|traffick\w*|forced|taken|sent|sold)\b|\bexploit(?:ed|s|ation)?\b|\bwhich\s+(?:industries|sectors|trades)\b",
    re.I,
)
_PENALTY = re.compile(r"\bpenalt(?:y|ies)\b|\bpunish\w*|\bsentenc\w+|\bprison\s+terms?\b", re.I)
RAREST = 4.0  # idf above which a word weighs no more
NEARLY = 0.9  # share of the rarest word's weight that makes a word as telling
LIGHT = 0.3  # … and what is left of the weight of a word that says little by itself
_LIGHT_WORDS = frozenset(
    "get got make made take taking taken took bring brought go went gone end ends ended hold holds held keep kept let put run "
    "runs ran think thought seem call called want way ways part thing things use uses used using happen happened mean back "
    "away off up out give gave come came left leave set hand ever still also even just other another first one two new main "
    "principal extra contrast contrasted compare compared sort anti talk talks talked speak discuss discusses discussed raise "
    "raised address addressed cover covered concern concerns concerned refer refers do doing done enough problem problems "
    "issue issues matter across among between amid lacking lack missing exist exists allegedly reportedly".split()
)
_PREFILTER = 2_000  # statements above which hybrid search chooses the candidates
_PASSAGES = 60  # … and how many passages it hands over


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement with how well it covers the question.

    `score` is what it is ranked by; `coverage`, 0 to 1, says how much of the question it covers: the root of the weighted
    mean square of each question word's best cosine, in which one word met beats two half met.
    """

    statement: Statement
    score: float
    coverage: float
    holds_quantity: bool
    telling: float = 1.0  # the mean best cosine of the question's telling words, or that of a name in it where less


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates, best first, and what the question's words found among them.

    `best` (words,) is for each question word the best cosine to any candidate.
    """

    words: QuestionWords
    evidence: tuple[Evidence, ...]
    best: NDArray[np.float32]

    def unmet_name(self, question: str, least: float) -> str:
        """The first name in the question that no candidate comes near; "" where there is none."""
        for at in np.flatnonzero(_names_in(self.words, question)):
            if self.best[at] < least:
                return self.words.words[at][0]
        return ""

    def missing(self, least: float) -> str:
        """The telling word that the candidates come least near, where on the mean they do not come as near as `least`."""
        telling = np.flatnonzero(_telling(self.words))
        if not len(telling) or self.best[telling].mean() >= least:
            return ""
        word, _, _ = self.words.words[int(telling[self.best[telling].argmin()])]
        return word

    @property
    def top(self) -> Evidence | None:
        return self.evidence[0] if self.evidence else None


def rank(
    index: Index,
    question: str,
    drop: Sequence[tuple[int, int]],
    filter: Filter,
    quantity: Quantity | None = None,
    periods: Sequence[int] = (),
    only_dated: Sequence[int] = (),
) -> Ranking:
    """Rank the statements that `filter` lets through for `question`.

    Args:
        drop: spans of the question that the statements need not cover: subject countries and years.
        quantity: the kind of number wanted, which lifts the statements that hold one.
        periods: years that lift the statements which name one of them.
        only_dated: editions of which only the statements count that name one of the periods.
    """
    words = encode_words(index.encoder, index.projection, question, content_words(question, drop), index.idf)
    statements = [
        s
        for s in _candidates(index, question, filter)
        if _names(s, periods) or not only_dated or index.info(s.report).year not in only_dated
    ]
    if not statements or not words.words:
        return Ranking(words, (), np.zeros(len(words.words), np.float32))
    matrix = score_matrix(words, *index.tokens(s.id for s in statements))
    matrix[_shared(words, statements)] = 1.0
    coverage = np.sqrt(matrix**2 @ _weights(words))
    if quantity is None and _PENALTY.search(question):
        quantity = "duration"
    evidence = []
    profile = bool(_EXPLOITED.search(question))
    told = np.minimum(
        matrix[:, _telling(words)].mean(axis=1), matrix[:, _names_in(words, question)].min(axis=1, initial=1.0)
    )
    for statement, covered, telling in zip(statements, coverage.tolist(), told.tolist(), strict=True):
        holds = quantity is not None and has_quantity(statement.text, quantity)
        in_profile = profile and statement.section == SectionKind.PROFILE
        score = covered + NUMBER_BONUS * holds + PROFILE_BONUS * in_profile + PERIOD_BONUS * _names(statement, periods)
        evidence.append(Evidence(statement, score, covered, holds, telling))
    evidence.sort(key=lambda e: (-e.score, e.statement.report, e.statement.start))
    return Ranking(words, tuple(evidence), matrix.max(axis=0))


def _names(statement: Statement, years: Sequence[int]) -> bool:
    return any(str(year) in statement.text for year in years)


def _shared(words: QuestionWords, statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """Where a statement holds a question word itself, in any form: (statements, words)."""
    wanted = [frozenset(stems(word)) for word, _, _ in words.words]
    own = [frozenset(stems(statement.text)) for statement in statements]
    return np.array([[bool(word) and word <= terms for word in wanted] for terms in own], bool)


def _telling(words: QuestionWords) -> NDArray[np.bool_]:
    """The rarest words of the question, or those nearly as rare: what it is about."""
    weights = _weights(words)
    return np.asarray(weights >= NEARLY * weights.max(initial=0.0))


def _names_in(words: QuestionWords, question: str) -> NDArray[np.bool_]:
    """The words written as names, other than the question's first, and the names of countries."""
    first = next((at for at, letter in enumerate(question) if letter.isalpha()), 0)
    countries = {mention.start for mention in find_countries(question)}
    return np.array(
        [start in countries or (word[:1].isupper() and start > first) for word, start, _ in words.words], bool
    )


def _weights(words: QuestionWords) -> NDArray[np.float32]:
    """The weight of each question word in the coverage, summing to 1."""
    light = np.array([word.lower() in _LIGHT_WORDS for word, _, _ in words.words])
    weights = np.minimum(words.weights, RAREST) * np.where(light, LIGHT, 1.0)
    total = weights.sum()
    return (weights / total if total else np.full(len(weights), 1 / len(weights))).astype(np.float32)


def _candidates(index: Index, question: str, filter: Filter) -> list[Statement]:
    """The statements of the filter; where there are very many, those of the passages that hybrid search finds."""
    from tipqa.retrieval.search import fixed, search

    if fixed(filter) or index.count(filter) <= _PREFILTER:
        return index.statements(filter)
    hits = search(index, question, filter, _PASSAGES, merge=False)
    return index.statements_in(hits)
