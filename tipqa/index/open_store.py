"""What every store does alike: it keeps what was asked for before, weighs words and takes a question apart."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.errors import NotFoundError
from tipqa.figures.model import Figure
from tipqa.index.model import Filter, ReportInfo, Size, Statement
from tipqa.index.projection import Projection
from tipqa.index.question_words import EncodedQuestion, QuestionWords, Word, encode_question, words_of
from tipqa.index.schema import Entry
from tipqa.index.words import words
from tipqa.reports.model import Report
from tipqa.reports.series import PLACEMENTS
from tipqa.settings import Settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder
    from tipqa.index.vectors import Vectors

_WORDS_KEPT = 20_000  # a comparison asks for some thousand words, each several times
_KEPT = 256  # questions and filter results kept in memory
_REPORTS_KEPT = 48  # reports kept, with their figures: some ten countries, one asked after the other
_STATEMENTS_KEPT = 48  # filters on a country or a report whose statements are kept
_ANY_WORD = 0.125  # rarity of a word that stands in every passage
LISTS = Filter(series=(PLACEMENTS,))


class OpenStore(ABC):
    """The part of a `Store` that is the same wherever the reports are kept.

    A store gives what is kept (`read_…`, `…_frequency`); here it is remembered and joined.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder: Encoder | None = None
        self._opening = Lock()
        self._reports = lru_cache(_REPORTS_KEPT)(self._known_report)
        self._rarities = lru_cache(_WORDS_KEPT)(self._rarity)
        self._held = lru_cache(_WORDS_KEPT)(self._holds)  # the words of questions, which are the same again and again
        self._listed = lru_cache(_KEPT)(self.read_reports)  # every question asks for the whole list
        self._figures = lru_cache(_REPORTS_KEPT)(self._read_figures)
        self._encoded = lru_cache(_KEPT)(self._encode)  # of one question now these, now those words are looked for
        self._question_words = lru_cache(_KEPT)(self._words_of)  # … and edition by edition
        self._counted = lru_cache(_KEPT)(self.read_count)
        self._sizes = lru_cache(1)(self.read_sizes)
        self._statements = lru_cache(_STATEMENTS_KEPT)(self.read_statements)

    @property
    @abstractmethod
    def projection(self) -> Projection:
        """What makes the stored token vectors out of the encoder's."""

    @abstractmethod
    def open_encoder(self) -> Encoder:
        """The encoder that the vectors were made with."""

    @abstractmethod
    def read_report(self, id: str) -> tuple[ReportInfo, Report] | None:
        """The report of that id; None where it is not held."""

    @abstractmethod
    def report_ids(self) -> Sequence[str]:
        """All report ids, in order."""

    @abstractmethod
    def read_reports(self, filter: Filter) -> tuple[ReportInfo, ...]:
        """The reports that a filter lets through, by country, newest edition first."""

    @abstractmethod
    def read_sizes(self) -> Mapping[str, Size]:
        """How long each report is, by id."""

    @abstractmethod
    def read_statements(self, filter: Filter) -> tuple[Statement, ...]:
        """The statements that a filter lets through, in the order of the texts."""

    @abstractmethod
    def read_count(self, filter: Filter) -> int:
        """How many statements a filter lets through."""

    @abstractmethod
    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """See `Store.figures`."""

    @abstractmethod
    def frequency(self, term: str) -> int:
        """In how many passages a term, as `words` gives it, stands."""

    @abstractmethod
    def prose_frequency(self, term: str) -> int:
        """As `frequency`, without the lists of placements."""

    @abstractmethod
    def prose_count(self) -> int:
        """How many passages there are, without the lists of placements."""

    @abstractmethod
    def entry(self, id: str) -> Entry:
        """All that is stored of a report, as a build writes it."""

    @abstractmethod
    def vectors(self, id: str) -> Vectors:
        """The vectors of a report, as a build writes them."""

    @abstractmethod
    def warnings(self) -> tuple[str, ...]:
        """What was odd about the reports when they were read."""

    @property
    def settings(self) -> Settings:
        """With which it was opened."""
        return self._settings

    @property
    def encoder(self) -> Encoder:
        """See `Store.encoder`; it is opened at the first use."""
        with self._opening:
            if self._encoder is None:
                self._encoder = self.open_encoder()
            return self._encoder

    def reports(self, filter: Filter = Filter()) -> list[ReportInfo]:  # noqa: B008  (frozen)
        """See `Store.reports`."""
        return list(self._listed(filter))

    def sizes(self) -> Mapping[str, Size]:
        """See `Store.sizes`."""
        return self._sizes()

    def info(self, id: str) -> ReportInfo:
        """See `Store.info`."""
        return self._reports(id)[0]

    def report(self, id: str) -> Report:
        """See `Store.report`."""
        return self._reports(id)[1]

    def statements(self, filter: Filter) -> list[Statement]:
        """See `Store.statements`."""
        narrow = filter.reports or len(filter.countries) == 1
        return list(self._statements(filter) if narrow else self.read_statements(filter))

    def count(self, filter: Filter) -> int:
        """See `Store.count`."""
        return self._counted(filter)

    def figures_of(self, id: str) -> tuple[Figure, ...]:
        """See `Store.figures_of`."""
        return self._figures(id)

    def question_words(self, question: str, words: Iterable[Word]) -> QuestionWords:
        """See `Store.question_words`."""
        return self._question_words(question, tuple(words))

    def question_vector(self, question: str) -> NDArray[np.float32]:
        """See `Store.question_vector`."""
        return self._encoded(question).whole

    def question_mean(self, question: str) -> NDArray[np.float32]:
        """See `Store.question_mean`."""
        mean: NDArray[np.float32] = self._encoded(question).vectors.mean(axis=0)
        return mean

    def idf(self, word: str) -> float:
        """See `Store.idf`."""
        return self._rarities(word)

    def holds_word(self, word: str) -> bool:
        """See `Store.holds_word`."""
        return self._held(word)

    def _known_report(self, id: str) -> tuple[ReportInfo, Report]:
        found = self.read_report(id)
        if found is not None:
            return found
        import difflib  # not needed for a question

        known = self.report_ids()
        near = difflib.get_close_matches(id, known, 3, 0.6) or known[-3:]
        raise NotFoundError(f"the index holds no report {id!r}; near are {', '.join(near) or 'none'}")

    def _read_figures(self, id: str) -> tuple[Figure, ...]:
        return tuple(figure for _, figure in self.figures(Filter(reports=(id,))))

    def _encode(self, question: str) -> EncodedQuestion:
        return encode_question(self.encoder, self.projection, question)

    def _words_of(self, question: str, words: tuple[Word, ...]) -> QuestionWords:
        return words_of(self._encoded(question), words, self.idf)

    def _rarity(self, word: str) -> float:
        n = self.prose_count()
        rarity = [_ANY_WORD + log((n + 1) / (self.prose_frequency(term) + 1)) for term in words(word)]
        return max(rarity, default=0.0)

    def _holds(self, word: str) -> bool:
        terms = words(word)
        return not terms or any(map(self.frequency, terms))
