"""The statements that answer a question, ranked by late interaction within what the filters let through."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from tipqa.evidence.acronyms import is_acronym, is_short
from tipqa.evidence.demands import called_alike, lifted
from tipqa.evidence.pool import Pool, pool_of, pool_within, statements_of, stems_in
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.word_matches import follows_before, word_for_word, word_matches
from tipqa.evidence.word_weights import names_in, telling_words, weigh_context, word_weights
from tipqa.figures.asked import figure_meant
from tipqa.figures.quantities import Quantity, has_quantity
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter, Statement
from tipqa.index.question_words import QuestionWords, Word, content_words
from tipqa.index.tokens import score_matrix, score_whole
from tipqa.question.topic import Topic, country_spans
from tipqa.question.wants import Want
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.store import Store

_PREFILTER = 2_000  # statements above which hybrid search chooses the candidates
_MONTHS = frozenset(month.lower() for month in month_name[1:])
_KEPT = 512  # reports of which is kept what one kind of answer asks of their statements
_Kind = TypeVar("_Kind", bound=np.generic)
_Told = Callable[..., NDArray[_Kind]]  # something of each of these statements
_PASSAGES = 60  # … and how many passages it hands over
_PASSAGES_WIDE = 300  # … for what keeps few of the statements
_PLACE, _SCORE = attrgetter("statement.report", "statement.start"), attrgetter("score")


class Evidence(NamedTuple):
    """A statement with how well it covers the question.

    `score` is what it is ranked by; `coverage`, 0 to 1, says how much of the question it covers: the root of the weighted
    mean square of each question word's best cosine, in which one word met beats two half met.
    """

    statement: Statement
    score: float
    coverage: float
    holds_quantity: bool
    telling: float = 1.0  # the mean best cosine of the question's telling words, or that of a name in it where less
    named: float = 1.0  # the least of the best cosines of the names in the question
    lift: float = 0.0  # what of the score is for the kind of answer, below 0 where it was taken off
    met: float = 1.0  # the share of the question's weight whose words it, or the statement before it, comes near
    sought: float = 1.0  # the least of the best cosines of the words that name what is asked for

    @property
    def nearness(self) -> float:
        """The score without what is for the kind of answer."""
        return self.score - self.lift


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates, best first, and what the question's words found among them.

    `best` (words,) is for each question word the best cosine to any candidate.
    """

    words: QuestionWords
    evidence: tuple[Evidence, ...]
    best: NDArray[np.float32]
    together: bool = False  # whether what is asked must be met in one place, as in texts so long that any word is found

    def unmet_name(self, topic: Topic, least: float, least_acronym: float) -> str:
        """The first name in the question that no candidate comes near; "" where there is none.

        Acronyms come near each other whatever they stand for, and have a bound of their own.
        """
        for at in np.flatnonzero(names_in(self.words, topic.text)):
            name = self.words.words[at][0]
            bound = least_acronym if is_acronym(name) and not topic.text.isupper() else least
            if self.best[at] < bound:
                return name
        return ""

    def holds_acronym(self, topic: Topic) -> bool:
        """Whether a candidate has an acronym of the question, which no other field would: "the CICESCT budget"."""
        held = self.best == 1.0
        return not topic.text.isupper() and any(
            is_short(word) for (word, *_), met in zip(self.words.words, held, strict=True) if met
        )

    def missing(self, least: float) -> str:
        """The telling word that the candidates come least near, where on the mean they do not come as near as `least`."""
        telling = np.flatnonzero(telling_words(self.words))
        if not len(telling) or self.best[telling].mean() >= least:
            return ""
        word, _, _ = self.words.words[int(telling[self.best[telling].argmin()])]
        return word

    def by_nearness(self) -> Ranking:
        """The same in the order of how near each comes, whatever kind of answer is wanted."""
        return replace(self, evidence=tuple(sorted(self.evidence, key=lambda e: e.lift - e.score)))

    @property
    def top(self) -> Evidence | None:
        return self.evidence[0] if self.evidence else None


@dataclass(frozen=True, slots=True)
class _Scores:
    """What `Evidence` tells of each statement, one after the other, as far as its score needs it.

    `matrix` (statements, words) are the cosines to the question's words, of which each has its share in `weights`, and `around`
    those with the statement before.
    """

    words: QuestionWords
    weights: NDArray[np.float32]
    statements: Sequence[Statement]
    matrix: NDArray[np.float32]
    around: NDArray[np.float32]
    score: NDArray[np.float64]
    coverage: NDArray[np.float32]
    holds_quantity: NDArray[np.bool_]
    named: NDArray[np.float32]
    lift: NDArray[np.float64]


def rank(
    index: Store,
    topic: Topic,
    filter: Filter,
    wants: frozenset[Want] = frozenset(),
    quantity: Quantity | None = None,
    periods: Sequence[int] = (),
    only_dated: Sequence[int] = (),
    *,
    together: bool = False,
    wide: bool = False,
) -> Ranking:
    """Rank the statements that `filter` lets through for a topic.

    Args:
        wants: kinds of answer, of which some lift the statements of a section or with a kind of number.
        quantity: the kind of number wanted, which lifts the statements that hold one.
        periods: years that lift the statements which name one of them.
        together: whether a statement is looked at with the one before it in its paragraph, and the names of the question
            must stand in one paragraph, where any holds them all.
        only_dated: editions of which only the statements count that name one of the periods.
        wide: whether to look at more statements where there are very many, for what keeps few of them.
    """
    found = _scores(index, topic, filter, wants, quantity, periods, only_dated, together=together, wide=wide)
    if not found.statements:
        return Ranking(found.words, (), np.zeros(len(found.words.words), np.float32), together)
    telling = np.minimum(found.matrix[:, telling_words(found.words)].mean(axis=1), found.named)
    met = share_met(found.around, found.weights)
    sought = _sought_met(found.words, topic, found.statements, found.around)
    numbers = (found.score, found.coverage, found.holds_quantity, telling, found.named, found.lift, met, sought)
    rows = zip(found.statements, *(of_all.tolist() for of_all in numbers), strict=True)
    evidence = sorted(map(Evidence._make, rows), key=_PLACE)
    evidence.sort(key=_SCORE, reverse=True)
    return Ranking(found.words, tuple(evidence), found.matrix.max(axis=0), together)


def best_scores(
    index: Store,
    topic: Topic,
    filter: Filter,
    wants: frozenset[Want],
    quantity: Quantity | None,
    *,
    together: bool,
) -> dict[str, float]:
    """The best score that `rank` would give a statement of each report, by the report's id, of those that have any."""
    found = _scores(index, topic, filter, wants, quantity, (), (), together=together)
    best: dict[str, float] = {}
    for it, score in zip(found.statements, found.score.tolist(), strict=True):
        if score > best.get(it.report, -inf):
            best[it.report] = score
    return best


def _scores(
    index: Store,
    topic: Topic,
    filter: Filter,
    wants: frozenset[Want],
    quantity: Quantity | None,
    periods: Sequence[int],
    only_dated: Sequence[int],
    *,
    together: bool,
    wide: bool = False,
) -> _Scores:
    """See `rank`."""
    question = topic.text
    whole = f"{question} {topic.context}".rstrip()
    words = index.question_words(whole, content_words(whole, topic.non_topic_spans))
    words = weigh_context(words, len(question))
    pool = _candidates(index, question, filter, _PASSAGES_WIDE if wide else _PASSAGES)
    if only_dated:
        pool = pool_of(index, [it for it in pool.statements if _is_dated(index, it, periods, only_dated)])
    statements: Sequence[Statement] = pool.statements
    if not statements or not words.words:
        none, unscored, unmet = np.zeros(0, np.float32), np.zeros(0), np.zeros((0, len(words.words)), np.float32)
        return _Scores(words, none, (), unmet, unmet, unscored, none, np.zeros(0, bool), none, unscored)
    matrix = word_matches(index, question, words, pool)
    behind = score_whole(index.question_mean(whole), pool.means)
    behind = THRESHOLDS.near_as_a_whole * (behind - behind.max())
    meant = figure_meant(question) if wants & {Want.YES_NO, Want.DOER, Want.RISE} else None
    lift = _of_pool(index, pool, lifted, wants, meant.measure if meant else None)
    if quantity is None and Want.PENALTY in wants:
        quantity = "duration"
    holds = _of_pool(index, pool, _held_in, quantity) if quantity else np.zeros(len(pool.statements), bool)
    around = matrix
    if together:
        follows = follows_before(index, statements)
        around = with_before(matrix, follows)
        kept = _naming_all(matrix, _names_of_things(words, question), follows)
        matrix, around, behind, lift, holds = matrix[kept], around[kept], behind[kept], lift[kept], holds[kept]
        statements = [it for it, keep in zip(statements, kept, strict=True) if keep]
    weights = word_weights(words)
    coverage = _covered(matrix, weights)
    if around is not matrix:
        coverage = (coverage + _covered(around, weights)) / np.float32(2)
    names = names_in(words, question)
    named = matrix[:, names].min(axis=1, initial=1.0)
    spelt = names & ~np.array([is_acronym(word) for word, *_ in words.words], bool)
    if spelt.any():
        behind = behind + THRESHOLDS.names_held * (matrix[:, spelt] == 1.0).all(axis=1)
    lift = lift + behind.astype(np.float64)
    added = THRESHOLDS.number_held * holds.astype(np.float64)
    if Want.EXPLOITATION in wants:
        added += THRESHOLDS.in_profile * np.array([it.section == SectionKind.PROFILE for it in statements], float)
    if periods:
        added += THRESHOLDS.year_named * np.array([_years_named(it, periods) for it in statements])
    score = coverage.astype(np.float64) + lift + added
    return _Scores(words, weights, statements, matrix, around, score, coverage, holds, named, lift)


def _of_pool(index: Store, pool: Pool, told: _Told[_Kind], *of: Hashable) -> NDArray[_Kind]:
    """What `told` gives of each statement of a pool; of whole reports it is kept."""
    if not pool.reports:
        return told(pool.statements, *of)
    return np.concatenate([_of_report(index, id, told, *of) for id in pool.reports])


@kept_with_store(_KEPT)
def _of_report(index: Store, id: str, told: _Told[_Kind], *of: Hashable) -> NDArray[_Kind]:
    return told(statements_of(index, id), *of)


def _held_in(statements: Sequence[Statement], quantity: Quantity) -> NDArray[np.bool_]:
    """Which statements hold a number of the kind wanted."""
    return np.array([has_quantity(it.text, quantity) for it in statements], bool)


def _covered(matrix: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much of the question each row covers: the root of the weighted mean square of its cosines."""
    covered: NDArray[np.float32] = np.sqrt((matrix**2 * weights).sum(axis=1))
    return covered


def share_met(matrix: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each row of cosines the share of the question's weight whose words it comes near."""
    met: NDArray[np.float32] = ((matrix >= THRESHOLDS.word_met) * weights).sum(axis=1)
    return met


def with_before(matrix: NDArray[np.float32], follows: NDArray[np.bool_]) -> NDArray[np.float32]:
    """(statements, words): the better of each statement's own cosines and of those of the one before it in its paragraph.

    The sentence after the one that names a person or an event says "he" or "the court" and tells the rest.
    """
    around = matrix.copy()
    around[1:][follows] = np.maximum(matrix[1:][follows], matrix[:-1][follows])
    return around


def _naming_all(matrix: NDArray[np.float32], names: NDArray[np.bool_], follows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The statements whose paragraph holds every one of these words itself; all where there are no such words or places."""
    if not names.any() or not len(matrix):
        return np.ones(len(matrix), bool)
    starts = np.flatnonzero(np.concatenate([[True], ~follows]))
    held = np.logical_or.reduceat(matrix[:, names] == 1.0, starts, axis=0).all(axis=1)
    kept: NDArray[np.bool_] = np.repeat(held, np.diff(np.append(starts, len(matrix))))
    return kept if kept.any() else np.ones(len(matrix), bool)


def _names_of_things(words: QuestionWords, question: str) -> NDArray[np.bool_]:
    """Which words are names, other than months and countries, which a text writes in many forms: "Burma", "Burmese"."""
    countries = country_spans(question)
    other = np.array(
        [
            word.lower() in _MONTHS or any(first <= start < last for first, last in countries)
            for word, start, _ in words.words
        ],
        bool,
    )
    return np.asarray(names_in(words, question) & ~other)


def _sought_met(
    words: QuestionWords, topic: Topic, statements: Sequence[Statement], matrix: NDArray[np.float32]
) -> NDArray[np.float32]:
    """For each statement the least of the best cosines of the words that name what is asked for, 1 where it has a word alike."""
    least = np.ones(len(statements), np.float32)
    for at, (word, start, _) in enumerate(words.words):
        if any(first <= start < end for first, end in topic.sought):
            alike = called_alike(word)
            said = np.array([bool(alike and alike.search(it.text)) for it in statements], bool)
            met = np.where(said, np.float32(1), matrix[:, at])
            if any(first <= start < end for first, end in topic.deed):
                met = np.where(met < THRESHOLDS.deed_met, np.float32(0), met)
            least = np.minimum(least, met)
    return least


def best_cosines(index: Store, question: str, words: Sequence[Word], statement: Statement) -> list[float]:
    """For each of these words of a question its best cosine to a statement; 1 where the statement holds the word itself."""
    encoded = index.question_words(question, words)
    matrix = score_matrix(encoded, *index.tokens([statement.id]))
    matrix[word_for_word(encoded, [stems_in(statement.text)])] = 1.0
    return [float(value) for value in matrix[0]]


def _years_named(statement: Statement, years: Sequence[int]) -> float:
    """The share of the years that a statement names."""
    return sum(str(year) in statement.text for year in years) / len(years) if years else 0.0


def _is_dated(index: Store, statement: Statement, years: Sequence[int], editions: Sequence[int]) -> bool:
    """Whether a statement names one of the years, or is of none of these editions."""
    return any(str(year) in statement.text for year in years) or index.info(statement.report).year not in editions


def _candidates(index: Store, question: str, filter: Filter, passages: int) -> Pool:
    """The statements of the filter; where there are very many, those of the passages that hybrid search finds."""
    from tipqa.retrieval.search import search

    if filter.reports or (len(filter.countries) == 1 and filter.fixed):
        return pool_within(index, filter)
    if filter.fixed or index.count(filter) <= _PREFILTER:
        return pool_of(index, index.statements(filter))
    hits = search(index, question, filter, passages, merge=False)
    return pool_of(index, index.statements_in(hits))
